"""What a server is set up with agrees with the settings, with itself, and with docs/deploy.md."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterable
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import pytest
from dotenv import dotenv_values
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

from bot.settings import VARIABLES, from_environment
from bot.webhook import PATH
from storage.database import sqlite_path

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "deploy").rglob("*.sh"))
FILES = ("Dockerfile", "compose.yaml", ".env.example", "deploy/casewatch.service", *SCRIPTS)
SHELL = re.compile(r"^( *)```sh\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
PINNED = re.compile(
    r"^([\w.-]+)==(\S+)(?: ; ([^\\\n]+?))? \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile: (word, the rest), lines that go on joined, comments left out."""
    bare = "\n".join(line for line in text("Dockerfile").splitlines() if line and not line.startswith("#"))
    found = (line.split(maxsplit=1) for line in re.sub(r" *\\\n\s*", " ", bare).splitlines())
    return [(word, rest) for word, rest in found]


def image() -> dict[str, str]:
    """The environment that the image gives to what runs in it."""
    last = max(index for index, (word, _) in enumerate(instructions()) if word == "FROM")
    given = [rest for word, rest in instructions()[last:] if word == "ENV"]
    return dict(pair.split("=", 1) for rest in given for pair in rest.split())


def copied() -> set[str]:
    """What the Dockerfile takes from this folder."""
    taken = [rest.split()[:-1] for word, rest in instructions() if word == "COPY" and not rest.startswith("--from")]
    return {name for names in taken for name in names}


def service() -> dict[str, Any]:
    return dict(YAML(typ="safe").load(text("compose.yaml"))["services"]["bot"])


def unit() -> dict[str, list[str]]:
    """The directives of the systemd unit, with all their values."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r"^(\w+)=(.*)$", text("deploy/casewatch.service"), re.MULTILINE):
        found.setdefault(name, []).append(value)
    return found


def example() -> dict[str, str]:
    """The settings of .env.example, each without the sign in front of it."""
    return dict(line.split("=", 1) for line in re.findall(r"^#([A-Z_]+=.*)$", text(".env.example"), re.MULTILINE))


@pytest.mark.parametrize("name", FILES)
def test_every_setting_that_is_named_exists(name: str) -> None:
    named = set(re.findall(r"\b(?:CASEWATCH|TELEGRAM)_[A-Z_]+\b", text(name)))
    assert named - set(VARIABLES) == set()


def test_every_setting_is_in_the_example_and_none_is_set_by_it() -> None:
    assert sorted(example()) == sorted(VARIABLES)
    assert dotenv_values(ROOT / ".env.example") == {}


def test_the_example_means_the_same_to_everyone_who_reads_it(tmp_path: Path) -> None:
    written = tmp_path / ".env"
    written.write_text("".join(f"{name}={value}\n" for name, value in example().items()), encoding="utf-8")
    # Docker and systemd take what stands behind the first «=»; only Casewatch's own reader knows quotes and comments.
    assert dotenv_values(written) == example()
    settings = from_environment({}, dotenv=written)
    assert settings.http == ("127.0.0.1", 8080)
    assert settings.admins == {123456, 234567}


DEFAULTS = {"TELEGRAM_API_URL", "CASEWATCH_ACCESS", "CASEWATCH_DATABASE_URL", "CASEWATCH_FEEDS"} | {
    "CASEWATCH_ALLOW_PRIVATE_NETWORKS", "CASEWATCH_LOG_LEVEL", "CASEWATCH_WATCH_LIMIT",
}  # fmt: skip


@pytest.mark.parametrize("name", VARIABLES)
def test_the_example_shows_what_holds_without_it_or_that_nothing_does(name: str) -> None:
    unset = from_environment({}, dotenv=None) == from_environment({name: example()[name]}, dotenv=None)
    assert unset == (name in DEFAULTS)


def test_the_image_keeps_its_state_in_its_volume_and_its_feeds_outside_of_it() -> None:
    settings = from_environment(image(), dotenv=None)
    written = dict(instructions())
    path = sqlite_path(settings.database_url)
    assert path is not None
    assert (str(path.parent), str(settings.feeds_file.parent)) == (written["VOLUME"], written["WORKDIR"])
    assert ("COPY", f"feeds.yaml {settings.feeds_file}") in instructions()


def test_everything_speaks_of_one_port() -> None:
    settings, (published,) = from_environment(image(), dotenv=None), service()["ports"]
    assert settings.http is not None
    port = str(settings.http[1])
    assert published == f"127.0.0.1:{port}:{port}"
    assert dict(instructions())["EXPOSE"] == port
    assert f"HTTPConnection('127.0.0.1', {port}," in dict(instructions())["HEALTHCHECK"]
    assert set(re.findall(r"127\.0\.0\.1:(\d+)", text("docs/deploy.md"))) == {port}


def test_an_image_can_hold_only_what_is_copied() -> None:
    ignored = text(".dockerignore").splitlines()
    assert ignored.index("*") < ignored.index("!bot")
    assert {line[1:] for line in ignored if line.startswith("!")} == copied()
    assert {name for name in copied() if not (ROOT / name).exists()} == set()


def test_compose_sets_what_the_image_sets_whatever_the_env_file_says() -> None:
    assert service()["environment"] == {name: value for name, value in image().items() if name in VARIABLES}


def test_in_the_container_only_the_state_can_be_written() -> None:
    bot, settings = service(), from_environment(image(), dotenv=None)
    mounted = {target: mode for _, target, mode in ((*volume.split(":"), "rw")[:3] for volume in bot["volumes"])}
    assert bot["read_only"] is True
    assert mounted == {"/data": "rw", str(settings.feeds_file.parent): "ro"}
    assert (bot["cap_drop"], bot["security_opt"]) == (["ALL"], ["no-new-privileges:true"])


def test_the_service_and_its_document_speak_of_the_same_places() -> None:
    found, document = unit(), text("docs/deploy.md")
    (command,), (environment,), (state,) = (found[name] for name in ("ExecStart", "EnvironmentFile", "StateDirectory"))
    assert command.split()[0] in document
    assert f">>{environment}" in document
    assert f"CASEWATCH_DATABASE_URL=sqlite+aiosqlite:////var/lib/{state}/" in document
    assert f"{found['WorkingDirectory'][0]}/feeds.yaml" in document
    assert f"useradd --system --user-group --home-dir /var/lib/{state} --shell /usr/sbin/nologin" in document


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd-analyze here")
def test_systemd_takes_the_service_and_finds_little_exposed(tmp_path: Path) -> None:
    there = tmp_path / "casewatch.service"
    there.write_text(re.sub("ExecStart=.*", "ExecStart=/bin/true", text("deploy/casewatch.service")), encoding="utf-8")
    # The manager's own directories are left out: what else is installed here does not matter.
    verified = run("systemd-analyze", "verify", "--man=no", str(there))
    assert (verified.returncode, "casewatch" in verified.stderr) == (0, False), verified.stderr
    assert run("systemd-analyze", "security", "--offline=true", "--threshold=20", str(there)).returncode == 0


def run(*command: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, input=given, capture_output=True, text=True, timeout=60, check=False)


def blocks() -> list[str]:
    return [
        re.sub(f"^{indent}", "", block, flags=re.MULTILINE) for indent, block in SHELL.findall(text("docs/deploy.md"))
    ]


@pytest.mark.parametrize("block", [*blocks(), *map(text, SCRIPTS)])
def test_what_is_to_be_typed_is_a_shells_language(block: str) -> None:
    checked = run("sh", "-n", given=block)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_every_file_that_is_to_be_installed_is_there() -> None:
    named = re.findall(
        r"^install (?!-d).*-m \d+ .*?([\w.][\w./-]*) \S+$|--require-hashes -r (\S+)$", "\n".join(blocks()), re.M
    )
    ours = {first or second for first, second in named}
    assert ours == {".env.example", "feeds.yaml", "requirements-run.lock", "deploy/casewatch.service"}
    assert {name for name in ours if not (ROOT / name).exists()} == set()


def test_the_rehearsal_can_be_started_and_knows_every_instruction_of_the_dockerfile() -> None:
    script = ROOT / "deploy/rehearse.sh"
    known = set(re.findall(r"^    ([A-Z |]+)\)", text("deploy/rehearsal/docker.sh"), re.MULTILINE))
    assert script.stat().st_mode & 0o111
    assert {word for word, _ in instructions()} - {word for case in known for word in case.split(" | ")} == set()


def test_the_web_server_of_the_document_lets_updates_through() -> None:
    document = text("docs/deploy.md")
    (passed,) = re.findall(r"reverse_proxy (\S+)\* ", document)
    assert PATH.startswith(passed)
    assert f"https://bot.example.org{PATH}\n" in document


def test_the_states_of_health_in_the_document_are_those_that_are_told() -> None:
    (table,) = re.findall(r"\| status \|.*?\n\n", text("docs/deploy.md"), re.DOTALL)
    told = re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)
    assert told
    assert [status for status in told if f'"{status}"' not in text("bot/health.py")] == []


def pinned(name: str) -> dict[str, tuple[str, str, str]]:
    """Of a lock: package → (version, marker, hashes); every line of it belongs to one."""
    assert PINNED.sub("", text(name)) == ""
    return {package: (version, marker, hashes) for package, version, marker, hashes in PINNED.findall(text(name))}


def needed(wanted: Iterable[str]) -> set[str]:
    """These packages and all that they need here, as the installed ones say."""
    found: set[tuple[str, frozenset[str]]] = set()
    waiting = [Requirement(line) for line in wanted]
    while waiting:
        one = waiting.pop()
        key = (canonicalize_name(one.name), frozenset(one.extras))
        if key in found:
            continue
        found.add(key)
        for line in requires(one.name) or ():
            more = Requirement(line)
            if more.marker is None or any(more.marker.evaluate({"extra": extra}) for extra in one.extras or {""}):
                waiting.append(more)
    return {name for name, _ in found}


def project() -> dict[str, Any]:
    return dict(tomllib.loads(text("pyproject.toml"))["project"])


def test_a_server_gets_the_versions_that_were_tested() -> None:
    everything, server = pinned("requirements.lock"), pinned("requirements-run.lock")
    # A tool may ask for a package on more systems than the program does: only here must the markers say the same.
    tested, got = ({name: _here(*pins[name]) for name in server} for pins in (everything, server))
    assert tested == got


def _here(version: str, marker: str, hashes: str) -> tuple[str, bool, str]:
    return version, not marker or Marker(marker).evaluate(), hashes


def test_a_server_gets_all_that_is_needed_and_none_of_the_tools() -> None:
    server, here = set(pinned("requirements-run.lock")), needed(project()["dependencies"])
    elsewhere = {name for name, (_, marker, _) in pinned("requirements-run.lock").items() if marker}
    assert here - server == set()
    assert server - here - elsewhere <= {"setuptools"}
    tools = {canonicalize_name(Requirement(line).name) for line in project()["optional-dependencies"]["dev"]}
    assert tools & server == {"setuptools"}

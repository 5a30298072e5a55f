"""The documents say what the code does: nothing they name is missing, and nothing they should name is left out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel
from starlette.routing import Route
from typer.main import get_command

from bot import __version__
from bot.cli import cli
from bot.commands import COMMANDS
from bot.commands.basics import ENTRY_LINK, TOPIC_LINK
from bot.commands.links import ADMIN_LINK, INVITE_LINK
from bot.config.file import parse_config
from bot.config.model import Config, Defaults, Feed, Topic
from bot.errors import ConfigError
from bot.reading.keywords import TopicRules, compile_topics
from bot.reading.model import Article
from bot.reading.read import understand
from bot.sandbox.faults import Fault
from bot.sandbox.journal import Kind
from bot.sandbox.methods import NAMES
from bot.sandbox.server import _app as app  # all that is served, which nothing else says
from bot.sandbox.state import State
from bot.settings import VARIABLES
from storage.tables import metadata
from tests.reading.made import one_topic

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", *sorted(
    str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md")
))  # fmt: skip
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
# A path of ours begins with one of our folders, or is a file at the top.
PATH = re.compile(
    r"(?:bot|storage|tests|benchmarks|docs|deploy|\.ci)/[^\s:]*|[\w.-]+\.(?:md|toml|lock|yaml)|Makefile|Dockerfile|NOTICE"
)


def text(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def prose(document: str) -> str:
    """The document without its blocks of code."""
    return FENCE.sub("", text(document))


def blocks(document: str, language: str | None = None) -> list[str]:
    return [block for kind, block in FENCE.findall(text(document)) if language in (None, kind)]


def section(document: str, heading: str) -> str:
    """What stands below a heading, up to the next one."""
    return re.split(r"^#+ .+$", text(document).split(f"\n## {heading}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows(table: str) -> list[list[str]]:
    """The cells of every row of the tables in a text, heads left out, without the backticks around a whole cell."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    found = [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]
    heads = {index - 1 for index, row in enumerate(found) if set(row[0]) == {"-"}}
    return [row for index, row in enumerate(found) if index not in heads and index - 1 not in heads]


def first_cells(document: str, heading: str) -> list[str]:
    return [row[0] for row in rows(section(document, heading))]


def everywhere(pattern: str) -> set[tuple[str, str]]:
    """(document, what was found) over all documents, code included."""
    return {(name, found) for name in DOCUMENTS for found in re.findall(pattern, text(name))}


def test_the_settings_in_the_readme_are_the_settings() -> None:
    assert sorted(first_cells("README.md", "Configuration")) == sorted(VARIABLES)


def test_every_setting_that_a_document_names_exists() -> None:
    named = everywhere(r"\b(?:CASEWATCH|TELEGRAM)_[A-Z_]+\b")
    assert {one for one in named if one[1] not in VARIABLES} == set()


def test_the_bot_commands_in_the_readme_are_the_visible_ones() -> None:
    visible = [f"/{command.name} {command.usage}".strip() for command in COMMANDS if not command.hidden]
    assert sorted(first_cells("README.md", "Bot commands")) == sorted(visible)


def test_the_links_into_the_bot_in_the_readme_are_understood() -> None:
    assert re.findall(r"\?start=(\w+?)<", section("README.md", "Bot commands")) == [
        *(TOPIC_LINK, ENTRY_LINK, ADMIN_LINK, INVITE_LINK)
    ]


def test_the_commands_in_the_readme_are_the_commands() -> None:
    named = [row.split()[1] for row in first_cells("README.md", "Command line")]
    assert sorted(named) == sorted(subcommands())


def test_every_bot_command_that_a_document_writes_exists() -> None:
    written = everywhere(r'(?:`|"text": ")/([a-z]+)(?=[ `"])')
    assert len(written) > len(COMMANDS)
    # Two of @BotFather's, and the ends of two addresses.
    others = {"newbot", "setinline", "bot", "healthz"}
    assert {name for _, name in written} - {command.name for command in COMMANDS} == others


def test_every_command_that_a_document_calls_exists() -> None:
    called = everywhere(r"(?<![\w@.])casewatch ([a-z][a-z-]+)")
    assert {one for one in called if one[1] not in subcommands()} == set()


def test_every_option_of_a_command_is_in_the_readme() -> None:
    options = {option for command in subcommands().values() for option in command if option.startswith("--")}
    assert options - set(re.findall(r"--[a-z][a-z-]*", text("README.md"))) == set()


def subcommands() -> dict[str, list[str]]:
    """Every command of the command line, with its options and arguments."""
    commands: dict[str, object] = getattr(get_command(cli), "commands", {})
    return {
        name: [one for param in getattr(found, "params", ()) for one in param.opts] for name, found in commands.items()
    }


def named_paths() -> Iterator[tuple[str, str]]:
    for document in DOCUMENTS:
        yield from ((document, found) for found in CODE.findall(prose(document)) if PATH.fullmatch(found))


def test_every_path_that_a_document_names_exists() -> None:
    found = set(named_paths())
    assert len(found) > 50
    assert {one for one in found if not (ROOT / until_placeholder(one[1])).exists()} == set()


def until_placeholder(path: str) -> str:
    """Of `tests/x/test_<what>.py`, what has to be there before: `tests/x`."""
    whole, bracket, _ = path.partition("<")
    return whole.rpartition("/")[0] if bracket else path


def test_every_module_that_a_document_runs_exists() -> None:
    run = everywhere(r"-m ((?:bot|storage|tests|benchmarks)(?:\.\w+)*)")
    assert run
    assert {one for one in run if not (ROOT / one[1].replace(".", "/")).with_suffix(".py").exists()} == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_relative_link_leads_somewhere(document: str) -> None:
    links = [link for either in LINK.findall(prose(document)) for link in either if link and "://" not in link]
    assert [link for link in links if not leads_somewhere(document, link)] == []


def leads_somewhere(document: str, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (ROOT / document).parent / path if path else ROOT / document
    if not target.exists() or not anchor:
        return target.exists()
    return anchor in {anchor_of(heading) for heading in HEADING.findall(FENCE.sub("", target.read_text("utf-8")))}


def anchor_of(heading: str) -> str:
    """The anchor that GitHub gives to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_document_that_the_code_points_to_exists() -> None:
    sources = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "storage").rglob("*.py"), ROOT / "feeds.yaml"]
    named = {found for path in sources for found in re.findall(r"docs/[\w-]+\.md", path.read_text("utf-8"))}
    assert named
    assert {one for one in named if not (ROOT / one).exists()} == set()


@pytest.mark.parametrize(
    ("heading", "model"),
    [
        ("Keys of the file", Config),
        ("Keys of defaults", Defaults),
        ("Keys of a feed", Feed),
        ("Keys of a topic", Topic),
    ],
)
def test_the_keys_of_feeds_yaml_are_the_keys(heading: str, model: type[BaseModel]) -> None:
    assert sorted(first_cells("docs/feeds-yaml.md", heading)) == sorted(model.model_fields)


@pytest.mark.parametrize(
    "keyword", [row[:3] for row in rows(section("docs/feeds-yaml.md", "Keywords"))], ids=itemgetter(0)
)
def test_a_keyword_finds_what_the_document_says(keyword: list[str]) -> None:
    rule, found, not_found = keyword
    topic = one_topic(
        keywords=f'["{rule}"]', language="en" if rule.isascii() else "ru", words="{held: {ru: [арестовать]}}"
    )
    assert hits(found, topic)
    assert hits(not_found, topic) == []


@pytest.mark.parametrize("example", rows(section("docs/feeds-yaml.md", "Context and exclusions")), ids=itemgetter(0))
def test_context_and_exclusions_do_what_the_document_says(example: list[str]) -> None:
    topics = compile_topics(parse_config(blocks("docs/feeds-yaml.md", "yaml")[0]).topics)
    assert hits(example[0], topics) == ([example[1]] if example[1] else [])


def hits(body: str, topics: TopicRules) -> list[str]:
    """The words that count."""
    return [hit.where.text for topic in understand(Article("", body), topics).topics for hit in topic.hits]


def test_the_lists_of_the_document_are_lists() -> None:
    example = blocks("docs/feeds-yaml.md", "yaml")[1]
    topics = compile_topics(parse_config(f"version: 1\nfeeds: []\n{example}").topics)
    body = "Под стражей по запросу Астаны. Передать России разрешила прокуратура."
    assert hits(body, topics) == ["Под стражей по запросу", "Передать России разрешила прокуратура"]


def test_a_wrong_file_is_refused_in_the_words_of_the_document() -> None:
    example, (answer,) = (
        blocks("docs/feeds-yaml.md", "yaml")[2],
        FENCE.findall(section("docs/feeds-yaml.md", "What is refused"))[1:],
    )
    with pytest.raises(ConfigError) as refused:
        parse_config(example)
    assert str(refused.value) == answer[1].rstrip("\n")


def test_the_feeds_yaml_of_the_readme_is_one() -> None:
    assert parse_config(blocks("README.md", "yaml")[0]).topics


def test_every_table_is_in_the_architecture() -> None:
    assert sorted(first_cells("docs/architecture.md", "What is stored")) == sorted(metadata.tables)


def test_the_floors_are_drawn_as_they_are_checked() -> None:
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    (drawn,) = FENCE.findall(section("docs/architecture.md", "The floors"))
    assert drawn[1].splitlines() == contracts[0]["layers"]


def test_every_room_is_in_the_house() -> None:
    named = first_cells("docs/architecture.md", "The house")
    rooms = {
        path.stem for path in (ROOT / "bot").iterdir() if not path.name.startswith("_") and path.suffix in ("", ".py")
    }
    assert {room for room in rooms if not {f"bot/{room}/", f"bot/{room}.py"} & set(named)} == set()


# An address with the method that asks for it, as in `POST /sandbox/send`.
ASKED = re.compile(r"`(GET|POST) (/[^`\s]*)`")


def sandbox_routes() -> list[Route]:
    """All that the sandbox serves."""
    return [route for route in app(State(lambda: 0.0)).routes if isinstance(route, Route)]


def serves(route: Route, method: str, path: str) -> bool:
    return method in (route.methods or ()) and route.path_regex.match(path) is not None


def test_every_route_of_the_sandbox_is_in_its_document() -> None:
    named = [row[0].split() for row in rows(section("docs/sandbox.md", "Every address"))]
    routes = sandbox_routes()
    assert len(routes) > 20
    assert [route.path for route in routes if not any(serves(route, *one) for one in named)] == []


def test_every_address_of_the_sandbox_that_its_document_names_exists() -> None:
    named = set(ASKED.findall(text("docs/sandbox.md")))
    assert {one for one in named if not any(serves(route, *one) for route in sandbox_routes())} == set()


def test_every_address_of_the_sandbox_that_is_called_exists() -> None:
    there = {route.path for route in sandbox_routes()}
    called = everywhere(r"/sandbox/[a-z]+\b(?![./])")
    assert len(called) > 10
    assert {one for one in called if one[1] not in there} == set()


def test_every_event_of_the_sandbox_is_in_its_document() -> None:
    assert sorted(first_cells("docs/sandbox.md", "What happens, as it happens")) == sorted(["hello", *get_args(Kind)])


def test_every_method_of_the_sandbox_is_in_its_document() -> None:
    named = CODE.findall(section("docs/sandbox.md", "What it knows of the Bot API"))
    assert sorted(name for name in named if "/" not in name and "@" not in name) == sorted(NAMES.values())


def test_the_fields_of_a_fault_are_in_the_document_of_the_sandbox() -> None:
    assert sorted(first_cells("docs/sandbox.md", "Failures on demand")) == sorted(Fault.__dataclass_fields__)


def test_the_changelog_tells_of_this_version() -> None:
    assert re.search(rf"\b{re.escape(__version__)}\b", text("CHANGELOG.md"))

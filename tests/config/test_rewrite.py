"""feeds.yaml is read and rewritten to the letter, and never half."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import rewrite as room
from bot.config.rewrite import exact_text, rewrite
from bot.errors import ConfigError

OLD, NEW = "\ufeffversion: 1\r\n# ё\r\n", "version: 1\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "feeds.yaml"
    made.write_bytes(OLD.encode())
    return made


def test_line_ends_are_read_as_they_are(path: Path) -> None:
    assert exact_text(path) == OLD


@pytest.mark.parametrize("new", [NEW, OLD * 3, ""])
def test_the_new_text_takes_the_place_of_the_old(path: Path, new: str) -> None:
    path.chmod(0o640)
    rewrite(path, OLD, new)
    assert path.read_bytes() == new.encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in path.parent.iterdir()] == ["feeds.yaml"]


def test_a_link_stays_a_link(path: Path) -> None:
    link = path.parent / "link.yaml"
    link.symlink_to(path)
    rewrite(link, OLD, NEW)
    assert link.is_symlink()
    assert exact_text(path) == NEW


def test_what_somebody_else_changed_is_not_overwritten(path: Path) -> None:
    path.write_text("version: 1  # theirs", encoding="utf-8")
    with pytest.raises(ConfigError, match="it was changed meanwhile"):
        rewrite(path, OLD, NEW)
    assert exact_text(path) == "version: 1  # theirs"


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch) -> None:
    """As of a file that is mounted alone: its name cannot be given to another."""

    def refuse(_target: Path, _content: bytes) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(room, "_swap", refuse)


@pytest.mark.usefixtures("mounted")
@pytest.mark.parametrize("new", [NEW, OLD * 3])
def test_a_file_that_cannot_be_replaced_is_overwritten(path: Path, new: str) -> None:
    rewrite(path, OLD, new)
    assert path.read_bytes() == new.encode()


def test_a_file_that_is_not_there_or_not_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"feeds\.yaml: it cannot be read"):
        exact_text(tmp_path / "feeds.yaml")
    (tmp_path / "feeds.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="UTF-8"):
        rewrite(tmp_path / "feeds.yaml", "", NEW)

"""`casewatch import-opml` and `casewatch export-opml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config.file import parse_config
from bot.feeds.opml import from_opml
from tests.cli.conftest import Casewatch

FEEDS = """\
# What is read.
version: 1\r
feeds:  # all of it
  - {name: One, url: "https://one.example/rss", country: KZ}  # the first
topics: []
"""
LIST = """<opml version="2.0"><body>
  <outline text="Sources">
    <outline text="One &amp; only" xmlUrl="https://one.example/rss"/>
    <outline text="Two" xmlUrl="https://two.example/feed" language="ru" category="/KZ"/>
    <outline text="ONE" xmlUrl="https://three.example/rss"/>
    <outline text="Four" xmlUrl="feed:four"/>
  </outline>
</body></opml>"""


@pytest.fixture
def feeds() -> Path:
    path = Path("feeds.yaml")
    path.write_bytes(FEEDS.encode())
    Path("list.opml").write_text(LIST, encoding="utf-8")
    return path


def test_feeds_are_added_and_the_rest_is_told(casewatch: Casewatch, feeds: Path) -> None:
    said = casewatch("import-opml", "list.opml")
    assert said.code == 0
    rows = [[cell.strip() for cell in line.split("│")[1:4]] for line in said.out.splitlines() if line.startswith("│")]
    assert rows == [
        ["Four", "refused", "only http and https addresses are fetched, not feed"],
        ["One & only", "already there", "as «One»"],
        ["ONE 2", "added", "https://three.example/rss"],
        ["Two", "added", "https://two.example/feed"],
    ]
    first, rest = FEEDS.split("topics:")
    added = "  - {name: Two, url: https://two.example/feed, language: ru, country: KZ}"
    assert feeds.read_bytes().decode().replace("\r\n", "\n") == (
        f"{first}{added}\n  - {{name: ONE 2, url: https://three.example/rss}}\ntopics:{rest}"
    ).replace("\r\n", "\n")
    assert feeds.read_bytes().startswith(FEEDS.split("feeds:")[0].encode())


def test_a_dry_run_changes_nothing(casewatch: Casewatch, feeds: Path) -> None:
    assert "added" in casewatch("import-opml", "list.opml", "--dry-run").out
    assert feeds.read_bytes() == FEEDS.encode()


@pytest.mark.usefixtures("feeds")
def test_a_second_import_adds_nothing(casewatch: Casewatch) -> None:
    casewatch("import-opml", "list.opml")
    before = Path("feeds.yaml").read_bytes()
    said = casewatch("import-opml", "list.opml")
    assert (said.code, said.out.count("already there"), said.out.count("added")) == (0, 3, 0)
    assert Path("feeds.yaml").read_bytes() == before


@pytest.mark.usefixtures("feeds")
def test_a_list_of_nothing_that_can_be_read_ends_with_an_error(casewatch: Casewatch) -> None:
    Path("list.opml").write_text('<opml><body><outline text="X" type="rss"/></body></opml>', encoding="utf-8")
    assert casewatch("import-opml", "list.opml").code == 1


@pytest.mark.usefixtures("feeds")
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "list.opml cannot be read: No such file"),
        ("<rss/>", "got XML that is no OPML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><opml/>', "declares XML entities"),
    ],
)
def test_a_file_that_is_no_list_is_told_in_a_sentence(casewatch: Casewatch, content: str | None, told: str) -> None:
    path = Path("list.opml")
    path.unlink()
    if content is not None:
        path.write_text(content, encoding="utf-8")
    said = casewatch("import-opml", "list.opml")
    assert said.code == 1
    assert told in said.err


@pytest.mark.usefixtures("feeds")
def test_what_is_exported_is_a_list_of_all_feeds(casewatch: Casewatch) -> None:
    said = casewatch("export-opml")
    config = parse_config(Path("feeds.yaml").read_text(encoding="utf-8"))
    assert (said.code, said.err) == (0, "")
    assert [(one.name, one.url) for one in from_opml(said.bytes).feeds] == [(one.name, one.url) for one in config.feeds]

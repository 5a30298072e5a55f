"""What is in force, through good edits, broken ones and restarts."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config.edit import recalled
from bot.config.file import ConfigFile
from bot.errors import ConfigError
from bot.notices import Notices
from bot.reading.model import Article
from bot.reading.read import understand
from bot.rulebook import Rulebook
from storage.database import Storage
from storage.errors import StorageError
from tests.newsroom import feeds_yaml, missing_table
from tests.storage.made import NOW, subscribe

ONE = feeds_yaml({"One": "https://one.example/rss"})
TWO = feeds_yaml({"One": "https://one.example/rss", "Two": "https://two.example/rss"})
BROKEN = TWO.replace("https://two.example/rss", "two.example")
BROKEN_LINE = 4
NO_YAML = "version: 1\nfeeds: [\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.yaml"
    write(path, ONE)
    return path


def write(path: Path, text: str | None) -> None:
    """The file has this text; None: it is gone."""
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")


async def opened(file: Path, storage: Storage) -> Rulebook:
    """As a process that starts does it."""
    rulebook = Rulebook(ConfigFile(file), storage)
    await rulebook.load()
    return rulebook


def names(rulebook: Rulebook) -> list[str]:
    return [feed.name for feed in rulebook.config.feeds]


async def polled(storage: Storage) -> list[str]:
    async with storage.read() as tx:
        return [feed.name for feed in await tx.feeds.all()]


async def in_force(storage: Storage) -> tuple[int, str]:
    async with storage.read() as tx:
        last = await tx.configurations.last()
    assert last is not None
    return last.id, last.text


def topics_in(rulebook: Rulebook, text: str) -> list[str]:
    return [one.topic for one in understand(Article("", text, "ru"), rulebook.wanted.topics).topics]


async def test_the_file_is_taken_compiled_and_recorded(file: Path, storage: Storage) -> None:
    rulebook = await opened(file, storage)
    assert names(rulebook) == await polled(storage) == ["One"]
    assert topics_in(rulebook, "о дезертирстве") == ["desertion"]
    async with storage.read() as tx:
        last = await tx.configurations.last()
    assert last is not None
    assert (last.text, last.who) == (ONE, "feeds.yaml")


async def test_an_edit_is_taken_over_with_feeds_and_topics(file: Path, storage: Storage) -> None:
    rulebook = await opened(file, storage)
    first = (await in_force(storage))[0]
    edited = TWO.replace("ru: [дезертирство]", "ru: [мобилизация]")
    write(file, edited)
    await rulebook.refresh()
    assert names(rulebook) == await polled(storage) == ["One", "Two"]
    assert topics_in(rulebook, "о мобилизации и дезертирстве, об экстрадиции") == ["desertion", "extradition"]
    assert topics_in(rulebook, "о дезертирстве") == []
    assert await in_force(storage) == (first + 1, edited)


async def test_a_file_that_was_not_edited_is_no_new_version(file: Path, storage: Storage) -> None:
    rulebook = await opened(file, storage)
    first, before = await in_force(storage), rulebook.config
    write(file, ONE)
    await rulebook.refresh()
    await opened(file, storage)
    assert rulebook.config is before
    assert await in_force(storage) == first


@pytest.mark.parametrize(
    ("broken", "says"),
    [(BROKEN, f"line {BROKEN_LINE}: "), (NO_YAML, "feeds.yaml, line"), (None, "there is no such file")],
    ids=["a wrong address", "no YAML", "no file"],
)
async def test_a_broken_edit_changes_nothing_and_is_told_once(
    file: Path, storage: Storage, caplog: pytest.LogCaptureFixture, broken: str | None, says: str
) -> None:
    rulebook = await opened(file, storage)
    write(file, broken)
    for _ in range(3):
        await rulebook.refresh()
    [record] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert says in record.getMessage()
    assert names(rulebook) == await polled(storage) == ["One"]
    assert (await in_force(storage))[1] == ONE
    write(file, TWO)
    await rulebook.refresh()
    assert names(rulebook) == ["One", "Two"]


@pytest.mark.parametrize("broken", [BROKEN, NO_YAML, None], ids=["a wrong address", "no YAML", "no file"])
async def test_the_last_good_version_survives_a_restart(
    file: Path, storage: Storage, caplog: pytest.LogCaptureFixture, broken: str | None
) -> None:
    write(file, TWO)
    before = await opened(file, storage)
    kept = await in_force(storage)
    write(file, broken)
    again = await opened(file, storage)
    assert "the last good version of feeds.yaml stays in force" in caplog.text
    assert again.config == before.config
    assert await polled(storage) == ["One", "Two"]
    assert await in_force(storage) == kept
    write(file, ONE)
    await again.refresh()
    assert names(again) == ["One"]


@pytest.mark.parametrize(("text", "line"), [(BROKEN, BROKEN_LINE), (NO_YAML, 3)], ids=["a wrong address", "no YAML"])
async def test_without_any_good_version_there_is_no_start(file: Path, storage: Storage, text: str, line: int) -> None:
    write(file, text)
    with pytest.raises(ConfigError) as caught:
        await opened(file, storage)
    assert [where for where, _ in caught.value.problems] == [line]
    assert await polled(storage) == []


async def test_an_edit_that_could_not_be_saved_is_taken_over_later(file: Path, storage: Storage) -> None:
    rulebook = await opened(file, storage)
    write(file, TWO)
    with missing_table(storage, "config_revisions"), pytest.raises(StorageError):
        await rulebook.refresh()
    assert names(rulebook) == await polled(storage) == ["One"]
    await rulebook.refresh()
    assert names(rulebook) == await polled(storage) == ["One", "Two"]


async def test_an_edit_that_could_not_be_saved_gives_way_to_a_broken_one(file: Path, storage: Storage) -> None:
    rulebook = await opened(file, storage)
    write(file, TWO)
    with missing_table(storage, "config_revisions"), pytest.raises(StorageError):
        await rulebook.refresh()
    write(file, BROKEN)
    for _ in range(2):
        await rulebook.refresh()
    assert names(rulebook) == ["One"]


async def watched_in(rulebook: Rulebook, text: str) -> list[str]:
    await rulebook.refresh_watches()
    return [one.name for one in understand(Article("", text), rulebook.wanted.topics, rulebook.wanted.watches).watched]


async def test_names_are_looked_for_as_long_as_somebody_watches_them(file: Path, storage: Storage) -> None:
    rulebook = await opened(file, storage)
    text = "Суд над Арсланом Темирбаевым и Динарой Сейтовой"
    first, second = await subscribe(storage, 7), await subscribe(storage, 8)
    assert await watched_in(rulebook, text) == []
    async with storage.begin() as tx:
        for subscriber in (first, second):
            assert await tx.watches.add(subscriber, "Арслан Темирбаев", NOW)
    assert await watched_in(rulebook, text) == ["Арслан Темирбаев"]
    async with storage.begin() as tx:
        await tx.watches.add(first, "Динара Сейтова", NOW)
        await tx.subscribers.forget(8)
    assert await watched_in(rulebook, text) == ["Арслан Темирбаев", "Динара Сейтова"]
    write(file, TWO)
    await rulebook.refresh()
    assert await watched_in(await opened(file, storage), text) == ["Арслан Темирбаев", "Динара Сейтова"]
    async with storage.begin() as tx:
        await tx.subscribers.forget(7)
    assert await watched_in(rulebook, text) == []
    assert rulebook.wanted.ids == {}


async def wrong(storage: Storage) -> list[str]:
    async with storage.read() as tx:
        return [f"{one.kind} {one.key} {one.message}" for one in await tx.notices.open()]


async def posts(storage: Storage) -> list[tuple[int, bool]]:
    async with storage.read() as tx:
        return [(one.user_id, one.over) for one in await tx.notices.due(LATER, 10)]


LATER = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("mended", [TWO, ONE], ids=["with the edit", "as it was"])
@pytest.mark.parametrize("broken", [BROKEN, NO_YAML, None], ids=["a wrong address", "no YAML", "no file"])
async def test_whoever_runs_the_bot_is_told_once_of_a_broken_file_and_once_that_it_is_mended(
    file: Path, storage: Storage, broken: str | None, mended: str
) -> None:
    rulebook = Rulebook(ConfigFile(file), storage, Notices(storage, [5]))
    await rulebook.load()
    assert await wrong(storage) == []
    write(file, broken)
    for _ in range(3):
        await rulebook.refresh()
    [told] = await wrong(storage)
    assert told.startswith("configuration feeds.yaml ")
    assert ("no such file" if broken is None else "line ") in told
    assert await posts(storage) == [(5, False)]
    write(file, mended)
    for _ in range(2):
        await rulebook.refresh()
    assert await wrong(storage) == []
    assert await posts(storage) == [(5, True)]


async def test_a_file_that_was_mended_while_the_bot_was_off_is_told_at_the_start(file: Path, storage: Storage) -> None:
    for text, problems in ((ONE, 0), (BROKEN, 1), (BROKEN, 1), (TWO, 0)):
        write(file, text)
        await Rulebook(ConfigFile(file), storage, Notices(storage, [5])).load()
        assert len(await wrong(storage)) == problems
    assert await posts(storage) == [(5, True)]


async def test_a_notice_that_could_not_be_filed_is_filed_later(file: Path, storage: Storage) -> None:
    rulebook = Rulebook(ConfigFile(file), storage, Notices(storage, [5]))
    await rulebook.load()
    write(file, BROKEN)
    with missing_table(storage, "notices"), pytest.raises(StorageError):
        await rulebook.refresh()
    await rulebook.refresh()
    assert len(await wrong(storage)) == 1


async def test_an_edit_by_hand_is_recorded_with_what_it_changes(file: Path, storage: Storage) -> None:
    rulebook = await opened(file, storage)
    for text in (TWO, TWO + "# the end\n"):
        write(file, text)
        await rulebook.refresh()
    write(file, ONE)
    await opened(file, storage)
    async with storage.read() as tx:
        told = [[one.text for one in recalled(revision.what)] for revision in await tx.configurations.page(0, 9)]
    assert told == [
        ["The feed «Two» is removed."],
        ["Nothing that counts was changed: comments, order or spelling."],
        ["The feed «Two» is new: https://two.example/rss"],
        ["the file as it was read"],
    ]

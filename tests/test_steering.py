"""Edits that administrators make in the chat, over a real file and a real store."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.config.edit import AddFeed, AddRule, Conflict, RemoveRule, RemoveTopic, SetTitle, recalled
from bot.config.file import ConfigFile
from bot.errors import ConfigError
from bot.notices import Notices
from bot.reading.model import Article
from bot.reading.read import understand
from bot.rulebook import Rulebook
from bot.steering import KEPT, Draft, Steering
from storage.database import Storage
from storage.errors import StorageError
from storage.records import ConfigRevision
from tests.newsroom import feeds_yaml, missing_table
from tests.storage.made import NOW

START = "# our feeds\n" + feeds_yaml({"One": "https://one.example/rss"})
RULE = AddRule("extradition", "keywords", "ru", "выдача ~ Россия")
ADMIN, OTHER = 1, 2


def said(path: Path) -> str:
    return path.read_text("utf-8")


def raw(path: Path) -> bytes:
    return path.read_bytes()


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.yaml"
    path.write_text(START, encoding="utf-8")
    path.chmod(0o640)
    return path


@pytest.fixture
async def rulebook(file: Path, storage: Storage) -> Rulebook:
    made = Rulebook(ConfigFile(file), storage, Notices(storage, [ADMIN]))
    await made.load()
    return made


@pytest.fixture
def steering(rulebook: Rulebook) -> Steering:
    return Steering(rulebook)


async def revisions(storage: Storage) -> list[ConfigRevision]:
    async with storage.read() as tx:
        return await tx.configurations.page(0, 100)


async def saved(steering: Steering, *edits: AddRule | RemoveRule | AddFeed, who: int = ADMIN) -> Draft:
    draft = await steering.draft(who, edits, NOW)
    assert await steering.save(draft) is None
    return draft


def topics_in(rulebook: Rulebook, text: str) -> list[str]:
    return [one.topic for one in understand(Article("", text, "ru"), rulebook.wanted.topics).topics]


async def test_a_saved_edit_is_in_the_file_in_force_and_recorded(
    steering: Steering, rulebook: Rulebook, file: Path, storage: Storage
) -> None:
    draft = await steering.draft(ADMIN, [RULE], NOW)
    assert said(file) == START
    assert topics_in(rulebook, "Суд о выдаче его России.") == []
    assert await steering.save(draft) is None
    assert said(file) == draft.text == rulebook.text
    assert draft.text.startswith("# our feeds\n")
    assert mode(file) == 0o640
    assert topics_in(rulebook, "Суд о выдаче его России.") == ["extradition"]
    newest, first = await revisions(storage)
    assert (newest.who, first.who) == (str(ADMIN), "feeds.yaml")
    assert [one.text for one in recalled(newest.what)] == ["«extradition» has a new keyword (ru): выдача ~ Россия"]
    await rulebook.refresh()
    assert len(await revisions(storage)) == 2


async def test_a_draft_is_its_makers_and_lasts_a_while(steering: Steering) -> None:
    draft = await steering.draft(ADMIN, [RULE], NOW)
    assert steering.find(draft.token, ADMIN, NOW) is draft
    assert steering.find(draft.token, OTHER, NOW) is None
    assert steering.find(draft.token, ADMIN, NOW + KEPT) is None
    steering.drop(draft)
    assert steering.find(draft.token, ADMIN, NOW) is None


async def test_two_edits_at_once_are_both_kept(steering: Steering, file: Path, storage: Storage) -> None:
    mine = await steering.draft(ADMIN, [RULE], NOW)
    await saved(steering, AddRule("desertion", "exclude", "ru", "спорт"), who=OTHER)
    assert await steering.save(mine) is None
    text = said(file)
    assert "выдача ~ Россия" in text
    assert "спорт" in text
    assert [one.who for one in await revisions(storage)] == ["1", "2", "feeds.yaml"]


async def test_the_same_edit_twice_is_one(steering: Steering, storage: Storage) -> None:
    mine = await steering.draft(ADMIN, [RULE], NOW)
    await saved(steering, RULE, who=OTHER)
    assert await steering.save(mine) is None
    assert len(await revisions(storage)) == 2


async def test_an_edit_of_the_file_that_was_not_seen_yet_is_kept(
    steering: Steering, file: Path, rulebook: Rulebook
) -> None:
    draft = await steering.draft(ADMIN, [RULE], NOW)
    write(file, START.replace("Desertion", "Deserters"))
    assert await steering.save(draft) is None
    assert "Deserters" in said(file)
    assert rulebook.config.topics[1].title["en"] == "Deserters"


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ([RULE], RemoveTopic("extradition")),
        ([SetTitle("extradition", "en", "Sent away")], SetTitle("extradition", "en", "Handed over")),
        ([RULE, AddRule("desertion", "keywords", "ru", "побег")], RemoveTopic("desertion")),
    ],
)
async def test_edits_that_do_not_go_together_are_told_and_nothing_is_lost(
    steering: Steering, file: Path, mine: list[AddRule | SetTitle], theirs: RemoveTopic | SetTitle
) -> None:
    draft = await steering.draft(ADMIN, mine, NOW)
    other = await steering.draft(OTHER, [theirs], NOW)
    assert await steering.save(other) is None
    conflict = await steering.save(draft)
    assert isinstance(conflict, Conflict)
    assert conflict.changed
    assert said(file) == other.text
    assert steering.find(draft.token, ADMIN, NOW) is draft


async def test_a_file_with_a_mistake_is_not_written_over(steering: Steering, file: Path) -> None:
    draft = await steering.draft(ADMIN, [RULE], NOW)
    broken = START.replace("https://one.example/rss", "one.example")
    write(file, broken)
    with pytest.raises(ConfigError, match="line 4"):
        await steering.save(draft)
    with pytest.raises(ConfigError, match="line 4"):
        await steering.draft(ADMIN, [RULE], NOW)
    assert said(file) == broken


async def test_undo_after_three_edits_gives_the_file_back_to_the_byte(
    steering: Steering, file: Path, storage: Storage
) -> None:
    before = raw(file)
    await saved(steering, RULE)
    await saved(steering, AddRule("desertion", "exclude", "ru", "спорт"))
    await saved(steering, AddFeed("Two", "https://two.example/rss", ("ru",), "KZ"))
    second = (await revisions(storage))[2]
    async with storage.read() as tx:
        older = await tx.configurations.before(second.id)
    assert older is not None
    draft = await steering.restore(ADMIN, older.text, second.id, NOW)
    assert [one.text for one in draft.what] == [
        "The feed «Two» is removed.",
        "«extradition» no longer has the keyword (ru): выдача ~ Россия",
        "«desertion» no longer has the exclusion (ru): спорт",
    ]
    assert await steering.save(draft) is None
    assert raw(file) == before
    assert len(await revisions(storage)) == 5


async def test_a_file_that_was_changed_is_not_undone_unseen(steering: Steering, file: Path) -> None:
    await saved(steering, RULE)
    draft = await steering.restore(ADMIN, START, 2, NOW)
    theirs = said(file).replace("Desertion", "Deserters")
    write(file, theirs)
    assert isinstance(await steering.save(draft), Conflict)
    assert said(file) == theirs


async def test_an_edit_that_could_not_be_recorded_is_recorded_later_as_whose_it_is(
    steering: Steering, rulebook: Rulebook, storage: Storage
) -> None:
    draft = await steering.draft(ADMIN, [RULE], NOW)
    with missing_table(storage, "config_revisions"), pytest.raises(StorageError):
        await steering.save(draft)
    await rulebook.refresh()
    assert (await revisions(storage))[0].who == str(ADMIN)
    assert rulebook.text == draft.text


async def test_many_drafts_do_not_pile_up(steering: Steering) -> None:
    first = await steering.draft(ADMIN, [RULE], NOW)
    later = await steering.draft(ADMIN, [RULE], NOW + KEPT + timedelta(seconds=1))
    assert set(steering._drafts) == {later.token}
    assert first.token != later.token

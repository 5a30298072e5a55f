"""/forget asks first, and then leaves nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, text

from storage.tables import alerts, metadata, subscribers, subscriptions
from tests.commands.asking import Person, data_of, labels, publish, shown, written
from tests.storage.made import subscribe

BOTH = [("en", "Erase", "Keep"), ("ru", "Стереть", "Оставить")]


async def rows(person: Person) -> list[int]:
    async with person.storage.read() as tx:
        connection = tx.subscribers._connection
        counted = [
            await connection.scalar(select(func.count()).select_from(t)) for t in (subscribers, subscriptions, alerts)
        ]
    return [int(number or 0) for number in counted]


@pytest.mark.parametrize(("language", "erase", "keep"), BOTH)
async def test_nothing_is_erased_without_a_second_word(person: Person, language: str, erase: str, keep: str) -> None:
    await subscribe(person.storage, person.chat, "extradition")
    here = person.other(language=language)
    question = await here.says("/forget")
    assert labels(question) == [erase, keep]
    kept = await here.taps(data_of(question, keep))
    assert kept.edit is not None
    assert labels(kept) == []
    assert await person.topics() == {"extradition"}


@pytest.mark.parametrize(("language", "erase", "keep"), BOTH)
async def test_everything_of_this_chat_is_erased_and_of_no_other(
    person: Person, language: str, erase: str, keep: str
) -> None:
    for chat, thread in ((person.chat, 0), (person.chat, 3), (8, 0)):
        await subscribe(person.storage, chat, "extradition", thread=thread)
    await publish(person.storage, written("a"))
    assert await rows(person) == [3, 3, 3]
    here = person.other(language=language)
    erased = await here.taps(data_of(await here.says("/forget"), erase))
    assert erased.edit is not None
    assert "/start" in shown(erased)
    assert await rows(person) == [1, 1, 1]
    assert await person.other(chat=8).topics() == {"extradition"}


async def test_who_was_forgotten_can_begin_anew(person: Person) -> None:
    await subscribe(person.storage, person.chat, "extradition")
    await person.taps("forget yes")
    assert "✓ Extradition" not in labels(await person.says("/start"))
    await person.says("/subscribe desertion")
    assert await person.topics() == {"desertion"}


async def test_forgetting_leaves_no_trace_in_any_table(person: Person) -> None:
    """Of a chat that watches somebody, said who is another, and was told of both."""
    here = person.other(chat=987654321)
    await here.says("/watch Жанторе Бекмырзаев")
    await publish(person.storage, written("a", "Суд над Жанторе Муратовичем Бекмырзаевым"))
    [entry_id] = await ids(person, "SELECT id FROM entries")
    for answer in ("Муратовичем", "Another case", "Only this article"):
        await publish(person.storage, written(answer, "Жанторе Асанович Бекмырзаев, ст. 172 УК РК, Алматы"))
        newest = (await ids(person, "SELECT max(id) FROM entries"))[0]
        number = entry_id if answer == "Муратовичем" else newest
        await here.taps(data_of(await here.taps(f"watchlist not {number}"), answer))
    before = await everything(person)
    assert {"alerts", "exclusions", "mentions", "names", "negatives", "subscribers", "watches"} <= {
        table for table, rows in before.items() if rows
    }
    await here.taps("forget yes")
    left = await everything(person)
    assert {table for table, rows in left.items() if rows} <= OF_NEWS
    assert "987654321" not in str(left)


# What was published, and how it was read.
OF_NEWS = {
    *("stories", "entries", "revisions", "articles", "entry_keys", "entry_countries", "matches", "config_revisions"),
    *("feeds", "hosts", "article_words", "article_names"),
}


async def everything(person: Person) -> dict[str, list[object]]:
    """All rows of all tables, by table."""
    async with person.storage.read() as tx:
        connection = tx.subscribers._connection
        return {
            name: [tuple(row) for row in await connection.execute(select(table))]
            for name, table in metadata.tables.items()
        }


async def ids(person: Person, query: str) -> list[int]:
    async with person.storage.read() as tx:
        return [int(one) for one in await tx.subscribers._connection.scalars(text(query))]

"""/start."""

from __future__ import annotations

import pytest

from tests.commands.asking import Person, labels, shown
from tests.storage.made import subscribe


@pytest.mark.parametrize(
    ("language", "topics"), [("en", ["Extradition", "Desertion"]), ("ru", ["Экстрадиция", "Дезертирство"])]
)
async def test_it_says_what_this_is_and_offers_the_topics(person: Person, language: str, topics: list[str]) -> None:
    reply = await person.other(language=language).says("/start")
    assert "Casewatch" in shown(reply)
    assert labels(reply)[:2] == topics


async def test_it_ticks_what_is_followed_here(person: Person) -> None:
    await subscribe(person.storage, person.chat, "extradition")
    await subscribe(person.storage, person.chat, "desertion", thread=3)
    assert labels(await person.says("/start"))[:2] == ["✓ Extradition", "Desertion"]
    assert labels(await person.other(thread=3).says("/start"))[:2] == ["Extradition", "✓ Desertion"]


@pytest.mark.parametrize("said", ["/start", "/subscribe desertion"])
async def test_a_chat_that_had_shut_the_bot_out_is_heard_again(person: Person, said: str) -> None:
    id_ = await subscribe(person.storage, person.chat, "extradition")
    async with person.storage.begin() as tx:
        await tx.subscribers.disable(id_, "the chat does not let the bot write")
    await person.says(said)
    known = await person.known()
    assert known is not None
    assert known.disabled is None
    assert "extradition" in known.topics

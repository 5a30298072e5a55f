"""/mute, /unmute and the buttons below an alert: what is muted arrives without a sound."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.commands.asking import HOUR, Person, buttons, data_of, labels, publish, shown, written
from tests.storage.made import NOW, subscribe


async def muted(person: Person) -> dict[str, datetime | None]:
    known = await person.known()
    return {mute.topic: mute.until for mute in known.mutes} if known else {}


@pytest.mark.parametrize(
    ("words", "topic", "until"),
    [
        ("1h", "*", NOW + HOUR),
        ("1 H", "*", NOW + HOUR),
        ("1d", "*", NOW + timedelta(days=1)),
        ("desertion", "desertion", None),
        ("Дезертирство", "desertion", None),
    ],
)
async def test_a_time_or_a_topic_is_muted_and_can_be_undone(
    person: Person, words: str, topic: str, until: datetime | None
) -> None:
    reply = await person.says(f"/mute {words}")
    assert await muted(person) == {topic: until}
    await person.taps(data_of(reply, "Undo"))
    assert await muted(person) == {}


@pytest.mark.parametrize("words", ["", "tomorrow"])
async def test_otherwise_times_and_topics_are_offered(person: Person, words: str) -> None:
    offer = await person.says(f"/mute {words}".strip())
    assert labels(offer) == ["1 hour", "1 day", "Extradition", "Desertion"]
    assert await muted(person) == {}
    await person.taps(data_of(offer, "Desertion"))
    assert await muted(person) == {"desertion": None}


async def test_everything_is_unmuted_at_once(person: Person) -> None:
    for words in ("1h", "desertion"):
        await person.says(f"/mute {words}")
    assert shown(await person.says("/unmute"))
    assert await muted(person) == {}


@pytest.mark.parametrize(("tapped", "topic", "until"), [("1 hour", "*", NOW + HOUR), ("Desertion", "desertion", None)])
async def test_below_an_alert_only_the_buttons_change(
    person: Person, tapped: str, topic: str, until: datetime | None
) -> None:
    await subscribe(person.storage, person.chat, "desertion")
    await publish(person.storage, written("a", topics=("desertion", "extradition")))
    async with person.storage.read() as tx:
        [alert] = await tx.entries.latest(None, offset=0, limit=1)
    choices = await person.taps(f"mute {alert.id}")
    assert choices.edit is None
    assert labels(choices) == ["1 hour", "1 day", "Desertion", "← Back"]
    before = await person.taps(data_of(choices, "Back"))
    done = await person.taps(data_of(choices, tapped))
    assert done.toast
    assert await muted(person) == {topic: until}
    undone = await person.taps(data_of(done, "Undo"))
    assert await muted(person) == {}
    assert list(buttons(undone)) == list(buttons(before))

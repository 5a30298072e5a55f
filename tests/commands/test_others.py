"""*Not this person*: who is somebody else, by what they are told apart, and the way back."""

from __future__ import annotations

import pytest

from bot.commands import Reply
from tests.commands.asking import Person, data_of, labels, publish, shown, written
from tests.commands.test_watch import NAME
from tests.commands.test_watchlist import screen

BROTHER = "Суд над Арсланом Муратовичем Темирбаевым."
HIMSELF = "Суд над Арсланом Темирбаевым."
CASE = "В Алматы Арслана Темирбаева судят по ст. 172 УК РК."


async def alerts(person: Person) -> dict[str, str]:
    """How certain it is that the watched person is named, by the title of what this chat is told."""
    async with person.storage.read() as tx:
        entries = [one async for one in tx.entries.every()]
        told = [await tx.alerts.told(one.id, person.chat, 0) for one in entries]
    return {one.entry.title: one.named[0].certainty for one in told if one and one.named}


async def about(person: Person, *bodies: str) -> int:
    """Watch the person and publish these; the number of the last entry."""
    await person.says(f"/watch {NAME}")
    await publish(person.storage, *(written(f"first{n}", body, topics=()) for n, body in enumerate(bodies)))
    async with person.storage.read() as tx:
        return [one.id async for one in tx.entries.every()][-1]


async def answered(person: Person, entry_id: int, label: str) -> Reply:
    return await person.taps(data_of(await person.taps(f"watchlist not {entry_id}"), label))


async def test_what_is_written_otherwise_is_offered_first(person: Person) -> None:
    entry_id = await about(person, BROTHER)
    offer = await person.taps(f"watchlist not {entry_id}")
    assert labels(offer) == ["Муратовичем is another patronymic", "Another case", "Only this article", "← Back"]
    assert offer.edit is None
    back = await person.taps(data_of(offer, "← Back"))
    assert labels(back) == ["Why?", "Mute", "Not this person"]


async def test_articles_about_the_brother_are_told_no_more(person: Person) -> None:
    entry_id = await about(person, BROTHER)
    done = await answered(person, entry_id, "Муратовичем")
    assert (labels(done), done.edit) == (["Why?", "Mute"], None)
    assert "/watchlist" in (done.toast or "")
    await publish(
        person.storage,
        written("his", "Арслан Муратович Темирбаев осуждён.", topics=()),
        written("own", HIMSELF, topics=()),
    )
    assert await alerts(person) == {"Title own": "certain"}
    mentions = shown(await person.taps(data_of(await screen(person), "Mentions")))
    assert ("Title own" in mentions, "Title his" in mentions, "Title first0" in mentions) == (True, False, False)


async def test_what_is_stored_already_is_left_out_too(person: Person) -> None:
    entry_id = await about(person, "Темирбаев Арслан Муратович задержан.", HIMSELF, BROTHER)
    await answered(person, entry_id, "Муратовичем")
    mentions = shown(await person.taps(data_of(await screen(person), "Mentions")))
    assert [f"Title first{n}" in mentions for n in range(3)] == [False, True, False]


async def test_another_case_makes_articles_like_it_only_possible(person: Person) -> None:
    entry_id = await about(person, CASE)
    await answered(person, entry_id, "Another case")
    texts = {"same": "Приговор Арслану Темирбаеву по ст. 172 УК РК устоял в Алматы.", "other": HIMSELF}
    await publish(person.storage, *(written(name, body, topics=()) for name, body in texts.items()))
    assert await alerts(person) == {"Title same": "possible", "Title other": "certain"}


async def test_only_this_article_leaves_others_alone(person: Person) -> None:
    entry_id = await about(person, HIMSELF)
    await answered(person, entry_id, "Only this article")
    assert await alerts(person) == {}
    await publish(person.storage, written("next", HIMSELF, topics=()))
    assert await alerts(person) == {"Title next": "certain"}


@pytest.mark.parametrize(
    ("answer", "listed"),
    [
        ("Муратовичем", "patronymic Муратовичем"),
        ("Another case", "the case of “Title first0”"),
        ("Only this article", "“Title first0” alone"),
    ],
)
async def test_it_is_listed_and_can_be_taken_back(person: Person, answer: str, listed: str) -> None:
    await answered(person, await about(person, BROTHER), answer)
    here = await screen(person)
    assert f"Not this person:\n• {listed}" in shown(here)
    after = await person.taps(data_of(here, "Take back"))
    assert "Not this person" not in shown(after)
    assert "Title first0" in shown(await person.taps(data_of(after, "Mentions")))
    await publish(person.storage, written("again", BROTHER, topics=()))
    assert (await alerts(person))["Title again"] == "certain"


async def test_of_several_people_it_is_asked_who_is_meant(person: Person) -> None:
    await person.says("/watch Динара Бекмырзаева")
    entry_id = await about(person, f"{HIMSELF} Адвокат Динара Бекмырзаева.")
    whom = await person.taps(f"watchlist not {entry_id}")
    assert labels(whom) == [NAME, "Динара Бекмырзаева", "← Back"]
    offer = await person.taps(data_of(whom, "Динара"))
    assert labels(offer) == ["Another case", "Only this article", "← Back"]
    done = await person.taps(data_of(offer, "Only"))
    assert labels(done) == ["Why?", "Mute", "Not this person"]
    assert "“Title first0” alone" in shown(await screen(person, "Динара Бекмырзаева"))
    assert "Not this person" not in shown(await screen(person))


async def test_it_holds_for_this_chat_alone(person: Person) -> None:
    other = person.other(chat=8)
    await other.says(f"/watch {NAME}")
    await answered(person, await about(person, BROTHER), "Муратовичем")
    await publish(person.storage, written("his", BROTHER, topics=()))
    assert await alerts(person) == {}
    assert await alerts(other) == {"Title first0": "certain", "Title his": "certain"}
    assert "Not this person" not in shown(await screen(other))


async def test_in_a_group_only_administrators_say_so(person: Person) -> None:
    group = person.other(chat=-5, kind="group")
    entry_id = await about(group, BROTHER)
    refused = await group.other(user=9).taps(f"watchlist not {entry_id}")
    assert (refused.alarm, refused.buttons) == (True, None)


@pytest.mark.parametrize(
    "data", ["watchlist not", "watchlist not 99", "watchlist not x 1 case", "watchlist not 1 2 3 4"]
)
async def test_an_alert_that_is_gone_keeps_its_usual_buttons(person: Person, data: str) -> None:
    reply = await person.taps(data)
    assert labels(reply) == ["Why?", "Mute"]

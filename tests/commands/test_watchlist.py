"""/watchlist and /unwatch: one screen for each name, and how possible mentions and names are shown."""

from __future__ import annotations

import pytest

from bot.commands import Reply
from tests.commands.asking import Person, data_of, labels, publish, shown, written
from tests.commands.test_watch import NAME, watched


async def screen(person: Person, name: str = NAME) -> Reply:
    """What the list shows of one name."""
    return await person.taps(data_of(await person.says("/watchlist"), name))


async def test_the_list_names_everybody_a_page_at_a_time(person: Person) -> None:
    names = [f"Арслан Темирба{chr(ord('а') + n)}ев" for n in range(12)]
    await person.says("/watch " + "\n".join(names))
    first = await person.says("/watchlist")
    second = await person.taps(data_of(first, "→"))
    assert [name in shown(first) for name in names] == [True] * 10 + [False] * 2
    assert [name in shown(second) for name in names] == [False] * 10 + [True] * 2
    assert "12" in shown(first)
    assert "←" in labels(second)
    back = await person.taps(data_of(await person.taps(data_of(second, names[11])), "← Back"))
    assert names[11] in shown(back)


async def test_who_watches_nobody_gets_an_example(person: Person) -> None:
    assert "/watch Arslan" in shown(await person.says("/watchlist"))


async def test_a_name_is_paused_and_resumed_in_place(person: Person) -> None:
    await person.says(f"/watch {NAME}")
    paused = await person.taps(data_of(await screen(person), "Pause"))
    assert paused.edit is not None
    assert "Paused" in shown(paused)
    assert "paused" in shown(await person.says("/watchlist"))
    resumed = await person.taps(data_of(paused, "Resume"))
    assert "Pause" in labels(resumed)
    assert "paused" not in shown(await person.says("/watchlist"))


async def test_a_name_is_removed_in_place(person: Person) -> None:
    await person.says(f"/watch {NAME}\nДинара Бекмырзаева")
    reply = await person.taps(data_of(await screen(person), "Remove"))
    assert reply.edit is not None
    assert await watched(person) == ["Динара Бекмырзаева"]
    assert NAME not in shown(reply)


async def test_the_mentions_of_a_name_are_a_tap_away(person: Person) -> None:
    await person.says(f"/watch {NAME}")
    await publish(person.storage, *(written(str(n), f"Суд над Арсланом Темирбаевым {n}", hours=n) for n in range(1, 8)))
    first = await person.taps(data_of(await screen(person), "Mentions"))
    assert (len(first.messages), first.edit) == (1, None)
    assert "Суд над Арсланом Темирбаевым 1" in shown(first)
    second = await person.taps(data_of(first, "Older"))
    assert second.edit is not None
    assert "7. Title 7" in shown(second)


@pytest.mark.parametrize("where", ["/watchlist", "/settings"])
async def test_possible_mentions_go_round_their_three_ways(person: Person, where: str) -> None:
    await person.says(f"/watch {NAME}")
    seen = []
    for _ in range(3):
        await person.taps(data_of(await person.says(where), "Possible mentions"))
        known = await person.known()
        seen.append(known.possible if known else None)
    assert seen == ["shown", "hidden", "silent"]


@pytest.mark.parametrize("where", ["/watchlist", "/settings"])
async def test_names_in_the_first_line_are_a_choice(person: Person, where: str) -> None:
    await person.says(f"/watch {NAME}")
    for on in (True, False):
        await person.taps(data_of(await person.says(where), "Names in the first line"))
        known = await person.known()
        assert known is not None
        assert known.discreet is on


@pytest.mark.parametrize("said", [f"/unwatch {NAME}", "/unwatch арслан  темирбаев", "/unwatch Темирбаев Арслан"])
async def test_a_name_is_left_by_writing_it(person: Person, said: str) -> None:
    await person.says(f"/watch {NAME}\nДинара Бекмырзаева")
    await person.says(said)
    assert await watched(person) == ["Динара Бекмырзаева"]


async def test_who_is_not_watched_cannot_be_left(person: Person) -> None:
    await person.says(f"/watch {NAME}")
    assert "Асан Бекмырзаев" in shown(await person.says("/unwatch Асан Бекмырзаев"))
    other = person.other(chat=8)
    await other.says("/watch Асан Бекмырзаев")
    name_id = data_of(await person.says("/watchlist"), NAME).split()[2]
    for data in (f"watchlist drop {name_id} 0", f"watchlist pause {name_id} 0", f"watchlist who {name_id} 0"):
        assert NAME not in shown(await other.taps(data))
    assert await watched(person) == [NAME]


@pytest.mark.parametrize(
    "data", ["watchlist drop", "watchlist who x y", "watchlist seen 99 +", "watchlist undo", "watchlist 99"]
)
async def test_a_button_that_leads_nowhere_gives_the_list_or_a_word(person: Person, data: str) -> None:
    await person.says(f"/watch {NAME}")
    reply = await person.taps(data)
    assert reply.toast or NAME in shown(reply)
    assert await watched(person) == [NAME]

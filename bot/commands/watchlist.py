"""/watchlist and /unwatch: whom a chat watches, one screen for each, and how it hears of those who may be them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.commands.base import Ask, Command, Desk, Kind, Reply, entry_number, known_subscriber, page_number, reply
from bot.commands.others import not_this_person, said_of
from bot.commands.paging import PAGE
from bot.commands.people import named, person_page
from bot.commands.settings import discreet_label, next_possible, possible_label
from bot.commands.watch import EXAMPLE
from bot.language.tokens import folded_words
from bot.messages.person import understood_name
from bot.messages.speech import Speech, mark
from bot.messages.text import Button, Message, Piece, bold, text
from storage.records import Negative, Subscriber, Watch

SHOWN = 10


async def watchlist(ask: Ask, desk: Desk) -> Reply:
    """Everybody who is watched, with a button for each."""
    return reply(await _list(0, ask, desk))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """The list, or another page of it; or what the first word says, with the rest of the words."""
    what, _, rest = ask.words.partition(" ")
    if what in _ACTIONS:
        return await _ACTIONS[what](rest.split(), ask, desk)
    message = await _list(page_number(ask.words), ask, desk)
    return Reply(edit=message) if ask.words else reply(message)


async def _list(page: int, ask: Ask, desk: Desk) -> Message:
    speech = ask.speech
    known, watched = await _known(ask, desk)
    if known is None or not watched:
        return Message(text(speech.say("You watch nobody yet. For example: {example}", example=EXAMPLE)))
    page = min(page, (len(watched) - 1) // SHOWN)
    shown = watched[page * SHOWN : (page + 1) * SHOWN]
    number = speech.count("You watch {number} person.", "You watch {number} people.", len(watched))
    lines = [piece for one in shown for piece in text("\n• ", one.name, *([f" — {speech.say('paused')}"] * one.paused))]
    pieces = text(bold(number), *lines, "\n\n", speech.say("Tap a name for what can be done with it."))
    rows = [(Button(one.name[:60], f"watchlist who {one.name_id} {page}"),) for one in shown]
    back = (Button("←", f"watchlist {page - 1}"),) if page else ()
    on = (Button("→", f"watchlist {page + 1}"),) if len(watched) > (page + 1) * SHOWN else ()
    choices = (
        (Button(possible_label(known.possible, speech), f"watchlist possible {page}"),),
        (Button(discreet_label(known.discreet, speech), f"watchlist discreet {page}"),),
    )
    return Message(pieces, (*rows, *(((*back, *on),) if back or on else ()), *choices))


async def _who(words: Sequence[str], ask: Ask, desk: Desk) -> Reply:
    return Reply(edit=await _person(_number(words, 0), _number(words, 1), ask, desk))


async def _person(name_id: int, page: int, ask: Ask, desk: Desk) -> Message:
    """What can be done with one name; the list, if it is watched no more."""
    known, watched = await _known(ask, desk)
    one = next((one for one in watched if one.name_id == name_id), None)
    if known is None or one is None:
        return await _list(page, ask, desk)
    speech, where = ask.speech, f"{name_id} {page}"
    async with desk.storage.read() as tx:
        others = await tx.negatives.of(known.id, name_id)
        about = {entry.id: entry for entry in await tx.entries.some([said.detail["entry"] for said in others])}
    labels = [said_of(other, about.get(other.detail["entry"]), speech) for other in others]
    pieces: list[Piece] = [bold(one.name), *text("\n", understood_name(one.name, speech))]
    pieces += text("\n", speech.say("Paused: nothing is told of this name.")) if one.paused else ()
    pieces += text("\n\n", bold(speech.say("Not this person:"))) if others else ()
    pieces += [piece for label in labels for piece in text("\n• ", label)]
    pause = speech.say("Resume") if one.paused else speech.say("Pause")
    return Message(
        tuple(pieces),
        (
            (Button(speech.say("Mentions"), f"watchlist seen {name_id} +"), Button(pause, f"watchlist pause {where}")),
            *_undo(others, labels, where, speech),
            (Button(speech.say("Remove"), f"watchlist drop {where}"),),
            (Button(speech.say("← Back"), f"watchlist {page}"),),
        ),
    )


def _undo(others: Sequence[Negative], labels: Sequence[str], where: str, speech: Speech) -> list[tuple[Button, ...]]:
    said = [speech.say("Take back: {what}", what=label)[:60] for label in labels]
    return [(Button(label, f"watchlist undo {one.id} {where}"),) for one, label in zip(others, said, strict=True)]


async def _seen(words: Sequence[str], ask: Ask, desk: Desk) -> Reply:
    """The stored entries that name the person, without those that are about another, as this chat said."""
    name_id, page = _number(words, 0), _number(words, 1)
    known, watched = await _known(ask, desk)
    one = next((one for one in watched if one.name_id == name_id), None)
    if known is None or one is None:
        return Reply(toast=ask.speech.say("This button no longer works."))
    async with desk.storage.read() as tx:
        others = await tx.negatives.excluded(known.id, name_id)
    found, _ = await named(one.name, desk, enough=(page + 1) * PAGE + 1, without=others)
    if len(found) <= page * PAGE:
        return Reply(toast=ask.speech.say("No stored article names this person yet."))
    message = person_page(found, page, f"watchlist seen {name_id}", ask, desk)
    return reply(message) if words[-1] == "+" else Reply(edit=message)


async def _pause(words: Sequence[str], ask: Ask, desk: Desk) -> Reply:
    name_id = _number(words, 0)
    known, watched = await _known(ask, desk)
    one = next((one for one in watched if one.name_id == name_id), None)
    if known and one:
        async with desk.storage.begin() as tx:
            await tx.watches.pause(known.id, name_id, not one.paused)
    return Reply(edit=await _person(name_id, _number(words, 1), ask, desk), toast=ask.speech.say("Saved"))


async def _drop(words: Sequence[str], ask: Ask, desk: Desk) -> Reply:
    await _stop(_number(words, 0), ask, desk)
    return Reply(edit=await _list(_number(words, 1), ask, desk), toast=ask.speech.say("Saved"))


async def _take_back(words: Sequence[str], ask: Ask, desk: Desk) -> Reply:
    known, _ = await _known(ask, desk)
    if known:
        async with desk.storage.begin() as tx:
            await tx.negatives.remove(known.id, _number(words, 0))
    return Reply(edit=await _person(_number(words, 1), _number(words, 2), ask, desk), toast=ask.speech.say("Saved"))


async def _possible(words: Sequence[str], ask: Ask, desk: Desk) -> Reply:
    """The next of the ways to hear of those who are only possibly the person."""
    known, _ = await _known(ask, desk)
    if known:
        async with desk.storage.begin() as tx:
            await tx.subscribers.wish(known.id, next_possible(known.possible))
    return Reply(edit=await _list(_number(words, 0), ask, desk), toast=ask.speech.say("Saved"))


async def _discreet(words: Sequence[str], ask: Ask, desk: Desk) -> Reply:
    known, _ = await _known(ask, desk)
    if known:
        async with desk.storage.begin() as tx:
            await tx.subscribers.whisper(known.id, not known.discreet)
    return Reply(edit=await _list(_number(words, 0), ask, desk), toast=ask.speech.say("Saved"))


async def unwatch(ask: Ask, desk: Desk) -> Reply:
    """Stop watching the name that is written, or show the list."""
    if not ask.words:
        return await watchlist(ask, desk)
    wanted = sorted(folded_words(ask.words))
    _, watched = await _known(ask, desk)
    found = next((one for one in watched if sorted(folded_words(one.name)) == wanted), None)
    if found is None:
        missing = ask.speech.say("You don't watch “{name}”. /watchlist shows whom you watch.", name=ask.words)
        return reply(Message(text(missing)))
    await _stop(found.name_id, ask, desk)
    return reply(Message(text(ask.speech.say("You no longer watch “{name}”.", name=found.name))))


async def unwatch_tap(ask: Ask, desk: Desk) -> Reply:
    """Stop watching the tapped name and show who is left: buttons of an older version still do it."""
    await _stop(entry_number(ask.words), ask, desk)
    return Reply(edit=await _list(0, ask, desk), toast=ask.speech.say("Saved"))


async def _known(ask: Ask, desk: Desk) -> tuple[Subscriber | None, list[Watch]]:
    async with desk.storage.read() as tx:
        known = await known_subscriber(tx, ask)
        return known, await tx.watches.of(known.id) if known else []


async def _stop(name_id: int, ask: Ask, desk: Desk) -> None:
    async with desk.storage.begin() as tx:
        known = await known_subscriber(tx, ask)
        if known:
            await tx.watches.remove(known.id, name_id)


def _number(words: Sequence[str], at: int) -> int:
    return entry_number(words[at]) if at < len(words) else 0


_Action = Callable[[Sequence[str], Ask, Desk], Awaitable[Reply]]
_ACTIONS: dict[str, _Action] = {
    "who": _who,
    "seen": _seen,
    "pause": _pause,
    "drop": _drop,
    "undo": _take_back,
    "possible": _possible,
    "discreet": _discreet,
    "not": not_this_person,
}

UNWATCH = Command("unwatch", mark("stop watching a person"), unwatch, unwatch_tap, mark("NAME"), Kind.SETTING)
WATCHLIST = Command("watchlist", mark("whom you watch"), watchlist, tap, kind=Kind.SETTING)

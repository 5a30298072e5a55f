"""/watch: people whose every mention is told, whatever the topic."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.base import Ask, Command, Desk, Kind, Reply, known_subscriber, reply, subscriber_of
from bot.commands.breadth import Breadth, Rate, breadth, rate
from bot.commands.paging import ask_anew, button_data
from bot.commands.people import Found, is_name, named
from bot.messages.person import found_forms, how_often, understood_name
from bot.messages.speech import Speech, mark
from bot.messages.text import Button, Buttons, Message, Piece, bold, text
from bot.reading.names import same_name_key
from storage.database import Tx

EXAMPLE = "/watch Arslan Temirbayev"
NAME_LENGTH = 100
MOST_AT_ONCE = 20
# Behind the name in a button: watch it after a look at how broad it is, or without one.
ASKED, SURE, NO = "+", "!", "no"
# A name too long for a button is read again from this line of the message that asked.
LINE = "^"


@dataclass(frozen=True, slots=True)
class _Stored:
    """What is stored of a name already."""

    found: list[Found]
    all_read: bool
    rate: Rate | None


async def watch(ask: Ask, desk: Desk) -> Reply:
    """Watch the names, one a line; says how each was understood, and asks first about one that may be many people's."""
    given = [(number, " ".join(line.split())) for number, line in enumerate(ask.words.splitlines()) if line.strip()]
    names = [(number, name) for number, name in given if _usable(name)]
    if not names:
        example = ask.speech.say("Write a name after the command, for example: {example}", example=EXAMPLE)
        return reply(Message(text(example)))
    said = [await _watched(name, number, ask, desk) for number, name in names[:MOST_AT_ONCE]]
    if len(names) > MOST_AT_ONCE:
        left = ask.speech.say("I take {number} names at once; send the rest in another message.", number=MOST_AT_ONCE)
        said.append(Message(text(left)))
    return reply(*said)


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Watch the name that a button means; one that was asked about without asking again, or not."""
    name, sign = _tapped(ask)
    if sign not in (ASKED, SURE):
        return Reply(edit=Message(text(ask.speech.say("Not watched."))))
    if not _usable(name):
        return Reply(toast=ask.speech.say("This button no longer works."))
    message = await _watched(name, 0, ask, desk, sure=sign == SURE)
    return Reply(edit=message) if sign == SURE else reply(message)


def _tapped(ask: Ask) -> tuple[str, str]:
    """The name and the sign behind it."""
    words, _, sign = ask.words.rpartition(" ")
    if not words.startswith(LINE):
        return words, sign
    number, lines = words.removeprefix(LINE), ask.replied.strip().splitlines() or [""]
    if lines[0].startswith("/"):
        lines[0] = lines[0].partition(" ")[2]
    # A command alone on its line is followed by the names.
    lines = [line for line in lines if line.strip()]
    at = int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 0
    return (" ".join(lines[at].split()) if at < len(lines) else ""), sign


def _usable(name: str) -> bool:
    return len(name) <= NAME_LENGTH and is_name(name)


async def _watched(name: str, line: int, ask: Ask, desk: Desk, *, sure: bool = False) -> Message:
    async with desk.storage.read() as tx:
        refused = await _refused(name, tx, ask, desk)
    if refused:
        return Message(text(refused), ((Button(ask.speech.say("Watchlist"), "watchlist"),),), reply_to=ask.asked_id)
    stored = await _stored(name, desk)
    broad = None if sure else breadth(name, stored.found, stored.rate)
    if broad:
        return Message(
            tuple(_question(name, broad, stored, ask)), _answers(name, line, ask.speech), reply_to=ask.asked_id
        )
    async with desk.storage.begin() as tx:
        if refused := await _refused(name, tx, ask, desk):
            return Message(text(refused), reply_to=ask.asked_id)
        await tx.watches.add(await subscriber_of(tx, ask, desk), name, desk.now)
    return Message(tuple(_told(name, stored, ask)), _buttons(name, stored, ask.speech), reply_to=ask.asked_id)


async def _refused(name: str, tx: Tx, ask: Ask, desk: Desk) -> str | None:
    """Why this name is not taken: it is there, in this or another order or spelling of signs; or there are too many."""
    known = await known_subscriber(tx, ask)
    key = same_name_key(name)
    there = (
        next((one for one in await tx.watches.of(known.id) if same_name_key(one.name) == key), None) if known else None
    )
    if there:
        return ask.speech.say("You watch “{name}” already.", name=there.name)
    if await tx.watches.number_in(ask.target.chat_id) >= desk.watch_limit:
        return ask.speech.say(
            "You watch {number} people, which is as many as I can. /watchlist", number=desk.watch_limit
        )
    return None


async def _stored(name: str, desk: Desk) -> _Stored:
    found, all_read = await named(name, desk)
    async with desk.storage.read() as tx:
        since = await tx.entries.since()
    return _Stored(found, all_read, rate(found, since, desk.now, all_read=all_read))


def _told(name: str, stored: _Stored, ask: Ask) -> list[Piece]:
    speech = ask.speech
    pieces = [*text(speech.say("From now on I tell you of every article that names"), " ", bold(name), ".")]
    pieces += _lines(understood_name(name, speech), found_forms(name, speech), *_counts(stored, speech))
    if ask.where.kind != "private":
        pieces += _lines(speech.say("Everybody in this chat sees these alerts and this list."))
    return pieces


def _question(name: str, broad: Breadth, stored: _Stored, ask: Ask) -> list[Piece]:
    speech = ask.speech
    why = {
        "one word": speech.say("One word may be anybody's name: write the given name and the surname, if you can."),
        "common": speech.say("Many people bear this name: a patronymic would tell yours from the others."),
        "many people": speech.say("The news names several people so, and often: a patronymic would tell yours."),
    }
    pieces = [bold(name), *_lines(understood_name(name, speech), why[broad], *_counts(stored, speech))]
    return [*pieces, *_lines(speech.say("Shall I watch this name all the same?"))]


def _counts(stored: _Stored, speech: Speech) -> list[str]:
    """How many stored entries name the person, and how often that would be."""
    number = len(stored.found)
    if not number:
        return [speech.say("No stored article names this person yet.")]
    if stored.all_read:
        said = speech.count(
            "{number} stored article names this person.", "{number} stored articles name this person.", number
        )
    else:
        said = speech.count(
            "At least {number} stored article names this person.",
            "At least {number} stored articles name this person.",
            number,
        )
    often = stored.rate
    return [said, *([how_often(often.a_month, often.at_least, speech)] if often else [])]


def _lines(*lines: str) -> list[Piece]:
    return [piece for line in lines if line for piece in text("\n", line)]


def _answers(name: str, line: int, speech: Speech) -> Buttons:
    data = button_data("watch", name)
    data = f"watch {LINE}{line}" if data.endswith(f" {LINE}") else data
    return ((Button(speech.say("Watch"), f"{data} {SURE}"), Button(speech.say("Cancel"), f"watch {NO}")),)


def _buttons(name: str, stored: _Stored, speech: Speech) -> Buttons:
    show = (Button(speech.say("Show them"), ask_anew("person", name)),) if stored.found else ()
    return ((*show, Button(speech.say("Watchlist"), "watchlist")),)


WATCH = Command("watch", mark("be told of every mention of a person"), watch, tap, mark("NAME"), Kind.SETTING, cost=5)

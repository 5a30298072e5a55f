"""/history, /undo and /diff: the versions of feeds.yaml, who made them, and back to an older one."""

from __future__ import annotations

from bot.commands.base import Ask, Audience, Command, Desk, Kind, Reply, entry_number, page_number, reply
from bot.commands.drafts import Steered, question, steered
from bot.commands.journal import person_link
from bot.config.edit import recalled, unified
from bot.messages.speech import mark
from bot.messages.steering import change_line
from bot.messages.text import Button, Message, Piece, Run, bold, cut, text
from bot.steering import Steering
from storage.records import ConfigRevision

PAGE = 8
_WHAT, _SHOWN = 200, 3
_DIFF = 3_500


async def _history(ask: Ask, desk: Desk, steering: Steering) -> Reply:
    """The newest versions."""
    return reply(await _page(0, ask, desk))


async def _turn(ask: Ask, desk: Desk, steering: Steering) -> Reply:
    return Reply(edit=await _page(page_number(ask.words), ask, desk))


async def _page(page: int, ask: Ask, desk: Desk) -> Message:
    async with desk.storage.read() as tx:
        found = await tx.configurations.page(page * PAGE, PAGE + 1)
    pieces: list[Piece] = [bold(ask.speech.say("Versions of feeds.yaml, the newest first"))]
    for one in found[:PAGE]:
        pieces += text(
            "\n\n", bold(f"{one.id}. "), ask.speech.moment(one.at), ", ", *_who(one, ask), "\n", _what(one, ask)
        )
    pieces += text(
        "\n\n", ask.speech.say("/diff NUMBER shows the lines that a version changed, /undo NUMBER takes it back.")
    )
    back = (Button("←", f"history {page - 1}"),) if page else ()
    on = (Button("→", f"history {page + 1}"),) if len(found) > PAGE else ()
    return Message(tuple(pieces), ((*back, *on),) if back or on else ())


def _who(one: ConfigRevision, ask: Ask) -> tuple[Piece, ...]:
    """A person's number, or that it was changed by hand."""
    return (person_link(int(one.who)),) if one.who.isdecimal() else text(ask.speech.say("in the file itself"))


def _what(one: ConfigRevision, ask: Ask) -> str:
    told = recalled(one.what)
    lines = [cut(change_line(change, ask.speech), _WHAT) for change in told[:_SHOWN]]
    more = len(told) - _SHOWN
    lines += [ask.speech.count("and {number} more", "and {number} more", more)] if more > 0 else []
    return "\n".join(lines)


async def _undo(ask: Ask, desk: Desk, steering: Steering) -> Reply:
    """The file as it was before a version, the last one if none is named; to be saved or cancelled."""
    async with desk.storage.read() as tx:
        last = await tx.configurations.last()
        number = entry_number(ask.words) if ask.words else (last.id if last else 0)
        gone, older = await tx.configurations.get(number), await tx.configurations.before(number)
    if gone is None:
        return _no_such(ask)
    if older is None:
        return _said(ask.speech.say("There is no version before {number}.", number=number), ask)
    draft = await steering.restore(ask.user, older.text, number, desk.now)
    newer = last is not None and last.id != number
    said = ask.speech.say(
        "Later versions are taken back with it: feeds.yaml becomes as it was before version {number}.", number=number
    )
    return reply(question(draft, ask, *(text("\n\n", said) if newer else ())))


async def _diff(ask: Ask, desk: Desk, steering: Steering) -> Reply:
    """The lines that a version changed."""
    async with desk.storage.read() as tx:
        last = await tx.configurations.last()
        number = entry_number(ask.words) if ask.words else (last.id if last else 0)
        one, older = await tx.configurations.get(number), await tx.configurations.before(number)
    if one is None:
        return _no_such(ask)
    if older is None:
        return _said(ask.speech.say("There is no version before {number}.", number=number), ask)
    lines = unified(older.text, one.text)
    shown = lines if len(lines) <= _DIFF else lines[:_DIFF].rpartition("\n")[0] + "\n…"
    head = text(bold(ask.speech.say("What version {number} changed", number=number)), "\n", *_who(one, ask), "\n")
    return reply(Message((*head, Run(shown, "code")), reply_to=ask.message_id))


def _no_such(ask: Ask) -> Reply:
    return _said(ask.speech.say("There is no such version. /history shows which there are."), ask)


def _said(words: str, ask: Ask) -> Reply:
    return reply(Message(text(words), reply_to=ask.message_id))


def _command(name: str, summary: str, answer: Steered, usage: str = "", tap: Steered | None = None) -> Command:
    return Command(
        *(name, summary, steered(answer), steered(tap) if tap else None, usage),
        kind=Kind.PERSONAL,
        audience=Audience.ADMINS,
    )


HISTORY = _command("history", mark("who changed feeds.yaml, when and how"), _history, tap=_turn)
UNDO = _command("undo", mark("take a change of feeds.yaml back"), _undo, mark("[NUMBER]"))
DIFF = _command("diff", mark("the lines that a change touched"), _diff, mark("[NUMBER]"))

"""Changes to feeds.yaml on their way: shown, saved or cancelled; and what is said where that cannot be."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.commands.base import Ask, Audience, Command, Desk, Kind, Reply, reply
from bot.commands.catch_up import offer, told
from bot.commands.journal import EDITED
from bot.config.edit import Conflict, Edit
from bot.errors import ConfigError
from bot.messages.speech import mark
from bot.messages.steering import change_lines
from bot.messages.text import Button, Buttons, Message, Piece, bold, text
from bot.steering import Draft, Steering

Steered = Callable[[Ask, Desk, Steering], Awaitable[Reply]]


def steered(command: Steered) -> Callable[[Ask, Desk], Awaitable[Reply]]:
    """A command that edits feeds.yaml: what cannot be done is told with the reason."""

    async def answer(ask: Ask, desk: Desk) -> Reply:
        if desk.steering is None:
            return reply(Message(text(ask.speech.say("feeds.yaml cannot be changed from here."))))
        try:
            return await command(ask, desk, desk.steering)
        except ConfigError as refused:
            return reply(Message(refusal(refused, ask), reply_to=ask.message_id))

    return answer


def refusal(refused: ConfigError, ask: Ask) -> tuple[Piece, ...]:
    """Why a change cannot be made."""
    say = ask.speech.say
    lines = (
        say("feeds.yaml, line {line}: {why}", line=line, why=why) if line else why for line, why in refused.problems[:5]
    )
    return text(say("This cannot be done:"), *(f"\n{line}" for line in lines))


def choice(draft: Draft, ask: Ask) -> Buttons:
    """Save or cancel."""
    save = Button(ask.speech.say("Save"), f"draft save {draft.token}")
    return ((save, Button(ask.speech.say("Cancel"), f"draft cancel {draft.token}")),)


async def offered(edits: Sequence[Edit], ask: Ask, desk: Desk, steering: Steering) -> Reply:
    """These edits in words, to be saved or cancelled."""
    draft = await steering.draft(ask.user, edits, desk.now)
    return reply(question(draft, ask))


def question(draft: Draft, ask: Ask, *more: Piece) -> Message:
    """What a draft changes, and whether to save that."""
    pieces = text(bold(ask.speech.say("This would change in feeds.yaml:")), *change_lines(draft.what, ask.speech))
    return Message((*pieces, *more), choice(draft, ask))


async def nothing(ask: Ask, desk: Desk) -> Reply:
    """Only buttons lead here."""
    return reply(Message(text(ask.speech.say("This button no longer works."))))


async def _tap(ask: Ask, desk: Desk, steering: Steering) -> Reply:
    """Save or cancel the draft that the button names."""
    verb, _, token = ask.words.partition(" ")
    if verb == "tell" and (done := steering.take_saved(token, ask.user)):
        return await told(done, ask, desk)
    draft = steering.find(token, ask.user, desk.now)
    if draft is None:
        said = ask.speech.say("This preview has expired. Please send the command again.")
        return Reply(toast=said, alarm=True, buttons=())
    if verb != "save":
        steering.drop(draft)
        return Reply(toast=ask.speech.say("Cancelled: nothing was changed."), buttons=())
    conflict = await steering.save(draft)
    return await (_asked_again(draft, conflict, ask, desk, steering) if conflict else _saved(draft, ask, desk))


async def _saved(draft: Draft, ask: Ask, desk: Desk) -> Reply:
    async with desk.storage.begin() as tx:
        last = await tx.configurations.last()
        number = last.id if last else 0
        await tx.admins.record(ask.user, EDITED, number, desk.now)
    said = ask.speech.say("Saved, and in force, as version {number}:", number=number)
    message = Message(text(bold(said), *change_lines(draft.what, ask.speech)), await offer(draft, ask, desk))
    return Reply(edit=message, toast=ask.speech.say("Saved"))


async def _asked_again(draft: Draft, conflict: Conflict, ask: Ask, desk: Desk, steering: Steering) -> Reply:
    """What others changed meanwhile, and the same change on the newer file, if it can still be made."""
    steering.drop(draft)
    said = ask.speech.say("Not saved: feeds.yaml was changed meanwhile.")
    changed = text(bold(said), *change_lines(conflict.changed, ask.speech))
    try:
        again = await steering.again(draft, desk.now)
    except ConfigError as refused:
        return Reply(edit=Message((*changed, *text("\n\n"), *refusal(refused, ask))))
    asked = question(again, ask)
    return Reply(edit=Message((*changed, *text("\n\n"), *asked.pieces), asked.buttons))


DRAFT = Command(
    *("draft", mark("whether a change is saved"), nothing, steered(_tap)),
    kind=Kind.HIDDEN,
    audience=Audience.ADMINS,
)

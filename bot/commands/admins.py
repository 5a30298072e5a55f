"""/admins: who runs the bot. Those of the environment are changed there, everybody else here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.commands.base import Ask, Audience, Command, Desk, Reply, entry_number, reply
from bot.commands.journal import ADDED, LINKED, REMOVED, UNLINKED, person_link
from bot.commands.links import new_link
from bot.messages.speech import mark
from bot.messages.text import Button, Message, Piece, bold, text
from storage.records import Admin, Link

EXAMPLE = "/admins add 123456789"


async def admins(ask: Ask, desk: Desk) -> Reply:
    """Who runs the bot; or one more of them, or one less: by number, or by the message that this one answers."""
    verb, _, rest = ask.words.partition(" ")
    verb = verb.casefold()
    if ask.where.kind != "private" and not (verb in _VERBS and ask.replied_user):
        return _said(ask.speech.say("This works only in a private chat with me."), ask)
    if not verb:
        return reply(await _list(ask, desk))
    number = _meant(rest, ask)
    if verb == "add" and not rest and not number:
        return await _link((), ask, desk)
    if verb not in _VERBS or not number:
        return reply(_usage(ask))
    return await _VERBS[verb](number, ask, desk)


def _meant(rest: str, ask: Ask) -> int:
    """The person's number: as it is written, else of whose message is answered; 0 if it cannot be told."""
    return entry_number(rest.strip()) if rest else ask.replied_user


async def _add(number: int, ask: Ask, desk: Desk) -> Reply:
    async with desk.storage.begin() as tx:
        new = number not in desk.door.admins and await tx.admins.add(number, ask.user, desk.now)
        if new:
            await tx.admins.record(ask.user, ADDED, number, desk.now)
    if not new:
        return _said(ask.speech.say("{number} is an administrator of this bot already.", number=number), ask)
    said = ask.speech.say("{number} is an administrator of this bot now.", number=number)
    return Reply((Message(text(said), reply_to=ask.message_id),), menus=(number,))


async def _remove(number: int, ask: Ask, desk: Desk) -> Reply:
    return Reply((Message(text(await _removed(number, ask, desk)), reply_to=ask.message_id),), menus=(number,))


async def _removed(number: int, ask: Ask, desk: Desk) -> str:
    """What came of it: those of the environment stay, and so does the last there is."""
    speech = ask.speech
    if number in desk.door.admins:
        return speech.say(
            "{number} is named in CASEWATCH_ADMINS: take the number out there, and start the bot again.", number=number
        )
    async with desk.storage.begin() as tx:
        there = {one.user_id for one in await tx.admins.all()}
        if number not in there:
            return speech.say("{number} is no administrator of this bot.", number=number)
        if not desk.door.admins and there == {number}:
            return speech.say("{number} is the last administrator. Add another one first.", number=number)
        await tx.admins.remove(number)
        await tx.links.remove_of(number)
        await tx.admins.record(ask.user, REMOVED, number, desk.now)
    return speech.say("{number} is an administrator of this bot no longer.", number=number)


_VERBS: dict[str, Callable[[int, Ask, Desk], Awaitable[Reply]]] = {"add": _add, "remove": _remove}


async def tap(ask: Ask, desk: Desk) -> Reply:
    """What the button says; then the list as it is now."""
    what, *rest = ask.words.split() or [""]
    return await _TAPS[what](rest, ask, desk) if what in _TAPS else Reply(edit=await _list(ask, desk))


async def _link(_: Sequence[str], ask: Ask, desk: Desk) -> Reply:
    """A link that makes whoever opens it first an administrator."""
    if ask.where.kind != "private":
        return Reply(toast=ask.speech.say("This works only in a private chat with me."), alarm=True)
    address, until = await new_link("admin", LINKED, ask, desk)
    said = ask.speech.say(
        "Whoever opens this link first becomes an administrator of this bot. It works once, until {time}:", time=until
    )
    return reply(Message(text(said, "\n", address)))


async def _drop(words: Sequence[str], ask: Ask, desk: Desk) -> Reply:
    number = entry_number(words[0]) if words else 0
    said = await _removed(number, ask, desk)
    return Reply(edit=await _list(ask, desk), toast=said, alarm=True, menus=(number,) if number else ())


async def _revoke(words: Sequence[str], ask: Ask, desk: Desk) -> Reply:
    number = entry_number(words[0]) if words else 0
    async with desk.storage.begin() as tx:
        if await tx.links.remove(number):
            await tx.admins.record(ask.user, UNLINKED, number, desk.now)
    return Reply(edit=await _list(ask, desk), toast=ask.speech.say("Saved"))


_TAPS: dict[str, Callable[[Sequence[str], Ask, Desk], Awaitable[Reply]]] = {
    **{"link": _link, "remove": _drop, "revoke": _revoke},
}


async def _list(ask: Ask, desk: Desk) -> Message:
    speech = ask.speech
    if ask.where.kind != "private":
        return Message(text(speech.say("This works only in a private chat with me.")))
    async with desk.storage.read() as tx:
        added = [one for one in await tx.admins.all() if one.user_id not in desk.door.admins]
        links = await tx.links.open("admin", desk.now)
    lines: list[Piece] = [bold(speech.say("Administrators of this bot"))]
    for number in sorted(desk.door.admins):
        lines += text("\n• ", person_link(number), " — ", speech.say("by CASEWATCH_ADMINS"))
    for one in added:
        lines += text("\n• ", person_link(one.user_id), " — ", _since(one, ask))
    for link in links:
        until = speech.moment(link.expires_at)
        lines += text("\n• ", speech.say("whoever opens link {number}, until {time}", number=link.id, time=until))
    lines += text(
        "\n\n", speech.say("{example} adds one; so does /admins add, as an answer to what they wrote.", example=EXAMPLE)
    )
    return Message(tuple(lines), _buttons(added, links, ask))


def _since(one: Admin, ask: Ask) -> str:
    return ask.speech.say("since {time}, by {number}", time=ask.speech.moment(one.added_at), number=one.added_by)


def _buttons(added: Sequence[Admin], links: Sequence[Link], ask: Ask) -> tuple[tuple[Button, ...], ...]:
    say = ask.speech.say
    return (
        *((Button(say("Remove {number}", number=one.user_id), f"admins remove {one.user_id}"),) for one in added),
        *((Button(say("Revoke link {number}", number=one.id), f"admins revoke {one.id}"),) for one in links),
        (Button(say("Link for another administrator"), "admins link"),),
    )


def _usage(ask: Ask) -> Message:
    speech = ask.speech
    return Message(
        text(
            speech.say("I do not know whom you mean. Write a number: {example}", example=EXAMPLE),
            "\n",
            speech.say("Or answer to a message of theirs, here or in a group, unless it hides who wrote it."),
            "\n",
            speech.say("/admins add alone makes a link for them."),
        )
    )


def _said(words: str, ask: Ask) -> Reply:
    return reply(Message(text(words), reply_to=ask.message_id))


ADMINS = Command("admins", mark("who runs this bot"), admins, tap, mark("[add or remove ID]"), audience=Audience.ADMINS)

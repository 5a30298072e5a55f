"""/language: which language the bot speaks in a chat."""

from __future__ import annotations

from babel import Locale

from bot.commands.base import Ask, Command, Desk, Kind, Reply, reply, subscriber_of
from bot.messages.speech import Speech, languages, mark, speech
from bot.messages.text import Button, Buttons, Message, bold, text


def language_name(code: str) -> str:
    """What a language calls itself: «Русский»."""
    name = Locale.parse(code).get_display_name(code) or code
    return f"{name[:1].upper()}{name[1:]}"


async def language(ask: Ask, desk: Desk) -> Reply:
    """Speak the language that is named, or offer those there are."""
    if not ask.words:
        return reply(_offer(ask.speech))
    chosen = _meant(ask.words)
    return reply(await _spoken(chosen, ask, desk) if chosen else _offer(ask.speech))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Speak the tapped language; without one, offer them."""
    if ask.words not in languages():
        return Reply(edit=_offer(ask.speech))
    return Reply(edit=await _spoken(ask.words, ask, desk))


async def _spoken(chosen: str, ask: Ask, desk: Desk) -> Message:
    async with desk.storage.begin() as tx:
        await tx.subscribers.speak(await subscriber_of(tx, ask, desk), chosen)
    voice = speech(chosen)
    back = Button(voice.say("← Back"), "settings")
    return Message(text(voice.say("From now on I write in {language}.", language=_inside(chosen))), ((back,),))


def _inside(chosen: str) -> str:
    """The language's own name as it stands inside its sentence."""
    return Locale.parse(chosen).get_display_name(chosen) or chosen


def _meant(words: str) -> str | None:
    wanted = words.casefold()
    return next((code for code in languages() if wanted in (code, language_name(code).casefold())), None)


def _offer(voice: Speech) -> Message:
    return Message(
        text(bold(voice.say("Language")), "\n", voice.say("Choose the language I write in:")), _buttons(voice)
    )


def _buttons(voice: Speech) -> Buttons:
    names = tuple(
        (Button(f"{'✓ ' if code == voice.language else ''}{language_name(code)}", f"language {code}"),)
        for code in languages()
    )
    return (*names, (Button(voice.say("← Back"), "settings"),))


LANGUAGE = Command("language", mark("the language I write in"), language, tap, kind=Kind.SETTING)

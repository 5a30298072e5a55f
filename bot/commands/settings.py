"""/settings: one message with everything that a chat can choose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.alerts.loudness import EVERYTHING
from bot.commands.access import is_admin
from bot.commands.base import Ask, Command, Desk, Kind, Reply, known_subscriber, reply, subscriber_of
from bot.commands.language import language_name
from bot.config.model import Config
from bot.messages.speech import Speech, mark
from bot.messages.text import Button, Buttons, Message, Piece, bold, text
from bot.reading.countries import REGION
from storage.records import Mute, Possible, Subscriber

COLUMNS = 2


async def settings(ask: Ask, desk: Desk) -> Reply:
    """Everything that is chosen, with a button to change each."""
    return reply(await _screen(ask, desk))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Change what the button names and show the result; without a name, only show."""
    what, _, value = ask.words.partition(" ")
    if what in _SWITCHES or what == "country":
        await _change(what, value, ask, desk)
    if what in ("country", "countries"):
        return Reply(edit=await _countries(ask, desk), toast=ask.speech.say("Saved") if value else None)
    return Reply(edit=await _screen(ask, desk), toast=ask.speech.say("Saved") if what else None)


_SWITCHES = ("previews", "silent", "possible", "discreet", "approval")
# The ways to hear of those who are only possibly a watched person, in the order in which a button goes through them.
POSSIBLE: tuple[Possible, ...] = ("silent", "shown", "hidden")


def next_possible(now: Possible) -> Possible:
    """The way that a tap leads to."""
    return POSSIBLE[(POSSIBLE.index(now) + 1) % len(POSSIBLE)]


def possible_label(value: Possible, speech: Speech) -> str:
    """The choice as a button shows it."""
    return f"{speech.say('Possible mentions')}: {_possible(value, speech)}"


def discreet_label(on: bool, speech: Speech) -> str:
    """The choice as a button shows it."""
    return f"{speech.say('Names in the first line')}: {_on(not on, speech)}"


def _possible(value: Possible, speech: Speech) -> str:
    return {
        "shown": speech.say("with sound"),
        "silent": speech.say("without sound"),
        "hidden": speech.say("hidden"),
    }[value]


async def _change(what: str, value: str, ask: Ask, desk: Desk) -> None:
    # Whoever runs the bot is asked together, anybody else alone.
    approver = 0 if what == "approval" and await is_admin(ask.user, desk) else ask.user
    async with desk.storage.begin() as tx:
        subscriber = await subscriber_of(tx, ask, desk)
        known = await known_subscriber(tx, ask)
        if known and what == "previews":
            await tx.subscribers.preview(subscriber, not known.previews)
        elif known and what == "silent":
            await tx.subscribers.hush(subscriber, not known.silent)
        elif known and what == "possible":
            await tx.subscribers.wish(subscriber, next_possible(known.possible))
        elif known and what == "discreet":
            await tx.subscribers.whisper(subscriber, not known.discreet)
        elif known and what == "approval" and known.kind == "channel":
            await tx.subscribers.hold(subscriber, approver if known.approver is None else None)
        elif known and what == "country":
            wanted = known.countries ^ ({value} & set(offered(desk.config))) if value != EVERYTHING else ()
            await tx.subscribers.limit_to(subscriber, sorted(wanted))


async def _known(ask: Ask, desk: Desk) -> tuple[Subscriber, int]:
    """The subscriber that is meant and how many people it watches; one that has chosen nothing yet looks like any."""
    where = ask.target
    async with desk.storage.read() as tx:
        known = await known_subscriber(tx, ask)
        watched = len(await tx.watches.of(known.id)) if known else 0
    return known or Subscriber(0, where.chat_id, where.thread_id, where.kind, ask.speech.language), watched


async def _screen(ask: Ask, desk: Desk) -> Message:
    speech = ask.speech
    known, watched = await _known(ask, desk)
    lines: list[Piece] = [bold(speech.say("Settings"))]
    for name, value in _choices(known, watched, desk, speech):
        lines += text(f"\n{name}: ", bold(value))
    return Message(tuple(lines), _buttons(known, speech))


def _choices(known: Subscriber, watched: int, desk: Desk, speech: Speech) -> Iterable[tuple[str, str]]:
    followed = [topic.called(speech.language) for topic in desk.config.topics if topic.id in known.topics]
    countries = [speech.country(country) for country in sorted(known.countries)]
    yield speech.say("Topics"), ", ".join(followed) or speech.say("none")
    yield speech.say("Countries"), ", ".join(countries) or speech.say("all")
    if known.kind != "channel":
        yield speech.say("People watched"), str(watched)
        yield speech.say("Possible mentions"), _possible(known.possible, speech)
        yield speech.say("Names in the first line"), _on(not known.discreet, speech)
    else:
        yield speech.say("Asked before each post"), _asked(known.approver, speech)
    yield speech.say("Language"), language_name(known.language)
    yield speech.say("Link previews"), _on(known.previews, speech)
    yield speech.say("Sound"), _sound(known, desk.now, speech)


def _asked(approver: int | None, speech: Speech) -> str:
    if approver is None:
        return speech.say("nobody")
    return speech.say("whoever switched it on") if approver else speech.say("who runs this bot")


def _sound(known: Subscriber, now: datetime, speech: Speech) -> str:
    if known.silent:
        return speech.say("off")
    for mute in active(known.mutes, now):
        if mute.topic == EVERYTHING:
            return speech.say("off until {time}", time=speech.moment(mute.until)) if mute.until else speech.say("off")
    return speech.say("on")


def active(mutes: Sequence[Mute], now: datetime) -> list[Mute]:
    """The mutes whose time is not over."""
    return [mute for mute in mutes if mute.until is None or mute.until > now]


def _on(value: bool, speech: Speech) -> str:
    return speech.say("on") if value else speech.say("off")


def _buttons(known: Subscriber, speech: Speech) -> Buttons:
    previews = speech.say("Hide previews") if known.previews else speech.say("Show previews")
    sound = speech.say("With sound") if known.silent else speech.say("Without sound")
    if known.kind == "channel":
        # A channel watches nobody, and nobody can write /forget there.
        held = speech.say("Ask me before each post") if known.approver is None else speech.say("Post without asking")
        last: Buttons = ((Button(held, "settings approval"),), (Button(speech.say("Erase"), "forget"),))
    else:
        last = (
            (Button(possible_label(known.possible, speech), "settings possible"),),
            (Button(discreet_label(known.discreet, speech), "settings discreet"),),
        )
    return (
        (Button(speech.say("Topics"), "subscribe"), Button(speech.say("Countries"), "settings countries")),
        (Button(speech.say("Language"), "language"), Button(previews, "settings previews")),
        (Button(sound, "settings silent"),),
        *last,
    )


def offered(config: Config) -> tuple[str, ...]:
    """The countries that can be chosen: the region's whatever the feeds are, and those of the feeds."""
    return tuple(dict.fromkeys((*REGION, *(feed.country for feed in config.feeds if feed.country))))


async def _countries(ask: Ask, desk: Desk) -> Message:
    speech = ask.speech
    known, _ = await _known(ask, desk)
    buttons = [
        Button(f"{'✓ ' if country in known.countries else ''}{speech.country(country)}", f"settings country {country}")
        for country in offered(desk.config)
    ]
    rows = [tuple(buttons[start : start + COLUMNS]) for start in range(0, len(buttons), COLUMNS)]
    everywhere = Button(
        f"{'' if known.countries else '✓ '}{speech.say('All countries')}", f"settings country {EVERYTHING}"
    )
    pieces = text(
        bold(speech.say("Countries")),
        "\n",
        speech.say("Topics are told only for news that concerns these countries. Tap to change."),
        "\n",
        speech.say("People you watch are told wherever they are."),
    )
    return Message(pieces, (*rows, (everywhere,), (Button(speech.say("← Back"), "settings"),)))


SETTINGS = Command("settings", mark("what comes, and how"), settings, tap, kind=Kind.SETTING)

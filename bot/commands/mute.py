"""/mute and the mute buttons below alerts: for a while, or for a topic, alerts come without a sound."""

from __future__ import annotations

from datetime import timedelta

from bot.alerts.loudness import EVERYTHING
from bot.commands.base import Ask, Command, Desk, Kind, Reply, entry_number, known_subscriber, reply, subscriber_of
from bot.commands.settings import active
from bot.commands.topics import find_topic, topic_name
from bot.messages.alert import alert_buttons
from bot.messages.speech import Speech, mark
from bot.messages.text import Button, Buttons, Message, text

SPANS = {"1h": timedelta(hours=1), "1d": timedelta(days=1)}
EXAMPLE = "/mute 1h"


async def mute(ask: Ask, desk: Desk) -> Reply:
    """Mute for the time or the topic that is named, or offer both."""
    what = ask.words.lower().replace(" ", "")
    if not what:
        return reply(
            Message(text(ask.speech.say("For how long shall alerts come without a sound?")), _offer(ask, desk))
        )
    topic = find_topic(ask.words, desk.config)
    if what not in SPANS and topic is None:
        wrong = ask.speech.say("Write a time or a topic after the command, for example: {example}", example=EXAMPLE)
        return reply(Message(text(wrong), _offer(ask, desk)))
    return reply(await _muted(topic or what, ask, desk))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Below an alert (the words begin with its entry), change its buttons; elsewhere, the message."""
    first, _, rest = ask.words.partition(" ")
    entry_id = entry_number(first)
    if entry_id:
        return await _below_alert(entry_id, rest, ask, desk)
    if first == "undo":
        return Reply(edit=await _undone(rest, ask, desk))
    if first in SPANS or desk.config.topic(first):
        return Reply(edit=await _muted(first, ask, desk))
    return Reply(toast=ask.speech.say("This button no longer works."))


async def _below_alert(entry_id: int, what: str, ask: Ask, desk: Desk) -> Reply:
    speech = ask.speech
    if not what:
        return Reply(buttons=await _choices(entry_id, ask, desk))
    usual = await _usual(entry_id, ask, desk)
    if what == "back":
        return Reply(buttons=usual)
    undone = what.removeprefix("undo ")
    if undone != what:
        await _undone(undone, ask, desk)
        return Reply(buttons=usual, toast=speech.say("With sound again"))
    if what not in SPANS and desk.config.topic(what) is None:
        return Reply(buttons=usual, toast=speech.say("This button no longer works."))
    await _muted(what, ask, desk)
    undo = Button(speech.say("Undo mute"), f"mute {entry_id} undo {EVERYTHING if what in SPANS else what}")
    return Reply(buttons=((*usual[0][:1], undo), *usual[1:]), toast=_said(what, desk, speech))


async def _usual(entry_id: int, ask: Ask, desk: Desk) -> Buttons:
    """What stands below the alert by itself."""
    async with desk.storage.read() as tx:
        alert = await tx.alerts.told(entry_id, ask.where.chat_id, ask.where.thread_id)
    return alert_buttons(entry_id, ask.where.kind, ask.speech, named=bool(alert and alert.named))


async def _choices(entry_id: int, ask: Ask, desk: Desk) -> Buttons:
    """For a while, or one of the topics that the alert is about."""
    async with desk.storage.read() as tx:
        alert = await tx.alerts.told(entry_id, ask.where.chat_id, ask.where.thread_id)
    topics = alert.entry.topics if alert else ()
    back = Button(ask.speech.say("← Back"), f"mute {entry_id} back")
    return (
        _spans(f"mute {entry_id}", ask.speech),
        *((Button(topic_name(topic, desk.config, ask.speech), f"mute {entry_id} {topic}"),) for topic in topics),
        (back,),
    )


def _spans(data: str, speech: Speech) -> tuple[Button, ...]:
    return (Button(speech.say("1 hour"), f"{data} 1h"), Button(speech.say("1 day"), f"{data} 1d"))


def _offer(ask: Ask, desk: Desk) -> Buttons:
    topics = ((Button(topic.called(ask.speech.language), f"mute {topic.id}"),) for topic in desk.config.topics)
    return (_spans("mute", ask.speech), *topics)


async def _muted(what: str, ask: Ask, desk: Desk) -> Message:
    topic = EVERYTHING if what in SPANS else what
    async with desk.storage.begin() as tx:
        subscriber = await subscriber_of(tx, ask, desk)
        await tx.subscribers.mute(subscriber, topic, desk.now + SPANS[what] if what in SPANS else None)
    undo = Button(ask.speech.say("Undo"), f"mute undo {topic}")
    return Message(text(_said(what, desk, ask.speech)), ((undo,),))


def _said(what: str, desk: Desk, speech: Speech) -> str:
    if what in SPANS:
        until = speech.moment(desk.now + SPANS[what])
        return speech.say("Alerts come without a sound until {time}.", time=until)
    called = topic_name(what, desk.config, speech)
    return speech.say("Alerts about “{topic}” come without a sound.", topic=called)


async def _undone(topic: str, ask: Ask, desk: Desk) -> Message:
    async with desk.storage.begin() as tx:
        known = await known_subscriber(tx, ask)
        if known:
            await tx.subscribers.unmute(known.id, topic)
    return Message(text(ask.speech.say("Alerts come with a sound again.")))


async def unmute(ask: Ask, desk: Desk) -> Reply:
    """Take every mute back."""
    async with desk.storage.begin() as tx:
        known = await known_subscriber(tx, ask)
        for one in active(known.mutes, desk.now) if known else ():
            await tx.subscribers.unmute(known.id if known else 0, one.topic)
    return reply(Message(text(ask.speech.say("Alerts come with a sound again."))))


MUTE = Command("mute", mark("alerts without a sound for a while"), mute, tap, mark("[1h, 1d or topic]"), Kind.SETTING)
UNMUTE = Command("unmute", mark("alerts with a sound again"), unmute, kind=Kind.SETTING)

"""/subscribe and /unsubscribe: which topics a chat hears about."""

from __future__ import annotations

from bot.commands.base import Ask, Command, Desk, Reply, reply
from bot.config.model import Config
from bot.messages.speech import Speech, mark
from bot.messages.text import Button, Message, bold, text
from storage.database import Tx

ALL = "*"


def topic_buttons(chosen: frozenset[str], config: Config, speech: Speech) -> tuple[tuple[Button, ...], ...]:
    """One button a topic, ticked if chosen, and one for all of them."""
    rows = [
        (Button(f"{'✓ ' if topic.id in chosen else ''}{topic.called(speech.language)}", f"subscribe {topic.id}"),)
        for topic in config.topics
    ]
    everything = chosen >= {topic.id for topic in config.topics}
    label = speech.say("None of them") if everything else speech.say("All of them")
    return (*rows, (Button(label, f"subscribe {ALL}"),))


async def subscribe(ask: Ask, desk: Desk) -> Reply:
    """Follow the topic that is named, or offer all of them."""
    if not ask.words:
        return await _offer(ask, desk)
    topic = find_topic(ask.words, desk.config)
    if topic is None:
        return reply(no_such_topic("subscribe", ask, desk.config))
    async with desk.storage.begin() as tx:
        await tx.subscribers.follow(await _subscriber(tx, ask, desk), [topic])
    name = desk.config.topic(topic)
    called = name.called(ask.speech.language) if name else topic
    return reply(Message(text(ask.speech.say("You will hear about “{topic}”.", topic=called))))


async def _offer(ask: Ask, desk: Desk) -> Reply:
    async with desk.storage.read() as tx:
        known = await tx.subscribers.find(ask.where.chat_id, ask.where.thread_id)
    return reply(_choice(known.topics if known else frozenset(), ask, desk))


def _choice(chosen: frozenset[str], ask: Ask, desk: Desk) -> Message:
    speech = ask.speech
    number = sum(topic.id in chosen for topic in desk.config.topics)
    state = speech.count("You follow {number} topic.", "You follow {number} topics.", number)
    pieces = text(bold(speech.say("Topics")), "\n", state, " ", speech.say("Tap to change."))
    return Message(pieces, topic_buttons(chosen, desk.config, speech))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Follow or leave the tapped topic, or all of them."""
    configured = {topic.id for topic in desk.config.topics}
    async with desk.storage.begin() as tx:
        subscriber = await _subscriber(tx, ask, desk)
        chosen = await _chosen(tx, ask)
        tapped = configured if ask.words == ALL else {ask.words} & configured
        if tapped <= chosen:
            await tx.subscribers.unfollow(subscriber, tapped)
        else:
            await tx.subscribers.follow(subscriber, tapped)
        chosen = await _chosen(tx, ask)
    return Reply(edit=_choice(chosen, ask, desk), toast=ask.speech.say("Saved"))


async def unsubscribe(ask: Ask, desk: Desk) -> Reply:
    """Leave the topic that is named, or all of them."""
    topic = find_topic(ask.words, desk.config) if ask.words else None
    if ask.words and topic is None:
        return reply(no_such_topic("unsubscribe", ask, desk.config))
    async with desk.storage.begin() as tx:
        known = await tx.subscribers.find(ask.where.chat_id, ask.where.thread_id)
        if known:
            await tx.subscribers.unfollow(known.id, None if topic is None else [topic])
    speech = ask.speech
    if topic is None:
        return reply(Message(text(speech.say("You will hear nothing more. /subscribe starts it again."))))
    name = desk.config.topic(topic)
    called = name.called(speech.language) if name else topic
    return reply(Message(text(speech.say("You will hear no more about “{topic}”.", topic=called))))


async def _subscriber(tx: Tx, ask: Ask, desk: Desk) -> int:
    where = ask.where
    return await tx.subscribers.ensure(
        where.chat_id, where.thread_id, kind=where.kind, language=ask.speech.language, now=desk.now
    )


async def _chosen(tx: Tx, ask: Ask) -> frozenset[str]:
    known = await tx.subscribers.find(ask.where.chat_id, ask.where.thread_id)
    return known.topics if known else frozenset()


def find_topic(words: str, config: Config) -> str | None:
    """The topic that a person means: its id, or its title in any language."""
    wanted = words.casefold().strip()
    for topic in config.topics:
        if wanted in {topic.id, *(title.casefold() for title in topic.title.values())}:
            return topic.id
    return None


def no_such_topic(command: str, ask: Ask, config: Config) -> Message:
    """There is no topic of that name: these are the ones there are, and an example."""
    example = config.topics[0].id if config.topics else "extradition"
    pieces = text(
        ask.speech.say("There is no such topic. These are the ones there are:"),
        *(f"\n• {topic.id} — {topic.called(ask.speech.language)}" for topic in config.topics),
        "\n\n",
        ask.speech.say("For example: {example}", example=f"/{command} {example}"),
    )
    return Message(pieces)


SUBSCRIBE = Command("subscribe", mark("choose topics to be alerted about"), subscribe, tap, usage=mark("[topic]"))
UNSUBSCRIBE = Command("unsubscribe", mark("stop the alerts"), unsubscribe, usage=mark("[topic]"))

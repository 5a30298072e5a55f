"""/subscribe and /unsubscribe: which topics a chat hears about."""

from __future__ import annotations

from collections.abc import Collection

from bot.commands.base import Ask, Command, Desk, Kind, Reply, known_subscriber, reply, subscriber_of
from bot.config.model import Config
from bot.messages.speech import Speech, mark
from bot.messages.text import Button, Buttons, Message, bold, text
from storage.database import Tx

ALL = "*"


def topic_buttons(chosen: Collection[str], config: Config, speech: Speech) -> Buttons:
    """One button a topic, ticked if chosen, and one for all of them."""
    rows = [
        (Button(f"{'✓ ' if topic.id in chosen else ''}{topic.called(speech.language)}", f"subscribe {topic.id}"),)
        for topic in config.topics
    ]
    everything = {topic.id for topic in config.topics}.issubset(chosen)
    label = speech.say("None of them") if everything else speech.say("All of them")
    return (*rows, (Button(label, f"subscribe {ALL}"), Button(speech.say("Settings"), "settings")))


async def subscribe(ask: Ask, desk: Desk) -> Reply:
    """Follow the topic that is named, or offer all of them."""
    if not ask.words:
        return await _offer(ask, desk)
    topic = find_topic(ask.words, desk.config)
    if topic is None:
        return reply(no_such_topic("subscribe", ask, desk.config))
    async with desk.storage.begin() as tx:
        await tx.subscribers.follow(await subscriber_of(tx, ask, desk), [topic])
    called = topic_name(topic, desk.config, ask.speech)
    return reply(Message(text(ask.speech.say("You will hear about “{topic}”.", topic=called))))


async def _offer(ask: Ask, desk: Desk) -> Reply:
    async with desk.storage.read() as tx:
        return reply(topic_choice(await _chosen(tx, ask), ask, desk))


def topic_choice(chosen: Collection[str], ask: Ask, desk: Desk) -> Message:
    """How many topics are followed, and a button for each there is."""
    speech = ask.speech
    number = sum(topic.id in chosen for topic in desk.config.topics)
    if number:
        state = speech.count("You follow {number} topic.", "You follow {number} topics.", number)
    else:
        state = speech.say("You follow no topic yet.")
    pieces = text(bold(speech.say("Topics")), "\n", state, " ", speech.say("Tap to change."))
    return Message(pieces, topic_buttons(chosen, desk.config, speech))


async def tap(ask: Ask, desk: Desk) -> Reply:
    """Follow or leave the tapped topic, or all of them; without a topic, show them."""
    if not ask.words:
        async with desk.storage.read() as tx:
            return Reply(edit=topic_choice(await _chosen(tx, ask), ask, desk))
    configured = {topic.id for topic in desk.config.topics}
    async with desk.storage.begin() as tx:
        subscriber = await subscriber_of(tx, ask, desk)
        chosen = await _chosen(tx, ask)
        tapped = configured if ask.words == ALL else {ask.words} & configured
        if tapped <= chosen:
            await tx.subscribers.unfollow(subscriber, tapped)
        else:
            await tx.subscribers.follow(subscriber, tapped)
        chosen = await _chosen(tx, ask)
    return Reply(edit=topic_choice(chosen, ask, desk), toast=ask.speech.say("Saved"))


async def unsubscribe(ask: Ask, desk: Desk) -> Reply:
    """Leave the topic that is named, or all of them."""
    topic = find_topic(ask.words, desk.config) if ask.words else None
    if ask.words and topic is None:
        return reply(no_such_topic("unsubscribe", ask, desk.config))
    async with desk.storage.begin() as tx:
        known = await known_subscriber(tx, ask)
        if known:
            await tx.subscribers.unfollow(known.id, None if topic is None else [topic])
    return reply(Message(text(_left(topic, bool(known and await _watches(known.id, desk)), ask, desk))))


def _left(topic: str | None, watching: bool, ask: Ask, desk: Desk) -> str:
    if topic is not None:
        called = topic_name(topic, desk.config, ask.speech)
        return ask.speech.say("You will hear no more about “{topic}”.", topic=called)
    if watching:
        return ask.speech.say("You follow no topic any more. People on your /watchlist are still watched.")
    return ask.speech.say("You will hear nothing more. /subscribe starts it again.")


async def _watches(subscriber_id: int, desk: Desk) -> bool:
    async with desk.storage.read() as tx:
        return bool(await tx.watches.of(subscriber_id))


async def _chosen(tx: Tx, ask: Ask) -> frozenset[str]:
    known = await known_subscriber(tx, ask)
    return known.topics if known else frozenset()


def topic_name(topic: str, config: Config, speech: Speech) -> str:
    """What the topic is called in this language; its id if it is no longer configured."""
    found = config.topic(topic)
    return found.called(speech.language) if found else topic


def find_topic(words: str, config: Config) -> str | None:
    """The topic that a person means: its id, or its title in any language."""
    wanted = " ".join(words.casefold().split())
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


SUBSCRIBE = Command(
    "subscribe", mark("choose topics to be alerted about"), subscribe, tap, mark("[topic]"), Kind.SETTING
)
UNSUBSCRIBE = Command("unsubscribe", mark("stop the alerts"), unsubscribe, None, mark("[topic]"), Kind.SETTING)

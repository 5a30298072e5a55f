"""/addtopic and /removetopic: which topics there are."""

from __future__ import annotations

from bot.commands.base import Ask, Audience, Command, Desk, Kind, Reply, reply
from bot.commands.drafts import Steered, offered, steered
from bot.config.edit import AddTopic, RemoveTopic
from bot.language.guess import language_of_rule
from bot.messages.speech import mark
from bot.messages.text import Message, text
from bot.steering import Steering

_EXAMPLE = "article-172 Article 172"


async def _add(ask: Ask, desk: Desk, steering: Steering) -> Reply:
    """A topic without keywords yet; its title is in the language of its letters."""
    id_, _, title = " ".join(ask.words.split()).partition(" ")
    if not title:
        said = ask.speech.say("Write an id, then a title: {example}", example=f"/addtopic {_EXAMPLE}")
        return reply(Message(text(said), reply_to=ask.message_id))
    return await offered([AddTopic(id_, {language_of_rule(title): title})], ask, desk, steering)


async def _remove(ask: Ask, desk: Desk, steering: Steering) -> Reply:
    """A topic no more, with all its keywords; what was told of it stays stored."""
    if not ask.words:
        said = ask.speech.say("Write the id of the topic; /keywords shows which there are.")
        return reply(Message(text(said), reply_to=ask.message_id))
    return await offered([RemoveTopic(ask.words.strip())], ask, desk, steering)


def _command(name: str, summary: str, answer: Steered, usage: str) -> Command:
    return Command(name, summary, steered(answer), None, usage, kind=Kind.PERSONAL, audience=Audience.ADMINS)


ADD_TOPIC = _command("addtopic", mark("add a topic, which then needs keywords"), _add, mark("ID TITLE"))
REMOVE_TOPIC = _command("removetopic", mark("take a topic away, with its keywords"), _remove, "ID")

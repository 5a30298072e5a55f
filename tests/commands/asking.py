"""Asking the bot something without Telegram, and looking at what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.channels.base import Address, ChatInfo
from bot.commands import Ask, Desk, Reply, answer, answer_tap, channel_offer, text_reply
from bot.commands.limits import Limits
from bot.config.file import parse_config
from bot.config.model import Config
from bot.messages.speech import speech
from bot.messages.text import Button, Message, plain
from bot.reading.keywords import compile_topics
from bot.reading.model import Article
from bot.reading.names import NameIndex
from bot.reading.negatives import exclusions_of
from bot.reading.read import understand
from bot.reading.stored import mentions_of, name_keys
from bot.rulebook import Wanted
from bot.settings import OPEN, Door
from bot.steering import Steering
from storage.database import Storage
from storage.records import Match, Negative, ReadEntry, Subscriber
from tests.newsroom import feeds_yaml
from tests.storage.made import HIT, NOW, entry, file

CONFIG = parse_config(feeds_yaml({}))
TOPICS = compile_topics(CONFIG.topics)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class World:
    """What Telegram would tell of chats: one channel, and who administers everything there is."""

    administrator: int | None = None
    channel: ChatInfo | None = None
    username: str = "casewatch_bot"

    async def is_admin(self, chat_id: int, user_id: int) -> bool:
        """Whether this is the one."""
        return user_id in (self.administrator, chat_id)

    async def leave(self, chat_id: int) -> None:
        """Nothing follows."""

    async def look(self, chat: int | str) -> ChatInfo | None:
        """The channel, by its number or its name."""
        return self.channel if self.channel and chat in (self.channel.chat_id, "@the_channel") else None


@dataclass(frozen=True)
class Person:
    """Someone in a chat with the bot."""

    storage: Storage
    chat: int = 7
    thread: int = 0
    language: str = "en"
    kind: str = "private"
    user: int = 7
    world: World = World(administrator=7)
    config: Config = CONFIG
    now: datetime = NOW
    watch_limit: int = 200
    door: Door = OPEN
    limits: Limits | None = None  # none are kept from one question to the next
    steering: Steering | None = None
    answers_to: int = 0  # the person whose message each of this one's answers

    def other(self, **values: object) -> Person:
        """The same person elsewhere, or in another language."""
        return replace(self, **values)  # type: ignore[arg-type]  # the fields above, by name

    def _ask(self, words: str, replied: str = "") -> Ask:
        where = Address(self.chat, self.thread, self.kind)
        return Ask(where, words, speech(self.language), self.user, 100, 99, replied, replied_user=self.answers_to)

    def _desk(self) -> Desk:
        wanted, limits = Wanted(TOPICS), self.limits or Limits()
        return Desk(
            self.storage, self.config, self.now, wanted, self.world, self.watch_limit, self.door, limits, self.steering
        )

    async def says(self, text: str) -> Reply:
        """The answer to a command, written with its slash and words."""
        name, _, words = text.removeprefix("/").partition(" ")
        return await answer(name, self._ask(words), self._desk())

    async def writes(self, text: str, *, forwarded: bool = False) -> Reply:
        """The answer to a text that is no command."""
        return await text_reply(self._ask(text), self._desk(), forwarded=forwarded)

    async def taps(self, data: str, replied: str = "") -> Reply:
        """The answer to a button with this data, below a message that answers the text `replied`."""
        return await answer_tap(data, self._ask(data.partition(" ")[2], replied), self._desk())

    async def forwards_the_channel(self) -> Reply | None:
        """What is offered to whoever forwards a post of the channel."""
        return await channel_offer(self.world.channel, self._ask(""), self._desk())

    async def known(self) -> Subscriber | None:
        """What is stored of this chat."""
        async with self.storage.read() as tx:
            return await tx.subscribers.find(self.chat, self.thread)

    async def topics(self) -> set[str]:
        """What this chat follows."""
        known = await self.known()
        return set(known.topics) if known else set()


def messages(reply: Reply) -> list[Message]:
    """All messages of an answer, the edit first."""
    return [*([reply.edit] if reply.edit else []), *reply.messages]


def shown(reply: Reply) -> str:
    """Everything that a person reads of an answer."""
    texts = [plain(message.pieces) for message in messages(reply)]
    return "\n".join([*texts, *([reply.toast] if reply.toast else [])])


def buttons(reply: Reply) -> Iterator[Button]:
    """Every button of an answer, in order."""
    rows = [row for message in messages(reply) for row in message.buttons] + list(reply.buttons or ())
    return (button for row in rows for button in row)


def labels(reply: Reply) -> list[str]:
    """What is written on the buttons."""
    return [button.label for button in buttons(reply)]


def data_of(reply: Reply, label: str) -> str:
    """What the button sends that has this on it."""
    return next(button.data or "" for button in buttons(reply) if label in button.label)


def written(name: str, body: str = "Суд", *, topics: tuple[str, ...] = ("extradition",), hours: int = 0) -> ReadEntry:
    """An entry as it was read, published so many hours before NOW."""
    title = f"Title {name}"
    return replace(
        entry(f"address:{name}", f"h-{name}"),
        title=title,
        body=body,
        link=f"https://outlet.example/{name}",
        published_at=NOW - hours * HOUR,
        words=understand(Article(title, body), TOPICS).words,
        matches=tuple(Match(topic, [HIT]) for topic in topics),
        keys=name_keys(title, body),
    )


async def publish(storage: Storage, *entries: ReadEntry) -> None:
    """File them as one poll, read for whom anybody watches."""
    async with storage.read() as tx:
        ids = {one.name: one.name_id for one in await tx.watches.names()}
        negatives = await tx.negatives.all()
    by_name = {id_: [one for one in negatives if one.name_id == id_] for id_ in ids.values()}
    await file(storage, *(_read(one, ids, by_name) for one in entries))


def _read(one: ReadEntry, ids: Mapping[str, int], negatives: Mapping[int, Sequence[Negative]]) -> ReadEntry:
    article = Article(one.title, one.body)
    reading = understand(article, TOPICS, NameIndex(ids))
    exclusions = exclusions_of(article, reading, ids, negatives)
    return replace(one, mentions=mentions_of(reading, ids), exclusions=exclusions)

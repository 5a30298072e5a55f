"""Tells the same entry from another one. Pure.

An entry has several keys; one that is known is enough. A guid is not trusted alone: outlets change it with the
headline, leave it out, or give one to everything.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from bot.feeds.address import canonical_address, is_front_page
from bot.feeds.entry import ParsedEntry

__all__ = ["TITLE_KEY_DAYS", "Key", "batch_keys", "canonical_address", "content_hash", "entry_keys"]

TITLE_KEY_DAYS = 7
"""How many days a title key speaks for: outlets use a headline again for the next day's summary."""

_BEGINNING = 400
_READ_FOR_BEGINNING = 20_000  # characters of HTML, which hold four hundred of text wherever there are any
_TAG = re.compile(r"<[^<>]*>")

Kind = Literal["guid", "address", "title", "content"]


@dataclass(frozen=True, slots=True)
class Key:
    """One name of an entry; `value` is unique over all kinds, and over all feeds where the kind is a feed's own."""

    kind: Kind
    value: str


def entry_keys(entry: ParsedEntry, feed: str) -> tuple[Key, ...]:
    """An entry's keys, strongest first, at least one.

    guid (of this feed) · canonical address (anywhere; not an outlet's front page) · title and first 400 characters
    (of this feed; only where there are that many) · all that is written (of this feed; only where nothing else is).
    """
    named = (_guid_key(entry, feed), _address_key(entry), _title_key(entry, feed))
    return tuple(key for key in named if key) or (_content_key(entry, feed),)


def batch_keys(entries: Sequence[ParsedEntry], feed: str) -> list[tuple[Key, ...]]:
    """The keys of one poll's entries, without those that entries share though they differ; each keeps at least one."""
    keys = [entry_keys(entry, feed) for entry in entries]
    guids = _confused("guid", entries, keys, frozenset())
    confused = guids | _confused("address", entries, keys, guids)
    kept = [tuple(key for key in own if key not in confused) for own in keys]
    return [own or (_content_key(entry, feed),) for own, entry in zip(kept, entries, strict=True)]


def content_hash(entry: ParsedEntry) -> str:
    """The same text as long as an entry's words stay: its markup, spacing and link may change."""
    return _hash(*(_words(part) for part in (entry.title, entry.summary, entry.content)))


def _guid_key(entry: ParsedEntry, feed: str) -> Key | None:
    guid = entry.guid.strip()
    return Key("guid", f"g:{_hash(feed, guid)}") if guid else None


def _address_key(entry: ParsedEntry) -> Key | None:
    address = canonical_address(entry.link)
    return Key("address", f"a:{_hash(address)}") if address and not is_front_page(address) else None


def _title_key(entry: ParsedEntry, feed: str) -> Key | None:
    title, text = _words(entry.title), _words((entry.content or entry.summary)[:_READ_FOR_BEGINNING])
    if not title or len(text) < _BEGINNING:
        return None
    return Key("title", f"t:{_hash(feed, title, text[:_BEGINNING])}")


def _content_key(entry: ParsedEntry, feed: str) -> Key:
    return Key("content", f"c:{_hash(feed, content_hash(entry))}")


def _confused(
    kind: Kind, entries: Sequence[ParsedEntry], keys: Sequence[tuple[Key, ...]], worthless: frozenset[Key]
) -> frozenset[Key]:
    """The keys of a kind under which stand entries that differ; guids among `worthless` prove nothing."""
    groups: dict[Key, list[tuple[str, str]]] = defaultdict(list)
    for entry, own in zip(entries, keys, strict=True):
        other = next(
            (k.value for k in own if k.kind in ("guid", "address") and k.kind != kind and k not in worthless), ""
        )
        for key in own:
            if key.kind == kind:
                groups[key].append((_words(entry.title), other))
    return frozenset(key for key, members in groups.items() if _differ(members))


def _differ(members: Iterable[tuple[str, str]]) -> bool:
    """Whether (title, other key) are of different entries: the titles are, and no other key holds them together.

    Two titles under the same other key are an edit that the feed lists twice; more are not.
    """
    titles, others = (set(part) for part in zip(*members, strict=True))
    agree = len(others) == 1 and "" not in others
    return len(titles) > (2 if agree else 1)


def _words(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def _hash(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()

"""What goes between Casewatch and its parsing process: frames with a length before them, JSON in them. Pure."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.errors import FeedTrouble, ParseError
from bot.feeds.entry import ParsedEntry, ParsedFeed

LENGTH = struct.Struct("!I")


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be parsed, and how."""

    body: bytes
    content_type: str
    country: str | None
    now: datetime


def frame(data: bytes) -> bytes:
    """The data with its length in four bytes before it."""
    return LENGTH.pack(len(data)) + data


def pack_job(job: Job) -> bytes:
    """One frame of how, one of what."""
    how = json.dumps((job.content_type, job.country, job.now.isoformat()))
    return frame(how.encode()) + frame(job.body)


def unpack_job(how: bytes, body: bytes) -> Job:
    """The job of two frames."""
    content_type, country, now = json.loads(how)
    return Job(body, content_type, country, datetime.fromisoformat(now))


def pack_feed(feed: ParsedFeed) -> bytes:
    """One frame that answers with a feed."""
    entries = [
        (e.guid, e.title, e.link, e.summary, e.content, e.published and e.published.isoformat()) for e in feed.entries
    ]
    ttl = None if feed.ttl is None else feed.ttl.total_seconds()
    return _answer({"title": feed.title, "ttl": ttl, "entries": entries})


def pack_error(error: ParseError) -> bytes:
    """One frame that answers with an error."""
    return _answer({"trouble": error.trouble.value, "detail": str(error)})


def unpack_answer(answer: bytes) -> ParsedFeed:
    """The feed of an answer; raises the ParseError of one that has none."""
    found: dict[str, Any] = json.loads(answer)
    if "trouble" in found:
        raise ParseError(FeedTrouble(found["trouble"]), found["detail"])
    ttl = None if found["ttl"] is None else timedelta(seconds=found["ttl"])
    return ParsedFeed(found["title"], ttl, tuple(_entry(*fields) for fields in found["entries"]))


def _entry(guid: str, title: str, link: str, summary: str, content: str, published: str | None) -> ParsedEntry:
    return ParsedEntry(guid, title, link, summary, content, datetime.fromisoformat(published) if published else None)


def _answer(content: dict[str, Any]) -> bytes:
    return frame(json.dumps(content, ensure_ascii=False).encode())

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
    """A feed to be parsed, and how."""

    body: bytes
    content_type: str
    country: str | None
    now: datetime


@dataclass(frozen=True, slots=True)
class PageJob:
    """A web page whose article is wanted."""

    body: bytes
    content_type: str


def frame(data: bytes) -> bytes:
    """The data with its length in four bytes before it."""
    return LENGTH.pack(len(data)) + data


def pack_job(job: Job | PageJob) -> bytes:
    """One frame of how, one of what."""
    feed = (job.country, job.now.isoformat()) if isinstance(job, Job) else None
    return frame(json.dumps((job.content_type, feed)).encode()) + frame(job.body)


def unpack_job(how: bytes, body: bytes) -> Job | PageJob:
    """The job of two frames."""
    content_type, feed = json.loads(how)
    if feed is None:
        return PageJob(body, content_type)
    country, now = feed
    return Job(body, content_type, country, datetime.fromisoformat(now))


def pack_feed(feed: ParsedFeed) -> bytes:
    """One frame that answers with a feed."""
    entries = [
        (e.guid, e.title, e.link, e.summary, e.content, e.published and e.published.isoformat()) for e in feed.entries
    ]
    ttl = None if feed.ttl is None else feed.ttl.total_seconds()
    return _answer({"title": feed.title, "ttl": ttl, "entries": entries})


def pack_text(text: str) -> bytes:
    """One frame that answers with the text of an article."""
    return _answer({"text": text})


def pack_error(error: ParseError) -> bytes:
    """One frame that answers with an error."""
    return _answer({"trouble": error.trouble.value, "detail": str(error)})


def unpack_feed(answer: bytes) -> ParsedFeed:
    """The feed of an answer; raises the ParseError of one that has none."""
    found = _content(answer)
    ttl = None if found["ttl"] is None else timedelta(seconds=found["ttl"])
    return ParsedFeed(found["title"], ttl, tuple(_entry(*fields) for fields in found["entries"]))


def unpack_text(answer: bytes) -> str:
    """The text of an answer; raises the ParseError of one that has none."""
    return str(_content(answer)["text"])


def _content(answer: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answer)
    if "trouble" in found:
        raise ParseError(FeedTrouble(found["trouble"]), found["detail"])
    return found


def _entry(guid: str, title: str, link: str, summary: str, content: str, published: str | None) -> ParsedEntry:
    return ParsedEntry(guid, title, link, summary, content, datetime.fromisoformat(published) if published else None)


def _answer(content: dict[str, Any]) -> bytes:
    return frame(json.dumps(content, ensure_ascii=False).encode())

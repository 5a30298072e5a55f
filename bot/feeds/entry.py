"""The words of the feeds room: what is asked of an address, what comes back, what is in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask "has it changed?" with next time, kept to the letter."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """One address to fetch, with what its feed is configured to send; `accept` is what is asked for, a feed if None."""

    url: str
    validators: Validators = Validators()
    user_agent: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    accept: str | None = None


@dataclass(frozen=True, slots=True)
class FetchedFeed:
    """What a server answered; `body` is None where it said "not changed" (304).

    `fresh_for` is the longest of max-age and Expires−Date; `permanent_to` is set when every redirect on the way
    was a 301 or 308, and names the last address.
    """

    status: int
    url: str
    body: bytes | None
    content_type: str = ""
    validators: Validators = Validators()
    fresh_for: timedelta | None = None
    permanent_to: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """One item as its feed wrote it: nothing trimmed but the ends, HTML kept, `published` in UTC or None.

    `page` is the plain text of its page, a paragraph a line, where that was fetched; no feed has it.
    """

    guid: str
    title: str
    link: str
    summary: str
    content: str
    published: datetime | None
    page: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed's items in its own order; `ttl` is how long it asks not to be polled."""

    title: str
    ttl: timedelta | None = None
    entries: tuple[ParsedEntry, ...] = field(default=())

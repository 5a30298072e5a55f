"""The state in which one poll leaves a feed. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.errors import FeedError, FetchError
from bot.feeds.entry import FetchedFeed, ParsedFeed, Validators
from bot.feeds.schedule import RedirectState, follow_redirect, next_poll
from storage.records import PolledFeed, StoredFeed

GONE = 410
BUSY = (429, 503)
LONGEST_QUIET = timedelta(hours=6)
EMPTIED = "it has no entries, where it had some"


def succeeded(
    feed: StoredFeed,
    fetched: FetchedFeed,
    parsed: ParsedFeed | None,
    body_hash: str | None,
    now: datetime,
    jitter: float,
) -> PolledFeed:
    """After an answer that was read; `parsed` is None where nothing had changed.

    A feed that lost all its entries is treated as one that could not be read: it is the failure nobody notices.
    """
    redirect = follow_redirect(fetched.permanent_to, _redirect(feed), now)
    moved = redirect.accepted(now) and redirect.target is not None
    address = str(redirect.target) if moved else feed.address
    emptied = parsed is not None and not parsed.entries and feed.entry_count > 0
    keep = not emptied and not moved
    ttl = parsed.ttl if parsed else feed.ttl
    return PolledFeed(
        name=feed.name,
        address=address,
        host=urlsplit(address).hostname or feed.host,
        next_poll_at=next_poll(
            now, every=feed.every, fresh_for=fetched.fresh_for, ttl=ttl, retry_after=None, failures=0, jitter=jitter
        ),
        polled_at=now,
        succeeded=not emptied,
        ttl=ttl,
        etag=_kept(fetched.validators, parsed, feed).etag if keep else None,
        last_modified=_kept(fetched.validators, parsed, feed).last_modified if keep else None,
        body_hash=(body_hash or feed.body_hash) if keep else None,
        error=EMPTIED if emptied else None,
        redirect_to=None if moved else redirect.target,
        redirect_count=0 if moved else redirect.count,
        redirect_since=None if moved else redirect.since,
        newest_at=_newest(feed, parsed),
    )


def failed(feed: StoredFeed, error: FeedError, now: datetime, jitter: float) -> PolledFeed:
    """After an answer that could not be read, or none: what was learnt stays, and the next try comes later."""
    status = error.status if isinstance(error, FetchError) else None
    asked = error.retry_after if isinstance(error, FetchError) else None
    failures = feed.failures + 1
    following = next_poll(
        now, every=feed.every, fresh_for=None, ttl=feed.ttl, retry_after=asked, failures=failures, jitter=jitter
    )
    return PolledFeed(
        name=feed.name,
        address=feed.address,
        host=feed.host,
        next_poll_at=following,
        polled_at=now,
        succeeded=False,
        ttl=feed.ttl,
        etag=feed.etag,
        last_modified=feed.last_modified,
        body_hash=feed.body_hash,
        failures=failures,
        error=str(error),
        paused=str(error) if status == GONE else None,
        redirect_to=feed.redirect_to,
        redirect_count=feed.redirect_count,
        redirect_since=feed.redirect_since,
        newest_at=feed.newest_at,
        host_quiet_until=now + min(asked or feed.every, LONGEST_QUIET) if status in BUSY else None,
    )


def _redirect(feed: StoredFeed) -> RedirectState:
    return RedirectState(feed.redirect_to, feed.redirect_count, feed.redirect_since)


def _kept(given: Validators, parsed: ParsedFeed | None, feed: StoredFeed) -> Validators:
    """What to ask with next time: a 304 need not repeat what it was asked with."""
    if parsed is None and given == Validators():
        return Validators(feed.etag, feed.last_modified)
    return given


def _newest(feed: StoredFeed, parsed: ParsedFeed | None) -> datetime | None:
    times = [entry.published for entry in parsed.entries if entry.published] if parsed else []
    return max([*times, *([feed.newest_at] if feed.newest_at else [])], default=None)

"""What the headers of a request say for us, and what those of an answer ask of us. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot import __version__
from bot.feeds.entry import FetchRequest, Validators

PROJECT_URL = "https://github.com/casewatch/casewatch"
USER_AGENT = f"Casewatch/{__version__} (+{PROJECT_URL})"

# Feed types first: some servers answer "*/*" with a web page.
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
)
PAGE_TYPES = "text/html, application/xhtml+xml, */*;q=0.1"
# These belong to the connection and to how the body is read, so a feed's own headers may not set them.
_OURS = frozenset(("accept-encoding", "connection", "content-length", "host", "transfer-encoding"))
_LONGEST = timedelta(hours=24)

RawHeaders = list[tuple[bytes, bytes]]


def request_headers(request: FetchRequest, *, host: bytes, same_host: bool) -> RawHeaders:
    """The headers to send; to another host than the asked one go neither a feed's own headers nor its validators."""
    named = {
        "Host": host.decode("ascii"),
        "User-Agent": request.user_agent or USER_AGENT,
        "Accept": request.accept or _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
    }
    if same_host:
        own = {name.lower(): (name, value) for name, value in request.headers if name.lower() not in _OURS}
        named = {name: value for name, value in named.items() if name.lower() not in own} | dict(own.values())
        named |= _conditions(request.validators)
    return [(name.encode("latin-1", "replace"), value.encode()) for name, value in named.items()]


def _conditions(validators: Validators) -> dict[str, str]:
    asked = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in asked.items() if value}


def read_headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Header values by lower-case name; several of one name are joined by commas."""
    found: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").lower(), _text(value)
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def validators_of(headers: Mapping[str, str]) -> Validators:
    """What the server gave to ask with next time."""
    return Validators(headers.get("etag") or None, headers.get("last-modified") or None)


def fresh_for(headers: Mapping[str, str]) -> timedelta | None:
    """The longest of max-age and Expires−Date, at most a day; None where nothing is said or keeping is forbidden."""
    control = [part.strip().lower() for part in headers.get("cache-control", "").split(",")]
    if "no-store" in control or "no-cache" in control:
        return None
    ages = [_seconds(part.partition("=")[2].strip('" ')) for part in control if part.startswith("max-age=")]
    expires, date = _http_date(headers.get("expires", "")), _http_date(headers.get("date", ""))
    ages.append(expires - date if expires and date else None)
    return max((min(age, _LONGEST) for age in ages if age is not None and age > timedelta(0)), default=None)


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long the server asks to be left alone (seconds or a date, RFC 9110 §10.2.3), between 0 and a day."""
    text = headers.get("retry-after", "").strip()
    if (wait := _seconds(text)) is None:
        until = _http_date(text)
        wait = until - (_http_date(headers.get("date", "")) or now) if until else None
    return None if wait is None else max(timedelta(0), min(wait, _LONGEST))


def _seconds(text: str) -> timedelta | None:
    """Whole seconds; a number of more than nine digits means "for ever" and is cut to a day by all who ask."""
    if not (text.isascii() and text.isdigit()):
        return None
    return timedelta(seconds=int(text)) if len(text) < 10 else _LONGEST


def _http_date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)

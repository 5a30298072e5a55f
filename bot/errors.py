"""Every error Casewatch raises on purpose.

    CasewatchError
    ├── ConfigError              feeds.yaml cannot be used: where, what, what to write instead
    │   └── RuleError            one keyword cannot be understood
    ├── SettingsError            an environment variable cannot be used
    ├── FeedError                a feed gave nothing: `kind` says how to treat it
    │   ├── FetchError           no usable answer over the network
    │   │   └── AddressRefused   the address is not public, or not http(s)
    │   └── ParseError           an answer that is not a feed
    └── SendFailure              a message was not delivered: `kind` says what follows

The database's own errors are in `storage.errors`, since `storage` knows nothing of `bot`.
No message of any error contains a user's text, a watched name, a chat id or a token.
"""

from __future__ import annotations

from datetime import timedelta
from enum import Enum


class CasewatchError(Exception):
    """Something Casewatch can name: the message says what was wrong, where, and what to do instead."""


class ConfigError(CasewatchError):
    """feeds.yaml cannot be used as it is; `problems` are (line or None, sentence) in order of line."""

    def __init__(self, name: str, problems: tuple[tuple[int | None, str], ...]) -> None:
        self.name, self.problems = name, problems
        lines = (f"{name}, line {line}: {text}" if line else f"{name}: {text}" for line, text in problems)
        super().__init__("\n".join(lines))


class RuleError(ConfigError, ValueError):
    """One keyword cannot be understood: which, why, and what to write instead.

    A ValueError too, so that the validation of a whole file collects it with its place.
    """

    def __init__(self, rule: str, why: str, instead: str) -> None:
        self.rule, self.why, self.instead = rule, why, instead
        self.told = f"«{rule}» cannot be used: {why}; {instead}"
        super().__init__("keyword", ((None, self.told),))


class SettingsError(CasewatchError):
    """An environment variable cannot be used: which one, and what it may be."""


class FeedTrouble(Enum):
    """What went wrong with a feed, as far as the next step depends on it."""

    ADDRESS = "address"  # not http(s), or not public
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    BROKEN = "broken"  # the answer broke off or is not HTTP
    TOO_LARGE = "too large"
    REDIRECTS = "redirects"
    STATUS = "status"  # any status that is not success: `status` has it
    WEB_PAGE = "web page"
    EMPTY = "empty"
    NOT_A_FEED = "not a feed"
    NOT_A_PAGE = "not a page"  # where an article's page should be
    TOO_COMPLEX = "too complex"  # too deep, too many items, entity tricks, or too slow to parse


class FeedError(CasewatchError):
    """A feed gave nothing that can be read; `trouble` says how to treat it, the message says it in words."""

    def __init__(self, trouble: FeedTrouble, detail: str) -> None:
        self.trouble = trouble
        super().__init__(detail)


class FetchError(FeedError):
    """No usable answer came over the network; `retry_after` is what the server asked for (429, 503)."""

    def __init__(
        self, trouble: FeedTrouble, detail: str, *, status: int | None = None, retry_after: timedelta | None = None
    ) -> None:
        self.status, self.retry_after = status, retry_after
        super().__init__(trouble, detail)


class AddressRefused(FetchError):
    """The address is not http(s), or resolves to one that is not public."""

    def __init__(self, detail: str) -> None:
        super().__init__(FeedTrouble.ADDRESS, detail)


class ParseError(FeedError):
    """The answer is not a feed, or not one that can be read in bounds."""


class SendTrouble(Enum):
    """Why a message was not delivered, as far as the next step depends on it."""

    PAUSED = "paused"  # 429: this chat, `retry_after`
    FORBIDDEN = "forbidden"  # 403: blocked, kicked, deactivated
    CHAT_NOT_FOUND = "chat not found"
    MIGRATED = "migrated"  # the group became a supergroup: `migrated_to`
    THREAD_GONE = "thread gone"  # the forum topic is closed or deleted
    MARKUP = "markup"  # Telegram cannot parse the entities
    REJECTED = "rejected"  # any other 400
    TOKEN = "token"  # 401, 404: the bot itself is unknown
    UNREACHABLE = "unreachable"  # 5xx, network
    UNKNOWN = "unknown"  # timed out: it may have arrived


class SendFailure(CasewatchError):
    """A message was not delivered. The message of this error never holds a chat id, a text or a token."""

    def __init__(
        self,
        trouble: SendTrouble,
        *,
        retry_after: timedelta | None = None,
        migrated_to: int | None = None,
        code: int | None = None,
    ) -> None:
        self.trouble, self.retry_after, self.migrated_to, self.code = trouble, retry_after, migrated_to, code
        super().__init__(f"{trouble.value}{f' ({code})' if code else ''}")

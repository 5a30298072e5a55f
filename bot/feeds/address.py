"""One address for one page, however it was linked to. Pure."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

_PREFIXES = ("www.", "m.", "amp.", "mobile.")
_TRACKING_PREFIXES = ("utm_", "at_")
_TRACKING = frozenset(
    (
        *("_ga", "_gl", "_openstat", "__twitter_impression", "amp", "cmpid", "dclid", "fbclid", "gbraid", "gclid"),
        *("igsh", "igshid", "maca", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ocid", "outputtype", "ref_src"),
        *("s_cid", "ttclid", "twclid", "wbraid", "yclid", "ymclid", "ysclid"),
    )
)
_SAID_BY_RSS = frozenset(("from", "ref", "source"))  # only where they say "rss": they can also choose the page
_ESCAPE = re.compile(r"%[0-9a-f]{2}", re.I)
_KEPT_IN_PATH = "/%:@!$&'()*+,;=~"


def canonical_address(url: str) -> str:
    """The address without what does not choose the page; empty where it is no http(s) address.

    https, lower-case host (IDNA) without www., m. or amp., no default port, tracking parameters, fragment, /amp or
    trailing slash; the query sorted. The path keeps its case.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = _host(parts), parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    netloc = host if port in (None, 80, 443) else f"{host}:{port}"
    query = _query(parts.query)
    return f"https://{netloc}{_path(parts.path)}{f'?{query}' if query else ''}"


def is_front_page(canonical: str) -> bool:
    """Whether a canonical address names an outlet and no page of it."""
    return canonical.count("/") == 2 and "?" not in canonical


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return host
    while (prefix := next((p for p in _PREFIXES if host.startswith(p)), "")) and "." in host[len(prefix) :]:
        host = host[len(prefix) :]
    return host


def _path(path: str) -> str:
    path = _ESCAPE.sub(lambda escape: escape[0].upper(), quote(path, safe=_KEPT_IN_PATH))
    return path.rstrip("/").removesuffix("/amp").rstrip("/")


def _query(query: str) -> str:
    return urlencode(sorted(pair for pair in parse_qsl(query, keep_blank_values=True) if not _is_tracking(*pair)))


def _is_tracking(name: str, value: str) -> bool:
    name = name.lower()
    if name in _SAID_BY_RSS:
        return value.lower() == "rss"
    return name in _TRACKING or name.startswith(_TRACKING_PREFIXES)

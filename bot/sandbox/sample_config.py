"""The feeds.yaml of a trial: the sample newsroom's feeds, and topics from elsewhere. Pure but for the outlets' file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from bot.sandbox.sample_news import Outlet, load_outlets

EVERY = "3s"
# From the line with the key to the next key that stands as far left, or to the end.
_TOPICS = re.compile(r"^topics[ ]*:.*?(?=^[\w\"']|\Z)", re.MULTILINE | re.DOTALL)


def sample_config(base_url: str, topics_text: str) -> str:
    """A whole feeds.yaml: the outlets' feeds below `base_url`, and the topics of `topics_text`, comments kept.

    `topics_text` is a feeds.yaml, or only its block «topics:»; ValueError if it has none.
    """
    found = _TOPICS.search(topics_text)
    if not found:
        raise ValueError("there is no «topics:» to take over: give the text of a feeds.yaml")
    return "\n".join(["version: 1", "feeds:", *_feeds(base_url.rstrip("/")), "", found[0].rstrip(), ""])


def _feeds(base_url: str) -> Iterator[str]:
    for outlet in load_outlets():
        yield f"  - {{{', '.join(f'{key}: {value}' for key, value in _feed(outlet, base_url).items())}}}"


def _feed(outlet: Outlet, base_url: str) -> dict[str, str]:
    feed = {
        "name": _quoted(outlet.name),
        "url": _quoted(f"{base_url}/news/{outlet.id}.xml"),
        "language": outlet.language,
    }
    country = {"country": _quoted(outlet.country)} if outlet.country else {}
    return feed | country | {"every": EVERY}


def _quoted(text: str) -> str:
    """The text in double quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)

"""The feeds.yaml of a trial: the sample newsroom's feeds, and topics from elsewhere. Pure but for the outlets' file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from bot.sandbox.sample_news import Outlet, load_outlets

EVERY = "3s"
# From the line with the key to the next key that stands as far left, or to the end.
_BLOCK = re.compile(r"^(words|topics)[ ]*:.*?(?=^[\w\"']|\Z)", re.MULTILINE | re.DOTALL)


def sample_config(base_url: str, topics_text: str) -> str:
    """A whole feeds.yaml: the outlets' feeds below `base_url`, lists and topics of `topics_text`, comments kept.

    `topics_text` is a feeds.yaml, or only its blocks «words:» and «topics:»; ValueError if it has no topics.
    """
    found = {block[1]: block[0].rstrip() for block in _BLOCK.finditer(topics_text)}
    if "topics" not in found:
        raise ValueError("there is no «topics:» to take over: give the text of a feeds.yaml")
    blocks = [found[name] for name in ("words", "topics") if name in found]
    return "\n".join(["version: 1", "feeds:", *_feeds(base_url.rstrip("/")), "", "\n\n".join(blocks), ""])


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

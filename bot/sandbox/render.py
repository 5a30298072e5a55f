"""Text and entities as HTML again: what a person looking at the message would see."""

from __future__ import annotations

from html import escape
from typing import Any

from bot.sandbox.units import cut, units

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


def render_html(text: str, entities: list[dict[str, Any]]) -> str:
    """`text` as Telegram's HTML; entities are outermost first, one that leaves another is cut at its end."""
    known = [one for one in entities if _tags(one)]
    return _inside(text, known, 0, units(text))


def _inside(text: str, entities: list[dict[str, Any]], start: int, end: int) -> str:
    parts: list[str] = []
    place, index = start, 0
    while index < len(entities):
        one = entities[index]
        stop = min(one["offset"] + one["length"], end)
        after = index + 1
        while after < len(entities) and entities[after]["offset"] < stop:
            after += 1
        opening, closing = _tags(one)
        parts += [escape(cut(text, place, one["offset"]), quote=False), opening]
        parts += [_inside(text, entities[index + 1 : after], one["offset"], stop), closing]
        place, index = stop, after
    return "".join([*parts, escape(cut(text, place, end), quote=False)])


def _tags(entity: dict[str, Any]) -> tuple[str, ...]:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{escape(entity["url"])}">', "</a>"
    if kind == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "custom_emoji":
        return f'<tg-emoji emoji-id="{escape(entity["custom_emoji_id"])}">', "</tg-emoji>"
    if kind == "pre" and "language" in entity:
        return f'<pre><code class="language-{escape(entity["language"])}">', "</code></pre>"
    return (f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>") if kind in _TAGS else ()

"""Telegram's HTML as Telegram reads it: text and entities, or the sentence with which it is refused.

Follows the rules of https://core.telegram.org/bots/api#html-style and the parser of TDLib (MessageEntity.cpp):
byte offsets in the sentences, UTF-16 code units in the entities, unknown `&names;` kept as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.refusal import bad_request
from bot.sandbox.units import units

Entity = dict[str, Any]

_KINDS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot)(?![A-Za-z]));?")
_TAG = re.compile(r"<([^\s>]*)")
_END = re.compile(r"</([^\s>]*)\s*>")
_SPACE = re.compile(r"\s*")
_ATTRIBUTE = re.compile(
    r"""\s*(?P<name>[^\s=>/"']*)\s*(?:=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[A-Za-z0-9.\-]*)))?"""
)
_NOT_BARE = tuple("/:?&=#%+,;@!~*()[]_")
_LINK = re.compile(r"(?:https?|tg|ton|tonsite)://[^\s/]+|(?:mailto|tel):\S+", re.IGNORECASE)
_PERSON = re.compile(r"tg://user\?id=(\d{1,16})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    offset: int


@dataclass(slots=True)
class _Reader:
    source: str
    place: int = 0
    text: list[str] = field(default_factory=list)
    offset: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> None:
        while self.place < len(self.source):
            if self.source[self.place] != "<":
                self._plain()
            elif self.source.startswith("</", self.place):
                self._end()
            else:
                self._start()
        if self.open:
            raise _unparsed(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')

    def _plain(self) -> None:
        stop = self.source.find("<", self.place)
        stop = len(self.source) if stop < 0 else stop
        piece = decode_references(self.source[self.place : stop])
        self.text.append(piece)
        self.offset += units(piece)
        self.place = stop

    def _start(self) -> None:
        begin = self.place
        self.place, tag = _after(_TAG, self.source, begin)
        if self.place >= len(self.source):
            raise _unparsed(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if tag not in _KINDS:
            raise _unparsed(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        argument = _argument(tag, self._attributes(tag, begin))
        if tag == "span" and argument != "spoiler":
            raise _unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        if tag == "blockquote" and any(one.tag == tag for one in self.open):
            raise _unparsed(f"Blockquote can't be nested at byte offset {self._bytes(begin)}")
        self.open.append(_Open(tag, argument, self.offset))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self.place, _ = _after(_SPACE, self.source, self.place)
            if self.place >= len(self.source):
                raise _unparsed(f"Unclosed start tag at byte offset {self._bytes(begin)}")
            if self.source[self.place] == ">":
                self.place += 1
                return found
            match = _ATTRIBUTE.match(self.source, self.place)
            if match is None or not match["name"]:
                raise _unparsed(f'Empty attribute name in the tag "{tag}" at byte offset {self._bytes(begin)}')
            self.place = match.end()
            if self.source.startswith(("'", '"'), self.place):
                raise _unparsed(f"Unclosed start tag at byte offset {self._bytes(begin)}")
            if match["bare"] is not None and self.source.startswith(_NOT_BARE, self.place):
                raise _unparsed(f"Unexpected end of name token at byte offset {self._bytes(match.start('bare'))}")
            value = match["double"] or match["single"] or (match["bare"] or "").lower()
            found[match["name"].lower()] = decode_references(value)

    def _end(self) -> None:
        begin = self.place
        if not self.open:
            raise _unparsed(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        match = _END.match(self.source, begin)
        if match is None:
            raise _unparsed(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        last = self.open.pop()
        found = match[1].lower()
        if found and found != last.tag:
            raise _unparsed(
                f'Unmatched end tag at byte offset {self._bytes(begin)}, expected "</{last.tag}>", found "</{found}>"'
            )
        self.place = match.end()
        if self.offset > last.offset:
            self._close(last)

    def _close(self, last: _Open) -> None:
        entity: Entity = {"type": _KINDS[last.tag], "offset": last.offset, "length": self.offset - last.offset}
        inner = self.entities[-1] if self.entities else {}
        if last.tag == "pre" and _same_place(inner, entity) and inner["type"] == "code":
            self.entities.pop()
            entity |= {"language": inner["language"]} if "language" in inner else {}
        told = _with_argument(entity, last.argument, last.tag)
        if told:
            self.entities.append(told)

    def _bytes(self, place: int) -> int:
        return len(self.source[:place].encode("utf-8", "surrogatepass"))


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The text and its entities, outermost first; refused in Telegram's words if the markup is broken."""
    reader = _Reader(source)
    reader.read()
    entities = [{key: one[key] for key in one if key != "language" or one["type"] == "pre"} for one in reader.entities]
    return "".join(reader.text), sorted(entities, key=lambda one: (one["offset"], -one["length"]))


def decode_references(text: str) -> str:
    """Telegram's four names and the numbers decoded, anything else left as it is."""
    return _REFERENCE.sub(_character, text)


def _after(pattern: re.Pattern[str], source: str, place: int) -> tuple[int, str]:
    match = pattern.match(source, place)
    return (match.end(), match[match.lastindex or 0].lower()) if match else (place, "")


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else match[0]


def _argument(tag: str, attributes: dict[str, str]) -> str:
    if tag == "a":
        return attributes.get("href", "")
    if tag == "code":
        return attributes.get("class", "").partition("language-")[2]
    if tag == "span":
        return attributes.get("class", "").partition("tg-")[2]
    if tag == "tg-emoji":
        return attributes.get("emoji-id", "")
    return "expandable" if tag == "blockquote" and "expandable" in attributes else ""


def tidy(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text without space around it, as Telegram keeps it, and the first 100 entities moved along."""
    start, kept = units(text) - units(text.lstrip()), text.strip()
    end, moved = units(kept), []
    for one in entities:
        first, last = max(one["offset"] - start, 0), min(one["offset"] + one["length"] - start, end)
        if last > first:
            moved.append(one | {"offset": first, "length": last - first})
    return kept, moved[:100]


def _with_argument(entity: Entity, argument: str, tag: str) -> Entity | None:
    if tag == "a":
        return _link(entity, argument)
    if tag == "code" and argument:
        return entity | {"language": argument}
    if tag == "tg-emoji":
        return entity | {"custom_emoji_id": argument} if argument.isdigit() else None
    return entity | {"type": "expandable_blockquote"} if argument == "expandable" else entity


def _link(entity: Entity, address: str) -> Entity | None:
    """A link Telegram cannot use is dropped without a word, its text stays."""
    person = _PERSON.match(address)
    if person:
        user = {"id": int(person[1]), "is_bot": False, "first_name": "User"}
        return entity | {"type": "text_mention", "user": user}
    return entity | {"url": address} if _LINK.match(address) else None


def _same_place(one: Entity, other: Entity) -> bool:
    return (one.get("offset"), one.get("length")) == (other["offset"], other["length"])


def _unparsed(why: str) -> Exception:
    return bad_request(f"can't parse entities: {why}")

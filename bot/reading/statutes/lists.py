"""Lists of article numbers: «338 и 322», «170–172», «163 ч. 2, 228 ч. 1», «170-, 172-». Pure."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from bot.reading.statutes.lexicon import ARTICLE, NAMES, short
from bot.reading.statutes.line import BREAK, Line
from bot.reading.statutes.numbers import Number, number_at
from bot.reading.statutes.parts import Parts, parts_behind

_MOST_ITEMS = 30
_LONGEST_RANGE = 60
_LONGEST_GLOSS = 200
_CLOSING = {"(": ")", "«": "»", "“": "”", '"': '"', "„": "“"}
_NO_PARTS = Parts(None, 0, 0)
_UNLINKED = frozenset({"", '"'})


@dataclass(frozen=True, slots=True)
class Item:
    """One number of a list, or a range up to `until`, with the part behind it; words to `last`, characters to `end`."""

    number: Number
    last: int
    end: int
    part: str | None = None
    until: Number | None = None


def items_at(line: Line, index: int, lead: str) -> list[Item]:
    """The list that begins with this word; `lead` is the kind of the word for an article before it, «» without one."""
    number = number_at(line, index)
    if number is None or not _is_one(line, number, index, lead):
        return []
    items = [_item(line, number, lead)]
    while len(items) < _MOST_ITEMS and (item := _next(line, items[-1], lead)):
        if item.until:
            items[-1] = item
        else:
            items.append(item)
    return items


def after_gloss(line: Line, last: int, end: int) -> int | None:
    """The first word behind what stands in brackets or quotes here: «154 («Наемничество») УК»; None if nothing does."""
    between = line.clean[end : end + 4].lstrip(" ,\u00a0\n")
    closing = _CLOSING.get(between[:1])
    if closing is None:
        return None
    start = end + line.clean[end : end + 4].index(between[0])
    stop = line.clean.find(closing, start + 1, start + _LONGEST_GLOSS)
    return None if stop < 0 else bisect_left(line.starts, stop, last + 1)


def _item(line: Line, number: Number, lead: str) -> Item:
    is_parted = lead or line.has(number.last + 1, "part")
    behind = parts_behind(line, number.last, number.end) if is_parted else _NO_PARTS
    last, end = (behind.edge, behind.at) if behind.at else (number.last, number.end)
    return Item(number, last, end, behind.value)


def _is_one(line: Line, number: Number, first: int, lead: str) -> bool:
    """Whether the first number of a list is no count: «в статье 10 советов»."""
    following = number.last + 1
    if line.signs(number.last, number.end) == "" and line.has(following, "out-of") and line.is_number(following + 1):
        return False
    counts = line.signs(number.last, number.end) == "" and line.has(following, "counted")
    return not counts or (lead not in ("", "article-many") and _is_led(line, first))


def _is_led(line: Line, first: int) -> bool:
    return line.has(first - 2, "under")


def _next(line: Line, item: Item, lead: str) -> Item | None:
    """The next number of the list, or this one grown to a range."""
    signs = line.signs(item.last, item.end)
    following = item.last + 1
    if signs == "-" and line.is_number(following):
        return _range(line, item, following, lead)
    if signs == "" and lead == "article-many" and line.has(following, "until") and line.is_number(following + 1):
        return _range(line, item, following + 1, lead)
    index = _continued(line, item, signs, following)
    number = number_at(line, index) if index is not None else None
    if number is None or not _goes_on(line, number, lead):
        return None
    return _item(line, number, lead)


def _continued(line: Line, item: Item, signs: str, following: int) -> int | None:
    """Where the next number stands: behind a comma, «и», or both."""
    # «172-й» и «170-й»
    signs = signs.strip('"')
    if signs in ("", ",", "-", "-,") and line.has(following, "and") and line.signs(following) in _UNLINKED:
        return following + 1
    if signs in (",", "-,") and line.is_number(following):
        return following
    return _behind_gloss(line, item)


def _behind_gloss(line: Line, item: Item) -> int | None:
    """The next number behind a title: «174 («Возбуждение розни»), 256», «170 («Наёмничество») и 172»."""
    glossed = after_gloss(line, item.last, item.end)
    if glossed is None:
        return None
    if line.has(glossed, "and") and line.signs(glossed) == "" and line.is_number(glossed + 1):
        return glossed + 1
    is_listed = line.is_number(glossed) and line.signs(glossed - 1).lstrip(')"') == ","
    return glossed if is_listed else None


def _range(line: Line, item: Item, index: int, lead: str) -> Item | None:
    number = number_at(line, index)
    if number is None or item.until or item.part or not _goes_on(line, number, lead):
        return None
    is_spaced = len(line.between(item.last)) > 1
    steps = int(number.base) - int(item.number.base)
    if not 0 < steps <= _LONGEST_RANGE or (is_spaced and lead == "article-one"):
        return None
    grown = _item(line, number, lead)
    return Item(item.number, grown.last, grown.end, grown.part, number)


def _goes_on(line: Line, number: Number, lead: str) -> bool:
    """Whether a further number is an article too, and not a count: «по статье 172 и 28 по статье 170»."""
    signs, following = line.signs(number.last, number.end), number.last + 1
    tags = line.tags(following)
    if signs in ("", "-") and tags & {"counted", "out-of", "unit"}:
        return line.word(following).lower() == "of" and not line.is_number(following + 1)
    if tags & {"under", "in"} and line.tags(following + 1) & ARTICLE:
        return False
    if lead != "article-one" or signs not in ("", "-"):
        return signs != "-" or not tags & {"under", "in"}
    return (
        bool(tags & (NAMES | {"and", "code", "of", "law"})) or short(line.word(following)) is not None or signs == BREAK
    )

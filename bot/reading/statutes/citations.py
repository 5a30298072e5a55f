"""Where a text cites articles of law, and which words make each citation. Pure.

A number is an article if a word for one stands before it («ст. 172»), behind it («172-бап», «174-я статья»), or if a
code does («172 УК РК»). A citation begins with its parts and ends with its code; of a list each number has the
shortest passage: «ст. 338 и 322 УК РФ» is «ст. 338» and «322 УК РФ». A range is one passage for all its articles.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.reading.statutes.codes import Code, Codes
from bot.reading.statutes.leads import (
    Behind,
    Beside,
    Lead,
    behind,
    code_before,
    code_behind,
    ends_code,
    lead_before,
    may_be_of_code,
)
from bot.reading.statutes.lexicon import ARTICLE
from bot.reading.statutes.line import Line
from bot.reading.statutes.lists import Item, after_gloss, items_at
from bot.reading.statutes.numbers import Number
from bot.reading.statutes.ordinals import stands_alone
from bot.reading.statutes.parts import Parts, parts_before, parts_behind

# More than any text has: what is longer is no news.
MOST = 2_000
_SENTENCE = 30
_YEARS = range(1900, 2045)
_NGO = "19"
_SMALLEST = 100
_ENDING = (".", ",", ";", ":", ")", '"', "-", "(", "\n")
_OF_LAW = ARTICLE | {"crime", "code", "court", "trial"}


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as a text cites it: words `first` to `last`, characters `start` to `end`, and the code beside it."""

    item: Item
    part: str | None
    first: int
    last: int
    start: int
    end: int
    code: Code | None


def citations(line: Line, codes: Codes) -> list[Cited]:
    """All citations of a text, in order; `MOST` at most."""
    found: list[Cited] = []
    done = -1
    for index in line.numbers:
        if len(found) >= MOST:
            break
        if index > done:
            group, done = _group(line, codes, index, found[-1].last if found else -1)
            found += group
    return _shared(line, found)


def _group(line: Line, codes: Codes, index: int, used: int) -> tuple[list[Cited], int]:
    """The citation, or the list of them, that has this number first; and the last word that is done with.

    `used` is the last word of the citation before.
    """
    lead = lead_before(line, codes, index)
    items = items_at(line, index, lead.kind if lead else "")
    if not items:
        return [], index
    tail = behind(line, codes, items, lead)
    more = _behind_gloss(line, tail)
    if not lead and not tail.is_worded and not _may_stand(line, items, tail):
        # Nor does any shorter list with the same end.
        return [], items[-1].last
    parts = parts_before(line, lead.first if lead else index, used)
    code = _beside(line, codes, tail, lead, parts)
    if more.value and code.last is None:
        code = Beside(code_behind(line, codes, more.edge, more.at).code or code.code)
    if not _counts(line, items, lead, tail, parts, code):
        return [], index
    group = _split(line, items, _whole(line, items, lead, tail, parts, code, used), tail.part or more.value)
    return group, group[-1].last


def _behind_gloss(line: Line, tail: Behind) -> Parts:
    """The part behind a title: «154-моддаси («Ёлланиш») 1-қисми»; the passage ends before the title."""
    word = after_gloss(line, tail.last, tail.end)
    if word is None or not 0 < word < len(line.starts):
        return Parts(None, tail.last, tail.end)
    return parts_behind(line, word - 1, line.starts[word])


def _may_stand(line: Line, items: list[Item], tail: Behind) -> bool:
    """A quick look: whether numbers without a word for an article could be articles."""
    return (
        may_be_of_code(line, tail.last, tail.end)
        or ends_code(line, items[0].number.first - 1)
        or stands_alone(line, items[0].number)
    )


def _beside(line: Line, codes: Codes, tail: Behind, lead: Lead | None, parts: Parts) -> Beside:
    if lead and lead.code:
        return Beside(lead.code)
    if tail.is_worded and (found := code_before(line, codes, parts.edge)).code:
        # Where the word for an article stands behind its number, the code stands before it.
        return found
    found = code_behind(line, codes, tail.last, tail.end)
    return found if found.code else code_before(line, codes, parts.edge)


def _whole(
    line: Line, items: list[Item], lead: Lead | None, tail: Behind, parts: Parts, beside: Beside, used: int
) -> Cited:
    """The citation from its first part to its code, as if it had one number."""
    first = parts.edge
    start = parts.at if lead is None or first < lead.first else lead.start
    last, end = tail.last, tail.end
    if beside.last is not None and beside.end is not None:
        if beside.last > last:
            last, end = beside.last, beside.end
        elif beside.last > used:
            first, start = beside.last, beside.end
    return Cited(items[0], parts.value, first, last, start, end, beside.code)


def _split(line: Line, items: list[Item], whole: Cited, behind_part: str | None) -> list[Cited]:
    """A citation for each number: the first has what stands before the list, the last what stands behind it."""
    each = [
        Cited(item, item.part, item.number.first, item.last, line.starts[item.number.first], item.end, whole.code)
        for item in items
    ]
    each[-1] = replace(each[-1], part=each[-1].part or behind_part, last=whole.last, end=whole.end)
    each[0] = replace(each[0], part=whole.part or each[0].part, first=whole.first, start=whole.start)
    return each


def _counts(line: Line, items: list[Item], lead: Lead | None, tail: Behind, parts: Parts, beside: Beside) -> bool:
    """Whether these numbers are articles after all."""
    number = items[0].number
    if lead is None:
        return tail.is_worded or _stands_by_code(line, items, parts, beside)
    if beside.code is None and not number.tail and (_is_year(line, lead, number) or _is_ngo(line, lead, number.base)):
        return False
    if lead.kind != "article-doubtful":
        return True
    if line.word(lead.first).lower().startswith("section"):
        return beside.code is not None
    if beside.code or parts.value or _speaks_of(line, number.first, "crime"):
        return True
    # «Art. 170», but not "Art 170 gallery".
    return line.signs(number.first - 1).startswith(".") and _speaks_of_law(line, number.first)


def _stands_by_code(line: Line, items: list[Item], parts: Parts, beside: Beside) -> bool:
    """Whether a code alone makes numbers articles: «172 УК РК», but not «проверили 172 УК», "2014 Criminal Code"."""
    number, code = items[0].number, beside.code
    if beside.last is None or code is None:
        return stands_alone(line, number)
    if code.last < number.first:
        return _stands_behind_code(line, items[-1], code)
    if (
        line.tags(number.first - 1) & {"part", "point"}
        or not code.is_code
        or code.doubtful
        or (int(number.base) in _YEARS and not number.tail)
    ):
        return False
    if code.country or number.tail or parts.value or line.has(number.first - 1, "under"):
        return True
    return _speaks_of(line, number.first, "crime")


def _stands_behind_code(line: Line, item: Item, code: Code) -> bool:
    """«RK Criminal Code 172», but not «в УК РК 467 статей»."""
    if not code.is_code or code.doubtful or not code.country or int(item.number.base) < _SMALLEST:
        return False
    is_last = line.signs(item.last, item.end).startswith(_ENDING)
    return int(item.number.base) not in _YEARS and is_last and line.signs(code.last) == ""


def _is_year(line: Line, lead: Lead, number: Number) -> bool:
    """Whether the number may be a year; behind a § it is none."""
    return int(number.base) in _YEARS and not line.clean.startswith("§", lead.start)


def _is_ngo(line: Line, lead: Lead, base: str) -> bool:
    """«Article 19» is an organisation where nothing says that it is cited."""
    return base == _NGO and line.word(lead.first).lower() == "article" and not line.has(lead.first - 1, "under")


def _speaks_of(line: Line, index: int, tag: str) -> bool:
    return any(line.has(other, tag) for other in line.nearby(index, _SENTENCE))


def _speaks_of_law(line: Line, index: int) -> bool:
    """Whether crimes, codes or other articles are spoken of around, in whatever sentence."""
    around = range(index - _SENTENCE, index + _SENTENCE)
    return any(at != index - 1 and line.tags(at) & _OF_LAW for at in around)


def _shared(line: Line, found: list[Cited]) -> list[Cited]:
    """A code at the end of a chain is that of all its links: «ст. 338 и ч. 1 ст. 322 УК РФ»."""
    for index in range(len(found) - 2, -1, -1):
        one, following = found[index], found[index + 1]
        if one.code is None and following.code and _is_joined(line, one, following):
            found[index] = replace(one, code=following.code)
    return found


def _is_joined(line: Line, one: Cited, following: Cited) -> bool:
    glossed = after_gloss(line, one.last, one.end)
    for word in (one.last + 1, *([glossed] if glossed is not None else [])):
        signs = line.signs(word - 1, one.end if word == one.last + 1 else None)
        if word == following.first and signs.strip('")(') in (",", ";"):
            return True
        if line.has(word, "and") and word + 1 == following.first and line.signs(word) in ("", '"'):
            return True
    return False

"""Parts of an article, before and behind its number: «п. «г» ч. 2 ст. 163», «172-бабының 1-бөлігі». Pure.

Points and what is smaller are read over: they belong to the citation, and are not told.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.statutes.lexicon import ARTICLE, nth
from bot.reading.statutes.line import Line

_MOST_STEPS = 5
_LONGEST_PART = 2
_LIGHT = frozenset({"", ".", ",", '"', '."', '"."', '",', '".', "№", ".№"})
_FOLLOWING = _LIGHT | {"(", ",(", ".,"}
# What ends a part, so that an article behind it is another citation.
_CLOSING = frozenset(",-)")
_NUMBERED = frozenset({"", ".", '"', '."', "№", ".№", "("})
_BEFORE = frozenset({"part", "paragraph", "point"})
_BEHIND = frozenset({"part-behind", "point-behind"})
_WORDED = frozenset({"behind", "part-behind"})


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands beside a number: the part, if one is named, and how far the words and the characters go."""

    value: str | None
    edge: int
    at: int


@dataclass(frozen=True, slots=True)
class _Step:
    """One part or point: «ч. 2»."""

    kind: str
    value: str
    edge: int


def parts_before(line: Line, first: int, used: int) -> Parts:
    """The parts and points that end right before the word `first`, and begin behind the word `used`."""
    found: list[_Step] = []
    edge = first
    while len(found) < _MOST_STEPS and (step := _step_back(line, edge - 1) or _joined_step(line, edge, found)):
        if step.edge <= used:
            break
        found.append(step)
        edge = step.edge
    return Parts(_part(found[::-1]), edge, line.starts[edge] if edge < len(line.starts) else 0)


def parts_behind(line: Line, last: int, end: int) -> Parts:
    """The parts and points that follow the word `last`; those of the next article are left to it."""
    found: list[_Step] = []
    edge, signs = last, line.signs(last, end)
    while len(found) < _MOST_STEPS and (
        (_may_follow(line, edge, signs) and (step := _step_on(line, edge + 1)))
        or (step := _section_on(line, edge, signs))
    ):
        found.append(step)
        edge, signs = step.edge, line.signs(step.edge)
    while found and _leads_on(line, found[-1].edge):
        found = _without_last_clause(line, found)
    if not found:
        return Parts(None, last, end)
    return Parts(_part(found), found[-1].edge, _closed(line, found[-1].edge, end))


def _may_follow(line: Line, edge: int, signs: str) -> bool:
    return signs in _FOLLOWING or (signs == "-" and line.has(edge + 1, "part"))


def _without_last_clause(line: Line, found: list[_Step]) -> list[_Step]:
    """The steps up to the last comma: in «163 ч. 2, п. 1 ч. 3 ст. 228» the others are of the next article."""
    commas = [number for number, step in enumerate(found) if number and "," in line.signs(found[number - 1].edge)]
    return found[: commas[-1]] if commas else []


def _joined_step(line: Line, edge: int, found: list[_Step]) -> _Step | None:
    """«ч. 2 и ч. 3»: a further part, joined to the one that stands behind it."""
    if not found or not line.has(edge - 1, "and") or line.signs(edge - 1) != "":
        return None
    step = _step_back(line, edge - 2)
    return step if step and step.kind == found[-1].kind else None


def _closed(line: Line, edge: int, start: int) -> int:
    """The end, with the bracket or quote that closes what was opened."""
    end = line.ends[edge]
    inside = line.clean[start:end]
    for opening, closing in (("«", "»"), ("(", ")"), ("“", "”")):
        if inside.count(opening) > inside.count(closing) and line.clean[end : end + 1] == closing:
            return end + 1
    return end


def _leads_on(line: Line, edge: int) -> bool:
    """Whether an article follows, whose part this is."""
    following = edge + 1
    while line.has(following, "of"):
        following += 1
    return (
        following <= edge + 3 and _CLOSING.isdisjoint(line.signs(edge)) and not line.tags(following).isdisjoint(ARTICLE)
    )


def _part(steps: list[_Step]) -> str | None:
    """The part of these steps, or several; a paragraph is one where no part is named."""
    parts, paragraphs = ([step.value for step in steps if step.kind == kind] for kind in ("part", "paragraph"))
    return ", ".join(parts or paragraphs) or None


def _step_back(line: Line, last: int) -> _Step | None:
    while line.has(last, "of") and line.signs(last) == "":
        last -= 1
    if last < 0 or line.signs(last) not in _LIGHT:
        return None
    if kind := _kind(line, last, _BEFORE):
        # «второй части», «2-й части», "second part".
        value, edge = _value_back(line, last - 1, ordinal=True)
        return _Step(kind, value, edge) if value and line.signs(last - 1) == "" else None
    value, edge = _value_back(line, last, ordinal=False)
    if value and line.clean.find("§", line.ends[edge - 1] if edge else 0, line.starts[edge]) >= 0:
        return _Step("paragraph", value, edge)
    kind = _kind(line, edge - 1, _BEFORE)
    if not value or not kind or line.signs(edge - 1) not in _NUMBERED:
        return None
    # «п.п. 1, 2»
    repeated = line.word(edge - 2) == line.word(edge - 1) and line.between(edge - 2) in (".", ". ")
    return _Step(kind, value, edge - 1 - repeated)


def _step_on(line: Line, first: int) -> _Step | None:
    if kind := _kind(line, first, _BEFORE):
        value, edge = _value_on(line, first + 1)
        return _Step(kind, value, edge) if value and line.signs(first) in _NUMBERED else None
    value, edge = _value_on(line, first)
    behind = _kind_behind(line, first, edge)
    if value and behind and line.signs(edge) in ("", "-"):
        return _Step(behind.removesuffix("-behind"), value, edge + 1)
    return None


def _section_on(line: Line, edge: int, signs: str) -> _Step | None:
    """«130 § 7», as Polish law writes its parts."""
    if signs.lstrip(",") != "§" or not line.is_number(edge + 1) or len(line.word(edge + 1)) > _LONGEST_PART:
        return None
    return _Step("paragraph", line.word(edge + 1), edge + 1)


def _kind_behind(line: Line, first: int, edge: int) -> str:
    """What stands behind a value; short where the article has its word, as «б» is one for an article too: «172-б.»."""
    hyphened = line.is_number(first) and line.signs(edge) == "-"
    if hyphened and line.has(edge + 1, "part-short") and line.tags(first - 1) & _WORDED:
        return "part"
    return _kind(
        line, edge + 1, _BEHIND | (_BEFORE if nth(line.word(first)) or edge > first or hyphened else frozenset())
    )


def _kind(line: Line, index: int, among: frozenset[str]) -> str:
    """Which of these a word is; the longer unit first."""
    return next((tag for tag in sorted(line.tags(index) & among)), "")


def _value_back(line: Line, last: int, *, ordinal: bool) -> tuple[str, int]:
    """The number, ordinal word or letter that ends with this word, and where it begins; «» if there is none."""
    if value := nth(line.word(last)):
        return value, last
    if line.has(last, "ordinal") and line.is_number(last - 1) and line.between(last - 1) in ("-", "‑", "–"):
        return line.word(last - 1), last - 1
    if ordinal:
        return "", last
    if line.is_number(last):
        return _numbers_back(line, last)
    return (line.word(last), last) if len(line.word(last)) == 1 and line.word(last).isalpha() else ("", last)


def _numbers_back(line: Line, last: int) -> tuple[str, int]:
    """«2», «2.1», «2, 3», «1-3» before an article."""
    first = last
    while last - first < _MOST_STEPS and line.is_number(first - 1) and line.signs(first - 1) in (",", ".", "-"):
        first -= 1
    if (
        line.has(first - 1, "and")
        and line.is_number(first - 2)
        and line.signs(first - 1) == line.signs(first - 2) == ""
    ):
        first -= 2
    if not _kind(line, first - 1, _BEFORE):
        return line.word(last), last
    joined = {".": ".", "-": "-"}
    return "".join(
        f"{line.word(index)}{'' if index == last else joined.get(line.signs(index), ', ')}"
        for index in range(first, last + 1)
        if line.is_number(index)
    ), first


def _value_on(line: Line, first: int) -> tuple[str, int]:
    if value := nth(line.word(first)):
        return value, first
    word = line.word(first)
    if line.is_number(first):
        if line.between(first) == "." and line.is_number(first + 1) and len(line.word(first + 1)) == 1:
            return f"{word}.{line.word(first + 1)}", first + 1
        if line.has(first + 1, "ordinal") and line.between(first) in ("-", "‑", "–"):
            return word, first + 1
        return word, first
    return (word, first) if len(word) == 1 and word.isalpha() else ("", first)

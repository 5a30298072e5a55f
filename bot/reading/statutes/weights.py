"""How much naming a country says of whose law is meant: a court of it, its soil, its people, a battlefield. Pure.

A country counts as the seat of the law where it is named together with a court, an authority or a request, or as the
place where something is done; not where it is a battlefield, a passport, or where somebody only lived.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from bot.language.tokens import fold
from bot.reading.places import AFTER_CODE, HINT, Place
from bot.reading.statutes.line import Line

_WAR_BEFORE, _WAR_BEHIND = 3, 2
_COURT_NEAR, _TRIED_NEAR, _STAY_NEAR, _REGION_NEAR = 3, 4, 3, 3
_ACCUSES_NEAR = 5
_LIVED_NEAR = 2
_NEVER = frozenset({AFTER_CODE, "front"})
# Nobody of whom such stories tell fights on their soil.
_AT_PEACE = frozenset({"KZ", "KG", "UZ", "TJ", "TM"})
_PEOPLE = frozenset({"people", "folk"})
_AUTHORITIES = frozenset({"agency", "office"})
_AGGLUTINATING = frozenset({"name", "city"})
_LOCATIVE = ("да", "де", "та", "те", "da", "ta", "de", "te", "до", "дө", "то", "тө")
_SHORTEST_LOCATIVE = 4
_FROM = frozenset({"из", "із", "зі", "з", "from"})
_DEMONYM = ("kh", "khs", "yz", "eks", "bek", "beks", "jik", "jiks", "men", "ian", "ians", "stani", "stanis")
_ARTICLES = frozenset({"a", "an", "the", "one", "another", "this", "that"})
_VERBS = frozenset(
    {"was", "is", "has", "had", "who", "whom", "whose", "and", "of", "to", "in", "for", "on", "by", "said"}
)
_UKRAINIAN_LOCATIVE = ("і", "ї", "у", "ю")
_PREPOSITIONAL = frozenset({"ru", "uk", "be", "en"})


class Weight(IntEnum):
    """How much naming a country says of whose law is meant."""

    NONE = 0
    PASSED = 1
    PERSON = 2
    NAMED = 4
    SEAT = 6
    COURT = 8


def weight(line: Line, place: Place) -> Weight:
    """What this place is in its sentence."""
    if place.kind in _NEVER or _is_battlefield(line, place):
        return Weight.NONE
    if place.kind in _AUTHORITIES:
        return Weight.COURT
    if place.kind == HINT or _is_left(line, place):
        return Weight.PERSON
    if is_of_people(line, place):
        # «тажик милициясы», «ўзбек суди»
        return Weight.COURT if place.kind in _PEOPLE and _near(line, place, "court", 0, 1) else Weight.PERSON
    if _near(line, place, "court", _COURT_NEAR, _COURT_NEAR):
        return Weight.COURT
    if _near(line, place, "stay", _STAY_NEAR, _STAY_NEAR) and not _is_tried(line, place):
        return Weight.PASSED
    if _near(line, place, "accuses", 0, _ACCUSES_NEAR):
        return Weight.COURT
    if not _is_where(line, place):
        return Weight.NAMED
    return Weight.COURT if _is_tried(line, place) else Weight.SEAT


def _is_tried(line: Line, place: Place) -> bool:
    """Whether a trial is told of beside a place where it can be: «в Казахстане осудили», not «сидел в Казани»."""
    if _near(line, place, "served", _STAY_NEAR, _STAY_NEAR) or not _is_where(line, place):
        return False
    # «судланувчи Ростовда яшаган»: what is done there stands nearest.
    reach = 1 if _near(line, place, "stay", _LIVED_NEAR, 1) else _TRIED_NEAR
    return any(_near(line, place, tag, 0 if reach == 1 else reach, reach) for tag in ("crime", "trial"))


def is_of_people(line: Line, place: Place) -> bool:
    """Whether people are named by their country: «казахстанец», «гражданин Казахстана»."""
    return (
        place.kind in _PEOPLE
        or any(line.has(place.first - step, "citizen") for step in (1, 2))
        or (place.kind == "latin" and _is_demonym(line, place))
    )


def _is_demonym(line: Line, place: Place) -> bool:
    """Whether English names people so: "the Kazakh was", "two Kazakhs", but not "the Kazakh court"."""
    word = line.word(place.last)
    if not word.endswith(_DEMONYM):
        return False
    article = line.word(place.first - 1).lower() in _ARTICLES or line.signs(place.first - 2) == "-"
    return word.endswith("s") or (
        article and (line.signs(place.last) != "" or line.word(place.last + 1).lower() in _VERBS)
    )


def _is_left(line: Line, place: Place) -> bool:
    """Whether somebody came from there: «доставили из Уральска», but not «экстрадировали из Казахстана»."""
    is_from = line.word(place.first - 1).lower() in _FROM
    return (
        is_from and not _near(line, place, "hold", _COURT_NEAR, 0) and not _near(line, place, "court", 0, _COURT_NEAR)
    )


def _is_battlefield(line: Line, place: Place) -> bool:
    """«на войне в Украине», «против Украины», and the second of "fought for Russia in Ukraine"."""
    if place.kind in _AUTHORITIES or place.country in _AT_PEACE:
        return False
    if _near(line, place, "against", 1, 1):
        return True
    is_led = line.has(place.first - 1, "in")
    # «Орусияда согушкан»: where the ending tells where, what is done there follows.
    before_reach = _WAR_BEFORE if is_led or not _is_where(line, place) else 0
    before = line.place_at.get(place.first - 2) if is_led else None
    return any(_near(line, one, "war", before_reach, _WAR_BEHIND) for one in (place, before) if one)


def _near(line: Line, place: Place, tag: str, before: int, behind: int) -> bool:
    """Whether such a word stands beside a place in its clause, with no sign but a hyphen or quote between."""
    return any(
        _reaches(line, start, step, tag, reach)
        for start, step, reach in ((place.first, -1, before), (place.last, 1, behind))
    )


def _reaches(line: Line, start: int, step: int, tag: str, reach: int) -> bool:
    for at in _clause_from(line, start, step, reach):
        if line.has(at, tag):
            return tag != "court" or not _is_another_s(line, at, step, abs(at - start))
        if line.has(at, "and") and tag != "court":
            return False
    return False


def _is_another_s(line: Line, court: int, step: int, distance: int) -> bool:
    """Whether a court is nearer to another place: "Astana court keeps Russian soldier"."""
    return any(at in line.place_at for at in _clause_from(line, court, step, distance - 1))


def _clause_from(line: Line, start: int, step: int, reach: int) -> Iterator[int]:
    """The next words in this direction, up to a sign that is no hyphen and no quote."""
    for at in range(start + step, start + step * (reach + 1), step):
        if line.signs(at - 1 if step > 0 else at) not in ("", "-", '"'):
            return
        yield at


def _is_where(line: Line, place: Place) -> bool:
    """«в Казахстане», "in Kazakhstan", «Ақтөбеде», «Ақтөбе облысының Қобда ауданында»."""
    before = line.word(place.first - 1).lower()
    if line.has(place.first - 1, "in") and line.signs(place.first - 1) in ("", '"'):
        # «у Казахстані» is where, «у Казахстана» is from whom.
        return before != "у" or line.word(place.last).lower().endswith(_UKRAINIAN_LOCATIVE)
    if place.kind not in _AGGLUTINATING or line.text.language_at(place.first) in _PREPOSITIONAL:
        # «до Ташкента» only looks like «Шымкентта».
        return False
    ends = [at for at in _clause_from(line, place.last, 1, _REGION_NEAR) if line.has(at, "region")]
    return any(_is_locative(line.word(at)) for at in (place.last, *ends))


def _is_locative(word: str) -> bool:
    return len(word) > _SHORTEST_LOCATIVE and fold(word).endswith(_LOCATIVE)

"""Whether two written words name a watched person, how certainly, and why. Pure.

is each a form of its word? → do they stand together? → does anything contradict? → do their cases agree?
→ could it be somebody of the other gender?
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.reading.model import Certainty
from bot.reading.names import reasons
from bot.reading.names.around import around
from bot.reading.names.between import Link, link
from bot.reading.names.given import gender_of, is_given
from bot.reading.names.initials import begins
from bot.reading.names.letters import is_cyrillic
from bot.reading.names.line import Line, Unit
from bot.reading.names.paradigm import ALL_CASES, MANY, Cases
from bot.reading.names.parse import looks_like_surname
from bot.reading.names.patronymic import marker, patronymic, same_father
from bot.reading.names.person import Kind, Person, Share, given_cases, is_of_father, surname_cases, surname_word
from bot.reading.names.sexes import before_is_verb, is_said_of_her, told_gender
from bot.reading.names.shouted import is_no_name, may_be_words
from bot.reading.names.things import names_a_thing
from bot.reading.names.turkic import TURKIC
from bot.reading.names.twins import is_ambiguous, twin_reason

# «Хамзат и его младший брат Мансур Мовлаевы»: the «and» may stand a few words before.
_LIST_REACH = 5
# «братья Мурат, Арслан и Руслан Темирбаев»: how many words before the given name «братья» may stand.
_MANY_REACH = 6
# With these between them two given names have a plural surname.
_SLAVIC_AND = frozenset(("и", "й", "та", "і", "да"))
_REASONS: dict[Share, str] = {"whole": reasons.FULL, "half": reasons.HALF, "son": reasons.SON}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two units are: `unsure` where only the rest of the text can tell whether it is a man or a woman, and
    `settled` the reason once it has."""

    certainty: Certainty
    reason: str
    first: Unit
    last: Unit
    unsure: bool = False
    settled: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A given name and a surname at their units, what they are, and how they are linked."""

    person: Person
    line: Line
    given: Unit
    surname: Unit
    given_cases: Cases
    kind: Kind
    surname_cases: Cases
    share: Share
    link: Link

    @property
    def ends(self) -> tuple[Unit, Unit]:
        """The unit that comes first, and the other."""
        return (self.given, self.surname) if self.given.first < self.surname.first else (self.surname, self.given)


def verify(one: Person, line: Line, given: Unit, surname: Unit) -> Verdict | None:
    """What these two units are if they name this person; None if they do not."""
    pair = _pair(one, line, given, surname)
    if pair is None or _contradicts(pair) or names_a_thing(line, *pair.ends) or is_no_name(line, *pair.ends):
        return None
    cases = _agreed(pair)
    if not cases:
        return None
    return _told(pair, cases, _verdict(pair, cases))


def _pair(one: Person, line: Line, given: Unit, surname: Unit) -> Pair | None:
    of_given, kind = given_cases(one, given.folded)
    if not of_given:
        return None
    former = _former_cases(one, surname)
    of_surname, share, whole = _as_surname(one, line, surname, former)
    if not of_surname:
        return None
    first, last = (given, whole) if given.first < whole.first else (whole, given)
    found = link(line, first, last)
    if found is None:
        return None
    found = replace(found, kind="former") if former else found
    return Pair(one, line, given, whole, of_given, kind, of_surname, share, found)


def _as_surname(one: Person, line: Line, surname: Unit, former: Cases) -> tuple[Cases, Share, Unit]:
    """The cases of a written surname, how it is theirs, and the unit with the «уулу» that belongs to it."""
    if former:
        return former, "whole", surname
    gender = marker(line.folded(surname.last + 1)) if not line.gap(surname.last).strip() else None
    whole = replace(surname, last=surname.last + 1) if gender else surname
    found, share = surname_cases(one, surname.folded)
    if one.son is not None and gender is not None:
        return (ALL_CASES if found and gender == one.son.gender else frozenset()), share, whole
    if one.son is not None:
        return is_of_father(one.son.father, surname.whole, one.son.gender), "son", surname
    if found or gender is None or gender != one.gender or len(one.surnames) != 1:
        return found, share, surname
    named = line.behind(whole)
    is_father = named is not None and looks_like_surname(named.whole)
    of_father = is_of_father(surname.whole, one.surnames[0], gender)
    return (ALL_CASES if of_father and not is_father else frozenset()), "son", whole


def _former_cases(one: Person, surname: Unit) -> Cases:
    words = surname.folded if len(surname.folded) == 1 else ()
    return frozenset().union(*(surname_word(word, former, one.gender) for word in words for former in one.former))


def _contradicts(pair: Pair) -> bool:
    """Whether a patronymic or an initial beside the name is another person's."""
    one, found = pair.person, pair.link.patronymic
    if found is not None:
        if one.gender not in ("unknown", found.gender):
            return True
        if one.father is not None and not same_father(one.father.father, found.father):
            return True
    if pair.link.initial and one.father is not None and not begins(one.father.father, pair.link.initial):
        return True
    following = pair.line.behind(pair.ends[1])
    is_father = pair.ends[1] is pair.surname and patronymic(pair.surname.whole) is not None and one.son is None
    return is_father and following is not None and looks_like_surname(following.whole)


def _agreed(pair: Pair) -> Cases:
    """The cases that both words share: in a list the surname's plural ones, with a Turkic ending the last word's."""
    first, last = pair.given_cases, pair.surname_cases
    shared = _shared(pair)
    if pair.link.kind == "list" or (not shared and _is_last_of_list(pair)):
        plural = frozenset(case for case in last if case.startswith(MANY))
        if pair.ends[0] is pair.given and pair.ends[0].last + 1 == pair.ends[1].first and pair.link.kind == "list":
            return frozenset()
        agreeing = frozenset(case for case in plural if case.removeprefix(MANY) in first)
        return agreeing or (_singular_list(pair, shared) if pair.link.kind == "list" else frozenset())
    if not shared and pair.link.kind == "former" and "nominative" in last:
        # «Юлию Иванову (урождённая Емельянова)».
        return frozenset(("nominative",))
    return shared


def _shared(pair: Pair) -> Cases:
    """The singular cases that both words have, and with a Turkic ending those of the last word."""
    first, last = pair.given_cases, pair.surname_cases
    if pair.ends[0] is pair.surname:
        first, last = last, first
    shared = first & last - {case for case in last if case.startswith(MANY)}
    turkic = frozenset(case for case in last if case.startswith(TURKIC))
    # In Ukrainian one who is called by both names may keep the surname as it is: «Зоряно Скалецька».
    called = frozenset(("vocative",)) if "vocative" in first and "nominative" in last else frozenset()
    return shared | called | (turkic if "nominative" in first else frozenset())


def _is_last_of_list(pair: Pair) -> bool:
    """Whether a plural surname stands beside the first or the last of several: «Хамзата и Мансура Мовлаевых»."""
    if not any(case.startswith(MANY) for case in pair.surname_cases):
        return False
    line, at = pair.line, pair.given.first
    before = range(max(0, at - _LIST_REACH), at)
    after = range(pair.given.last, min(len(line.written), pair.given.last + _LIST_REACH))
    nearby = before if pair.ends[0] is pair.given else after
    same = (word for word in nearby if line.text.same_sentence(word, at))
    return any(line.folded(word) in around("and") or "," in line.gap(word) for word in same)


def _singular_list(pair: Pair, shared: Cases) -> Cases:
    """«Arslan and Ruslan Temirbayev», «братья Арслан и Руслан Петренко»: one surname in the singular, or not declined.

    After «brothers» it is as good as a plural.
    """
    line, surname = pair.line, pair.surname
    following = line.behind(surname)
    alone = following is None or not is_given(following.whole)
    # A given name must stand right before the surname: «Mansur and Movlaev» are two people.
    named = line.is_capital(surname.first - 1) and not line.gap(surname.first - 1).strip()
    # «Софія Коваль і Леся Ярошевич» have a surname each.
    capitals = [word for word in range(pair.given.last + 1, surname.first) if line.is_capital(word)]
    named = named and all(is_given(line.folded(word)) for word in capitals)
    if pair.ends[0] is not pair.given or not alone or not named:
        return frozenset()
    if _is_said_of_many(line, pair.given.first):
        return frozenset(MANY + case for case in shared)
    words = {line.folded(word) for word in range(pair.given.last + 1, surname.first)}
    joined = words.isdisjoint(_SLAVIC_AND) or pair.surname_cases >= ALL_CASES
    return shared if joined or not is_cyrillic(surname.whole) else frozenset()


def _is_said_of_many(line: Line, first: int) -> bool:
    """Whether a word such as «brothers» stands a few words before, in the same sentence."""
    before = range(max(0, first - _MANY_REACH), first)
    return any(line.folded(word) in around("many") and line.text.same_sentence(word, first) for word in before)


def _verdict(pair: Pair, cases: Cases) -> Verdict:
    first, last = pair.ends
    after_verb = "accusative" in cases and before_is_verb(pair.line, first.first)
    reason = _REASONS[pair.share]
    certain = pair.share == "whole"
    if pair.kind == "short":
        certain, reason = False, reasons.SHORT
    elif pair.link.kind == "list" or all(case.startswith(MANY) for case in cases):
        certain, reason = certain and any(case.startswith(MANY) for case in cases), reasons.LISTED
    elif pair.link.kind == "former":
        reason = reasons.FORMER
    elif certain and _runs_together(pair):
        certain, reason = False, reasons.RUN_TOGETHER
    elif certain and may_be_words(pair.line, first, last):
        certain, reason = False, reasons.SHOUTED
    return Verdict(
        "certain" if certain else "possible", reasons.with_case(reason, cases, after_verb=after_verb), first, last
    )


def _runs_together(pair: Pair) -> bool:
    """Whether a surname stands right before and a given name right after: «Исаев Мансур Мовлаев Хамзат»."""
    first, last = pair.ends
    if first is not pair.given:
        return False
    before = pair.line.before(first.first)
    following = pair.line.behind(last)
    joined = before is not None and not pair.line.gap(before.last).strip()
    return (
        joined
        and following is not None
        and is_given(following.whole)
        and looks_like_surname(before.whole if before else "")
        and gender_of(following.whole) == pair.person.gender
    )


def _told(pair: Pair, cases: Cases, verdict: Verdict) -> Verdict | None:
    """The verdict once it is asked whether it is a man or a woman."""
    one = pair.person
    if pair.link.patronymic is not None:
        return verdict
    if not is_ambiguous(one, pair.given.whole, pair.surname.folded[-1], cases, pair.surname_cases):
        hers = one.gender == "male" and "genitive" in cases and is_said_of_her(pair.line, verdict.first, verdict.last)
        return replace(verdict, certainty="possible", reason=twin_reason(one)) if hers else verdict
    told = told_gender(pair.line, verdict.first, verdict.last, cases)
    if told == "unknown":
        sure = verdict.certainty == "certain"
        return replace(verdict, certainty="possible", reason=twin_reason(one), unsure=sure, settled=verdict.reason)
    return verdict if told == one.gender else None

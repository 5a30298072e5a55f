"""The cues in the clause of a hit, and on which side of it each of them speaks. Pure; looks at a few words only.

A clause goes from comma to comma, or to a word that begins another («after», «однако»). A comma between things that
are alike («ареста, пыток и выдачи») parts none, and a fear or a plan reaches over «that».
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.language.remembered import Remembered
from bot.reading.cues import Cue, Kind, begins_any, cues_at
from bot.reading.found import Stretch, Text

_REACH = 10
_NEAR = 3
_LISTED_WITHIN = 3
_PARTED = re.compile(r"[;:()\n!?…]|\s[—–-]\s")
# In these a verb stands behind the words that it governs.
_VERB_LAST = frozenset(("kk", "ky", "uz"))
_OVER_THAT: frozenset[Kind] = frozenset(("fear", "planned"))
_OVER_GROUND: frozenset[Kind] = frozenset(("fact", "penalty", "absent"))
_AGAINST: frozenset[Kind] = frozenset(
    ("fear", "modal", "possible", "threat", "planned", "condition", "compare", "absent", "no", "question")
)
_BEHIND: frozenset[Kind] = frozenset(("fear", "possible", "absent", "no", "question"))
_ALWAYS_NEAR: frozenset[Kind] = frozenset(("no", "question"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A cue, and its first and last word in the text."""

    cue: Cue
    first: int
    last: int


class Clauses:
    """The clauses of one text."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def marks(self, stretch: Stretch) -> list[Mark]:
        """The cues of the clause that this stretch stands in; of its persons only those that it names itself."""
        return [*self._before(stretch), *self._behind(stretch)]

    def may_speak(self, stretch: Stretch) -> bool:
        """Whether any cue that may speak against the stretch stands near it in its sentence; quickly told."""
        sentence = self.text.sentence_words(stretch[0])
        first = bisect_left(self._speaking, max(sentence.start, stretch[0] - _REACH))
        after = bisect_left(self._speaking, min(sentence.stop, stretch[1] + _REACH), first)
        if first == after:
            return False
        language = self.text.language_at(stretch[0])
        return any(cue.kind in _AGAINST for at in self._speaking[first:after] for cue in self._at(at, language))

    def has(self, kind: Kind, stretch: Stretch, within: int) -> bool:
        """Whether the sentence has a cue of this kind, so many words before or behind the stretch at most."""
        sentence = self.text.sentence_words(stretch[0])
        near = range(max(sentence.start, stretch[0] - within), min(sentence.stop, stretch[1] + within))
        return any(cue.kind == kind for at in near for cue in self._at(at, None))

    def kinds_by_sentence(self) -> Iterator[set[Kind]]:
        """The kinds of cues that each sentence has."""
        at = 0
        while at < len(self.text.words.starts):
            sentence = self.text.sentence_words(at)
            yield {cue.kind for word in sentence for cue in self._at(word, None)}
            at = max(sentence.stop, at + 1)

    def _before(self, stretch: Stretch) -> list[Mark]:
        """The cues up to the last word of the stretch."""
        language = self.text.language_at(stretch[0])
        found: list[Mark] = []
        at = max(self.text.sentence_words(stretch[0]).start, stretch[0] - _REACH)
        while at <= stretch[1]:
            cues = self._at(at, language)
            found = self._carried(stretch, at, {cue.kind for cue in cues}, found)
            found += [_mark(cue, at) for cue in cues if cue.kind != "person" or at >= stretch[0]]
            at += _length(cues)
        return found

    def _carried(self, stretch: Stretch, at: int, kinds: Collection[Kind], found: list[Mark]) -> list[Mark]:
        """Which of the cues found before this word still reach the stretch."""
        gap, inside = self._gap(at), at > stretch[0]
        if _PARTED.search(gap) and not inside:
            return []
        if "that" in kinds:
            return _only(found, _OVER_THAT)
        if "," in gap and not inside and not self._is_listed(stretch, at):
            return []
        if "border" in kinds:
            return []
        return _only(found, _OVER_GROUND) if "ground" in kinds and not inside else found

    def _is_listed(self, stretch: Stretch, at: int) -> bool:
        """Whether the comma before this word only parts things that are alike."""
        if stretch[0] - at >= _LISTED_WITHIN:
            return False
        last = min(stretch[1] + 2, len(self._folded))
        return any(cue.kind == "and" for word in range(at, last) for cue in self._at(word, None))

    def _behind(self, stretch: Stretch) -> Iterator[Mark]:
        """The cues behind the stretch."""
        language = self.text.language_at(stretch[1])
        at, over_that = stretch[1] + 1, False
        stop = min(self.text.sentence_words(stretch[1]).stop, at + _REACH)
        while at < stop:
            cues, gap = self._at(at, language), self._gap(at)
            kinds = {cue.kind for cue in cues}
            if "," in gap or _PARTED.search(gap) or "border" in kinds:
                return
            over_that = over_that or "that" in kinds
            yield from (
                _mark(cue, at) for cue in cues if cue.kind != "person" and (not over_that or cue.kind in _OVER_THAT)
            )
            at += _length(cues)

    def _gap(self, at: int) -> str:
        words = self.text.words
        return words.text[words.ends[at - 1] : words.starts[at]] if at else ""

    def _at(self, at: int, language: str | None) -> list[Cue]:
        return cues_at(self._folded, at, language)

    @cached_property
    def _speaking(self) -> list[int]:
        """The words that may begin a cue against a hit, whatever follows them and whatever their language."""
        return list(_SPEAKING.places(self._folded))

    @property
    def _folded(self) -> list[str]:
        return self.text.words.folded


def _may_speak(folded: str) -> bool:
    """Whether a cue against a hit may begin with this word."""
    return begins_any(folded, _AGAINST)


_SPEAKING = Remembered(_may_speak)


def speaks(mark: Mark, stretch: Stretch) -> bool:
    """Whether a cue of this kind and language speaks against a stretch from where it stands."""
    kind, near = mark.cue.kind, apart(mark, stretch) <= _NEAR
    verb_last = mark.cue.language in _VERB_LAST
    if mark.first <= stretch[1]:
        allowed = kind in _AGAINST and (kind == "condition" or not verb_last or mark.first > stretch[0])
        return allowed and (near or kind != "no")
    if verb_last:
        return kind in _AGAINST and (near or kind not in _ALWAYS_NEAR)
    return kind in _BEHIND and (near or kind == "absent")


def apart(mark: Mark, stretch: Stretch) -> int:
    """How many words a cue stands from a stretch; 0 inside it."""
    return max(stretch[0] - mark.last, mark.first - stretch[1], 0)


def _mark(cue: Cue, at: int) -> Mark:
    return Mark(cue, at, at + len(cue.words) - 1)


def _length(cues: list[Cue]) -> int:
    return max((len(cue.words) for cue in cues), default=1)


def _only(marks: list[Mark], kinds: Collection[Kind]) -> list[Mark]:
    return [mark for mark in marks if mark.cue.kind in kinds]

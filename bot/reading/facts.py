"""Whether the words of a topic tell a fact, or something merely feared, possible, asked, compared or denied. Pure.

    a hit → the cues of its clause → what they make of it → does the article tell a fact all the same?

A request, a hearing, an appeal or a refusal in the clause is a fact, also a future one. A denial in the title, in the
first sentence or where somebody corrects a report is what the article is about and keeps the hit; so does a person held
on another state's request, and, where something only threatens, any person held; but a request asks for no expulsion
and no asylum. Losing a fact is worse than keeping a fear: in doubt a hit counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from bot.reading.clauses import Clauses, Mark, apart, speaks
from bot.reading.cues import Kind
from bot.reading.found import Stretch, Text

_SAID: Mapping[Kind, str] = {
    "fear": "only feared",
    "modal": "only possible",
    "possible": "only possible",
    "threat": "only threatened",
    "planned": "only planned",
    "condition": "only a condition",
    "compare": "a comparison",
    "question": "a question",
    "absent": "denied",
    "no": "denied",
}
_ASKED = "a question"
_DENIED: frozenset[Kind] = frozenset(("absent", "no"))
# «Faces ten years for»: the term is only possible, what it is for is not.
_OF_TERMS: frozenset[Kind] = frozenset(("modal", "possible", "threat"))
_ASKED_OF: frozenset[Kind] = frozenset(("fact", "person"))
_ANYBODY_HELD: frozenset[Kind] = frozenset(("threat", "question"))
_CORRECTED_WITHIN = 30
_QUESTION_ENDS = re.compile(r"\?[\"'»”’)\]\s]*$")
_TAIL = 8


class Facts:
    """One article, asked hit by hit; what concerns all of it is looked up once, and only if a hit needs it."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._clauses = [Clauses(text) for text in texts]

    def doubt(self, text: Text, stretch: Stretch) -> str | None:
        """Why this hit tells no fact, in English with the words that say so; None if it does, or may."""
        clauses = next(one for one in self._clauses if one.text is text)
        asked = self._asks(text, stretch)
        if not asked and not clauses.may_speak(stretch):
            return None
        marks = clauses.marks(stretch)
        kinds = {mark.cue.kind for mark in marks}
        found = None if "person" in kinds else _doubtful(marks, stretch)
        if found is None:
            # Of somebody held and of a request it may be asked what comes next.
            return None if not asked or not kinds.isdisjoint(_ASKED_OF) or self._held else _ASKED
        if self._is_fact(clauses, stretch, found.cue.kind, kinds):
            return None
        start, end = text.words.starts[found.first], text.words.ends[found.last]
        return f"{_SAID[found.cue.kind]}: «{text.words.text[start:end]}»"

    def _is_fact(self, clauses: Clauses, stretch: Stretch, kind: Kind, kinds: Collection[Kind]) -> bool:
        text, asks_for = clauses.text, not clauses.has("unasked", stretch, 1)
        if kind in _DENIED:
            leads = text.field == "title" or text.sentences(stretch)[0] == 0
            return (
                leads or clauses.has("correction", stretch, _CORRECTED_WITHIN) or (asks_for and self._held_on_request)
            )
        if "fact" in kinds:
            return True
        held = self._held_on_request or (kind in _ANYBODY_HELD and self._held)
        return kind != "compare" and asks_for and held

    def _asks(self, text: Text, stretch: Stretch) -> bool:
        """Whether the hit stands in a question of the body; a title that asks tells what the article is about."""
        if text.field == "title" or "?" not in text.words.text:
            return False
        sentence, words = text.sentence_words(stretch[1]), text.words
        end = words.starts[sentence.stop] if sentence.stop < len(words.starts) else len(words.text)
        return _QUESTION_ENDS.search(words.text[max(end - _TAIL, 0) : end]) is not None

    @cached_property
    def _held(self) -> bool:
        """Whether the article tells of somebody in custody."""
        return any("custody" in kinds for kinds in self._sentences)

    @cached_property
    def _held_on_request(self) -> bool:
        """Whether one sentence of the article tells of custody and of another state's request or notice."""
        return any({"custody", "notice"} <= kinds for kinds in self._sentences)

    @cached_property
    def _sentences(self) -> list[set[Kind]]:
        return [kinds for clauses in self._clauses for kinds in clauses.kinds_by_sentence()]


def _doubtful(marks: Sequence[Mark], stretch: Stretch) -> Mark | None:
    """The cue next to the hit that speaks against it, a denial first."""
    is_term = any(mark.cue.kind == "penalty" for mark in marks)
    against = [mark for mark in marks if speaks(mark, stretch) and not (is_term and mark.cue.kind in _OF_TERMS)]
    denied = [mark for mark in against if mark.cue.kind in _DENIED]
    return min(denied or against, key=lambda mark: apart(mark, stretch), default=None)

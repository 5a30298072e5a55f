"""What the full-text index must have of a text in which a rule stands: of each group at least one. Pure.

It narrows, no more: words near each other, their order and their sentence are for the reading to tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.config.rule import Form, Phrase, Rule, Side, Term
from bot.language.findable import findable, findable_form, findable_prefix
from bot.language.tokens import fold, words

MOST_WORDS = 4_000
"""A side with more of them narrows little, and takes the index long: another side has to do."""

Groups = list[frozenset[str]]


def narrowed(rule: Rule, language: str) -> Groups:
    """The groups of a rule, filled, that a list of this language has: words and beginnings (`выд*`), the rarest first.

    Empty if the index cannot narrow it down.
    """
    sides = (side for part in (rule.sides, *rule.far) for side in part)
    groups = sorted((_of_side(side, language) for side in sides), key=len)
    return [group for group in groups if 0 < len(group) <= MOST_WORDS]


def _of_side(side: Side, language: str) -> frozenset[str]:
    """Any of its phrases; of each the word that most likely stands nowhere else. None if a phrase has no word."""
    found = [_of_phrase(phrase, language) for phrase in side]
    return frozenset().union(*found) if all(found) else frozenset()


def _of_phrase(phrase: Phrase, language: str) -> frozenset[str]:
    choices = [one for term in phrase for one in _of_term(term, language)]
    return max(choices, key=_rarity, default=frozenset())


def _rarity(wanted: frozenset[str]) -> tuple[int, int]:
    """The longer its shortest word, the rarer."""
    return min((len(one) for one in wanted), default=0), -len(wanted)


def _of_term(term: Term, language: str) -> Iterator[frozenset[str]]:
    """For each word of a term, what the index may have; of a list, of any of its words."""
    if term.form is Form.LIST:
        yield frozenset().union(
            *(max(_of_term(one, language), key=_rarity, default=frozenset()) for one in term.choices)
        )
        return
    *first, last = [fold(word) for word in words(term.text).written] or [""]
    yield from (_found(word, Form.EXACT if term.form is Form.EXACT else Form.ANY, language) for word in first)
    if last:
        yield _found(last, term.form, language)


def _found(word: str, form: Form, language: str) -> frozenset[str]:
    if form is Form.EXACT:
        return findable_form(word, language)
    return findable_prefix(word, language) if form is Form.PREFIX else findable(word, language)

"""Whether every text that meets one rule also meets another: what an exclusion would take away for ever. Pure.

It says yes only where it is sure. Two words are compared by what their language asks a text's word for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.config.rule import Form, Phrase, Rule, Side, Term
from bot.language import language_of
from bot.language.tokens import fold, folded_words, is_capitals, script


def always_excluded(rule: Rule, exclusion: Rule, language: str) -> bool:
    """Whether this exclusion takes away every hit of this rule; both filled, and of one language's lists."""
    if rule.strong:
        return False
    near = [*rule.sides]
    anywhere = [side for part in (rule.sides, *rule.far) for side in part]
    here = anywhere if exclusion.strong else near
    if not _part_implied(here, near, exclusion.sides, language):
        return False
    return all(any(_sides_implied(part, far, language) for part in (rule.sides, *rule.far)) for far in exclusion.far)


def _part_implied(here: Sequence[Side], near: Sequence[Side], wanted: Sequence[Side], language: str) -> bool:
    if len(wanted) == 1:
        return any(_side_implied(side, wanted[0], language) for side in here)
    return _sides_implied(near, wanted, language)


def _sides_implied(near: Sequence[Side], wanted: Sequence[Side], language: str) -> bool:
    """Whether sides that stand near each other mean that the wanted ones do: each is one of them, in this number."""
    if len(wanted) == 1:
        return any(_side_implied(side, wanted[0], language) for side in near)
    if len(near) != len(wanted):
        return False
    left = list(near)
    for side in wanted:
        found = next((one for one in left if _side_implied(one, side, language)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _side_implied(side: Side, wanted: Side, language: str) -> bool:
    return all(any(_phrase_implied(phrase, one, language) for one in wanted) for phrase in side)


def _phrase_implied(phrase: Phrase, wanted: Phrase, language: str) -> bool:
    starts = range(len(phrase) - len(wanted) + 1)
    return any(
        all(_term_implied(phrase[start + n], term, language) for n, term in enumerate(wanted)) for start in starts
    )


def _term_implied(term: Term, wanted: Term, language: str) -> bool:
    if term.form is Form.LIST:
        return all(_term_implied(one, wanted, language) for one in term.choices)
    if wanted.form is Form.LIST:
        return any(_term_implied(term, one, language) for one in wanted.choices)
    return _word_implied(term, wanted, language)


@lru_cache(1 << 16)
def _word_implied(term: Term, wanted: Term, language: str) -> bool:
    if len(list(folded_words(term.text))) != 1 or len(list(folded_words(wanted.text))) != 1:
        return term == wanted
    word, other = fold(term.text), fold(wanted.text)
    rules = language_of(language, script(word))
    match wanted.form:
        case Form.PREFIX:
            shapes = (word,) if term.form is not Form.ANY else (word, *rules.wanted(word))
            return script(word) == script(other) and all(one.lstrip("nvl=").startswith(other) for one in shapes)
        case Form.EXACT:
            capitals = is_capitals(wanted.text) and not is_capitals(term.text)
            return term.form is Form.EXACT and word == other and not capitals
        case _:
            keys = rules.wanted(word) if term.form is Form.ANY else rules.keys(word)
            asked = rules.wanted(other)
            return term.form is not Form.PREFIX and (keys <= asked if term.form is Form.ANY else bool(keys & asked))

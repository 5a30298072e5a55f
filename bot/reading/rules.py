"""Keywords of all topics, compiled for one pass over a text. Pure.

Every distinct word of every rule is a *term*. A written word is looked up once, and remembered with the terms it meets;
most words meet none, so a text costs little more than splitting it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.config.rule import Form, Phrase, Rule
from bot.language import Language, language_of
from bot.language.base import BEGINNING
from bot.language.tokens import fold, is_capitals, script, words

_REMEMBERED = 200_000
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule as an admin wrote it, its place among all, and its one or two phrases by number."""

    rule: Rule
    order: int
    phrases: tuple[int, ...]


# The rules of a list, by the number of their first phrase: most texts have few phrases of all there are.
RuleList = Mapping[int, Sequence[Compiled]]


class Lexicon:
    """All terms, and all phrases made of them; rules are added first, then texts are looked up."""

    def __init__(self) -> None:
        self.phrases: list[tuple[int, ...]] = []
        self.anchored: dict[int, list[tuple[int, int]]] = {}
        self._added = 0
        self._numbers: dict[tuple[str, ...], int] = {}
        self._phrases: dict[tuple[int, ...], int] = {}
        self._exact: dict[str, set[int]] = {}
        self._capitals: dict[str, set[int]] = {}
        self._prefixes: dict[int, dict[str, set[int]]] = {}
        self._keys: dict[Language, dict[str, set[int]]] = {}
        self._beginnings: dict[Language, set[str] | None] = {}
        self._met: dict[str, frozenset[int]] = {}

    def add(self, rule: Rule, code: str) -> Compiled:
        """Compile one rule of a list of this language."""
        self._added += 1
        return Compiled(rule, self._added, tuple(self._phrase(phrase, code) for phrase in rule.phrases))

    def meets(self, written: str) -> frozenset[int]:
        """The terms that this word, as it is written, is a form of."""
        met = self._met.get(written)
        if met is None:
            if len(self._met) >= _REMEMBERED:
                self._met.clear()
            met = self._met[written] = self._lookup(written)
        return met

    def _phrase(self, phrase: Phrase, code: str) -> int:
        """The number of a phrase; its longest word is where a search for it begins."""
        terms = tuple(self._term(word, term.form, code) for term in phrase for word in _split(term.text))
        if terms not in self._phrases:
            self._phrases[terms] = len(self.phrases)
            lengths = [len(word) for term in phrase for word in _split(term.text)]
            anchor = lengths.index(max(lengths))
            self.anchored.setdefault(terms[anchor], []).append((len(self.phrases), anchor))
            self.phrases.append(terms)
        return self._phrases[terms]

    def _term(self, word: str, form: Form, code: str) -> int:
        folded = fold(word)
        capitals = form is Form.EXACT and is_capitals(word)
        language = language_of(code, script(folded))
        name = (folded, form.value, str(capitals), *((language.code, language.script) if form is Form.ANY else ()))
        if name in self._numbers:
            return self._numbers[name]
        number = self._numbers[name] = len(self._numbers)
        if form is Form.EXACT:
            (self._capitals if capitals else self._exact).setdefault(folded, set()).add(number)
        elif form is Form.PREFIX:
            self._prefixes.setdefault(len(folded), {}).setdefault(folded, set()).add(number)
        else:
            self._inflected(folded, language, number)
        return number

    def _inflected(self, folded: str, language: Language, number: int) -> None:
        keys = self._keys.setdefault(language, {})
        for key in language.keys(folded):
            keys.setdefault(key, set()).add(number)
        known, more = self._beginnings.setdefault(language, set()), language.beginnings(folded)
        self._beginnings[language] = None if known is None or more is None else known | more

    def _lookup(self, written: str) -> frozenset[int]:
        folded = fold(written)
        met = set(self._exact.get(folded, ()))
        if is_capitals(written):
            met |= self._capitals.get(folded, set())
        for length, prefixes in self._prefixes.items():
            met |= prefixes.get(folded[:length], set())
        alphabet = script(folded)
        for language, keys in self._keys.items():
            # Looking a word up in a dictionary is slow: not done for words that no wanted form begins like.
            beginnings = self._beginnings[language]
            if language.script == alphabet and (beginnings is None or folded[:BEGINNING] in beginnings):
                met = met.union(*(keys.get(key, ()) for key in language.keys(folded)))
        return frozenset(met) if met else _NONE


def _split(text: str) -> list[str]:
    return words(text).written


def compiled(rules: Mapping[str, Iterable[Rule]], lexicon: Lexicon) -> RuleList:
    """All rules of a list by language."""
    listed: dict[int, list[Compiled]] = {}
    for code, written in rules.items():
        for rule in written:
            one = lexicon.add(rule, code)
            listed.setdefault(one.phrases[0], []).append(one)
    return listed

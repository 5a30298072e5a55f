"""Keywords of all topics, compiled for one pass over a text. Pure.

Every distinct word of every rule is a *term*. A written word is looked up once, and remembered with the terms it meets;
most words meet none, so a text costs little more than splitting it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.config.rule import Form, Phrase, Rule, Side
from bot.language import Language, language_of
from bot.language.base import BEGINNING, Plain
from bot.language.tokens import fold, is_capitals, script, words

_REMEMBERED = 200_000
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule as an admin wrote it, its place among all, and its sides by number; `far` may stand anywhere."""

    rule: Rule
    order: int
    sides: tuple[int, ...]
    far: int | None = None


# The rules of a list, by the number of their first side: most texts have few sides of all there are.
RuleList = Mapping[int, Sequence[Compiled]]


@dataclass(slots=True)
class Vocabulary:
    """The terms that are looked up by one language's rules, in the spelling that it compares words in."""

    language: Language
    exact: dict[str, set[int]] = field(default_factory=dict)
    capitals: dict[str, set[int]] = field(default_factory=dict)
    prefixes: dict[int, dict[str, set[int]]] = field(default_factory=dict)
    keys: dict[str, set[int]] = field(default_factory=dict)
    beginnings: set[str] | None = field(default_factory=set)

    def add(self, folded: str, form: Form, capitals: bool, number: int) -> None:
        """Take up one term."""
        if form is Form.ANY:
            for key in self.language.wanted(folded):
                self.keys.setdefault(key, set()).add(number)
            more = self.language.beginnings(folded)
            self.beginnings = None if self.beginnings is None or more is None else self.beginnings | more
            return
        for spelling in self.language.spellings(folded):
            if form is Form.PREFIX:
                self.prefixes.setdefault(len(spelling), {}).setdefault(spelling, set()).add(number)
            else:
                (self.capitals if capitals else self.exact).setdefault(spelling, set()).add(number)

    def meets(self, folded: str, capitals: bool) -> set[int]:
        """The terms that this word is a form of."""
        spelling = self.language.spelling(folded)
        met = set(self.exact.get(spelling, ()))
        if capitals:
            met |= self.capitals.get(spelling, set())
        for length, prefixes in self.prefixes.items():
            met |= prefixes.get(spelling[:length], set())
        # Taking a word apart is slow: not done for words that no wanted form begins like.
        if self.keys and (self.beginnings is None or spelling[:BEGINNING] in self.beginnings):
            met = met.union(*(self.keys.get(key, ()) for key in self.language.keys(folded)))
        return met


class Lexicon:
    """All terms, all phrases made of them, and all sides, each of which is any of some phrases; rules are added first,
    then texts are looked up. `sides_of` has the sides that each phrase stands for.

    `own` has the terms that count only within sentences of one language, with its code.
    """

    def __init__(self) -> None:
        self.phrases: list[tuple[int, ...]] = []
        self.sides_of: list[list[int]] = []
        self.anchored: dict[int, list[tuple[int, int]]] = {}
        self.own: dict[int, str] = {}
        self._added = 0
        self._numbers: dict[tuple[str, ...], int] = {}
        self._phrases: dict[tuple[int, ...], int] = {}
        self._sides: dict[tuple[Side, str], int] = {}
        self._vocabularies: dict[tuple[str, frozenset[str]], Vocabulary] = {}
        self._met: dict[str, frozenset[int]] = {}

    def add(self, rule: Rule, code: str) -> Compiled:
        """Compile one rule of a list of this language."""
        self._added += 1
        sides = tuple(self._side(side, code) for side in rule.sides)
        return Compiled(rule, self._added, sides, self._side(rule.far, code) if rule.far else None)

    def meets(self, written: str) -> frozenset[int]:
        """The terms that this word, as it is written, is a form of, whatever its sentence."""
        met = self._met.get(written)
        if met is None:
            if len(self._met) >= _REMEMBERED:
                self._met.clear()
            met = self._met[written] = self._lookup(written)
        return met

    def _side(self, side: Side, code: str) -> int:
        """The number of a side."""
        if (side, code) not in self._sides:
            number = self._sides[side, code] = len(self._sides)
            for phrase in {self._phrase(phrase, code) for phrase in side}:
                self.sides_of[phrase].append(number)
        return self._sides[side, code]

    def _phrase(self, phrase: Phrase, code: str) -> int:
        """The number of a phrase; its longest word is where a search for it begins."""
        terms = tuple(self._term(word, term.form, code) for term in phrase for word in _split(term.text))
        if terms not in self._phrases:
            self._phrases[terms] = len(self.phrases)
            lengths = [len(word) for term in phrase for word in _split(term.text)]
            anchor = lengths.index(max(lengths))
            self.anchored.setdefault(terms[anchor], []).append((len(self.phrases), anchor))
            self.phrases.append(terms)
            self.sides_of.append([])
        return self._phrases[terms]

    def _term(self, word: str, form: Form, code: str) -> int:
        folded = fold(word)
        capitals = form is Form.EXACT and is_capitals(word)
        language = _language(code, script(folded), form)
        name = (folded, form.value, str(capitals), language.code, script(folded))
        if name in self._numbers:
            return self._numbers[name]
        number = self._numbers[name] = len(self._numbers)
        if language.own_sentences_only:
            self.own[number] = language.code
        vocabulary = self._vocabularies.setdefault((language.code, language.scripts), Vocabulary(language))
        vocabulary.add(folded, form, capitals, number)
        return number

    def _lookup(self, written: str) -> frozenset[int]:
        folded, capitals = fold(written), is_capitals(written)
        alphabet = script(folded)
        met: set[int] = set()
        for vocabulary in self._vocabularies.values():
            if alphabet in vocabulary.language.scripts:
                met |= vocabulary.meets(folded, capitals)
        return frozenset(met) if met else _NONE


def _language(code: str, alphabet: str, form: Form) -> Language:
    """The rules that a term is looked up by; those that are not inflected share one, unless they count only there."""
    language = language_of(code, alphabet)
    return language if form is Form.ANY or language.own_sentences_only else Plain("", alphabet)


def _split(text: str) -> list[str]:
    return words(text).written


def compiled(rules: Mapping[str, Iterable[Rule]], lexicon: Lexicon) -> RuleList:
    """All rules of a list by language."""
    listed: dict[int, list[Compiled]] = {}
    for code, written in rules.items():
        for rule in written:
            one = lexicon.add(rule, code)
            listed.setdefault(one.sides[0], []).append(one)
    return listed

"""Keywords of all topics, compiled for one pass over a text. Pure.

Every distinct word of every rule is a *term*. A written word is looked up once, and remembered with the terms it meets;
most words meet none, so a text costs little more than splitting it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from bot.config.rule import Form, Phrase, Rule, Side, Term
from bot.language import Language, language_of
from bot.language.base import Plain
from bot.language.remembered import Remembered
from bot.language.tokens import fold, is_capitals, script, words

_REMEMBERED = 200_000
# No word is longer that has other forms; one of a whole page would be taken apart for ever.
LONGEST = 64
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule as an admin wrote it, its list's language, its place among all, and its sides by number; what is `far` may
    stand anywhere."""

    rule: Rule
    language: str
    order: int
    sides: tuple[int, ...]
    far: tuple[tuple[int, ...], ...] = ()


# The number of a list of rules; the lexicon knows which rules begin with a side.
RuleList = int


@dataclass(frozen=True, slots=True)
class Begun:
    """What a word begins, by the terms that it meets: whole sides, and phrases (number, terms, place of the word)."""

    sides: frozenset[int]
    phrases: tuple[tuple[int, tuple[int, ...], int], ...]


@dataclass(slots=True)
class Vocabulary:
    """The terms that are looked up by one language's rules, in the spelling that it compares words in."""

    language: Language
    exact: dict[str, set[int]] = field(default_factory=dict)
    capitals: dict[str, set[int]] = field(default_factory=dict)
    prefixes: dict[str, set[int]] = field(default_factory=dict)
    keys: dict[str, set[int]] = field(default_factory=dict)
    # How prefixes and forms begin, letter by letter, and what dictionary forms have behind a whole beginning.
    begun: dict[str, tuple[str, ...]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    looked_up: bool = False

    def add(self, folded: str, form: Form, capitals: bool, number: int) -> None:
        """Take up one term."""
        if form is Form.ANY:
            for key in self.language.wanted(folded):
                self.keys.setdefault(key, set()).add(number)
            if folded not in self.taken:
                self._take(folded)
            return
        for spelling in self.language.spellings(folded):
            if form is Form.PREFIX:
                self.prefixes.setdefault(spelling, set()).add(number)
                self._begin(spelling)
            else:
                (self.capitals if capitals else self.exact).setdefault(spelling, set()).add(number)

    def _take(self, folded: str) -> None:
        """Keep how the forms of a word begin; lists share many words."""
        self.taken.add(folded)
        beginnings = self.language.beginnings(folded)
        self.looked_up = beginnings is None
        for beginning, rest in beginnings or ():
            self._begin(beginning, rest)

    def meets(self, folded: str, capitals: bool) -> set[int]:
        """The terms that this word is a form of."""
        spelling = self.language.spelling(folded)
        met: set[int] = set()
        hinted = self._walk(spelling, met)
        if spelling in self.exact:
            met |= self.exact[spelling]
        if capitals and spelling in self.capitals:
            met |= self.capitals[spelling]
        # Taking a word apart is slow: it is not done without a hint.
        if hinted or any(self._walk(rest, None) for rest in self.language.unprefixed(spelling)):
            for key in self.language.keys(folded):
                met |= self.keys.get(key, _NONE)
        return met

    def _begin(self, beginning: str, *rests: str) -> None:
        for end in range(len(beginning)):
            self.begun.setdefault(beginning[:end], ())
        self.begun[beginning] = tuple({*self.begun.get(beginning, ()), *rests})

    def _walk(self, spelling: str, met: set[int] | None) -> bool:
        """Whether a word may be a form of a term; the terms whose prefix it has go into `met`.

        Letter by letter until no term goes on: the cost depends on the word, not on how many terms there are.
        """
        hinted, begun, prefixes = self.looked_up, self.begun, self.prefixes
        for end in range(min(len(spelling), LONGEST) + 1 if begun else 0):
            beginning = spelling[:end]
            rests = begun.get(beginning)
            if rests is None:
                break
            if met is not None and beginning in prefixes:
                met |= prefixes[beginning]
            if rests and not hinted and len(spelling) <= LONGEST:
                hinted = not self.language.instead(spelling[end:]).isdisjoint(rests)
        return hinted


class Lexicon:
    """All terms, all phrases made of them, and all sides, each of which is any of some phrases.

    Rules are added first, then texts are looked up. `sides_of` has the sides that each phrase stands for, `rules` the
    lists and their rules that begin with a side, `far` the sides that may stand far from others.

    `own` has the terms that count only within sentences of one language, with its code; `barred` those that do not
    count within sentences of some.
    """

    def __init__(self) -> None:
        self.sides_of: list[list[int]] = []
        self.rules: dict[int, list[tuple[RuleList, Compiled]]] = {}
        self.own: dict[int, str] = {}
        self.barred: dict[int, frozenset[str]] = {}
        self.spelt: dict[int, set[str]] = {}
        self.barring: frozenset[str] = frozenset()
        self.far: frozenset[int] = frozenset()
        self._begun: dict[frozenset[int], Begun] = {}
        self._all_phrases: list[tuple[int, ...]] = []
        self._anchored: dict[int, list[tuple[int, int]]] = {}
        self._added = 0
        self._lists_made = 0
        self._terms = 0
        self._written: dict[tuple[str, Form, str], int] = {}
        self._numbers: dict[tuple[str, ...], int] = {}
        self._phrases: dict[tuple[int, ...], int] = {}
        self._sides: dict[frozenset[int], int] = {}
        self._known_sides: dict[tuple[int, str], tuple[Side, int]] = {}
        self._known: dict[tuple[int, str], tuple[Phrase, Sequence[int]]] = {}
        self._lists: dict[tuple[int, str], tuple[int, ...]] = {}
        self._vocabularies: dict[tuple[str, frozenset[str]], Vocabulary] = {}
        self.met = Remembered(self._lookup, _REMEMBERED)

    def add_list(self, rules: Mapping[str, Iterable[Rule]]) -> RuleList:
        """Compile the rules of a list, by language."""
        self._lists_made += 1
        for code, written in rules.items():
            for rule in written:
                one = self._compiled(rule, code)
                self.rules.setdefault(one.sides[0], []).append((self._lists_made, one))
        return self._lists_made

    def _compiled(self, rule: Rule, code: str) -> Compiled:
        self._added += 1
        near, *far = (tuple(self._side(side, code) for side in part) for part in (rule.sides, *rule.far))
        self.far |= {side for part in far for side in part}
        return Compiled(rule, code, self._added, near, tuple(far))

    def begun(self, met: frozenset[int]) -> Begun:
        """What a word begins that meets these terms; remembered, as most words meet the same."""
        known = self._begun.get(met)
        if known is None:
            if len(self._begun) >= _REMEMBERED:
                self._begun.clear()
            known = self._begun[met] = self._begin(met)
        return known

    def _begin(self, met: frozenset[int]) -> Begun:
        anchored = [one for term in sorted(met) for one in self._anchored.get(term, ())]
        phrases = [(number, self._all_phrases[number], anchor) for number, anchor in anchored]
        sides = {side for number, terms, _ in phrases if len(terms) == 1 for side in self.sides_of[number]}
        return Begun(frozenset(sides), tuple(phrase for phrase in phrases if len(phrase[1]) > 1))

    def meets(self, written: str) -> frozenset[int]:
        """The terms that this word, as it is written, is a form of, whatever its sentence."""
        return self.met[written]

    def _side(self, side: Side, code: str) -> int:
        """The number of a side."""
        # A list is one object wherever it is named; it is kept, so that its identity stays its own.
        known = self._known_sides.get((id(side), code))
        if known is None:
            known = self._known_sides[id(side), code] = side, self._made(side, code)
        return known[1]

    def _made(self, side: Side, code: str) -> int:
        phrases = frozenset(number for phrase in side for number in self._phrase(phrase, code))
        if phrases not in self._sides:
            number = self._sides[phrases] = len(self._sides)
            for phrase in phrases:
                self.sides_of[phrase].append(number)
        return self._sides[phrases]

    def _phrase(self, phrase: Phrase, code: str) -> Sequence[int]:
        """The numbers of a phrase, mostly one: a list has terms of several kinds."""
        # A phrase of a list is one object wherever the list is named; it is kept, so that its identity stays its own.
        known = self._known.get((id(phrase), code))
        if known is None:
            choices = (one for term in phrase for one in self._choices(term, code))
            known = self._known[id(phrase), code] = phrase, [self._numbered(parts) for parts in product(*choices)]
        return known[1]

    def _choices(self, term: Term, code: str) -> Iterator[Sequence[tuple[int, int]]]:
        """For each word of a term, the terms that may stand there, each with its length; the length of a list is 0."""
        if term.form is Form.LIST:
            yield [(number, 0) for number in self._list(term, code)]
        else:
            yield from ([(self._term(word, term.form, code), len(word))] for word in _split(term.text))

    def _numbered(self, parts: Sequence[tuple[int, int]]) -> int:
        """The number of a phrase of these terms; a search for it begins at its longest word."""
        terms = tuple(number for number, _ in parts)
        if terms not in self._phrases:
            self._phrases[terms] = len(self._all_phrases)
            lengths = [length for _, length in parts]
            anchor = lengths.index(max(lengths))
            self._anchored.setdefault(terms[anchor], []).append((len(self._all_phrases), anchor))
            self._all_phrases.append(terms)
            self.sides_of.append([])
        return self._phrases[terms]

    def _list(self, term: Term, code: str) -> tuple[int, ...]:
        """The terms that the single words of a list share: one for each alphabet and form, which count differently."""
        # The words of a list are one object wherever it is named, and live as long as the rules do.
        known = (id(term.choices), code)
        if known not in self._lists:
            kinds: dict[tuple[str, bool], int] = {}
            for choice in term.choices:
                for word in _split(choice.text):
                    kind = (script(fold(word)), choice.form is Form.ANY)
                    kinds[kind] = self._take(word, choice.form, code, kinds.get(kind))
            self._lists[known] = tuple(kinds.values())
        return self._lists[known]

    def _term(self, word: str, form: Form, code: str) -> int:
        """The number of one word; the same word of another list of the language has the same."""
        if (word, form, code) not in self._written:
            language = _language(code, script(fold(word)), form)
            name = (fold(word), form.value, str(form is Form.EXACT and is_capitals(word)), language.code)
            if name not in self._numbers:
                self._numbers[name] = self._take(word, form, code, None)
            self._written[word, form, code] = self._numbers[name]
        return self._written[word, form, code]

    def _take(self, word: str, form: Form, code: str, number: int | None) -> int:
        """Look for a word under this number, or under a new one."""
        folded = fold(word)
        form = form if len(folded) <= LONGEST else Form.EXACT
        language = _language(code, script(folded), form)
        if number is None:
            number = self._terms = self._terms + 1
            if language.own_sentences_only:
                self.own[number] = language.code
            if language.barred_from:
                self.barred[number] = language.barred_from
                self.barring |= language.barred_from
        if language.barred_from:
            self.spelt.setdefault(number, set()).add(folded)
        vocabulary = self._vocabularies.setdefault((language.code, language.scripts), Vocabulary(language))
        vocabulary.add(folded, form, form is Form.EXACT and is_capitals(word), number)
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


@lru_cache(_REMEMBERED)
def _split(text: str) -> Sequence[str]:
    return words(text).written

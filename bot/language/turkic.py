"""What Kazakh, Kyrgyz and Uzbek have in common: words are stems with chains of suffixes. Pure.

A stem has at least four letters: a shorter one would be found in half of all words. The forms of shorter words are
listed instead. A key names what a word may be: `n` a noun (or anything undeclined), `v` the stem of a verb, `l` that
of a verb which goes before another («ұстап беру»), `=` a listed word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from bot.language.chains import Chains
from bot.language.data.suffixes import SuffixGrammar

SHORTEST_STEM = 4
# Behind a stem that suffixes may follow; behind a form that a list has nothing may stand.
_SUFFIXES = "-"
_SOME, _NONE = frozenset((_SUFFIXES,)), frozenset((_SUFFIXES, ""))


class Suffixed:
    """The part of a language whose words are stems with suffixes."""

    def instead(self, ending: str) -> frozenset[str]:
        """Of a whole word that it may be a listed one; an ending may be suffixes, whichever they are."""
        return _SOME if ending else _NONE

    def unprefixed(self, _spelling: str) -> Iterable[str]:
        """Nothing: there are no prefixes."""
        return ()


class Inflection:
    """The inflection of one language in one spelling.

    `listed` leads from every form of a short word to that word; `spelt` makes both it and the grammar that spelling.
    """

    def __init__(
        self, grammar: SuffixGrammar, listed: Mapping[str, str], spelt: Callable[[str], str] = str, unclear: str = ""
    ) -> None:
        self._chains = Chains(grammar, spelt, unclear)
        self._listed = {spelt(form): spelt(word) for form, word in listed.items()}
        self._forms: dict[str, list[str]] = {}
        for form, word in self._listed.items():
            self._forms.setdefault(word, []).append(form)
        self._verbs = {spelt(ending): tuple(map(spelt, stems)) for ending, stems in grammar.verbs.items()}
        self._linking = tuple(map(spelt, grammar.slot("linking")))
        self._voiced = {spelt(voiced): spelt(voiceless) for voiced, voiceless in grammar.voiced.items()}
        self._dropped = tuple(dict.fromkeys(map(spelt, grammar.slot("dropped"))))
        self._vowels = tuple({spelt(vowel)[-1] for vowel in grammar.slot("vowels")})

    def wanted(self, word: str) -> frozenset[str]:
        """The keys that a dictionary form asks for: of a verb, its stem too."""
        if word in self._listed:
            return frozenset((f"={self._listed[word]}",))
        # A loan loses its soft sign before a suffix: «модель», «моделін».
        nouns = {word, word.removesuffix("ь")}
        verbs = (f"v{stem}" for stem in self._verb_stems(word))
        linked = (f"l{stem}" for end in self._linking if word.endswith(end) and (stem := word.removesuffix(end)))
        return frozenset((*(f"n{noun}" for noun in nouns), *verbs, *linked))

    def keys(self, word: str) -> frozenset[str]:
        """What a text's word may be a form of."""
        if word in self._listed:
            return frozenset((f"={self._listed[word]}", f"n{word}"))
        return frozenset((f"n{word}", *self._taken_apart(word)))

    def beginnings(self, word: str) -> Iterator[tuple[str, str]]:
        """How the forms of a dictionary form begin: its listed forms, or its stems in every shape."""
        head = self._listed.get(word)
        if head is not None:
            return ((form, "") for form in self._forms[head])
        return (begins for key in self.wanted(word) for begins in self._begins(key[1:]))

    def _begins(self, stem: str) -> Iterator[tuple[str, str]]:
        """A stem, and all that it may be before a vowel: what `_before_vowel` leads back from."""
        if len(stem) < SHORTEST_STEM:
            yield stem, ""
            return
        yield stem, _SUFFIXES
        for voiced, voiceless in self._voiced.items():
            if stem.endswith(voiceless):
                yield stem.removesuffix(voiceless) + voiced, _SUFFIXES
        for vowel in self._dropped:
            if stem[:-1].endswith(vowel):
                yield stem[:-1].removesuffix(vowel) + stem[-1], _SUFFIXES

    def _verb_stems(self, word: str) -> Iterator[str]:
        for ending, replacements in self._verbs.items():
            if word.endswith(ending):
                for replacement in replacements:
                    stem = word.removesuffix(ending) + replacement
                    if len(stem) >= SHORTEST_STEM:
                        yield stem
                        yield from self._voiceless(stem)

    def _taken_apart(self, word: str) -> Iterator[str]:
        for at in range(SHORTEST_STEM - 1, len(word)):
            stem = word[:at]
            if self._chains.follows("noun", word, at):
                nouns = [stem, *self._before_vowel(stem)] if word[at] in self._vowels else [stem]
                yield from (f"n{noun}" for noun in nouns if len(noun) >= SHORTEST_STEM)
            if at >= SHORTEST_STEM and self._chains.follows("verb", word, at):
                yield f"v{stem}"
            if at >= SHORTEST_STEM and self._chains.follows("linked", word, at):
                yield f"l{stem}"

    def _before_vowel(self, stem: str) -> Iterator[str]:
        """What a stem may be elsewhere that ends so before a vowel."""
        yield from self._voiceless(stem)
        if stem[-1] not in self._vowels and stem[-2] not in self._vowels:
            yield from (stem[:-1] + vowel + stem[-1] for vowel in self._dropped)

    def _voiceless(self, stem: str) -> Iterator[str]:
        if voiceless := self._voiced.get(stem[-1]):
            yield stem[:-1] + voiceless

"""Ukrainian: every form of a rule's word is made, so that a text's word need only be looked up.

How words end is in data/ukrainian_endings.txt, what no class gives in data/ukrainian_forms.txt. The dictionary of
pymorphy3 adds the forms it has where it is installed; its package is GPL, so it never comes by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec

from pymorphy3 import MorphAnalyzer

from bot.language.base import TURKIC, OneSpelling
from bot.language.data import word_groups
from bot.language.data.endings import ending_classes

_CACHED = 1 << 12
_SHORTEST = 3
_VOWELS = "аеєиіїоуюя"
_FUTURE = ("му", "меш", "ме", "мемо", "мете", "муть")
# The last vowel of a closed syllable, which may be another one in an open syllable: «похід», «походу»; «особа», «осіб».
_CLOSED = re.compile(rf"і(?=[^{_VOWELS}]*$)")
_VOWELS_IN = re.compile(f"[{_VOWELS}]")
_OPEN = re.compile(rf"[ое](?=[^{_VOWELS}]+$)")


@cache
def installed_dictionary() -> MorphAnalyzer | None:
    """The dictionary, if the extra `uk` is installed; decided once."""
    return MorphAnalyzer(lang="uk") if find_spec("pymorphy3_dicts_uk") else None


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {group[0]: group for group in word_groups("ukrainian_forms.txt")}


class Ukrainian(OneSpelling):
    """Words of Ukrainian."""

    code = "uk"
    scripts = frozenset(("cyrillic",))
    barred_from = TURKIC

    @staticmethod
    @lru_cache(_CACHED)
    def wanted(folded: str) -> frozenset[str]:
        """Every form of the word, participles with their verb."""
        forms = {folded, *_irregular().get(folded, ()), *_known(folded)}
        if folded not in _irregular():
            forms.update(_inflected(folded))
        return frozenset(forms)

    def keys(self, folded: str) -> frozenset[str]:
        """The word."""
        return frozenset((folded,))


def _known(word: str) -> Iterator[str]:
    """The forms that the dictionary has."""
    dictionary = installed_dictionary()
    if dictionary:
        for parse in dictionary.parse(word):
            if parse.is_known and parse.normal_form == word:
                yield from (form.word for form in parse.lexeme)


def _inflected(word: str) -> Iterator[str]:
    """The forms by the classes that the word's ending tells; of a reflexive verb, with both its particles."""
    plain = word.removesuffix("ся")
    if not plain.endswith("ти"):
        yield from _by_class(word)
    elif plain == word:
        yield from _of_verb(word)
    else:
        yield from (reflexive for form in _of_verb(plain) for reflexive in _reflexive(form))


def _of_verb(infinitive: str) -> Iterator[str]:
    yield from _by_class(infinitive)
    yield from (infinitive + ending for ending in _FUTURE)


def _reflexive(form: str) -> Iterator[str]:
    yield form + "ся"
    if form[-1] in _VOWELS:
        yield form + "сь"
    if form[-1] in "еє":
        yield form + "ться"


def _by_class(word: str) -> Iterator[str]:
    classes = _classes()
    ending = next((word[at:] for at in range(len(word)) if word[at:] in classes), "")
    if len(word) < _SHORTEST or (not ending and word[-1] in _VOWELS):
        return
    bare = word.removesuffix(ending)
    for one in {one for endings in classes[ending] for one in endings}:
        yield from _joined(word, bare, ending, one)


def _joined(word: str, bare: str, dictionary_ending: str, ending: str) -> Iterator[str]:
    """A stem with one of its endings, with each vowel that it may have before that."""
    yield bare + ending
    closed = dictionary_ending[-1:] not in _VOWELS or not dictionary_ending
    if closed and bare + ending != word and (vowel := _CLOSED.search(bare)):
        yield from (bare[: vowel.start()] + one + bare[vowel.end() :] + ending for one in "ое")
    if not closed and not _VOWELS_IN.search(ending) and (vowel := _OPEN.search(bare + ending)):
        yield bare[: vowel.start()] + "і" + (bare + ending)[vowel.end() :]


@cache
def _classes() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return ending_classes("ukrainian_endings.txt")


UKRAINIAN = Ukrainian()

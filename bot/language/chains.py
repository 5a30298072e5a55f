"""Suffix chains of an agglutinating language: whether what follows a stem may follow it. Pure.

The order of suffixes is checked, and that letters meet as they may: a suffix beginning with a vowel follows a
consonant, a suffix of one consonant follows a vowel, «т» follows «с» and «д» does not. Vowel harmony is not: loans
break it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from bot.language.data.suffixes import Part, SuffixGrammar

KINDS = ("noun", "verb", "linked")
_CACHED = 1 << 15
_REPEATED = 3
_SIGNS = {"": "", "?": "?", "*": f"{{0,{_REPEATED}}}"}


class Chains:
    """The chains of a grammar, its suffixes spelt as the words are that they are looked for in.

    `unclear` are letters of that spelling which stand for vowels and for consonants.
    """

    def __init__(self, grammar: SuffixGrammar, spelt: Callable[[str], str], unclear: str = "") -> None:
        self._grammar, self._spelt = grammar, spelt
        self._vowels = grammar.slot("vowels")
        spelt_vowels = {spelt(vowel)[-1] for vowel in self._vowels}
        self._after_vowel = f"(?<=[{''.join(sorted(spelt_vowels | set(unclear)))}])"
        self._after_consonant = f"(?<![{''.join(sorted(spelt_vowels - set(unclear)))}])"
        hard = self._last_letters("voiceless")
        self._after_hard = f"(?<=[{hard + self._last_letters('hardening')}])" if hard else ""
        self._after_soft = f"(?<![{hard}])" if hard else ""
        self._patterns = {kind: re.compile(self._order(kind)) for kind in KINDS}
        self._follows = lru_cache(_CACHED)(self._fits)

    def follows(self, kind: str, word: str, at: int) -> bool:
        """Whether the rest of this word from `at` is a chain of this kind, one of KINDS."""
        return self._follows(kind, word[at - 1 :])

    def _fits(self, kind: str, rest: str) -> bool:
        return self._patterns[kind].fullmatch(rest, 1) is not None

    def _last_letters(self, slot: str) -> str:
        return "".join(sorted({self._spelt(letter)[-1] for letter in self._grammar.slot(slot)}))

    def _order(self, name: str) -> str:
        orders = ("".join(self._part(part) for part in order) for order in self._grammar.orders[name])
        return f"(?:{'|'.join(orders)})"

    def _part(self, part: Part) -> str:
        if part.name in self._grammar.orders:
            return f"{self._order(part.name)}{_SIGNS[part.sign]}"
        by_guard: dict[str, list[str]] = {}
        for suffix in dict.fromkeys(self._grammar.slot(part.name)):
            by_guard.setdefault(self._guard(suffix), []).append(re.escape(self._spelt(suffix)))
        # What must stand before is said once for all suffixes that ask for it: each set of letters is slow to compile.
        shapes = (f"{guard}(?:{'|'.join(dict.fromkeys(spelt))})" for guard, spelt in by_guard.items())
        return f"(?:{'|'.join(shapes)}){_SIGNS[part.sign]}"

    def _guard(self, suffix: str) -> str:
        """What must stand before this suffix."""
        if suffix.startswith(self._vowels):
            return self._after_consonant
        if suffix in self._grammar.slot("free"):
            return ""
        if len(suffix) == 1:
            return self._after_vowel
        if suffix.startswith(self._grammar.slot("hard")):
            return self._after_hard
        return self._after_soft if suffix.startswith(self._grammar.slot("soft")) else ""

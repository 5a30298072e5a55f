"""What a language knows of its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Language(Protocol):
    """One language. A word of a text is a form of a rule's word if one of its keys is wanted by that.

    The two sides differ: a rule has the dictionary form, so only the text's word is taken apart.
    """

    @property
    def code(self) -> str:
        """ISO 639-1."""
        ...

    @property
    def scripts(self) -> frozenset[str]:
        """The alphabets its rules work on: «cyrillic», «latin»."""
        ...

    @property
    def own_sentences_only(self) -> bool:
        """Whether its rules hold only within its own sentences: words of others would look like forms of its own."""
        ...

    @property
    def barred_from(self) -> frozenset[str]:
        """The languages in whose sentences its rules of inflection do not hold: «бойы» is no form of «бой» there."""
        ...

    def spelling(self, folded: str) -> str:
        """The spelling in which a text's word is compared."""
        ...

    def spellings(self, folded: str) -> frozenset[str]:
        """The spellings in which a rule's word may stand in a text; more than one if its alphabets do not agree."""
        ...

    def wanted(self, folded: str) -> frozenset[str]:
        """The keys that a rule's word, in its dictionary form, asks for."""
        ...

    def keys(self, folded: str) -> frozenset[str]:
        """What a text's word may be a form of; never empty."""
        ...

    def beginnings(self, folded: str) -> Iterable[tuple[str, str]] | None:
        """How forms of a rule's word may begin, in their spelling, each with what its dictionary form has behind that.

        None if a text's word is not taken apart: looking up its keys is as quick as asking how it begins.
        """
        ...

    def instead(self, ending: str) -> frozenset[str]:
        """All that dictionary forms may have where a text's word has this ending; quickly told.

        It is a hint and complete: of a form of a rule's word, parted behind one of its beginnings, it has the rest.
        """
        ...

    def unprefixed(self, spelling: str) -> Iterable[str]:
        """What is left of a text's word without each prefix that its dictionary form may lack; mostly nothing."""
        ...


# Languages that share letters with Russian, and many short words with nothing of their meaning.
TURKIC = frozenset(("kk", "ky", "uz"))


class OneSpelling:
    """The part of a language whose words have one spelling once they are folded."""

    own_sentences_only = False
    barred_from: frozenset[str] = frozenset()

    def spelling(self, folded: str) -> str:
        """The word."""
        return folded

    def spellings(self, folded: str) -> frozenset[str]:
        """The word."""
        return frozenset((folded,))

    def beginnings(self, _folded: str) -> Iterable[tuple[str, str]] | None:
        """Of a word that is not taken apart, none."""
        return None

    def instead(self, _ending: str) -> frozenset[str]:
        """Nothing."""
        return frozenset()

    def unprefixed(self, _spelling: str) -> Iterable[str]:
        """Nothing."""
        return ()


class Plain(OneSpelling):
    """A language without inflection rules: a word is a form of itself."""

    def __init__(self, code: str, script: str) -> None:
        self.code, self.scripts = code, frozenset((script,))

    def wanted(self, folded: str) -> frozenset[str]:
        """The word."""
        return frozenset((folded,))

    def keys(self, folded: str) -> frozenset[str]:
        """The word."""
        return frozenset((folded,))

"""What a language knows of its words."""

from __future__ import annotations

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

    def beginnings(self, folded: str) -> frozenset[str] | None:
        """How forms of a rule's word may begin, BEGINNING letters of their spelling; None if that is not known."""
        ...


BEGINNING = 3


class OneSpelling:
    """The part of a language whose words have one spelling once they are folded."""

    own_sentences_only = False

    def spelling(self, folded: str) -> str:
        """The word."""
        return folded

    def spellings(self, folded: str) -> frozenset[str]:
        """The word."""
        return frozenset((folded,))


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

    def beginnings(self, folded: str) -> frozenset[str] | None:
        """How the word begins."""
        return frozenset((folded[:BEGINNING],))

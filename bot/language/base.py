"""What a language knows of its words."""

from __future__ import annotations

from typing import Protocol


class Language(Protocol):
    """One language. Two words are forms of one word if they share a key."""

    @property
    def code(self) -> str:
        """ISO 639-1."""
        ...

    @property
    def script(self) -> str:
        """The alphabet its rules work on: «cyrillic» or «latin»."""
        ...

    def keys(self, folded: str) -> frozenset[str]:
        """What this word may be a form of: its dictionary forms or stems; never empty."""
        ...

    def beginnings(self, folded: str) -> frozenset[str] | None:
        """How forms of this word may begin, BEGINNING letters of each; None if that is not known."""
        ...


BEGINNING = 3


class Plain:
    """A language without inflection rules: a word is a form of itself."""

    def __init__(self, code: str, script: str) -> None:
        self.code, self.script = code, script

    def keys(self, folded: str) -> frozenset[str]:
        """The word."""
        return frozenset((folded,))

    def beginnings(self, folded: str) -> frozenset[str] | None:
        """How the word begins."""
        return frozenset((folded[:BEGINNING],))

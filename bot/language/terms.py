"""What to look for in the full-text index, whose words are folded. Pure."""

from __future__ import annotations

from bot.language.russian import RUSSIAN
from bot.language.tokens import folded_words, script
from bot.language.ukrainian import UKRAINIAN

_FORMS_AT_MOST = 60
# Letters that Russian does not have. Kazakh has one of them too; a Ukrainian form of a Kazakh word stands nowhere.
_UKRAINIAN = frozenset("іїєґ")


def query_terms(asked: str) -> list[frozenset[str]]:
    """For each word that was asked for, the folded forms that it may be found in."""
    return [_forms(word) for word in folded_words(asked)]


def _forms(word: str) -> frozenset[str]:
    forms = _inflected(word)
    return forms if len(forms) <= _FORMS_AT_MOST else frozenset(sorted(forms)[:_FORMS_AT_MOST]) | {word}


def _inflected(word: str) -> frozenset[str]:
    """The forms that a language lists; the endings of Turkic words are too many to list, so such a word is itself."""
    if script(word) != "cyrillic":
        return frozenset((word,))
    return RUSSIAN.forms(word) if _UKRAINIAN.isdisjoint(word) else UKRAINIAN.wanted(word)

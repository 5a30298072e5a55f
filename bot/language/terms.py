"""What to look for in the full-text index, whose words are folded. Pure."""

from __future__ import annotations

from bot.language.russian import RUSSIAN
from bot.language.tokens import folded_words, script

_FORMS_AT_MOST = 60


def query_terms(asked: str) -> list[frozenset[str]]:
    """For each word that was asked for, the folded forms that it may be found in."""
    return [_forms(word) for word in folded_words(asked)]


def _forms(word: str) -> frozenset[str]:
    forms = RUSSIAN.forms(word) if script(word) == "cyrillic" else frozenset((word,))
    return forms if len(forms) <= _FORMS_AT_MOST else frozenset(sorted(forms)[:_FORMS_AT_MOST]) | {word}

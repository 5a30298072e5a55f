"""Which language a keyword is in that somebody wrote without saying so. Pure."""

from __future__ import annotations

from bot.language.detect import detect
from bot.language.tokens import folded_words, script

_ALPHABETS = {"cyrillic": "ru", "latin": "en"}


def language_of_rule(rule: str) -> str:
    """The language that a rule is most likely in: by its letters and endings, else that of its alphabet."""
    words = list(folded_words(rule))
    alphabet = next((found for word in words if (found := script(word))), "latin")
    return detect(words, _ALPHABETS[alphabet]) or _ALPHABETS[alphabet]

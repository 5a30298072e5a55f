"""Words and sentences of the languages Casewatch reads. LANGUAGES is all there is with rules of inflection."""

from __future__ import annotations

from bot.language.base import Language, Plain
from bot.language.english import ENGLISH
from bot.language.kazakh import KAZAKH
from bot.language.kyrgyz import KYRGYZ
from bot.language.russian import RUSSIAN
from bot.language.terms import query_terms
from bot.language.ukrainian import UKRAINIAN
from bot.language.uzbek import UZBEK

LANGUAGES: tuple[Language, ...] = (RUSSIAN, ENGLISH, KAZAKH, KYRGYZ, UKRAINIAN, UZBEK)

_BY_CODE = {language.code: language for language in LANGUAGES}


def language_of(code: str, script: str) -> Language:
    """The rules for words of this script in a list of this language; other words match only themselves."""
    found = _BY_CODE.get(code)
    return found if found and script in found.scripts else Plain(code, script)


__all__ = ["LANGUAGES", "Language", "language_of", "query_terms"]

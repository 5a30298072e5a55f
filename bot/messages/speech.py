"""One language's voice: every sentence a person reads comes from a catalogue, with its plurals and dates.

The catalogues are `locales/<language>/LC_MESSAGES/casewatch.po`; the English sentences are their keys.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locales"
DEFAULT = "en"


class Speech:
    """Says things in one language. Tools find its sentences by the names `say`, `count` and `mark`."""

    def __init__(self, language: str, catalogue: GNUTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def say(self, sentence: str, **values: object) -> str:
        """The sentence in this language, with its {values}."""
        return self._catalogue.gettext(sentence).format(**values)

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """The sentence with the plural that {number} asks for."""
        return self._catalogue.ngettext(one, many, number).format(number=number, **values)

    def country(self, code: str) -> str:
        """The country's name in this language; its code if it has none."""
        return str(Locale.parse(self.language).territories.get(code, code))

    def tongue(self, code: str) -> str:
        """The language's name in this language; its code if it has none."""
        return str(Locale.parse(self.language).languages.get(code, code))

    def moment(self, time: datetime) -> str:
        """A day and time of it, in UTC: «24 Nov 2026, 14:05 UTC»."""
        shown = format_datetime(time.astimezone(UTC), "d MMM y, HH:mm", tzinfo=UTC, locale=self.language)
        return f"{shown} UTC"


def mark(sentence: str) -> str:
    """A sentence that is said later: marks it for the catalogues, changes nothing."""
    return sentence


def languages() -> tuple[str, ...]:
    """The languages there is a catalogue for."""
    return tuple(sorted(path.name for path in LOCALES.iterdir() if path.is_dir()))


def speech(language: str | None) -> Speech:
    """The voice for a Telegram language code such as «ru», «ru-RU» or None; English where there is no catalogue."""
    short = (language or DEFAULT).replace("_", "-").split("-")[0].lower()
    return _speech(short if short in languages() else DEFAULT)


@cache
def _speech(language: str) -> Speech:
    with (LOCALES / language / "LC_MESSAGES" / "casewatch.po").open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Speech(language, GNUTranslations(compiled))

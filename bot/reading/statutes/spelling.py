"""One spelling for every way of writing the number of an article: 352.1, 154-1, 401-1. Pure.

Russia's codes count inserted articles with a point, all others with a hyphen, however an outlet writes them: 154¹ of
Uzbekistan is 154-1, 207³ of Russia 207.3. Tajikistan writes them in brackets: its 401(1) is the article 401-1, while
154 (1) of any other code is part 1 of 154. A raised number that lost its place («3521») is read so beside a criminal
code, or where it can only be that of a criminal code, since other codes have articles with four digits.
"""

from __future__ import annotations

from bot.reading.statutes.lexicon import most, only
from bot.reading.statutes.numbers import Number

_POINTED = "RU"
_BRACKETED = "TJ"
_WITH_HYPHENS = frozenset({"KZ", "KG", "UZ", "TJ", "TM", "UA", "BY"})
_WITH_POINTS = frozenset({"criminal", "administrative"})
_FLATTENED = 4
# Its sections have four digits of their own.
_NEVER_RAISED = frozenset({"US"})


def spelled(number: Number, country: str | None, code: str, *, beside_code: bool) -> tuple[str, str | None]:
    """(the article, the part in brackets or None)."""
    base, tail, bracket = number.base, number.tail, number.bracket
    is_numbered = len(base) == _FLATTENED and base[-1] != "0" and country not in _NEVER_RAISED
    is_flat = beside_code or (country is not None and (country, code) in most())
    if not tail and code == "criminal" and is_numbered and is_flat:
        base, tail = base[:-1], (base[-1],)
        return f"{base}{_sign('^', base, tail, country, code)}{tail[0]}", bracket
    if bracket and country == _BRACKETED and code == "criminal" and not tail:
        return f"{base}-{bracket}", None
    if tail and tail[0].isalpha():
        return base + tail[0], bracket
    sign = _sign(number.sign, base, tail, country, code)
    return sign.join((base, *tail)), bracket


def _sign(written: str, base: str, tail: tuple[str, ...], country: str | None, code: str) -> str:
    if country == _POINTED and code in _WITH_POINTS:
        return "."
    if country in _WITH_HYPHENS and code == "criminal":
        return "-"
    if written == "^":
        return "." if ".".join((base, *tail)) in only() else "-"
    return written

"""The little language in which admins write a keyword.

| written | matches |
|---|---|
| `extradition` | the word in every inflected form |
| `foreign armed conflict` | the words next to each other, each in every form |
| `выдача ~ кредит` | both within one sentence and eight words, in either order |
| `=СОЧ` | that form only; in capitals, only capitals |
| `mercenar*` | every word that begins so |
| `refoulement!` | counts whatever the topic's context and exclusions say |
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from bot.errors import RuleError

NEAR_WORDS = 8
MIN_PREFIX = 3
_WORD = re.compile(r"[^\W_]+(?:['’ʼʻ‘`\u0300-\u036f]+[^\W_]+)*[\u0300-\u036f]*")


class Form(Enum):
    """How freely one word of a rule may be inflected."""

    ANY = "any"
    EXACT = "exact"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a rule, as written, without its sign."""

    text: str
    form: Form = Form.ANY


Phrase = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One keyword, understood: a phrase, or two phrases near each other."""

    text: str
    phrases: tuple[Phrase, ...]
    strong: bool = False


def parse_rule(text: str) -> Rule:
    """Read one keyword as it is written; RuleError says what to write instead."""
    shown = " ".join(text.split())
    strong = shown.endswith("!")
    body = shown[:-1].rstrip() if strong else shown
    if not body:
        raise RuleError(shown, "it is empty", "write a word, such as: extradition")
    if "!" in body:
        raise RuleError(shown, "«!» stands inside it", f"put one «!» at the very end: {body.replace('!', '')}!")
    parts = [part.strip() for part in body.split("~")]
    if len(parts) > 2:
        raise RuleError(shown, "it has more than one «~»", f"join two phrases only: {parts[0]} ~ {parts[1]}")
    return Rule(shown, tuple(_phrase(part, shown) for part in parts), strong)


def _phrase(part: str, rule: str) -> Phrase:
    if not part:
        raise RuleError(rule, "one side of «~» is empty", "write a word on both sides, such as: выдача ~ кредит")
    return tuple(term for chunk in part.split() for term in _terms(chunk, rule))


def _terms(chunk: str, rule: str) -> list[Term]:
    """The words of one space-separated chunk: «pre-trial» is two words, its sign goes with the last."""
    exact, prefix = chunk.startswith("="), chunk.endswith("*")
    if exact and prefix:
        raise RuleError(rule, f"«{chunk}» has both «=» and «*»", f"keep one of them: {chunk.rstrip('*')}")
    bare = chunk.removeprefix("=").removesuffix("*")
    words = _WORD.findall(bare)
    if not words or "*" in bare or "=" in bare:
        raise RuleError(
            rule, f"«{chunk}» is not a word", "write words, with «*» only at a word's end and «=» at its start"
        )
    if prefix and len(words[-1]) < MIN_PREFIX:
        raise RuleError(
            rule, f"«{chunk}» would match nearly everything", f"give at least {MIN_PREFIX} letters before «*»"
        )
    form = Form.EXACT if exact else Form.ANY
    last = Form.PREFIX if prefix else form
    return [Term(word, form) for word in words[:-1]] + [Term(words[-1], last)]

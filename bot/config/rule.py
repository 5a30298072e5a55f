"""The little language in which admins write a keyword.

| written | matches |
|---|---|
| `extradition` | the word in every inflected form |
| `foreign armed conflict` | the words next to each other, each in every form |
| `выдача ~ кредит` | both within one sentence and eight words, in either order |
| `=СОЧ` | that form only; in capitals, only capitals |
| `mercenar*` | every word that begins so |
| `$held ~ $request` | any word or phrase of a list under `words:` stands for its `$name` |
| `treason + donation` | the first, where the other stands anywhere in the article |
| `refoulement!` | counts whatever the topic's context and exclusions say |
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import product

from bot.errors import RuleError
from bot.language.tokens import words as words_of

NEAR_WORDS = 8
MIN_PREFIX = 3
MOST_SIDES = 3
MOST_PARTS = 3
MOST_PHRASES = 5_000
_LIST = re.compile(r"\$([a-z][a-z-]{0,31})")
_WORD = re.compile(r"[^\W_]+(?:['’ʼʻ‘`\u0300-\u036f]+[^\W_]+)*[\u0300-\u036f]*")


class Form(Enum):
    """How freely one word of a rule may be inflected."""

    ANY = "any"
    EXACT = "exact"
    PREFIX = "prefix"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a rule, as written, without its sign; or a list: its name, and single words of which any will do."""

    text: str
    form: Form = Form.ANY
    choices: tuple[Term, ...] = field(default=(), compare=False, repr=False)


Phrase = tuple[Term, ...]
# Any of these will do.
Side = tuple[Phrase, ...]
# The lists of one language, by name; see `word_list`.
Lists = Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One keyword, understood: one side, or up to three near each other.

    `far` are others that must stand somewhere in the article, each again one side or several near each other.
    """

    text: str
    sides: tuple[Side, ...]
    strong: bool = False
    far: tuple[tuple[Side, ...], ...] = ()

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of the lists that stand for words of it."""
        terms = (term for part in (self.sides, *self.far) for side in part for phrase in side for term in phrase)
        return tuple(term.text for term in terms if term.form is Form.LIST)

    def filled(self, lists: Lists) -> Rule:
        """The rule with every word that its lists stand for; RuleError says which list there is not."""
        if not self.lists:
            return self
        for name in self.lists:
            if name not in lists:
                raise RuleError(self.text, f"there is no list «{name}» in this language", _instead(name, lists))
        sides, *far = (tuple(_filled(side, lists, self.text) for side in part) for part in (self.sides, *self.far))
        return replace(self, sides=sides, far=tuple(far))


def parse_rule(text: str) -> Rule:
    """Read one keyword as it is written; RuleError says what to write instead."""
    shown = " ".join(text.split())
    strong = shown.endswith("!")
    body = shown[:-1].rstrip() if strong else shown
    if not body:
        raise RuleError(shown, "it is empty", "write a word, such as: extradition")
    if "!" in body:
        raise RuleError(shown, "«!» stands inside it", f"put one «!» at the very end: {body.replace('!', '')}!")
    parts = [part.strip() for part in body.split("+")]
    if len(parts) > MOST_PARTS:
        raise RuleError(shown, "it has more than two «+»", f"join three at most: {' + '.join(parts[:MOST_PARTS])}")
    near, *far = (_sides(part, shown, "+") for part in parts)
    return Rule(shown, near, strong, tuple(far))


def _sides(part: str, rule: str, sign: str) -> tuple[Side, ...]:
    sides = [side.strip() for side in part.split("~")]
    if len(sides) > MOST_SIDES:
        raise RuleError(rule, "it has more than two «~»", f"join three at most: {' ~ '.join(sides[:MOST_SIDES])}")
    return tuple((_phrase(side, rule, "~" if len(sides) > 1 else sign),) for side in sides)


def word_list(name: str, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """A list as rules take it up: its single words as one term, which costs no more than one word; then its phrases."""
    singles: list[Term] = []
    longer: list[Phrase] = []
    for phrase in phrases:
        if len(phrase) > 1:
            longer.append(phrase)
        else:
            singles += phrase[0].choices or phrase
    one = ((Term(name, Form.LIST, tuple(dict.fromkeys(singles))),),) if singles else ()
    return (*one, *dict.fromkeys(longer))


def _filled(side: Side, lists: Lists, rule: str) -> Side:
    """Every phrase that this side may be, each once; a list alone is that list, the same object for every rule."""
    if len(side) == 1 and len(side[0]) == 1 and side[0][0].form is Form.LIST:
        return lists[side[0][0].text]
    found = dict.fromkeys(one for phrase in side for one in _phrases(phrase, lists))
    if len(found) > MOST_PHRASES:
        raise RuleError(rule, f"its lists make {len(found):,} phrases", "put «~» between the lists")
    return tuple(found)


def _phrases(phrase: Phrase, lists: Lists) -> Iterator[Phrase]:
    choices = (lists[term.text] if term.form is Form.LIST else ((term,),) for term in phrase)
    return (tuple(term for part in parts for term in part) for parts in product(*choices))


def _instead(name: str, lists: Lists) -> str:
    near = difflib.get_close_matches(name, lists, n=1)
    return f"did you mean ${near[0]}?" if near else "write the list under «words:», above what names it"


def _phrase(part: str, rule: str, sign: str) -> Phrase:
    if not part:
        raise RuleError(
            rule, f"one side of «{sign}» is empty", f"write a word on both sides, such as: выдача {sign} кредит"
        )
    return tuple(term for chunk in part.split() for term in _terms(chunk, rule))


def _terms(chunk: str, rule: str) -> list[Term]:
    """The words of one space-separated chunk: «pre-trial» is two words, its sign goes with the last."""
    if found := _LIST.fullmatch(chunk):
        return [Term(found[1], Form.LIST)]
    exact, prefix = chunk.startswith("="), chunk.endswith("*")
    if exact and prefix:
        raise RuleError(rule, f"«{chunk}» has both «=» and «*»", f"keep one of them: {chunk.rstrip('*')}")
    bare = chunk.removeprefix("=").removesuffix("*")
    words = [word for word in _WORD.findall(bare) if words_of(word).written]
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

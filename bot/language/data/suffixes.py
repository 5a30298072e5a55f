"""Files of suffixes: the parts that a word may be built of, and in which order.

Four forms of line:

- `plural: лар лер` is a part, with every shape it has
- `noun = plural? case?` is an order of parts that may follow a stem: `?` may be missing, `*` may repeat. A name on
  several lines has several orders, and may itself be a part of later ones. `noun` and `verb` are what words are taken
  apart by, `linked` what may follow the stem of a verb that goes before another, in one of the shapes of `linking:`
- `уу > - ы` is how a verb in the dictionary ends, and what its stem has there instead (`-` is nothing)
- some parts say how letters meet: `vowels:`; `free:`, the suffixes of one letter that follow any; `voiced: кг`, the
  consonants that change before a vowel; `dropped:`, the vowels that a stem may lose there; and where suffixes adapt to
  the consonant before them, `hard:`, how they begin after those of `voiceless:` (and of `hardening:`), and `soft:`, how
  they do not
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.language.data import lines, wrong

_PART = re.compile(r"(?P<name>[a-z-]+)(?P<sign>[?*]?)")
_REQUIRED = ("vowels", "noun", "verb", "linked")


@dataclass(frozen=True, slots=True)
class Part:
    """One place in an order: which suffixes or which other order, and its sign («», «?» or «*»)."""

    name: str
    sign: str


@dataclass(slots=True)
class SuffixGrammar:
    """A file of suffixes, as it stands there."""

    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    orders: dict[str, list[tuple[Part, ...]]] = field(default_factory=dict)
    verbs: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def slot(self, name: str) -> tuple[str, ...]:
        """The suffixes of a part; none if the file does not have it."""
        return self.slots.get(name, ())

    @property
    def voiced(self) -> Mapping[str, str]:
        """From each voiced ending of a stem to the consonant that its dictionary form has."""
        return {pair[1:]: pair[0] for pair in self.slot("voiced")}


def suffix_grammar(name: str) -> SuffixGrammar:
    """The suffixes of a file; ConfigError names the line that cannot be understood and what to write."""
    grammar = SuffixGrammar()
    last = 0
    for number, line in lines(name):
        last = number
        if ":" in line:
            _add_slot(grammar, name, number, *line.split(":", 1))
        elif "=" in line:
            _add_order(grammar, name, number, *line.split("=", 1))
        elif ">" in line:
            ending, stems = line.split(">", 1)
            grammar.verbs[ending.strip()] = tuple(stem.strip("-") for stem in stems.split())
        else:
            raise wrong(name, number, "it is none of «plural: лар лер», «noun = plural? case?», «уу > - ы»")
    for part in _REQUIRED:
        if part not in grammar.slots and part not in grammar.orders:
            raise wrong(name, last, f"the file has no line for «{part}»; add one")
    return grammar


def _add_slot(grammar: SuffixGrammar, name: str, number: int, part: str, listed: str) -> None:
    part, shapes = part.strip(), tuple(listed.split())
    if part in grammar.slots:
        raise wrong(name, number, f"«{part}» has a line already; write all its shapes on that one")
    if twice := [shape for shape in shapes if shapes.count(shape) > 1]:
        raise wrong(name, number, f"«{twice[0]}» stands here twice; keep one of the two")
    grammar.slots[part] = shapes


def _add_order(grammar: SuffixGrammar, name: str, number: int, kind: str, written: str) -> None:
    parts = []
    for word in written.split():
        found = _PART.fullmatch(word)
        if found is None or (found["name"] not in grammar.slots and found["name"] not in grammar.orders):
            raise wrong(name, number, f"«{word}» is no part named above; write its line first")
        parts.append(Part(found["name"], found["sign"]))
    grammar.orders.setdefault(kind.strip(), []).append(tuple(parts))

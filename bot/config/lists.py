"""The lists of words that keywords name with `$`: those that come with Casewatch, and those of feeds.yaml. Pure.

The shipped ones stand in words/<language>.txt, for a native speaker to correct without Python: `held: arrest, detain`,
any number of lines for a list, `#` beginning a comment. A list may name those above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from bot.config.rule import Lists, Phrase, Rule, parse_rule, word_list
from bot.errors import ConfigError, RuleError

_HERE = Path(__file__).parent / "words"


@cache
def shipped_lists() -> Mapping[str, Lists]:
    """All shipped lists by language; ConfigError names the line that is none."""
    return {file.stem: _read(file) for file in sorted(_HERE.glob("*.txt"))}


def list_item(rule: Rule) -> Rule:
    """The rule, if it can stand in a list; ValueError says why it cannot."""
    if len(rule.sides) > 1 or rule.far or rule.strong:
        raise ValueError(f"«{rule.text}» stands in a list; write words and phrases there, without «~», «+» and «!»")
    return rule


def make_list(name: str, items: Iterable[Rule], known: Lists) -> tuple[Phrase, ...]:
    """A list of these items, which may name the lists known so far; RuleError says which there is not."""
    return word_list(name, (phrase for item in items for phrase in item.filled(known).sides[0]))


def _read(file: Path) -> Lists:
    lists: dict[str, tuple[Phrase, ...]] = {}
    for name, (line, items) in _lines(file).items():
        try:
            lists[name] = make_list(name, [list_item(parse_rule(item)) for item in items], lists)
        except (RuleError, ValueError) as wrong:
            told = wrong.told if isinstance(wrong, RuleError) else str(wrong)
            raise ConfigError(f"{file.parent.name}/{file.name}", ((line, told),)) from None
    return lists


def _lines(file: Path) -> Mapping[str, tuple[int, list[str]]]:
    """The items of every list, with the line of its first."""
    found: dict[str, tuple[int, list[str]]] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        name, colon, rest = line.partition("#")[0].partition(":")
        if colon:
            items = (item.strip() for item in rest.split(","))
            found.setdefault(name.strip(), (number, []))[1].extend(item for item in items if item)
        elif name.strip():
            told = "a name and a colon are missing; write «held: arrest, detain»"
            raise ConfigError(f"{file.parent.name}/{file.name}", ((number, told),))
    return found

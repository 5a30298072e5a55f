"""Word lists that a native speaker can correct without Python, checked when they are loaded.

Forms of file, all in small letters, `#` beginning a comment:

- groups, a line each: `flee fled` are forms of one word, called by the first; an indented line goes on with the group
- lists by language: `ru: и в на`, any number of lines for each
- suffixes and the order in which they follow each other: `suffixes.py`
- endings that take each other's place: `endings.py`
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.errors import ConfigError

_HERE = Path(__file__).parent


def word_groups(name: str) -> tuple[tuple[str, ...], ...]:
    """The groups of a file; ConfigError names the line of a word that stands twice or has a capital letter."""
    seen: dict[str, int] = {}
    groups: list[tuple[str, ...]] = []
    for number, line in lines(name):
        group = tuple(line.split())
        for word in group:
            if word in seen:
                raise wrong(name, number, f"«{word}» stands on line {seen[word]} already; keep one of the two")
            seen[word] = number
        if line[0].isspace() and groups:
            groups[-1] += group
        else:
            groups.append(group)
    return tuple(groups)


def listed_forms(name: str) -> dict[str, str]:
    """Every form of a file of groups, with the word that it is a form of; ConfigError as for `word_groups`."""
    return {form: group[0] for group in word_groups(name) for form in group}


def word_lists(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a file by language; ConfigError names the line that is not «language: words» in small letters."""
    lists: dict[str, tuple[str, ...]] = {}
    for number, line in lines(name):
        code, colon, listed = line.partition(":")
        if not colon or not code.isalpha():
            raise wrong(name, number, "a language and a colon are missing; write «ru: и в на»")
        lists[code] = (*lists.get(code, ()), *listed.split())
    return lists


def lines(name: str) -> Iterator[tuple[int, str]]:
    """The number and the content of every line that has any; ConfigError names the one with a capital letter."""
    for number, line in enumerate((_HERE / name).read_text(encoding="utf-8").splitlines(), start=1):
        content = line.partition("#")[0].rstrip()
        if content != content.lower():
            word = next(word for word in content.split() if word != word.lower())
            raise wrong(name, number, f"«{word}» has a capital letter; write small letters")
        if content:
            yield number, content


def wrong(name: str, line: int, sentence: str) -> ConfigError:
    """What to raise for a line that cannot be used."""
    return ConfigError(name, ((line, sentence),))

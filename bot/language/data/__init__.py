"""Word lists that a native speaker can correct without Python, checked when they are loaded.

Two forms of file, both in small letters, `#` beginning a comment:

- groups, a line each: `flee fled` are forms of one word, called by the first
- lists by language: `ru: и в на`, any number of lines for each
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
    for number, line in _lines(name):
        group = tuple(line.split())
        for word in group:
            if word != word.lower():
                raise _wrong(name, number, f"«{word}» has a capital letter; write small letters")
            if word in seen:
                raise _wrong(name, number, f"«{word}» stands on line {seen[word]} already; keep one of the two")
            seen[word] = number
        groups.append(group)
    return tuple(groups)


def word_lists(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a file by language; ConfigError names the line that is not «language: words» in small letters."""
    lists: dict[str, tuple[str, ...]] = {}
    for number, line in _lines(name):
        code, colon, listed = line.partition(":")
        if not colon or not code.isalpha():
            raise _wrong(name, number, "a language and a colon are missing; write «ru: и в на»")
        if line != line.lower():
            raise _wrong(name, number, "a word has a capital letter; write small letters")
        lists[code] = (*lists.get(code, ()), *listed.split())
    return lists


def _lines(name: str) -> Iterator[tuple[int, str]]:
    """The number and the content of every line that has any."""
    for number, line in enumerate((_HERE / name).read_text(encoding="utf-8").splitlines(), start=1):
        if content := line.partition("#")[0].strip():
            yield number, content


def _wrong(name: str, line: int, sentence: str) -> ConfigError:
    return ConfigError(name, ((line, sentence),))

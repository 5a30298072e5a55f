"""Word lists of the reading room that a native speaker can correct without Python, checked when they are loaded.

A line is `key: words`, any number of lines for a key, in small letters; `#` begins a comment. A word is that form only,
`word*` is every word that begins so, and `_` joins the words of a name: `united_states`, `улан_батор*`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.errors import ConfigError

_HERE = Path(__file__).parent
_SHORTEST_BEGINNING = 3


def listed(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a file by key; ConfigError names the line that is not `key: words` in small letters,
    each word once a key."""
    lists: dict[str, tuple[str, ...]] = {}
    for number, line in _lines(name):
        key, colon, rest = line.partition(":")
        if not colon or not key.strip():
            raise _wrong(name, number, "a key and a colon are missing; write «unit: года лет км»")
        known = lists.get(key.strip(), ())
        words = tuple(rest.split())
        for word in words:
            _check(name, number, word)
            if word in known or words.count(word) > 1:
                raise _wrong(name, number, f"«{word}» stands twice under «{key.strip()}»; keep one of the two")
        lists[key.strip()] = (*known, *words)
    return lists


def phrases(name: str) -> Iterator[tuple[int, str, str]]:
    """The number, the key and the phrase of every line that is `key: phrase`; ConfigError names the line that is not.

    A phrase is in small letters, with `*` at the end of a word only.
    """
    for number, line in _lines(name):
        key, colon, rest = line.partition(":")
        if not colon or not rest.strip():
            raise _wrong(name, number, "a key, a colon or a phrase is missing; write «heading: read also»")
        for word in rest.split():
            _check(name, number, word)
        yield number, key.strip(), rest.strip()


def _check(name: str, line: int, word: str) -> None:
    if word != word.lower():
        raise _wrong(name, line, f"«{word}» has a capital letter; write small letters")
    if "*" in word.removesuffix("*"):
        raise _wrong(name, line, f"«{word}» has «*» inside; put it at the end of the word")
    if word.endswith("*") and len(word) <= _SHORTEST_BEGINNING:
        raise _wrong(name, line, f"«{word}» begins nearly every word; give at least {_SHORTEST_BEGINNING} letters")


def _lines(name: str) -> Iterator[tuple[int, str]]:
    """The number and the content of every line that has any."""
    for number, line in enumerate((_HERE / name).read_text(encoding="utf-8").splitlines(), start=1):
        if content := line.partition("#")[0].strip():
            yield number, content


def _wrong(name: str, line: int, sentence: str) -> ConfigError:
    return ConfigError(name, ((line, sentence),))

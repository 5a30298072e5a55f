"""`casewatch explain`: what is understood of a text, and why. Needs no database."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO, cast

import typer

from bot.cli.base import screen, started
from bot.cli.view import shown
from bot.config.file import ConfigFile
from bot.errors import SettingsError
from bot.reading.document import document
from bot.reading.keywords import TopicRules, compile_topics
from bot.reading.names import NameIndex
from bot.reading.read import understand
from bot.reading.report import to_json


def explain(
    file: Annotated[str, typer.Argument(help="The text to read; - for standard input.")] = "-",
    title: Annotated[str, typer.Option(help="The text's title.")] = "",
    lang: Annotated[str | None, typer.Option(help="The language it is probably in, such as ru.")] = None,
    country: Annotated[str | None, typer.Option(help="The outlet's country, such as KZ.")] = None,
    published: Annotated[str | None, typer.Option(help="When it was published, such as 2026-02-06.")] = None,
    watch: Annotated[list[str] | None, typer.Option(help="A name to look for; may be given several times.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document instead of the coloured view.")] = False,
    jsonl: Annotated[str | None, typer.Option(help="Read many: one JSON document a line in, one a line out.")] = None,
) -> None:
    """Say what Casewatch understands of a text, and which words that rests on."""
    topics = compile_topics(ConfigFile(started().feeds_file).load()[0].topics)
    if jsonl is not None:
        with _opened(jsonl) as lines:
            _write(_answer(line, topics) for line in lines)
        return
    with _opened(file) as source:
        body = _decoded(source.read(), file)
    given = {"title": title, "body": body, "lang": lang, "country": country, "published": published, "watch": watch}
    try:
        article, watches = document(given)
    except ValueError as wrong:
        raise SettingsError(str(wrong)) from None
    reading = understand(article, topics, NameIndex(watches))
    if as_json:
        _write([json.dumps(to_json(reading), ensure_ascii=False, indent=2)])
    else:
        screen().print(shown(article, reading))


def _opened(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise SettingsError(f"{name} cannot be read: {error.strerror}") from None


def _decoded(body: bytes, name: str) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as wrong:
        raise SettingsError(f"{name} is not UTF-8 text (byte {wrong.start}): save it as UTF-8") from None


def _answer(line: bytes, topics: TopicRules) -> str:
    """One line for one line: the reading, or what is wrong with the document."""
    name: Any = None
    try:
        given = _object(line)
        name = _name(given.get("id"))
        article, watches = document(given)
        return _line({"id": name, **to_json(understand(article, topics, NameIndex(watches)))})
    except Exception as wrong:  # whatever one text does to the reading, the others are read
        return _line({"id": name, "error": _sentence(wrong)})


def _object(line: bytes) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("the line is not JSON in UTF-8") from None
    if not isinstance(given, dict):
        raise ValueError("the line is not a JSON object")
    return given


def _name(given: Any) -> str | int | float | None:
    """The document's id, if it can be written out again."""
    known = given is None or isinstance(given, str | int) or (isinstance(given, float) and math.isfinite(given))
    if not known:
        raise ValueError('"id" is not text or a number')
    return cast("str | int | float | None", given)


def _sentence(wrong: Exception) -> str:
    # The message of an error nobody foresaw may quote the text.
    return str(wrong) if type(wrong) is ValueError else f"the text could not be read: {type(wrong).__name__}"


def _line(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False)


def _write(lines: Iterable[str]) -> None:
    for line in _encoded(lines):
        sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    """In UTF-8; half a surrogate pair, which UTF-8 has no place for, is written as JSON escapes it."""
    for line in lines:
        try:
            yield f"{line}\n".encode()
        except UnicodeEncodeError:
            yield f"{json.dumps(json.loads(line))}\n".encode()

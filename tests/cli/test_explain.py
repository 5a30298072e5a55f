"""`casewatch explain`: what is understood of a text, as a view, as JSON, and of many texts at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.reading.read import understand
from tests.cli.conftest import Casewatch

BODY = "Россия запросила экстрадицию Темирбаева.\nДругая новость."
EXTRADITION = {
    "topic": "extradition",
    "hits": [{"rule": "экстрадиция", "text": "экстрадицию", "field": "body", "start": 17, "end": 28}],
}
PIECES = (
    "😀😀 ", "&amp;&nbsp; ", "<p class='x'>", "\r\n\r\n", "\u00a0\u200b\ufeff", "Ёлки и\u0301 й ", "\x00\x1b[1; ",
    "\t  ", "𝔘𝔫𝔦 ", "<br/>&#1101; ", "«", "👩‍👩‍👧 ",
)  # fmt: skip


def places(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a reading that says where it stands."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for inner in value.values():
            yield from places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from places(inner)


def lines(*documents: Any) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in documents)


def answers(casewatch: Casewatch, given: bytes) -> list[dict[str, Any]]:
    """What one run says of many documents."""
    Path("many.jsonl").write_bytes(given)
    said = casewatch("explain", "--jsonl", "many.jsonl")
    assert (said.code, said.err) == (0, "")
    return [json.loads(line) for line in said.out.splitlines()]


def test_the_view_shows_the_text_and_what_it_meets(casewatch: Casewatch) -> None:
    said = casewatch("explain", "-", "--title", "Экстрадиция из Атырау", stdin=BODY.encode())
    assert (said.code, said.err) == (0, "")
    assert "Экстрадиция из Атырау\n" + BODY in said.out
    assert "language: ru" in said.out
    assert "extradition\n  «Экстрадиция» in the title meets экстрадиция\n" in said.out
    assert "  «экстрадицию» in the body meets экстрадиция" in said.out


def test_the_view_says_whose_law_is_cited_and_which_countries_are_concerned(casewatch: Casewatch) -> None:
    body = "Он осуждён по ч. 2 ст. 172 УК РК в Астане. Россия молчит. Есть и статья 9."
    said = casewatch("explain", "-", stdin=body.encode())
    assert "countries: KZ, RU\n" in said.out
    assert "«ч. 2 ст. 172 УК РК» in the body cites KZ, criminal, article 172, part 2\n" in said.out
    assert "«статья 9» in the body cites " in said.out
    assert "countries: unknown\n" in casewatch("explain", "-", stdin=b"text").out


def test_words_that_were_hit_cannot_talk_to_the_terminal(casewatch: Casewatch) -> None:
    said = casewatch("explain", "-", stdin="<b>Экстра</b><i title='\x1b[2J'></i>дицию".encode())
    assert "meets экстрадиция" in said.out
    assert "\x1b[2J" not in said.out


def test_a_text_cannot_talk_to_the_terminal(casewatch: Casewatch) -> None:
    said = casewatch("explain", stdin=b"\x1b[2J\x07 [bold]\x9b[/bold] \xc2\x9b31m".replace(b"\x9b[", b"["))
    assert "·[2J· [bold][/bold] ·31m" in said.out
    assert "no topic" in said.out


def test_json_says_the_same_as_the_lines_of_many(casewatch: Casewatch) -> None:
    Path("text.txt").write_text(BODY, encoding="utf-8")
    options = ["--title", "Суд", "--lang", "ru", "--country", "KZ", "--published", "2026-02-06", "--watch", "А Б"]
    one = json.loads(casewatch("explain", "text.txt", "--json", *options).out)
    given = {"title": "Суд", "body": BODY, "lang": "ru", "country": "KZ", "published": "2026-02-06", "watch": ["А Б"]}
    assert answers(casewatch, lines(given)) == [{"id": None, **one}]
    assert one["language"] == "ru"
    assert EXTRADITION in one["topics"]


def test_every_place_is_a_slice_of_exactly_what_was_given(casewatch: Casewatch) -> None:
    documents = [
        {"id": number, "title": f"{piece}Экстрадиция {piece}", "body": f"{piece}Суд {piece}об экстрадиции {piece}" * 2}
        for number, piece in enumerate(PIECES)
    ]
    for given, answer in zip(documents, answers(casewatch, lines(*documents)), strict=True):
        found = list(places(answer))
        assert {one["field"] for one in found} == {"title", "body"}
        for one in found:
            assert one["text"] == str(given[one["field"]])[one["start"] : one["end"]] != ""


def test_lines_are_answered_in_order_and_broken_ones_say_why(casewatch: Casewatch) -> None:
    deep = b'{"id": ' + b"[" * 500 + b"]" * 500 + b', "body": ""}\n'
    given = [
        (lines({"id": "a", "body": BODY}), "a", None),
        (b"{broken\n", None, "the line is not JSON in UTF-8"),
        (b"\n", None, "the line is not JSON in UTF-8"),
        (b'{"id": 1, "body": "\xff"}\n', None, "the line is not JSON in UTF-8"),
        (b"[" * 100_000 + b"\n", None, "the line is not JSON in UTF-8"),
        (b"[1]\n", None, "the line is not a JSON object"),
        (b'{"id": 2}\n', 2, '"body" is missing or not text'),
        (b'{"id": 3, "body": "", "watch": "A"}\n', 3, '"watch" is not a list of names'),
        (b'{"id": NaN, "body": ""}\n', None, '"id" is not text or a number'),
        (b'{"id": 1e999, "body": ""}\n', None, '"id" is not text or a number'),
        (deep, None, '"id" is not text or a number'),
        (b'{"id": 4.5, "body": "", "more": 1}\n', 4.5, None),
        (b'{"id": "\\ud83d", "body": "\\ud83d"}\r\n', "\ud83d", None),
        (b'{"body": "without a newline at the end"}', None, None),
    ]
    found = answers(casewatch, b"".join(line for line, _, _ in given))
    assert [one["id"] for one in found] == [name for _, name, _ in given]
    for answer, (_, _, why) in zip(found, given, strict=True):
        assert set(answer) == {"id", "error"} if why else "topics" in answer
        assert answer.get("error", "").startswith(why or "")


def test_a_text_that_cannot_be_read_hides_nothing_of_the_others(
    casewatch: Casewatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(article: Any, *more: Any) -> Any:
        if article.title == "stumble":
            raise KeyError(article.body)
        return understand(article, *more)

    monkeypatch.setattr("bot.cli.explain.understand", stumble)
    documents = [{"id": 1, "title": "stumble", "body": "secret"}, {"id": 2, "body": BODY}]
    first, second = answers(casewatch, lines(*documents))
    assert first == {"id": 1, "error": "the text could not be read: KeyError"}
    assert EXTRADITION in second["topics"]


@pytest.mark.parametrize(
    ("arguments", "stdin", "sentence"),
    [
        (["-"], b"a\xff", "- is not UTF-8 text (byte 1): save it as UTF-8"),
        (["missing.txt"], b"", "missing.txt cannot be read: No such file or directory"),
        (["."], b"", ". cannot be read: Is a directory"),
        (["--jsonl", "missing.jsonl"], b"", "missing.jsonl cannot be read: No such file or directory"),
        (["--lang", "Russian"], b"", '"lang" is not a language such as ru'),
        (["--country", "Kazakhstan"], b"", '"country" is not a country such as KZ'),
        (["--published", "yesterday"], b"", '"published" is not an ISO 8601 time such as 2026-02-06'),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    casewatch: Casewatch, arguments: list[str], stdin: bytes, sentence: str
) -> None:
    said = casewatch("explain", *arguments, stdin=stdin)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(sentence)
    assert said.err.count("\n") == 1


def test_a_broken_rule_is_told_with_its_line(casewatch: Casewatch) -> None:
    Path("feeds.yaml").write_text("version: 1\nfeeds: []\ntopics:\n  - id: x\n    title: {en: X}\n    keyword: {}\n")
    said = casewatch("explain", stdin=b"text")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("feeds.yaml, line 6: ")
    assert "did you mean «keywords»?" in said.err

"""Words, and the one spelling they are compared in."""

from __future__ import annotations

import pytest

from bot.language.tokens import fold, is_capitals, words


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("по ст.172 УК РК", ["по", "ст", "172", "УК", "РК"]),
        ("172-бап", ["172", "бап"]),
        ("40суток", ["40", "суток"]),
        ("o‘zbek don't", ["o‘zbek", "don't"]),
        ("за\u0301мок", ["за\u0301мок"]),
        ("«Выдача»…", ["Выдача"]),
        ("!?", []),
    ],
)
def test_words(text: str, written: list[str]) -> None:
    assert words(text).written == written


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Ёлкин", "елкин"),
        ("ЭКСТРАДИЦИЯ", "экстрадиция"),
        ("за\u0301мок", "замок"),
        ("и\u0306од", "йод"),
        ("cәйкec", "сәйкес"),  # Latin c and e
        ("Kазахстан", "казахстан"),  # Latin K
        ("Russiа", "russia"),  # Cyrillic а
        ("Movlaev’s", "movlaev"),
        ("o‘zbek", "o'zbek"),
        ("172", "172"),
    ],
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(("word", "capitals"), [("СОЧ", True), ("Соч", False), ("А", False), ("AWOL", True)])
def test_is_capitals(word: str, capitals: bool) -> None:
    assert is_capitals(word) is capitals


@pytest.mark.parametrize(
    ("text", "together"),
    [("УК РК", True), ("УК, РК", True), ("УК (РК)", True), ("УК; РК", False), ("УК: РК", False), ("УК\n\nРК", True)],
)
def test_touch(text: str, together: bool) -> None:
    assert words(text).touch(0) is together

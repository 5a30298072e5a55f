"""Words, and the one spelling they are compared in."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.tokens import fold, is_capitals, script, words


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
        ("экстра\u00adдиция", ["экстра\u00adдиция"]),
        ("экстра-\nдиция и", ["экстра-\nдиция", "и"]),
        ("экстра‐\r\n  диция", ["экстра‐\r\n  диция"]),
        ("Алма-\nАта", ["Алма", "Ата"]),
        ("172-\nбап", ["172", "бап"]),
        ("слово -\nслово", ["слово", "слово"]),
        ("togʻ va yoʻl", ["togʻ", "va", "yoʻl"]),
        ("ʻdog’ʼ", ["dog"]),
        ("a\u200bb\u200b", ["a\u200bb"]),
        ("ст.\u00a0172\u202fУК", ["ст", "172", "УК"]),
        ("суд😀решил 👩‍⚖️", ["суд", "решил"]),
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
        ("бepeнecи", "беренеси"),  # more Latin letters than Cyrillic ones, and yet a Cyrillic word
        ("Russiа", "russia"),  # Cyrillic а
        ("Movlaev’s", "movlaev"),
        ("172", "172"),
        ("ЖЁЛТЫЙ", "желтый"),
        ("бе\u0301женец", "беженец"),
        ("сѐло", "село"),  # е with a grave accent
        ("всѝ", "вси"),
        ("бiрiншi", "бірінші"),  # Latin i
        ("Yкiм", "укім"),  # Latin Y and i
        ("ҚАTЫСҚАН", "қатысқан"),  # Latin T
        ("əскер", "әскер"),  # Latin schwa
        ("ɵкүм", "өкүм"),  # Latin barred o
        ("Hаурыз", "наурыз"),  # a capital Latin H is Н
        ("жиhаз", "жиһаз"),  # a small one is һ
        ("Укрaïна", "україна"),  # Latin a and ï
        ("таҥда", "таңда"),  # ҥ for ң
        ("ekstradıtsııa", "ekstradıtsııa"),
        ("QAZAQSTAN", "qazaqstan"),
        ("İ", "i"),
        ("экстра\u00adдиция", "экстрадиция"),
        ("экстра-\n  диция", "экстрадиция"),
        ("экстра\u200b\u2060диция", "экстрадиция"),
        ("п’ять", "п'ять"),
        ("togʻ", "tog'"),
        ("dog's's", "dog"),
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


@pytest.mark.parametrize("sign", "'’‘`´ʻʼʹʽʾʿ‛′＇ꞌ")
def test_every_apostrophe_is_the_same(sign: str) -> None:
    assert [fold(word) for word in words(f"O{sign}zbekiston g{sign}alaba об{sign}єкт").written] == [
        "o'zbekiston",
        "g'alaba",
        "об'єкт",
    ]


@pytest.mark.parametrize(
    ("folded", "alphabet"), [("суд", "cyrillic"), ("sud", "latin"), ("ışşı", "latin"), ("172", ""), ("", "")]
)
def test_script(folded: str, alphabet: str) -> None:
    assert script(folded) == alphabet


_PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        [
            "суд",
            "oʻz",
            "g‘",
            "é",
            "а́",
            "😀",
            "👩‍⚖️",
            "\u0301",
            "\u00ad",
            "\u200b",
            "-\n",
            "’",
            " ",
            "172",
            "İ",
            "ŉ",
            "ﬁ",
            "ǆ",
        ]
    ),
)


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_words_stand_where_they_say_and_fold_to_one_spelling(text: str) -> None:
    found = words(text)
    places = list(zip(found.written, found.starts, found.ends, strict=True))
    assert [text[start:end] for _, start, end in places] == found.written
    assert all(earlier[2] <= later[1] for earlier, later in pairwise(places))
    assert all(fold(word) for word in found.written)
    assert [fold(fold(word)) for word in found.written] == [fold(word) for word in found.written]
    assert all(found.touch(index) in (True, False) for index in range(len(places) - 1))


def test_no_pattern_has_a_possessive_group() -> None:
    # Python before 3.11.5 matches them wrongly (gh-106052): «ҚК-нің» loses its К.
    root = Path(__file__).parents[2]
    possessive = re.compile(r"\\?\)(?:[*+?]|\{[\d,]+\})\+")
    found = [
        f"{file.name}: {match[0]}"
        for room in ("bot", "storage")
        for file in (root / room).rglob("*.py")
        for match in possessive.finditer(file.read_text(encoding="utf-8"))
        if not match[0].startswith("\\") and file.name != "address.py"
    ]
    assert found == []

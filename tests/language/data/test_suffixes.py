"""Files of suffixes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.language.data.suffixes import Part, suffix_grammar
from tests.language.data.given import given

WHOLE = """
# a comment
vowels: а е
voiced: кг
plural: лар лер
case: га
past: ды
уу > - ы
noun = plural? case?
noun = plural* noun
verb = past  # one more
linked = past
"""


def test_a_file_of_suffixes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grammar = suffix_grammar(given(WHOLE, tmp_path, monkeypatch))
    assert grammar.slot("plural") == ("лар", "лер")
    assert grammar.slot("dropped") == ()
    assert grammar.verbs == {"уу": ("", "ы")}
    assert grammar.voiced == {"г": "к"}
    assert grammar.orders["noun"] == [
        (Part("plural", "?"), Part("case", "?")),
        (Part("plural", "*"), Part("noun", "")),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("plural лар\n", "line 1: it is none of"),
        ("plural: лар лар\n", "line 1: «лар» stands here twice"),
        ("plural: лар\nplural: лер\n", "line 2: «plural» has a line already"),
        ("plural: Лар\n", "line 1: «Лар» has a capital letter"),
        ("plural: лар\nnoun = plural? kase?\n", "line 2: «kase\\?» is no part named above"),
        ("plural: лар\nnoun = plural+\n", "line 2: «plural\\+» is no part named above"),
        ("plural: лар\nnoun = plural?\nverb = plural\nlinked = plural", "line 4: the file has no line for «vowels»"),
        ("vowels: а\nverb = vowels\n", "line 2: the file has no line for «noun»"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(
    text: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConfigError, match=problem):
        suffix_grammar(given(text, tmp_path, monkeypatch))

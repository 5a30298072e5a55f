"""What is Kazakh's own: its Latin spellings."""

from __future__ import annotations

import pytest

from bot.language.kazakh import KAZAKH, coarse
from bot.language.tokens import fold


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("шешім", "şeşım sheshim s'es'im şeşim"),
        ("қызмет", "qyzmet qızmet kyzmet"),
        ("әуежай", "äuejai áýejaı äwejay aýejai"),
        ("ғылым", "ğylym ǵylym gylym ghylym ğılım g'ylym"),
        ("жаңа", "jaña jańa jana zhana jaŋa"),
        ("өкілі", "ökılı ókili okili ökili"),
        ("ұлттық", "ūlttyq ulttyq ulttıq"),
        ("үкімет", "ükımet úkimet ukimet u'kimet"),
        ("бұйрық", "būiryq buıryq buyryq"),
        ("беруі", "beruı berýi berwi beruyi"),
        ("экстрадиция", "ekstradıtsııa ekstraditsiya ekstradiciya ekstradicia"),
        ("хабар", "habar xabar khabar"),
        ("чек", "chek çek c'ek"),
        ("юстиция", "iustitsiia ıýstıtsııa yustitsiya"),
    ],
)
def test_all_latin_spellings_agree_with_the_cyrillic_one(cyrillic: str, latin: str) -> None:
    spellings = {word: coarse(fold(word)) for word in latin.split()}
    assert set(spellings.values()) == {coarse(fold(cyrillic))}, spellings


@pytest.mark.parametrize("word", ["шешім", "şeşım", "экстрадиция", "y'kimet", "zhana", "ıýstıtsııa"])
def test_the_coarse_spelling_of_a_coarse_spelling_is_itself(word: str) -> None:
    assert coarse(coarse(fold(word))) == coarse(fold(word))


def test_cyrillic_words_are_compared_letter_by_letter() -> None:
    assert KAZAKH.wanted("тұру").isdisjoint(KAZAKH.keys("түру"))
    assert KAZAKH.wanted("ұшақ").isdisjoint(KAZAKH.keys("ушақ"))
    assert KAZAKH.wanted("ұшақ") & KAZAKH.keys("ushaq")

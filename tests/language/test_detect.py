"""Which language a text is in."""

from __future__ import annotations

import pytest

from bot.language.detect import detect
from bot.language.tokens import folded_words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Суд признал его виновным и приговорил к пяти годам", "ru"),
        ("Сот оны кінәлі деп тауып, бес жылға бас бостандығынан айырды", "kk"),
        ("Сот аны күнөөлүү деп таап, беш жылга эркинен ажыратты жана үй-мүлкүн алды", "ky"),
        ("Суд визнав його винним і призначив п'ять років", "uk"),
        ("Sud uni aybdor deb topdi va besh yilga qamoq jazosini tayinladi", "uz"),
        ("Суд уни айбдор деб топди ва беш йилга қамоқ жазосини тайинлади", "uz"),
        ("The court found him guilty and sentenced him to five years", "en"),
    ],
)
@pytest.mark.parametrize("prior", [None, "ru"])
def test_the_text_decides(text: str, language: str, prior: str | None) -> None:
    assert detect(list(folded_words(text)), prior) == language


@pytest.mark.parametrize(
    ("text", "prior", "language"),
    [
        ("Экстрадиция Темирбаева", "ru", "ru"),
        ("Экстрадиция Темирбаева", None, None),
        ("172", "kk", "kk"),
        ("", None, None),
        ("Breaking", "ru", None),
    ],
)
def test_the_prior_where_the_text_does_not_tell(text: str, prior: str | None, language: str | None) -> None:
    assert detect(list(folded_words(text)), prior) == language

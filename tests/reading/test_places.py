"""Countries that a text names, and words that only look like them."""

from __future__ import annotations

import pytest

from bot.reading.found import Text
from bot.reading.model import Article
from bot.reading.places import named_countries
from bot.reading.rules import Lexicon


def named(body: str, title: str = "") -> dict[str, list[str]]:
    article, lexicon = Article(title, body), Lexicon()
    texts = [Text(article, "title", lexicon), Text(article, "body", lexicon)]
    return {country: [where.text for where in passages] for country, passages in named_countries(texts).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в Казахстане и Кыргызстане", {"KZ": ["Казахстане"], "KG": ["Кыргызстане"]}),
        (
            "казахстанский суд, россиянин, узбекистанца",
            {"KZ": ["казахстанский"], "RU": ["россиянин"], "UZ": ["узбекистанца"]},
        ),
        ("гражданин Киргизии, киргизы", {"KG": ["Киргизии", "киргизы"]}),
        ("в Оше и в Алма-Ате", {"KG": ["Оше"], "KZ": ["Алма-Ате"]}),
        ("КНБ, ГКНБ и ФСБ", {"KZ": ["КНБ"], "KG": ["ГКНБ"], "RU": ["ФСБ"]}),
        ("МВД РК и МВД РФ", {"KZ": ["РК"], "RU": ["РФ"]}),
        ("через Турцию в Польшу, потом в ОАЭ", {"TR": ["Турцию"], "PL": ["Польшу"], "AE": ["ОАЭ"]}),
        ("в Нью-Йорке, США", {"US": ["Нью-Йорке", "США"]}),
        ("Улан-Батор и Улан-Удэ", {"MN": ["Улан-Батор"], "RU": ["Улан-Удэ"]}),
        ("Kazakhstan's court, a Russian, in Tashkent", {"KZ": ["Kazakhstan's"], "RU": ["Russian"], "UZ": ["Tashkent"]}),
        ("the Kyrgyz Republic; the United States", {"KG": ["Kyrgyz"], "US": ["United States"]}),
        ("He fled to Turkey and the UK", {"TR": ["Turkey"], "GB": ["UK"]}),
        ("Polish and Czech police", {"PL": ["Polish"], "CZ": ["Czech"]}),
        ("Қазақстанда, Ресейде, Ақтөбеде", {"KZ": ["Қазақстанда", "Ақтөбеде"], "RU": ["Ресейде"]}),
        ("ҰҚК-нің және ҰҚКнің", {"KZ": ["ҰҚК", "ҰҚКнің"]}),
        ("Өзбекстан мен Қырғызстан", {"UZ": ["Өзбекстан"], "KG": ["Қырғызстан"]}),
        ("Кыргыз Республикасынын, Россиянын, Ошто", {"KG": ["Кыргыз Республикасынын", "Ошто"], "RU": ["Россиянын"]}),
        ("УКМК Орусияга", {"KG": ["УКМК"], "RU": ["Орусияга"]}),
        ("Ўзбекистонда, Россияда, Қозоғистонда", {"UZ": ["Ўзбекистонда"], "RU": ["Россияда"], "KZ": ["Қозоғистонда"]}),
        (
            "O‘zbekistonda, Rossiyada, Qozog‘istonda",
            {"UZ": ["O‘zbekistonda"], "RU": ["Rossiyada"], "KZ": ["Qozog‘istonda"]},
        ),
        ("в Україні, Росія, казахстанський", {"UA": ["Україні"], "RU": ["Росія"], "KZ": ["казахстанський"]}),
        ("Kазахстан (с латинской буквой)", {"KZ": ["Kазахстан"]}),
        ("<b>Казах</b>стан", {"KZ": ["Казах</b>стан"]}),
    ],
)
def test_countries_are_named(text: str, expected: dict[str, list[str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "казак и казаки на сборе",
        "ошибка, Ошибка, ошейник",
        "turkey with cranberries",
        "polish the table",
        "показах мод",
        "Россини и Росси",
        "грузить, грузия-чай",
        "казахский язык, Kazakh language, қазақ тілі",
        "tell us more",
        "TELL US MORE NOW",
        "семей было пять",
        "герман и Герман Греф",
        "Уральский хребет",
        "туркестан написан со строчной",
        "мир и рк со строчной",
        "РТ и РБ – телеканал и порода",
        "баку нефти",
    ],
)
def test_what_only_looks_like_a_country_is_none(text: str) -> None:
    assert named(text) == {}


def test_countries_come_in_order_of_their_first_mention() -> None:
    assert list(named("Россия и Казахстан", title="Ташкент")) == ["UZ", "RU", "KZ"]


def test_a_title_is_named_as_one() -> None:
    article, lexicon = Article("Астана", "Москва, Астана"), Lexicon()
    found = named_countries([Text(article, "title", lexicon), Text(article, "body", lexicon)])
    assert [(where.field, where.start) for where in found["KZ"]] == [("title", 0), ("body", 8)]

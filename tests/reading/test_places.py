"""Countries that a text names, and words that only look like them."""

from __future__ import annotations

import pytest

from bot.reading.found import Text
from bot.reading.model import Article, Field
from bot.reading.places import NO_NAMES
from bot.reading.rules import Lexicon

FIELDS: tuple[Field, ...] = ("title", "body")


def named(body: str, title: str = "") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    article = Article(title, body)
    for field in FIELDS:
        text = Text(article, field, Lexicon())
        for place in text.places:
            if place.kind not in NO_NAMES:
                found.setdefault(place.country, []).append(text.passage((place.first, place.last)).text)
    return found


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
        ("a U.S. court and the U.K.", {"US": ["U.S"], "GB": ["U.K"]}),
        ("held in Russian custody", {"RU": ["Russian"]}),
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
        "She spoke in Russian, and he answered in Kazakh.",
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


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        # towns and regions of the region, declined
        ("в Сатпаеве, в Кульсары, в Приозёрске", ["KZ", "KZ", "KZ"]),
        ("Құлсарыда, Өскеменнен, Маңғыстау облысында", ["KZ", "KZ", "KZ"]),
        ("Qyzylordada, Aqtóbede", ["KZ", "KZ"]),
        ("в Узгене, из Кара-Балты, на Иссык-Куле", ["KG", "KG", "KG"]),
        ("Ошто, Жалал-Абадда, Баткенден", ["KG", "KG", "KG"]),
        ("в Навои, в Коканде, в Чирчике", ["UZ", "UZ", "UZ"]),
        ("Қўқонда, Марғилонда, Сурхондарёда", ["UZ", "UZ", "UZ"]),
        ("Yangiyo'lda, Qo'qonda, Namanganda", ["UZ", "UZ", "UZ"]),
        ("в Согде, в Истаравшане, Дүйшөмбүдө", ["TJ", "TJ", "TJ"]),
        ("из Мары, в Туркменабаде", ["TM"]),
        ("в Карелии, в Туве, под Рязанью, в Кургане", ["RU", "RU", "RU", "RU"]),
        ("Рязаньда, Тюменде, Омбыда, Якутскиде", ["RU", "RU", "RU", "RU"]),
        ("Orenburgda, Xabarovskda, Tulada", ["RU", "RU", "RU"]),
        ("у Калузькій області, в Іжевську, з Пермі", ["RU", "RU", "RU"]),
        ("under Bakhmut, под Купянском, біля Торецька", ["UA", "UA", "UA"]),
        # citizens and inhabitants
        ("алматинец, бишкекчане, ташкентец", ["KZ", "KG", "UZ"]),
        ("ақтөбелік, оштук, андижонлик, moskvalik", ["KZ", "KG", "UZ", "RU"]),
        ("новосибирский студент, московский суд", ["RU", "RU"]),
        # further away
        ("в Колумбии, in Honduras, у Таїланді", ["CO", "HN", "TH"]),
        ("Litvada, Vilnyusda, Varshavada", ["LT", "LT", "PL"]),
        ("АКШга, ОАЭде", ["US", "AE"]),
        ("Олий Мажлис, Жогорку Кеңеш, Верховна Рада", ["UZ", "KG", "UA"]),
        # an agency that two countries have
        ("ГКНБ", ["KG"]),
        ("ГКНБ Таджикистана", ["TJ", "TJ"]),
        ("В Душанбе ГКНБ, в Бишкеке ГКНБ", ["TJ", "KG", "KG", "KG"]),
    ],
)
def test_places_in_any_form_belong_to_their_country(text: str, countries: list[str]) -> None:
    article, lexicon = Article("", text), Lexicon()
    found = [place for place in Text(article, "body", lexicon).places if place.kind != "hint"]
    assert [place.country for place in found] == countries


@pytest.mark.parametrize(
    "text",
    [
        "Леся Украинка, Лесі Українки",
        "на Украинском бульваре, Киевский вокзал",
        "Даниярга, Кубанычбек, Milana, Sofia",
        "Которулган, которые, Ровно год назад",
        "Суми грошей, Татарин Ислам",
        "түрікменше сөйледі",
    ],
)
def test_names_of_people_and_streets_are_no_places(text: str) -> None:
    article, lexicon = Article("", text), Lexicon()
    assert [place for place in Text(article, "body", lexicon).places if place.kind != "hint"] == []


def test_countries_come_in_order_of_their_first_mention() -> None:
    assert list(named("Россия и Казахстан", title="Ташкент")) == ["UZ", "RU", "KZ"]

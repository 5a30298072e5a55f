"""Countries that an article concerns, and those that it only names."""

from __future__ import annotations

import pytest

from bot.reading.countries import concerned
from bot.reading.found import Text
from bot.reading.model import Article, Passage, Statute
from bot.reading.rules import Lexicon

COURT = "Суд вынес решение. Его огласили вечером."


def of(
    body: str, title: str = "", outlet: str | None = None, *, cited: str | None = None, on_topic: bool = False
) -> tuple[str, ...]:
    article, lexicon = Article(title, body), Lexicon()
    texts = [Text(article, "title", lexicon), Text(article, "body", lexicon)]
    statutes = [Statute(cited, "criminal", "172", None, Passage("", "body", 0, 0))]
    return concerned(texts, statutes, outlet, on_topic=on_topic)


@pytest.mark.parametrize(
    ("title", "body", "countries"),
    [
        ("Суд в Актобе", COURT, ("KZ",)),
        ("", "Суд в Актобе. Россия молчит.", ("KZ", "RU")),
        ("Россия и Казахстан", COURT, ("KZ", "RU")),
        ("", f"{COURT} Он жил в Польше. Из Польши его выслали.", ("PL",)),
        ("Суд в Актобе", f"{COURT} Фильм показали в Берлине.", ("KZ",)),
        ("Суд в Актобе", f"{COURT} В Берлине, Германия, иначе.", ("KZ",)),
        ("", f"Фото: Иван Кузьмин / ТАСС\n\n{COURT} Через Польшу.", ("PL",)),
    ],
)
def test_a_country_counts_in_a_title_at_the_beginning_or_twice(
    title: str, body: str, countries: tuple[str, ...]
) -> None:
    assert of(body, title) == countries


def test_the_beginning_is_that_of_the_article_not_of_what_stands_above_it() -> None:
    assert of("Фото: Иван Кузьмин / ТАСС\n\nСуд вынес решение. В Актобе ждали.", "Москва") == ("KZ", "RU")


def test_a_country_counts_whose_law_is_cited() -> None:
    assert of(COURT, "Суд в Бишкеке", cited="KZ") == ("KG", "KZ")


@pytest.mark.parametrize(
    ("outlet", "on_topic", "countries"),
    [
        (None, False, ("KZ", "RU")),
        (None, True, ("KZ", "RU")),
        ("KG", False, ("KZ",)),
        ("KG", True, ("KZ", "RU")),
        ("PL", True, ("KZ", "PL", "RU")),
        ("PL", False, ("KZ", "PL")),
    ],
)
def test_one_mention_is_enough_of_the_outlet_s_country_and_of_the_region_in_a_topic_or_without_an_outlet(
    outlet: str | None, on_topic: bool, countries: tuple[str, ...]
) -> None:
    body = f"{COURT} Он уехал в Россию, потом через Польшу в Берлин."
    assert of(body, "Суд в Актобе", outlet, on_topic=on_topic) == countries


@pytest.mark.parametrize(
    ("body", "countries"),
    [
        (f"{COURT} Украинская версия игры хороша.", ("KZ",)),
        (f"{COURT} Среди гостей был украинец.", ("KZ",)),
        (f"{COURT} Игру делали в Киеве.", ("KZ", "UA")),
    ],
)
def test_an_adjective_further_down_is_not_enough_of_the_outlet_s_country(body: str, countries: tuple[str, ...]) -> None:
    assert of(body, "Суд в Актобе", "UA") == countries


@pytest.mark.parametrize(
    ("body", "countries"),
    [
        ("Суд в Актобе осудил контрактника. Его отправили под Купянск.", ("KZ", "UA")),
        ("A court in Oral jailed a welder. He spent four months outside Avdiivka.", ("KZ", "UA")),
        ("Ақтөбе соты үкім шығарды. Ол Донецк облысында төрт ай болған.", ("KZ", "UA")),
        ("Ош соту өкүм чыгарды. Ал Луганск облусунда согушкан.", ("KG", "UA")),
        ("Самарқанд суди ҳукм чиқарди. У Бахмутда жанг қилган.", ("UA", "UZ")),
        ("Суд в Омске осудил врача. Она перевела деньги украинскому фонду.", ("RU", "UA")),
        ("Суд в Перми осудил учителя за ролик о Мариуполе.", ("RU",)),
        ("A Tver court jailed a teacher over a post on Bucha.", ("RU",)),
        ("Алматы соты блогерді Украинадағы соғыс туралы жазбасы үшін айыптады.", ("KZ",)),
        ("Казандагы сот Ирпень тууралуу ыр окуган мугалимди камады.", ("RU",)),
        ("Қозон суди Мариуполь ҳақидаги мақола учун жарима солди.", ("RU",)),
        ("Суд у Пермі покарав учительку за розмову про Бучу.", ("RU",)),
        ("Солдат из Омска ушёл: стрелять в украинцев он не стал.", ("RU",)),
    ],
)
def test_ukraine_counts_where_people_fought_and_not_where_the_war_was_only_spoken_of(
    body: str, countries: tuple[str, ...]
) -> None:
    assert of(body, "", on_topic=True) == countries


@pytest.mark.parametrize(
    ("body", "countries"),
    [
        ("Суд в Омске осудил уроженца Ферганы за пост.", ("RU",)),
        ("A court in Omsk fined a man born in Fergana.", ("RU",)),
        ("Москва суди Ўзбекистонда туғилган ҳамширани қамади.", ("RU",)),
        ("Омск гарнизонунун соту кыргыз прапорщикти камады.", ("RU",)),
        ("Омскідегі сот қазақ сарбазды соттады.", ("RU",)),
        ("Суд в Омске оштрафовал казахстанца.", ("KZ", "RU")),
        ("Омскидеги сот бишкектик жигитти камады.", ("KG", "RU")),
        ("Омск суди андижонлик йигитни қамади.", ("RU", "UZ")),
    ],
)
def test_where_somebody_was_born_and_his_ethnic_group_are_no_mention_of_a_state(
    body: str, countries: tuple[str, ...]
) -> None:
    assert of(body, "", on_topic=True) == countries


@pytest.mark.parametrize(
    ("body", "countries"),
    [
        ("Турция выслала блогера. Самолёт сел в Ташкенте.", ("TR", "UZ")),
        ("The United States sent him back. He landed in Tashkent.", ("US", "UZ")),
        ("Блогера выслали в Ташкент через Турцию.", ("UZ",)),
        ("(Berlin) – Kazakh authorities should free him.", ("KZ",)),
        ("Комитет в Женеве просил Казахстан не выдавать его.", ("KZ",)),
    ],
)
def test_another_state_counts_where_it_acts(body: str, countries: tuple[str, ...]) -> None:
    assert of(body, "", "KG", on_topic=True) == countries


@pytest.mark.parametrize(
    ("body", "countries"),
    [
        ("Жазасы жүз мың теңге айыппұл.", ("KZ",)),
        ("Ему назначили штраф в 20 тысяч сомони.", ("TJ",)),
        ("Jarima 17 million soʻm.", ("UZ",)),
        ("", ()),
    ],
)
def test_money_tells_where_a_story_plays_if_nothing_else_does(body: str, countries: tuple[str, ...]) -> None:
    assert of(body) == countries


@pytest.mark.parametrize(
    ("body", "outlet", "countries"),
    [
        (COURT, "KG", ("KG",)),
        (COURT, None, ()),
        ("", "KG", ("KG",)),
        (f"{COURT} Фильм покажут в Берлине.", "KG", ("KG",)),
        (f"{COURT} Фильм покажут в Берлине.", None, ("DE",)),
        ("Суд в Актобе.", "KG", ("KZ",)),
    ],
)
def test_the_outlet_s_country_is_that_of_an_article_that_concerns_no_other(
    body: str, outlet: str | None, countries: tuple[str, ...]
) -> None:
    assert of(body, "", outlet) == countries


@pytest.mark.parametrize("title", ["Бюджет РТ", "Итоги года"])
def test_an_abbreviation_that_needs_a_code_before_it_names_no_country(title: str) -> None:
    assert of(COURT, title, "RU") == ("RU",)

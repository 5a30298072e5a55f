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
        (None, False, ("KZ",)),
        (None, True, ("KZ", "RU")),
        ("PL", True, ("KZ", "PL", "RU")),
        ("PL", False, ("KZ",)),
    ],
)
def test_in_an_article_about_a_topic_one_mention_of_the_region_or_the_outlet_s_country_is_enough(
    outlet: str | None, on_topic: bool, countries: tuple[str, ...]
) -> None:
    body = f"{COURT} Он уехал в Россию, потом через Польшу в Берлин."
    assert of(body, "Суд в Актобе", outlet, on_topic=on_topic) == countries


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

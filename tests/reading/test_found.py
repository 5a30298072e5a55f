"""Which words count: those of a language's own rules only within its own sentences."""

from __future__ import annotations

import pytest

from bot.reading.model import Article
from bot.reading.read import understand
from tests.reading.made import one_topic


def hits(language: str, keywords: str, body: str, *, title: str = "", prior: str | None = None) -> list[str]:
    reading = understand(Article(title, body, prior), one_topic(keywords=keywords, language=language))
    return [hit.where.text for topic in reading.topics for hit in topic.hits]


@pytest.mark.parametrize(
    ("language", "keywords", "text", "found"),
    [
        ("kk", "[сот]", "Сот оны кінәлі деп тапты, соты аяқталды.", ["Сот", "соты"]),
        ("kk", "[сот]", "Сотни людей пришли в суд. Он выиграл один сот из ста.", []),
        ("kk", "[сот]", "Его судили три дня. Сот оны кінәлі деп тапты. Приговор обжалуют.", ["Сот"]),
        ("kk", "[=сот]", "Он продал пять сот меда, и это было давно.", []),
        ("kk", "[сот*]", "Сотник и сотрудник пришли к нему домой.", []),
        ("kk", "[ұстап беру]", "Оны Ресейге ұстап берді, ұстап берілгендер бар.", ["ұстап берді", "ұстап берілгендер"]),
        ("kk", "[ұстап беру]", "Sot sheshimi boiynsha ony Reseıge ustap berdi.", ["ustap berdi"]),
        ("kk", "[жалдама*]", "Ol jaldamaly bolyp soǵysqa qatysqan.", ["jaldamaly"]),
        ("kk", "[соғыс ~ қатысу]", "Ол шетелдегі соғысқа екі рет қатысқан.", ["соғысқа екі рет қатысқан"]),
        ("kk", "[172-бап]", "Оған 172-баптың бірінші бөлігі бойынша айып тағылды.", ["172-баптың"]),
        ("ky", "[өткөрүп берүү]", "Ал Орусияга өткөрүлүп берилди.", ["өткөрүлүп берилди"]),
        ("ky", "[качуу]", "Ал аскерден качкан жана чек арадан өткөн.", ["качкан"]),
        ("ky", "[качуу]", "На площади стояли качки и качели, а он ушел.", []),
        ("uz", "[yollanish]", "Суд уни ёлланганликда айбдор деб топди.", ["ёлланганликда"]),
        ("uz", "[ёлланиш]", "Sud uni yollanganlikda aybdor deb topdi.", ["yollanganlikda"]),
        ("uz", "[=ёлланиш]", "Bu modda yollanish haqida, yollanishi emas.", ["yollanish"]),
        ("uz", "[ёлланма*]", "U yollanmachilikda ayblangan va qamalgan.", ["yollanmachilikda"]),
        ("uz", "[sud]", "He sued them, and the suds ran over the sink.", []),
        ("uk", "[засудити]", "Його засуджено до п'яти років.", ["засуджено"]),
    ],
)
def test_words_count_in_sentences_of_their_language(language: str, keywords: str, text: str, found: list[str]) -> None:
    assert hits(language, keywords, text) == found
    assert hits(language, keywords, text, prior="ru") == found


def test_a_title_is_read_with_the_help_of_its_body() -> None:
    body = "Сот оны кінәлі деп тауып, бес жылға бас бостандығынан айырды."
    assert hits("kk", "[басталу]", body, title="Сот басталды", prior="ru") == ["басталды"]
    assert hits("kk", "[басталу]", "Текста пока нет, он будет позже.", title="Сот басталды", prior="ru") == []


def test_the_same_word_in_a_rule_of_two_languages_counts_for_each() -> None:
    topics = one_topic(keywords="[дезертир], kk: [дезертир]")
    body = "Дезертира нашли в его доме. Дезертирді үйінен тауып, қамауға алды."
    reading = understand(Article("", body), topics)
    assert [hit.where.text for hit in reading.topics[0].hits] == ["Дезертира", "Дезертирді"]


@pytest.mark.parametrize("text", ["сот " * 20_000, "Сот оны. " * 5_000, "сот\n\n" * 5_000])
def test_a_huge_text_in_a_language_of_its_own_sentences_is_read_whole(text: str) -> None:
    assert hits("kk", "[сот]", text, prior="kk") == [word for word in text.split() if word.lower() == "сот"]

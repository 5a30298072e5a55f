"""What counts for a topic, and what does not."""

from __future__ import annotations

import pytest

from bot.reading.keywords import IN_PASSING
from bot.reading.model import Article
from bot.reading.read import understand
from tests.reading.made import one_topic, rules


def hits(keywords: str, text: str, *, language: str = "ru") -> list[str]:
    topics = understand(Article("", text), one_topic(keywords=keywords, language=language)).topics
    return [hit.where.text for topic in topics for hit in topic.hits]


@pytest.mark.parametrize(
    ("keyword", "text", "found"),
    [
        ("экстрадиция", "Запрос об экстрадиции отклонён", ["экстрадиции"]),
        ("экстрадиция", "ЭКСТРАДИЦИЮ отменили, экстрадиция не состоится", ["ЭКСТРАДИЦИЮ", "экстрадиция"]),
        ("экстрадировать", "Он экстрадирован", ["экстрадирован"]),
        ("наёмник", "наемников судят", ["наемников"]),
        ("=СОЧ", "статья о СОЧ", ["СОЧ"]),
        ("=СОЧ", "Соч. Пушкина, соч", []),
        ("=Ош", "в Ош приехали", ["Ош"]),
        ("=Ош", "в Оше", []),
        ("казах*", "казахстанский суд, казаха", ["казахстанский", "казаха"]),
        ("казах*", "показах", []),
        ("статус беженца", "получил статус беженца", ["статус беженца"]),
        ("статус беженец", "лишился статуса беженки и статуса беженца", ["статуса беженца"]),
        ("военные фейки", "о военных — фейках", ["военных — фейках"]),
        ("военные фейки", "о военных. Фейки", []),
        ("военные фейки", "о военных\n\nфейках", []),
        ("172 УК РК", "по ст. 172 УК РК", ["172 УК РК"]),
        ("207.3 УК", "ст. 207.3 УК РФ", ["207.3 УК"]),
        (
            "участие ~ конфликт",
            "участие гражданина в вооружённом конфликте",
            ["участие гражданина в вооружённом конфликте"],
        ),
        ("участие ~ конфликт", "конфликт и его участие", ["конфликт и его участие"]),
        ("участие ~ конфликт", "участие раз два три четыре пять шесть семь восемь конфликт", []),
        ("участие ~ конфликт", "Участие принято. Конфликт тоже", []),
        ("отказ ~ выдача ~ Россия", "Россия получила отказ в выдаче", ["Россия получила отказ в выдаче"]),
        ("отказ ~ выдача ~ Россия", "отказ в выдаче", []),
        ("отказ ~ выдача ~ Россия", "отказ в выдаче. Россия молчит", []),
        ("арест ~ суд ~ выдача", "суд, арест и снова суд до выдачи", ["арест и снова суд до выдачи"]),
        ("суд ~ суд", "суд", []),
        ("госизмена + перевод", "Дело о госизмене. Перевод был один", ["госизмене"]),
        ("госизмена + перевод", "Дело о госизмене", []),
        ("суд + участие ~ война + перевод", "Суд. Участие в войне. Перевод", ["Суд"]),
        ("суд + участие ~ война + перевод", "Суд. Участие. Война. Перевод", []),
        ("суд + участие ~ война + перевод", "Суд. Участие в войне", []),
        ("выдача", "экстра&shy;диция и вы&shy;дача", ["вы&shy;дача"]),
        ("выдача", "<b>Вы</b>дача &laquo;выдачи&raquo;", ["Вы</b>дача", "выдачи"]),
        ("истирдод*", "истирдоди шаҳрванд", ["истирдоди"]),
    ],
)
def test_keywords_in_russian(keyword: str, text: str, found: list[str]) -> None:
    assert hits(f'["{keyword}"]', text) == found


@pytest.mark.parametrize(
    ("keyword", "text", "found"),
    [
        ("extradition", "He was extradited; extradition followed", ["extradited", "extradition"]),
        ("deserter", "deserters in the desert", ["deserters"]),
        ("flee ~ mobilization", "They fled the country after mobilisation", ["fled the country after mobilisation"]),
        ("=AWOL", "went AWOL, not awol", ["AWOL"]),
        ("foreign armed conflict", "in foreign armed conflicts", ["foreign armed conflicts"]),
        ("refuse to fight", "refused to fight", ["refused to fight"]),
        ("Kazakh*", "Kazakhstan's court", ["Kazakhstan's"]),
    ],
)
def test_keywords_in_english(keyword: str, text: str, found: list[str]) -> None:
    assert hits(f'["{keyword}"]', text, language="en") == found


def test_of_overlapping_hits_the_longest_is_kept() -> None:
    assert hits("[арест, экстрадиционный арест, экстрадиционный]", "Экстрадиционный арест продлён") == [
        "Экстрадиционный арест"
    ]


def test_a_strong_hit_wins_over_a_longer_one() -> None:
    topics = one_topic(keywords='["арест!", экстрадиционный арест]', context="[Казахстан]")
    reading = understand(Article("", "Экстрадиционный арест"), topics)
    assert [hit.rule for hit in reading.topics[0].hits] == ["арест!"]


CONTEXT = "[Казахстан, КНБ]"
EXCLUDE = "[выдача ~ кредит, паспорт]"


@pytest.mark.parametrize(
    ("title", "body", "kept", "reasons"),
    [
        ("", "Выдача в Казахстан", ["Выдача"], []),
        ("Казахстан", "Решение о выдаче", ["выдаче"], []),
        ("", "Решение о выдаче", [], ["no context word in the text"]),
        ("", "Казахстан: выдача кредитов", [], ["excluded by «выдача ~ кредит»"]),
        ("", "КНБ просит о выдаче. Паспорт изъят.", ["выдаче"], []),
        ("", "КНБ: выдача паспортов и кредитов", [], ["excluded by «выдача ~ кредит»"]),
        ("", "КНБ просит о выдаче. Банк начал выдачу кредитов.", ["выдаче"], ["excluded by «выдача ~ кредит»"]),
        ("", "КНБ: невыдворение и паспорт", ["невыдворение"], []),
        ("", "Невыдворение", ["Невыдворение"], []),
        ("Кредит и паспорт", "КНБ просит о выдаче", ["выдаче"], []),
    ],
)
def test_context_and_exclusions(title: str, body: str, kept: list[str], reasons: list[str]) -> None:
    topics = one_topic(keywords='[выдача, "невыдворение!"]', context=CONTEXT, exclude=EXCLUDE)
    reading = understand(Article(title, body), topics)
    assert [hit.where.text for topic in reading.topics for hit in topic.hits] == kept
    assert [one.reason for one in reading.suppressed] == reasons


def test_what_was_suppressed_is_told_with_the_words_of_the_exclusion() -> None:
    reading = understand(
        Article("", "КНБ начал выдачу льготных кредитов"),
        one_topic(keywords="[выдача]", context=CONTEXT, exclude=EXCLUDE),
    )
    assert [one.where.text for one in reading.suppressed] == ["выдачу льготных кредитов"]


def test_topics_come_in_order_of_their_first_hit() -> None:
    topics = rules("  - {id: a, title: A, keywords: {ru: [суд]}}\n  - {id: b, title: B, keywords: {ru: [арест]}}")
    reading = understand(Article("Арест", "и суд, и арест"), topics)
    assert [(one.topic, [hit.where.field for hit in one.hits]) for one in reading.topics] == [
        ("b", ["title", "body"]),
        ("a", ["body"]),
    ]


@pytest.mark.parametrize("text", ["выдача " * 20_000, "выдача кредит " * 10_000, "КНБ " * 30_000, "в" * 300_000])
def test_a_huge_text_is_read_whole(text: str) -> None:
    topics = one_topic(keywords="[выдача, выдача ~ КНБ]", context=CONTEXT, exclude=EXCLUDE)
    reading = understand(Article("КНБ", text), topics)
    assert all(text[hit.where.start : hit.where.end] == hit.where.text for one in reading.topics for hit in one.hits)


@pytest.mark.parametrize(
    ("keyword", "text", "found"),
    [
        ("бой", "Ол үш ай бойы майданда болған, қазір Қазақстанда қамауда отыр.", []),
        ("бой", "Бои шли за город, он ушёл с позиций.", ["Бои"]),
        ("шақыру", "Ол шақыру қағазын алғанын айтты, бірақ әскерге бармады.", ["шақыру"]),
    ],
)
def test_other_forms_of_a_russian_word_do_not_count_in_kazakh(keyword: str, text: str, found: list[str]) -> None:
    assert hits(f"[{keyword}]", text) == found


def test_an_exclusion_counts_in_sentences_of_its_own_language() -> None:
    topic = rules("  - id: t\n    keywords: {ru: [убежище]}\n    exclude: {uk: [кіт], ru: [собака]}\n")
    assert understand(Article("", "Он жил с котом и получил убежище в Литве.", "ru"), topic).topics
    assert not understand(Article("", "Он жил с собакой и получил убежище в Литве.", "ru"), topic).topics


def test_any_phrase_of_a_list_will_do() -> None:
    held = one_topic(keywords='["$held ~ запрос"]', words="{held: {ru: [арестовать, под стража]}}")
    found = [
        [hit.where.text for topic in understand(Article("", text), held).topics for hit in topic.hits]
        for text in ("Арестован по запросу", "Под стражей по запросу", "Запрос о страже")
    ]
    assert found == [["Арестован по запросу"], ["Под стражей по запросу"], []]


def test_what_stands_far_away_may_stand_in_the_other_field() -> None:
    topic = one_topic(keywords="[госизмена + перевод]")
    assert understand(Article("Дело о госизмене", "Перевод был один"), topic).topics
    assert understand(Article("Перевод был один", "Дело о госизмене"), topic).topics


@pytest.mark.parametrize(
    ("text", "outlet", "reason"),
    [
        ("В Казахстане решают о выдаче", None, None),
        ("Суд Ташкента решает о выдаче", None, None),
        ("В Польше решают о выдаче", "KZ", "none of the topic's countries in the text"),
        ("Суд решает о выдаче", None, "none of the topic's countries in the text"),
        ("Суд решает о выдаче", "KZ", None),
        ("Суд решает о выдаче", "PL", "none of the topic's countries in the text"),
        ("Выдачу просят по ст. 105 УК РФ", "PL", "none of the topic's countries in the text"),
        ("Выдачу просят по ст. 154 УК Узбекистана", "PL", None),
    ],
)
def test_a_topic_may_want_one_of_its_countries(text: str, outlet: str | None, reason: str | None) -> None:
    reading = understand(Article("", text, country=outlet), one_topic(keywords="[выдача]", countries="[KZ, UZ]"))
    assert [one.reason for one in reading.suppressed] == ([reason] if reason else [])
    assert bool(reading.topics) is (reason is None)


@pytest.mark.parametrize(
    ("body", "counts"),
    [
        ("Испания выдаст США хакера. Его взяли на Майорке. Суд согласился. Клиенты были и в Казахстане.", False),
        ("Испания выдаст хакера. Его взяли на Майорке. Клиенты были в Казахстане. Клиенты были в Узбекистане.", False),
        ("Испания выдаст Казахстану хакера. Его взяли на Майорке. Суд согласился.", True),
        ("В Испании взяли хакера. Он жил на Майорке. О выдаче просит Казахстан.", True),
        ("В Испании взяли хакера. Он жил на Майорке. Он гражданин Казахстана. О выдаче спорят.", True),
        ("Испания выдаст хакера. Он жил на Майорке. Он из Казахстана. Дом у него в Казахстане.", True),
        ("Испания выдаст хакера. Он жил на Майорке. Суд согласился. Казахстан молчит.", True),
        ("О выдаче решит суд. Его взяли вчера. Он молчит. Он жил и в Казахстане.", True),
    ],
)
def test_a_country_that_a_story_about_another_state_names_once_counts_only_beside_it(body: str, counts: bool) -> None:
    topic = one_topic(keywords="[выдача, выдать]", countries="[KZ, UZ]")
    reading = understand(Article("", body, country="KZ"), topic)
    assert bool(reading.topics) is counts
    assert counts or {one.reason for one in reading.suppressed} == {IN_PASSING}


def test_a_marked_exclusion_takes_away_the_hits_of_the_whole_article() -> None:
    topic = one_topic(keywords="[дезертир, дезертирство!]", exclude="[в прокате!, спектакль]")
    reading = understand(Article("", "Дезертир бежит. Фильм в прокате. Спектакль снят."), topic)
    assert (reading.topics, [one.reason for one in reading.suppressed]) == ((), ["excluded by «в прокате!»"])
    assert understand(Article("", "Дезертир бежит. Спектакль снят."), topic).topics
    assert understand(Article("", "Дело о дезертирстве. Фильм в прокате."), topic).topics


@pytest.mark.parametrize(
    ("title", "body", "counts"),
    [
        ("", "Дезертир сел в тюрьму. Приговор суров. Он видел фильм в прокате.", True),
        ("", "Дезертир сел в тюрьму. Приговор суров. Он видел фильм в прокате. Драма ещё в прокате.", False),
        ("В прокате драма", "Дезертир сел в тюрьму. Приговор суров.", False),
        ("", "Драма вышла. Она в прокате. Дезертир сел в тюрьму.", False),
    ],
)
def test_one_marked_exclusion_in_passing_takes_away_nothing(title: str, body: str, counts: bool) -> None:
    topic = one_topic(keywords="[дезертир]", exclude="[в прокате!]")
    assert bool(understand(Article(title, body), topic).topics) is counts

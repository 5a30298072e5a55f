"""Rules that can never match, or match everything, are refused with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config.edit.checks import check_rule
from bot.config.edit.implied import always_excluded
from bot.config.file import parse_config
from bot.config.model import Topic
from bot.errors import ConfigError
from bot.reading.keywords import compile_topics
from bot.reading.model import Article
from bot.reading.read import understand

SHIPPED = Path(__file__).parents[3] / "feeds.yaml"
WORDS = "{credit: {ru: [кредит, заём]}, thing: {ru: [кредит, паспорт]}, game: {uz: [futbol]}}"


def topic(keyword: str, exclude: str, language: str = "ru") -> Topic:
    """One with this keyword and these exclusions."""
    lists = f'keywords: {{{language}: ["{keyword}"]}}, exclude: {{{language}: [{exclude}]}}'
    return parse_config(f"version: 1\nfeeds: []\nwords: {WORDS}\ntopics: [{{id: t, {lists}}}]\n").topics[0]


def is_dead(keyword: str, exclude: str, language: str = "ru") -> bool:
    one = topic(keyword, exclude, language)
    rule = one.keywords[language][0]
    return any(always_excluded(rule, exclusion, language) for exclusion in one.exclude[language])


DEAD = [
    ("ru", "выдача ~ кредит", "кредит"),
    ("ru", "выдача ~ кредит", "выдача"),
    ("ru", "выдача ~ кредит", "кредит ~ выдача"),
    ("ru", "выдача ~ кредит", "кредиты"),
    ("ru", "выдача ~ $credit", "кредит, заём"),
    ("ru", "выдача ~ $credit", "$credit"),
    ("ru", "выдача ~ кредит", "$thing"),
    ("ru", "потребительский кредит", "кредит"),
    ("ru", "выдача + кредит", "кредит!"),
    ("ru", "выдача + кредит", "выдача + кредит"),
    ("ru", "=кредитом", "кредит"),
    ("ru", "экстрадиция", "экстрад*"),
    ("ru", "экстрадиц*", "экстра*"),
    ("ru", "=ош", "=Ош"),
    ("en", "hand over ~ prisoner", "prisoners"),
    ("kk", "сот ~ несие", "несие"),
    ("uz", "sud ~ futbol", "$game"),
]
ALIVE = [
    ("ru", "выдача ~ кредит!", "кредит"),
    ("ru", "выдача ~ Россия", "кредит"),
    ("ru", "выдача", "выдача ~ кредит"),
    ("ru", "выдача ~ кредит", "потребительский кредит"),
    ("ru", "выдача ~ $credit", "кредит"),
    ("ru", "выдача + кредит", "кредит"),
    ("ru", "выдача ~ кредит", "кредит + Россия"),
    ("ru", "экстрадиция", "=экстрадиция"),
    ("ru", "=ош", "=ОШ"),
    ("ru", "экстра*", "экстрадиция"),
    ("ru", "суд ~ выдача ~ кредит", "суд ~ кредит"),
    ("en", "deserter", "desert"),
]


@pytest.mark.parametrize(("language", "keyword", "exclude"), DEAD)
def test_an_exclusion_that_a_keyword_always_meets_is_seen(language: str, keyword: str, exclude: str) -> None:
    if "," not in exclude:
        assert is_dead(keyword, exclude, language)
    else:
        # Several exclusions that only together take everything away are not.
        assert not is_dead(keyword, exclude, language)


@pytest.mark.parametrize(("language", "keyword", "exclude"), ALIVE)
def test_an_exclusion_that_a_keyword_may_miss_is_none(language: str, keyword: str, exclude: str) -> None:
    assert not is_dead(keyword, exclude, language)


TEXTS = [
    "Выдача кредита. Россия. Суд.",
    "Выдача потребительских кредитов, выдача паспорта.",
    "Кредит и выдача займов. Экстрадиция. Дорога в Ош, к экстрадиции.",
    "Суд о выдаче. Кредит России. Кредитом.",
    "Deserters handed over a prisoner. Prisoners.",
    "Сот несие туралы шешім шығарды деп хабарлады.",
]


@pytest.mark.parametrize(("language", "keyword", "exclude"), DEAD)
def test_what_is_called_dead_is_found_in_no_text(language: str, keyword: str, exclude: str) -> None:
    if is_dead(keyword, exclude, language):
        topics = compile_topics([topic(keyword, exclude, language)])
        assert [text for text in TEXTS if understand(Article("", text, language), topics).topics] == []


@pytest.mark.parametrize(
    ("part", "rule", "told"),
    [
        ("keywords", "выdача", "«выdача» mixes Cyrillic and Latin letters, so it would never match"),
        ("keywords", "суд ~ საქართველო", "has letters that no language read here has"),
        ("keywords", "и", "«и» stands in nearly every article; join it with another word by «~»"),
        ("keywords", "на", "stands in nearly every article"),
        ("keywords", "=ё", "stands in nearly every article"),
        ("keywords", "футбол ~ кредит", "would never match: the exclusion «кредит» takes away every hit of it"),
        (
            "exclude",
            "Россия",
            "would take away every hit of the keyword «выдача ~ Россия»; remove that keyword instead",
        ),
    ],
)
def test_a_senseless_rule_is_refused_with_the_reason(part: str, rule: str, told: str) -> None:
    one = topic("выдача ~ Россия", "кредит")
    new = topic(rule, "кредит").keywords["ru"][0]
    with pytest.raises(ConfigError) as refused:
        check_rule(one, "exclude" if part == "exclude" else "keywords", "ru", new)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    "rule", ["Ош", "суд", "=РФ", "172", "на-гора", "в суд", "в ~ суд", "Kазахстан", "$credit", "ЕС!"]
)
def test_other_rules_pass(rule: str) -> None:
    check_rule(topic("выдача ~ Россия", ""), "keywords", "ru", topic(rule, "").keywords["ru"][0])


def test_the_rules_of_the_shipped_file_make_sense() -> None:
    for one in parse_config(SHIPPED.read_text(encoding="utf-8")).topics:
        for language, rules in one.keywords.items():
            for rule in rules:
                check_rule(one, "keywords", language, rule)

"""Which words a text must have for a rule to stand in it."""

from __future__ import annotations

import pytest

from bot.config.file import parse_config
from bot.config.model import Topic
from bot.reading.keywords import compile_topics
from bot.reading.model import Article
from bot.reading.narrow import MOST_WORDS, narrowed
from bot.reading.read import understand

HELD = "{held: {ru: [арестовать, взять под стражу]}}"


def topic(text: str, language: str, words: str = HELD) -> Topic:
    """One with this keyword."""
    keywords = f'{{{language}: ["{text}"]}}'
    return parse_config(f"version: 1\nfeeds: []\nwords: {words}\ntopics: [{{id: t, keywords: {keywords}}}]\n").topics[0]


def groups(text: str, language: str, words: str = HELD) -> list[frozenset[str]]:
    return narrowed(topic(text, language, words).keywords[language][0], language)


def has(words: str, groups: list[frozenset[str]]) -> bool:
    """Whether the index would give a text of these words."""
    return all(
        any(word == one or (one.endswith("*") and word.startswith(one[:-1])) for one in group for word in words.split())
        for group in groups
    )


@pytest.mark.parametrize(
    ("text", "language", "article"),
    [
        ("экстрадиция", "ru", "Суд отложил экстрадицию."),
        ("вооружённый конфликт", "ru", "Участие в вооруженных конфликтах"),
        ("выдача ~ Россия", "ru", "О выдаче его России"),
        ("$held ~ запрос", "ru", "Его взяли под стражу по запросу"),
        ("$held ~ запрос", "ru", "Арестованы по запросу"),
        ("госизмена + донат ~ Украина", "ru", "Дело о госизмене. Донаты были Украине."),
        ("экстради*", "ru", "экстрадированный"),
        ("=Ош", "ru", "дорога в Ош"),
        ("20.3.3 КоАП", "ru", "по статье 20.3.3 КоАП"),
        ("hand over ~ Russia", "en", "They were handed over to Russia"),
        ("flee", "en", "He fled"),
        ("видача", "uk", "Питання видачі вирішив суд"),
        ("жалдамалы", "kk", "жалдамалыларды соттады"),
        ("шақыру", "kk", "Оған шақырудан бас тартты деп айып тағылды"),
        ("ekstraditsiya", "uz", "Судда экстрадицияси масаласи кўрилди"),
    ],
)
def test_a_text_in_which_the_rule_stands_has_the_words(text: str, language: str, article: str) -> None:
    reading = understand(Article("", article, language), compile_topics([topic(text, language)]))
    assert reading.topics, "the example is none"
    assert groups(text, language)
    assert has(reading.words, groups(text, language))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("выдача ~ Россия", "выдаче казахстану"),
        ("выдача ~ Россия", "россии"),
        ("госизмена + донат", "госизмене"),
        ("$held ~ запрос", "запросу обвинен"),
        ("экстради*", "экстра"),
        ("=Ош", "оша"),
    ],
)
def test_a_text_without_a_side_is_not_asked(text: str, words: str) -> None:
    assert not has(words, groups(text, "ru"))


def test_a_side_of_too_many_words_is_left_to_the_others() -> None:
    letters = "бвгдзклмнпрстфхцчшщ"
    many = [f"=слово{a}{b}{c}" for a in letters for b in letters for c in letters][: MOST_WORDS + 1]
    words = f"{{huge: {{ru: [{', '.join(many)}]}}}}"
    (group,) = groups("$huge ~ запрос", "ru", words)
    assert "запросу" in group
    assert len(group) < MOST_WORDS
    assert groups("$huge", "ru", words) == []


def test_the_rarest_side_comes_first() -> None:
    found = groups("=Ош + выдать", "ru")
    assert len(found) == 2
    assert len(found[0]) < len(found[1])

"""The labelled texts in tests/data/reading: well formed, unlike each other, and read no worse than they were."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest

from benchmarks.reading import (
    PARTS,
    ROOT,
    TEXTS,
    Answer,
    Document,
    documents,
    main,
    readings,
    scores,
    wrong,
)
from benchmarks.scores import Counts, Read, answered, expected, score
from bot.config.file import parse_config
from bot.language.view import visible
from bot.reading.document import document

TOPICS = {topic.id for topic in parse_config((ROOT / "feeds.yaml").read_text(encoding="utf-8")).topics}
CODES = "criminal|criminal-procedure|administrative|tax|labour|civil|constitution|other"
STATUTE = re.compile(rf"([A-Z]{{2}}|null) ({CODES}) \d{{1,4}}(?:[.-]\d{{1,2}}){{0,2}}")
SIZES = {
    "tuning": {"ru": 175, "en": 145, "kk": 112, "ky": 112, "uk": 80, "uz": 86},
    "unseen": {"ru": 40, "en": 34, "kk": 26, "ky": 26, "uk": 20, "uz": 22},
}
# A text in which a matcher of keywords would see a topic that it does not have.
TRAP = "trap: "
ALIKE = 0.5
ALL = {part: documents(part) for part in PARTS}
EVERY = [text for texts in ALL.values() for text in texts]
# What the tuning texts are read with at least: a little below what `python -m benchmarks.reading` measures. Who lowers
# one says why.
FLOORS = {"topics": 0.98, "statutes": 0.98, "language": 0.98, "countries": 0.95}


def words(text: Document) -> list[str]:
    return re.findall(r"[^\W_]+", f"{visible(text['title'])} {visible(text['body'])}".lower())


@pytest.fixture(scope="module")
def answers() -> list[Answer]:
    return readings(ALL["tuning"])


@pytest.mark.parametrize("text", EVERY, ids=lambda text: text["id"])
def test_a_text_is_a_document_with_labels(text: Document) -> None:
    document(text)
    labels = text["expect"]
    assert set(text) - {"lang", "country", "published"} == {"id", "title", "body", "expect", "why"}
    assert set(labels) == {"topics", "statutes", "language", "countries"}
    assert all(list(listed) == sorted(set(listed)) for listed in (labels["topics"], labels["statutes"]))
    assert set(labels["topics"]) <= TOPICS
    assert all(STATUTE.fullmatch(one) for one in labels["statutes"])
    assert all(re.fullmatch("[A-Z]{2}", one) for one in labels["countries"])
    assert text["why"].strip() == text["why"] != ""
    assert labels["topics"] or text["why"].startswith(TRAP)


def test_every_file_has_its_language_and_its_number_of_texts() -> None:
    found = {
        part: {file.stem: len(file.read_text(encoding="utf-8").splitlines()) for file in (TEXTS / part).glob("*.jsonl")}
        for part in PARTS
    }
    assert found == SIZES
    assert all(text["id"].split("-")[0] == text["expect"]["language"] for text in EVERY)


def test_no_id_stands_twice() -> None:
    assert [id_ for id_, number in Counter(text["id"] for text in EVERY).items() if number > 1] == []


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", SIZES["tuning"])
def test_about_half_of_the_texts_are_traps(part: str, language: str) -> None:
    why = [text["why"] for text in ALL[part] if text["expect"]["language"] == language]
    assert sum(one.startswith(TRAP) for one in why) / len(why) == pytest.approx(0.5, abs=0.06)


@pytest.mark.parametrize("part", PARTS)
def test_every_topic_is_there_and_some_texts_have_several(part: str) -> None:
    labels = [text["expect"]["topics"] for text in ALL[part]]
    assert {topic for topics in labels for topic in topics} == TOPICS
    assert sum(len(topics) > 1 for topics in labels) >= len(labels) // 20


@pytest.mark.parametrize("part", PARTS)
def test_uzbek_stands_in_both_scripts_in_equal_numbers(part: str) -> None:
    texts = [text["body"] for text in ALL[part] if text["expect"]["language"] == "uz"]
    cyrillic = sum(len(re.findall("[а-яўқғҳ]", body)) > len(re.findall("[a-z]", body)) for body in texts)
    assert 2 * cyrillic == len(texts)


def test_most_texts_are_as_long_as_news_is() -> None:
    lengths = [len(words(text)) for text in EVERY]
    assert sum(60 <= length <= 260 for length in lengths) >= 0.85 * len(lengths)
    assert min(lengths) < 40
    assert max(lengths) > 400


def test_no_text_is_a_near_copy_of_another() -> None:
    tokens = {text["id"]: set(words(text)) for text in EVERY}
    alike = [
        (one, other)
        for one, other in combinations(tokens, 2)
        if one[:2] == other[:2] and len(tokens[one] & tokens[other]) >= ALIKE * len(tokens[one] | tokens[other])
    ]
    assert alike == []


def test_every_tuning_text_is_answered(answers: list[Answer]) -> None:
    assert [answer["id"] for answer in answers] == [text["id"] for text in ALL["tuning"]]
    assert [answer["id"] for answer in answers if "error" in answer] == []


@pytest.mark.parametrize("measure", FLOORS)
def test_the_tuning_texts_are_read_no_worse_than_they_were(measure: str, answers: list[Answer]) -> None:
    found = scores(ALL["tuning"], [answered(answer) for answer in answers])["all"]
    measured = {
        "topics": found.topics.f1,
        "statutes": found.statutes.f1,
        "language": found.language,
        "countries": found.countries.f1,
    }
    assert measured[measure] >= FLOORS[measure]


@pytest.mark.parametrize(
    ("wanted", "got", "counts"),
    [
        (Read(frozenset({"a", "b"})), Read(frozenset({"b", "c", "d"})), Counts(right=1, wrong=2, missed=1)),
        (Read(), Read(frozenset({"a"})), Counts(wrong=1)),
        (Read(frozenset({"a"})), Read(), Counts(missed=1)),
    ],
)
def test_topics_are_counted_once_a_text(wanted: Read, got: Read, counts: Counts) -> None:
    assert score([(wanted, got)]).topics == counts


def test_countries_are_counted_as_topics_are() -> None:
    pair = (Read(countries=frozenset({"KZ", "RU"})), Read(countries=frozenset({"RU", "DE"})))
    assert score([pair, pair]).countries == Counts(right=2, wrong=2, missed=2)


def test_shares_follow_from_the_counts() -> None:
    counts = Counts(right=3, wrong=1, missed=2)
    assert [counts.precision, counts.recall, counts.f1] == pytest.approx([3 / 4, 3 / 5, 2 / 3])


def test_a_wrong_reading_is_told_with_its_words_and_a_right_one_is_not() -> None:
    text = {
        "id": "ru-1",
        "why": "w",
        "expect": {"topics": ["asylum"], "statutes": [], "language": "ru", "countries": ["KZ"]},
    }
    hit = {"rule": "убежище", "text": "убежища"}
    right = {"language": "ru", "countries": ["KZ"], "topics": [{"topic": "asylum", "hits": [hit]}]}
    assert wrong(text, right) == ""
    assert "+ asylum: «убежище» in «убежища»" in wrong(text, {**right, "language": "kk"})
    assert expected(text) == answered(right)


def test_figures_of_unseen_texts_are_told_and_their_words_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--errors", "--unseen"])
    told = capsys.readouterr().out
    assert " unseen " in told
    assert [text["id"] for text in ALL["unseen"] if text["id"] in told] == []

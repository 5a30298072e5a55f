"""What holds of every text: passages are slices, order is kept, nothing crashes, and work is bounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.statutes.citations import MOST
from tests.reading.statutes.made import found, names, told

CODES = frozenset(
    {"criminal", "criminal-procedure", "administrative", "tax", "labour", "civil", "constitution", "other"}
)
PIECES = [
    *("ст. ", "статья ", "статьям ", "Article ", "Arts. ", "§ ", "-бап", "-бабының ", "-берене", " modda", "-моддаси "),
    *("172", "207.3", "154¹", "3521", "401(1)", "5", "2022", "170–172", "154<sup>1</sup>", "1 000", "172-й "),
    *(" УК РК", " УК", " УК РФ", " КоАП", " of the Criminal Code of Kazakhstan", "ҚР ҚК ", "Жиноят кодексининг "),
    *("ч. 2 ", "п. «г» ", "part 1 of ", "2-бөлігі", " 1-qism", "часть вторая ", " и ", ", ", " and ", " – ", "-", ". "),
    *(
        "(",
        ")",
        "«",
        "»",
        "&nbsp;",
        "<b>",
        "</b>",
        "\n\n",
        "\u00a0",
        "лет",
        "%",
        "суд в Алматы ",
        "Россия ",
        "конфликт ",
    ),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


@given(title=TEXTS, body=TEXTS)
def test_any_text_gives_slices_of_itself_in_order(title: str, body: str) -> None:
    statutes = found(body, title)
    for one in statutes:
        field = title if one.where.field == "title" else body
        assert field[one.where.start : one.where.end] == one.where.text != ""
        assert one.code in CODES
        assert one.article[0].isdigit()
    places = [(one.where.field == "body", one.where.start, one.where.end) for one in statutes]
    assert places == sorted(places)


@given(body=TEXTS)
def test_the_same_text_is_read_alike(body: str) -> None:
    assert found(body) == found(body)


@given(
    before=st.sampled_from(["", "Суд. ", "<p>", "15 января 2026 года. ", "\n\n"]),
    after=st.sampled_from(["", ".", "</p>"]),
)
def test_a_citation_is_found_wherever_it_stands(before: str, after: str) -> None:
    assert told(f"{before}ст. 172 УК РК{after}") == ["KZ criminal 172: ст. 172 УК РК"]


@pytest.mark.parametrize(
    "piece",
    [
        *("ст. ", "ст. 172 ", "172 ", "172, ", "1-", "1.", "172 и ", "172 УК ", "§ 1 ", "154¹", "172-бабы ", "ч. 1 "),
        *(
            "ст. 172 («",
            "172(",
            "ст. 172 «",
            "кодекса РФ ",
            "Article 5 of the ",
            "ст. 172, 1 ч. п. ",
            "Казахстан 172 ст. ",
        ),
        *("<b>172", "ст.&nbsp;", "ст. 1 000 ", "и ст. ", "172-й "),
    ],
)
def test_a_huge_text_is_read_whole(piece: str) -> None:
    statutes = found(piece * (60_000 // len(piece)))
    assert len(statutes) <= MOST


def test_of_a_text_full_of_citations_the_first_are_told() -> None:
    statutes = found("ст. 172 УК РК. " * (MOST + 10))
    assert len(statutes) == MOST
    assert statutes[0].where.start == 0


def test_a_title_comes_before_a_body() -> None:
    statutes = found("ст. 170 УК РК", title="ст. 172 УК РК")
    assert [(one.article, one.where.field) for one in statutes] == [("172", "title"), ("170", "body")]


def test_a_text_without_a_number_has_none() -> None:
    assert names("Статья УК РК о наёмничестве") == []


def test_a_long_range_is_its_ends() -> None:
    assert names("статьи 1–400 УК РК") == ["KZ criminal 1", "KZ criminal 400"]

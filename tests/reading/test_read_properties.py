"""What holds of the reading of any text, however it is written and however broken its markup is."""

from __future__ import annotations

import json
from cProfile import Profile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from benchmarks.hostile import KINDS
from benchmarks.reading import ROOT
from bot.config.file import parse_config
from bot.reading.keywords import compile_topics
from bot.reading.model import Article, Passage, Reading
from bot.reading.names import NameIndex
from bot.reading.quote import quote
from bot.reading.read import understand
from bot.reading.report import to_json
from bot.reading.stored import name_keys

RULES = compile_topics(parse_config((ROOT / "feeds.yaml").read_text(encoding="utf-8")).topics)
PEOPLE = NameIndex(["Arslan Temirbayev", "Динара Сейтова", "Ким", "Қайрат Нұрлан", "О. Бобур"])
SIZE = 2_000
# Twice the work, and a little for what begins only in the second half.
MOST_STEPS = 2.12
GROWING = (
    *("short words", "capitalised words", "nested quotations", "articles", "articles without end", "one list"),
    *("numbers and a code", "ranges", "codes", "initials and names", "a watched name", "a short name", "countries"),
    *("keywords of one sentence", "hits and exclusions", "fears", "news", "news in one sentence", "headings in a line"),
    *("credits in lines", "foreign agents", "tags", "open attributes", "entities", "numbered entities"),
)

WORDS = (
    *("суд", "Россия запросила экстрадицию", "был экстрадирован", "не может быть выдан", "дезертир", "в Казахстане"),
    *("депортирован из Кыргызстана", "убежище", "похищен", "дискредитация армии", "наёмник", "выдача кредита", "ФСБ"),
    *("extradited to Russia", "asylum seeker", "foreign armed conflict", "was deported from Kazakhstan", "deserter"),
    *("жалдамалы", "Ресейге экстрадициялады", "дезертирлік үшін сотталды", "қамауға алынды", "Қазақстанда"),
    *("Орусияга өткөрүп берилди", "жалданмачылык", "Кыргызстанда", "качкын", "камакка алынды"),
    *(
        "екстрадиція",
        "дезертирство",
        "притулок",
        "видали Росії",
        "ekstraditsiya",
        "ёлланма",
        "O‘zbekistonda",
        "dezertir",
    ),
    *(
        "Арслан Темирбаев",
        "Арслана Темирбаева",
        "Temirbayev",
        "Д. Сейтова",
        "Сейтовой",
        "Ким",
        "Нұрланды",
        "Бобур Олим",
    ),
    *(
        "Читайте также:",
        "Поддержите нас",
        "Фото: Getty Images",
        "(признан иностранным агентом)",
        "USD 80.20",
        "Реклама",
    ),
)
CITATIONS = (
    *("ст. 172 УК РК", "по статьям 170 и 172", "п. «г» ч. 2 ст. 207.3 УК РФ", "ст. 3521 УК РФ", "174-я статья", "УК"),
    *("статьи 170-172 УК РК", "Article 172 of the Criminal Code", "Articles 170 and", "Article 154 (1)", "§ 172"),
    *("ҚК-нің 172-бабы", "172-бап", "ҚР ҚК 172-бабының 1-бөлігі", "416-берене", "КЖКнин 416-беренеси", "226-статьяда"),
    *("ст. 172 КК", "стаття 172 КК РК", "154¹", "154-moddasi", "Jinoyat kodeksining 154-moddasi 1-qismi", "401(1)"),
    *("Article 172–", "ст.", "ч. 1", "172", "по 328-й", "статья 99999999", "«Наёмничество»", "20.3.3 КоАП"),
)
SIGNS = (
    *(" ", " ", " ", ", ", ". ", "! ", "? ", ": ", " — ", "-", "–", "\n", "\r\n", "\n\n", "\t", "\u00a0", "\u2009"),
    *("«", "»", '"', "“", "”", "'", "’", "(", ")", "[", "]", "…", "~", "№", "%", "", "\x00", "\ud800", "\u2028"),
    *(
        "\u00ad",
        "\u200b",
        "\u200d",
        "\u200f",
        "\u202b",
        "\u2060",
        "\ufeff",
        "\u0301",
        "\u0301\u0308",
        "-\n",
        "\u00ad\n",
    ),
    *("👩\u200d👩\u200d👧", "🇰🇿", "⚖️", "🏳️\u200d🌈", "e\u0301", "ﬁ", "İ", "ß", "ǅ", "²", "½", "٣", "Ⅻ", "中文", "عربي"),
    *("cәйкec", "Kазахстан", "бiрiншi", "cт. 172 УK PK", "а" * 300, "Я" * 70, "a'" * 40, "7" * 50),
)
MARKUP = (
    *("<b>", "</b>", "<p>", "</p>", "<br/>", '<a href="https://e.org/?a=1&b=2">', "</a>", '<img alt="ст. 172 УК РК">'),
    *(
        "<!--",
        "-->",
        "<!-- ст. 172 УК РК -->",
        "<script>",
        "</script>",
        "<style>",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE html>",
    ),
    *(
        "<",
        ">",
        "<a ",
        '<a href="',
        "<a title='x",
        "</",
        "<>",
        "<3",
        "< b",
        "<p",
        'x">',
        "<İ>",
        "<script",
        "</SCRIPT >",
    ),
    *("&amp;", "&amp;amp;", "&lt;b&gt;", "&amp;lt;p&amp;gt;", "&nbsp;", "&amp;nbsp;", "&#1072;", "&#x430;", "&shy;"),
    *("&", "&amp", "&#;", "&#0;", "&#x110000;", "&#55296;", "&zwj;", "&bogus;", "&NotEqualTilde;", "&ngE;", "&quot;"),
)

PIECES = st.one_of(
    *map(st.sampled_from, (WORDS, WORDS, CITATIONS, SIGNS, SIGNS, MARKUP)), st.characters(), st.text(max_size=5)
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join)
ARTICLES = st.builds(
    Article,
    TEXTS,
    TEXTS,
    st.sampled_from((None, "ru", "en", "kk", "ky", "uk", "uz", "tg", "xx")),
    st.sampled_from((None, "KZ", "KG", "UZ", "RU", "DE", "ZZ")),
)


def passages(reading: Reading) -> list[list[Passage]]:
    """The passages of every list that is in order."""
    return [
        [topic.hits[0].where for topic in reading.topics],
        *([hit.where for hit in topic.hits] for topic in reading.topics),
        *([one.where for one in listed] for listed in (reading.suppressed, reading.statutes, reading.watched)),
    ]


def place(where: Passage) -> tuple[bool, int]:
    return where.field == "body", where.start


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ARTICLES)
@example(Article("", ""))
@example(
    Article("Арслан <b>Темир\u00adбаев</b>", "ст.&nbsp;172&amp;nbsp;УК РК, экстра<!-- -->дирован в Россию", "ru", "KZ")
)
def test_what_is_told_of_any_text_stands_there_in_order(article: Article) -> None:
    reading = understand(article, RULES, PEOPLE)
    for listed in passages(reading):
        assert [one.text for one in listed] == [article.field(one.field)[one.start : one.end] for one in listed]
        assert all(0 <= one.start < one.end for one in listed)
        assert listed == sorted(listed, key=place)
    assert all(topic.hits for topic in reading.topics)
    assert list(reading.countries) == sorted(set(reading.countries))
    json.dumps(to_json(reading))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ARTICLES)
def test_the_same_text_is_read_in_the_same_way_again(article: Article) -> None:
    assert understand(article, RULES, PEOPLE) == understand(article, RULES, PEOPLE)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ARTICLES)
def test_what_is_quoted_of_a_short_text_has_its_hits(article: Article) -> None:
    hits = [hit.where for topic in understand(article, RULES).topics for hit in topic.hits if hit.where.field == "body"]
    quoted = quote(article.body, [(one.start, one.end) for one in hits], 10 * len(article.body))
    assert all(one.text for one in quoted)
    assert any(one.hit for one in quoted) == bool(hits)


@pytest.mark.parametrize("kind", GROWING)
def test_twice_the_text_takes_little_more_than_twice_the_steps(kind: str) -> None:
    text = KINDS[kind](2 * SIZE)
    steps(text)
    assert steps(text) < MOST_STEPS * steps(KINDS[kind](SIZE))


def steps(text: str) -> int:
    """How many functions are called, of Python's and others, where a text is read, quoted and made findable."""
    profile = Profile(builtins=True)
    profile.runcall(body, text)
    return sum(entry.callcount for entry in profile.getstats())


def body(text: str) -> None:
    hits = [
        hit.where for topic in understand(Article("", text, "ru", "KZ"), RULES, PEOPLE).topics for hit in topic.hits
    ]
    quote(text, [(one.start, one.end) for one in hits], 600)
    name_keys("", text)

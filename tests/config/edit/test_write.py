"""An edit changes in the text what it names, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from textwrap import dedent
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config.edit import (
    AddFeed,
    AddRule,
    AddTopic,
    ChangeFeed,
    Edit,
    Part,
    RemoveFeed,
    RemoveRule,
    RemoveTopic,
    SetTitle,
    applied,
    edited,
)
from bot.config.edit.outline import outline
from bot.config.file import parse_config
from bot.errors import ConfigError
from tests.config.edit.made import BARE, BLOCK, CRLF, FLOW, SHAPES, change, refused

Given = TypeVar("Given")
LONG = "очень длинное ключевое слово из многих слов которое не помещается в одну строку с другими"
KZ = AddFeed("Three", "https://three.example/rss", ("ru", "kk"), "KZ", "5m")


@pytest.mark.parametrize(
    ("text", "edit", "changed"),
    [
        (FLOW, KZ, "+  - {name: Three, url: https://three.example/rss, language: [ru, kk], country: KZ, every: 5m}"),
        (BLOCK, KZ, "+- {name: Three, url: https://three.example/rss, language: [ru, kk], country: KZ, every: 5m}"),
        (
            FLOW,
            RemoveFeed("One"),
            '-  - {name: One, url: "https://one.example/rss", language: ru, country: KZ}  # 4\n+  # 4',
        ),
        (
            BLOCK,
            RemoveFeed("One"),
            "-- name: One   # 1\n-  url: https://one.example/rss\n-  # why so 2\n-  language:\n-  - ru\n-  - kk\n"
            "-  country: KZ\n+# 1\n+# why so 2",
        ),
        (
            FLOW,
            ChangeFeed("Two", "user_agent", None),
            '-     country: KG, user_agent: "reader #7"}\n+     country: KG}',
        ),
        (FLOW, ChangeFeed("Two", "country", "UZ"), None),
        (
            FLOW,
            ChangeFeed("One", "country", None),
            '-  - {name: One, url: "https://one.example/rss", language: ru, country: KZ}  # 4\n'
            '+  - {name: One, url: "https://one.example/rss", language: ru}  # 4',
        ),
        (BLOCK, ChangeFeed("Two", "country", "KG"), "+  country: KG"),
        (BLOCK, ChangeFeed("One", "country", None), "-  country: KZ"),
        (BLOCK, ChangeFeed("Two", "name", "24"), '-- name: Two\n+- name: "24"'),
        (FLOW, AddRule("extradition", "keywords", "en", "hand over ~ Russia"), None),
        (
            FLOW,
            AddRule("extradition", "keywords", "ru", LONG),
            f"-           экстрадиционный арест!]\n+           экстрадиционный арест!,\n+           {LONG}]",
        ),
        (BLOCK, AddRule("extradition", "keywords", "ru", "выслать, отдать"), "+    - выслать, отдать"),
        (BLOCK, AddRule("extradition", "keywords", "ru", "дело: арест"), '+    - "дело: арест"'),
        (
            BLOCK,
            AddRule("desertion", "keywords", "ru", "СОЧ"),
            "+      СОЧ,",
        ),
        (BLOCK, AddRule("extradition", "keywords", "uk", "видача"), "+    uk: [видача]"),
        (
            FLOW,
            AddRule("extradition", "exclude", "uk", "видача"),
            "-    exclude: {ru: [выдача ~ кредит]}\n+    exclude: {ru: [выдача ~ кредит], uk: [видача]}",
        ),
        (FLOW, AddRule("desertion", "context", "ru", "=КНБ"), "+    context:\n+      ru: [=КНБ]"),
        (
            FLOW,
            RemoveRule("extradition", "keywords", "ru", "экстрадиция"),
            "-      ru: [экстрадиция, выдача ~ Россия,  # 9\n+      ru: [выдача ~ Россия,  # 9",
        ),
        (
            FLOW,
            RemoveRule("extradition", "keywords", "ru", "Россия ~ выдача"),
            "-      ru: [экстрадиция, выдача ~ Россия,  # 9\n+      ru: [экстрадиция,  # 9",
        ),
        (BLOCK, RemoveRule("extradition", "keywords", "ru", "экстрадиция"), "-    - экстрадиция  # 5\n+    # 5"),
        (
            BLOCK,
            RemoveRule("extradition", "exclude", "ru", "выдача ~ кредит"),
            "-    ru:\n-      - выдача ~ кредит   # 7\n+    ru: []\n+      # 7",
        ),
        (
            FLOW,
            RemoveRule("extradition", "keywords", "en", "Extradition"),
            "-      en: [extradition]\n+      en: []",
        ),
        (FLOW, AddTopic("asylum", {"en": "Asylum"}), "+\n+  - id: asylum\n+    title: {en: Asylum}"),
        (BLOCK, AddTopic("asylum"), "+- id: asylum"),
        (
            FLOW,
            RemoveTopic("desertion"),
            "-  - id: desertion\n-    title: Desertion\n-    keywords: {ru: [дезертир, 337]}",
        ),
        (
            FLOW,
            SetTitle("desertion", "ru", "Дезертирство: дела"),
            '-    title: Desertion\n+    title: {en: Desertion, ru: "Дезертирство: дела"}',
        ),
        (FLOW, SetTitle("desertion", "en", "AWOL"), "-    title: Desertion\n+    title: AWOL"),
        (BLOCK, SetTitle("extradition", "ru", "Выдача"), "+    ru: Выдача"),
        (BLOCK, SetTitle("desertion", "ru", "Побеги"), "+  title: {ru: Побеги}"),
        (
            BARE,
            KZ,
            "-feeds: []  # none yet\n+feeds:  # none yet\n"
            "+  - {name: Three, url: https://three.example/rss, language: [ru, kk], country: KZ, every: 5m}",
        ),
        (
            BARE,
            AddTopic("asylum", {"en": "Asylum"}),
            "-topics: []\n+topics:\n+  - id: asylum\n+    title: {en: Asylum}",
        ),
    ],
)
def test_an_edit_changes_these_lines(text: str, edit: Edit, changed: str | None) -> None:
    found = change(text, edit)
    if changed is None:
        assert [line[0] for line in found.splitlines()] == ["-", "+"]
    else:
        assert found == changed


@pytest.mark.parametrize("text", [CRLF, CRLF.removesuffix("\r\n")])
def test_line_ends_stay_as_they_are(text: str) -> None:
    edits = (
        KZ,
        RemoveFeed("Two"),
        AddRule("desertion", "context", "ru", LONG),
        RemoveRule("desertion", "keywords", "ru", "337"),
    )
    new = edited(text, *edits, AddTopic("asylum", {"en": "Asylum"}))
    assert "\n" not in new.replace("\r\n", "")
    assert new.endswith("\r\n") == text.endswith("\r\n")


@pytest.mark.parametrize("shape", ["flow", "block", "crlf"])
@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("rule", ["высылка", LONG, "=СОЧ", "дело: арест"])
def test_a_rule_that_is_added_and_removed_leaves_the_text_as_it_was(shape: str, language: str, rule: str) -> None:
    text = SHAPES[shape]
    added = edited(text, AddRule("extradition", "keywords", language, rule))
    assert added != text
    assert edited(added, RemoveRule("extradition", "keywords", language, rule)) == text


SHARED = """\
    version: 1
    feeds:
      - &one {name: One, url: https://one.example/rss, country: KZ}
      - {<<: *one, name: Two, url: https://two.example/rss}
    topics:
      - id: a
        keywords:
          ru: &words [суд, арест]
      - id: b
        keywords:
          ru: *words
      - {id: c, keywords: &all {ru: [суд]}, context: *all}
    """


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (AddRule("a", "keywords", "ru", "тюрьма"), "used in several places (&words in line 8): edit it there by hand"),
        (AddRule("b", "keywords", "ru", "тюрьма"), "used in several places (&words in line 8): edit it there by hand"),
        (RemoveRule("b", "keywords", "ru", "суд"), "used in several places (&words in line 8): edit it there by hand"),
        (AddRule("c", "context", "en", "court"), "used in several places (&all in line 12): edit it there by hand"),
        (RemoveTopic("a"), "other places use what is written there (&words in line 8)"),
        (RemoveFeed("One"), "other places use what is written there (&one in line 3)"),
        (ChangeFeed("One", "country", "KG"), "used in several places (&one in line 3)"),
        (ChangeFeed("Two", "country", None), "by hand: take «country» away from the feed «Two»"),
    ],
)
def test_what_is_written_once_for_several_places_is_left_to_a_person(edit: Edit, told: str) -> None:
    assert told in refused(dedent(SHARED), edit)


def test_what_names_an_anchor_can_be_edited_where_it_is_its_own() -> None:
    new = edited(
        dedent(SHARED), ChangeFeed("Two", "country", "KG"), AddRule("b", "keywords", "en", "court"), RemoveTopic("b")
    )
    config = parse_config(new)
    assert [feed.country for feed in config.feeds] == ["KZ", "KG"]
    assert [topic.id for topic in config.topics] == ["a", "c"]


def test_a_shape_that_is_not_edited_is_named_with_what_to_do() -> None:
    text = "version: 1\nfeeds: [\n  # none\n]\ntopics: []\n"
    assert refused(text, AddFeed("One", "https://one.example/rss")) == (
        "feeds.yaml is written in a way that is not edited from here; by hand: "
        "write under «feeds:» {name: One, url: https://one.example/rss}"
    )


def test_many_feeds_come_in_their_order() -> None:
    countries = ("KZ", "DE", "KG", "DE", None, "KZ", "DE", "AT", None)
    feeds = [AddFeed(f"F{n}", f"https://f{n}.example/rss", country=one) for n, one in enumerate(countries)]
    for text in SHAPES.values():
        expected = parse_config(text)
        for feed in feeds:
            expected = applied(expected, feed)
        assert outline(parse_config(edited(text, *feeds))) == outline(expected)


RULES = ("экстрадиция", "суд", "$held ~ запрос", "выдача ~ Россия", "a: b", "=СОЧ", "337", "дезертир", LONG, "в", "")
NAMES = ("One", "Two", "Three", "24.kg", "N: o #4")
TOPICS = ("extradition", "desertion", "asylum")
LANGUAGES = ("ru", "en", "kk")
PARTS: tuple[Part, ...] = ("keywords", "context", "exclude")
RULE = (st.sampled_from(TOPICS), st.sampled_from(PARTS), st.sampled_from(LANGUAGES), st.sampled_from(RULES))
some_edit = st.one_of(
    st.builds(
        AddFeed,
        st.sampled_from(NAMES),
        st.sampled_from(("https://a.example/rss", "https://b.example/?q={1,2}", "no address")),
        st.sampled_from(((), ("ru",), ("ru", "kk"))),
        st.sampled_from((None, "KZ", "KG", "DE")),
    ),
    st.builds(RemoveFeed, st.sampled_from(NAMES)),
    st.builds(
        ChangeFeed,
        st.sampled_from(NAMES),
        st.sampled_from(("name", "country", "every", "user_agent", "language")),
        st.sampled_from((None, "KZ", "5m", "ru", "a, b", ("ru", "kk"))),
    ),
    st.builds(AddRule, *RULE),
    st.builds(RemoveRule, *RULE),
    st.builds(AddTopic, st.sampled_from(TOPICS), st.sampled_from(({}, {"en": "Title"}, {"en": "A, b", "ru": "В: г"}))),
    st.builds(RemoveTopic, st.sampled_from(TOPICS)),
    st.builds(SetTitle, st.sampled_from(TOPICS), st.sampled_from(LANGUAGES), st.sampled_from(("Суд", "a: b", "'"))),
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(SHAPES)), st.lists(some_edit, max_size=8))
def test_any_edits_give_a_text_that_says_the_same_and_keeps_every_comment(shape: str, edits: list[Edit]) -> None:
    text = SHAPES[shape]
    config = parse_config(text)
    for edit in edits:
        wanted, why = outcome(partial(applied, config, edit))
        written, unwritten = outcome(partial(edited, text, edit))
        assert unwritten == why
        config, text = wanted or config, written or text
    assert outline(parse_config(text)) == outline(config)
    assert [sign for sign in kept(SHAPES[shape]) if sign not in text] == []


def outcome(make: Callable[[], Given]) -> tuple[Given | None, str]:
    """What comes of an edit, or why it is not made."""
    try:
        return make(), ""
    except ConfigError as refusal:
        return None, str(refusal)


def kept(text: str) -> list[str]:
    """The ends of its comments, which are numbered."""
    return [line[line.rindex("#") :].rstrip() for line in text.splitlines() if " #" in line and '"reader' not in line]

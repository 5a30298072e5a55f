"""feeds.yaml: every problem is told with its line and what to write; the last good version is kept."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from bot.config.file import ConfigFile, parse_config
from bot.errors import ConfigError

SHIPPED = Path(__file__).parents[2] / "feeds.yaml"
TOPICS = {"extradition", "article-172", "desertion", "deportation", "asylum", "abduction", "war-censorship"}
GOOD = """\
version: 1
feeds:
  - {name: Outlet, url: https://outlet.example/rss}
topics:
  - id: asylum
    keywords:
      en: [asylum, refugee]
"""


def problems(text: str) -> list[str]:
    """What is wrong with this text, a line each, without the name of the file."""
    with pytest.raises(ConfigError) as broken:
        parse_config(dedent(text))
    return [line.removeprefix("feeds.yaml") for line in str(broken.value).split("\n")]


def test_the_shipped_file_can_be_used() -> None:
    shipped = parse_config(SHIPPED.read_text(encoding="utf-8"))
    assert {topic.id for topic in shipped.topics} >= TOPICS
    assert all(topic.called("ru") != topic.id for topic in shipped.topics)


def test_comments_anchors_and_line_ends_of_any_kind_are_fine() -> None:
    text = """
    # a comment
    version: 1
    feeds:
      - &one {name: One, url: https://one.example/rss, country: NO, language: no}
      - {<<: *one, name: Two, url: https://two.example/rss}
    topics: []
    """
    for written in (dedent(text), dedent(text).replace("\n", "\r\n"), f"\ufeff{dedent(text)}"):
        assert [(feed.name, feed.country, feed.language) for feed in parse_config(written).feeds] == [
            ("One", "NO", ("no",)),
            ("Two", "NO", ("no",)),
        ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "    keywords:",
            "    keyword:",
            "line 6: topics[1].keyword: «keyword» is not a key here; did you mean «keywords»?",
        ),
        (
            "version: 1",
            "version: 1\ncolour: red",
            "line 2: colour: «colour» is not a key here; it may be one of: version, defaults, feeds, words, topics",
        ),
        (
            "https://outlet.example/rss",
            "outlet.example/rss",
            "line 3: feeds[1].url: «outlet.example/rss» is not an address; "
            "write the whole of it, such as https://example.org/rss",
        ),
        (
            "    keywords:",
            "    statutes:\n      - KZ criminal 172\n      - KZ 170\n    keywords:",
            "line 8: topics[1].statutes[2]: «KZ 170» is not a statute; "
            "write country, code and article, such as KZ criminal 172",
        ),
        (
            "[asylum, refugee]",
            "[asylum, a ~ b ~ c ~ d]",
            "line 7: topics[1].keywords.en[2]: «a ~ b ~ c ~ d» cannot be used: it has more than two «~»; "
            "join three at most: a ~ b ~ c",
        ),
        (
            "[asylum, refugee]",
            "[asylum, true]",
            "line 7: topics[1].keywords.en[2]: «True» is not a keyword; put quotes around it if you mean the word",
        ),
        (
            "[asylum, refugee]",
            "asylum",
            "line 7: topics[1].keywords.en: this is not a list; write [one, two] or a line with «- » for each",
        ),
        (
            "\n      en: [asylum, refugee]",
            " [asylum]",
            "line 6: topics[1].keywords: this is not a block of «key: value» lines; "
            "for words, the key is the language: write ru: [one, two]",
        ),
        (
            "      en:",
            "      english:",
            "line 7: topics[1].keywords.english: «english» cannot be used; write a language's code, such as ru or kk",
        ),
        (
            "url:",
            "country: Kazakhstan, url:",
            "line 3: feeds[1].country: «Kazakhstan» cannot be used; "
            "write a country's two-letter code in capitals, such as KZ, or leave it out",
        ),
        (
            "id: asylum",
            "id: Article 172",
            "line 5: topics[1].id: «Article 172» cannot be used; "
            "write at most 32 small letters, digits and hyphens, such as article-172",
        ),
        ("id: asylum", "id: 172", "line 5: topics[1].id: this is not text; put quotes around it"),
        ("name: Outlet, ", "", "line 3: feeds[1].name: «name» is missing; add it"),
        (
            "{name: Outlet, url: https://outlet.example/rss}",
            "Outlet",
            "line 3: feeds[1]: this is not a block of settings; write «key: value» lines below it",
        ),
        (
            "url:",
            "full_text: often, url:",
            "line 3: feeds[1].full_text: «often» cannot be used; write 'auto', 'always' or 'never'",
        ),
        (
            "url:",
            "every: 10, url:",
            "line 3: feeds[1].every: «10» is not a length of time; write a number with s, m, h or d, such as 10m",
        ),
        ("version: 1", "version: 2", "line 1: version: «2» cannot be used; write 1"),
        (
            "name: Outlet",
            f"name: {'x' * 61}",
            "line 3: feeds[1].name: string should have at most 60 characters; see docs/feeds-yaml.md",
        ),
    ],
)
def test_a_problem_is_told_with_its_place_and_what_to_write(before: str, after: str, told: str) -> None:
    assert before in GOOD
    assert problems(GOOD.replace(before, after)) == [f", {told}"]


def test_a_misspelt_key_is_told_beside_the_one_that_is_missing() -> None:
    assert problems(GOOD.replace("topics:", "topic:")) == [
        ", line 1: topics: «topics» is missing; add it",
        ", line 4: topic: «topic» is not a key here; did you mean «topics»?",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ", line 1: it must begin with «version: 1», then «feeds:» and «topics:»"),
        ("- one\n", ", line 1: it must begin with «version: 1», then «feeds:» and «topics:»"),
        ("version: 1\nfeeds:\n\t- {name: A}\n", ", line 3: a tab stands where YAML wants spaces; write spaces instead"),
        ("version: 1\nfeeds: []\nfeeds: [a]\n", ', line 3: found duplicate key "feeds"; keep one of the two'),
        (
            "version: 1\ntopics:\n  - id: a\n    id: b\n",
            ', line 4: found duplicate key "id"; keep one of the two',
        ),
    ],
)
def test_what_is_no_configuration_at_all_is_told_as_such(text: str, told: str) -> None:
    assert problems(text) == [told]


@pytest.mark.parametrize(
    ("text", "line"),
    [("version: 1\nfeeds: [\n", 3), ("version: 1\nfeeds:[]\n", 3), ("version: 1\nfeeds: 'a\n", 3), ("a: b: c\n", 1)],
)
def test_broken_yaml_is_told_with_its_line(text: str, line: int) -> None:
    [told] = problems(text)
    assert told.startswith(f", line {line}: this is not YAML: ")
    assert told.endswith("; look for a missing space after «:», a bracket or a quote that is not closed")


def test_signs_that_yaml_forbids_are_told() -> None:
    assert problems("version: 1\x00")[0].startswith(": this is not YAML: ")


def test_a_repeated_topic_and_feed_are_told_where_they_stand_again() -> None:
    told = problems("""\
        version: 1
        feeds:
          - {name: Outlet, url: https://outlet.example/rss}
          - name: outlet
            url: https://other.example/rss
          - name: Other
            url: https://outlet.example/rss
        topics:
          - {id: asylum}
          - id: asylum
        """)
    assert told == [
        ", line 4: feeds[2].name: the feed name «outlet» is already used by number 1; give each feed a name of its own",
        ", line 7: feeds[3].url: the address https://outlet.example/rss is already used by number 1; "
        "keep one of the two feeds",
        ", line 10: topics[2].id: the topic «asylum» is already used by number 1; "
        "give each topic an id of its own, or join the two",
    ]


def test_every_problem_is_told_at_once_in_order_of_line() -> None:
    told = problems(GOOD.replace("https:", "ftp:").replace("[asylum, refugee]", "[ab*, '']").replace(": 1", ": 3"))
    assert [one.split(": ")[0] for one in told] == [", line 1", ", line 3", ", line 7", ", line 7"]


def test_the_problems_are_there_for_programs_too() -> None:
    with pytest.raises(ConfigError) as broken:
        parse_config("version: 2\nfeeds: []\ntopics: []\n", "mine.yaml")
    assert (broken.value.name, broken.value.problems) == ("mine.yaml", ((1, "version: «2» cannot be used; write 1"),))
    assert str(broken.value).startswith("mine.yaml, line 1: ")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A good file."""
    path = tmp_path / "feeds.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_the_file_is_loaded_with_its_text(path: Path) -> None:
    config, text = ConfigFile(path).load()
    assert (text, config) == (GOOD, parse_config(GOOD))


def test_an_edit_is_told_once(path: Path) -> None:
    file = ConfigFile(path)
    file.load()
    assert file.changed() is None
    path.write_text(f"{GOOD}  - id: new\n", encoding="utf-8")
    changed = file.changed()
    assert changed is not None
    assert [topic.id for topic in changed[0].topics] == ["asylum", "new"]
    assert file.changed() is None


def test_a_broken_edit_is_told_once_and_so_is_its_repair(path: Path) -> None:
    file = ConfigFile(path)
    file.load()
    path.write_text("version: 2\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="version"):
        file.changed()
    assert file.changed() is None
    path.write_text("version: 3\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="version"):
        file.changed()
    path.write_text(GOOD, encoding="utf-8")
    assert file.changed() == (parse_config(GOOD), GOOD)
    assert file.changed() is None


def test_a_file_that_goes_is_told_once_and_comes_back_as_it_was(path: Path) -> None:
    file = ConfigFile(path)
    file.load()
    path.unlink()
    with pytest.raises(ConfigError, match="there is no such file"):
        file.changed()
    assert file.changed() is None
    path.write_text(GOOD, encoding="utf-8")
    assert file.changed() is None
    path.unlink()
    with pytest.raises(ConfigError, match="there is no such file"):
        file.changed()


def test_a_file_that_was_missing_from_the_start_is_taken_once_it_is_there(path: Path) -> None:
    path.unlink()
    file = ConfigFile(path)
    with pytest.raises(ConfigError, match="there is no such file"):
        file.load()
    assert file.changed() is None
    path.write_text(GOOD, encoding="utf-8")
    assert file.changed() == (parse_config(GOOD), GOOD)


def test_a_missing_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    missing = tmp_path / "feeds.yaml"
    with pytest.raises(ConfigError) as broken:
        ConfigFile(missing).load()
    assert str(broken.value) == (
        f"{missing}: there is no such file; run this where feeds.yaml is, or set CASEWATCH_FEEDS to its path"
    )


def test_what_is_no_text_is_told(tmp_path: Path, path: Path) -> None:
    path.write_bytes("version: 1 # версия\n".encode("cp1251"))
    for unreadable in (path, tmp_path):
        with pytest.raises(ConfigError, match="it cannot be read as UTF-8 text"):
            ConfigFile(unreadable).load()


LISTS = """\
version: 1
feeds: []
words:
  realm: {en: [Russia, Kazakhstan], ru: [Россия]}
  xylophone: {en: [hand over to $realm, surrender]}
topics:
  - id: extradition
    keywords:
      en: [$xylophone ~ prosecutor]
"""


def test_a_keyword_has_every_phrase_of_the_lists_that_it_names() -> None:
    (rule,) = parse_config(LISTS).topics[0].keywords["en"]
    given, prosecutor = (
        [" ".join("|".join(one.text for one in term.choices) or term.text for term in phrase) for phrase in side]
        for side in rule.sides
    )
    assert rule.text == "$xylophone ~ prosecutor"
    assert given == ["surrender", "hand over to Russia|Kazakhstan"]
    assert prosecutor == ["prosecutor"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "$xylophone ~ prosecutor",
            "$xylophones ~ prosecutor",
            "line 9: topics[1].keywords.en[1]: «$xylophones ~ prosecutor» cannot be used: there is no list "
            "«xylophones» in this language; did you mean $xylophone?",
        ),
        (
            "en: [$xylophone ~ prosecutor]",
            "kk: [$realm]",
            "line 9: topics[1].keywords.kk[1]: «$realm» cannot be used: there is no list «realm» in this language; "
            "write the list under «words:», above what names it",
        ),
        (
            "surrender]",
            "$xylophone]",
            "line 5: words.xylophone.en[2]: «$xylophone» cannot be used: there is no list «xylophone» in this "
            "language; write the list under «words:», above what names it",
        ),
        (
            "surrender]",
            "surrender ~ police]",
            "line 5: words.xylophone.en[2]: «surrender ~ police» stands in a list; write words and phrases there, "
            "without «~», «+» and «!»",
        ),
        (
            "realm:",
            "Realm:",
            "line 4: words.Realm: «Realm» cannot be used; write small letters and hyphens, such as held",
        ),
    ],
)
def test_a_list_that_cannot_be_used_is_told_with_its_place(before: str, after: str, told: str) -> None:
    assert before in LISTS
    assert f", {told}" in problems(LISTS.replace(before, after))

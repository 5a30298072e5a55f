"""The same entry again, or another one."""

from __future__ import annotations

import pytest

from bot.feeds.entry import ParsedEntry
from bot.feeds.identity import batch_keys, canonical_address, content_hash, entry_keys

LONG = "The court heard the case of a resident. " * 20


def entry(guid: str = "", title: str = "Title", link: str = "", summary: str = "", content: str = "") -> ParsedEntry:
    return ParsedEntry(guid, title, link, summary, content, None)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://www.Example.org/News/1/", "https://example.org/News/1"),
        ("https://m.example.org:443/a?utm_source=rss&b=2&a=1&fbclid=x#top", "https://example.org/a?a=1&b=2"),
        ("https://amp.example.org/a/amp/", "https://example.org/a"),
        ("https://www.m.example.org/a?amp=1", "https://example.org/a"),
        ("https://example.org:8080/a", "https://example.org:8080/a"),
        ("https://пример.рф/лента", "https://xn--e1afmkfd.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0"),
        ("https://example.org/%d0%bb", "https://example.org/%D0%BB"),
        ("https://example.org/a?from=rss&id=5", "https://example.org/a?id=5"),
        ("https://example.org/a?from=2025", "https://example.org/a?from=2025"),
        ("https://example.org/?p=12", "https://example.org?p=12"),
        ("https://m.org/a", "https://m.org/a"),
        ("https://example.org/?utm_source=x", "https://example.org"),
        ("ftp://example.org/a", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_canonical_address(url: str, canonical: str) -> None:
    assert canonical_address(url) == canonical


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        (entry("1", link="https://example.org/1", summary=LONG), ["guid", "address", "title"]),
        (entry("1", link="https://example.org/"), ["guid"]),
        (entry(link="https://example.org/?p=1"), ["address"]),
        (entry(content=f"<p>{LONG}</p>"), ["title"]),
        (entry(summary="short"), ["content"]),
        (entry(title="", summary=LONG), ["content"]),
        (entry(title=""), ["content"]),
    ],
)
def test_kinds_of_keys(given: ParsedEntry, kinds: list[str]) -> None:
    assert [key.kind for key in entry_keys(given, "feed")] == kinds


def test_an_address_is_the_same_in_every_feed_and_a_guid_is_not() -> None:
    (guid, address), (other_guid, other_address) = (
        entry_keys(entry("1", link="https://example.org/1"), feed) for feed in ("one", "other")
    )
    assert address == other_address
    assert guid != other_guid


A, B, C = (f"https://example.org/{name}" for name in "abc")


@pytest.mark.parametrize(
    ("entries", "kinds"),
    [
        ([entry("1", "a", A), entry("2", "b", B)], [["guid", "address"]] * 2),
        ([entry("1", "a", A), entry("1", "b", B)], [["address"]] * 2),
        ([entry("1", "a", A), entry("1", "a, edited", A)], [["guid", "address"]] * 2),
        ([entry("1", "a", A), entry("1", "a", B)], [["guid", "address"]] * 2),
        ([entry("1", "a", A), entry("2", "b", A), entry("3", "c", A)], [["guid"]] * 3),
        ([entry("1", "a", A), entry("1", "b", A), entry("1", "c", A)], [["content"]] * 3),
        ([entry("", "a", A), entry("", "b", A)], [["content"]] * 2),
        ([entry("1", "a"), entry("1", "b")], [["content"]] * 2),
        ([entry("1", "a", A), entry("1", "b", B), entry("3", "c", C)], [["address"], ["address"], ["guid", "address"]]),
    ],
)
def test_batch_keys(entries: list[ParsedEntry], kinds: list[list[str]]) -> None:
    assert [[key.kind for key in own] for own in batch_keys(entries, "feed")] == kinds


def test_identical_items_stay_one_entry() -> None:
    one, other = batch_keys([entry("", "a"), entry("", "a")], "feed")
    assert one == other


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (entry(summary="a  b\n"), entry(summary="a b"), True),
        (entry(summary="<p>a b</p>"), entry(summary="a b"), True),
        (entry(link=A), entry(link=B), True),
        (entry(summary="a"), entry(content="a"), False),
        (entry(title="a"), entry(title="b"), False),
        (entry(content="<" * 200_000), entry(content="<" * 199_999), False),
    ],
)
def test_content_hash(one: ParsedEntry, other: ParsedEntry, same: bool) -> None:
    assert (content_hash(one) == content_hash(other)) is same

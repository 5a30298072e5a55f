"""What becomes of pieces: Telegram's HTML, bare text, lengths, and messages that are short enough."""

from __future__ import annotations

import pytest

from bot.messages.text import MESSAGE_LIMIT, Piece, Quote, Run, bold, cut, html, plain, split, text, units

LINK = "https://outlet.example/a?b=1&c=2"
PIECES = text("a ", bold("<b>"), Quote((Run("c & "), Run("d", "bold"))), Run("e", url=LINK))


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        (Run("<b>not bold</b> & co"), "&lt;b&gt;not bold&lt;/b&gt; &amp; co"),
        (Run("&lt;"), "&amp;lt;"),
        (bold("<i>"), "<b>&lt;i&gt;</b>"),
        (Run("so", "italic"), "<i>so</i>"),
        (Run("/help", "code"), "<code>/help</code>"),
        (Run("x", url=LINK), '<a href="https://outlet.example/a?b=1&amp;c=2">x</a>'),
        (Run("x", "bold", 'https://e.org/"><b>'), '<b><a href="https://e.org/&quot;&gt;&lt;b&gt;">x</a></b>'),
        (
            Quote((Run("</blockquote>"), Run("d", "bold"))),
            "<blockquote expandable>&lt;/blockquote&gt;<b>d</b></blockquote>",
        ),
    ],
)
def test_nothing_in_a_text_can_be_markup(piece: Piece, shown: str) -> None:
    assert html([piece]) == shown


def test_bare_text_is_all_of_it_with_addresses_written_out() -> None:
    assert plain(PIECES) == f"a <b>c & de ({LINK})"


@pytest.mark.parametrize(("content", "length"), [("", 0), ("ab", 2), ("Суд", 3), ("😀", 2), ("ё😀\n", 4), ("🇰🇿", 4)])
def test_units_are_utf16(content: str, length: int) -> None:
    assert units(content) == length == len(content.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("content", "limit", "shown"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two three", 6, "one…"),
        ("unbreakable", 6, "unbre…"),
        ("a unbreakable", 8, "a unbre…"),
        ("😀😀😀", 6, "😀😀😀"),
        ("😀😀😀", 5, "😀😀…"),
        ("😀😀😀", 4, "😀…"),
        ("two", 1, "…"),
        ("", 0, ""),
    ],
)
def test_a_long_text_is_cut_at_a_words_end(content: str, limit: int, shown: str) -> None:
    assert cut(content, limit) == shown
    assert units(shown) <= limit


@pytest.mark.parametrize("limit", [0, -5])
def test_no_room_at_all_still_shows_that_something_was_cut(limit: int) -> None:
    assert cut("two", limit) == "…"


@pytest.mark.parametrize(
    ("pieces", "limit", "parts"),
    [
        (text("short"), 10, ["short"]),
        (text("one\ntwo\nthree\n"), 8, ["one\ntwo\n", "three\n"]),
        (text("one\n", bold("two"), "\nthree"), 8, ["one\ntwo\n", "three"]),
        (text("one\n", bold("twotwo")), 8, ["one\n", "twotwo"]),
        (text("one\n", Quote((Run("tw"), Run("o", "bold"), Run("two")))), 8, ["one\n", "twotwo"]),
        (text(bold("twotwotwo")), 8, ["twotwot…"]),
        (text("x" * 20), 8, ["xxxxxxxx", "xxxxxxxx", "xxxx"]),
        (text("😀" * 10), 8, ["😀😀😀😀", "😀😀😀😀", "😀😀"]),
        (text("ab😀\nab😀\n"), 8, ["ab😀\n", "ab😀\n"]),
        (text("line\u2028line"), 6, ["line\u2028", "line"]),
        (text(""), 8, [""]),
    ],
)
def test_a_text_that_is_too_long_is_split_at_line_ends(pieces: tuple[Piece, ...], limit: int, parts: list[str]) -> None:
    assert [plain(part) for part in split(pieces, limit)] == parts


def test_styles_and_addresses_outlive_a_split() -> None:
    first, second = split(text("x" * 8, "\n", Run("words", "bold", LINK)), 10)
    assert (plain(first), second) == ("x" * 8 + "\n", (Run("words", "bold", LINK),))


def test_an_address_counts_where_it_is_written_out() -> None:
    pieces = text(*(Run(f"title {number}", url=f"https://outlet.example/{'x' * 900}") for number in range(5)))
    assert len(split(pieces)) == 1
    bare = split(pieces, bare=True)
    assert [len(part) for part in bare] == [4, 1]
    assert all(units(plain(part)) <= MESSAGE_LIMIT for part in bare)


@pytest.mark.parametrize(
    ("length", "shown"),
    [(80, f"words words… ({'x' * 80})"), (97, "words " * 15 + "words…"), (5_000, "words " * 15 + "words…")],
)
def test_an_address_that_no_message_can_hold_leaves_the_words(length: int, shown: str) -> None:
    [part] = split([Run("words " * 30, url="x" * length)], 100, bare=True)
    assert plain(part) == shown


@pytest.mark.parametrize("sign", ["x", "😀", "🇰🇿", "слово ", "строка\n"])
@pytest.mark.parametrize("style", ["plain", "bold"])
def test_every_part_fits_and_plain_text_loses_nothing(sign: str, style: str) -> None:
    pieces = [Run(sign * 3_000) if style == "plain" else bold(sign * 3_000), Run("\n"), Run(LINK)]
    parts = split(pieces)
    assert all(0 < units(plain(part)) <= MESSAGE_LIMIT for part in parts)
    assert plain(parts[-1]).endswith(LINK)
    if style == "plain":
        assert "".join(plain(part) for part in parts) == plain(pieces)

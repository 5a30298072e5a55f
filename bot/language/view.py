"""A text as a person sees it, with the way back to every character as it was given. Pure, and linear in the text.

Feeds wrap texts in HTML, escape them twice and break words with invisible signs. Reading happens on the clean
text; what is told of it counts in the raw one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape

PARAGRAPH = "\n\n"
_ENTITY = r"&(?:amp;){0,3}(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# Where the clean text may differ from the raw one. Each alternative ends before the next «<», so all of it is linear.
_SPECIAL = re.compile(
    rf"""(?P<tag></?(?P<name>[A-Za-z][A-Za-z0-9:-]{{0,40}})(?:[^<>"']|"[^"<]*+"|'[^'<]*+')*/?>|</?[A-Za-z][^<>]*+>)
       |(?P<entity>{_ENTITY})|(?P<comment><!--)|(?P<other><[!?][^<>]*+>)|(?P<invisible>[{_INVISIBLE}]+)""",
    re.VERBOSE,
)
_HAS_SPECIAL = re.compile(rf"[<&{_INVISIBLE}]")
_HIDDEN = frozenset({"script", "style"})
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "iframe", "img", "li", "main", "nav", "ol", "option", "p", "pre", "section", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul", "video",
    }
)  # fmt: skip


class View:
    """The clean text of `raw`, and where each stretch of it came from."""

    __slots__ = ("_at", "_from", "_to", "text")

    def __init__(self, raw: str) -> None:
        self._at: list[int] = []
        self._from: list[int] = []
        self._to: list[int] = []
        if _HAS_SPECIAL.search(raw):
            self.text = self._cleaned(raw)
        else:
            self.text = raw
            self._add(0, 0, len(raw))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw (start, end) of a clean stretch that is not empty."""
        return self._raw(start)[0], self._raw(end - 1)[1]

    def clean_span(self, start: int, end: int) -> tuple[int, int]:
        """The clean (start, end) of a raw stretch: the inverse of `raw_span`."""
        return self._clean(start), self._clean(end)

    def _raw(self, at: int) -> tuple[int, int]:
        index = bisect_right(self._at, at) - 1
        begin, end, here = self._from[index], self._to[index], self._at[index]
        following = self._at[index + 1] if index + 1 < len(self._at) else len(self.text)
        if end - begin == following - here:
            return begin + at - here, begin + at - here + 1
        return begin, end

    def _clean(self, at: int) -> int:
        index = max(bisect_right(self._from, at) - 1, 0)
        following = self._at[index + 1] if index + 1 < len(self._at) else len(self.text)
        return min(self._at[index] + max(at - self._from[index], 0), following)

    def _add(self, clean: int, begin: int, end: int) -> None:
        self._at.append(clean)
        self._from.append(begin)
        self._to.append(end)

    def _cleaned(self, raw: str) -> str:
        pieces: list[str] = []
        done, size = 0, 0
        for start, end, shown in _specials(raw):
            for begin, stop, piece in ((done, start, raw[done:start]), (start, end, shown)):
                if piece:
                    self._add(size, begin, stop)
                    pieces.append(piece)
                    size += len(piece)
            done = end
        if done < len(raw) or not pieces:
            self._add(size, done, len(raw))
            pieces.append(raw[done:])
        return "".join(pieces)


def _specials(raw: str) -> list[tuple[int, int, str]]:
    """(start, end, what a person sees there) for everything that is not plain text, in order."""
    found: list[tuple[int, int, str]] = []
    lowered: str | None = None
    unclosed: set[str] = set()
    at = 0
    # Only one of these signs begins anything special: looking for the sign first is quicker.
    while sign := _HAS_SPECIAL.search(raw, at):
        match = _SPECIAL.match(raw, sign.start())
        if match is None:
            at = sign.end()
            continue
        end, shown = match.end(), ""
        name = (match["name"] or "").lower()
        if match["entity"]:
            shown = _unescaped(match[0])
        elif match["comment"]:
            end = _end_of(raw, "-->", end, unclosed)
        elif name in _HIDDEN and not match[0].startswith("</"):
            lowered = raw.lower() if lowered is None else lowered
            end = _end_of(lowered if len(lowered) == len(raw) else raw, f"</{name}>", end, unclosed)
        elif name in _BLOCKS:
            shown = "\n" if name == "br" else PARAGRAPH
        found.append((match.start(), end, shown))
        at = end
    return found


def _end_of(text: str, closing: str, at: int, unclosed: set[str]) -> int:
    """The end of what is hidden up to `closing`; without one, nothing is hidden: losing a text is worse than noise."""
    if closing in unclosed:
        return at
    found = text.find(closing, at)
    if found < 0:
        # Nothing further on is closed either: not looking again keeps this linear.
        unclosed.add(closing)
        return at
    return found + len(closing)


def _unescaped(entity: str) -> str:
    """What an entity stands for, also when it was escaped twice; what it may not stand for is left as it is."""
    shown = entity
    while "&" in shown and (once := unescape(shown)) != shown:
        shown = once
    return " " if shown in ("\x00", "\u00a0") else "" if shown and shown in _INVISIBLE else shown


def visible(raw: str) -> str:
    """The clean text in one line: what a person sees of a title or a summary."""
    return " ".join(View(raw).text.split())

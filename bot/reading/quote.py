"""What is quoted of a text: the sentences that were hit, with the hit words marked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.language.sentences import sentence_of, sentence_starts
from bot.language.view import View
from bot.reading.boilerplate import article_words

LEAD_LIMIT = 300
_LONGEST_SENTENCE = 500
# What a remark in brackets that was left out leaves before a comma.
# Only looked for where a run of blanks begins: from each of them, a long one would take its length squared.
_GAP = re.compile(r"(?<! ) {2,}+(?=[,.;:])")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a quote; `hit` if it is what was found."""

    text: str
    hit: bool = False


def quote(body: str, places: Sequence[tuple[int, int]], limit: int) -> list[Fragment]:
    """The sentences around these raw (start, end) places, up to `limit` characters.

    Without places, the beginning of the article: no label, credit or list of other articles that stands before it.
    """
    view = View(body)
    text = view.text if places else _GAP.sub("", article_words(view.text).text)
    hits = sorted(view.clean_span(start, end) for start, end in places)
    starts = sentence_starts(text)
    wanted = sorted({sentence_of(starts, start) for start, _ in hits}) or list(range(len(starts)))
    found: list[Fragment] = []
    left = limit if hits else min(limit, LEAD_LIMIT)
    for previous, number in zip([None, *wanted], wanted, strict=False):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        piece = list(_marked(text, starts[number], end, hits))
        size = sum(len(one.text) for one in piece)
        if size > left:
            break
        if piece:
            gap = " " if previous is None or previous == number - 1 else " … "
            found += [Fragment(gap), *piece] if found else piece
            left -= size + 3
    return found


def _marked(text: str, start: int, end: int, hits: Sequence[tuple[int, int]]) -> Iterator[Fragment]:
    """One sentence in fragments; a very long one is cut around its first hit."""
    inside = [(max(begin, start), min(stop, end)) for begin, stop in hits if begin < end and stop > start]
    start, end, before, after = _window(start, end, inside)
    at = start
    pieces: list[Fragment] = []
    for begin, stop in inside:
        if begin < at or stop > end:
            continue
        pieces += [Fragment(text[at:begin]), Fragment(text[begin:stop], hit=True)]
        at = stop
    pieces.append(Fragment(text[at:end]))
    folded = [Fragment(_one_line(piece.text), piece.hit) for piece in pieces]
    yield from _trimmed([Fragment(before), *folded, Fragment(after)])


def _window(start: int, end: int, inside: Sequence[tuple[int, int]]) -> tuple[int, int, str, str]:
    if end - start <= _LONGEST_SENTENCE:
        return start, end, "", ""
    middle = inside[0][0] if inside else start
    begin = max(start, middle - _LONGEST_SENTENCE // 2)
    stop = min(end, begin + _LONGEST_SENTENCE)
    return begin, stop, "… " if begin > start else "", " …" if stop < end else ""


def _one_line(text: str) -> str:
    inner = " ".join(text.split())
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if inner and text[-1:].isspace() else ''}"


def _trimmed(pieces: Sequence[Fragment]) -> Iterator[Fragment]:
    """Without blanks at the two ends, and without empty fragments."""
    full = [piece for piece in pieces if piece.text]
    while full and not full[0].text.strip():
        full.pop(0)
    while full and not full[-1].text.strip():
        full.pop()
    for number, piece in enumerate(full):
        text = piece.text.lstrip() if number == 0 else piece.text
        yield Fragment(text.rstrip() if number == len(full) - 1 else text, piece.hit)

"""Finds what stands in a text and is not the article: banners, labels, credits, lists of other articles. Pure.

    a phrase of data/boilerplate.txt → does it begin a sentence, a line? → how far does what it begins go?

Losing a sentence of an article is worse than keeping noise: a phrase inside a running sentence or at the beginning of a
quotation marks nothing, and what it covers is bounded. Linear in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress

from bot.language.tokens import Words, words
from bot.reading.banners import appeal, banner_below, elsewhere, invitation, plea, subscription
from bot.reading.headlines import headlines_end, is_row
from bot.reading.layout import Layout, Sentence, Span
from bot.reading.markers import Kind, Marker, markers
from bot.reading.page_parts import block, comments, earlier, footnote, headed, rights, tags, writer

_LONGEST_NOTICE = 400
_LONGEST_ASIDE = 100
_LONGEST_RECOMMENDATION = 250
_LONGEST_BRACKET = 300
_LONGEST_ROW = 700
_LONGEST_WAY = 40
_BRACKETS = {"(": ")", "[": "]"}
_SIGNS = frozenset(":/|©")
_POINTERS = _SIGNS | frozenset("—–→►>")
_BEFORE_AGENCY = frozenset("/|©")
_SMALL_IN_CREDITS = frozenset(("via", "for", "by", "of", "and", "и"))


def article_words(text: str) -> Words:
    """The words of a clean text that are the article's, each at its place.

    What is left out is blank in the text that they stand in: no phrase and no sentence goes over it, except that a
    sentence goes on behind a remark in brackets.
    """
    listed = words(text)
    spans = left_out(listed, listed.folded)
    return words(_blanked(text, spans)) if spans else listed


def _blanked(text: str, spans: Sequence[Span]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        blank = " " if text[start] in _BRACKETS and text[end - 1] == _BRACKETS[text[start]] else "\n"
        pieces += [text[done:start], blank * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


def left_out(listed: Words, folded: Sequence[str]) -> list[Span]:
    """The stretches (start, end) of `listed.text` that are not the article, in order, none overlapping another.

    `folded` are the words in the spelling they are compared in. A text of which no word would be left is read as it is:
    nothing is left out.
    """
    known, layout = markers(), Layout(listed, folded)
    found: list[Span] = []
    done = 0
    for number in compress(range(len(folded)), map(known.starting.__contains__, folded)):
        if listed.starts[number] >= done:
            span = next(_spans(layout, known.at(folded, number), number), None)
            if span and span[0] >= done:
                found.append(span)
                done = layout.done = span[1]
    found += banner_below(layout, done)
    covered = sum(bisect_left(listed.starts, end) - bisect_left(listed.starts, start) for start, end in found)
    return found if covered < len(folded) else []


def _spans(layout: Layout, listed: Sequence[Marker], number: int) -> Iterator[Span]:
    """What each of these markers covers that stands here and marks something."""
    for marker in listed:
        last = marker.last(layout.words, layout.folded, number)
        span = None if last is None else _COVERED[marker.kind](layout, marker, number, last)
        if span:
            yield span


def _notice(layout: Layout, _marker: Marker, first: int, _last: int) -> Span | None:
    sentence = layout.sentence(first)
    return sentence.span if layout.begins(sentence, first) and sentence.length <= _LONGEST_NOTICE else None


def _credit(layout: Layout, marker: Marker, first: int, last: int) -> Span | None:
    sentence = layout.sentence(first)
    if marker.signed and last < sentence.last and layout.sign(last) not in _SIGNS:
        return None
    return sentence.span if layout.begins(sentence, first) and sentence.is_aside(_LONGEST_ASIDE) else None


def _alone(layout: Layout, _marker: Marker, first: int, last: int) -> Span | None:
    sentence, folded = layout.sentence(first), layout.folded
    while first > sentence.first and folded[first - 1].isdigit():
        first -= 1
    while last < sentence.last and folded[last + 1].isdigit():
        last += 1
    says_this = last == sentence.last and layout.begins(sentence, first)
    return sentence.span if says_this and sentence.is_aside(_LONGEST_ASIDE) else None


def _agency(layout: Layout, _marker: Marker, first: int, last: int) -> Span | None:
    sentence = layout.sentence(first)
    if last != sentence.last or not (sentence.opens and sentence.closes and sentence.length <= _LONGEST_ASIDE):
        return None
    listed = layout.words.written[sentence.first : sentence.last + 1]
    credited = first == sentence.first or not _BEFORE_AGENCY.isdisjoint(layout.before(first)) or "via" in listed
    names = all(word in _SMALL_IN_CREDITS or not word[0].islower() for word in listed)
    return sentence.span if credited and names else None


def _remark(layout: Layout, marker: Marker, first: int, last: int) -> Span | None:
    if marker.signed and layout.sign(last) not in _SIGNS:
        return None
    return _bracket(layout, first, last) or footnote(layout, first)


def _bracket(layout: Layout, first: int, last: int) -> Span | None:
    words = layout.words
    begin, end, text = words.starts[first], words.ends[last], words.text
    opening = max(text.rfind(sign, max(0, begin - _LONGEST_BRACKET), begin) for sign in _BRACKETS)
    closing = text.find(_BRACKETS[text[opening]], end, end + _LONGEST_BRACKET) if opening >= 0 else -1
    if (
        opening < 0
        or not 0 <= closing - opening < _LONGEST_BRACKET
        or any(sign in text[opening + 1 : closing] for sign in "()[]\n")
    ):
        return None
    said = layout.folded[bisect_left(words.starts, opening) : bisect_left(words.starts, closing)]
    return None if markers().has("step", said) else (opening, closing + 1)


def _heading(layout: Layout, marker: Marker, first: int, last: int) -> Span | None:
    sentence, words = layout.sentence(first), layout.words
    if not layout.begins(sentence, first):
        return None
    points = layout.sign(last) in _POINTERS
    if sentence.opens and layout.ends_line(last):
        return sentence.start, headlines_end(words.text, words.ends[last])
    if not points:
        return None if marker.signed else _far_heading(layout, sentence, last)
    end = layout.line_end(words.ends[last], _LONGEST_ROW) if sentence.opens else None
    if end and is_row(words.text[words.ends[last] : end]):
        return sentence.start, end
    return sentence.span if sentence.is_aside(_LONGEST_RECOMMENDATION) else None


def _far_heading(layout: Layout, sentence: Sentence, last: int) -> Span | None:
    """«Read also on our website:» with headlines behind it, or below it."""
    text, start = layout.words.text, layout.words.ends[last]
    colon = text.find(":", start, start + _LONGEST_WAY)
    end = layout.line_end(start, _LONGEST_ROW) if sentence.opens else None
    row = text[colon + 1 : end].strip() if colon > 0 and end and colon < end else ""
    if row and not row[0].islower() and is_row(row):
        return sentence.start, end or start
    return headed(layout, sentence, last)


def _ticker(layout: Layout, _marker: Marker, first: int, _last: int) -> Span | None:
    sentence = layout.sentence(first)
    if not layout.begins(sentence, first) or not sentence.is_aside(_LONGEST_ASIDE):
        return None
    listed = layout.folded[first : sentence.last + 1]
    rates = all(word.isdigit() or word in markers().ticker for word in listed)
    return sentence.span if rates and any(word.isdigit() for word in listed) else None


_COVERED: Mapping[Kind, Callable[[Layout, Marker, int, int], Span | None]] = {
    "heading": _heading,
    "notice": _notice,
    "bracket": _remark,
    "credit": _credit,
    "agency": _agency,
    "alone": _alone,
    "more": _alone,
    "ticker": _ticker,
    "block": block,
    "earlier": earlier,
    "appeal": appeal,
    "plea": plea,
    "subscription": subscription,
    "invitation": invitation,
    "elsewhere": elsewhere,
    "tags": tags,
    "comments": comments,
    "rights": rights,
    "writer": writer,
}

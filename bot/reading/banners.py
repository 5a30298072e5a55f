"""How far a banner goes: what asks the reader for money, or to follow the outlet elsewhere. Pure.

A banner speaks of «us» and to «you». So do people in quotations: a sentence that is quoted, that is the turn of a
dialogue or that tells who says it is no banner.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from bot.reading.layout import Layout, Sentence, Span
from bot.reading.markers import Marker, markers

_LONGEST_SENTENCE = 400
_LONGEST_INVITATION = 250
_LONGEST_BANNER = 1200
_MOST_SENTENCES = 8
_MOST_LINES = 3
_SHORT = 40
_QUOTES = frozenset('«„“”"')


def appeal(layout: Layout, _marker: Marker, first: int, _last: int) -> Span | None:
    """A sentence that asks for support, and with it what belongs to it: of a paragraph that it begins, all up to the
    last sentence about «us» or «you»; the whole one below a rule or where the article is over."""
    sentence = layout.sentence(first)
    if not _asks(layout, sentence, first):
        return None
    if layout.is_one_line or not sentence.opens:
        return sentence.start, _ours_end(layout, sentence)
    end = layout.line_end(sentence.start, _LONGEST_BANNER)
    if end and (layout.is_set_apart(sentence.start) or layout.is_over(end)):
        return sentence.start, end
    return sentence.start, _last_of_ours(layout, sentence)


def subscription(layout: Layout, _marker: Marker, first: int, _last: int) -> Span | None:
    """A sentence that asks to subscribe, and those about «us» and «you» right behind it."""
    sentence = layout.sentence(first)
    return (sentence.start, _ours_end(layout, sentence)) if _asks(layout, sentence, first) else None


def invitation(layout: Layout, _marker: Marker, first: int, _last: int) -> Span | None:
    """A short sentence at the beginning or the end of its line that has such a phrase somewhere."""
    sentence = layout.sentence(first)
    if not sentence.is_aside(_LONGEST_INVITATION) or layout.is_quoted(sentence, first) or _is_told(layout, sentence):
        return None
    return sentence.span


def elsewhere(layout: Layout, marker: Marker, first: int, last: int) -> Span | None:
    """The same, if the sentence tells of no case."""
    sentence = layout.sentence(first)
    span = invitation(layout, marker, first, last)
    return None if span and markers().has("step", layout.folded[sentence.first : sentence.last + 1]) else span


def plea(layout: Layout, _marker: Marker, first: int, _last: int) -> Span | None:
    """The line of such a phrase, if all of its sentences are about «us» and «you»."""
    begin = layout.line_start(first, _LONGEST_BANNER)
    if begin is None:
        return None
    sentence = layout.sentence(begin)
    end = layout.line_end(sentence.start, _LONGEST_BANNER)
    if end is None or layout.is_quoted(sentence, begin):
        return None
    listed = (sentence, *layout.following(sentence, _MOST_SENTENCES))
    return (sentence.start, end) if all(_is_ours(layout, one) for one in listed) else None


def banner_below(layout: Layout, done: int) -> list[Span]:
    """The last lines of a text, up to three, behind what is left out so far, each one that asks for help: in which
    nothing is quoted and every sentence but a short one speaks of «us» or to «you»."""
    text, found = layout.words.text, list[Span]()
    end = len(text.rstrip())
    for _ in range(_MOST_LINES):
        start = text.rfind("\n", max(done, end - _LONGEST_BANNER), end) + 1
        first = bisect_left(layout.words.starts, start)
        if not 0 < start < end or start < done or first == len(layout.words.starts) or not _pleads(layout, first):
            break
        found.append((start, end))
        end = len(text[:start].rstrip())
    return found[::-1]


def _pleads(layout: Layout, first: int) -> bool:
    sentence = layout.sentence(first)
    listed = [sentence, *layout.following(sentence, _MOST_SENTENCES)]
    if layout.is_quoted(sentence, first) or not layout.ends_line(listed[-1].last):
        return False
    said = layout.folded[first : listed[-1].last + 1]
    pleading = markers().has("ours", said) and markers().has("asking", said)
    return pleading and all(
        _is_ours(layout, one) or (one.length <= _SHORT and not _is_told(layout, one)) for one in listed
    )


def _asks(layout: Layout, sentence: Sentence, first: int) -> bool:
    if not layout.begins(sentence, first) or sentence.length > _LONGEST_SENTENCE:
        return False
    return not layout.is_quoted(sentence, first) and not _is_told(layout, sentence)


def _ours_end(layout: Layout, sentence: Sentence) -> int:
    end = sentence.end
    for behind in layout.following(sentence, _MOST_SENTENCES):
        if not _is_ours(layout, behind):
            break
        end = behind.end
    return end


def _last_of_ours(layout: Layout, sentence: Sentence) -> int:
    behind = layout.following(sentence, _MOST_SENTENCES)
    return max([sentence.end, *(one.end for one in behind if _is_ours(layout, one))])


def _is_ours(layout: Layout, sentence: Sentence) -> bool:
    if sentence.length > _LONGEST_SENTENCE or _is_told(layout, sentence):
        return False
    quotes = not _QUOTES.isdisjoint(layout.words.text[sentence.start : sentence.end])
    return not quotes and markers().has("ours", layout.folded[sentence.first : sentence.last + 1])


def _is_told(layout: Layout, sentence: Sentence) -> bool:
    said, known = layout.folded[sentence.first : sentence.last + 1], markers()
    return any(
        known.has("speech", (word,)) and not known.has("relative", (before,)) for before, word in pairwise(("", *said))
    )

"""How far the parts of a page go that stand around an article: blocks of headlines, tags, footnotes, comments. Pure."""

from __future__ import annotations

from bisect import bisect_left

from bot.reading.headlines import headlines_end, is_parted
from bot.reading.layout import Layout, Sentence, Span
from bot.reading.markers import Marker

_LONGEST_LINE = 300
_LONGEST_FOOTNOTE = 400
_LONGEST_TAG = 40
_MOST_TAGS = 12
_MOST_NAMES = 4
_SHORTEST_NAME = 3
_SIGN = 3
_STARS = ("*", "¹", "²", "³", "†", "(*", "[*")
_STOPS = (".", "!", "?", "…", ";", ":")
_CLOSING = '»”")'


def block(layout: Layout, _marker: Marker, first: int, last: int) -> Span | None:
    """A line that says just this, and the headlines below it, or in the same line with signs between them.

    What a text begins with may be a digest, or the label of a post: of that no headlines are left out.
    """
    sentence = layout.sentence(first)
    if not (sentence.opens and layout.begins(sentence, first)):
        return None
    if layout.ends_line(last):
        end = layout.words.ends[last]
        return sentence.start, headlines_end(layout.words.text, end) if first else end
    if not first:
        return None
    row = _rest_of_line(layout, last)
    return (sentence.start, layout.words.ends[last] + len(row)) if is_parted(row) else headed(layout, sentence, last)


def headed(layout: Layout, sentence: Sentence, last: int) -> Span | None:
    """A line that goes on for a few words, with the headlines below it: two or more, or one that is the last."""
    if not (sentence.opens and layout.heads(last)):
        return None
    text, end = layout.words.text, layout.words.ends[last] + len(_rest_of_line(layout, last))
    below = headlines_end(text, end)
    lines = sum(1 for line in text[end:below].split("\n") if line.strip())
    return (sentence.start, below) if lines > 1 or (lines and layout.is_over(below)) else None


def earlier(layout: Layout, _marker: Marker, first: int, last: int) -> Span | None:
    """«Earlier we wrote:» with titles below it, or with one behind it that is in quotation marks or no sentence."""
    sentence, text = layout.sentence(first), layout.words.text
    if not (sentence.opens and layout.begins(sentence, first) and _is_headed(layout, last)):
        return None
    end = layout.words.ends[last]
    if layout.ends_line(last):
        return sentence.start, headlines_end(text, end)
    row = _rest_of_line(layout, last)
    title = row.strip(" :.")
    quoted = title.startswith(("«", "“", '"')) and title.endswith(("»", "”", '"'))
    headline = title[:1].isupper() and not row.rstrip(_CLOSING).endswith(_STOPS)
    return (sentence.start, end + len(row)) if quoted or headline else None


def footnote(layout: Layout, first: int) -> Span | None:
    """The sentence of this word behind an asterisk."""
    sentence = layout.sentence(first)
    marked = layout.words.text[sentence.start : sentence.start + 2].startswith(_STARS)
    return sentence.span if marked and sentence.length <= _LONGEST_FOOTNOTE else None


def tags(layout: Layout, _marker: Marker, first: int, last: int) -> Span | None:
    """A line that begins so and is no sentence; a line that says just this, with the short ones below it."""
    sentence = layout.sentence(first)
    if not (sentence.opens and layout.begins(sentence, first) and _is_headed(layout, last)):
        return None
    if layout.ends_line(last):
        return sentence.start, _tags_end(layout, layout.words.ends[last])
    row = _rest_of_line(layout, last)
    return (sentence.start, layout.words.ends[last] + len(row)) if row and not row.endswith(_STOPS) else None


def rights(layout: Layout, _marker: Marker, first: int, last: int) -> Span | None:
    """A line that has the sign ©; without it, a sentence of a line's beginning or end that ends so."""
    begin, sentence = layout.line_start(first, _LONGEST_LINE), layout.sentence(first)
    start = sentence.start if begin is None else layout.sentence(begin).start
    end = layout.line_end(sentence.start, _LONGEST_LINE)
    if begin is not None and end and "©" in layout.words.text[max(0, start - _SIGN) : end]:
        return start, end
    ends = last == sentence.last and not layout.is_quoted(sentence, first)
    return sentence.span if ends and sentence.is_aside(_LONGEST_LINE) else None


def comments(layout: Layout, _marker: Marker, first: int, last: int) -> Span | None:
    """A line that says just this and how many there are, and all below it, if that is shorter than all above."""
    sentence, text = layout.sentence(first), layout.words.text
    numbers = [word for word in layout.folded[max(0, first - 1) : last + 2] if word.isdigit()]
    line = layout.line_end(sentence.start, _LONGEST_TAG)
    if not (sentence.opens and numbers and line) or sentence.last > last + 1 or sentence.first < first - 1:
        return None
    return (sentence.start, len(text.rstrip())) if len(text) - line < sentence.start else None


def writer(layout: Layout, _marker: Marker, first: int, last: int) -> Span | None:
    """The paragraph about who wrote the article, below it; not one about somebody of whom it tells."""
    sentence = layout.sentence(first)
    end = layout.line_end(sentence.start, _LONGEST_LINE)
    if not sentence.opens or end is None or sentence.first == 0:
        return None
    if layout.begins(sentence, first):
        below = bisect_left(layout.words.starts, end)
        if layout.ends_line(last) and below < len(layout.words.starts):
            end = layout.line_end(layout.words.starts[below], _LONGEST_LINE) or end
        return (sentence.start, end) if layout.is_over(end) else None
    return (sentence.start, end) if layout.is_over(end) and _is_named_here_only(layout, sentence, first) else None


def _is_headed(layout: Layout, last: int) -> bool:
    return layout.ends_line(last) or layout.sign(last) == ":"


def _is_named_here_only(layout: Layout, sentence: Sentence, first: int) -> bool:
    names = layout.words.written[sentence.first : min(first, sentence.first + _MOST_NAMES)]
    if len(names) < 2 or not all(name[0].isupper() for name in names[:2]):
        return False
    # Whatever its ending.
    surname = layout.folded[sentence.first + 1]
    known = surname[: max(_SHORTEST_NAME, len(surname) - 2)]
    others = (*layout.folded[: sentence.first], *layout.folded[sentence.first + 2 :])
    return not any(word.startswith(known) for word in others)


def _rest_of_line(layout: Layout, last: int) -> str:
    end = layout.words.ends[last]
    stop = layout.line_end(end, 2 * _LONGEST_LINE)
    return "" if stop is None else layout.words.text[end:stop].rstrip()


def _tags_end(layout: Layout, end: int) -> int:
    text = layout.words.text
    for _ in range(_MOST_TAGS):
        number = bisect_left(layout.words.starts, end)
        if number == len(layout.words.starts):
            return end
        stop = layout.line_end(layout.words.starts[number], _LONGEST_TAG)
        if stop is None or text.endswith(_STOPS, end, stop):
            return end
        end = stop
    return end

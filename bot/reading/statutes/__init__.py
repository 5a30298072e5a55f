"""Articles of law that a text cites, in every way that six languages have of citing them. Pure.

    words and signs (line, lexicon) → numbers, lists, parts → leads, codes → citations
    citations → resolve (clues, weights, scene, subjects, bounds) → spelling

Most texts cite none: then only the words around their numbers are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.reading.found import Text
from bot.reading.model import Statute
from bot.reading.statutes.citations import Cited, citations
from bot.reading.statutes.codes import Codes
from bot.reading.statutes.field import Field
from bot.reading.statutes.line import Line
from bot.reading.statutes.resolve import Story, article_of

__all__ = ["find_statutes"]


def find_statutes(texts: Sequence[Text]) -> tuple[Statute, ...]:
    """Every article of law that the fields of one article cite, one object an occurrence, in order of field and start.

    A range gives one object for each of its articles, all with the passage of the range.
    """
    fields: list[Field] = []
    for number, text in enumerate(texts):
        line = Line(text)
        codes = Codes(line)
        fields.append(Field(number, line, codes, citations(line, codes)))
    story = Story(fields)
    return tuple(statute for field in fields for one in field.cited for statute in _statutes(story, field, one))


def _statutes(story: Story, field: Field, one: Cited) -> Iterator[Statute]:
    country, code = story.read(field, one)
    where = field.line.passage(one.start, one.end)
    numbers = [one.item.number, *([one.item.until] if one.item.until else [])]
    ends = [article_of(one, number, country, code) for number in numbers]
    if one.item.until:
        first, last = int(one.item.number.base), int(one.item.until.base)
        between = [(str(number), None) for number in range(first + 1, last)]
        ends = [ends[0], *between, *ends[1:]]
    for article, part in ends:
        yield Statute(country, code, article, part, where)

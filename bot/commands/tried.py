"""What an edit of a keyword would have made of the articles stored, as it is told before anybody saves it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.messages.speech import Speech
from bot.messages.text import Piece, Run, bold, cut, text
from bot.preview import Preview
from bot.reading.backtest import Example

MANY_A_DAY = 30
_TITLE = 90


def tried_pieces(found: Preview, speech: Speech) -> tuple[Piece, ...]:
    """How many more and fewer would have been told, how many a day, and examples with the words that were met."""
    pieces: list[Piece] = list(text("\n\n", bold(speech.say("In the last {number} days", number=found.days)), "\n"))
    if not found.entries:
        return (*pieces, *text(speech.say("nothing is stored that it could be tried on.")))
    stored = speech.count("{number} article is stored", "{number} articles are stored", found.entries)
    pieces += text(stored, ", ", speech.say("{number} of them were told under this topic.", number=found.matched), "\n")
    pieces += text(speech.say("{more} more would be told, {fewer} fewer.", more=found.gained, fewer=found.lost), " ")
    a_day = found.would_match / found.days
    pieces += text(speech.say("In all {number} a day.", number=f"{a_day:.1f}"))
    if found.is_estimate:
        said = speech.say(
            "This is an estimate: the newest {read} of {all} were read.", read=found.tally.read, all=found.asked
        )
        pieces += text("\n", said)
    if a_day > MANY_A_DAY and found.gained:
        pieces += text(
            "\n", bold(speech.say("That is a lot. A narrower keyword would spare everybody who follows it."))
        )
    return (*pieces, *_examples("+", found.tally.come), *_examples("−", found.tally.go))


def language_told(language: str, speech: Speech) -> tuple[Piece, ...]:
    """What the letters of a keyword say of its language."""
    said = speech.say("Language, by its letters: {language}. Write its code before the words if it is another.",
                      language=speech.tongue(language))  # fmt: skip
    return text("\n", said)


def _examples(sign: str, examples: Iterable[Example]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for one in examples:
        title = cut(" ".join(one.title.split()), _TITLE) or one.link
        pieces += text(f"\n{sign} ", Run(title, url=one.link or None))
        pieces += text(f" — «{cut(one.hit.where.text, 60)}»") if one.hit else ()
    return tuple(pieces)

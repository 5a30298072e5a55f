"""What is said of changes to feeds.yaml: what changes, in whose words, and what a keyword means. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.config.edit.sentence import Told
from bot.config.rule import NEAR_WORDS, Form, Phrase, Rule, Side, Term, parse_rule
from bot.language.findable import findable
from bot.language.tokens import fold, is_capitals
from bot.messages.speech import Speech, mark
from bot.messages.text import Piece, text

# The editing room says what changes in English: these, with their values apart.
CHANGES = (
    mark("«{topic}» has a new keyword ({language}): {rule}"),
    mark("«{topic}» has a new word of context ({language}): {rule}"),
    mark("«{topic}» has a new exclusion ({language}): {rule}"),
    mark("«{topic}» no longer has the keyword ({language}): {rule}"),
    mark("«{topic}» no longer has the word of context ({language}): {rule}"),
    mark("«{topic}» no longer has the exclusion ({language}): {rule}"),
    mark("The feed «{name}» is new: {url}"),
    mark("The feed «{name}» is removed."),
    mark("The feed «{name}» has another {key}: {value}"),
    mark("The feed «{name}» has no {key} of its own any more."),
    mark("The feed «{name}» is paused."),
    mark("The feed «{name}» is paused no longer."),
    mark("The topic «{topic}» is new."),
    mark("The topic «{topic}» is removed, with all its keywords."),
    mark("The topic «{topic}» is called «{title}» ({language})."),
    mark("«{topic}» now has the statute {value}"),
    mark("«{topic}» no longer has the statute {value}"),
    mark("«{topic}» now has the country {value}"),
    mark("«{topic}» no longer has the country {value}"),
    mark("The list «{name}» ({language}) now has: {value}"),
    mark("The list «{name}» ({language}) no longer has: {value}"),
    mark("By default {key} is {value}."),
    mark("The topic «{topic}» has no title in this language any more: {language}"),
    mark("Nothing that counts was changed: comments, order or spelling."),
    mark("the file as it was read"),
)
SHOWN = 15
FORMS = 4


def change_line(told: Told, speech: Speech) -> str:
    """One change in this language; one that is not known here as it is."""
    return speech.say(told.sentence, **told.values) if told.sentence in CHANGES else told.text


def change_lines(changes: Sequence[Told], speech: Speech) -> tuple[Piece, ...]:
    """The first changes, a line each, and how many more there are."""
    pieces = [piece for one in changes[:SHOWN] for piece in text("\n• ", change_line(one, speech))]
    more = len(changes) - SHOWN
    if more > 0:
        pieces += text("\n", speech.count("and {number} more", "and {number} more", more))
    return tuple(pieces)


def rule_lines(rule: Rule, language: str, speech: Speech) -> Iterator[str]:
    """What a keyword meets, as it was understood, a sentence a line."""
    rule = parse_rule(rule.text)
    yield from _near(rule.sides, language, speech)
    for far in rule.far:
        yield speech.say("and anywhere in the same article:")
        yield from _near(far, language, speech)
    if rule.strong:
        yield speech.say("It counts whatever the topic's context and exclusions say.")


def _near(sides: Iterable[Side], language: str, speech: Speech) -> Iterator[str]:
    for number, side in enumerate(sides):
        if number:
            yield speech.say("and within {number} words of it, in the same sentence:", number=NEAR_WORDS)
        yield "\n".join(_phrase(phrase, language, speech) for phrase in side)


def _phrase(phrase: Phrase, language: str, speech: Speech) -> str:
    told = "; ".join(_term(term, language, speech) for term in phrase)
    return told if len(phrase) == 1 else speech.say("words that follow one another: {words}", words=told)


def _term(term: Term, language: str, speech: Speech) -> str:
    if term.form is Form.LIST:
        return speech.say("any word or phrase of the list ${name}", name=term.text)
    if term.form is Form.PREFIX:
        return speech.say("any word that begins with «{word}»", word=term.text)
    if term.form is Form.EXACT and is_capitals(term.text):
        return speech.say("«{word}», only so and only in capitals", word=term.text)
    if term.form is Form.EXACT:
        return speech.say("«{word}», only so", word=term.text)
    forms = _forms(term.text, language)
    if not forms:
        return speech.say("«{word}» in any form", word=term.text)
    return speech.say("«{word}» in any form: {forms}…", word=term.text, forms=", ".join(forms))


def _forms(word: str, language: str) -> list[str]:
    """A few other forms of a word that its language lists."""
    folded = fold(word)
    listed = {form for form in findable(folded, language) if not form.endswith("*")} - {folded}
    return sorted(listed, key=lambda form: (len(form), form))[:FORMS]

"""What is said of a name that somebody watches: how it was understood, and how often it is told. Pure."""

from __future__ import annotations

from bot.messages.speech import Speech
from bot.reading.names import ParsedName, examples, parse_name

SHOWN = 12


def understood_name(name: str, speech: Speech) -> str:
    """Which word is what, and whether it is a man's name or a woman's."""
    parsed = parse_name(name)
    if parsed.one_word:
        return speech.say("One word: I do not know whether it is a given name or a surname.")
    parts = [*_parts(parsed, speech), _sex(parsed, speech)]
    return " · ".join(part for part in parts if part)


def _parts(parsed: ParsedName, speech: Speech) -> list[str]:
    initials = ", ".join(f"{one.upper()}." for one in parsed.initials)
    return [
        speech.say("given name: {word}", word=parsed.given) if parsed.given else "",
        speech.say("initials: {word}", word=initials) if initials else "",
        speech.say("patronymic: {word}", word=parsed.patronymic) if parsed.patronymic else "",
        speech.say("surname: {word}", word=parsed.surname) if parsed.surname else "",
        speech.say("formerly: {word}", word=", ".join(map(str.title, parsed.former))) if parsed.former else "",
    ]


def _sex(parsed: ParsedName, speech: Speech) -> str:
    said = {"male": speech.say("a man"), "female": speech.say("a woman")}
    return said.get(parsed.gender, speech.say("a man or a woman"))


def found_forms(name: str, speech: Speech) -> str:
    """Some of the forms that it will be found in, in several scripts; nothing where there are none to show."""
    forms = [form for form in examples(name) if form != name][:SHOWN]
    return speech.say("I find, for example: {forms}", forms=", ".join(forms)) if forms else ""


def how_often(a_month: float, at_least: bool, speech: Speech) -> str:
    """About how many alerts a month that would have been."""
    number = round(a_month)
    if number < 1:
        return speech.say("By what is stored, less than one alert a month.")
    if at_least:
        return speech.count(
            "By what is stored, at least {number} alert a month.",
            "By what is stored, at least {number} alerts a month.",
            number,
        )
    return speech.count(
        "By what is stored, about {number} alert a month.", "By what is stored, about {number} alerts a month.", number
    )

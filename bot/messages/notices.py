"""What whoever runs the bot reads when something is wrong, and when it is over. Pure.

Each kind of notice has a line in BEGAN and one in OVER; one that has none is told in the words it was filed with.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.messages.measures import length, size, usually
from bot.messages.speech import Speech
from bot.messages.text import Message, bold, text
from bot.watchdog.finding import CONFIGURATION
from storage.records import Notice

Line = Callable[[Notice, Speech], str]


def notice_message(notice: Notice, speech: Speech, *, over: bool) -> Message:
    """What is the matter with what; that it is over, and how long it lasted."""
    line = over_line(notice, speech) if over else began_line(notice, speech)
    return Message(text(bold(_title(notice, speech)), "\n", line))


def notice_line(notice: Notice, speech: Speech) -> str:
    """The same in one paragraph, for a list of what is wrong."""
    return f"{_title(notice, speech)}: {began_line(notice, speech)}"


def began_line(notice: Notice, speech: Speech) -> str:
    """What is the matter."""
    return BEGAN[notice.kind](notice, speech) if notice.kind in BEGAN else notice.message


def over_line(notice: Notice, speech: Speech) -> str:
    """That it is over, and how long it lasted."""
    said = OVER[notice.kind](notice, speech) if notice.kind in OVER else speech.say("This is over.")
    lasted = (notice.over_at or notice.told_at) - notice.since
    if lasted < timedelta(minutes=1):
        return said
    return f"{said} {speech.say('It lasted {length}.', length=length(lasted, speech))}"


def _title(notice: Notice, speech: Speech) -> str:
    titles = {
        "feeds": speech.say("Feeds"),
        "delivery": speech.say("Delivery"),
        "disk": speech.say("Disk"),
        "parser": speech.say("Reading of feeds"),
    }
    return titles.get(notice.kind) or notice.key or notice.kind


def _silent(notice: Notice, speech: Speech) -> str:
    since, per_day = speech.moment(notice.since), notice.figures.get("per_day", 0.0)
    if not per_day:
        return speech.say("Cannot be read since {time}.", time=since)
    usual = usually(per_day, speech)
    if notice.figures.get("fails"):
        return speech.say("Silent since {time}; {usual}. It cannot be read.", time=since, usual=usual)
    return speech.say("Silent since {time}; {usual}. It can be read, but brings nothing new.", time=since, usual=usual)


def _empty(notice: Notice, speech: Speech) -> str:
    had = round(notice.figures.get("entries", 0))
    since = speech.moment(notice.since)
    return speech.count(
        "Suddenly empty since {time}: it has brought {number} entry so far, and now there is none in it.",
        "Suddenly empty since {time}: it has brought {number} entries so far, and now there is none in it.",
        had,
        time=since,
    )


def _gone(notice: Notice, speech: Speech) -> str:
    return speech.say(
        "Its server says that it is gone for good (410). It is polled no more: give it a new address in feeds.yaml, or "
        "take it out."
    )


def _feeds(notice: Notice, speech: Speech) -> str:
    return speech.say(
        "{failing} of {all} feeds cannot be read since {time}. Perhaps this machine or its proxy has no connection.",
        failing=round(notice.figures.get("failing", 0)),
        all=round(notice.figures.get("feeds", 0)),
        time=speech.moment(notice.since),
    )


def _delivery(notice: Notice, speech: Speech) -> str:
    return speech.say(
        "Alerts do not go out: one has been waiting since {time}, and none was sent since.",
        time=speech.moment(notice.since),
    )


def _disk(notice: Notice, speech: Speech) -> str:
    return speech.say(
        "The disk of the database is nearly full: {free} of {total} are free.",
        free=size(notice.figures.get("free", 0), speech),
        total=size(notice.figures.get("total", 0), speech),
    )


def _parser(notice: Notice, speech: Speech) -> str:
    return speech.count(
        "The process that parses feeds died {number} time within half an hour; the log says of which feeds.",
        "The process that parses feeds died {number} times within half an hour; the log says of which feeds.",
        round(notice.figures.get("deaths", 0)),
    )


def _configuration(notice: Notice, speech: Speech) -> str:
    said = speech.say("There is a mistake in it, so that what was in force before stays in force.")
    return f"{said}\n{notice.message}"


BEGAN: dict[str, Line] = {
    "silent": _silent,
    "empty": _empty,
    "gone": _gone,
    "feeds": _feeds,
    "delivery": _delivery,
    "disk": _disk,
    "parser": _parser,
    CONFIGURATION: _configuration,
}
OVER: dict[str, Line] = {
    "silent": lambda _, speech: speech.say("It brings entries again."),
    "empty": lambda _, speech: speech.say("It has entries again."),
    "gone": lambda _, speech: speech.say("It is polled again."),
    "feeds": lambda _, speech: speech.say("Feeds can be read again."),
    "delivery": lambda _, speech: speech.say("Alerts go out again."),
    "disk": lambda _, speech: speech.say("There is room on the disk again."),
    "parser": lambda _, speech: speech.say("Feeds are parsed without trouble again."),
    CONFIGURATION: lambda _, speech: speech.say("It is in order again, and in force."),
}

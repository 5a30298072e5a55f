"""Whether an alert comes with a sound. Pure. What is muted still arrives: nothing is lost by wanting quiet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from storage.records import Mute, Named, Possible

EVERYTHING = "*"


def is_silent(always: bool, mutes: Sequence[Mute], topics: Collection[str], named: bool, now: datetime) -> bool:
    """Whether an alert with these topics comes without a sound; `always` is the chat's own choice.

    A muted topic silences what comes for that topic alone: never news of another one, nor of a watched person who is
    `named` for all to hear. With no such topic and no such person, nobody has to hear it.
    """
    muted = {mute.topic for mute in mutes if mute.until is None or mute.until > now}
    return always or EVERYTHING in muted or (not named and muted.issuperset(topics))


def is_heard(named: Sequence[Named], possible: Possible) -> bool:
    """Whether somebody is named who is told of with a sound: certainly the person, or possibly where that is wished."""
    return any(one.certainty == "certain" or (possible == "shown" and not one.doubted) for one in named)

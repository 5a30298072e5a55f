"""Whether an alert comes with a sound. Pure. What is muted still arrives: nothing is lost by wanting quiet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from storage.records import Mute

EVERYTHING = "*"


def is_silent(always: bool, mutes: Sequence[Mute], topics: Collection[str], named: bool, now: datetime) -> bool:
    """Whether an alert with these topics comes without a sound; `always` is the chat's own choice.

    A muted topic silences what comes for that topic alone: never news of another one, nor of a watched person.
    """
    muted = {mute.topic for mute in mutes if mute.until is None or mute.until > now}
    only_muted = bool(topics) and not named and muted.issuperset(topics)
    return always or EVERYTHING in muted or only_muted

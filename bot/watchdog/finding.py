"""What the watchdog finds. A kind has a sentence for its beginning and one for its end in `bot.messages.notices`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["silent", "empty", "gone", "feeds", "delivery", "disk", "parser"]
# Found by whoever reads feeds.yaml, not by the watchdog.
CONFIGURATION = "configuration"
OF_A_FEED: tuple[Kind, ...] = ("silent", "empty", "gone")
OF_ALL: tuple[Kind, ...] = ("feeds", "delivery", "disk", "parser")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something is wrong: what, with which feed (empty if with none in particular), since when, and its figures."""

    kind: Kind
    key: str
    since: datetime
    figures: Mapping[str, float] = field(default_factory=dict)

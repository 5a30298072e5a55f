"""How fast a bot may send: Telegram's published limits, kept strictly. Pure: `now` is unix seconds.

30 messages a second over all, one a second to a person (a few at once are forgiven), 20 a minute to a group or
channel: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

OVERALL = (30, 1.0)  # messages in seconds
GROUP = (20, 60.0)
BURST = 3  # messages to a person at once; then one a second
_MOST_PEOPLE = 10_000  # remembered; the longest known is forgotten first


@dataclass(slots=True)
class Limits:
    """What was sent lately."""

    overall: deque[float] = field(default_factory=lambda: deque(maxlen=OVERALL[0]))
    groups: dict[int, deque[float]] = field(default_factory=dict)
    people: dict[int, float] = field(default_factory=dict)  # chat → when its forgiven burst is whole again

    def spend(self, chat_id: int, now: float) -> int:
        """Count one message to `chat_id` and give 0, or do not count it and give the seconds to wait."""
        wait = max(_wait(self.overall, OVERALL, now), self._chat_wait(chat_id, now))
        if wait > 0:
            return math.ceil(wait)
        self.overall.append(now)
        if chat_id < 0:
            self.groups[chat_id].append(now)
        else:
            self.people[chat_id] = max(self.people.pop(chat_id, now), now) + 1
            if len(self.people) > _MOST_PEOPLE:
                del self.people[next(iter(self.people))]
        return 0

    def _chat_wait(self, chat_id: int, now: float) -> float:
        if chat_id < 0:
            return _wait(self.groups.setdefault(chat_id, deque(maxlen=GROUP[0])), GROUP, now)
        return max(self.people.get(chat_id, now), now) + 1 - BURST - now


def _wait(sent: deque[float], limit: tuple[int, float], now: float) -> float:
    """Seconds until one more fits; `sent` keeps only as many times as the limit allows."""
    most, seconds = limit
    return max(0.0, sent[0] + seconds - now) if len(sent) == most else 0.0

"""How fast messages may go. Pure arithmetic on times; whoever sends asks first and tells afterwards.

Telegram's limits: about 30 messages a second overall, 1 a second in a private chat, 20 a minute in a group or channel.
We stay below each, evenly: a burst that is allowed for a second is what earns a pause for all.
"""

from __future__ import annotations

OVERALL = 1 / 25
PRIVATE = 1.05
GROUP = 3.1
_FORGET_ABOVE = 10_000


class Pace:
    """When the next message may go to which chat. Times are seconds of any one steady clock."""

    def __init__(self) -> None:
        self._any = 0.0
        self._chats: dict[int, float] = {}

    def wait(self, chat_id: int, now: float) -> float:
        """Seconds until this chat may get a message; 0 if it may now."""
        return max(0.0, self._any - now, self._chats.get(chat_id, 0.0) - now)

    def overall(self, now: float) -> float:
        """Seconds until any chat may get a message."""
        return max(0.0, self._any - now)

    def sent(self, chat_id: int, kind: str, now: float) -> None:
        """A message goes to this chat now."""
        self._any = max(self._any, now) + OVERALL
        self._chats[chat_id] = now + (PRIVATE if kind == "private" else GROUP)
        if len(self._chats) > _FORGET_ABOVE:
            self._chats = {chat: free for chat, free in self._chats.items() if free > now}

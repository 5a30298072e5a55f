"""The third line of the flow: update → command → message → reply. Only this room and the channels know the library."""

from bot.inbox.inbox import Inbox
from bot.inbox.listening import listening

__all__ = ["Inbox", "listening"]

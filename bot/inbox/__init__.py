"""The third line of the flow: update → command → message → reply. Only this room and the channels know the library."""

from bot.inbox.connection import listening
from bot.inbox.inbox import Inbox

__all__ = ["Inbox", "listening"]

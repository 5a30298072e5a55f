"""Pages of what somebody asked for in words. Telegram gives a button 64 bytes: longer words are read again from the
message that asked, which the page answers."""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.base import Ask, Desk, page_number
from bot.messages.lists import PAGE, page_message
from bot.messages.text import Message
from storage.records import StoredEntry

_BUTTON_BYTES = 56
_AGAIN = "^"
_ANEW = "+"


def asked_page(ask: Ask) -> tuple[str, int | None]:
    """(words, page) of a button; no page means the first one, in a message of its own."""
    words, _, number = ask.words.rpartition(" ")
    return (words_again(ask) if words == _AGAIN else words), None if number == _ANEW else page_number(number)


def words_again(ask: Ask) -> str:
    """The words of the message that asked, without its command."""
    replied = ask.replied.strip()
    return " ".join(replied.split()[1:]) if replied.startswith("/") else " ".join(replied.split())


def button_data(command: str, words: str) -> str:
    """What a button sends that is about these words."""
    data = f"{command} {words}"
    return data if len(data.encode()) <= _BUTTON_BYTES and words != _AGAIN else f"{command} {_AGAIN}"


def ask_anew(command: str, words: str) -> str:
    """What a button sends that asks for the first page of these words, or does what else the command does."""
    return f"{button_data(command, words)} {_ANEW}"


def found_page(found: Sequence[StoredEntry], command: str, words: str, page: int, ask: Ask, desk: Desk) -> Message:
    """One page of these entries, which are all there are or PAGE + 1 from the page on."""
    return page_message(found, page, button_data(command, words), desk.config, ask.speech, answering=ask.asked_id)


__all__ = ["PAGE", "ask_anew", "asked_page", "button_data", "found_page", "words_again"]

"""The channel to Telegram without it: what each error of the library means."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram import failure, keyboard, translated, unchanged_is_fine
from bot.errors import SendFailure, SendTrouble
from bot.messages.text import Button

LINK = "https://outlet.example/a?b=1&c=2"


def seconds(length: timedelta | None) -> float | None:
    return length.total_seconds() if length else None


@pytest.mark.parametrize(
    ("error", "trouble", "code", "wait", "moved"),
    [
        (RetryAfter(7), SendTrouble.PAUSED, 429, 7, None),
        (RetryAfter(43_200), SendTrouble.PAUSED, 429, 43_200, None),
        (NetworkError("Too Many Requests: retry after 14"), SendTrouble.PAUSED, 429, 14, None),
        (ChatMigrated(-1_000_000_000_007), SendTrouble.MIGRATED, 400, None, -1_000_000_000_007),
        (
            BadRequest("Bad Request: group chat was upgraded to a supergroup chat"),
            SendTrouble.MIGRATED,
            400,
            None,
            None,
        ),
        (Forbidden("Forbidden: bot was blocked by the user"), SendTrouble.FORBIDDEN, 403, None, None),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), SendTrouble.FORBIDDEN, 403, None, None),
        (Forbidden("Forbidden: user is deactivated"), SendTrouble.FORBIDDEN, 403, None, None),
        (InvalidToken("Unauthorized"), SendTrouble.TOKEN, 401, None, None),
        (InvalidToken(), SendTrouble.TOKEN, 401, None, None),
        (BadRequest("Bad Request: chat not found"), SendTrouble.CHAT_NOT_FOUND, 400, None, None),
        (BadRequest("Bad Request: message thread not found"), SendTrouble.THREAD_GONE, 400, None, None),
        (BadRequest("Bad Request: TOPIC_CLOSED"), SendTrouble.THREAD_GONE, 400, None, None),
        (BadRequest("Bad Request: TOPIC_DELETED"), SendTrouble.THREAD_GONE, 400, None, None),
        (
            BadRequest('Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0'),
            SendTrouble.MARKUP,
            400,
            None,
            None,
        ),
        (BadRequest("Bad Request: message is too long"), SendTrouble.REJECTED, 400, None, None),
        (BadRequest("Bad Request: BUTTON_DATA_INVALID"), SendTrouble.REJECTED, 400, None, None),
        (TimedOut(), SendTrouble.UNKNOWN, None, None, None),
        (NetworkError("httpx.ConnectError: all connection attempts failed"), SendTrouble.UNREACHABLE, None, None, None),
        (NetworkError("Bad Gateway"), SendTrouble.UNREACHABLE, None, None, None),
        (Conflict("Conflict: terminated by other getUpdates request"), SendTrouble.UNREACHABLE, None, None, None),
        (TelegramError("Invalid server response"), SendTrouble.UNREACHABLE, None, None, None),
    ],
)
def test_every_error_of_the_library_has_one_meaning(
    error: TelegramError, trouble: SendTrouble, code: int | None, wait: float | None, moved: int | None
) -> None:
    failed = failure(error)
    assert (failed.trouble, failed.code, failed.migrated_to) == (trouble, code, moved)
    assert seconds(failed.retry_after) == wait


def test_the_library_error_is_the_cause_and_none_of_its_words_are_repeated() -> None:
    with pytest.raises(SendFailure) as failed, translated():
        raise ChatMigrated(-1_000_000_000_007)
    assert isinstance(failed.value.__cause__, ChatMigrated)
    assert str(failed.value) == "migrated (400)"


def test_errors_of_our_own_are_not_translated() -> None:
    with pytest.raises(ValueError, match="ours"), translated():
        raise ValueError("ours")


def test_only_an_edit_that_changes_nothing_is_forgiven() -> None:
    with unchanged_is_fine():
        raise BadRequest("Bad Request: message is not modified: specified new message content is the same")
    with pytest.raises(BadRequest), unchanged_is_fine():
        raise BadRequest("Bad Request: message to edit not found")


def test_no_buttons_are_no_keyboard() -> None:
    assert keyboard(()) is None
    shown = keyboard(((Button("Why?", data="why 42"),), (Button("Page", url=LINK),)))
    assert shown is not None
    assert [[(one.text, one.callback_data, one.url) for one in row] for row in shown.inline_keyboard] == [
        [("Why?", "why 42", None)],
        [("Page", None, LINK)],
    ]

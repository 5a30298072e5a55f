"""What is asked about an alert that is held."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.messages.review import dropped_message, review_message
from bot.messages.speech import speech
from bot.messages.text import plain
from storage.records import AlertContent, Match, Review, StoredArticle, StoredEntry
from tests.commands.asking import CONFIG
from tests.messages.made import NOW

REVIEW = Review(12, 7, None, -1005, 0, message_id=77)
ENTRY = StoredEntry(3, "Outlet", "Суд идёт", "", "https://outlet.example/a", NOW, ("extradition",))
CONTENT = AlertContent(ENTRY, StoredArticle("Суд идёт", "", "ru", NOW), (Match("extradition", []),))


@pytest.mark.parametrize(("channel", "named"), [("Court watch", "Court watch"), ("", "-1005")])
def test_the_question_shows_the_alert_and_where_it_would_stand(channel: str, named: str) -> None:
    message = review_message(REVIEW, CONTENT, channel, CONFIG, speech("en"))
    assert plain(message.pieces).startswith(
        f"Shall this be posted in the channel {named}?\n\nExtradition\nСуд идёт\nOutlet, "
    )
    assert [(one.label, one.data) for row in message.buttons for one in row] == [
        ("Post it", "approve yes 12"),
        ("Reject", "approve no 12"),
    ]


def test_the_note_answers_the_question_without_a_sound() -> None:
    message = dropped_message(REVIEW, timedelta(days=7), speech("ru"))
    assert plain(message.pieces) == "Никто не ответил за 7 дней, поэтому это не публикуется."
    assert (message.reply_to, message.silent) == (77, True)

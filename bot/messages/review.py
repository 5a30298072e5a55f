"""What is asked about an alert that is held for a channel. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.config.model import Config
from bot.messages.alert import alert_message
from bot.messages.measures import length
from bot.messages.speech import Speech
from bot.messages.text import Button, Message, Run, bold, text
from storage.records import AlertContent, Review


def review_message(review: Review, content: AlertContent, channel: str, config: Config, speech: Speech) -> Message:
    """The alert as it would be posted in the channel of this title, with the buttons that let it out or not."""
    shown = alert_message(content, config, speech, "channel")
    asked = speech.say("Shall this be posted in the channel {channel}?", channel=channel or review.channel)
    approve, reject = (
        Button(speech.say("Post it"), f"approve yes {review.alert_id}"),
        Button(speech.say("Reject"), f"approve no {review.alert_id}"),
    )
    return replace(shown, pieces=text(bold(asked), "\n\n", *shown.pieces), buttons=((approve, reject),))


def dropped_message(review: Review, waited: timedelta, speech: Speech) -> Message:
    """That nobody answered for so long, as an answer to the question."""
    said = speech.say("Nobody answered for {length}, so this is not posted.", length=length(waited, speech))
    return Message(text(Run(said, "italic")), silent=True, reply_to=review.message_id)

"""One Bot API call, and what every method asks of it first: which chat, and may the bot speak there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.params import Params
from bot.sandbox.refusal import Refusal, bad_request, forbidden
from bot.sandbox.world import Chat, Message, World

_OUT = ("kicked", "left")


@dataclass(frozen=True, slots=True)
class Call:
    """A call: `spend(chat)` is asked once it is sure to be valid, and refuses it when it comes too fast."""

    world: World
    params: Params
    now: float
    spend: Callable[[Chat], None]

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat the call names."""
        value = self.params.text(name).strip()
        if not value:
            raise bad_request(f"{name} is empty")
        found = self._named(value[1:].lower()) if value.startswith("@") else self._numbered(value)
        if found is None:
            raise bad_request("chat not found")
        return found

    def _named(self, name: str) -> Chat | None:
        return next((chat for chat in self.world.chats.values() if name and chat.username == name), None)

    def _numbered(self, value: str) -> Chat | None:
        try:
            return self.world.chats.get(int(value))
        except ValueError:
            return None

    def open_chat(self) -> Chat:
        """The chat the call names, if the bot is in it and it has not moved."""
        chat = self.chat()
        if chat.migrated_to is not None:
            why = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refusal(400, why, migrate_to_chat_id=chat.migrated_to)
        if chat.status in _OUT:
            raise forbidden(_outside(chat))
        return chat

    def writable_chat(self) -> Chat:
        """The chat the call names, if the bot may post there."""
        chat = self.open_chat()
        if chat.type == "channel" and chat.status != "administrator":
            raise bad_request("need administrator rights in the channel chat")
        return chat

    def thread(self, chat: Chat) -> int | None:
        """The forum topic the call names, if it is there and open."""
        thread = self.params.integer("message_thread_id")
        if thread is None:
            return None
        if thread not in chat.topics:
            raise bad_request("message thread not found")
        if chat.topics[thread].closed:
            raise bad_request("TOPIC_CLOSED")
        return thread

    def reply_to(self, chat: Chat) -> int | None:
        """The message the call answers; None if there is none, or if it is gone and that is allowed."""
        given = self.params.json("reply_parameters", dict)
        reply = Params(given or {"message_id": self.params.integer("reply_to_message_id")})
        anyway = reply.flag("allow_sending_without_reply") or self.params.flag("allow_sending_without_reply")
        message_id = reply.required("message_id") if given else reply.integer("message_id")
        if message_id is None or present(chat, message_id):
            return message_id
        if anyway:
            return None
        raise bad_request("message to be replied not found")

    def message_to_edit(self) -> Message:
        """The bot's own message the call names, or one that a person posted from its inline results."""
        if inline := self.params.text("inline_message_id"):
            return self._inline_message(inline)
        message = present(self.open_chat(), self.params.required("message_id"))
        if message is None:
            raise bad_request("message to edit not found")
        if not message.sender.is_bot:
            raise bad_request("message can't be edited")
        return message

    def _inline_message(self, inline_id: str) -> Message:
        chat_id, _, message_id = inline_id.partition("/")
        found = self.world.chats.get(int(chat_id)) if chat_id.removeprefix("-").isdecimal() else None
        message = present(found, int(message_id)) if found and message_id.isdecimal() else None
        if message is None or "via_bot" not in message.service:
            raise bad_request("MESSAGE_ID_INVALID")
        return message


def present(chat: Chat, message_id: int) -> Message | None:
    """The message, unless it never was or was deleted."""
    message = chat.messages.get(message_id)
    return None if message is None or message.deleted else message


def _outside(chat: Chat) -> str:
    if chat.private:
        return "bot was blocked by the user"
    if chat.status == "kicked":
        return f"bot was kicked from the {chat.type} chat"
    return f"bot is not a member of the {chat.type} chat"

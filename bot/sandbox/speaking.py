"""The methods that say something, change it or take it back."""

from __future__ import annotations

from typing import Any

from bot.sandbox.attachments import document, photo
from bot.sandbox.call import Call, present
from bot.sandbox.keyboards import reply_markup
from bot.sandbox.refusal import bad_request
from bot.sandbox.shapes import message_shape
from bot.sandbox.units import units
from bot.sandbox.wording import caption, message_text
from bot.sandbox.world import Chat, Message

_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
_MOST_ANSWER = 200
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def send_message(call: Call) -> dict[str, Any]:
    """sendMessage."""
    chat = call.writable_chat()
    text, entities = message_text(call.params)
    return _post(call, chat, text=text, entities=entities, link_preview=call.params.json("link_preview_options", dict))


def send_photo(call: Call) -> dict[str, Any]:
    """sendPhoto."""
    chat = call.writable_chat()
    text, entities = caption(call.params)
    return _post(call, chat, text=text, entities=entities, attachment=photo(call))


def send_document(call: Call) -> dict[str, Any]:
    """sendDocument."""
    chat = call.writable_chat()
    text, entities = caption(call.params)
    return _post(call, chat, text=text, entities=entities, attachment=document(call))


def forward_message(call: Call) -> dict[str, Any]:
    """forwardMessage."""
    message = _source(call, "forward")
    origin = {"type": "hidden_user", "sender_user_name": message.sender.name, "date": message.date}
    return _again(call, message, service={"forward_origin": origin})


def copy_message(call: Call) -> dict[str, Any]:
    """copyMessage."""
    return {"message_id": _again(call, _source(call, "copy"))["message_id"]}


def edit_message_text(call: Call) -> dict[str, Any] | bool:
    """editMessageText."""
    message = call.message_to_edit()
    text, entities = message_text(call.params)
    if message.attachment:
        raise bad_request("there is no text in the message to edit")
    return _edit(call, message, text, entities)


def edit_message_caption(call: Call) -> dict[str, Any] | bool:
    """editMessageCaption."""
    message = call.message_to_edit()
    if not message.attachment:
        raise bad_request("there is no caption in the message to edit")
    return _edit(call, message, *caption(call.params))


def edit_message_reply_markup(call: Call) -> dict[str, Any] | bool:
    """editMessageReplyMarkup."""
    message = call.message_to_edit()
    return _edit(call, message, message.text, message.entities)


def delete_message(call: Call) -> bool:
    """deleteMessage."""
    chat = call.open_chat()
    message = present(chat, call.params.required("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not message.sender.is_bot and not chat.private and chat.status != "administrator":
        raise bad_request("message can't be deleted")
    message.deleted = True
    call.world.journal.add("message_deleted", {"chat": chat.id, "message_id": message.message_id})
    return True


def send_chat_action(call: Call) -> bool:
    """sendChatAction."""
    chat = call.writable_chat()
    thread = call.thread(chat)
    if call.params.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.world.journal.add("chat_action", {"chat": chat.id, "thread": thread, "action": call.params.text("action")})
    return True


def answer_callback_query(call: Call) -> bool:
    """answerCallbackQuery: once for each press."""
    query = call.params.text("callback_query_id")
    text, alert = call.params.text("text"), call.params.flag("show_alert")
    if units(text) > _MOST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if call.world.callbacks.get(query, True):
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    call.world.callbacks[query] = True
    told = {"callback_query_id": query, "text": text, "show_alert": alert}
    call.world.journal.add("callback_answered", told)
    return True


def _post(call: Call, chat: Chat, **what: Any) -> dict[str, Any]:
    params = call.params
    what["thread"], what["reply_to"] = call.thread(chat), call.reply_to(chat)
    what["reply_markup"] = reply_markup(params)
    what["silent"], what["protected"] = params.flag("disable_notification"), params.flag("protect_content")
    call.spend(chat)
    return message_shape(call.world.post(chat, call.world.bot, call.now, **what))


def _source(call: Call, what: str) -> Message:
    message = present(call.chat("from_chat_id"), call.params.required("message_id"))
    if message is None:
        raise bad_request(f"message to {what} not found")
    return message


def _again(call: Call, message: Message, **more: Any) -> dict[str, Any]:
    chat = call.writable_chat()
    return _post(call, chat, text=message.text, entities=message.entities, attachment=message.attachment, **more)


def _edit(call: Call, message: Message, text: str, entities: list[dict[str, Any]]) -> dict[str, Any] | bool:
    """The message as it is now; of one that a person posted, only that it was done."""
    markup = reply_markup(call.params, inline_only=True)
    if (message.text, message.entities, message.reply_markup) == (text, entities, markup):
        raise bad_request(_SAME)
    message.text, message.entities, message.reply_markup = text, entities, markup
    message.edited = int(call.now)
    call.world.journal.add("message_edited", message)
    return message_shape(message) if message.sender.is_bot else True

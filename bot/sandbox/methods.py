"""Every Bot API method the sandbox knows; a new one is one function and one line in METHODS."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import httpx

from bot.sandbox import about_chats, inline, profile, speaking
from bot.sandbox.call import Call
from bot.sandbox.refusal import bad_request
from bot.sandbox.shapes import user_shape
from bot.sandbox.updates import Hook

LOOPBACK = ("127.0.0.1", "localhost", "::1")
POLL = "getUpdates"  # the one method that waits: see polling.py
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")


def get_me(call: Call) -> dict[str, Any]:
    """getMe."""
    able = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}
    return user_shape(call.world.bot) | able


def set_webhook(call: Call) -> bool:
    """setWebhook: to this machine only, over http or https; an empty url deletes it."""
    url, secret = call.params.text("url").strip(), call.params.text("secret_token")
    if not url:
        return delete_webhook(call)
    if not _deliverable(url):
        raise bad_request("bad webhook: the sandbox delivers only to http(s) addresses on 127.0.0.1 or localhost")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    allow(call)
    _drop(call)
    call.world.updates.hook = Hook(url, secret)
    call.world.updates.on_new()
    return True


def _deliverable(url: str) -> bool:
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL:
        return False
    return address.scheme in ("http", "https") and address.host in LOOPBACK and (address.port or 1) in range(65536)


def delete_webhook(call: Call) -> bool:
    """deleteWebhook."""
    _drop(call)
    call.world.updates.hook = Hook()
    return True


def get_webhook_info(call: Call) -> dict[str, Any]:
    """getWebhookInfo."""
    updates = call.world.updates
    shape = {"url": updates.hook.url, "has_custom_certificate": False, "pending_update_count": len(updates.pending)}
    if updates.hook.last_error:
        when, why = updates.hook.last_error
        shape |= {"last_error_date": when, "last_error_message": why}
    return shape | ({"allowed_updates": updates.allowed} if updates.allowed else {})


def allow(call: Call) -> None:
    """Take over allowed_updates if the call has it: it holds for updates from now on."""
    allowed = call.params.json("allowed_updates", list)
    if allowed is not None:
        call.world.updates.allowed = [str(kind) for kind in allowed]


def yes(call: Call) -> bool:
    """logOut and close: nothing to do here."""
    return True


def _drop(call: Call) -> None:
    if call.params.flag("drop_pending_updates"):
        call.world.updates.pending.clear()


METHODS: dict[str, Callable[[Call], Any]] = {
    "getMe": get_me,
    "logOut": yes,
    "close": yes,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": speaking.send_message,
    "sendPhoto": speaking.send_photo,
    "sendDocument": speaking.send_document,
    "sendChatAction": speaking.send_chat_action,
    "forwardMessage": speaking.forward_message,
    "copyMessage": speaking.copy_message,
    "editMessageText": speaking.edit_message_text,
    "editMessageCaption": speaking.edit_message_caption,
    "editMessageReplyMarkup": speaking.edit_message_reply_markup,
    "deleteMessage": speaking.delete_message,
    "answerCallbackQuery": speaking.answer_callback_query,
    "answerInlineQuery": inline.answer_inline_query,
    "getChat": about_chats.get_chat,
    "getChatMember": about_chats.get_chat_member,
    "getChatAdministrators": about_chats.get_chat_administrators,
    "getChatMemberCount": about_chats.get_chat_member_count,
    "leaveChat": about_chats.leave_chat,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": profile.setter("name"),
    "getMyName": profile.getter("name"),
    "setMyDescription": profile.setter("description"),
    "getMyDescription": profile.getter("description"),
    "setMyShortDescription": profile.setter("short_description"),
    "getMyShortDescription": profile.getter("short_description"),
}
NAMES = {name.lower(): name for name in (*METHODS, POLL)}

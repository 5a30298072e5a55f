"""People, chats and messages in the Bot API's shapes."""

from __future__ import annotations

from typing import Any

from bot.sandbox.world import BOT_NAME, Chat, Message, User

_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_pin_messages",
)  # fmt: skip


def user_shape(user: User) -> dict[str, Any]:
    """A User."""
    shape: dict[str, Any] = {"id": user.id, "is_bot": user.is_bot, "first_name": user.name}
    if user.is_bot:
        shape["username"] = BOT_NAME
    return shape | ({"language_code": user.language} if user.language else {})


def chat_shape(chat: Chat) -> dict[str, Any]:
    """A Chat."""
    name = {"first_name": chat.title} if chat.private else {"title": chat.title}
    more: dict[str, Any] = {"is_forum": True} if chat.topics else {}
    more |= {"username": chat.username} if chat.username else {}
    return {"id": chat.id, "type": chat.type} | name | more


def message_shape(message: Message) -> dict[str, Any]:
    """A Message, with one level of the message it answers."""
    shape = _alone(message)
    answered = message.chat.messages.get(message.reply_to or 0)
    return shape | ({"reply_to_message": _alone(answered)} if answered else {})


def _alone(message: Message) -> dict[str, Any]:
    shape: dict[str, Any] = {"message_id": message.message_id, "date": message.date, "chat": chat_shape(message.chat)}
    if message.chat.type == "channel":
        shape["sender_chat"] = chat_shape(message.chat)
    else:
        shape["from"] = user_shape(message.sender)
    optional = {
        ("caption" if message.attachment else "text"): message.text,
        ("caption_entities" if message.attachment else "entities"): message.entities,
        "edit_date": message.edited,
        "has_protected_content": message.protected,
        "link_preview_options": message.link_preview,
        "message_thread_id": message.thread,
        "is_topic_message": message.thread is not None,
        "reply_markup": message.reply_markup if "inline_keyboard" in (message.reply_markup or {}) else None,
    }
    return shape | {name: value for name, value in optional.items() if value} | message.attachment | message.service


def member_shape(user: User, status: str) -> dict[str, Any]:
    """A ChatMember."""
    shape: dict[str, Any] = {"status": status, "user": user_shape(user)}
    if status == "administrator":
        return shape | dict.fromkeys(_RIGHTS, True) | {"is_anonymous": False}
    if status == "creator":
        return shape | {"is_anonymous": False}
    return shape | ({"until_date": 0} if status == "kicked" else {})


def full_chat_shape(chat: Chat) -> dict[str, Any]:
    """A ChatFullInfo."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return chat_shape(chat) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }

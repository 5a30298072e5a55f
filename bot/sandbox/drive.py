"""A person's side over HTTP: everything under /sandbox/. Each answer is JSON; an error is 400 with a sentence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox import person, picking
from bot.sandbox.bodies import read_body
from bot.sandbox.call import present
from bot.sandbox.directory import directory
from bot.sandbox.events import streaming
from bot.sandbox.faults import read_fault
from bot.sandbox.fields import Fields
from bot.sandbox.forwarding import forwarded
from bot.sandbox.json_answer import Json
from bot.sandbox.menu import menu
from bot.sandbox.refusal import PersonError, Refusal
from bot.sandbox.stage import stage
from bot.sandbox.state import State
from bot.sandbox.strict_json import NotStrict, load
from bot.sandbox.view import views
from bot.sandbox.world import Topic

_STATUSES = ("member", "administrator", "left", "kicked")
_OK = {"ok": True}


def send(state: State, fields: Fields) -> dict[str, Any]:
    """POST send {chat, user?, text, language?, name?, thread?, reply_to?, type?, title?, forward_from?, forward?}."""
    now = state.clock()
    more = forwarded(state.world, fields, now)
    text = more.pop("text", "") or fields.text("text") or ""
    if not text and not more.get("attachment"):
        raise PersonError("text is missing: write what the person says")
    thread, reply_to = fields.optional_number("thread"), fields.optional_number("reply_to")
    chat = fields.chat(state.world)
    user = fields.user(state.world, chat)
    message, update_id = person.say(state.world, chat, user, text, now, thread=thread, reply_to=reply_to, **more)
    return _OK | {"message_id": message.message_id, "update_id": update_id}


def tap(state: State, fields: Fields) -> dict[str, Any]:
    """POST tap {chat, message_id, data or label, user?}."""
    chat = fields.known_chat(state.world)
    message = present(chat, fields.number("message_id", "the message_id of the message with the button"))
    if message is None:
        raise PersonError("message_id names no message of this chat: write one from GET /sandbox/messages")
    data, label = fields.text("data"), fields.text("label")
    if data is None and label is None:
        raise PersonError("data is missing: write the button's callback_data, or its text as label")
    callback, update_id = person.tap(state.world, message, fields.user(state.world, chat), data, label)
    return _OK | {"callback_query_id": callback, "update_id": update_id}


def member(state: State, fields: Fields) -> dict[str, Any]:
    """POST member {chat, status, user?}: the bot's own membership."""
    status = fields.text("status")
    if status not in _STATUSES:
        raise PersonError(f"status must be one of {', '.join(_STATUSES)}; kicked in a private chat means blocked")
    chat = fields.chat(state.world)
    user = fields.user(state.world, chat)
    return _OK | {"update_id": person.set_status(state.world, chat, status, user, state.clock())}


def topic(state: State, fields: Fields) -> dict[str, Any]:
    """POST topic {chat, thread, closed?, title?, user?}: a forum topic, made, closed or opened again."""
    chat, thread = fields.chat(state.world), fields.number("thread", "the id of the topic")
    if chat.private or chat.type == "channel":
        raise PersonError("chat must be a group: only groups have topics")
    known = chat.topics.setdefault(thread, Topic(f"Topic {thread}"))
    known.title, closed = fields.text("title") or known.title, bool(fields.values.get("closed"))
    if closed != known.closed:
        person.close_topic(state.world, chat, thread, fields.user(state.world, chat), state.clock(), closed=closed)
    state.world.journal.add("chats_changed")
    return _OK | {"thread": thread, "closed": known.closed}


def migrate(state: State, fields: Fields) -> dict[str, Any]:
    """POST migrate {chat, to?, user?}: a group becomes a supergroup."""
    chat = fields.known_chat(state.world)
    user = fields.user(state.world, chat)
    new = person.migrate(state.world, chat, fields.optional_number("to"), user, state.clock())
    return _OK | {"chat": new.id}


def administrators(state: State, fields: Fields) -> dict[str, Any]:
    """POST administrators {chat, users}: the first is the creator."""
    users, chat = fields.numbers("users"), fields.chat(state.world)
    chat.administrators = users
    state.world.journal.add("chats_changed")
    return _OK | {"users": users}


def reset(state: State, fields: Fields) -> dict[str, Any]:
    """POST reset."""
    state.reset()
    return _OK


ACTIONS: dict[str, Callable[[State, Fields], dict[str, Any]]] = {
    "send": send,
    "tap": tap,
    "member": member,
    "topic": topic,
    "migrate": migrate,
    "administrators": administrators,
    "reset": reset,
    "stage": stage,
    "inline": picking.ask,
    "choose": picking.choose,
}


def routes(state: State) -> list[Route]:
    """Every address under /sandbox/."""
    acting = [Route(f"/sandbox/{name}", _posted(state, act), methods=["POST"]) for name, act in ACTIONS.items()]
    return [
        *acting,
        Route("/sandbox/messages", _told(lambda request: _messages(state, request))),
        Route("/sandbox/calls", _told(lambda request: state.calls.since(request.query_params.get("since") or "0"))),
        Route(
            "/sandbox/chats", _told(lambda request: directory(state.world, request.query_params.get("language", "")))
        ),
        Route("/sandbox/menu", _told(lambda request: _menu(state, request))),
        Route("/sandbox/events", _opened(state)),
        Route("/sandbox/faults", _told(lambda request: state.faults.shown()), methods=["GET"]),
        Route("/sandbox/faults", _faults(state), methods=["POST"]),
    ]


Endpoint = Callable[[Request], Awaitable[Response]]


def _posted(state: State, act: Callable[[State, Fields], dict[str, Any]]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            given = await _json(request)
            if not isinstance(given, dict):
                raise PersonError("the body must be a JSON object such as {chat: 7, text: …}")
            return Json(act(state, Fields(given)))
        except (PersonError, Refusal) as error:
            return _refused(error)

    return endpoint


def _faults(state: State) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            given = await _json(request)
            state.faults.open += [read_fault(one) for one in (given if isinstance(given, list) else [given])]
        except (PersonError, Refusal) as error:
            return _refused(error)
        return Json(_OK | {"faults": state.faults.shown()})

    return endpoint


def _told(tell: Callable[[Request], Any]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            return Json(tell(request))
        except PersonError as error:
            return _refused(error)

    return endpoint


def _messages(state: State, request: Request) -> list[dict[str, Any]]:
    return views(state.world, Fields(dict(request.query_params)).optional_number("chat"))


def _menu(state: State, request: Request) -> list[dict[str, str]]:
    fields = Fields(dict(request.query_params))
    chat = fields.known_chat(state.world)
    user_id = chat.id if chat.private else fields.number("user", "the id of the person who looks")
    return menu(state.world, chat, user_id, fields.text("language") or "")


def _opened(state: State) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return streaming(state, request)

    return endpoint


async def _json(request: Request) -> Any:
    body = await read_body(request)
    try:
        return load(body) if body.strip() else {}
    except NotStrict as wrong:
        raise PersonError(f"the body cannot be read: {wrong}; write a JSON object") from None


def _refused(error: PersonError | Refusal) -> Response:
    status = error.code if isinstance(error, Refusal) else 400
    return Json({"ok": False, "error": str(error)}, status_code=status)

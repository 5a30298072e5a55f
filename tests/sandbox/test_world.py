"""The world keeps its bounds; a reset never gives an id again that a running bot has seen."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.person import commands, say
from bot.sandbox.updates import Updates
from bot.sandbox.world import MOST_CALLBACKS, MOST_FILE_BYTES, MOST_MESSAGES, World, chat_type


def test_only_the_last_messages_of_a_chat_are_kept() -> None:
    world = World()
    chat, user = world.chat(7), world.user(7)
    for _ in range(MOST_MESSAGES + 5):
        world.post(chat, user, 0.0, text="x")
    assert (len(chat.messages), min(chat.messages), chat.last_message) == (MOST_MESSAGES, 6, MOST_MESSAGES + 5)


def test_only_the_last_files_and_button_presses_are_kept() -> None:
    world = World()
    for name in ("first", "second", "third"):
        world.keep_file(name, bytes(MOST_FILE_BYTES // 2))
    first = world.new_callback()
    for _ in range(MOST_CALLBACKS):
        world.new_callback()
    assert list(world.files) == ["second", "third"]
    assert first not in world.callbacks
    assert len(world.callbacks) == MOST_CALLBACKS


def test_ids_of_updates_go_on_over_a_reset() -> None:
    world = World()
    _, before = say(world, world.chat(7), world.user(7), "a", 0.0)
    world.reset()
    message, after = say(world, world.chat(7), world.user(7), "b", 0.0)
    assert (message.message_id, after, len(world.updates.pending)) == (1, before + 1, 1)


@pytest.mark.parametrize(
    ("offset", "left"), [(0, [1, 2, 3]), (2, [2, 3]), (4, []), (99, []), (-1, [3]), (-9, [1, 2, 3])]
)
def test_an_offset_confirms_what_is_below_it(offset: int, left: list[int]) -> None:
    updates = Updates()
    for _ in range(3):
        updates.add("message", {})
    updates.confirm(offset)
    assert [one["update_id"] for one in updates.first(10)] == left


@pytest.mark.parametrize(
    ("allowed", "kinds"),
    [([], ["message"]), (["chat_member"], ["chat_member"]), (["message", "chat_member"], ["message", "chat_member"])],
)
def test_only_wanted_updates_are_kept(allowed: list[str], kinds: list[str]) -> None:
    updates = Updates(allowed=allowed)
    for kind in ("message", "chat_member"):
        updates.add(kind, {})
    assert [list(one)[1] for one in updates.first(10)] == kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start", [(0, 6)]),
        ("😀 /watch@some_bot Ivan", [(3, 15)]),
        ("see /help, /stop", [(4, 5), (11, 5)]),
        ("a/b https://e.org/x //no", []),
    ],
)
def test_commands_are_found_in_a_text(text: str, found: list[tuple[int, int]]) -> None:
    assert [(one["offset"], one["length"]) for one in commands(text)] == found


@pytest.mark.parametrize(("chat", "kind"), [(7, "private"), (-7, "group"), (-1_000_000_000_007, "supergroup")])
def test_an_id_says_what_a_chat_is(chat: int, kind: str) -> None:
    assert chat_type(chat) == kind


def test_pending_updates_are_bounded() -> None:
    updates: Updates = Updates()
    contents: list[dict[str, Any]] = [{} for _ in range(10_001)]
    for one in contents:
        updates.add("message", one)
    assert (len(updates.pending), updates.pending[0]["update_id"]) == (10_000, 2)

"""Edits of feeds.yaml that admins make without an editor: everything that an edit does not name stays byte for byte.

    text, edit → the edit on the configuration (applied.py: is it possible, is it sensible?)
               → the edit in the text (write.py, at the places that tree.py finds)
               → both compared, and all comments still there? → new text, or ConfigError that says what to do by hand

No I/O, and no clock.
"""

from __future__ import annotations

from bot.config.edit.applied import applied, with_rules
from bot.config.edit.diff import changes, unified
from bot.config.edit.edits import (
    AddFeed,
    AddRule,
    AddTopic,
    ChangeFeed,
    Edit,
    FeedKey,
    Part,
    RemoveFeed,
    RemoveRule,
    RemoveTopic,
    SetTitle,
)
from bot.config.edit.merge import Conflict, merged
from bot.config.edit.sentence import Told
from bot.config.edit.told import by_hand, kept, recalled, told
from bot.config.edit.write import edited

__all__ = [
    "AddFeed",
    "AddRule",
    "AddTopic",
    "ChangeFeed",
    "Conflict",
    "Edit",
    "FeedKey",
    "Part",
    "RemoveFeed",
    "RemoveRule",
    "RemoveTopic",
    "SetTitle",
    "Told",
    "applied",
    "by_hand",
    "changes",
    "edited",
    "kept",
    "merged",
    "recalled",
    "told",
    "unified",
    "with_rules",
]

"""Watched people in any script, spelling and grammatical case, found in one pass and each mention explained. Pure.

a name → parts, parse → letters, paradigm (what it looks like) → filing (where it lies in the index)
a text → line → index → together, single → verify (between, twins, sexes, shouted) → search, alone → mentions
"""

from __future__ import annotations

from bot.reading.names.index import NameIndex
from bot.reading.names.keys import query_keys, same_name_key, skeletons
from bot.reading.names.parse import ParsedName, parse_name
from bot.reading.names.show import examples

__all__ = ["NameIndex", "ParsedName", "examples", "parse_name", "query_keys", "same_name_key", "skeletons"]

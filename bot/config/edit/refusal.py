"""How an edit is refused: by a ConfigError without a line, since what is wrong is not in the file."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import NoReturn

from bot.config.file import parse_config
from bot.config.model import Config
from bot.errors import ConfigError

NAME = "feeds.yaml"
# Where something stands in a text that was made up for the check alone.
_PLACE = re.compile(r"^(?:feeds|topics)\[1\]\.")


def refuse(why: str) -> NoReturn:
    """Raise the ConfigError with this one sentence."""
    raise ConfigError(NAME, ((None, why),))


def nearest(wanted: str, names: Iterable[str]) -> str:
    """«; did you mean …?» for the most similar of these names, else what there is."""
    known = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(wanted.casefold(), known, n=1, cutoff=0.5)
    if near:
        return f"; did you mean «{known[near[0]]}»?"
    return f"; there are: {', '.join(known.values())}" if 0 < len(known) <= 12 else ""


def checked(feeds: str = "[]", topics: str = "[]") -> Config:
    """The configuration of one feed or topic, written as YAML; refuses what no feeds.yaml may have."""
    try:
        return parse_config(f"version: 1\nfeeds: {feeds}\ntopics: {topics}\n", NAME)
    except ConfigError as wrong:
        told = (_PLACE.sub("", sentence) for _, sentence in wrong.problems)
        raise ConfigError(NAME, tuple((None, one) for one in dict.fromkeys(told))) from None

"""feeds.yaml on disk: read, validated, and the last good version kept when an edit breaks it."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.config.model import Config, Defaults, Feed, Topic, filled, repeated
from bot.config.rewrite import rewrite
from bot.errors import ConfigError, RuleError

_MODELS: dict[str, type[BaseModel]] = {"feeds": Feed, "topics": Topic, "defaults": Defaults}


def parse_config(text: str, name: str = "feeds.yaml") -> Config:
    """The configuration that this text is; ConfigError names every problem with its line and what to write."""
    tree = _tree(text, name)
    try:
        config = Config.model_validate(tree)
    except ValidationError as wrong:
        found = [(tuple(error["loc"]), _sentence(dict(error))) for error in wrong.errors()]
        raise _config_error(name, tree, found) from None
    whole, unfilled = filled(config)
    if problems := [*repeated(config), *unfilled]:
        raise _config_error(name, tree, problems)
    return whole


def _tree(text: str, name: str) -> Any:
    try:
        tree = YAML(typ="rt").load(text)
    except DuplicateKeyError as twice:
        # The rest of the library's sentence is both values, which may be whole lists of feeds.
        problem = str(twice.problem).partition(" with value ")[0]
        raise ConfigError(name, ((_mark(twice), f"{problem}; keep one of the two"),)) from None
    except MarkedYAMLError as wrong:
        raise ConfigError(name, ((_mark(wrong), _yaml_sentence(wrong)),)) from None
    except (YAMLError, ValueError) as wrong:
        raise ConfigError(name, ((None, f"this is not YAML: {wrong}"),)) from None
    if not isinstance(tree, CommentedMap):
        raise ConfigError(name, ((1, "it must begin with «version: 1», then «feeds:» and «topics:»"),))
    return tree


def _mark(wrong: MarkedYAMLError) -> int | None:
    mark = wrong.problem_mark or wrong.context_mark
    return mark.line + 1 if mark else None


def _yaml_sentence(wrong: MarkedYAMLError) -> str:
    problem = str(wrong.problem or wrong.context or "this is not YAML")
    if "'\\t'" in problem:
        return "a tab stands where YAML wants spaces; write spaces instead"
    return f"this is not YAML: {problem}; look for a missing space after «:», a bracket or a quote that is not closed"


def _config_error(name: str, tree: Any, problems: list[tuple[tuple[Any, ...], str]]) -> ConfigError:
    placed = sorted(((_line(tree, path), f"{_path(path)}{text}") for path, text in problems), key=lambda p: p[0] or 0)
    return ConfigError(name, tuple(dict.fromkeys(placed)))


def _line(tree: Any, path: tuple[Any, ...]) -> int | None:
    """The line of the innermost part of `path` that the file has."""
    line = 1
    for step in path:
        if isinstance(tree, CommentedMap) and step in tree:
            line = tree.lc.key(step)[0] + 1
        elif isinstance(tree, CommentedSeq) and isinstance(step, int) and step < len(tree):
            line = tree.lc.item(step)[0] + 1
        else:
            break
        tree = tree[step]
    return line


def _path(path: tuple[Any, ...]) -> str:
    steps = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path if step != "[key]")
    return f"{steps.removeprefix('.')}: " if steps else ""


def _sentence(error: dict[str, Any]) -> str:
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, RuleError):
        return cause.told
    if isinstance(cause, ValueError):
        return str(cause)
    kind, given = error["type"], error.get("input")
    if kind == "extra_forbidden":
        return _unknown_key(error["loc"])
    if kind == "missing":
        return f"«{error['loc'][-1]}» is missing; add it"
    if kind == "string_pattern_mismatch":
        return f"«{given}» cannot be used; {_PATTERNS.get(error['ctx']['pattern'], 'see docs/feeds-yaml.md')}"
    if kind == "literal_error":
        return f"«{given}» cannot be used; write {error['ctx']['expected']}"
    if kind in _TYPES:
        return f"this is not {_TYPES[kind]}"
    return f"{error['msg'][0].lower()}{error['msg'][1:]}; see docs/feeds-yaml.md"


_TYPES = {
    "tuple_type": "a list; write [one, two] or a line with «- » for each",
    "dict_type": "a block of «key: value» lines; for words, the key is the language: write ru: [one, two]",
    "model_type": "a block of settings; write «key: value» lines below it",
    "string_type": "text; put quotes around it",
}


_PATTERNS = {
    "^[a-z]{2,3}$": "write a language's code, such as ru or kk",
    "^[A-Z]{2}$": "write a country's two-letter code in capitals, such as KZ, or leave it out",
    "^[a-z][a-z-]{0,31}$": "write small letters and hyphens, such as held",
    "^[a-z0-9][a-z0-9-]{0,31}$": "write at most 32 small letters, digits and hyphens, such as article-172",
}


def _unknown_key(path: tuple[Any, ...]) -> str:
    known = list((_MODELS.get(str(path[0]), Config) if len(path) > 1 else Config).model_fields)
    near = difflib.get_close_matches(str(path[-1]), known, n=1)
    instead = f"did you mean «{near[0]}»?" if near else f"it may be one of: {', '.join(known)}"
    return f"«{path[-1]}» is not a key here; {instead}"


class ConfigFile:
    """The file as it was last looked at. Reading it is the only I/O; what is in force is the caller's to keep."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: str | None = None
        self._good: str | None = None
        self._unreadable: str | None = None

    def text(self) -> str:
        """The whole text; ConfigError if there is none to read."""
        try:
            # With its line ends as they are: an edit in the chat writes the text back.
            return self._path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            missing = "there is no such file; run this where feeds.yaml is, or set CASEWATCH_FEEDS to its path"
            raise ConfigError(str(self._path), ((None, missing),)) from None
        except (OSError, UnicodeDecodeError) as wrong:
            raise ConfigError(str(self._path), ((None, f"it cannot be read as UTF-8 text: {wrong}"),)) from None

    def load(self) -> tuple[Config, str]:
        """The configuration and its text; ConfigError if it cannot be used."""
        self._seen = self._look()
        config = parse_config(self._seen, self._path.name)
        self._good = self._seen
        return config, self._seen

    @property
    def is_good(self) -> bool:
        """Whether the file could be used when it was looked at last."""
        return self._unreadable is None and self._good == self._seen

    def changed(self) -> tuple[Config, str] | None:
        """The new configuration if the text is not the one looked at last; ConfigError, once, if it broke or went."""
        known = self._unreadable
        try:
            text = self._look()
        except ConfigError:
            if self._unreadable == known:
                return None
            raise
        return self.load() if text != self._seen else None

    def rewrite(self, old: str, new: str) -> None:
        """Put `new`, which is known to be good, in the place of `old`; it is no change that `changed` tells of.

        ConfigError if the file says something else by now, or cannot be written.
        """
        rewrite(self._path, old, new)
        self._seen, self._good, self._unreadable = new, new, None

    def _look(self) -> str:
        """The text; why there is none is remembered, so that it is told once."""
        try:
            text = self.text()
        except ConfigError as unreadable:
            self._unreadable = str(unreadable)
            raise
        self._unreadable = None
        return text

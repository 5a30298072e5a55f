"""A call's parameters, read with the type that is wanted: a form sends every value as text, JSON does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.refusal import bad_request
from bot.sandbox.strict_json import NotStrict, load

_TRUE = {"true", "1", "yes", "y", "t"}
_FALSE = {"false", "0", "no", "n", "f", ""}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Params:
    """The parameters of one call by name, and the files that came with it by the name of their part."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """The text, or `default` if it is not there."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, dict | list | bool):
            raise bad_request(f'parameter "{name}" must be of type String')
        return str(value)

    def integer(self, name: str, default: int | None = None) -> int | None:
        """The whole number, or `default` if it is not there."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        return as_integer(value, f'parameter "{name}"')

    def required(self, name: str) -> int:
        """The whole number, refused if it is not there."""
        value = self.integer(name)
        if value is None:
            raise bad_request(f"{name} is not specified")
        return value

    def flag(self, name: str) -> bool:
        """True or false; false if it is not there."""
        value = self.values.get(name)
        text = "" if value is None else str(value).strip().lower()
        if text in _TRUE or text in _FALSE:
            return text in _TRUE
        raise bad_request(f'parameter "{name}" must be of type Boolean')

    def json(self, name: str, kind: type[dict[str, Any]] | type[list[Any]]) -> Any:
        """The object or array, given as such or as JSON text; None if it is not there."""
        value = self.values.get(name)
        if isinstance(value, str):
            value = _decoded(name, value) if value.strip() else None
        if value is not None and not isinstance(value, kind):
            raise bad_request(f"can't parse {name}: {'object' if kind is dict else 'array'} expected")
        return value


def as_integer(value: Any, what: str) -> int:
    """`value` as a whole number; refused as `what` otherwise."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise bad_request(f"{what} must be of type Integer")
    try:
        return int(value)
    except ValueError:
        raise bad_request(f"{what} must be of type Integer") from None


def _decoded(name: str, text: str) -> Any:
    try:
        return load(text)
    except NotStrict as wrong:
        raise bad_request(f"can't parse {name} JSON object: {wrong}") from None

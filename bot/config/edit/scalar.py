"""Values as they are written in YAML: quoted only where it needs that. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

WIDTH = 120
# What JSON leaves as it is and YAML does not allow, or folds.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")

Value: TypeAlias = str | Sequence[str] | Mapping[str, "Value"]


def written(value: str, *, flow: bool = True, number: bool = False) -> str:
    """A text, quoted only if it would be read as something else.

    `flow` says that it goes into `[…]` or `{…}`; `number`, that a number there is taken as text.
    """
    frame = "[{plain}]" if flow else "- {plain}"
    if value and _read(frame.format(plain=value), value, number=number):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)


def _read(text: str, value: str, *, number: bool) -> bool:
    try:
        found = YAML(typ="rt").load(text)
    except (YAMLError, ValueError):
        return False
    if not isinstance(found, list) or len(found) != 1:
        return False
    one = found[0]
    return (isinstance(one, str) or (number and type(one) is int)) and str(one) == value


def flow(value: Value) -> str:
    """A text, a list or a mapping on one line, as it stands within braces."""
    if isinstance(value, str):
        return written(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{written(key)}: {flow(one)}' for key, one in value.items())}}}"
    return f"[{', '.join(map(written, value))}]"


def flow_lines(fields: Mapping[str, Value], column: int, newline: str) -> str:
    """A mapping in braces that begins at this column, broken between its pairs where a line would be too long."""
    text, line = "{", column + 1
    for number, (key, value) in enumerate(fields.items()):
        pair = f"{key}: {flow(value)}"
        if number and line + len(pair) + 3 > WIDTH:
            text, line = f"{text},{newline}{' ' * (column + 1)}", column + 1
        elif number:
            text, line = f"{text}, ", line + 2
        text, line = text + pair, line + len(pair)
    return f"{text}}}"

"""Files of endings that take each other's place: how the words of one class end in all their forms.

`ець = ець ця цеві цем ці` is a class, called by the ending of the dictionary form; `-` is no ending at all. `{ий}`
after letters stands for every ending of that class: `ован{ий}` has «ований», «ованого» and so on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.language.data import lines, wrong

_REFERENCE = re.compile(r"(?P<stem>\w*)\{(?P<ending>\w+)\}")


def ending_classes(name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """From the ending of a dictionary form to the endings of each class that has it («» is none).

    ConfigError names the line that is not «ending = endings», that repeats one, or that refers to no class above.
    """
    classes: dict[str, list[tuple[str, ...]]] = {}
    for number, line in lines(name):
        ending, sign, listed = line.partition("=")
        if not sign or not listed.split():
            raise wrong(name, number, "it is not a class; write «ець = ець ця цеві цем ці»")
        written = listed.split()
        if twice := [one for one in written if written.count(one) > 1]:
            raise wrong(name, number, f"«{twice[0]}» stands here twice; keep one of the two")
        endings = [end for one in written for end in _expanded(one, classes, name, number)]
        classes.setdefault(ending.strip().strip("-"), []).append(tuple(endings))
    return {ending: tuple(found) for ending, found in classes.items()}


def _expanded(written: str, classes: Mapping[str, list[tuple[str, ...]]], name: str, number: int) -> list[str]:
    if "{" not in written:
        return [written.strip("-")]
    found = _REFERENCE.fullmatch(written)
    if found is None or found["ending"] not in classes:
        raise wrong(name, number, f"«{written}» refers to no class above; write the class «{{ий}}» first")
    return [found["stem"] + ending for ending in classes[found["ending"]][0]]

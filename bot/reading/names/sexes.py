"""Whether «Евгения Коробова» is a woman, or a man in the genitive: told by the words beside the name. Pure.

The words to the left and right are parsed by pymorphy3, all parses, since its first is often wrong beside a name:
a noun, adjective or preposition that governs or agrees, and the gender of a verb in the past tense.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

# The dictionary is shared: a second one would cost 15 MB.
from bot.language.russian import analyzer
from bot.reading.names.given import Gender
from bot.reading.names.line import Line, Unit
from bot.reading.names.paradigm import Cases

_REMEMBERED = 1 << 13
_REACH = 6
_GOVERNING = frozenset(
    (
        "у",
        "от",
        "для",
        "без",
        "до",
        "из",
        "против",
        "после",
        "кроме",
        "около",
        "вокруг",
        "ради",
        "среди",
        "про",
        "через",
        "на",
        "за",
        "с",
        "со",
        "під",
        "від",
        "біля",
        "проти",
    )
)
_DATIVE = frozenset(["к", "ко", "по", "благодаря", "вопреки", "согласно", "назло"])
_ACCUSATIVE = frozenset(["про", "через", "за", "на", "в"])
_OF_U = {"male": frozenset(("dative", "prepositional", "vocative")), "female": frozenset(("accusative",))}
_VERBS = frozenset(("VERB", "INFN", "GRND", "PRTF"))
# In a later clause, and right after the name: «Александру Бровко, которого», «Валентину Бровко осудили, он».
_PRONOUNS: tuple[tuple[Gender, frozenset[str], frozenset[str]], ...] = (
    (
        "male",
        frozenset(("он", "він")),
        frozenset(("который", "которого", "которому", "которым", "якого", "якому", "яким")),
    ),
    ("female", frozenset(("она", "вона")), frozenset(("которая", "которую", "которой", "яку", "яка", "якій", "якою"))),
)
_JOINTS = frozenset(",;:—–()")


def told_gender(line: Line, first: Unit, last: Unit, cases: Cases) -> Gender:
    """The gender of the person named from unit `first` to unit `last` as the sentence tells it; unknown if it does not.

    `cases` are those of the watched person: a man's genitive looks like a woman's nominative, his dative like her
    accusative.
    """
    if cases <= _OF_U["male"] | _OF_U["female"] and not line.folded(last.last).endswith("а"):
        left = _from_left(line, first.first, _DATIVE, "datv", "accs")
        return left if left != "unknown" else _from_pronoun(line, last.last)
    left = _from_left(line, first.first, _GOVERNING, "gent", "nomn")
    if left != "unknown":
        return left
    # «Новая экстрадиция Евгения Коробова отложена»: the verb is the noun's.
    right = "unknown" if _is_subject(line, first.first - 1) else _from_right(line, last.last)
    return right if right != "unknown" else _from_pronoun(line, last.last)


def is_said_of_her(line: Line, first: Unit, last: Unit) -> bool:
    """Whether a name begins its sentence and a verb in the feminine past follows: «Саида Шатова рассказала»."""
    begins = not first.first or not line.text.same_sentence(first.first - 1, first.first)
    following = last.last + 1
    if not begins or following >= len(line.written) or not line.text.same_sentence(last.last, following):
        return False
    return any(
        tag.POS in ("VERB", "PRTS") and tag.number == "sing" and tag.gender == "femn"
        for tag in tags_of(line.folded(following))
    )


def _from_left(line: Line, word: int, governing: frozenset[str], his: str, hers: str) -> Gender:
    """What is told by a preposition that governs him, a noun or adjective in his case or in hers, or a verb."""
    if not word or not line.text.same_sentence(word - 1, word) or not _JOINTS.isdisjoint(line.gap(word - 1)):
        return "unknown"
    before = line.folded(word - 1)
    if before in governing:
        return "male"
    if his == "datv" and before in _ACCUSATIVE:
        return "female"
    tags = tags_of(before)
    man = any(_describes(tag, "masc", his) or (his == "gent" and _describes(tag, "masc", "accs")) for tag in tags)
    woman = any(_describes(tag, "femn", hers) for tag in tags)
    if man or woman:
        return "unknown" if man and woman else "male" if man else "female"
    if his != "gent":
        return "unknown"
    return "male" if _is_noun_of(line, word - 1, tags) else _governed(tags)


def _is_subject(line: Line, word: int) -> bool:
    """Whether a feminine noun in the nominative stands here, in one sentence with the next word."""
    if word < 0 or not line.text.same_sentence(word, word + 1):
        return False
    return any(tag.POS == "NOUN" and tag.gender == "femn" and tag.case == "nomn" for tag in tags_of(line.folded(word)))


def _is_noun_of(line: Line, word: int, tags: tuple[Any, ...]) -> bool:
    """Whether this is a thing of the person named next: «экстрадиция Евгения Коробова», but not «в суде Евгения …»."""
    if line.is_capital(word) and word and line.text.same_sentence(word - 1, word):
        return False
    if not all(tag.POS == "NOUN" and tag.animacy == "inan" for tag in tags) or not tags:
        return False
    if not word or not line.text.same_sentence(word - 1, word):
        return True
    before = tags_of(line.folded(word - 1))
    return bool(before) and all(tag.POS in ("NOUN", "VERB", "INFN") for tag in before)


def _governed(tags: tuple[Any, ...]) -> Gender:
    """A verb right before the name: feminine past is said of her, any other governs him if something is its subject."""
    verbs = [tag for tag in tags if tag.POS in _VERBS]
    if not verbs:
        return "unknown"
    if any(tag.POS == "VERB" and tag.tense == "past" and tag.gender == "femn" for tag in verbs):
        return "unknown"
    if any("intr" in tag for tag in verbs) and not any("tran" in tag for tag in verbs):
        return "unknown"
    return "male"


def _from_right(line: Line, word: int) -> Gender:
    """A verb in the feminine past is hers; one in the masculine right after the name, or none, tells nothing."""
    for following in range(word + 1, min(word + 1 + _REACH, len(line.written))):
        if not line.text.same_sentence(word, following) or (line.is_capital(following) and following > word + 1):
            return "unknown"
        found = _from_verb(line, word, following)
        if found is not None:
            return found
    return "unknown"


def _from_pronoun(line: Line, word: int) -> Gender:
    """What «которого» right after the name tells, or «он» in a later clause of the sentence."""
    for following in range(word + 1, min(word + 1 + _REACH, len(line.written))):
        if not line.text.same_sentence(word, following) or line.is_capital(following):
            return "unknown"
        if "," in line.gap(following - 1):
            for gender, clause, relative in _PRONOUNS:
                if line.folded(following) in (relative if following == word + 1 else clause):
                    return gender
    return "unknown"


def _from_verb(line: Line, word: int, verb: int) -> Gender | None:
    """What a verb tells; None if this is no verb. In the plural it is not said of one woman, but done to a man."""
    tags = [tag for tag in tags_of(line.folded(verb)) if tag.POS in ("VERB", "PRTS", "ADJS")]
    if not tags:
        return None
    if any(tag.number == "sing" and tag.gender == "femn" for tag in tags):
        return "female" if _is_free(line, word, verb) else "unknown"
    plural = all(tag.number == "plur" and tag.POS == "VERB" for tag in tags)
    return "male" if plural and any("tran" in tag for tag in tags) else "unknown"


def _is_free(line: Line, word: int, verb: int) -> bool:
    """Whether no other feminine noun in the nominative stands between that the verb may be of."""
    between = range(word + 1, verb)
    return not any(
        _describes(tag, "femn", "nomn") and tag.POS == "NOUN" for at in between for tag in tags_of(line.folded(at))
    )


def _describes(tag: Any, gender: str, case: str) -> bool:
    """Whether this is an animate noun or an adjective of this gender and case, singular."""
    animate = tag.POS == "NOUN" and tag.animacy == "anim"
    return (
        (animate or tag.POS in ("ADJF", "PRTF")) and tag.number == "sing" and tag.gender == gender and tag.case == case
    )


@lru_cache(_REMEMBERED)
def tags_of(folded: str) -> tuple[Any, ...]:
    """The tags of all parses of a Russian word."""
    return tuple(parse.tag for parse in analyzer().parse(folded)) if folded else ()


def before_is_verb(line: Line, word: int) -> bool:
    """Whether a verb stands right before this word: then a genitive is an accusative."""
    return bool(word) and any(tag.POS in _VERBS for tag in _own(tags_of(line.folded(word - 1))))


def _own(tags: tuple[Any, ...]) -> Iterator[Any]:
    return (tag for tag in tags if tag.POS)

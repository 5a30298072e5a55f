"""Names of pymorphy3's dictionary in all six Russian cases, and the same surnames with other given names."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from typing import Any

from pymorphy3 import MorphAnalyzer

from bot.reading.names import NameIndex
from tests.reading.names.made import texts

NAMES = 5_000
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
# The whole dictionary takes a minute to go through; these beginnings have hundreds of names and thousands of surnames.
BEGINNINGS = (
    "авде айз алекса алексе алима андре ануар арсе баж базар байму бакр борис бород ведер влади волко воро гаври галки "
    "генна гераси горди григо данил дарья демид денис дроб евген егор елиза емелья ерма жанна жарко жума завья зинаи "
    "зубко иван ильин ирин каза калини камал карим кирил клим козл коле комар констан короб криво лариса ларио людми "
    "макар мали мансу марин мария марты мельн мирон михаи мура назар наталь нестер ники никол оксан орло осип павл "
    "павло пахом перво петр полин попо прохор пушк рафаи родио роман рустам рыба савв самой светла семен серге сидо "
    "соло степан суво тама тарас тимоф титов трофи ульян федот фили фоми харит цвет черны шаба шевч щерба юлиа юсу яков"
)


@cache
def _lexemes() -> dict[tuple[str, str], list[dict[str, str]]]:
    """The singular forms by case of every given name and surname, by kind and gender."""
    morph = MorphAnalyzer()
    found: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    for beginning in BEGINNINGS.split():
        for parse in morph.iter_known_word_parses(beginning):
            for kind in ("Name", "Surn"):
                for gender in ("masc", "femn"):
                    if {kind, gender, "sing", "nomn"} <= parse.tag.grammemes and parse.word.isalpha():
                        found.setdefault((kind, gender), {})[parse.word] = _by_case(parse)
    return {key: [forms for forms in words.values() if len(forms) == len(CASES)] for key, words in found.items()}


def _by_case(parse: Any) -> dict[str, str]:
    inflected = {case: parse.inflect({case, "sing"}) for case in CASES}
    return {case: form.word.title() for case, form in inflected.items() if form is not None}


def _people(chance: random.Random) -> Iterator[tuple[dict[str, str], dict[str, str], dict[str, str]]]:
    """A given name, a surname, and another given name of the same gender."""
    lexemes = _lexemes()
    for _ in range(NAMES):
        gender = chance.choice(("masc", "femn"))
        given, surname = chance.choice(lexemes["Name", gender]), chance.choice(lexemes["Surn", gender])
        yield given, surname, chance.choice(lexemes["Name", gender])


def _is_found(index: NameIndex, said: str) -> bool:
    return bool(index.find(texts(f"Вчера говорили о {said} и о погоде"), on_topic=False))


def test_names_of_the_dictionary_are_found_in_every_case_and_not_with_another_given_name() -> None:
    chance = random.Random(172)
    asked = found = others = wrong = 0
    for given, surname, other in _people(chance):
        index = NameIndex([f"{given['nomn']} {surname['nomn']}"])
        for case in chance.sample(CASES, 2):
            asked += 1
            found += _is_found(index, f"{given[case]} {surname[case]}")
        if other["nomn"] != given["nomn"]:
            others += 1
            wrong += _is_found(index, f"{other['nomn']} {surname['nomn']}")
    assert found / asked >= 0.98
    assert wrong / others <= 0.002

"""What the rules of each language find, and how fast.

    python -m benchmarks.languages

The words are the tables of tests/language/forms; the speed is that of words seen for the first time.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from bot.language import LANGUAGES, Language, language_of
from bot.language.detect import detect
from bot.language.tokens import fold, script
from tests.language.forms import Case, cases
from tests.language.test_detect import SENTENCES, lines
from tests.language.test_forms import TABLES

ROUNDS = 20


def main() -> None:
    """Print a line for each table, then what detection does with the sentences of its test."""
    for code, table in TABLES:
        listed = cases(table)
        found, forms = _found(code, listed)
        hit, others = _hit(code, listed)
        print(f"{table:9} {len(listed):3} words: {found} of {forms} forms found, {hit} of {others} others hit")
    for language in LANGUAGES:
        print(f"{language.code:9} {_speed(language, _words_of(language.code)):10,.0f} words a second")
    right, sentences, speed = _detected()
    print(f"detection: {right} of {sentences} sentences, {speed:,.0f} words a second")


def _met(code: str, rule: str, text: str) -> bool:
    word = fold(rule)
    language = language_of(code, script(word))
    return not language.wanted(word).isdisjoint(language.keys(fold(text)))


def _found(code: str, listed: Sequence[Case]) -> tuple[int, int]:
    forms = [(case.word, form) for case in listed for form in case.forms]
    return sum(_met(code, word, form) for word, form in forms), len(forms)


def _hit(code: str, listed: Sequence[Case]) -> tuple[int, int]:
    others = [(case.word, other) for case in listed for other in case.others]
    return sum(_met(code, word, other) for word, other in others), len(others)


def _words_of(code: str) -> list[str]:
    forms = (" ".join(case.forms) for of, table in TABLES if of == code for case in cases(table))
    return sorted({fold(word) for text in (*lines(SENTENCES[code]), *forms) for word in text.split()})


def _speed(language: Language, words: Sequence[str]) -> float:
    """Words a second, none of them seen before: each is made new by the letters at its beginning."""
    new = [f"{word[:1] * again}{word}" for again in range(1, ROUNDS + 1) for word in words]
    language.keys(words[0])
    started = time.perf_counter()
    for word in new:
        language.keys(word)
    return len(new) / (time.perf_counter() - started)


def _detected() -> tuple[int, int, float]:
    texts = [(code, [fold(word) for word in line.split()]) for code, text in SENTENCES.items() for line in lines(text)]
    right = sum(detect(words) == code for code, words in texts)
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for _, words in texts:
            detect(words)
    read = ROUNDS * sum(len(words) for _, words in texts)
    return right, len(texts), read / (time.perf_counter() - started)


if __name__ == "__main__":
    main()

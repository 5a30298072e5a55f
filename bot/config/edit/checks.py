"""Whether a rule that an admin wants can ever match, and whether it would match everything. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.config.edit.edits import Part
from bot.config.edit.implied import always_excluded
from bot.config.edit.refusal import refuse
from bot.config.model import Topic
from bot.config.rule import Form, Rule, Term, parse_rule
from bot.language.data import word_lists
from bot.language.tokens import fold, folded_words, is_capitals, script

_FUNCTION_WORDS = "function_words.txt"
# That list has «суд» and "court" too, which tell a language in these texts; its short words are in all of them.
_SHORT = 2
Key = tuple[object, ...]


def check_rule(topic: Topic, part: Part, language: str, rule: Rule) -> None:
    """Pass if this rule, filled, makes sense in this list of the topic; else ConfigError says why it does not."""
    for term in _terms(rule):
        _check_letters(term)
    if part == "keywords":
        _check_breadth(rule, language)
        for exclusion in topic.exclude.get(language, ()):
            if always_excluded(rule, exclusion, language):
                refuse(
                    f"«{rule.text}» would never match: the exclusion «{exclusion.text}» takes away every hit of it; "
                    f"remove that exclusion first, or write the keyword with «!»"
                )
    if part == "exclude":
        _check_exclusion(topic, language, rule)


def same_rule(rules: Iterable[Rule], wanted: str) -> Rule | None:
    """The rule among these that matches the same as this one, however it is written; RuleError if it is none."""
    key = _key(parse_rule(wanted))
    return next((rule for rule in rules if rule.text == wanted or _key(parse_rule(rule.text)) == key), None)


def _check_exclusion(topic: Topic, language: str, rule: Rule) -> None:
    for keyword in topic.keywords.get(language, ()):
        if always_excluded(keyword, rule, language):
            refuse(
                f"«{rule.text}» would take away every hit of the keyword «{keyword.text}»; "
                "remove that keyword instead, or write a narrower exclusion"
            )


def _check_letters(term: Term) -> None:
    words = list(folded_words(term.text))
    if not words:
        refuse(f"«{term.text}» is not a word; write one with letters or digits")
    for word in words:
        alphabets = {script(sign) for sign in word if sign.isalpha()}
        if alphabets == {"cyrillic", "latin"}:
            refuse(f"«{term.text}» mixes Cyrillic and Latin letters, so it would never match; write it in one alphabet")
        if "" in alphabets:
            refuse(f"«{term.text}» has letters that no language read here has; write it in Cyrillic or Latin letters")


def _check_breadth(rule: Rule, language: str) -> None:
    if len(rule.sides) > 1 or rule.far:
        return
    for phrase in rule.sides[0]:
        if len(phrase) == 1 and phrase[0].form is not Form.LIST and _is_everywhere(phrase[0], language):
            refuse(f"«{rule.text}» stands in nearly every article; join it with another word by «~», or write a phrase")


def _is_everywhere(term: Term, language: str) -> bool:
    word = fold(term.text)
    if term.form is Form.EXACT and is_capitals(term.text):
        return False
    if word.isdigit() or len(word) > _SHORT:
        return False
    return len(word) == 1 or word in word_lists(_FUNCTION_WORDS).get(language, ())


def _terms(rule: Rule) -> Iterator[Term]:
    """The words as they are written: those of lists are the lists' own matter."""
    parts = parse_rule(rule.text)
    for side in (*parts.sides, *(side for far in parts.far for side in far)):
        yield from (term for phrase in side for term in phrase if term.form is not Form.LIST)


def _key(rule: Rule) -> Key:
    """What two rules have in common that match the same: their words folded, their sides in any order."""
    near, *far = (_sides_key(part) for part in (rule.sides, *rule.far))
    return rule.strong, near, frozenset(far)


def _sides_key(sides: Iterable[Iterable[Iterable[Term]]]) -> Key:
    shown = (tuple(_term_key(term) for phrase in side for term in phrase) for side in sides)
    return tuple(sorted(shown))


def _term_key(term: Term) -> tuple[str, str, bool]:
    exact_capitals = term.form is Form.EXACT and is_capitals(term.text)
    return fold(term.text), term.form.value, exact_capitals

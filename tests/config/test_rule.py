"""The little language of keywords, as it is read and as it is refused."""

from __future__ import annotations

import pytest

from bot.config.rule import Form, Phrase, Rule, Term, parse_rule
from bot.errors import RuleError


def phrase(*words: str) -> Phrase:
    return tuple(Term(word) for word in words)


@pytest.mark.parametrize(
    ("written", "phrases"),
    [
        ("extradition", [phrase("extradition")]),
        ("  foreign \n armed  conflict ", [phrase("foreign", "armed", "conflict")]),
        ("выдача ~ кредит", [phrase("выдача"), phrase("кредит")]),
        ("hand over~Russian authorities", [phrase("hand", "over"), phrase("Russian", "authorities")]),
        ("=СОЧ", [(Term("СОЧ", Form.EXACT),)]),
        ("mercenar*", [(Term("mercenar", Form.PREFIX),)]),
        ("статья 172", [phrase("статья", "172")]),
        ("pre-trial", [phrase("pre", "trial")]),
        ("pre-trial*", [(Term("pre"), Term("trial", Form.PREFIX))]),
        ("=нон-комбатант", [(Term("нон", Form.EXACT), Term("комбатант", Form.EXACT))]),
        ("O’Brien", [phrase("O’Brien")]),
        ("«Мемориал»", [phrase("Мемориал")]),
        ("207.3", [phrase("207", "3")]),
        ("отказ ~ выдача ~ Россия", [phrase("отказ"), phrase("выдача"), phrase("Россия")]),
        ("$held ~ under guard", [(Term("held", Form.LIST),), phrase("under", "guard")]),
        ("выдача* ~ =РФ", [(Term("выдача", Form.PREFIX),), (Term("РФ", Form.EXACT),)]),
    ],
)
def test_a_keyword_is_one_phrase_or_several_near_each_other(written: str, phrases: list[Phrase]) -> None:
    assert parse_rule(written) == Rule(" ".join(written.split()), tuple((one,) for one in phrases))


@pytest.mark.parametrize("written", ["refoulement!", "refoulement !", " refoulement! "])
def test_an_exclamation_mark_at_the_end_makes_it_strong(written: str) -> None:
    assert parse_rule(written) == Rule(" ".join(written.split()), ((phrase("refoulement"),),), strong=True)


@pytest.mark.parametrize(
    ("written", "why", "instead"),
    [
        ("", "it is empty", "write a word, such as: extradition"),
        (" ! ", "it is empty", "write a word, such as: extradition"),
        ("выдача! ~ кредит", "«!» stands inside it", "put one «!» at the very end: выдача ~ кредит!"),
        ("выдача!!", "«!» stands inside it", "put one «!» at the very end: выдача!"),
        ("a ~ b ~ c ~ d", "it has more than two «~»", "join three at most: a ~ b ~ c"),
        ("~ кредит", "one side of «~» is empty", "write a word on both sides, such as: выдача ~ кредит"),
        ("выдача ~", "one side of «~» is empty", "write a word on both sides, such as: выдача ~ кредит"),
        ("a + b + c + d", "it has more than two «+»", "join three at most: a + b + c"),
        ("a +", "one side of «+» is empty", "write a word on both sides, such as: выдача + кредит"),
        ("=merc*", "«=merc*» has both «=» and «*»", "keep one of them: =merc"),
        ("ab*", "«ab*» would match nearly everything", "give at least 3 letters before «*»"),
        ("pre-tr*", "«pre-tr*» would match nearly everything", "give at least 3 letters before «*»"),
        ("merc*nary", "«merc*nary» is not a word", "write words, with «*» only at a word's end and «=» at its start"),
        ("*", "«*» is not a word", "write words, with «*» only at a word's end and «=» at its start"),
        ("a=b", "«a=b» is not a word", "write words, with «*» only at a word's end and «=» at its start"),
        ("суд ʹ", "«ʹ» is not a word", "write words, with «*» only at a word's end and «=» at its start"),
        ("выдача — кредит", "«—» is not a word", "write words, with «*» only at a word's end and «=» at its start"),
    ],
)
def test_a_keyword_that_cannot_be_understood_is_refused_with_what_to_write(
    written: str, why: str, instead: str
) -> None:
    with pytest.raises(RuleError) as refused:
        parse_rule(written)
    assert (refused.value.rule, refused.value.why, refused.value.instead) == (" ".join(written.split()), why, instead)
    assert str(refused.value) == f"keyword: «{refused.value.rule}» cannot be used: {why}; {instead}"


@pytest.mark.parametrize("written", ["выдача! ~ кредит", "выдача!!", "=merc*", "a ~ b ~ c ~ d", "a + b + c + d"])
def test_what_is_offered_instead_can_be_used(written: str) -> None:
    with pytest.raises(RuleError) as refused:
        parse_rule(written)
    assert parse_rule(refused.value.instead.partition(": ")[2]).sides


def test_what_stands_behind_a_plus_may_stand_far_away() -> None:
    assert parse_rule("treason ~ court + money order + a ~ b!") == Rule(
        "treason ~ court + money order + a ~ b!",
        ((phrase("treason"),), (phrase("court"),)),
        strong=True,
        far=(((phrase("money", "order"),),), ((phrase("a"),), (phrase("b"),))),
    )


def test_lists_may_not_make_more_phrases_than_can_be_looked_for() -> None:
    many = tuple(phrase("two", f"word{number}") for number in range(100))
    with pytest.raises(RuleError, match="its lists make 10,000 phrases; put «~» between the lists"):
        parse_rule("$many $many").filled({"many": many})

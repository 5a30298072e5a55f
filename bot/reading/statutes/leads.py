"""What makes a number an article: the word before it, the word behind it, the code on either side. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.tokens import fold
from bot.reading.places import abbreviated
from bot.reading.statutes.codes import Code, Codes
from bot.reading.statutes.lexicon import ARTICLE, NAMES, short
from bot.reading.statutes.line import Line
from bot.reading.statutes.lists import Item, after_gloss
from bot.reading.statutes.parts import parts_behind

_LEADING = frozenset({"", ".", "№", ".№", ":", ".:", "(", '"', '."', ':"', "-", "(№"})
_REPEATED = frozenset({"", "."})
_CODE_BEFORE = frozenset({"", ",", ":", "(", '"', "-", "§", ".§"})
_REACH = 9
_MOST_PASSED, _MOST_LED = 3, 2
_SERIES = 20
_CRIME_NEAR = 15
_FIRST_CRIME = 20
_TITLE, _SHORT_TITLE = 12, 6
_LARGE = 100
_ABOUT = frozenset({"on", "о", "об", "про"})
_CLOSED = (".", ",", ";", ")", "\n")


@dataclass(frozen=True, slots=True)
class Lead:
    """The word for an article before a number, from the word `first`; a code may stand between them."""

    kind: str
    first: int
    start: int
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Behind:
    """How far a citation goes behind its numbers, and whether a word for an article stands there."""

    last: int
    end: int
    part: str | None = None
    is_worded: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """The code of a citation, and how far the passage goes with it: None where something stands between."""

    code: Code | None
    last: int | None = None
    end: int | None = None


def lead_before(line: Line, codes: Codes, index: int) -> Lead | None:
    """The word for an article before the number `index`."""
    begins = line.clean.find("§", line.ends[index - 1] if index else 0, line.starts[index])
    if begins >= 0:
        # «§ 2 of Article 447» is a part.
        return None if _leads_to_article(line, index) else Lead("article-doubtful", index, begins)
    before = index - 1
    if _has_lead_of_title(line, index):
        return Lead("article-doubtful", index, line.starts[index])
    if before < 0 or line.signs(before) not in _LEADING:
        return _lead_of_list(line, codes, index) if line.signs(before) == "," else None
    if line.has(before, "paragraph") and may_be_of_code(line, index, line.ends[index]) and _is_first(line, before):
        return Lead("article-doubtful", before, line.starts[before])
    if kinds := line.tags(before) & ARTICLE:
        first = before
        while line.tags(first - 1) & ARTICLE and line.signs(first - 1) in _REPEATED:
            first -= 1
        return Lead("article-many" if first < before else min(kinds), first, line.starts[first])
    return _lead_of_list(line, codes, index)


def _lead_of_list(line: Line, codes: Codes, index: int) -> Lead | None:
    """«по двум статьям УК РК: 172 и 441», "two articles of the Criminal Code, 172 and 441"."""
    before = index - 1
    if not any(line.tags(at) & ARTICLE for at in range(max(0, index - _REACH), before)):
        return None
    code = codes.at(before)
    if code is None or code.last != before:
        return None
    first = code.first - 1
    while line.has(first, "of") and line.signs(first) == "":
        first -= 1
    is_led = line.tags(first) & ARTICLE and line.signs(first) in ("", ".")
    return Lead("article-many", first, line.starts[first], code) if is_led else None


def _has_lead_of_title(line: Line, index: int) -> bool:
    """Whether what the article is about stands before its number: «статье о дезертирстве (338)»."""
    end = line.ends[index]
    if not line.signs(index - 1).endswith("(") or line.clean[end : end + 1] != ")":
        return _is_apposed(line, index)
    here = range(index - 1, max(line.sentence(index).start, index - _TITLE) - 1, -1)
    if line.has(index - 1, "behind"):
        # «Жалданмачылык» беренеси (416)
        return not line.is_number(index - 2)
    lead = next((at for at in here if line.tags(at) & ARTICLE), index)
    return lead < index - 1 and not line.word(lead + 1)[:1].isdigit() and line.signs(lead) in ("", '"')


def _is_apposed(line: Line, index: int) -> bool:
    """«статьи о наёмничестве, 154,», "the article on mercenarism, 154."."""
    if line.signs(index - 1) != "," or not line.signs(index).startswith(_CLOSED):
        return False
    here = range(index - 1, index - _SHORT_TITLE, -1)
    lead = next((at for at in here if line.tags(at) & ARTICLE or line.signs(at - 1) != ""), 0)
    return bool(line.tags(lead) & ARTICLE) and line.word(lead + 1).lower() in _ABOUT and int(line.word(index)) >= _LARGE


def _is_first(line: Line, paragraph: int) -> bool:
    """Whether «параграф» is no part of an article before or behind it: «параграф 129 УК Германии»."""
    beside = (*range(paragraph - _MOST_PASSED, paragraph), *range(paragraph + 2, paragraph + 2 + _MOST_PASSED))
    return not any(line.tags(at) & ARTICLE for at in beside)


def _leads_to_article(line: Line, index: int) -> bool:
    following = index + 1
    while following < index + _MOST_PASSED and line.has(following, "of"):
        following += 1
    return bool(line.tags(following) & ARTICLE) and line.signs(following - 1) == ""


def behind(line: Line, codes: Codes, items: list[Item], lead: Lead | None) -> Behind:
    """What stands behind the last number of a list: a word for an article, and its parts."""
    item = items[-1]
    word = item.last + 1
    if lead or not (_is_behind(line, codes, items, word) or _is_russian_behind(line, items, word)):
        return Behind(item.last, item.end)
    parts = parts_behind(line, word, line.ends[word])
    return Behind(parts.edge, parts.at, parts.value, is_worded=True)


def _is_behind(line: Line, codes: Codes, items: list[Item], word: int) -> bool:
    """«172-бабы»; with a blank only where a code stands before the number: «3 modda» may be three substances."""
    signs = line.signs(items[-1].last, items[-1].end)
    if line.has(word, "behind-short"):
        # «154-m.», but not «5-m» of a cable.
        return (
            signs == "-" and line.clean[line.ends[word] : line.ends[word] + 1] == "." and _is_of_law(line, codes, items)
        )
    if not line.has(word, "behind"):
        return False
    if signs == "-":
        return True
    if signs != "" or line.has(word + 1, "there-are"):
        # «кодексте 467 бап бар»
        return False
    if items[-1].number.ordinal:
        return True
    code = code_before(line, codes, items[0].number.first).code
    # «Қылмыстық кодекстің 3 бабы бойынша»: under three articles, as nobody is charged under the first ten.
    return code is not None and (code.name != "criminal" or len(items) > 1 or int(items[0].number.base) >= _FIRST_CRIME)


def _is_of_law(line: Line, codes: Codes, items: list[Item]) -> bool:
    """Whether a code stands before these numbers, or their sentence speaks of crime."""
    first = items[0].number.first
    return code_before(line, codes, first).code is not None or any(
        line.has(at, "crime") for at in line.nearby(first, _CRIME_NEAR)
    )


def _is_russian_behind(line: Line, items: list[Item], word: int) -> bool:
    """«174-я статья», «по 172 статье УК», but not «172 статьи вышли» or «вышла 21 статья»."""
    kinds = line.tags(word) & ARTICLE
    number = items[-1].number
    signs = line.signs(items[-1].last, items[-1].end)
    if not kinds or "article-doubtful" in kinds or signs not in ("", "-"):
        return False
    has_code = _may_be_code(line, word + 1)
    if number.ordinal or signs == "-":
        # The third of a series of articles in a newspaper is more likely than that of a code.
        return (has_code or int(number.base) >= _SERIES) and line.word(word).lower() not in ("ст", "арт")
    if "article-one" in kinds:
        return (
            has_code
            or line.word(word).lower() in ("статье", "статьей", "статьёй", "статтею", "статті")
            or _is_no_count(number.base)
        )
    return has_code and int(number.base) > _SERIES and ("article-many" not in kinds or len(items) > 1)


def _is_no_count(base: str) -> bool:
    """Whether «статья» in the singular cannot be counted by this number: «172 статья», but «21 статья»."""
    return base[-1] != "1" or base[-2:] == "11"


def may_be_of_code(line: Line, last: int, end: int) -> bool:
    """Whether a code could follow these words directly: a quick look, before all codes are looked for."""
    word = last + 1
    while word <= last + _MOST_PASSED and line.has(word, "of"):
        word += 1
    return line.signs(last, end) == "" and _may_be_code(line, word)


def ends_code(line: Line, word: int) -> bool:
    """Whether the name of a code could end with this word: a quick look."""
    return _may_be_code(line, word) or abbreviated(fold(line.word(word))) is not None


def _may_be_code(line: Line, word: int) -> bool:
    return short(line.word(word)) is not None or bool(line.tags(word) & (NAMES | {"code"}))


def code_behind(line: Line, codes: Codes, last: int, end: int) -> Beside:
    """The code right behind a citation, also with its title in brackets or quotes between them."""
    signs = line.signs(last, end)
    if signs in ("", ",", "(") and (code := _code_from(line, codes, last + 1)):
        stop = line.ends[code.last]
        is_closed = signs == "(" and line.clean[stop : stop + 1] == ")"
        is_other = signs == "," and (_leads(line, code) or not (code.is_code or line.has(last + 1, "of")))
        return Beside(None) if is_other else Beside(code, code.last, stop + is_closed)
    if signs in (")", '"') and (code := _code_from(line, codes, last + 1)):
        is_opened = line.signs(last - 1).endswith('"')
        return Beside(code, code.last, line.ends[code.last]) if is_opened else Beside(code)
    glossed = after_gloss(line, last, end)
    return Beside(_code_from(line, codes, glossed) if glossed is not None else None)


def _leads(line: Line, code: Code) -> bool:
    """Whether a code is that of the next citation: «ст. 172, Конституция, ст. 24»."""
    return line.is_number(code.last + 1) or bool(line.tags(code.last + 1) & ARTICLE)


def _code_from(line: Line, codes: Codes, word: int) -> Code | None:
    """The code whose name begins here, behind «of the» or a few words that describe it: «of the new Criminal Code»."""
    first = word
    while word < first + _MOST_PASSED and line.has(word, "of") and line.signs(word) in ("", '"'):
        word += 1
    is_led = word > first
    for passed in range(_MOST_PASSED):
        if code := codes.at(word):
            return code if code.first >= first else None
        if line.signs(word) != "" or not (
            _describes(line, word) or (is_led and passed < _MOST_LED and not line.tags(word))
        ):
            return None
        word += 1
    return None


def _describes(line: Line, word: int) -> bool:
    """Whether a word may stand between a number and its code: «действующего», "new"."""
    return bool(line.tags(word) & {"plain", "there"}) or (
        not line.tags(word) and line.word(word).endswith(("ого", "его", "ой", "ей"))
    )


def code_before(line: Line, codes: Codes, first: int) -> Beside:
    """The code whose name ends right before a citation: «ҚР ҚК 172-бабы», «УК РК, статья 172»."""
    word = first - 1
    if line.has(word, "under") and line.signs(word) == "":
        word -= 1
    if word < 0 or line.signs(word) not in _CODE_BEFORE:
        return Beside(None)
    code = codes.at(word)
    if code is None or code.last != word:
        return Beside(None)
    return Beside(code, code.first, line.starts[code.first]) if line.signs(first - 1) in ("", ",") else Beside(code)

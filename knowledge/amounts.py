"""Every fine, multiple and share that the text of a register cell states; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from knowledge.passages import NUMERAL, Sentence, sentences
from knowledge.terms import Amount, Measure
from knowledge.text import read_number

_FIGURES = rf"(?:[0-9]{{1,3}}+(?:,[0-9]{{3}})+|[{NUMERAL}]{{1,12}}+(?:\.[0-9]{{1,4}}+)?)"
_LARGE = {"万": 10_000, "亿": 100_000_000}
_NAMES = {"元": Measure.YUAN, "倍": Measure.TIMES, "%": Measure.PERCENT}
_VALUE = (
    rf"(?:百分之[{NUMERAL}]{{1,12}}+|{_FIGURES}[万亿]?"
    r"(?:元(?![化素旦件宵月首老里])(?:人民币)?|倍|%|个?百分点))"
)
_AT_LEAST = "不低于|不得低于|不少于|不得少于|至少|最低不少于|最低为?|超过|高于"
_AT_MOST = "(?:最高|最多)?不得?超过|不得?高于|最高为?|最多为?|至多|不足|不满"
_AMOUNT = re.compile(
    rf"""
    (?:(?:(?P<at_most>{_AT_MOST})|(?P<at_least>{_AT_LEAST}))(?:(?P<whole>[^,;:。、]{{2,12}}?)的)?)?
    (?<![{NUMERAL}第.])
    (?:(?P<few>{_FIGURES}[万亿]?)(?:至|到|[-~—–]{{1,2}})(?P<many>{_VALUE})
       |(?P<low>{_VALUE})(?:(?:以上,?|至|到|[-~—–]{{1,2}})(?:不满|不足)?(?P<high>{_VALUE}))?)
    (?:\(不?含(?:本数)?\))?(?:(?P<below>以下|以内|之内|内)|(?P<above>以上))?
    """,
    re.VERBOSE,
)
_PARTS = re.compile(
    rf"(?:百分之(?P<share>[{NUMERAL}]+)|(?P<figures>{_FIGURES})(?P<large>[万亿]?)"
    r"(?P<name>元|倍|%|个?百分点)(?:人民币)?)"
)
_MEASURE = re.compile("(?P<scale>[千万亿]?)(?P<name>元|倍|%|个?百分点)")
_BOOK = re.compile("《[^《》]{1,80}》")
# In 处违法所得一倍 and 在总量的5% what is multiplied or shared stands after one of these.
_SUBJECT_STARTS = re.compile(
    "处罚|处以|并处|可处|处|(?<![所存现])在(?!地)|占|按照?|为|于|达到?|[,;:。、]"
)
_SUBJECT_REACH = 30
_SUBJECT = re.compile(r"[^,;:。、]{1,15}(?:所得|[额值款入量本数价费利])\Z")


def parse(text: str) -> tuple[Amount, ...]:
    """The sums, multiples and shares of one cell in order of appearance, () for none. Never raises.

    `low` and `high` are whole yuan, times or percent, None where that end is open: 五千元以下 is
    (None, 5000), 一倍以上五倍以下 (1, 5), 最高为三万元 (None, 30000), 百分之十 (10, 10). What is no
    whole number of its measure (0.5%) is left out, and so are document names in 《》.
    `words`, `sentence` and `subject` are contiguous pieces of `text`; `subject` is "" for money.
    """
    return tuple(amount for sentence in sentences(text) for amount in _amounts(sentence))


def _amounts(sentence: Sentence) -> Iterator[Amount]:
    names = [book.span() for book in _BOOK.finditer(sentence.plain)]
    for found in _AMOUNT.finditer(sentence.plain):
        while names and names[0][1] <= found.start():
            names.pop(0)
        ends = _ends(found)
        if ends is None or (names and names[0][0] <= found.start()):
            continue
        low, high, measure = ends
        start, end = found.span()
        subject = "" if measure is Measure.YUAN else _subject(sentence, found)
        yield Amount(low, high, measure, sentence.cut(start, end), sentence.text, subject)


def _ends(found: re.Match[str]) -> tuple[int | None, int | None, Measure] | None:
    """The two ends and their measure; None where the words are no whole amount after all."""
    second = found["many"] or found["high"]
    first = found["low"] or _with_measure_of(found["few"], found["many"])
    low, high = read_amount(first), read_amount(second) if second else None
    if low is None or (second and (high is None or high[1] is not low[1])):
        return None
    if high is not None:
        return low[0], high[0], low[1]
    if found["at_most"] or (found["below"] and not found["at_least"]):
        return None, *low
    if found["at_least"] or found["above"]:
        return low[0], None, low[1]
    return low[0], low[0], low[1]


def _with_measure_of(few: str, many: str) -> str:
    """二 of 二至五万元 is 二万元; 三千 of 三千至五千元 has its thousands and is 三千元."""
    measure = _MEASURE.search(many)
    scale = "" if few[-1] in "千万亿" or measure is None else measure["scale"]
    return few + scale + (measure["name"] if measure else "")


def read_amount(words: str) -> tuple[int, Measure] | None:
    """Read "三万元" → (30000, YUAN), "1.5万元" → (15000, YUAN), "百分之十" → (10, PERCENT).

    None for other words, for nought and for what is no whole number ("0.5%", "1.5倍").
    """
    found = _PARTS.fullmatch(words)
    if found is None:
        return None
    if found["figures"] in {"百", "千", "万"}:
        return None
    number = _number(found["share"] or found["figures"], _LARGE.get(found["large"] or "", 1))
    if not number:
        return None
    name = "%" if found["share"] or "百分点" in found["name"] else found["name"]
    return number, _NAMES[name]


def _number(figures: str, times: int) -> int | None:
    figures = figures.replace(",", "")
    if "." not in figures:
        whole = read_number(figures)
        return None if whole is None else whole * times
    try:
        exact = Decimal(figures) * times
    except ArithmeticError:  # 三.五: Chinese figures know no decimal point
        return None
    return int(exact) if exact == exact.to_integral_value() else None


def _subject(sentence: Sentence, found: re.Match[str]) -> str:
    """What the multiple or share is taken of, "" where it is not said: 违法所得, 行政执法总量."""
    if found["whole"]:
        return sentence.cut(*found.span("whole"))
    plain, start = sentence.plain, found.start()
    floor = max(0, start - _SUBJECT_REACH)
    end = start - plain.endswith("的", floor, start)
    begin = max((mark.end() for mark in _SUBJECT_STARTS.finditer(plain, floor, end)), default=floor)
    return sentence.cut(begin, end) if _SUBJECT.match(plain[begin:end]) else ""

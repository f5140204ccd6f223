"""The words that state a limit, a frequency or a term, and what they alone say; pure."""

# A way of writing a limit is one line of _RULES. Whom it binds is in period_actors.py, what it
# runs from in period_events.py.

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge.passages import NUMERAL
from knowledge.period_lengths import COUNT, LENGTH, NOT_IN_A_DATE, in_one_unit, read_length
from knowledge.terms import Relation, Unit
from knowledge.text import read_number


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of a sentence, by their place in `Sentence.plain`, that state a period.

    `event_end` is set where the limit lies before an event which the words must name to be
    understood (期满前一个月, 入矫宣告前): the event ends there. None otherwise.
    """

    start: int
    end: int
    relation: Relation
    quantity: int | None = None
    unit: Unit = Unit.NONE
    upper: int | None = None
    event_end: int | None = None


Reader = Callable[[re.Match[str]], tuple[Wording, ...]]

_NOT = ("不得", "不应", "不能", "不", "未")
_BOUNDS = {
    **{no + verb: Relation.AT_MOST for no in _NOT for verb in ("超过", "多于", "长于", "逾")},
    **{no + verb: Relation.AT_LEAST for no in _NOT for verb in ("少于", "低于", "短于")},
    **dict.fromkeys(
        ("最长为", "最长", "至多", "最多", "不满", "未满", "不足", "少于"), Relation.AT_MOST
    ),
    **dict.fromkeys(("至少", "最少", "最短", "满"), Relation.AT_LEAST),
    **dict.fromkeys(("超过", "超出", "逾", "多于"), Relation.OVER),
    "提前": Relation.BEFORE,
}
_RIGHTS = {
    **dict.fromkeys(("以内", "之内", "内"), Relation.WITHIN),
    "以下": Relation.AT_MOST,
    "以上": Relation.AT_LEAST,
    **dict.fromkeys(("之前", "以前", "前"), Relation.BEFORE),
    **dict.fromkeys(("之后", "以后", "后"), Relation.AFTER),
}
_LABELS = {
    "有效": Relation.VALIDITY,
    **dict.fromkeys(("时限", "限期", "法定", "承诺"), Relation.WITHIN),
}
_FIGURES = NUMERAL.replace("0-9", "0123456789")
_TO = r"(?:至|到|[-~—–]{1,2})"


def _any(words: dict[str, Relation]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_LIMIT = re.compile(
    rf"""
    (?:(?P<label>(?:有效|公示|公告|任|试用|实习|考验|聘|保存|保管|服务)期限?|期限|时限|为期|限期|法定|承诺)
       (?:为|是|:(?:[^,;。:]{{0,12}}?为)?)?)?
    (?:(?:每次|单次|累计|合计|最长)?(?P<bound>{_any(_BOUNDS)})(?<![届期]满))?
    {NOT_IN_A_DATE}
    (?:(?P<few>{COUNT}){_TO}(?P<many>{LENGTH})
       |(?P<low>{LENGTH})(?:(?:以上,?|{_TO})(?:不满|不超过)?(?P<high>{LENGTH}))?)
    (?P<right>(?:{_any(_RIGHTS)})(?![部设容]))?
    """,
    re.VERBOSE,
)
# Lengths that name a plan or a service are no limits: 五年规划, 24小时热线.
_NAME_FOLLOWS = re.compile("规划|计划|行动|工作|服务|热线|值班|在线|一遇|级|制|来")
_IN_VAIN = re.compile("[^,;。]{0,4}(?:无效|无果|未)")


def _read_limit(found: re.Match[str]) -> tuple[Wording, ...]:
    start, end = found.span()
    if found["many"] or found["high"]:
        return _read_range(found)
    length = read_length(found["low"])
    relation = _relation(found)
    if length is None or relation is None:
        return ()
    return (Wording(start, end, relation, *length),)


def _relation(found: re.Match[str]) -> Relation | None:
    """前 and 后 outweigh a bound (满六个月后), a bound outweighs 内 and 以上, these a label."""
    right = _RIGHTS.get(found["right"] or "")
    if right in {Relation.BEFORE, Relation.AFTER}:
        return right
    if found["bound"]:
        return _BOUNDS[found["bound"]]
    if right is not None:
        return right
    if found["label"]:
        return _LABELS.get(found["label"][:2], Relation.TERM)
    return _relation_of_a_bare_length(found.string, found.start(), found.end())


def _relation_of_a_bare_length(plain: str, start: int, end: int) -> Relation | None:
    if _NAME_FOLLOWS.match(plain, end):
        return None
    if _IN_VAIN.match(plain, end):
        return Relation.AFTER
    # A cell with nothing but a length (20个工作日) is one of a column of time limits.
    alone = start == 0 and plain[end : end + 2] in {"", "。", ";"}
    return Relation.WITHIN if alone else Relation.TERM


def _read_range(found: re.Match[str]) -> tuple[Wording, ...]:
    """One RANGE; where its ends have no common unit, an AT_LEAST and an AT_MOST instead."""
    start, end = found.span()
    high = read_length(found["many"] or found["high"])
    low = read_length(found["low"] or found["few"] + found["many"].lstrip(_FIGURES))
    if high is None or low is None:
        return ()
    common = in_one_unit(low, high)
    if common is not None:
        return (Wording(start, end, Relation.RANGE, common[0], common[2], common[1]),)
    middle = found.start("high")
    return (
        Wording(start, middle, Relation.AT_LEAST, *low),
        Wording(middle, end, Relation.AT_MOST, *high),
    )


_TIMES = (
    rf"(?:(?:[^,;。:、每]{{0,8}}?(?P<bound>{_any(_BOUNDS)}))?"
    rf"[^,;。:、每]{{0,8}}?(?<![第{NUMERAL}])(?P<times>{COUNT})次(?![性数])(?P<more>以上)?)?"
)
_DAY_OF_MONTH = rf"[{NUMERAL}]{{1,3}}[日号]"
_EVERY = re.compile(
    rf"""
    (?:每隔?(?P<span>(?:{COUNT})?(?:个?(?:工作日|小时|月|季度|周|星期)|[日天季]|年度?)|半年|半个?月)
       (?![岁边围])
       (?:(?:[{NUMERAL}]{{1,3}}月(?:{_DAY_OF_MONTH}|[底末])?|{_DAY_OF_MONTH}|[底末])(?:[之以]?前)?)?
      |{NOT_IN_A_DATE}(?P<once>{COUNT}(?:年|个月|个季度|个?星期|周))(?={COUNT}次)
    ){_TIMES}
    """,
    re.VERBOSE,
)
_BY_PERIOD = re.compile(
    r"(?:按|逐)(?P<span>半年|季度?|月|年度?|周)"
    r"(?!龄|份|代|度?(?:计划|安排|任务|目标|考核|预算))"
)


def _read_every(found: re.Match[str]) -> tuple[Wording, ...]:
    groups = found.groupdict()
    length = read_length(groups["span"] or groups["once"])
    if length is None:
        return ()
    bound = "至少" if groups.get("more") else groups.get("bound")
    relation = _BOUNDS[bound] if bound else Relation.EVERY
    times = read_number(groups["times"]) if groups.get("times") else None
    return (Wording(*found.span(), relation, *length, upper=times),)


_NOT_EVENTS = "(?<![面目当此门眼先跟空提以])"
_OTHER_NOUNS = "(?![款期项述提往景沿端后任置台])"
_EVENT = r"(?P<event>[^,;:。、()《》\d前每]{2,16}?)"
_LENGTH_AHEAD = rf"[^,;:。前]{{0,16}}?{LENGTH}[之以]?前"
_AHEAD = re.compile(rf"(?:之日)?(?P<mark>(?<![以之此目])前)(?P<length>{LENGTH})(?:[以之]?内)?")
_BEFORE = re.compile(
    rf"在(?!{_LENGTH_AHEAD}){_EVENT}{_NOT_EVENTS}[之以]?前{_OTHER_NOUNS}(?!{LENGTH})"
    rf"|(?:\A|(?<=[,;:。]))(?!{_LENGTH_AHEAD}){_EVENT.replace('event', 'opening')}"
    rf"{_NOT_EVENTS}[之以]?前(?=,?(?:应|须|必须|不得))"
)


def _read_ahead(found: re.Match[str]) -> tuple[Wording, ...]:
    length = read_length(found["length"])
    if length is None:
        return ()
    start, end = found.span()
    return (Wording(start, end, Relation.BEFORE, *length, event_end=start),)


def _read_before(found: re.Match[str]) -> tuple[Wording, ...]:
    start, end = found.span("event" if found["event"] else "opening")
    return (Wording(start, found.end(), Relation.BEFORE, event_end=end),)


def _read_same_day(found: re.Match[str]) -> tuple[Wording, ...]:
    return (Wording(*found.span(), Relation.WITHIN, 0, Unit.DAY),)


# What was not done in time (没有及时上报) demands nothing.
_FAILED = (
    *(
        no + by
        for no in ("未", "未能", "没有", "不", "不能")
        for by in ("", "按", "按照", "在", "于")
    ),
    "超过",
    "逾",
)


def _read_as(relation: Relation) -> Reader:
    def read(found: re.Match[str]) -> tuple[Wording, ...]:
        if found.string.endswith(_FAILED, 0, found.start()):
            return ()
        return (Wording(*found.span(), relation),)

    return read


_SET_ELSEWHERE = re.compile(
    "(?:(?:限定|规定|指定|约定|协商确定|确定|批准|法定|要求|承诺)的?(?:期限|时限)"
    rf"|(?:限定|规定|指定|约定|承诺)的?时间)(?![:为是]|{LENGTH})(?:[以之]?内)?"
    "|(?<![无有期权])限期(?!限)|按[时期](?![间限])"
)
_AT_ONCE = re.compile("立即|立刻|即刻|即时(?!通[讯信])|马上|当场|当即|即办件?")
_VAGUE = re.compile("及时(?![间限])|定期(?![限间存])|(?<!合)适时(?!间)|尽快|尽早")
_SAME_DAY = re.compile("当[日天]内?(?![起的不有])")
_BOOK = re.compile("《[^《》]{1,80}》")
_DATE = re.compile(
    rf"(?<![{NUMERAL}第])(?:(?:[0-9]{{4}}|[〇零一二三四五六七八九]{{4}})年"
    rf"(?:[{NUMERAL}]{{1,3}}月(?:{_DAY_OF_MONTH})?)?|[{NUMERAL}]{{1,3}}月{_DAY_OF_MONTH})"
    rf"(?:{_TO}(?:[{NUMERAL}]{{1,3}}月)?{_DAY_OF_MONTH})?"
)
# Names of documents and calendar dates are found so as to be passed over whole.
_RULES: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_BOOK, lambda _: ()),
    (_DATE, lambda _: ()),
    (_LIMIT, _read_limit),
    (_EVERY, _read_every),
    (_BY_PERIOD, _read_every),
    (_AHEAD, _read_ahead),
    (_BEFORE, _read_before),
    (_SAME_DAY, _read_same_day),
    (_SET_ELSEWHERE, _read_as(Relation.AS_SET)),
    (_AT_ONCE, _read_as(Relation.IMMEDIATELY)),
    (_VAGUE, _read_as(Relation.UNSPECIFIED)),
)


def wordings(plain: str) -> Iterator[Wording]:
    """The limits stated in a sentence (half width, no white space), left to right.

    Where two ways of reading overlap, the one that begins first wins, then the longer one.
    """
    found = [(match, read) for pattern, read in _RULES for match in pattern.finditer(plain)]
    found.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    reached = 0
    for match, read in found:
        if match.start() >= reached:
            reached = match.end()
            yield from read(match)

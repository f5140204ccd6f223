"""A length of time in words, 三个月 or 10日, as a number of units; pure."""

from __future__ import annotations

import re

from knowledge.passages import NUMERAL
from knowledge.terms import Unit
from knowledge.text import read_number

Length = tuple[int, Unit]

# Nine figures at most and possessive: no run of figures, however long, is gone over twice.
COUNT = rf"[{NUMERAL}]{{1,9}}+"
LENGTH = (
    rf"(?:{COUNT}(?:年[{NUMERAL}]{{1,3}}+个月|年半|周?年(?![度级龄代份轻检审月底初])"
    r"|个?(?:法定)?工作日|个?小时|个?(?:自然日|日(?![常程期记起])|天(?![然津]))"
    r"|个?(?:周|星期)(?![岁年边围期])|个月|个季度|月(?=以[上下内]|内))"
    r"|(?<![上下大])半年|(?<!个)半个?月)"
)
"""The pattern of one length, without groups. "3月" is a date unless 以上, 以下 or 内 follows."""

NOT_IN_A_DATE = rf"(?<![{NUMERAL}第.月])"
"""What must stand before a length: neither more figures, nor 第, nor a month (5月10日)."""

_UNITS = {
    "小时": (1, Unit.HOUR),
    "工作日": (1, Unit.WORKDAY),
    "日": (1, Unit.DAY),
    "天": (1, Unit.DAY),
    "周": (7, Unit.DAY),
    "星期": (7, Unit.DAY),
    "月": (1, Unit.MONTH),
    "季": (1, Unit.QUARTER),
    "季度": (1, Unit.QUARTER),
    "年": (1, Unit.YEAR),
    "年度": (1, Unit.YEAR),
}
_EARLIEST_DATE = 1900
_HALVES = {"年": (6, Unit.MONTH), "月": (15, Unit.DAY)}
_IN_COMMON = {
    Unit.HOUR: (1, Unit.HOUR),
    Unit.DAY: (24, Unit.HOUR),
    Unit.MONTH: (1, Unit.MONTH),
    Unit.QUARTER: (3, Unit.MONTH),
    Unit.YEAR: (12, Unit.MONTH),
}
_PARTS = re.compile(
    rf"(?P<count>半|(?:{COUNT})?)(?:个|法定|自然|周(?=年))*"
    rf"(?P<unit>小时|工作日|季度|星期|年度|[日天周月季年])(?:(?P<half>半)|(?P<months>{COUNT})个月)?"
)


def read_length(words: str) -> Length | None:
    """The number and unit that half-width words without white space state.

    "三个月" → (3, MONTH), "月" → (1, MONTH), "半年" → (6, MONTH), "一周" → (7, DAY), "一年六个月" →
    (18, MONTH). None for what is no length: 1996年, 百年, nought, any other words.
    """
    found = _PARTS.fullmatch(words)
    if found is None or found["count"] in {"百", "千", "万"}:
        return None
    if found["count"] == "半":
        return _HALVES.get(found["unit"])
    count = read_number(found["count"] or "1")
    if not count or (found["unit"] == "年" and count >= _EARLIEST_DATE):
        return None
    if found["half"] or found["months"]:
        return count * 12 + (read_number(found["months"] or "6") or 0), Unit.MONTH
    times, unit = _UNITS[found["unit"]]
    return count * times, unit


def in_one_unit(low: Length, high: Length) -> tuple[int, int, Unit] | None:
    """Two ends of a range in one unit: 三个月 to 一年 → (3, 12, MONTH).

    None where the two have no common measure: a month has no fixed number of days, and how many
    days a working day takes depends on the calendar.
    """
    if low[1] is high[1]:
        return low[0], high[0], low[1]
    if low[1] not in _IN_COMMON or high[1] not in _IN_COMMON:
        return None
    (low_times, unit), (high_times, other) = _IN_COMMON[low[1]], _IN_COMMON[high[1]]
    if unit is not other:
        return None
    return low[0] * low_times, high[0] * high_times, unit

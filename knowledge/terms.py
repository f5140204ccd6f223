"""Periods, amounts and citations: what is read out of a register's words, as frozen values.

This module imports nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a period counts in. NONE is for limits without a number (立即, 限定期限)."""

    HOUR = "小时"
    DAY = "日"
    WORKDAY = "工作日"
    MONTH = "月"
    QUARTER = "季度"
    YEAR = "年"
    TIMES = "次"
    NONE = ""


class Relation(StrEnum):
    """How a period binds."""

    WITHIN = "within"  # 之日起十个工作日内
    AT_LEAST = "at_least"  # 每年至少一次, 停止执业三个月以上
    AT_MOST = "at_most"  # 不得超过三个月, 三个月以下
    OVER = "over"  # 外出超过三十日
    EVERY = "every"  # 每三个月, 按季度
    BEFORE = "before"  # 期满前一个月, 入矫宣告前
    AFTER = "after"  # 二十四小时查找无效的
    VALIDITY = "validity"  # 有效期为六个月
    TERM = "term"  # 期限：……为5年
    RANGE = "range"  # 三个月以上六个月以下
    IMMEDIATELY = "immediately"  # 立即
    AS_SET = "as_set"  # 限定期限, 协商确定的期限: another paper sets it
    UNSPECIFIED = "unspecified"  # 及时, 定期, 适时: demanded, but no number is stated


@dataclass(frozen=True, slots=True)
class Period:
    """A time limit, frequency or term as the register states it.

    `quantity` is the number in `unit`s, None where none is stated; `upper` is the other end of a
    RANGE, and for "每年至少一次" how many times. `words` are the matched words, `sentence` the
    clause they stand in; `event` is what it runs from ("收到法律援助申请"), `actor` who must act;
    both are words of the sentence, "" where it does not say.
    """

    quantity: int | None
    unit: Unit
    relation: Relation
    words: str
    sentence: str
    event: str = ""
    actor: str = ""
    upper: int | None = None


class Measure(StrEnum):
    """What an amount counts."""

    YUAN = "元"
    TIMES = "倍"
    PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Amount:
    """A fine or a share as stated: 五千元以下, 一倍以上五倍以下, 5%以内.

    `low` and `high` are in whole `measure`s, None where that end is open. `subject` is what it is
    a multiple or share of (违法所得, 行政执法总量), "" for a sum of money.
    """

    low: int | None
    high: int | None
    measure: Measure
    words: str
    sentence: str
    subject: str = ""


class Authority(StrEnum):
    """The rank of a cited text, as the register prints it or as its name tells."""

    LAW = "法律"
    REGULATION = "法规"
    RULE = "规章"
    NORMATIVE = "规范性文件"
    DOCUMENT = "文号"


@dataclass(frozen=True, slots=True)
class Citation:
    """One article of one text (or the whole text, or a document by its number).

    `law` is the one name by which all spellings of a law are known (社区矫正法), `written` the name
    as it stands in the source. `article`, `paragraph`, `item` count from 1, None where not stated;
    `chapter` likewise. `dates` are as stated ("2021年8月20日通过"). `quote` are the citing words,
    `text` the article's words where the register prints them, else "".
    """

    law: str
    written: str
    authority: Authority
    quote: str
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    chapter: int | None = None
    dates: tuple[str, ...] = ()
    text: str = ""

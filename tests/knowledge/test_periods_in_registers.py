"""Every period of the two registers, against a table read by hand, in both directions."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from knowledge.periods import parse
from knowledge.terms import Relation, Unit
from knowledge.text import squeeze

SOURCES = Path(__file__).resolve().parents[2] / "knowledge" / "sources"

R, U = Relation, Unit

AID = "法律援助机构"
CITY = "市司法局"
CORRECTION = "社区矫正机构"
COUNTY = "县级社区矫正机构"
COUNTY_IN_CHARGE = "执行地县级社区矫正机构"
DISTRICT = "设区的市级或者直辖市的区人民政府司法行政部门"
FIRM = "律师事务所"
JUSTICE = "司法行政部门"
JUSTICE_ABOVE_COUNTY = "县级以上人民政府司法行政部门"
NOTICE = "《执法监督通知（决定）书》"
OFFENDER = "社区矫正对象"
PAPERS = "调查评估委托书及所附材料"
SUSPENDED = "停业整顿处罚期满"


class Row(NamedTuple):
    """One period as a reader finds it: the line of the source file, the words, what they say.

    `words`, `event` and `actor` are without white space. The order within a line is that of the
    source.
    """

    line: int
    words: str
    relation: Relation
    quantity: int | None = None
    unit: Unit = Unit.NONE
    event: str = ""
    actor: str = ""
    upper: int | None = None


MUNICIPAL = (
    Row(614, "期限:刑满释放人员为5年", R.TERM, 5, U.YEAR),
    Row(684, "及时", R.UNSPECIFIED, event="发现鉴定机构的实验室配置及设施仪器发生变化", actor=CITY),
    Row(706, "及时", R.UNSPECIFIED, actor="市司法局公证管理部门"),
    Row(721, "限定期限内", R.AS_SET, actor=f"接到{NOTICE}的单位"),
    Row(721, "10日内", R.WITHIN, 10, U.DAY, f"收到{NOTICE}", "被检查的单位"),
    Row(721, "15日内", R.WITHIN, 15, U.DAY, "接到复查申请", f"发出{NOTICE}的机构"),
    Row(754, "每年至少一次", R.AT_LEAST, 1, U.YEAR, actor=CITY, upper=1),
    Row(757, "及时", R.UNSPECIFIED, actor=CITY),
    Row(772, "限定期限内", R.AS_SET, actor=f"接到{NOTICE}的单位"),
    Row(772, "10日内", R.WITHIN, 10, U.DAY, f"收到{NOTICE}", "被检查的单位"),
    Row(772, "15日内", R.WITHIN, 15, U.DAY, "接到复查申请", f"发出{NOTICE}的机构"),
    Row(803, "每年不少于一次", R.AT_LEAST, 1, U.YEAR, actor=CITY, upper=1),
    Row(806, "及时", R.UNSPECIFIED, actor=CITY),
)

YINING = (
    Row(7, "三个月以下", R.AT_MOST, 3, U.MONTH, actor=DISTRICT),
    Row(7, "二年内", R.WITHIN, 2, U.YEAR, "离任", "律师"),
    Row(7, "三个月以上六个月以下", R.RANGE, 3, U.MONTH, actor=DISTRICT, upper=6),
    Row(7, "一个月以上六个月以下", R.RANGE, 1, U.MONTH, actor=DISTRICT, upper=6),
    Row(7, "二年内", R.WITHIN, 2, U.YEAR, SUSPENDED, FIRM),
    Row(7, "三个月以上一年以下", R.RANGE, 3, U.MONTH, actor=DISTRICT, upper=12),
    Row(7, "二年内", R.WITHIN, 2, U.YEAR, "停止执业处罚期满", FIRM),
    Row(8, "一个月以上六个月以下", R.RANGE, 1, U.MONTH, actor=DISTRICT, upper=6),
    Row(8, "二年内", R.WITHIN, 2, U.YEAR, SUSPENDED, FIRM),
    Row(13, "及时", R.UNSPECIFIED, actor="上级司法行政机关"),
    Row(15, "五个工作日内", R.WITHIN, 5, U.WORKDAY, actor=COUNTY),
    Row(21, "及时", R.UNSPECIFIED, actor=JUSTICE_ABOVE_COUNTY),
    Row(21, "定期", R.UNSPECIFIED, actor="设区的市司法行政机关"),
    Row(21, "及时", R.UNSPECIFIED, actor=JUSTICE_ABOVE_COUNTY),
    Row(21, "定期", R.UNSPECIFIED, actor="设区的市司法行政机关"),
    Row(22, "定期", R.UNSPECIFIED, actor=JUSTICE_ABOVE_COUNTY),
    Row(22, "定期", R.UNSPECIFIED, actor=JUSTICE_ABOVE_COUNTY),
    Row(23, "定期", R.UNSPECIFIED, actor="基层法律服务所"),
    Row(23, "定期", R.UNSPECIFIED, actor="基层法律服务所"),
    Row(26, "定期", R.UNSPECIFIED),
    Row(
        26,
        "立即",
        R.IMMEDIATELY,
        event="发现社区矫正对象非正常死亡、涉嫌实施犯罪、参与群体性事件等重大事件",
    ),
    Row(26, "及时", R.UNSPECIFIED),
    Row(27, "每三个月", R.EVERY, 3, U.MONTH, actor="暂予监外执行社区矫正对象"),
    Row(27, "及时", R.UNSPECIFIED),
    Row(45, "七日内", R.WITHIN, 7, U.DAY, "收到法律援助申请", AID),
    Row(45, "三日内", R.WITHIN, 3, U.DAY, "作出决定", AID),
    Row(45, "五日内", R.WITHIN, 5, U.DAY, "收到异议", JUSTICE),
    Row(45, "5个工作日内", R.WITHIN, 5, U.WORKDAY, "收到异议", JUSTICE),
    Row(45, "及时", R.UNSPECIFIED, actor=AID),
    Row(45, "及时", R.UNSPECIFIED, actor=AID),
    Row(45, "限期", R.AS_SET),
    Row(45, "5个工作日内", R.WITHIN, 5, U.WORKDAY, "收到异议", JUSTICE),
    Row(45, "及时", R.UNSPECIFIED, actor=AID),
    Row(49, "及时", R.UNSPECIFIED, event=f"收到{PAPERS}", actor=COUNTY),
    Row(49, "五日内", R.WITHIN, 5, U.DAY, "收到委托函", COUNTY),
    Row(49, "十个工作日内", R.WITHIN, 10, U.WORKDAY, f"收到{PAPERS}", COUNTY),
    Row(49, "五个工作日内", R.WITHIN, 5, U.WORKDAY, actor=COUNTY),
    Row(49, "协商确定的期限内", R.AS_SET, actor=COUNTY),
    Row(52, "五日内", R.WITHIN, 5, U.DAY, actor="社区矫正决定机关"),
    Row(
        52, "及时", R.UNSPECIFIED, event="发现社区矫正对象未按规定时间报到", actor=COUNTY_IN_CHARGE
    ),
    Row(52, "三日内", R.WITHIN, 3, U.DAY, "接收社区矫正对象", COUNTY_IN_CHARGE),
    Row(53, "五日内", R.WITHIN, 5, U.DAY, "社区矫正对象到", COUNTY_IN_CHARGE),
    Row(53, "及时", R.UNSPECIFIED, actor=COUNTY_IN_CHARGE),
    Row(53, "六日内", R.WITHIN, 6, U.DAY, "收到公安机关《不准出境决定书》", CORRECTION),
    Row(55, "入矫宣告前", R.BEFORE, event="入矫宣告"),
    Row(55, "及时", R.UNSPECIFIED),
    Row(55, "十五日内", R.WITHIN, 15, U.DAY, "接收社区矫正对象", COUNTY_IN_CHARGE),
    Row(55, "适时", R.UNSPECIFIED, actor=COUNTY_IN_CHARGE),
    Row(56, "十个工作日内", R.WITHIN, 10, U.WORKDAY, "接收社区矫正对象"),
    Row(57, "每三月调整一次", R.EVERY, 3, U.MONTH, upper=1),
    Row(57, "适时", R.UNSPECIFIED),
    Row(58, "及时", R.UNSPECIFIED),
    Row(59, "立即", R.IMMEDIATELY, event="发现社区矫正对象失去联系"),
    Row(59, "二十四小时", R.AFTER, 24, U.HOUR),
    Row(59, "及时", R.UNSPECIFIED),
    Row(64, "三十日以内", R.WITHIN, 30, U.DAY),
    Row(64, "超过三十日", R.OVER, 30, U.DAY, actor=OFFENDER),
    Row(64, "两个月内", R.WITHIN, 2, U.MONTH, actor=OFFENDER),
    Row(64, "累计超过三十日", R.OVER, 30, U.DAY, actor=OFFENDER),
    Row(64, "及时", R.UNSPECIFIED, actor=COUNTY_IN_CHARGE),
    Row(65, "有效期为六个月", R.VALIDITY, 6, U.MONTH),
    Row(65, "批准的期限内", R.AS_SET, actor=OFFENDER),
    Row(66, "五日内", R.WITHIN, 5, U.DAY),
    Row(67, "定期", R.UNSPECIFIED),
    Row(67, "按季度", R.EVERY, 1, U.QUARTER),
    Row(67, "及时", R.UNSPECIFIED),
    Row(67, "定期", R.UNSPECIFIED),
    Row(67, "及时", R.UNSPECIFIED),
    Row(70, "不得超过三个月", R.AT_MOST, 3, U.MONTH),
    Row(70, "每次不得超过三个月", R.AT_MOST, 3, U.MONTH),
    Row(76, "定期", R.UNSPECIFIED),
    Row(76, "及时", R.UNSPECIFIED),
    Row(78, "及时", R.UNSPECIFIED, actor=CORRECTION),
    Row(81, "期满前一个月", R.BEFORE, 1, U.MONTH, "期满"),
    Row(83, "五个工作日内", R.WITHIN, 5, U.WORKDAY, "收到死亡证明书或者其他有效死亡证明"),
    Row(85, "及时", R.UNSPECIFIED, actor=COUNTY),
)
BY_HAND = {"municipal": MUNICIPAL, "yining": YINING}


def cells(source: str) -> list[tuple[int, str]]:
    """Each cell of a source with its line from 1: both registers part cells by tabs."""
    lines = (SOURCES / f"{source}.txt").read_text(encoding="utf-8").splitlines()
    return [(at, cell) for at, line in enumerate(lines, 1) for cell in line.split("\t")]


@cache
def found_in(source: str) -> tuple[Row, ...]:
    """What the parser finds in a source, in the shape of the table."""
    return tuple(
        Row(
            line,
            squeeze(p.words),
            p.relation,
            p.quantity,
            p.unit,
            squeeze(p.event),
            squeeze(p.actor),
            p.upper,
        )
        for line, cell in cells(source)
        for p in parse(cell)
    )


@pytest.mark.parametrize("source", BY_HAND)
def test_nothing_that_a_reader_finds_is_missed(source: str) -> None:
    """Each period of the table is found, with its number, its event and who must act."""
    assert [row for row in BY_HAND[source] if row not in found_in(source)] == []


@pytest.mark.parametrize("source", BY_HAND)
def test_nothing_is_found_that_no_reader_finds(source: str) -> None:
    """Dates, ages, article and document numbers are no periods: the parser finds the table only."""
    assert [row for row in found_in(source) if row not in BY_HAND[source]] == []


@pytest.mark.parametrize("source", BY_HAND)
def test_order_and_repetition_are_those_of_the_source(source: str) -> None:
    """Periods come in the order of the cell, and an article quoted in two columns counts twice."""
    assert found_in(source) == BY_HAND[source]


@pytest.mark.parametrize("source", BY_HAND)
def test_every_quote_is_a_piece_of_its_cell(source: str) -> None:
    """Words, sentence, event and actor stand in the cell as they are, white space included."""
    for _, cell in cells(source):
        for period in parse(cell):
            for quote in (period.words, period.sentence, period.event, period.actor):
                assert quote in cell
            assert period.words in period.sentence
            assert period.event in period.sentence
            assert period.sentence == period.sentence.strip()


def test_a_register_read_in_one_piece_gives_the_same_periods() -> None:
    """The word-processor dump marks paragraphs by line breaks: these keep sentences apart too."""
    whole = (SOURCES / "municipal.txt").read_text(encoding="utf-8")
    assert [squeeze(period.words) for period in parse(whole)] == [row.words for row in MUNICIPAL]


@pytest.mark.parametrize(
    ("line", "words", "sentence"),
    [
        (
            70,
            "每次不得超过三个月",
            "使用电子定位装置，不得超过三个月，期限届满后，经评估仍有必要继续使用的，应当重新履行审批手续，每次不得超过三个月。",
        ),
        (
            52,
            "三日内",
            "自接收社区矫正对象之日起三日内,将其基本信息完整录入社区矫正一体化平台。",
        ),
        (7, "二年内", "从人民法院、人民检察院离任后二年内担任诉讼代理人或者辩护人的；"),
        (
            45,
            "五日内",
            "司法行政部门应当自收到异议之日起五日内进行审查，作出维持法律援助机构决定或者责令法律援助机构改正的决定。",
        ),
        (64, "三十日以内", "审批七人以上三十日以内社区矫正对象外出申请。"),
        (
            8,
            "一个月以上六个月以下",
            "律师事务所有下列行为之一的，由设区的市级或者直辖市的区人民政府司法行政部门视其情节给予警告、停业整顿一个月以上六个月以下的处罚，可以处十万元以下的罚款；有违法所得的，没收违法所得；情节严重的，由省、自治区、直辖市人民政府司法行政部门吊销律师事务所执业证书。",
        ),
    ],
)
def test_the_sentence_is_whole_and_without_number_or_heading(
    line: int, words: str, sentence: str
) -> None:
    """The sentence quoted is the rule from its first to its last word; numbering stays outside."""
    of_line = [p for at, cell in cells("yining") if at == line for p in parse(cell)]
    assert next(p.sentence for p in of_line if p.words == words) == sentence

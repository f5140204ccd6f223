"""Fines, multiples and shares, as the two registers and others write them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.amounts import parse, read_amount
from knowledge.terms import Amount, Measure

SOURCES = Path(__file__).resolve().parents[2] / "knowledge" / "sources"

M = Measure
Row = tuple[int, str, int | None, int | None, M, str]

GAINS = "违法所得"
MUNICIPAL: tuple[Row, ...] = ((754, "5%以内", None, 5, M.PERCENT, "行政执法总量"),)
YINING: tuple[Row, ...] = (
    (7, "五千元以下", None, 5_000, M.YUAN, ""),
    (7, "一万元以下", None, 10_000, M.YUAN, ""),
    (7, "十万元以下", None, 100_000, M.YUAN, ""),
    (7, "二万元以下", None, 20_000, M.YUAN, ""),
    (8, "十万元以下", None, 100_000, M.YUAN, ""),
    (8, "二万元以下", None, 20_000, M.YUAN, ""),
    (9, "一倍以上五倍以下", 1, 5, M.TIMES, GAINS),
    (10, "三千元以下", None, 3_000, M.YUAN, ""),
    (13, "三倍以下", None, 3, M.TIMES, GAINS),
    (13, "最高为三万元", None, 30_000, M.YUAN, ""),
    (13, "三倍以下", None, 3, M.TIMES, GAINS),
    (13, "最高为三万元", None, 30_000, M.YUAN, ""),
    (14, "一倍以上三倍以下", 1, 3, M.TIMES, GAINS),
)
BY_HAND = {"municipal": MUNICIPAL, "yining": YINING}


@cache
def found_in(source: str) -> tuple[tuple[int, str, Amount], ...]:
    """The amounts of a source with the line from 1 and the cell they stand in."""
    lines = (SOURCES / f"{source}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(
        (at, cell, amount)
        for at, line in enumerate(lines, 1)
        for cell in line.split("\t")
        for amount in parse(cell)
    )


@pytest.mark.parametrize("source", BY_HAND)
def test_a_register_holds_the_amounts_that_a_reader_finds(source: str) -> None:
    """Nothing is missed, and nothing found that is not in the table read by hand."""
    found = [
        (line, a.words, a.low, a.high, a.measure, a.subject) for line, _, a in found_in(source)
    ]
    assert found == list(BY_HAND[source])


@pytest.mark.parametrize("source", BY_HAND)
def test_every_amount_is_quoted_as_it_stands(source: str) -> None:
    """Words and subject are pieces of the sentence, the sentence a piece of the cell."""
    for _, cell, amount in found_in(source):
        assert amount.sentence in cell
        assert amount.words in amount.sentence
        assert amount.subject in amount.sentence


def test_the_sentence_of_a_fine_says_who_is_fined_for_what() -> None:
    """The quote of an amount is the whole rule, without the heading of its article."""
    sentences = [a.sentence for line, _, a in found_in("yining") if line == 10]
    assert sentences == [
        "受理人以欺骗或者其他不正当手段获得法律援助的，由司法行政部门责令其支付已实施法律援助的费用，并处三千元以下罚款。"
    ]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "measure", "subject"),
    [
        ("处1000元罚款", "1000元", 1_000, 1_000, M.YUAN, ""),
        ("处 1000 元罚款", "1000 元", 1_000, 1_000, M.YUAN, ""),
        ("２０００元", "２０００元", 2_000, 2_000, M.YUAN, ""),
        ("3万元", "3万元", 30_000, 30_000, M.YUAN, ""),
        ("1.5万元以下", "1.5万元以下", None, 15_000, M.YUAN, ""),
        ("1,000元以下", "1,000元以下", None, 1_000, M.YUAN, ""),
        ("一亿元", "一亿元", 100_000_000, 100_000_000, M.YUAN, ""),
        ("五百元以上", "五百元以上", 500, None, M.YUAN, ""),
        ("超过5000元的", "超过5000元", 5_000, None, M.YUAN, ""),
        ("不低于两千元", "不低于两千元", 2_000, None, M.YUAN, ""),
        ("不得超过三万元", "不得超过三万元", None, 30_000, M.YUAN, ""),
        ("最高不超过3万元", "最高不超过3万元", None, 30_000, M.YUAN, ""),
        ("十万元（含）以下", "十万元（含）以下", None, 100_000, M.YUAN, ""),
        ("五万元以上十万元以下", "五万元以上十万元以下", 50_000, 100_000, M.YUAN, ""),
        ("三百元以上，五百元以下", "三百元以上，五百元以下", 300, 500, M.YUAN, ""),
        ("二至五万元", "二至五万元", 20_000, 50_000, M.YUAN, ""),
        ("一万至五万元", "一万至五万元", 10_000, 50_000, M.YUAN, ""),
        ("三千至五千元", "三千至五千元", 3_000, 5_000, M.YUAN, ""),
        ("2000～5000元", "2000～5000元", 2_000, 5_000, M.YUAN, ""),
        ("一至三倍", "一至三倍", 1, 3, M.TIMES, ""),
        ("处货值金额十倍以上二十倍以下罚款", "十倍以上二十倍以下", 10, 20, M.TIMES, "货值金额"),
        ("并处违法所得一倍罚款", "一倍", 1, 1, M.TIMES, GAINS),
        ("百分之十", "百分之十", 10, 10, M.PERCENT, ""),
        ("百分之百", "百分之百", 100, 100, M.PERCENT, ""),
        ("百分之五以上百分之十以下", "百分之五以上百分之十以下", 5, 10, M.PERCENT, ""),
        ("5%-10%", "5%-10%", 5, 10, M.PERCENT, ""),
        ("5 ％以内", "5 ％以内", None, 5, M.PERCENT, ""),
        ("提高3个百分点", "3个百分点", 3, 3, M.PERCENT, ""),
        ("不超过注册资本的20%", "不超过注册资本的20%", None, 20, M.PERCENT, "注册资本"),
        ("处上一年度销售额百分之一以下", "百分之一以下", None, 1, M.PERCENT, "上一年度销售额"),
    ],
)
def test_each_way_of_writing_an_amount_is_read(  # noqa: PLR0913, PLR0917 - the columns of the table
    text: str, words: str, low: int | None, high: int | None, measure: M, subject: str
) -> None:
    """An amount has two ends in whole yuan, times or percent; an open end is None."""
    (amount,) = parse(text)
    found = (amount.words, amount.low, amount.high, amount.measure, amount.subject)
    assert found == (words, low, high, measure, subject)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021年8月20日",
        "司法部令第111号",
        "三元里、二元化、单元、公元",
        "加倍努力、百倍努力",
        "0.5%",
        "1.5倍",
        "0元",
        "三.五万元",
        "三.5万元",
        "千元以下",
        "五元至三倍",
        "《关于5%抽查的通知》",
        "数万元",
        "9" * 5000 + "元",
    ],
)
def test_what_is_no_whole_amount_is_passed_over(text: str) -> None:
    """Names, dates and fractions are no amounts."""
    assert parse(text) == ()


def test_a_document_name_hides_only_its_own_number() -> None:
    """What stands before and after 《…》 is read."""
    text = "处一倍罚款，依照《关于5%抽查的通知》和《办法》，并处3%"
    assert [amount.words for amount in parse(text)] == ["一倍", "3%"]


@pytest.mark.parametrize("words", ["", "元", "三", "三万元以下", "三人"])
def test_other_words_are_no_amount(words: str) -> None:
    """Only a number with its measure, and nothing beside, is an amount."""
    assert read_amount(words) is None


PIECES = st.sampled_from(
    ("违法所得", "百分之", "以上", "以下", "最高", "不超过", "<p>", *"处的一5十万元倍%至.,《》。，")
)


@given(st.text() | st.lists(PIECES | st.just(" "), max_size=20).map("".join))
def test_any_text_is_read_without_fail_and_quoted_as_it_stands(text: str) -> None:
    """Whatever the cell holds, nothing is raised, and every quote is a piece of it."""
    for amount in parse(text):
        assert amount.sentence in text
        assert amount.words in amount.sentence
        assert amount.subject in amount.sentence
        assert (amount.low, amount.high) != (None, None)


@given(st.integers(1, 99_999_999))
def test_every_sum_in_figures_is_read_as_it_is(number: int) -> None:
    """Grouped or not, the figures are the number."""
    assert read_amount(f"{number}元") == read_amount(f"{number:,}元") == (number, M.YUAN)


def test_a_cell_of_a_megabyte_is_read_to_its_end() -> None:
    """A cell as long as a book gives all its amounts."""
    assert len(parse("并处违法所得一倍以上三倍以下的罚款，" * 50_000)) == 50_000

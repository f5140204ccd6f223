"""A question that asks for a quantity is about the clause that states one of its kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.quantities import states_quantity
from knowledge.text import fold
from tests.talks import talk


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("公证员干到多少周岁", "年满六十五周岁的"),
        ("公证员免职 年龄", "年满65周岁的"),
        ("罚违法所得的几倍", "处违法所得一倍以上三倍以下的罚款"),
        ("罚多少钱", "并处三千元以下罚款"),
        ("外出要几个人批", "审批七人以上"),
        ("一年查几回", "每年至少一次"),
        ("抽百分之几", "不少于5%"),
        ("几个小时内报告", "在二十四小时内"),
    ],
)
def test_the_kind_of_quantity_is_known(question: str, clause: str) -> None:
    """Whoever asks how much is answered by a clause with a number of that kind."""
    assert states_quantity(fold(question), clause)


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("公证员干到多少周岁", "应当在十五日内提请"),
        ("罚几倍", "可以处五千元以下的罚款"),
        ("谁来办理", "年满六十五周岁的"),
        ("", "并处三千元以下罚款"),
        ("罚多少钱", ""),
    ],
)
def test_another_quantity_is_no_answer(question: str, clause: str) -> None:
    """A number of another kind, or none asked for, says nothing."""
    assert not states_quantity(fold(question), clause)


@given(st.text(), st.text())
def test_any_text_is_looked_at(question: str, clause: str) -> None:
    """No text whatever breaks the reading; a clause without a figure states no quantity."""
    stated = states_quantity(question, clause)
    assert not stated or any(c in "0123456789〇零一二两三四五六七八九十百千万半" for c in clause)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("公证员年满多少周岁要提请免职", "六十五周岁"),
        ("骗取法律援助，露馅了会怎样", "三千元以下罚款"),
        ("没有律师执业证还以律师名义接案，抓到了要罚几多", "一倍以上五倍以下"),
    ],
)
def test_the_quantity_stands_in_the_answer(assistant: Assistant, question: str, words: str) -> None:
    """The number that was asked for is quoted, whatever facet the question seems to name."""
    assert words in talk(assistant, question).text

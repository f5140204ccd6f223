"""Lengths of time in words, one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.period_lengths import Length, in_one_unit, read_length
from knowledge.terms import Unit


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("三个月", (3, Unit.MONTH)),
        ("三月", (3, Unit.MONTH)),
        ("月", (1, Unit.MONTH)),
        ("10日", (10, Unit.DAY)),
        ("三个自然日", (3, Unit.DAY)),
        ("十五天", (15, Unit.DAY)),
        ("一百零三日", (103, Unit.DAY)),
        ("两周", (14, Unit.DAY)),
        ("一个星期", (7, Unit.DAY)),
        ("5个工作日", (5, Unit.WORKDAY)),
        ("10个法定工作日", (10, Unit.WORKDAY)),
        ("二十四小时", (24, Unit.HOUR)),
        ("季度", (1, Unit.QUARTER)),
        ("季", (1, Unit.QUARTER)),
        ("年度", (1, Unit.YEAR)),
        ("五年", (5, Unit.YEAR)),
        ("五周年", (5, Unit.YEAR)),
        ("半年", (6, Unit.MONTH)),
        ("半个月", (15, Unit.DAY)),
        ("一年六个月", (18, Unit.MONTH)),
        ("两年半", (30, Unit.MONTH)),
        ("1899年", (1899, Unit.YEAR)),
        # no length
        ("1900年", None),
        ("二〇二一年", None),
        ("百年", None),
        ("零日", None),
        ("半日", None),
        ("三", None),
        ("三岁", None),
        ("三日内", None),
        ("", None),
    ],
)
def test_words_are_a_number_of_units_or_no_length(words: str, length: Length | None) -> None:
    """A week is seven days, half a year six months; a year of the calendar is no length."""
    assert read_length(words) == length


@pytest.mark.parametrize(
    ("low", "high", "common"),
    [
        ((3, Unit.DAY), (5, Unit.DAY), (3, 5, Unit.DAY)),
        ((5, Unit.WORKDAY), (7, Unit.WORKDAY), (5, 7, Unit.WORKDAY)),
        ((3, Unit.MONTH), (1, Unit.YEAR), (3, 12, Unit.MONTH)),
        ((1, Unit.QUARTER), (1, Unit.YEAR), (3, 12, Unit.MONTH)),
        ((24, Unit.HOUR), (3, Unit.DAY), (24, 72, Unit.HOUR)),
        ((10, Unit.DAY), (3, Unit.MONTH), None),
        ((5, Unit.WORKDAY), (10, Unit.DAY), None),
        ((10, Unit.DAY), (15, Unit.WORKDAY), None),
    ],
)
def test_only_what_has_a_common_measure_is_put_in_one_unit(
    low: Length, high: Length, common: tuple[int, int, Unit] | None
) -> None:
    """Months and years convert, hours and days convert; days and months or working days do not."""
    assert in_one_unit(low, high) == common


@given(st.integers(1, 200), st.integers(1, 200), st.sampled_from(Unit), st.sampled_from(Unit))
def test_the_common_unit_keeps_the_order_of_the_ends(
    low: int, high: int, low_unit: Unit, high_unit: Unit
) -> None:
    """Turned round, a range has its two numbers turned round and the same unit."""
    there = in_one_unit((low, low_unit), (high, high_unit))
    back = in_one_unit((high, high_unit), (low, low_unit))
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there == (back[1], back[0], back[2])


@given(st.text())
def test_any_words_are_read_without_fail(words: str) -> None:
    """Whatever is handed in, the answer is a length of at least one unit, or None."""
    length = read_length(words)
    assert length is None or length[0] >= 1

"""Which time limit holds for a stay of so many days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.stays import limit_for
from knowledge.terms import Period, Relation, Unit

THIRTY = Period(30, Unit.DAY, Relation.WITHIN, "三十日以内", "三十日以内外出")
TWO_MONTHS = Period(2, Unit.MONTH, Relation.WITHIN, "两个月内", "两个月内累计")
LONGER = Period(30, Unit.DAY, Relation.OVER, "超过三十日", "外出超过三十日的")
FROM_AN_EVENT = Period(10, Unit.WORKDAY, Relation.WITHIN, "十个工作日内", "…", event="收到委托书")
AT_ONCE = Period(None, Unit.NONE, Relation.IMMEDIATELY, "立即", "立即查找")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "三十日以内"),
        (30, "三十日以内"),
        (31, "超过三十日"),
        (40, "超过三十日"),
        (400, "超过三十日"),
    ],
)
def test_the_tightest_limit_holds(days: int, words: str) -> None:
    """Up to a limit it is that limit, beyond it the one that says beyond."""
    assert limit_for([TWO_MONTHS, THIRTY, LONGER], days) == words


def test_a_limit_that_runs_from_an_event_says_nothing_of_a_stay() -> None:
    """十个工作日 for the office's own work is no limit for a person's stay; neither is 立即."""
    assert limit_for([FROM_AN_EVENT, AT_ONCE], 5) == ""
    assert limit_for([], 5) == ""


@given(st.integers(min_value=1, max_value=10_000))
def test_no_stay_falls_under_both(days: int) -> None:
    """A stay is within a limit or over it, never both."""
    assert bool(limit_for([THIRTY], days)) != bool(limit_for([LONGER], days))


def test_the_real_register(assistant: Assistant) -> None:
    """Leave of ten days and of forty days fall under different clauses of 外出申请."""
    periods = [placed.item for placed in assistant.store.periods("yining/other/16")]
    assert limit_for(periods, 10) == "三十日以内"
    assert "超过三十日" in limit_for(periods, 40)

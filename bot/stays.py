"""Which limit of a record holds for the length of time that a question states; pure."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.records import Facet, Fact
from knowledge.terms import Period, Relation, Unit

# Days in a unit; what is not listed is no length of stay.
_DAYS = {Unit.DAY: 1, Unit.WORKDAY: 1, Unit.MONTH: 30, Unit.YEAR: 365}


def limit_for(periods: Sequence[Period], days: int) -> str:
    """The limit that holds for a stay of so many days, as it is written; "" for none.

    Of several the tightest: 三十日以内 before 两个月内.
    """
    fitting = [period for period in periods if _holds_for(period, days)]
    fitting.sort(key=lambda period: abs(days - _days_of(period)))
    return fitting[0].words if fitting else ""


def _holds_for(period: Period, days: int) -> bool:
    """Whether a stay of so many days falls under a limit: 外出超过三十日, 三十日以内."""
    if period.quantity is None or period.unit not in _DAYS:
        return False
    limit = _days_of(period)
    if period.relation is Relation.OVER:
        return days > limit
    return period.relation is Relation.WITHIN and not period.event and days <= limit


def _days_of(period: Period) -> int:
    return (period.quantity or 0) * _DAYS.get(period.unit, 0)


def holds_words(piece: Fact, words: str) -> bool:
    """Whether a clause of what is done is the one with these words of a limit."""
    return bool(words) and piece.facet is Facet.HOW and words in piece.quote

"""A record's cells → all that is read out of them: facts, periods, amounts, citations; pure."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge import amounts, citations, periods
from knowledge.cited_facts import basis_facts, deadline_facts, penalty_facts
from knowledge.column_facts import column_facts
from knowledge.records import Column, Fact, Placed, Record
from knowledge.terms import Amount, Citation, Period


@dataclass(frozen=True, slots=True)
class Extract:
    """All that is read out of one record."""

    record: Record
    facts: tuple[Fact, ...]
    periods: tuple[Placed[Period], ...]
    amounts: tuple[Placed[Amount], ...]
    citations: tuple[Placed[Citation], ...]


def extract(record: Record) -> Extract:
    """Every fact, period, amount and citation of a record, in the order of its cells.

    Inherited cells give facts (marked so) but no second period, amount or citation.
    """
    own = [f for f in record.fields if f.text and not f.inherited]
    found_periods = tuple(
        Placed(record.key, item, f.locator)
        for f in own
        if f.column not in _NEVER_TIMED
        for item in periods.parse(f.text)
    )
    found_amounts = tuple(
        Placed(record.key, item, f.locator)
        for f in own
        if f.column not in _NEVER_TIMED
        for item in amounts.parse(f.text)
    )
    found_citations = tuple(
        Placed(record.key, item, f.locator)
        for f in own
        if f.column in _CITING
        for item in citations.parse(f.text)
    )
    facts = (
        *column_facts(record),
        *basis_facts(record, found_citations),
        *penalty_facts(record, found_citations),
        *deadline_facts(record, found_periods),
    )
    return Extract(record, facts, found_periods, found_amounts, found_citations)


_CITING = (Column.BASIS, Column.RELATED_BASIS, Column.RESPONSIBILITY_BASIS)
_NEVER_TIMED = (
    Column.NUMBER,
    Column.TITLE,
    Column.SUB_ITEM,
    Column.POLICY,
    Column.SECTION,
    Column.DEPARTMENT,
)

"""Which columns answer which facet, and in what pieces their cells are quoted; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from knowledge.clauses import split_clauses, split_sentences, without_mark
from knowledge.reading import close_bracket, split_offices
from knowledge.records import Column, Facet, Fact, Field, Record
from knowledge.text import tidy

# 直接实施责任： opens a list and says nothing by itself; 指派； is a clause.
_LIST_HEADING = re.compile(r".{1,8}(?:[：:]|责任[；;])")
_OPENS_LIST = ("：", ":", "。")
_LIST_ITEM = re.compile(r"（[一二三四五六七八九十]+）")

Splitter = Callable[[str], tuple[str, ...]]


def _whole(text: str) -> tuple[str, ...]:
    return (text,)


@dataclass(frozen=True, slots=True)
class _Rule:
    """How one column answers: under which facets, and cut into which pieces."""

    facets: tuple[Facet, ...]
    split: Splitter = _whole


_RULES: Mapping[Column, _Rule] = {
    Column.ITEM: _Rule((Facet.HOW,)),
    Column.MAIN_DUTY: _Rule((Facet.HOW,)),
    Column.OFFICE: _Rule((Facet.WHO,), split_offices),
    Column.HANDLING_OFFICE: _Rule((Facet.WHO,)),
    Column.ACTING_BODY: _Rule((Facet.WHO,)),
    Column.DEPARTMENT: _Rule((Facet.WHO,)),
    Column.CASE: _Rule((Facet.CASE,), split_sentences),
    Column.POWER_TYPE: _Rule((Facet.TYPE,)),
    Column.SUB_ITEM: _Rule((Facet.TYPE,)),
    Column.LEVEL: _Rule((Facet.LEVEL,)),
    Column.AUTHORITY: _Rule((Facet.LEVEL,)),
    Column.DEPARTMENT_DUTY: _Rule((Facet.HOW,)),
    Column.RESPONSIBILITY: _Rule((Facet.HOW,), split_clauses),
    Column.ACCOUNTABLE: _Rule((Facet.ACCOUNTABILITY,)),
    Column.ACCOUNTABILITY: _Rule((Facet.ACCOUNTABILITY,)),
    Column.REMARK: _Rule((Facet.REMARK,)),
}

_OFFICES = (Column.OFFICE, Column.HANDLING_OFFICE)

# What a section of the supervision rules answers besides supervision itself.
_SECTION_FACETS: Mapping[str, tuple[Facet, ...]] = {
    "监督检查方式及程序": (Facet.SUPERVISION, Facet.HOW),
    "监督检查措施": (Facet.SUPERVISION, Facet.HOW),
    "监督检查处理": (Facet.SUPERVISION, Facet.ACCOUNTABILITY),
}


def column_facts(record: Record) -> Iterator[Fact]:
    """What the cells say by the column they stand in, in the record's order; a blank one says nothing."""
    division_of = ""
    for cell in _with_lists(record.fields):
        if cell.column is Column.DEPARTMENT:
            division_of = cell.text
        for facet, label, quote in _answers(record, cell, division_of):
            value = _read_aloud(cell.column, quote)
            if value and not (_numbers_clauses(cell.column) and _LIST_HEADING.fullmatch(value)):
                yield Fact(
                    record.key, facet, label, value, tidy(quote), cell.locator, cell.inherited
                )


def _read_aloud(column: Column, quote: str) -> str:
    """An office with its bracket closed, a clause without its own number, anything else as quoted."""
    if column in _OFFICES:
        return tidy(close_bracket(quote))
    return tidy(without_mark(quote) if _numbers_clauses(column) else quote)


def _numbers_clauses(column: Column) -> bool:
    return column in _RULES and _RULES[column].split is split_clauses


def _with_lists(fields: tuple[Field, ...]) -> Iterator[Field]:
    """The cells, a paragraph that opens a list taken together with the items below it."""
    group: list[Field] = []
    for cell in fields:
        paragraph, listed = cell.column is Column.PARAGRAPH, _LIST_ITEM.match(cell.text)
        if group and paragraph and listed:
            group.append(cell)
            continue
        yield from _joined(group)
        opens = paragraph and not listed and cell.text.endswith(_OPENS_LIST)
        group = [cell] if opens else []
        if not opens:
            yield cell
    yield from _joined(group)


def _joined(group: list[Field]) -> Iterator[Field]:
    if group:
        yield replace(group[0], text=" ".join(cell.text for cell in group))


def _answers(record: Record, cell: Field, division_of: str) -> Iterator[tuple[Facet, str, str]]:
    if cell.column is Column.DIVISION:
        yield Facet.BOUNDARY, division_of or cell.column.value, cell.text
    elif cell.column is Column.PARAGRAPH:
        for facet in _SECTION_FACETS.get(record.title, (Facet.SUPERVISION,)):
            yield facet, record.title, cell.text
    elif cell.column in _RULES and not (cell.column is Column.CASE and cell.inherited):
        rule = _RULES[cell.column]
        for quote in rule.split(cell.text):
            for facet in rule.facets:
                yield facet, cell.column.value, quote

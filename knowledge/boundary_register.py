"""Reads 职责边界登记表: one matter, a row per department; basis and case are merged over all rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.columns import BOUNDARY_TABLE
from knowledge.errors import RegisterError
from knowledge.reading import Place, Reading
from knowledge.records import Column, Field, Kind, Record, Source
from knowledge.register_table import TitledRow, read_item_number, read_table
from knowledge.tables import Section
from knowledge.text import tidy

_MERGED = (Column.RELATED_BASIS, Column.CASE)


def read_boundaries(section: Section, source: Source) -> Reading:
    """The records of a boundary register, one a matter; see RegisterError for its rules."""
    # The next section may begin inside the last row and take its last cells away.
    table = read_table(section, BOUNDARY_TABLE, source, cut_off=frozenset(_MERGED))
    matters: list[tuple[int, list[TitledRow]]] = []
    for row in table.rows:
        if row.words(Column.NUMBER) or row.words(Column.MATTER):
            before = matters[-1][0] if matters else 0
            matters.append((_open_matter(row, before, source), []))
        if not matters:
            raise RegisterError("第一行应有序号和管理事项", source.file, row.row.line, "序号")
        matters[-1][1].append(row)
    records = tuple(
        _record(Place(source, section.title, "", str(number)), rows) for number, rows in matters
    )
    return Reading(source, records, table.notes, table.left_out)


def _open_matter(row: TitledRow, before: int, source: Source) -> int:
    """The number of a new matter: number and words come together, or one of the two was lost."""
    for column in (Column.NUMBER, Column.MATTER):
        if not row.words(column):
            problem = "序号和管理事项应同时有，请补上这一格"
            raise RegisterError(problem, source.file, row.cell(column).line, column.value)
    return read_item_number(row, before, source.file)


def _record(place: Place, rows: Sequence[TitledRow]) -> Record:
    opening = [(column, rows[0].cell(column)) for column in (Column.NUMBER, Column.MATTER)]
    fields = [place.field(column, cell.text, cell.line) for column, cell in opening]
    merged: dict[Column, Field] = {}
    for row in rows:
        fields += _party(row, merged, place)
    return Record(
        f"{place.source.bureau}/boundary/{place.number}",
        Kind.BOUNDARY,
        place.source.bureau,
        place.source.id,
        "",
        place.number,
        tidy(rows[0].words(Column.MATTER)),
        tuple(fields),
    )


def _party(row: TitledRow, merged: dict[Column, Field], place: Place) -> Iterator[Field]:
    """One department's cells; a blank basis or case is that of the merged cell above, if any."""
    for column in (Column.DEPARTMENT, Column.DIVISION):
        cell = row.cell(column)
        yield place.field(column, cell.text, cell.line)
    for column in _MERGED:
        cell = row.cell(column)
        if cell.text.strip():
            merged[column] = place.field(column, cell.text, cell.line)
            yield merged[column]
        elif column in merged:
            yield replace(merged[column], inherited=True)
        else:
            yield place.field(column, "", cell.line)

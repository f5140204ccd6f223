"""Reads 职责边界登记表: one matter, a row per department; basis and case are merged over all rows."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.columns import BOUNDARY_TABLE
from knowledge.errors import RegisterError
from knowledge.reading import (
    LeftOut,
    Place,
    Reading,
    checked_header,
    empty_row_notes,
    rows_of_width,
)
from knowledge.records import Column, Field, Kind, Record, Source
from knowledge.tables import Row, Section
from knowledge.text import read_number, tidy

_MERGED = (Column.RELATED_BASIS, Column.CASE)


def read_boundaries(section: Section, source: Source) -> Reading:
    """The records of a boundary register, one a matter."""
    columns = checked_header(section, BOUNDARY_TABLE, source.file)
    header = section.rows[0]
    matters: list[list[Row]] = []
    # The next section may begin inside the last row and take its last cells away.
    for row in rows_of_width(section, columns, source.file, shortest=4):
        if row.blank:
            continue
        if row.cells[0].text.strip():
            matters.append([])
        if not matters:
            raise RegisterError("第一行应有序号和管理事项", source.file, row.line, "序号")
        matters[-1].append(row)
    titles = " ".join(cell.text for cell in header.cells)
    return Reading(
        source,
        tuple(_record(rows, section, source) for rows in matters),
        empty_row_notes(section, source),
        (LeftOut(header.line, titles, "表头"),),
    )


def _record(rows: Sequence[Row], section: Section, source: Source) -> Record:
    number, matter = rows[0].cells[0], rows[0].cells[1]
    if read_number(number.text.strip()) is None or not matter.text.strip():
        raise RegisterError("序号应是数字，并有管理事项", source.file, number.line, "序号")
    place = Place(source, section.title, "", number.text.strip())
    fields = [
        place.field(Column.NUMBER, number.text, number.line),
        place.field(Column.MATTER, matter.text, matter.line),
    ]
    for row in rows:
        fields += _party(row, rows[0], place)
    key = f"{source.bureau}/boundary/{place.number}"
    title = tidy(matter.text)
    return Record(
        key, Kind.BOUNDARY, source.bureau, source.id, "", place.number, title, tuple(fields)
    )


def _party(row: Row, first: Row, place: Place) -> list[Field]:
    """One department's cells; basis and case, where blank, are those of the merged cell above."""
    department, division = row.cells[2], row.cells[3]
    fields = [
        place.field(Column.DEPARTMENT, department.text, department.line),
        place.field(Column.DIVISION, division.text, division.line),
    ]
    for position, column in enumerate(_MERGED, 4):
        own = row.cells[position] if len(row.cells) > position else None
        if own and own.text.strip():
            fields.append(place.field(column, own.text, own.line))
        else:
            above = first.cells[position]
            fields.append(place.field(column, above.text, above.line, inherited=True))
    return fields

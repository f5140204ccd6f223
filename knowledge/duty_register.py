"""Reads 部门职责登记表: main duty → work item → offices. Blank cells continue what stands above them."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.columns import DUTY_TABLE
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
from knowledge.tables import Cell, Row, Section
from knowledge.text import read_number, tidy


@dataclass
class _MainDuty:
    number: str
    cell: Cell
    items: int = 0


@dataclass
class _Item:
    """A work item while its rows are being read."""

    place: Place
    title: str
    fields: list[Field] = field(default_factory=list)


def read_duties(section: Section, source: Source) -> Reading:
    """The records of a duty register; see RegisterError for rows that cannot belong to it."""
    columns = checked_header(section, DUTY_TABLE, source.file)
    header = section.rows[0]
    titles = " ".join(cell.text for cell in header.cells)
    duty: _MainDuty | None = None
    items: list[_Item] = []
    for row in rows_of_width(section, columns, source.file):
        number, main, item, _, _ = row.cells
        if number.text.strip():
            duty = _open_duty(number, main, source)
        if duty is None:
            raise RegisterError("第一行应有序号和主要职责", source.file, row.line, "序号")
        if item.text.strip() or number.text.strip():
            items.append(_open_item(duty, row, section, source))
        _add_offices(items[-1], row)
    return Reading(
        source,
        tuple(_record(item, source) for item in items),
        empty_row_notes(section, source),
        (LeftOut(header.line, titles, "表头"),),
    )


def _open_duty(number: Cell, main: Cell, source: Source) -> _MainDuty:
    if read_number(number.text.strip()) is None:
        raise RegisterError("序号应是数字", source.file, number.line, "序号")
    if not main.text.strip():
        raise RegisterError("有序号而没有主要职责", source.file, number.line, "主要职责")
    return _MainDuty(number.text.strip(), main)


def _open_item(duty: _MainDuty, row: Row, section: Section, source: Source) -> _Item:
    """A new item. Where its own cell is blank (duty 11) the main duty is all there is to do."""
    duty.items += 1
    item = row.cells[2]
    place = Place(source, section.title, "", f"{duty.number}.{duty.items}")
    own = bool(item.text.strip())
    opened = _Item(place, tidy(item.text if own else duty.cell.text))
    first = duty.items == 1
    opened.fields += [
        place.field(Column.NUMBER, duty.number, row.cells[0].line, inherited=not first),
        place.field(Column.MAIN_DUTY, duty.cell.text, duty.cell.line, inherited=not first),
        place.field(Column.ITEM, item.text, item.line)
        if own
        else place.field(Column.ITEM, duty.cell.text, duty.cell.line, inherited=True),
    ]
    return opened


def _add_offices(item: _Item, row: Row) -> None:
    """Each row adds an office cell; a wholly blank row says nothing and adds none."""
    if row.blank:
        return
    office, remark = row.cells[3], row.cells[4]
    # The gap between two offices must survive for facts.py, so only the ends are trimmed here.
    item.fields += [
        Field(Column.OFFICE, office.text.strip(), item.place.at(office.line, "责任处室")),
        item.place.field(Column.REMARK, remark.text, remark.line),
    ]


def _record(item: _Item, source: Source) -> Record:
    return Record(
        f"{source.bureau}/duty/{item.place.number}",
        Kind.DUTY,
        source.bureau,
        source.id,
        "",
        item.place.number,
        item.title,
        tuple(item.fields),
    )

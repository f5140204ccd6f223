"""Reads 部门职责登记表: main duty → work item → offices. Blank cells continue what stands above them."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.columns import DUTY_TABLE
from knowledge.errors import RegisterError
from knowledge.reading import Place, Reading
from knowledge.records import Column, Field, Kind, Record, Source
from knowledge.register_table import TitledRow, read_item_number, read_table
from knowledge.tables import Cell, Section
from knowledge.text import tidy


@dataclass
class _MainDuty:
    number: int
    number_cell: Cell
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
    table = read_table(section, DUTY_TABLE, source)
    duty: _MainDuty | None = None
    items: list[_Item] = []
    for row in table.rows:
        opens = bool(row.words(Column.NUMBER) or row.words(Column.MAIN_DUTY))
        if opens:
            duty = _open_duty(row, duty.number if duty else 0, source)
        if duty is None:
            raise RegisterError("第一行应有序号和主要职责", source.file, row.row.line, "序号")
        if opens or row.words(Column.ITEM):
            items.append(_open_item(duty, row, section, source))
        _add_office(items[-1], row)
    records = tuple(_record(item, source) for item in items)
    return Reading(source, records, table.notes, table.left_out)


def _open_duty(row: TitledRow, before: int, source: Source) -> _MainDuty:
    """A new main duty: number and words come together, or one of the two has been lost."""
    number, main = row.cell(Column.NUMBER), row.cell(Column.MAIN_DUTY)
    if not number.text.strip():
        problem = "有主要职责而没有序号，请补上"
        raise RegisterError(problem, source.file, number.line, Column.NUMBER.value)
    count = read_item_number(row, before, source.file)
    if not main.text.strip():
        problem = "有序号而没有主要职责，请补上"
        raise RegisterError(problem, source.file, main.line, Column.MAIN_DUTY.value)
    return _MainDuty(count, number, main)


def _open_item(duty: _MainDuty, row: TitledRow, section: Section, source: Source) -> _Item:
    """A new item. Where its own cell is blank (duty 11) the main duty is all there is to do."""
    duty.items += 1
    own = row.cell(Column.ITEM)
    item = own if own.text.strip() else duty.cell
    place = Place(source, section.title, "", f"{duty.number}.{duty.items}")
    later = duty.items > 1
    fields = [
        place.field(Column.NUMBER, duty.number_cell.text, duty.number_cell.line, inherited=later),
        place.field(Column.MAIN_DUTY, duty.cell.text, duty.cell.line, inherited=later),
        place.field(Column.ITEM, item.text, item.line, inherited=item is not own),
    ]
    return _Item(place, tidy(item.text), fields)


def _add_office(item: _Item, row: TitledRow) -> None:
    """Each row adds an office cell, a blank one included."""
    office, remark = row.cell(Column.OFFICE), row.cell(Column.REMARK)
    # The gap between two offices must survive for facts.py, so only the ends are trimmed here.
    item.fields += [
        Field(Column.OFFICE, office.text.strip(), item.place.at(office.line, Column.OFFICE.value)),
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

"""Reads 权责清单: one row an item; parts follow one another, numbering starts again in each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.alignment import Alignment, align
from knowledge.columns import POWER_TABLE, columns_of, is_header
from knowledge.errors import RegisterError
from knowledge.reading import Declared, LeftOut, Place, Reading, checked_header
from knowledge.records import Column, Field, Kind, Note, NoteKind, Record, Source
from knowledge.tables import Row, Section
from knowledge.text import squeeze, tidy

REGISTER = "权责清单"

# The ASCII word for each part in a key. A part that is not listed here goes by its place (part5).
_SLUGS = {
    "行政处罚": "penalty",
    "行政检查": "inspection",
    "行政奖励": "reward",
    "其他行政权力": "other",
    "行政许可": "licence",
    "行政强制": "coercion",
    "行政征收": "levy",
    "行政给付": "grant",
    "行政确认": "confirmation",
    "行政裁决": "ruling",
}
_DECLARED = re.compile(r"(?P<part>共计|[^、，,（()：:\d]{2,12}?)(?P<count>\d+)项")
# What every item must have; a row that lacks one of these cannot be read.
_ESSENTIAL = (
    Column.TITLE,
    Column.POWER_TYPE,
    Column.BASIS,
    Column.ACTING_BODY,
    Column.HANDLING_OFFICE,
    Column.LEVEL,
)


@dataclass(frozen=True, slots=True)
class _Item:
    row: Row
    alignment: Alignment

    def text(self, column: Column) -> str:
        position = self.alignment.cells[column]
        return "" if position is None else self.row.cells[position].text


@dataclass
class _Table:
    """A power list while it is being read: its parts, and what stands around them."""

    parts: list[list[_Item]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    declared: dict[str, Declared] = field(default_factory=dict)


def read_powers(section: Section, source: Source) -> Reading:
    """The records of a power list.

    Raises RegisterError for a header that lacks a column, a row with too many cells, a row whose
    cells cannot be told apart, or a number that does not continue its part.
    """
    table = _Table()
    for row in section.rows:
        texts = [tidy(cell.text) for cell in row.cells]
        if is_header(texts):
            checked_header(Section("", None, (row,)), POWER_TABLE, source.file)
            table.left_out.append(LeftOut(row.line, " ".join(texts), "表头"))
        elif sum(map(bool, texts)) == 1 and not table.parts or _is_title(texts):
            _take_title(row, texts, table)
        elif not row.blank:
            _take_item(row, texts, table, source)
    return _reading(table, source)


def _is_title(texts: Sequence[str]) -> bool:
    return len(texts) == 1 and "清单" in texts[0]


def _take_title(row: Row, texts: Sequence[str], table: _Table) -> None:
    title = "".join(texts)
    table.left_out.append(LeftOut(row.line, title, "标题"))
    for found in _DECLARED.finditer(title):
        part = "" if found["part"] == "共计" else found["part"]
        table.declared.setdefault(part, Declared(part, int(found["count"]), title, row.line))


def _take_item(row: Row, texts: Sequence[str], table: _Table, source: Source) -> None:
    if not texts[0].isdecimal():
        raise RegisterError("每一项应以序号开头", source.file, row.line, "序号")
    alignment = align(texts, POWER_TABLE.columns)
    if alignment is None:
        raise RegisterError(
            f"这一行有 {len(texts)} 格有字，多于 {len(POWER_TABLE.columns)} 列", source.file, row.line
        )
    for column in _ESSENTIAL:
        if column in alignment.missing:
            raise RegisterError("认不出这一列的内容", source.file, row.line, column.value)
    number = int(texts[0])
    if number == 1 or not table.parts:
        table.parts.append([])
    expected = len(table.parts[-1]) + 1
    if number != expected:
        raise RegisterError(f"序号应是 {expected}，写的是 {number}", source.file, row.line, "序号")
    table.parts[-1].append(_Item(row, alignment))


def _reading(table: _Table, source: Source) -> Reading:
    names = _part_names(table)
    records: list[Record] = []
    notes: list[Note] = []
    for index, (name, items) in enumerate(zip(names, table.parts, strict=True), 1):
        slug = _SLUGS.get(name, f"part{index}")
        for number, item in enumerate(items, 1):
            place = Place(source, REGISTER, name, str(number))
            record = _record(f"{source.bureau}/{slug}/{number}", item, place)
            records.append(record)
            notes += _notes(record.key, item, place)
    declared = tuple(table.declared.values())
    return Reading(source, tuple(records), tuple(notes), tuple(table.left_out), declared)


def _part_names(table: _Table) -> list[str]:
    """The declared parts in their order where their number agrees, else each part's commonest type."""
    declared = [part for part in table.declared if part]
    if len(declared) == len(table.parts):
        return declared
    return [
        Counter(squeeze(item.text(Column.POWER_TYPE)) for item in items).most_common(1)[0][0]
        for items in table.parts
    ]


def _record(key: str, item: _Item, place: Place) -> Record:
    """Blank cells stay as blank fields; a column that the row does not have gives no field."""
    fields: list[Field] = [
        place.field(column, item.row.cells[position].text, item.row.line)
        for column, position in item.alignment.cells.items()
        if position is not None
    ]
    title = tidy(item.text(Column.TITLE))
    source = place.source
    return Record(
        key, Kind.POWER, source.bureau, source.id, place.part, place.number, title, tuple(fields)
    )


def _notes(key: str, item: _Item, place: Place) -> list[Note]:
    line = item.row.line
    notes = [
        Note(
            NoteKind.REPAIRED,
            f"这一行没有「{column.value}」一列，其余各格按内容对正",
            tidy(item.text(Column.TITLE)),
            place.at(line, column.value),
            key,
        )
        for column in item.alignment.missing
    ]
    sub_item = squeeze(item.text(Column.SUB_ITEM))
    if sub_item and sub_item == squeeze(item.text(Column.POWER_TYPE)):
        message = "子项名称与权力类型相同，可能填错了列"
        notes.append(
            Note(NoteKind.AMBIGUOUS, message, sub_item, place.at(line, "子项名称"), key)
        )
    accountable = tidy(item.text(Column.ACCOUNTABLE))
    if "不履行" in accountable:
        message = "追责对象范围与追责情形混在一格"
        notes.append(
            Note(NoteKind.AMBIGUOUS, message, accountable, place.at(line, "追责对象范围"), key)
        )
    return notes


def is_power_header(row: Row) -> bool:
    """Whether a row is the header of a power list."""
    columns = columns_of(cell.text for cell in row.cells)
    return Column.POWER_TYPE in columns or Column.HANDLING_OFFICE in columns

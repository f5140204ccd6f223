"""A source → its records: finds the registers in a file and hands each to its reader."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from knowledge.boundary_register import read_boundaries
from knowledge.columns import columns_of, is_header, shape_of
from knowledge.duty_register import read_duties
from knowledge.errors import RegisterError
from knowledge.power_list import read_powers
from knowledge.reading import LeftOut, Reader, Reading
from knowledge.records import Column, Kind, Record, Source
from knowledge.supervision_rules import read_supervision
from knowledge.tables import Section, read_sections

_READERS: dict[Kind, Reader] = {
    Kind.DUTY: read_duties,
    Kind.BOUNDARY: read_boundaries,
    Kind.SUPERVISION: read_supervision,
    Kind.POWER: read_powers,
}


def read_register(path: Path, source: Source) -> Reading:
    """All that one file says.

    Raises RegisterError for a file that cannot be read, holds no register, or breaks a register's
    rules; the error names file, line and column.
    """
    reading = Reading(source)
    for section in read_sections(path):
        if section.heading:
            heading = section.heading
            reading = reading.joined(
                Reading(source, left_out=(LeftOut(heading.line, heading.text, "标题"),))
            )
        kind = _kind(section)
        if kind is None:
            reading = reading.joined(_front_matter(section, source, path))
        else:
            reading = reading.joined(_READERS[kind](section, source))
    if not reading.records:
        raise RegisterError("里面没有找到登记表或权责清单，请核对是不是这个文件", path.name)
    _refuse_repeated(reading.records, path)
    return reading


def _kind(section: Section) -> Kind | None:
    """Which register a section holds: told by its header row, or by its title where it is prose."""
    for row in section.rows:
        titles = [cell.text for cell in row.cells]
        if is_header(titles):
            shape = shape_of(columns_of(titles))
            return shape.kind if shape else None
    if "监督管理制度" in section.title:
        return Kind.SUPERVISION
    return None


def _front_matter(section: Section, source: Source, path: Path) -> Reading:
    """Lines before the first heading are left out by name; elsewhere that would lose words.

    Raises RegisterError for a section with a title, or for rows of several cells, that no reader knows.
    """
    if section.heading:
        problem = f"「{section.title}」下面没有认得的表头，请核对各列的列名"
        raise RegisterError(problem, path.name, section.heading.line)
    rows = [row for row in section.rows if not row.blank]
    for row in rows:
        if len(row.cells) > 1:
            problem = "没有认得的表头，请核对各列的列名（第一列是「序号」）"
            raise RegisterError(problem, path.name, row.line)
    words = (LeftOut(row.line, row.cells[0].text, "标题") for row in rows)
    return Reading(source, left_out=tuple(words))


def _refuse_repeated(records: Iterable[Record], path: Path) -> None:
    seen: set[str] = set()
    for record in records:
        if record.key in seen:
            row = record.cells(Column.NUMBER)[0].locator.row
            raise RegisterError(f"编号 {record.key} 出现了两次", path.name, row, "序号")
        seen.add(record.key)

"""What reading a register gives, and the small steps that the readers of all its tables share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.columns import TableShape, columns_of
from knowledge.errors import RegisterError
from knowledge.records import Column, Field, Locator, Note, NoteKind, Record, Source
from knowledge.tables import Row, Section
from knowledge.text import tidy


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of a source that no record keeps, on purpose: titles, repeated headers, a signature line."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one source says: its records, what is odd about them, what was left out on purpose."""

    source: Source
    records: tuple[Record, ...] = ()
    notes: tuple[Note, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    declared: tuple[Declared, ...] = ()

    def joined(self, other: Reading) -> Reading:
        """Both readings of one source, this one first."""
        return Reading(
            self.source,
            self.records + other.records,
            self.notes + other.notes,
            self.left_out + other.left_out,
            self.declared + other.declared,
        )


@dataclass(frozen=True, slots=True)
class Declared:
    """A total that the source itself states: 共计54项, 行政处罚8项. `part` is "" for the whole."""

    part: str
    count: int
    quote: str
    line: int


Reader = Callable[[Section, Source], Reading]


@dataclass(frozen=True, slots=True)
class Place:
    """Makes the locators of one record: source, table, part and number are the same for all its cells."""

    source: Source
    register: str
    part: str
    number: str

    def at(self, row: int, column: str) -> Locator:
        return Locator(self.source.id, self.register, self.part, self.number, row, column)

    def field(self, column: Column, text: str, row: int, *, inherited: bool = False) -> Field:
        return Field(column, tidy(text), self.at(row, column.value), inherited)


def checked_header(section: Section, shape: TableShape, file: str) -> tuple[Column, ...]:
    """The columns of the section's header row.

    Raises RegisterError, naming the header's line and the column, where one that must be there is not.
    """
    header = section.rows[0]
    columns = columns_of(cell.text for cell in header.cells)
    for missing in shape.missing_from(columns):
        raise RegisterError("表头缺少这一列", file, header.line, missing.value)
    return columns


def rows_of_width(
    section: Section, columns: Sequence[Column], file: str, *, shortest: int | None = None
) -> Iterator[Row]:
    """The rows below the header, each with a cell per column.

    Raises RegisterError, naming the line, for a row with fewer cells (than `shortest`) or more.
    """
    for row in section.rows[1:]:
        if not (shortest or len(columns)) <= len(row.cells) <= len(columns):
            raise RegisterError(
                f"这一行有 {len(row.cells)} 格，表头有 {len(columns)} 列", file, row.line
            )
        yield row


def empty_row_notes(section: Section, source: Source) -> tuple[Note, ...]:
    """A note for each row of the section that has cells but no words."""
    return tuple(
        Note(
            NoteKind.EMPTY_ROW,
            "整行空白，没有内容可读",
            "",
            Place(source, section.title, "", "").at(row.line, ""),
        )
        for row in section.rows
        if row.blank
    )


# Two offices in one cell stand apart by spaces; a line break inside a cell is no such gap.
_OFFICE_GAP = re.compile(r"[ \u3000]{2,}")
_BRACKETS = {"（": "）", "(": ")"}


def split_offices(text: str) -> tuple[str, ...]:
    """The offices named in one cell, in order, as they stand there; none for a blank cell."""
    joined = "".join(line.strip() for line in text.strip().split("\n"))
    return tuple(part for part in _OFFICE_GAP.split(joined) if part)


def close_bracket(text: str) -> str:
    """The text with a bracket that was opened last and never closed now closed."""
    for opening, closing in _BRACKETS.items():
        if text.count(opening) == text.count(closing) + 1:
            return text + closing
    return text

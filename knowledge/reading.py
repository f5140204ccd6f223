"""What reading a register gives, and the small steps that the readers of all its tables share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.records import Column, Field, Locator, Note, Record, Source
from knowledge.tables import Section
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
        """The place at a line of the file (from 1) in a column."""
        return Locator(self.source.id, self.register, self.part, self.number, row, column)

    def field(self, column: Column, text: str, row: int, *, inherited: bool = False) -> Field:
        """The cell that begins at a line of the file, its words tidied."""
        return Field(column, tidy(text), self.at(row, column.value), inherited)


# Two offices in one cell stand apart by spaces; a line break inside a cell is no such gap.
_OFFICE_GAP = re.compile(r"\s{2,}")
_OPENING, _CLOSING = "（(", "）)"


def split_offices(text: str) -> tuple[str, ...]:
    """The offices named in one cell, in order, as they stand there; none for a blank cell."""
    joined = "".join(line.strip() for line in text.strip().split("\n"))
    return tuple(part for part in _OFFICE_GAP.split(joined) if part)


def close_bracket(text: str) -> str:
    """The text with a bracket that was opened last and never closed now closed.

    A full-width bracket may be closed by a half-width one: registers mix the two.
    """
    opened = [_OPENING.index(char) for char in text if char in _OPENING]
    closed = sum(char in _CLOSING for char in text)
    return text + _CLOSING[opened[-1]] if len(opened) == closed + 1 else text

"""What a check of the audit looks at, and how it puts a remark; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from knowledge.reading import Reading
from knowledge.records import Bureau, Column, Field, Note, NoteKind, Record
from knowledge.text import tidy

# So much of a cell stands on either side of the odd words, for the editor to find them by.
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell of one record, as a check meets it."""

    record: Record
    field: Field

    @property
    def text(self) -> str:
        """The cell's words on one line, as they are quoted."""
        return tidy(self.field.text)

    def note(self, kind: NoteKind, message: str, quote: str | None = None) -> Note:
        """A remark on this cell; the whole cell is quoted where no part of it is given."""
        words = self.text if quote is None else quote
        return Note(kind, message, words, self.field.locator, self.record.key)


@dataclass(frozen=True, slots=True)
class Register:
    """One source as read, and whose it is; `bureau.name` is "" where that is not known."""

    reading: Reading
    bureau: Bureau

    def spots(self, *columns: Column) -> Iterator[Spot]:
        """The cells of these columns in the source's order, blank and inherited ones included."""
        return (
            Spot(record, field)
            for record in self.reading.records
            for field in record.cells(*columns)
        )

    def written(self, *columns: Column) -> Iterator[Spot]:
        """The cells with words of their own, of these columns (of all, where none is given)."""
        return (
            Spot(record, field)
            for record in self.reading.records
            for field in record.fields
            if field.text and not field.inherited and (not columns or field.column in columns)
        )


Check = Callable[[Register], Iterable[Note]]


def around(text: str, start: int, end: int) -> str:
    """The words from `start` to `end` with a little of what stands before and after them."""
    return text[max(0, start - _MARGIN) : end + _MARGIN].strip()

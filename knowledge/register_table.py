"""A section's rows by the titles above them: what the readers of duties and boundaries share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.columns import TableShape, columns_of, is_header
from knowledge.errors import RegisterError
from knowledge.reading import LeftOut, Place
from knowledge.records import Column, Note, NoteKind, Source
from knowledge.tables import Cell, Row, Section
from knowledge.text import read_number, tidy


@dataclass(frozen=True, slots=True)
class TitledRow:
    """A row whose cells are asked for by column; one that the row lacks is a blank cell."""

    row: Row
    columns: tuple[Column, ...]

    def cell(self, column: Column) -> Cell:
        """The cell below this title."""
        position = self.columns.index(column)
        cells = self.row.cells
        return cells[position] if position < len(cells) else Cell("", self.row.line)

    def words(self, column: Column) -> str:
        """The cell's words, trimmed; "" where it is blank."""
        return self.cell(column).text.strip()


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """The rows with words below a header, and what of the section no record keeps."""

    rows: tuple[TitledRow, ...]
    notes: tuple[Note, ...]
    left_out: tuple[LeftOut, ...]


def read_table(
    section: Section,
    shape: TableShape,
    source: Source,
    *,
    cut_off: frozenset[Column] = frozenset(),
) -> RegisterTable:
    """The rows of a section by the columns of its header; what stands above the header is left out.

    Only the last row may lack cells at its end, and only those of the columns `cut_off`.
    Raises RegisterError, naming the line, for a header that `checked_header` refuses and for a row
    with too many or too few cells.
    """
    top = next(i for i, row in enumerate(section.rows) if is_header(_texts(row)))
    header, below = section.rows[top], section.rows[top + 1 :]
    columns = checked_header(header, shape, source.file)
    titles = (row for row in section.rows[:top] if not row.blank)
    repeated = [
        row for row in below if is_header(_texts(row)) and columns_of(_texts(row)) == columns
    ]
    rows = tuple(TitledRow(row, columns) for row in below if not row.blank and row not in repeated)
    for titled in rows:
        lacking = columns[len(titled.row.cells) :]
        may_lack = titled.row is below[-1] and lacking and cut_off.issuperset(lacking)
        if not may_lack:
            _refuse_width(titled, source.file)
    return RegisterTable(
        rows,
        tuple(_empty_row_notes(section, source)),
        (
            *(_left_out(row, "标题") for row in titles),
            *(_left_out(row, "表头") for row in (header, *repeated)),
        ),
    )


def checked_header(header: Row, shape: TableShape, file: str) -> tuple[Column, ...]:
    """The columns that a header row names, left to right.

    Raises RegisterError, naming the header's line and the column, where one that must be there is
    not, where one stands twice, and where a title is none that we know: its cells would be lost.
    """
    titles = [tidy(cell.text) for cell in header.cells]
    columns = columns_of(titles)
    for missing in shape.missing_from(columns):
        raise RegisterError("表头缺少这一列，请补上", file, header.line, missing.value)
    for column, times in Counter(columns).items():
        if times > 1:
            raise RegisterError("表头里这一列写了两次，请改", file, header.line, column.value)
    for title in titles:
        if title and not set(columns_of([title])) & set(shape.columns):
            raise RegisterError("不认识这个列名，请改正或删去这一列", file, header.line, title)
    return columns


def read_item_number(row: TitledRow, before: int, file: str) -> int:
    """The number in a row's first column; numbers ascend, so it must be above the one `before`."""
    cell = row.cell(Column.NUMBER)
    number = read_number(cell.text.strip())
    if number is None:
        raise RegisterError("序号应是数字", file, cell.line, Column.NUMBER.value)
    if number <= before:
        problem = f"序号应大于上一个（{before}），写的是 {number}"
        raise RegisterError(problem, file, cell.line, Column.NUMBER.value)
    return number


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells)


def _left_out(row: Row, reason: str) -> LeftOut:
    return LeftOut(row.line, " ".join(_texts(row)), reason)


def _refuse_width(titled: TitledRow, file: str) -> None:
    cells, columns = len(titled.row.cells), len(titled.columns)
    if cells != columns:
        advice = "空白的也要留一格" if cells < columns else "请删去多余的格"
        raise RegisterError(
            f"这一行有 {cells} 格，表头有 {columns} 列，{advice}", file, titled.row.line
        )


def _empty_row_notes(section: Section, source: Source) -> Iterator[Note]:
    """A note for each row of the section that has cells but no words."""
    for row in section.rows:
        if row.blank:
            place = Place(source, section.title, "", "").at(row.line, "")
            yield Note(NoteKind.EMPTY_ROW, "整行空白，没有内容可读", "", place)

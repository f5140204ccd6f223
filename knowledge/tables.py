"""A file as sections of rows of cells, each with its line: what a register looks like before it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import RegisterError

# Far above any honest cell (the longest of the two registers has 1,602 characters).
LONGEST_CELL = 50_000
# Far above any register (the widest has 15 columns).
WIDEST_ROW = 30
LARGEST_FILE = 50_000_000  # bytes
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

# 「三、事中事后监督管理制度」 opens a section even where it stands inside a cell, and a table's title
# may follow other words on its line; 「……：一、公示制度」 is no heading.
_HEADING = re.compile(
    r"(?:(?:^|[\s：])(?=[一二三四五六七八九十]{1,3}、\S{0,30}登记表)|^\s*)"
    r"[一二三四五六七八九十]{1,3}、(?P<title>\S{0,30}(?:登记表|制度))\s*$"
)
_PROSE = "制度"
_TABS_OF_A_TABLE = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of one cell as they stand, and the line of the file where it begins (from 1)."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, blank ones included; a paragraph is a row of one cell."""

    cells: tuple[Cell, ...]

    @property
    def line(self) -> int:
        """The line where the row begins."""
        return self.cells[0].line

    @property
    def blank(self) -> bool:
        """Whether no cell holds words."""
        return not any(cell.text.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading. `title` is the heading without its ordinal, "" where there is none."""

    title: str
    heading: Cell | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def read_sections(path: Path) -> tuple[Section, ...]:
    """The sections of a file in order, by the reader for its suffix.

    Raises RegisterError for a file that is missing, a directory, empty, too large, of an unknown
    suffix, not UTF-8, or with a row or cell beyond any register's size.
    """
    reader = READERS.get(path.suffix.lower())
    if path.is_dir():
        raise RegisterError("这是一个文件夹，请给出登记表文件", path.name)
    if reader is None:
        known = "、".join(READERS)
        raise RegisterError(f"不认识的文件类型，请另存为 {known}", path.name)
    sections = reader(_read_text(path), path.name)
    for section in sections:
        _refuse_oversized(section.rows, path.name)
    return sections


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RegisterError(f"文件超过 {LARGEST_FILE:,} 字节，请只留登记表", path.name)
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(error, path.name) from error
    text = _decode(data, path.name)
    if not text.strip():
        raise RegisterError("文件是空的，请放入登记表", path.name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def unreadable(error: OSError, file: str) -> RegisterError:
    """The error of a file that the system does not let us read, in words for its editor."""
    if isinstance(error, FileNotFoundError):
        return RegisterError("没有这个文件，请核对文件名", file)
    if isinstance(error, PermissionError):
        return RegisterError("没有读这个文件的权限，请检查文件的权限", file)
    return RegisterError(f"读不了这个文件（{error.strerror}），请检查文件", file)


def _decode(data: bytes, file: str) -> str:
    # Text in UTF-16 is full of zero bytes, so it is told from binary by its mark.
    if b"\0" in data and not data.startswith(_UTF_16):
        line = _line_of(data, data.index(b"\0"))
        raise RegisterError("不是文本文件，请另存为 UTF-8 文本", file, line)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"不是 UTF-8 编码{_guess_encoding(data)}，请另存为 UTF-8 后再试"
        raise RegisterError(problem, file, _line_of(data, error.start)) from error


def _line_of(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _guess_encoding(data: bytes) -> str:
    if data.startswith(_UTF_16):
        return "（像是 UTF-16）"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "（像是 GB18030）"


def _refuse_oversized(rows: tuple[Row, ...], file: str) -> None:
    for row in rows:
        if len(row.cells) > WIDEST_ROW:
            raise RegisterError(
                f"这一行有 {len(row.cells)} 格，登记表最多 {WIDEST_ROW} 格，请检查多余的制表符",
                file,
                row.line,
                f"第{WIDEST_ROW + 1}格",
            )
        for position, cell in enumerate(row.cells, 1):
            if len(cell.text) > LONGEST_CELL:
                raise RegisterError(
                    f"这一格有 {len(cell.text):,} 字，超过上限 {LONGEST_CELL:,} 字，请检查是否少了分格",
                    file,
                    cell.line,
                    f"第{position}格",
                )


def read_dump(text: str, file: str) -> tuple[Section, ...]:
    """Plain text in either of two shapes: a row a line between tabs, or a cell a line behind one.

    The second is what a word processor leaves of a table: a line behind a tab begins a cell, a line
    without one goes on in it, rows are parted by blank lines.
    """
    del file
    lines = [_Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    if _is_tabbed(lines):
        return (Section("", None, tuple(_tabbed_rows(lines))),)
    return tuple(_dumped_sections(lines))


def _is_tabbed(lines: Iterable[_Line]) -> bool:
    """Whether rows stand between tabs. One such line in a dump is a slip, so the many decide."""
    rows = sum(line.text.count("\t") >= _TABS_OF_A_TABLE for line in lines)
    cells = sum(0 < line.text.count("\t") < _TABS_OF_A_TABLE for line in lines)
    return rows > cells


def _tabbed_rows(lines: list[_Line]) -> Iterator[Row]:
    for line in lines:
        if line.text.strip():
            yield Row(tuple(Cell(text, line.number) for text in line.text.split("\t")))


def _dumped_sections(lines: list[_Line]) -> Iterator[Section]:
    title, heading, body = "", None, list[_Line]()
    for line in lines:
        found = _HEADING.search(line.text)
        if not found:
            body.append(line)
            continue
        if heading or any(before.text.strip() for before in body):
            yield _dumped_section(title, heading, body)
        title, heading, body = found["title"], Cell(line.text, line.number), []
    yield _dumped_section(title, heading, body)


def _dumped_section(title: str, heading: Cell | None, body: list[_Line]) -> Section:
    """Paragraphs up to the first line behind a tab, a table from there on; prose has no tables."""
    table = next((at for at, line in enumerate(body) if line.text.startswith("\t")), len(body))
    if title.endswith(_PROSE):
        table = len(body)
    paragraphs = (
        Row((Cell(line.text, line.number),)) for line in body[:table] if line.text.strip()
    )
    return Section(title, heading, (*paragraphs, *_dumped_rows(body[table:])))


def _dumped_rows(lines: Iterable[_Line]) -> Iterator[Row]:
    """The rows of a table whose first line begins a cell.

    Only an empty line parts rows, and only if a tab follows: cells hold line breaks too.
    """
    row: list[list[_Line]] = []
    parted = False
    for line in lines:
        if line.text.startswith("\t"):
            if parted and row:
                yield _row(row)
                row = []
            row.append([line])
        elif line.text:
            row[-1].append(line)
        parted = not line.text
    if row:
        yield _row(row)


def _row(cells: Iterable[list[_Line]]) -> Row:
    return Row(
        tuple(Cell("\n".join(line.text for line in lines)[1:], lines[0].number) for lines in cells)
    )


READERS: dict[str, Callable[[str, str], tuple[Section, ...]]] = {
    ".txt": read_dump,
    ".tsv": read_dump,
}

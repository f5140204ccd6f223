"""The real registers as plain lines, and changed copies of them to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from knowledge.reading import Reading
from knowledge.records import Source
from knowledge.registers import read_register

SOURCES = Path(__file__).resolve().parents[2] / "knowledge" / "sources"

# Where the parts of the municipal register begin and end, as one sees them in an editor: from 1.
DUTY_LINES = range(2, 599)
BOUNDARY_LINES = range(600, 690)
RULE_LINES = range(690, 843)


def source_text(name: str) -> str:
    """The words of "municipal" or "yining" as the file has them."""
    return (SOURCES / f"{name}.txt").read_text(encoding="utf-8")


def source_lines(name: str) -> list[str]:
    """The lines of a register; the first one is [0] here and line 1 in every locator."""
    return source_text(name).split("\n")


def write(folder: Path, text: str | bytes, name: str = "copy.txt") -> Path:
    """A file with these words, to the letter."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(path: Path) -> Reading:
    """A file as a register of a bureau that no catalogue knows."""
    return read_register(path, Source("copy", "copied", "抄件", path.name, ""))


def read_text(folder: Path, text: str | bytes, name: str = "copy.txt") -> Reading:
    """A file with these words, read."""
    return read(write(folder, text, name))


def read_lines(folder: Path, lines: Iterable[str]) -> Reading:
    """A file of these lines, read."""
    return read_text(folder, "\n".join(lines))


def with_line(lines: Iterable[str], number: int, change: Callable[[str], str]) -> list[str]:
    """The lines with the one of this number (from 1) changed."""
    copied = list(lines)
    copied[number - 1] = change(copied[number - 1])
    return copied


def dump(*rows: Iterable[str], title: str = "") -> str:
    """Rows as a word processor leaves them: a cell a line behind a tab, a blank line after a row."""
    table = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    return f"{title}\n{table}\n" if title else f"{table}\n"


def tabbed(*rows: Iterable[str]) -> str:
    """Rows between tabs, one a line."""
    return "\n".join("\t".join(row) for row in rows)

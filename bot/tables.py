"""Tables on a terminal, tab-separated lines elsewhere. The only door to rich."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text


def print_table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows under titles; piped, a row a line without titles, so that other programs can read it."""
    if not sys.stdout.isatty():
        sys.stdout.writelines(f"{_plain(row)}\n" for row in rows)
        # A reader who went away is noticed here, not when Python ends.
        sys.stdout.flush()
        return
    table = Table(show_lines=False, header_style="bold", expand=False)
    for title in titles:
        table.add_column(title, overflow="fold")
    for row in rows:
        # Text, not str: a register's square brackets are words, not rich's markup.
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def _plain(row: Sequence[str]) -> str:
    """A cell's own tabs and line breaks would look like those between cells and rows."""
    return "\t".join(" ".join(cell.split()) for cell in row)


def print_part(heading: str, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table below its heading, a blank line before it; nothing at all where it has no row."""
    found = tuple(rows)
    if found:
        sys.stdout.write(f"\n{heading}\n")
        print_table(titles, found)

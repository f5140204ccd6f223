"""Chapters as Markdown, and their places in a document: the lines between two marks. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bench.report import FIGURE_HEADS, INDENT, Chapter, Machine, facts_of, figure_cells, grid_cells

# Markdown swallows plain spaces at the beginning of a cell.
_INDENT = "\u3000"


class CannotWrite(Exception):
    """A chapter that has no place in the document, or that would not be whole; the text says why."""


def marks(key: str) -> tuple[str, str]:
    """The lines between which the chapter of this measure stands."""
    return f"<!-- bench {key}: written by `make bench ARGS=--write` -->", f"<!-- end of {key} -->"


def put(document: str, machine: Machine, chapter: Chapter) -> str:
    """The document with the chapter in its place; whatever stood there is gone.

    Raises CannotWrite where the marks do not stand there in this order, once each.
    """
    head, tail = split(document, chapter.key)
    begin, end = marks(chapter.key)
    return "\n".join([*head, begin, "", *lines_of(machine, chapter), "", end, *tail])


def split(document: str, key: str) -> tuple[Sequence[str], Sequence[str]]:
    """The lines before and after the place of a measure; raises CannotWrite where there is none."""
    lines = document.split("\n")
    begin, end = marks(key)
    if lines.count(begin) != 1 or lines.count(end) != 1:
        raise CannotWrite(f"文档里要有 {begin} 和 {end} 各一行")
    first, last = lines.index(begin), lines.index(end)
    if first > last:
        raise CannotWrite(f"{begin} 要在 {end} 的前面")
    return lines[:first], lines[last + 1 :]


def lines_of(machine: Machine, chapter: Chapter) -> Iterator[str]:
    """A chapter as Markdown: where it was measured, then its tables under headings."""
    yield from (f"- {name}：{value}" for name, value in facts_of(machine))
    for section in chapter.sections:
        rows = [FIGURE_HEADS, *map(figure_cells, section.figures)]
        yield from ("", f"### {section.title}", "", *_table(rows, numbers={1}))
    for grid in chapter.grids:
        numbers = range(len(grid.heads), len(grid.heads) + len(grid.columns))
        yield from ("", f"### {grid.title}", "", *_table(grid_cells(grid), numbers))
        yield from ("", *(f"- {note}" for note in grid.notes)) if grid.notes else ()


def _table(rows: Sequence[Sequence[str]], numbers: Collection[int]) -> Iterator[str]:
    """A table, the first row being its heads; the columns of `numbers` are aligned to the right."""
    yield _line(rows[0])
    yield _line(["---:" if i in numbers else "---" for i in range(len(rows[0]))])
    yield from map(_line, rows[1:])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    indent = (len(text) - len(text.lstrip(INDENT))) // len(INDENT)
    return _INDENT * indent + text.lstrip(INDENT).replace("|", "\\|")

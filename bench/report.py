"""The report: as a plain text table for people, as JSON for comparing two runs. Pure."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench.figures import Block, Figure, Grid, Row, Section, amount

_GAP = "   "
INDENT = "  "
FIGURE_HEADS = ("项目", "结果", "目标", "说明")
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Machine:
    """Where and when the figures were taken, and by which command.

    `load` is how many processes wanted a core in the minute before: above 0 others were at work.
    """

    date: str
    python: str
    cores: int
    load: float
    command: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one measure found; `key` names the measure."""

    key: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The blocks that are sections."""
        return tuple(block for block in self.blocks if isinstance(block, Section))

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The blocks that are grids: they are told after the sections."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run of the bench found."""

    machine: Machine
    chapters: tuple[Chapter, ...]


def as_text(report: Report) -> str:
    """The report as people read it: machine, then each chapter's tables in aligned columns."""
    lines = table(facts_of(report.machine))
    for chapter in report.chapters:
        lines += ["", f"# {chapter.title}", *_sections(chapter.sections)]
        for grid in chapter.grids:
            lines += ["", *_grid(grid)]
    return "\n".join(lines)


def _sections(sections: Sequence[Section]) -> list[str]:
    rows: list[tuple[str, ...]] = [("",), FIGURE_HEADS] if sections else []
    for section in sections:
        rows += [("",), (section.title,)]
        rows += [(f"{INDENT}{name}", *cells) for name, *cells in map(figure_cells, section.figures)]
    return table(rows, numbers={1})


def _grid(grid: Grid) -> Iterator[str]:
    numbers = range(len(grid.heads), len(grid.heads) + len(grid.columns))
    yield grid.title
    yield from (f"{INDENT}{line}" for line in table(grid_cells(grid), numbers))
    yield from (f"{INDENT}· {note}" for note in grid.notes)


def facts_of(machine: Machine) -> list[tuple[str, str]]:
    """What is told of a machine, with its names."""
    return [
        ("日期", machine.date),
        ("Python", machine.python),
        ("核数", str(machine.cores)),
        ("负载", f"{machine.load:.1f}（开始前一分钟的平均；越高，结果越偏慢）"),
        ("命令", machine.command),
    ]


def as_json(report: Report) -> str:
    """The report for machines; `meets_aim` is told for the figures that have an aim."""
    chapters = [
        {
            "key": chapter.key,
            "title": chapter.title,
            "sections": [*map(_section_json, chapter.sections)],
            "grids": [*map(asdict, chapter.grids)],
        }
        for chapter in report.chapters
    ]
    data = {"machine": asdict(report.machine), "chapters": chapters}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _section_json(section: Section) -> dict[str, Any]:
    data = asdict(section)
    for figure, line in zip(section.figures, data["figures"], strict=True):
        line["meets_aim"] = figure.meets_aim if figure.aim is not None else None
    return data


def figure_cells(figure: Figure) -> tuple[str, ...]:
    """A figure as the cells of its line."""
    label = f"{INDENT * figure.depth}{figure.label}"
    return (label, amount(figure.value, figure.unit), _aim(figure), figure.note)


def _aim(figure: Figure) -> str:
    if figure.aim is None:
        return ""
    return f"< {figure.aim:g} {figure.unit} {'达到' if figure.meets_aim else '未达到'}"


def grid_cells(grid: Grid) -> list[tuple[str, ...]]:
    """The lines of a grid, that of its heads first."""
    heads = (*grid.heads, *(column.label for column in grid.columns))
    return [heads, *(_row_cells(grid, row) for row in grid.rows)]


def _row_cells(grid: Grid, row: Row) -> tuple[str, ...]:
    pairs = zip(row.values, grid.columns, strict=True)
    values = (NOTHING if v is None else amount(v, column.unit) for v, column in pairs)
    return (*row.names, *values)


def table(rows: Sequence[Sequence[str]], numbers: Collection[int] = ()) -> list[str]:
    """Lines with the cells of each column one below the other; rows may end early.

    The columns of `numbers` (from 0) are aligned to the right. No line ends in a space.
    """
    columns = max(map(len, rows), default=0)
    # A row of one cell is a heading: it may run across the columns.
    widths = [
        max((width(row[i]) for row in rows if i < len(row) > 1), default=0) for i in range(columns)
    ]
    return [
        _GAP.join(
            pad(cell, widths[i], to_right=i in numbers) for i, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]


def pad(text: str, columns: int, *, to_right: bool = False) -> str:
    """The text with spaces up to this width; unchanged where it is as wide already."""
    spaces = " " * (columns - width(text))
    return f"{spaces}{text}" if to_right else f"{text}{spaces}"


def width(text: str) -> int:
    """The columns that a text takes on a terminal: two for each Chinese or full-width character."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)

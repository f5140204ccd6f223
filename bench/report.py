"""The report: as a plain text table for people, as JSON for comparing two runs. Pure."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bench.figures import Figure, Section, amount

_GAP = "   "
_INDENT = "  "
_TITLES = ("项目", "结果", "目标", "说明")
_NUMBERS = 1  # the column that is aligned to the right


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
class Report:
    """All that one run of the bench found."""

    machine: Machine
    sections: tuple[Section, ...]


def as_text(report: Report) -> str:
    """The report as people read it: machine, then each section's figures in aligned columns."""
    machine = report.machine
    head = [
        ("日期", machine.date),
        ("Python", machine.python),
        ("核数", str(machine.cores)),
        ("负载", f"{machine.load:.1f}（开始前一分钟的平均；越高，结果越偏慢）"),
        ("命令", machine.command),
    ]
    return "\n".join([*table(head), "", *table(_rows(report.sections))])


def as_json(report: Report) -> str:
    """The report for machines; `meets_aim` is told for the figures that have an aim."""
    data = asdict(report)
    for section, told in zip(report.sections, data["sections"], strict=True):
        for figure, line in zip(section.figures, told["figures"], strict=True):
            line["meets_aim"] = figure.meets_aim if figure.aim is not None else None
    return json.dumps(data, ensure_ascii=False, indent=2)


def _rows(sections: Sequence[Section]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [_TITLES]
    for section in sections:
        rows += [("",), (section.title,), *map(_row, section.figures)]
    return rows


def _row(figure: Figure) -> tuple[str, ...]:
    label = f"{_INDENT * (figure.depth + 1)}{figure.label}"
    return (label, amount(figure.value, figure.unit), _aim(figure), figure.note)


def _aim(figure: Figure) -> str:
    if figure.aim is None:
        return ""
    return f"< {figure.aim:g} {figure.unit} {'达到' if figure.meets_aim else '未达到'}"


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines with the cells of each column one below the other; rows may end early.

    The second column is aligned to the right if the table has more than two, all others to the
    left. No line ends in a space.
    """
    columns = max(map(len, rows), default=0)
    # A row of one cell is a heading: it may run across the columns.
    widths = [
        max((width(row[i]) for row in rows if i < len(row) > 1), default=0) for i in range(columns)
    ]
    numbers = _NUMBERS if columns > _NUMBERS + 1 else None
    return [
        _GAP.join(
            pad(cell, widths[i], to_right=i == numbers) for i, cell in enumerate(row)
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

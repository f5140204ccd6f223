"""Figures: what was measured, with its unit and its aim; and the statistics over runs. Pure."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts in."""

    SECONDS = "s"
    MILLISECONDS = "ms"
    MEGABYTES = "MB"
    TIMES = "次"
    QUESTIONS = "题"
    SHARE = "%"


_DECIMALS = {
    Unit.SECONDS: 2,
    Unit.MILLISECONDS: 2,
    Unit.MEGABYTES: 0,
    Unit.TIMES: 0,
    Unit.QUESTIONS: 0,
    Unit.SHARE: 1,
}
MEGABYTE = 1_000_000
_ROUGH_MILLISECONDS = 10.0  # from here on decimals say nothing


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report.

    `key` is for machines, `label` for people. The `aim` is what the value should stay below, in the
    same unit, None where there is none. `depth` 1 and more are parts of the line above.
    """

    key: str
    label: str
    value: float
    unit: Unit
    aim: float | None = None
    note: str = ""
    depth: int = 0

    @property
    def meets_aim(self) -> bool:
        """Whether the value stays below its aim; true where there is none."""
        return self.aim is None or self.value < self.aim


@dataclass(frozen=True, slots=True)
class Section:
    """Figures under one heading."""

    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of a grid holds: `key` is for machines, `label` for people."""

    key: str
    label: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was measured: its names, and a value for each column, None where none is."""

    key: str
    names: tuple[str, ...]
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Several things measured in the same ways. `heads` stand over the names of the rows; `notes`
    are sentences on how to read it."""

    title: str
    heads: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


Block = Section | Grid


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that at least `percent` (1–100) of all values do not exceed.

    Always one of the values (the nearest-rank method). Raises ValueError for no values, or a
    percent out of range.
    """
    if not values or not 1 <= percent <= 100:  # noqa: PLR2004 — a percent has no other end
        raise ValueError(f"no {percent}th percentile of {len(values)} values")
    # Whole numbers: 0.07 * 100 is a little more than 7, and its ceiling would be 8.
    rank = -(-len(values) * percent // 100)
    return sorted(values)[rank - 1]


def spread(values: Sequence[float], unit: Unit) -> str:
    """The fastest and the slowest of several runs, in words; "" for a single one."""
    if len(values) < 2:  # noqa: PLR2004 — one run has no spread
        return ""
    return f"最快 {amount(min(values), unit)}，最慢 {amount(max(values), unit)}"


def median_of(
    key: str, label: str, values: Sequence[float], unit: Unit, aim: float | None = None
) -> Figure:
    """The median of several runs as a figure, the spread beside it."""
    return Figure(key, label, statistics.median(values), unit, aim, spread(values, unit))


def amount(value: float, unit: Unit) -> str:
    """A value with its unit, with as many decimals as mean something."""
    rough = unit is Unit.MILLISECONDS and value >= _ROUGH_MILLISECONDS
    return f"{value:.{0 if rough else _DECIMALS[unit]}f} {unit}"

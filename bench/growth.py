"""How ranking grows with the number of records: 160 of the registers, the others made up."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.children import run_inside
from bench.figures import MEGABYTE, Column, Grid, Row, Unit, percentile
from bench.plans import QUESTIONS, Plan

_COLUMNS = (
    Column("build", "建索引", Unit.SECONDS),
    Column("memory", "建索引用的内存", Unit.MEGABYTES),
    Column("file", "索引文件", Unit.MEGABYTES),
    Column("load", "读索引", Unit.MILLISECONDS),
    Column("rank_p50", "排序 p50", Unit.MILLISECONDS),
    Column("rank_p99", "排序 p99", Unit.MILLISECONDS),
    Column("p50", "理解和排序 p50", Unit.MILLISECONDS),
    Column("p99", "理解和排序 p99", Unit.MILLISECONDS),
    Column("found", "自造事项前三位有", Unit.SHARE),
)


@dataclass(frozen=True, slots=True)
class Grown:
    """What was measured with so many records.

    `tokens` are different ones, `places` where a record has one, `examples` the ways to ask.
    Seconds and bytes; `ranking` and `reading` (which includes it) have the seconds of each question.
    `found` is the share of made-up questions (0–1) whose record is among the first three, None where
    no record was made up.
    """

    records: int
    tokens: int
    places: int
    examples: int
    build_seconds: float
    build_memory: int
    file_size: int
    load_seconds: float
    ranking: tuple[float, ...]
    reading: tuple[float, ...]
    found: float | None

    @property
    def rank_p50(self) -> float:
        """The median of the seconds to rank a question."""
        return percentile(self.ranking, 50)

    @property
    def rank_p99(self) -> float:
        """The seconds that 99 of 100 questions are ranked in."""
        return percentile(self.ranking, 99)


def growth(plan: Plan, folder: Path) -> tuple[Grid, ...]:
    """The table of the report. Raises ChildFailed where a child ends with an error."""
    return (grid_of(measure_sizes(plan, folder)),)


def measure_sizes(plan: Plan, folder: Path) -> tuple[Grown, ...]:
    """What is measured for each of the plan's sizes, each in a process of its own."""
    return tuple(_measured(size, plan, folder) for size in plan.sizes)


def _measured(size: int, plan: Plan, folder: Path) -> Grown:
    child = run_inside("grow", folder, str(size), str(QUESTIONS), str(plan.turns))
    told = json.loads(child.last_line)
    times = {name: tuple(told[name]) for name in ("ranking", "reading")}
    return Grown(**told | times)


def per_doubling(smaller: float, larger: float, doublings: float) -> float:
    """By how much a figure grows whenever the number of records doubles."""
    return (larger - smaller) / doublings


def grid_of(sizes: Sequence[Grown]) -> Grid:
    """The table, a row for each size, and in words how the times grow."""
    return Grid(
        "事项多起来以后", ("事项",), _COLUMNS, tuple(map(_row, sizes)), tuple(_notes(sizes))
    )


def _row(one: Grown) -> Row:
    return Row(
        str(one.records),
        (f"{one.records:,}",),
        (
            one.build_seconds,
            one.build_memory / MEGABYTE,
            one.file_size / MEGABYTE,
            one.load_seconds * 1e3,
            one.rank_p50 * 1e3,
            one.rank_p99 * 1e3,
            percentile(one.reading, 50) * 1e3,
            percentile(one.reading, 99) * 1e3,
            None if one.found is None else 100 * one.found,
        ),
    )


def _notes(sizes: Sequence[Grown]) -> Iterator[str]:
    for one in sizes:
        yield (
            f"{one.records:,} 条：{one.tokens:,} 个不同的词和字对，出现在 {one.places:,} 处；"
            f"问法 {one.examples:,} 条；问了 {len(one.ranking)} 个问题。"
        )
    first, last = sizes[0], sizes[-1]
    if last.records > first.records:
        doublings = math.log2(last.records / first.records)
        p50, p99 = (
            per_doubling(smaller, larger, doublings) * 1e3
            for smaller, larger in (
                (first.rank_p50, last.rank_p50),
                (first.rank_p99, last.rank_p99),
            )
        )
        yield (
            f"从 {first.records:,} 条到 {last.records:,} 条是翻了 {doublings:.1f} 番："
            f"每翻一番，排序的 p50 多 {p50:.2f} ms，p99 多 {p99:.2f} ms。"
        )

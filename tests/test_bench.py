"""The bench: its statistics, its table, its stopwatch; and that a quick run of it still works."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.__main__ import DOCUMENT, MEASURES
from bench.children import COMMAND, ROOT, ChildFailed, environment, run, run_python
from bench.comparison import METHODS
from bench.figures import (
    Column,
    Figure,
    Grid,
    Row,
    Section,
    Unit,
    amount,
    median_of,
    percentile,
)
from bench.imports import OTHERS, OWN, STANDARD, package_of, seconds_by_package, without_crumbs
from bench.markdown import split
from bench.measuring import WORST_LENGTHS
from bench.plans import QUICK
from bench.report import Chapter, Machine, Report, as_json, as_text, pad, table, width
from bench.stages import STAGES, Stopwatch

# Far more than a quick run takes, also where others keep the machine busy.
PATIENCE_SECONDS = 400

times = st.lists(st.floats(0, 1e6), min_size=1, max_size=50)
percents = st.integers(1, 100)
cells = st.text(st.sampled_from("ab 一二（"), max_size=6)


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([7.0], 1, 7.0),
        ([7.0], 100, 7.0),
        ([3.0, 1.0, 2.0], 50, 2.0),
        ([1.0, 2.0, 3.0, 4.0], 50, 2.0),
        ([1.0, 2.0, 3.0, 4.0], 51, 3.0),
        ([float(n) for n in range(1, 101)], 7, 7.0),
        ([float(n) for n in range(1, 101)], 99, 99.0),
        ([float(n) for n in range(1, 101)], 100, 100.0),
        ([0.0, 0.0, 9.0], 99, 9.0),
    ],
)
def test_a_percentile_is_one_of_the_values(
    values: list[float], percent: int, expected: float
) -> None:
    """The nearest-rank percentile, in whatever order the values come."""
    assert percentile(values, percent) == expected


@given(times, percents)
def test_enough_values_lie_at_or_below_a_percentile(values: list[float], percent: int) -> None:
    """At least so many percent of the values do not exceed it, and fewer lie below it."""
    found = percentile(values, percent)
    assert sum(value <= found for value in values) * 100 >= percent * len(values)
    assert sum(value < found for value in values) * 100 < percent * len(values)


@pytest.mark.parametrize(("values", "percent"), [([], 50), ([1.0], 0), ([1.0], 101), ([1.0], -5)])
def test_there_is_no_percentile_of_nothing(values: list[float], percent: int) -> None:
    """No values, or a percent out of range, is an error and not a figure."""
    with pytest.raises(ValueError, match="percentile"):
        percentile(values, percent)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.0, Unit.SECONDS, "0.00 s"),
        (1.236, Unit.SECONDS, "1.24 s"),
        (0.4, Unit.MILLISECONDS, "0.40 ms"),
        (9.99, Unit.MILLISECONDS, "9.99 ms"),
        (10.0, Unit.MILLISECONDS, "10 ms"),
        (241.3, Unit.MILLISECONDS, "241 ms"),
        (84.6, Unit.MEGABYTES, "85 MB"),
        (306, Unit.TIMES, "306 次"),
        (12.6, Unit.QUESTIONS, "13 题"),
        (95.84, Unit.SHARE, "95.8 %"),
    ],
)
def test_an_amount_has_the_decimals_that_mean_something(
    value: float, unit: Unit, text: str
) -> None:
    """Seconds have two decimals, milliseconds only below ten, shares one, megabytes and counts none."""
    assert amount(value, unit) == text


@pytest.mark.parametrize(
    ("values", "value", "note"),
    [
        ([0.5], 0.5, ""),
        ([0.9, 0.5, 0.7], 0.7, "最快 0.50 s，最慢 0.90 s"),
        ([0.5, 0.7], 0.6, "最快 0.50 s，最慢 0.70 s"),
    ],
)
def test_a_median_stands_beside_its_spread(values: list[float], value: float, note: str) -> None:
    """Of several runs the median counts, and the fastest and slowest are told; one has no spread."""
    figure = median_of("build", "建库", values, Unit.SECONDS, 5.0)
    assert figure.value == pytest.approx(value)
    assert (figure.note, figure.aim) == (note, 5.0)


@pytest.mark.parametrize(
    ("value", "aim", "meets"),
    [(1.9, 2.0, True), (2.0, 2.0, False), (2.1, 2.0, False), (9e9, None, True)],
)
def test_an_aim_is_met_below_it_only(value: float, aim: float | None, meets: bool) -> None:
    """A value that equals its aim misses it; without an aim there is nothing to miss."""
    assert Figure("p50", "p50", value, Unit.MILLISECONDS, aim).meets_aim is meets


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("核数", 4), ("p50（毫秒）", 11), ("「…」", 5), ("Ａ", 2)],
)
def test_chinese_takes_two_columns(text: str, columns: int) -> None:
    """Chinese and full-width characters are counted double, all others once."""
    assert width(text) == columns


@given(cells, st.integers(0, 20), st.booleans())
def test_padding_keeps_the_words(text: str, columns: int, to_right: bool) -> None:
    """Padding adds spaces on one side, up to the width asked for, and never cuts."""
    padded = pad(text, columns, to_right=to_right)
    assert width(padded) == max(columns, width(text))
    assert padded.endswith(text) if to_right else padded.startswith(text)


@pytest.mark.parametrize(
    ("rows", "numbers", "lines"),
    [
        ([], (), []),
        ([("",)], (), [""]),
        ([("日期", "今天"), ("核", "2")], (), ["日期   今天", "核     2"]),
        ([("甲", "1 s", "x"), ("乙乙", "10 s", "")], {1}, ["甲      1 s   x", "乙乙   10 s"]),
        ([("甲", "1 s", "x"), ("乙乙", "10 s", "")], {0, 2}, ["  甲   1 s    x", "乙乙   10 s"]),
        (
            [("甲", "1", "x"), ("很长的标题",), ("乙", "22")],
            {1},
            ["甲    1   x", "很长的标题", "乙   22"],
        ),
    ],
)
def test_cells_of_a_column_stand_one_below_the_other(
    rows: list[tuple[str, ...]], numbers: set[int], lines: list[str]
) -> None:
    """Numbers go to the right, words to the left, a heading across; no line ends in a space."""
    assert table(rows, numbers) == lines


@given(st.lists(st.tuples(cells, cells, cells), min_size=1))
def test_no_row_is_lost(rows: list[tuple[str, str, str]]) -> None:
    """A table has a line for each row, with the words of all its cells in order."""
    lines = table(rows)
    assert ["".join(line.split()) for line in lines] == [
        "".join("".join(row).split()) for row in rows
    ]


REPORT = Report(
    Machine("2026-03-02 09:00+08:00", "3.11.7 Linux", 2, 0.25, "make bench"),
    (
        Chapter(
            "speed",
            "速度",
            (
                Section(
                    "生成知识库",
                    (
                        Figure(
                            "build", "中位数", 1.5, Unit.SECONDS, 5.0, "最快 1.00 s，最慢 2.00 s"
                        ),
                        Figure("slow", "太慢的", 6.0, Unit.SECONDS, 5.0),
                        Figure("peak", "内存峰值", 45.2, Unit.MEGABYTES, depth=1),
                    ),
                ),
            ),
        ),
        Chapter(
            "comparison",
            "比较",
            (
                Grid(
                    "排序",
                    ("方法", "查什么"),
                    (Column("first", "首位", Unit.SHARE), Column("p50", "p50", Unit.MILLISECONDS)),
                    (
                        Row("ours", ("谁管", "登记表"), (95.0, 0.5)),
                        Row("none", ("别的", "标题"), (7.0, None)),
                    ),
                    ("只算有正确事项的。",),
                ),
            ),
        ),
    ),
)


def test_the_report_tells_machine_figures_and_aims() -> None:
    """The text begins with where it was measured; each aim stands beside its figure, with a verdict."""
    assert as_text(REPORT).splitlines() == [
        "日期     2026-03-02 09:00+08:00",
        "Python   3.11.7 Linux",
        "核数     2",
        "负载     0.2（开始前一分钟的平均；越高，结果越偏慢）",
        "命令     make bench",
        "",
        "# 速度",
        "",
        "项目             结果   目标           说明",
        "",
        "生成知识库",
        "  中位数       1.50 s   < 5 s 达到     最快 1.00 s，最慢 2.00 s",
        "  太慢的       6.00 s   < 5 s 未达到",
        "    内存峰值    45 MB",
        "",
        "# 比较",
        "",
        "排序",
        "  方法   查什么     首位       p50",
        "  谁管   登记表   95.0 %   0.50 ms",
        "  别的   标题      7.0 %         —",
        "  · 只算有正确事项的。",
    ]


def test_the_json_report_says_the_same() -> None:
    """For machines: the values unrounded under their keys, and whether each aim is met."""
    told = json.loads(as_json(REPORT))
    speed, comparison = told["chapters"]
    assert (told["machine"]["cores"], speed["key"], speed["grids"]) == (2, "speed", [])
    figures = {figure["key"]: figure for figure in speed["sections"][0]["figures"]}
    assert [(f["value"], f["meets_aim"]) for f in figures.values()] == [
        (1.5, True),
        (6.0, False),
        (45.2, None),
    ]
    assert figures["build"]["unit"] == "s"
    (grid,) = comparison["grids"]
    assert [column["key"] for column in grid["columns"]] == ["first", "p50"]
    assert [(row["key"], row["values"]) for row in grid["rows"]] == [
        ("ours", [95.0, 0.5]),
        ("none", [7.0, None]),
    ]


@pytest.mark.parametrize(
    ("module", "package"),
    [
        ("click", "click"),
        ("click.core", "click"),
        ("jieba.finalseg.prob_emit", "jieba"),
        ("bot.cli", OWN),
        ("knowledge", OWN),
        ("botany", "botany"),
        ("json.decoder", STANDARD),
        ("_sqlite3", STANDARD),
    ],
)
def test_a_module_is_counted_with_its_package(module: str, package: str) -> None:
    """Our three packages are one, so is the standard library; each other one has its own name."""
    assert package_of(module) == package


IMPORT_TIMES = """\
import time: self [us] | cumulative | imported package
import time:       900 |        900 |   zipimport
import time:       400 |       1300 | site
jieba: a line of its own
import time:       200 |        200 |   json
import time:        50 |         50 |     jieba.finalseg
import time:      3000 |       3250 |   jieba
import time:       700 |        700 |   intents.words
import time:       300 |       4450 | bot.cli
""".splitlines()


def test_imports_are_added_up_after_the_start() -> None:
    """Each module counts with its own time; what the interpreter imports by itself is left out."""
    spent = {package: round(s * 1e6) for package, s in seconds_by_package(IMPORT_TIMES).items()}
    assert spent == {STANDARD: 200, "jieba": 3050, OWN: 1000}


@pytest.mark.parametrize(
    ("spent", "shown"),
    [
        ({}, []),
        ({"a": 0.002, "b": 0.03}, [("b", 0.03), ("a", 0.002)]),
        ({"a": 0.0005, "b": 0.001, "c": 0.0004}, [("b", 0.001), (OTHERS, 0.0009)]),
    ],
)
def test_small_imports_share_a_line(
    spent: dict[str, float], shown: list[tuple[str, float]]
) -> None:
    """The costliest comes first; those under a millisecond are one line at the end, if there are any."""
    assert [*without_crumbs(spent).items()] == shown


def ticking(*moments: float) -> Iterator[float]:
    """A clock that shows these moments, one a look."""
    return iter(moments)


def test_a_stage_counts_without_the_stages_inside_it() -> None:
    """Seconds are never counted twice: outer 0–10 with inner 2–5 and 6–7 makes 6 and 4."""
    clock = ticking(0, 2, 5, 6, 7, 10)
    watch = Stopwatch(lambda: next(clock))
    inner = watch.timed("inner", lambda number: number + 1)
    outer = watch.timed("outer", lambda: inner(1) + inner(2))
    assert outer() == 5
    assert watch.seconds == {"inner": 4, "outer": 6}


def test_a_stage_that_fails_is_counted_all_the_same() -> None:
    """An error passes through unchanged, and leaves the stopwatch fit for the next stage."""
    clock = ticking(0, 1, 3, 7)
    watch = Stopwatch(lambda: next(clock))
    with pytest.raises(ZeroDivisionError):
        watch.timed("failing", lambda: 1 // 0)()
    watch.timed("next", lambda: None)()
    assert watch.seconds == {"failing": 1, "next": 4}


def test_a_child_has_no_settings_of_its_own(tmp_path: Path) -> None:
    """What a person or Python itself is set to does not change the figures; the rest stays."""
    given_ = {
        "PYTHONDONTWRITEBYTECODE": "1",
        "SHUIGUAN_SOURCES": "/x",
        "SHUIGUAN_DATA": "/y",
        "PATH": "/bin",
    }
    assert environment(tmp_path, given_) == {
        "PATH": "/bin",
        "SHUIGUAN_DATA": str(tmp_path / "data"),
        "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"),
    }


def test_the_memory_is_that_of_the_child(tmp_path: Path) -> None:
    """A child that holds 100 MB more than another is told to hold about so much more.

    Asked in a small process of its own: on Linux no child is told to hold less than its parent.
    """
    asking = (
        "import pathlib; from bench.children import run_python; "
        f"here = pathlib.Path({str(tmp_path)!r}); "
        "print(*(run_python(f'x = bytes([1]) * {n}00_000_000', here).peak for n in (1, 2)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", asking], cwd=ROOT, capture_output=True, text=True, check=True
    )
    small, large = map(int, told.stdout.split())
    assert 95e6 < large - small < 105e6


def test_what_a_child_says_is_kept(tmp_path: Path) -> None:
    """Both streams are kept apart; the figures stand on the last line of the output."""
    child = run_python("import sys; print('一\\n[2]'); print('三', file=sys.stderr)", tmp_path)
    assert (child.output, child.last_line, child.errors) == ("一\n[2]\n", "[2]", "三\n")
    assert child.processor > 0


def test_a_child_that_fails_is_no_figure(tmp_path: Path) -> None:
    """An error in a child, or a command that is not there, ends the measuring with its cause."""
    with pytest.raises(ChildFailed, match=r"NameError: name 'x' is not defined\n状态 1"):
        run_python("x", tmp_path)
    with pytest.raises(ChildFailed, match="nowhere"):
        run([tmp_path / "nowhere"], tmp_path)


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the bench as `make bench` does."""
    return subprocess.run(
        [sys.executable, "-m", "bench", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def test_a_quick_run_measures_everything(tmp_path: Path) -> None:
    """Each stage of an answer takes some time: one that is renamed in the program fails here."""
    assert COMMAND.is_file(), "shuiguan is not installed: make setup"
    done = bench("--quick", "--json", str(tmp_path / "figures.json"))
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert [chapter["key"] for chapter in told["chapters"]] == list(MEASURES)
    sections = [section for chapter in told["chapters"] for section in chapter["sections"]]
    figures = {f["key"]: f["value"] for section in sections for f in section["figures"]}
    assert [stage.key for stage in STAGES if figures[f"part_{stage.key}"] <= 0] == []
    assert {"import_click", "import_jieba", "import_rapidfuzz"} <= set(figures)
    replies = [value for key, value in figures.items() if key.startswith("replies_")]
    assert figures["turns"] == sum(replies) == QUICK.turns
    assert figures["turn_p50"] <= figures["turn_p90"] <= figures["turn_p99"] <= figures["turn_max"]
    check_comparison(*(c["grids"][0] for c in told["chapters"] if c["key"] == "comparison"))
    check_growth(*(c["grids"][0] for c in told["chapters"] if c["key"] == "growth"))
    assert {f"worst_{length}" for length in WORST_LENGTHS} <= set(figures)
    # The aims: to build, to ask, of the median and the slowest turns, and of each ugly message.
    assert done.stdout.count("< ") == 4 + len(WORST_LENGTHS)


def check_growth(grid: dict[str, Any]) -> None:
    """Each size was built and asked; what was made up is found again."""
    keys = [column["key"] for column in grid["columns"]]
    rows = [dict(zip(keys, row["values"], strict=True)) for row in grid["rows"]]
    assert [row["key"] for row in grid["rows"]] == [str(size) for size in QUICK.sizes]
    assert [row["found"] is None for row in rows] == [size == 160 for size in QUICK.sizes]
    for row in rows:
        assert 0 < row["rank_p50"] <= row["rank_p99"]
        assert row["found"] is None or row["found"] > 90
        assert min(row["build"], row["memory"], row["file"], row["load"]) > 0


def check_comparison(grid: dict[str, Any]) -> None:
    """Every method whose library is here was asked, ours first; none is perfect by finding nothing."""
    here = [m.key for m in METHODS if not m.library or importlib.util.find_spec(m.library)]
    assert [row["key"] for row in grid["rows"]] == [
        f"{key}_{searched}" for key in here for searched in ("examples", "registers")
    ]
    for row in grid["rows"]:
        first, looked_at, wrong, p50, p99, memory = row["values"]
        assert 0 < first <= looked_at <= 100, row
        assert 0 <= wrong <= QUICK.turns, row
        assert 0 < p50 <= p99, row
        assert memory > 0, row


def test_a_report_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A wrong option or a folder in place of the JSON file ends with a status above 0."""
    assert bench("--quik").returncode == 2
    assert bench("--json", str(tmp_path)).returncode == 2
    assert bench("speeed").returncode == 2
    assert bench("--quick", "--write").returncode == 2


@pytest.mark.parametrize("measure", MEASURES)
def test_each_measure_has_its_place_in_the_document(measure: str) -> None:
    """What the bench writes down has a place to stand; CannotWrite says which marks are missing."""
    before, after = split(DOCUMENT.read_text(encoding="utf-8"), measure)
    assert before
    assert after

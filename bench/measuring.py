"""Takes the measures: runs the children and makes figures of what they tell."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.children import COMMAND, Finished, run, run_inside, run_python
from bench.figures import MEGABYTE, Figure, Section, Unit, median_of, percentile
from bench.imports import seconds_by_package, without_crumbs
from bench.plans import QUESTIONS, Plan
from bench.stages import COMMAND as REST_OF_COMMAND
from bench.stages import IMPORTS, STAGES

QUESTION = "电子手环最长戴多久"

BUILD_AIM = 5.0  # seconds
ASK_AIM = 0.8  # seconds
# Milliseconds, by the percentile.
TURN_AIMS = {50: 1.0, 99: 5.0}
WORST_AIM = 50.0  # milliseconds
# Characters: what may be compared, what may be mended, the longest question, and a line that is refused for its length.
WORST_LENGTHS = (40, 160, 2_000, 1_000_000)

_KINDS = {
    "Answer": "直接回答",
    "Listing": "列表或计数",
    "Choices": "请人选择",
    "NotFound": "没有查到",
    "Chat": "寒暄",
}


def measure(plan: Plan, folder: Path) -> tuple[Section, ...]:
    """All sections of the report; `folder` is empty, and takes all that is written.

    Raises ChildFailed where a child ends with an error.
    """
    return (
        building(plan, folder),
        asking(plan, folder),
        spending(plan, folder),
        running(plan, folder),
        worst(folder),
    )


def building(plan: Plan, folder: Path) -> Section:
    """The time to build the store, which the sections after this one then read."""
    runs = [run_inside("build", folder) for _ in range(plan.builds)]
    seconds = [float(child.last_line) for child in runs]
    label = f"读登记表、写库、检查、换入，{plan.builds} 次的中位数"
    return Section(
        "生成知识库",
        (median_of("build", label, seconds, Unit.SECONDS, BUILD_AIM), _peak("build_peak", runs)),
    )


def asking(plan: Plan, folder: Path) -> Section:
    """`shuiguan ask` as a whole process. The first run makes index and dictionary: not counted."""
    runs = [run([COMMAND, "ask", QUESTION], folder) for _ in range(plan.asks + 1)][1:]
    seconds = [child.seconds for child in runs]
    processor = [child.processor for child in runs]
    label = f"整个进程，{plan.asks} 次的中位数"
    return Section(
        f"shuiguan ask {QUESTION}",
        (
            median_of("ask", label, seconds, Unit.SECONDS, ASK_AIM),
            median_of("ask_processor", "其中处理器时间", processor, Unit.SECONDS),
            _peak("ask_peak", runs),
        ),
    )


def spending(plan: Plan, folder: Path) -> Section:
    """What the time of such a process goes to: medians, each with its share of the whole."""
    empty = _median(run_python("pass", folder).seconds for _ in range(plan.breakdowns + 1))
    watched = [run_inside("ask", folder, QUESTION) for _ in range(plan.breakdowns + 1)][1:]
    whole = _median(child.seconds for child in watched)
    stages = _medians([json.loads(child.last_line) for child in watched])
    parts = [
        _part("python", "Python 启动（什么也不做的程序）", empty, whole),
        _part(IMPORTS, "导入（各包另以 -X importtime 测得，略偏慢）", stages[IMPORTS], whole),
        *_packages(plan, folder),
        *(_part(stage.key, stage.label, stages.get(stage.key, 0.0), whole) for stage in STAGES),
        _part(
            REST_OF_COMMAND, "命令的其余部分（选项、设置、输出）", stages[REST_OF_COMMAND], whole
        ),
        _part("rest", "其余（主要是退出）", whole - empty - sum(stages.values()), whole),
    ]
    return Section(f"时间用在哪里（{plan.breakdowns} 次的中位数）", tuple(parts))


def _packages(plan: Plan, folder: Path) -> list[Figure]:
    """The parts of the imports, from runs of their own: this way of measuring slows them a little."""
    code = "from bot.cli import main; main()"
    runs = [
        run_python(code, folder, "ask", QUESTION, options=("-X", "importtime"))
        for _ in range(plan.breakdowns)
    ]
    spent = _medians([seconds_by_package(child.errors.splitlines()) for child in runs])
    return [
        Figure(f"import_{package}", package, seconds * 1e3, Unit.MILLISECONDS, depth=1)
        for package, seconds in without_crumbs(spent).items()
    ]


def running(plan: Plan, folder: Path) -> Section:
    """One question inside a running process, over the turns of the development questions."""
    child = run_inside("turns", folder, str(QUESTIONS), str(plan.turns))
    told = json.loads(child.last_line)
    times = [seconds * 1e3 for seconds in told["seconds"]]
    ranks = [_rank(times, percent) for percent in (50, 90, 99)]
    slowest = Figure("turn_max", "最慢", max(times), Unit.MILLISECONDS)
    asked = Figure("turns", "提问次数，其中：", len(times), Unit.TIMES)
    return Section(
        "已在运行的程序里的一问一答（含生成文字）",
        (*ranks, slowest, asked, *_replies(told["kinds"]), _peak("turns_peak", [child])),
    )


def _replies(kinds: Mapping[str, int]) -> list[Figure]:
    """How many replies of each kind; one that has no Chinese name yet goes by its own."""
    names = _KINDS | {kind: kind for kind in kinds if kind not in _KINDS}
    return [
        Figure(f"replies_{kind}", name, kinds.get(kind, 0), Unit.TIMES, depth=1)
        for kind, name in names.items()
    ]


def _rank(times: list[float], percent: int) -> Figure:
    value = percentile(times, percent)
    aim = TURN_AIMS.get(percent)
    return Figure(f"turn_p{percent}", f"p{percent}", value, Unit.MILLISECONDS, aim)


def worst(folder: Path) -> Section:
    """The slowest reply to messages that are one ugly piece over and over, by their length."""
    child = run_inside("worst", folder, *map(str, WORST_LENGTHS))
    return Section(
        "最坏的输入（同一样东西反复，取三次里最快的）",
        tuple(_slowest(int(length), told) for length, told in json.loads(child.last_line).items()),
    )


def _slowest(length: int, seconds: Mapping[str, float]) -> Figure:
    name = max(seconds, key=seconds.__getitem__)
    value = seconds[name] * 1e3
    label = f"{length:,} 个字符"
    return Figure(f"worst_{length}", label, value, Unit.MILLISECONDS, WORST_AIM, f"最慢的是{name}")


def _part(key: str, label: str, seconds: float, whole: float) -> Figure:
    share = f"占 {seconds / whole:.0%}"
    return Figure(f"part_{key}", label, seconds * 1e3, Unit.MILLISECONDS, note=share)


def _peak(key: str, runs: Iterable[Finished]) -> Figure:
    highest = max(child.peak for child in runs)
    return Figure(key, "内存峰值", highest / MEGABYTE, Unit.MEGABYTES)


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)


def _medians(runs: list[Mapping[str, float]]) -> dict[str, float]:
    """The median of each name over several runs; a run without the name counts as 0."""
    names = dict.fromkeys(name for run in runs for name in run)
    return {name: _median(run.get(name, 0.0) for run in runs) for name in names}

"""`python -m bench`: measures, prints the tables and, if asked, writes them down."""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import shlex
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bench.children import ROOT, ChildFailed
from bench.comparison import LIBRARIES, compare
from bench.figures import Block
from bench.growth import growth
from bench.markdown import CannotWrite, put, split
from bench.measuring import measure
from bench.plans import FULL, QUICK, Plan
from bench.report import Chapter, Machine, Report, as_json, as_text

DOCUMENT = ROOT / "docs" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing to measure. `take` does it, in an empty folder; what it writes into the document
    is whole only with these `libraries`."""

    key: str
    title: str
    take: Callable[[Plan, Path], tuple[Block, ...]]
    libraries: tuple[str, ...] = ()


# A new measure means a new line here, and the two marks of its place in docs/benchmarks.md.
MEASURES = {
    found.key: found
    for found in (
        Measure("speed", "速度和内存", measure),
        Measure("growth", "事项多起来以后的速度", growth),
        Measure("comparison", "与其他检索方法比较", compare, LIBRARIES),
    )
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; the exit status is 0 whether or not the aims are met, 1 where a run failed."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser().parse_args(given)
    chosen = options.measures or tuple(MEASURES.values())
    try:
        if options.write:
            _check_place(chosen)
        report = _report(_machine(given), chosen, QUICK if options.quick else FULL)
        if options.json:
            options.json.write_text(f"{as_json(report)}\n", encoding="utf-8")
        if options.write:
            _write(report)
    except (ChildFailed, CannotWrite, OSError) as error:
        print(f"测速没有完成：{error}", file=sys.stderr)
        return 1
    print(as_text(report))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="谁管：测速和比较。")
    names = "、".join(MEASURES)
    parser.add_argument(
        "measures", nargs="*", type=_measure, metavar="MEASURE", help=f"只测这几样：{names}"
    )
    how_much = parser.add_mutually_exclusive_group()
    how_much.add_argument("--quick", action="store_true", help="每样只跑一两次，只看能不能跑完")
    how_much.add_argument("--write", action="store_true", help=f"同时写进 docs/{DOCUMENT.name}")
    parser.add_argument("--json", type=_new_file, metavar="FILE", help="同时把结果写成 JSON 文件")
    return parser


def _measure(name: str) -> Measure:
    if name not in MEASURES:
        raise argparse.ArgumentTypeError(f"没有 {name} 这一样")
    return MEASURES[name]


def _new_file(name: str) -> Path:
    """A file that can be written, told before the measuring and not after it."""
    path = Path(name)
    if path.is_dir() or not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"写不了这个文件：{name}")
    return path


def _check_place(measures: Sequence[Measure]) -> None:
    """Told before the measuring: a chapter without its place, or one that would not be whole."""
    document = DOCUMENT.read_text(encoding="utf-8")
    for found in measures:
        split(document, found.key)
        lacking = [name for name in found.libraries if not importlib.util.find_spec(name)]
        if lacking:
            raise CannotWrite(f"没有装 {'、'.join(lacking)}；make bench 会先装好")


def _report(machine: Machine, measures: Sequence[Measure], plan: Plan) -> Report:
    """Take the measures one after another, each in a folder of its own that is gone afterwards."""
    chapters = []
    for found in measures:
        with tempfile.TemporaryDirectory(prefix="shuiguan-bench-") as folder:
            chapters.append(Chapter(found.key, found.title, found.take(plan, Path(folder))))
    return Report(machine, tuple(chapters))


def _write(report: Report) -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    for chapter in report.chapters:
        document = put(document, report.machine, chapter)
    DOCUMENT.write_text(document, encoding="utf-8")


def _machine(arguments: Sequence[str]) -> Machine:
    options = f' ARGS="{shlex.join(arguments)}"' if arguments else ""
    return Machine(
        date=datetime.now().astimezone().isoformat(sep=" ", timespec="minutes"),
        python=f"{platform.python_version()} {platform.system()} {platform.machine()}",
        cores=os.cpu_count() or 1,
        load=os.getloadavg()[0],
        command=f"make bench{options}",
    )


if __name__ == "__main__":
    sys.exit(main())

"""`python -m bench`: measures, prints the table and, if asked, writes the same as JSON."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bench.children import ChildFailed
from bench.measuring import FULL, QUICK, measure
from bench.report import Machine, Report, as_json, as_text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the bench; the exit status is 0 whether or not the aims are met, 1 where a run failed."""
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser().parse_args(given)
    machine = _machine(given)
    try:
        with tempfile.TemporaryDirectory(prefix="shuiguan-bench-") as folder:
            sections = measure(QUICK if options.quick else FULL, Path(folder))
        report = Report(machine, sections)
        if options.json:
            options.json.write_text(f"{as_json(report)}\n", encoding="utf-8")
    except (ChildFailed, OSError) as error:
        print(f"测速没有完成：{error}", file=sys.stderr)
        return 1
    print(as_text(report))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="谁管：测速。")
    parser.add_argument("--quick", action="store_true", help="每样只跑一两次，只看能不能跑完")
    parser.add_argument("--json", type=_new_file, metavar="FILE", help="同时把结果写成 JSON 文件")
    return parser


def _new_file(name: str) -> Path:
    """A file that can be written, told before the measuring and not after it."""
    path = Path(name)
    if path.is_dir() or not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"写不了这个文件：{name}")
    return path


def _machine(arguments: Sequence[str]) -> Machine:
    return Machine(
        date=datetime.now().astimezone().isoformat(sep=" ", timespec="minutes"),
        python=f"{platform.python_version()} {platform.system()} {platform.machine()}",
        cores=os.cpu_count() or 1,
        load=os.getloadavg()[0],
        command=" ".join(["python -m bench", *arguments]),
    )


if __name__ == "__main__":
    sys.exit(main())

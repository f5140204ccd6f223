"""Fresh child processes, each with its time and its peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
COMMAND = Path(sysconfig.get_path("scripts")) / "shuiguan"

# Linux counts the peak in KiB, macOS in bytes.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


class ChildFailed(Exception):
    """A child that ended with an error; the text is what it said last."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A child that ended well, and what it said.

    `seconds` are from start to end, `processor` those that a core worked for it: what differs
    little when others are busy too. `peak` is its memory at most, in bytes.
    """

    seconds: float
    processor: float
    peak: int
    output: str
    errors: str

    @property
    def last_line(self) -> str:
        """The last line of its output: where the modules of inside/ print their JSON."""
        return self.output.splitlines()[-1]


def environment(folder: Path, given: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment of a child: data and bytecode lie in `folder`, the rest is at its defaults.

    Settings of Python's own, such as PYTHONDONTWRITEBYTECODE, would measure the setting. With a
    bytecode folder of our own the warm runs are those of any machine that has run it before.
    """
    kept = {k: v for k, v in given.items() if not k.startswith(("PYTHON", "SHUIGUAN_"))}
    own = {"SHUIGUAN_DATA": folder / "data", "PYTHONPYCACHEPREFIX": folder / "bytecode"}
    return kept | {name: os.fspath(path) for name, path in own.items()}


def run(arguments: Sequence[str | Path], folder: Path) -> Finished:
    """Run a command to its end, in the project's folder, with nothing on standard input.

    Raises ChildFailed where it cannot be started or ends with a status above 0.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        begun = time.perf_counter()
        try:
            child = subprocess.Popen(  # noqa: S603 — only commands that are written in this package
                arguments,
                cwd=ROOT,
                env=environment(folder),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
            )
        except OSError as error:
            raise ChildFailed(f"{arguments[0]}：{error.strerror}") from error
        # Only wait4 tells the memory of this one child. On Linux a child's peak is never below
        # what its parent held when it started it: hence the parent must stay small.
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        processor, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * PEAK_UNIT
        finished = Finished(seconds, processor, peak, _said(output), _said(errors))
    if child.returncode:
        raise ChildFailed(f"{finished.errors.strip()}\n状态 {child.returncode}".strip())
    return finished


def _said(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")


def run_python(code: str, folder: Path, *arguments: str, options: Sequence[str] = ()) -> Finished:
    """Run a line of Python in a fresh interpreter like this one; see `run`."""
    return run([sys.executable, *options, "-c", code, *arguments], folder)


def run_inside(module: str, folder: Path, *arguments: str) -> Finished:
    """Run the `main` of a module of inside/; see `run`."""
    return run_python(f"from bench.inside.{module} import main; main()", folder, *arguments)

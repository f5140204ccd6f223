"""The installed command in a process of its own, and what a command printed."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import Result

SHUIGUAN = Path(sysconfig.get_path("scripts")) / "shuiguan"
# Far more than any command takes: it ends a test that would else hang.
PATIENCE_SECONDS = 60


def environment(data: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a command that keeps its data in this folder, Python's own settings at
    their defaults but for where its modules are: what they change would hide what we do."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON") or k == "PYTHONPATH"}
    return kept | {"SHUIGUAN_DATA": str(data)} | dict(more or {})


def run(
    data: Path, *arguments: str | bytes, given: bytes = b"", more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end, `given` on standard input; no command ever shows a traceback."""
    done = subprocess.run(
        [SHUIGUAN, *arguments],
        env=environment(data, more),
        input=given,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert b"Traceback" not in done.stderr + done.stdout, done.stderr.decode()
    return done


def only_line(result: Result, status: int = 1) -> str:
    """The one line on standard error with which a command ended; it printed nothing else."""
    assert result.exit_code == status, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr.rstrip("\n")


def as_data(result: Result) -> Any:  # noqa: ANN401 — whatever JSON a command prints
    """The JSON that a command printed, on one line."""
    assert result.exit_code == 0, result.output
    assert result.stdout.count("\n") == 1
    return json.loads(result.stdout)


def keys(result: Result) -> list[str]:
    """The keys of the records that were listed."""
    assert result.exit_code == 0, result.output
    return [line.split("\t")[0] for line in result.stdout.splitlines()]

"""Runs `shuiguan ask` with a stopwatch around each stage."""

from __future__ import annotations

import functools
import importlib
import json
import sys
from typing import Any

from bench.stages import COMMAND, IMPORTS, STAGES, Stage, Stopwatch


def main() -> None:
    """Ask the question given as the argument; print the reply, then the seconds of each stage."""
    watch = Stopwatch()
    watch.timed(IMPORTS, _import_all)()
    for stage in STAGES:
        _put_watch(watch, stage)
    command = watch.timed(COMMAND, importlib.import_module("bot.cli").main)
    command(["ask", sys.argv[1]], standalone_mode=False)
    print(json.dumps(watch.seconds))


def _import_all() -> None:
    for module in ("bot.cli", *(stage.module for stage in STAGES)):
        importlib.import_module(module)


def _put_watch(watch: Stopwatch, stage: Stage) -> None:
    *path, name = stage.name.split(".")
    holder: Any = functools.reduce(getattr, path, importlib.import_module(stage.module))
    setattr(holder, name, watch.timed(stage.key, getattr(holder, name)))

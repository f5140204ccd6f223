"""The part of `shuiguan eval` that looks for better numbers and keeps them."""

from __future__ import annotations

from collections.abc import Sequence

import click

from bot import batch, fitting
from bot.assistant import Assistant
from bot.tables import print_part
from intents.fitting import fit
from intents.questions import Question
from intents.weights import FILE, load_weights

_PARTS = ("题目", "", "题数", "答对", "答错而且肯定", "目标", "把握偏差", "有无偏差")
_CHANGED = ("数", "原来", "现在")


def run(
    assistant: Assistant,
    way_out: str,
    questions: Sequence[Question],
    *,
    as_json_: bool,
    dry_run: bool,
) -> None:
    """Look for better numbers, tell each as it is found, and write them unless `dry_run`."""
    start = load_weights(FILE)
    by = fitting.by_numbers(assistant, way_out)
    found = fit(start, questions, by, lambda change: _tell(fitting.told(change)))
    if as_json_:
        click.echo(batch.dump(fitting.fitted_json(found)))
    else:
        print_part(fitting.AIM, _PARTS, fitting.part_rows(found))
        print_part("改了的数", _CHANGED, fitting.changed_rows(found, start))
    if found.numbers == start:
        _tell("没有找到更好的数")
    elif dry_run:
        _tell("没有写入")
    else:
        fitting.write_numbers(FILE, start, found.numbers)
        _tell(f"已写入 {FILE}")


def _tell(line: str) -> None:
    click.echo(line, err=True)

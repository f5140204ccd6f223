"""`shuiguan eval`: how well questions with known answers are answered, and by which numbers better."""

from __future__ import annotations

from pathlib import Path

import click

from bot.config import Settings
from bot.opening import open_assistant


@click.command("eval", help="用已知答案的问题检验回答得对不对。")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--show", default=0, type=click.IntRange(0), metavar="N", help="列出前 N 个答错的。")
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="百分比",
    help="答对的百分比低于它时，以状态 1 结束。",
)
@click.option("--fit", "is_fit", is_flag=True, help="找更好的数，写进 weights.toml。")
@click.option("--dry-run", is_flag=True, help="与 --fit 合用：只显示，不写。")
@click.make_pass_decorator(Settings)
def eval_(
    settings: Settings,
    files: tuple[Path, ...],
    show: int,
    as_json_: bool,
    fail_under: float | None,
    is_fit: bool,
    dry_run: bool,
) -> None:
    """Put the questions of the files to the assistant and print the measures, or fit the numbers."""
    if dry_run and not is_fit:
        raise click.UsageError("--dry-run 要与 --fit 合用")
    if is_fit and (show or fail_under is not None):
        raise click.UsageError("--fit 不能与 --show、--fail-under 合用")
    # What judges and counts is this command's alone: who asks a question does not wait for it.
    from bot import cli_fit, cli_measure
    from bot.evaluating import questions_of, unknown_records

    questions = questions_of(files)
    assistant = open_assistant(settings, _tell)
    unknown = unknown_records(assistant.store, questions)
    if unknown:
        _tell(f"gold 里有登记表没有的编号：{'、'.join(unknown)}")
    if is_fit:
        cli_fit.run(assistant, settings.way_out, questions, as_json_=as_json_, dry_run=dry_run)
    else:
        cli_measure.run(assistant, settings.way_out, questions, show, fail_under, as_json_=as_json_)


def _tell(line: str) -> None:
    click.echo(line, err=True)

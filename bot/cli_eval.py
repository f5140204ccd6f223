"""`shuiguan eval`: how well questions with known answers are answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from bot import batch, evaluating
from bot.config import Settings
from bot.failures import Failure
from bot.opening import open_assistant
from bot.tables import print_table
from intents.evaluate import Outcome, evaluate
from intents.measures import Measures, measure

_GROUPS = ("按", "名称", "答对")
_CONFUSIONS = ("次数", "应答", "事项", "答成", "事项")
_CURVE = ("得分不低于", "回答了", "其中答对", "不该答而答")
_FAILURES = ("编号", "问题", "哪里不对", "回复")


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
@click.make_pass_decorator(Settings)
def eval_(
    settings: Settings,
    files: tuple[Path, ...],
    show: int,
    as_json_: bool,
    fail_under: float | None,
) -> None:
    """Put the questions of the files to the assistant and print the measures."""
    questions = evaluating.questions_of(files)
    assistant = open_assistant(settings, _tell)
    unknown = evaluating.unknown_records(assistant.store, questions)
    if unknown:
        _tell(f"gold 里有登记表没有的编号：{'、'.join(unknown)}")
    say = evaluating.say_of(assistant, settings.way_out)
    outcomes = evaluate(questions, say, evaluating.nearest_of(assistant))
    found = measure(outcomes)
    caption = evaluating.captions_of(assistant.store)
    if as_json_:
        click.echo(batch.dump(evaluating.measures_json(found, outcomes, caption)))
    else:
        _print(found, outcomes, show, caption)
    if fail_under is not None and 100 * found.passed.share < fail_under:
        raise Failure(f"答对 {found.passed.share:.1%}，低于 {fail_under:g}%")


def _tell(line: str) -> None:
    click.echo(line, err=True)


def _print(
    found: Measures, outcomes: Sequence[Outcome], show: int, caption: evaluating.Caption
) -> None:
    click.echo(evaluating.summary(found))
    _print_part("答对的", _GROUPS, evaluating.group_rows(found))
    _print_part("答错而且肯定的", _CONFUSIONS, evaluating.confusion_rows(found, caption))
    _print_part(f"{'、'.join(_CURVE)}（只算一句话的问题）", _CURVE, evaluating.curve_rows(found))
    if show:
        _print_part("没有答对的", _FAILURES, evaluating.failure_rows(outcomes, show))


def _print_part(heading: str, titles: Sequence[str], rows: Iterable[tuple[str, ...]]) -> None:
    """A table below its heading; nothing at all where it would have no row."""
    found = list(rows)
    if found:
        click.echo(f"\n{heading}")
        print_table(titles, found)

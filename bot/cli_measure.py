"""The part of `shuiguan eval` that measures: tables for people, JSON for machines."""

from __future__ import annotations

from collections.abc import Sequence

import click

from bot import batch, evaluating
from bot.assistant import Assistant
from bot.failures import Failure
from bot.tables import print_part
from intents.evaluate import Outcome, evaluate
from intents.measures import Measures, measure
from intents.questions import Question

_GROUPS = ("按", "名称", "答对")
_CONFUSIONS = ("次数", "应答", "事项", "答成", "事项")
_CURVE = ("把握不低于", "回答了", "其中答对", "不该答而答")
_FAILURES = ("编号", "问题", "哪里不对", "回复")


def run(
    assistant: Assistant,
    way_out: str,
    questions: Sequence[Question],
    show: int,
    fail_under: float | None,
    *,
    as_json_: bool,
) -> None:
    """Ask, judge and print. Raises Failure, after all is printed, where too few were right."""
    say, nearest = evaluating.say_of(assistant, way_out), evaluating.nearest_of(assistant)
    outcomes = evaluate(questions, say, nearest)
    found = measure(outcomes)
    caption = evaluating.captions_of(assistant.store)
    if as_json_:
        click.echo(batch.dump(evaluating.measures_json(found, outcomes, caption)))
    else:
        _print(found, outcomes, show, caption)
    if fail_under is not None and 100 * found.passed.share < fail_under:
        raise Failure(f"答对 {found.passed.share:.1%}，低于 {fail_under:g}%")


def _print(
    found: Measures, outcomes: Sequence[Outcome], show: int, caption: evaluating.Caption
) -> None:
    click.echo(evaluating.summary(found))
    print_part("答对的", _GROUPS, evaluating.group_rows(found))
    print_part("答错而且肯定的", _CONFUSIONS, evaluating.confusion_rows(found, caption))
    print_part(f"{'、'.join(_CURVE)}（只算一句话的问题）", _CURVE, evaluating.curve_rows(found))
    print_part("没有答对的", _FAILURES, evaluating.failure_rows(outcomes, show))

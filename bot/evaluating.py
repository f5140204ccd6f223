"""`eval`: the assistant as it is judged, and its measures as rows for people and as JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.assistant import Assistant
from bot.batch import converse
from bot.config import DEFAULT_WAY_OUT
from bot.failures import Failure
from bot.references import References
from bot.render_json import as_json
from intents.evaluate import Near, Nearest, Outcome, Say
from intents.judging import Heard, ReplyKind
from intents.measures import By, Confusion, Measures, Point, Tally
from intents.questions import (
    Expect,
    Question,
    QuestionError,
    questions_in,
    read_questions,
)
from knowledge.store import Store

_MOST_CONFUSIONS = 20
# A share of fewer questions says little: such a tag stands in the JSON only.
_FEWEST_OF_A_TAG = 3
_LONGEST_LINE = 160  # characters

_GROUPED_BY = {By.EXPECT: "应有的回复", By.PERSONA: "谁问的", By.FACET: "所问", By.TAG: "标签"}
_INSTEAD_OF_ANSWER = {Expect.CLARIFY: "（应反问）", Expect.ABSTAIN: "（应不答）"}
NO_SUCH_RECORD = "（登记表里没有这个编号）"

Caption = Callable[[str], str]


def questions_of(files: Iterable[Path]) -> tuple[Question, ...]:
    """The questions of all files, `-` being standard input.

    Raises Failure, with the one line to be said, where one is no good.
    """
    try:
        return tuple(question for file in files for question in _questions(file))
    except QuestionError as error:
        raise Failure(str(error)) from error


def _questions(file: Path) -> tuple[Question, ...]:
    if str(file) == "-":
        return questions_in(sys.stdin.buffer.read(), "标准输入")
    return read_questions(file)


def unknown_records(store: Store, questions: Iterable[Question]) -> tuple[str, ...]:
    """The keys that questions want and the store does not have, each once."""
    known = set(store.keys())
    wanted = (key for question in questions for key in question.gold)
    return tuple(dict.fromkeys(key for key in wanted if key not in known))


def say_of(assistant: Assistant, way_out: str = DEFAULT_WAY_OUT) -> Say:
    """The assistant as a function that replies to the last turn of a conversation of its own."""

    def say(turns: tuple[str, ...]) -> Heard:
        # What other programs get is judged, not what it was made from.
        reply = as_json(converse(assistant, turns), way_out)
        keys = tuple(record["key"] for record in reply["records"])
        return Heard(ReplyKind(reply["kind"]), reply["text"], keys)

    return say


def nearest_of(assistant: Assistant) -> Nearest:
    """The record that ranking puts first for a first message; None where none is near at all."""
    search = assistant.search

    def nearest(text: str) -> Near | None:
        query = assistant.understood(text)
        candidates = search.matcher.rank(query)
        sure, _ = search.judge.odds(query, candidates)
        return Near(candidates[0].key, 100 * sure) if candidates else None

    return nearest


def captions_of(store: Store) -> Caption:
    """The captions of a store's records, by key; a key that it does not have is said to be none."""
    named, known = References(store), frozenset(store.keys())
    return lambda key: named.of_key(key).caption if key in known else NO_SUCH_RECORD


# -- for people -------------------------------------------------------------------------------


def summary(found: Measures) -> str:
    """All in one line: right, wrong and sure, and how long it took."""
    times = found.times
    return (
        f"共 {found.passed.of} 题，答对 {found.passed.count} 题（{_percent(found.passed)}）；"
        f"答错而且肯定 {found.misleading.count} 题（{_percent(found.misleading)}）；"
        f"用时 {times.total:.1f} 秒，每题中位 {1000 * times.median:.1f} 毫秒，"
        f"百分之九十九不超过 {1000 * times.slowest:.1f} 毫秒"
    )


def group_rows(found: Measures) -> Iterator[tuple[str, ...]]:
    """A row for each group of questions: by what, its name, how many of them were right."""
    for group in found.groups:
        if group.by is not By.TAG or group.passed.of >= _FEWEST_OF_A_TAG:
            yield _GROUPED_BY[group.by], group.name, _counted(group.passed)


def confusion_rows(found: Measures, caption: Caption) -> Iterator[tuple[str, ...]]:
    """A row for each of the most frequent confusions: how often, what was wanted, what was said."""
    for pair in found.confusions[:_MOST_CONFUSIONS]:
        yield (
            str(pair.count),
            pair.wanted or _INSTEAD_OF_ANSWER.get(pair.expect, f"（{pair.expect}）"),
            caption(pair.wanted) if pair.wanted else "",
            pair.answered,
            caption(pair.answered) if pair.answered else "",
        )


def curve_rows(found: Measures) -> Iterator[tuple[str, ...]]:
    """A row for each threshold, and before them what the assistant itself decided."""
    yield "现在的决定", *_point_row(found.decided)
    for least, point in found.curve:
        yield str(least), *_point_row(point)


def _point_row(point: Point) -> tuple[str, ...]:
    return _counted(point.answered), _counted(point.rightly), _counted(point.needlessly)


def failure_rows(outcomes: Iterable[Outcome], most: int) -> Iterator[tuple[str, ...]]:
    """A row for each of the first questions that were not answered rightly."""
    failed = [outcome for outcome in outcomes if not outcome.judgement.right]
    for outcome in failed[:most]:
        judgement = outcome.judgement
        yield (
            outcome.question.id,
            " / ".join(outcome.question.turns)[:_LONGEST_LINE],
            f"{judgement.fault}：{judgement.detail}",
            outcome.heard.text[:_LONGEST_LINE],
        )


def _counted(tally: Tally) -> str:
    return f"{tally.count}/{tally.of} {_percent(tally)}"


def _percent(tally: Tally) -> str:
    return f"{tally.share:.1%}" if tally.of else "—"


# -- for machines -----------------------------------------------------------------------------


def measures_json(found: Measures, outcomes: Sequence[Outcome], caption: Caption) -> dict[str, Any]:
    """All measures and every failure; counts are of questions, shares 0–1, times in seconds."""
    groups: dict[str, dict[str, Any]] = {by.value: {} for by in By}
    for group in found.groups:
        groups[group.by][group.name] = _tally_json(group.passed)
    return {
        "passed": _tally_json(found.passed),
        "wrong_and_sure": _tally_json(found.misleading),
        "groups": groups,
        "confusions": [_confusion_json(pair, caption) for pair in found.confusions],
        "decided": _point_json(found.decided),
        "curve": [{"sure": least} | _point_json(point) for least, point in found.curve],
        "seconds": {
            "total": found.times.total,
            "median": found.times.median,
            "p99": found.times.slowest,
        },
        "failures": [_failure_json(o) for o in outcomes if not o.judgement.right],
    }


def _tally_json(tally: Tally) -> dict[str, Any]:
    return {"count": tally.count, "of": tally.of, "share": round(tally.share, 4)}


def _point_json(point: Point) -> dict[str, Any]:
    return {
        "answered": _tally_json(point.answered),
        "right": _tally_json(point.rightly),
        "needless": _tally_json(point.needlessly),
    }


def _confusion_json(pair: Confusion, caption: Caption) -> dict[str, Any]:
    return {
        "expect": pair.expect,
        "gold": pair.wanted,
        "gold_title": caption(pair.wanted) if pair.wanted else "",
        "answered": pair.answered,
        "answered_title": caption(pair.answered) if pair.answered else "",
        "count": pair.count,
    }


def _failure_json(outcome: Outcome) -> dict[str, Any]:
    question, heard = outcome.question, outcome.heard
    return {
        "id": question.id,
        "turns": list(question.turns),
        "expect": question.expect,
        "gold": list(question.gold),
        "fault": outcome.judgement.fault,
        "detail": outcome.judgement.detail,
        "wrong_and_sure": outcome.judgement.misleads,
        "kind": heard.kind,
        "records": list(heard.keys),
        "text": heard.text,
    }

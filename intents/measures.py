"""What the outcomes of many questions come to; pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from intents.evaluate import Outcome
from intents.judging import ReplyKind
from intents.questions import Expect, Question

# How sure one may be (percent) where the curve is read: this far apart.
STEP = 5


class By(StrEnum):
    """What questions are grouped by."""

    EXPECT = "expect"
    PERSONA = "persona"
    FACET = "facet"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Tally:
    """So many of so many; the share of nothing is 0."""

    count: int
    of: int

    @property
    def share(self) -> float:
        """0–1."""
        return self.count / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """How many questions with one thing in common were answered rightly."""

    by: By
    name: str
    passed: Tally


@dataclass(frozen=True, slots=True)
class Confusion:
    """A record that was answered where another was wanted, and how often.

    `wanted` is the first of the keys that would have been right, "" where no answer was due.
    """

    expect: Expect
    wanted: str
    answered: str
    count: int


@dataclass(frozen=True, slots=True)
class Point:
    """What answering comes to where one is so sure or surer, over the questions of one turn.

    Of those about one record: how many are `answered`, and how many of these `rightly`. Of those
    that no register answers: how many are answered `needlessly`.
    """

    answered: Tally
    rightly: Tally
    needlessly: Tally


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds: of all replies together, of the middle one, and what 99 in 100 do not exceed."""

    total: float
    median: float
    slowest: float


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of one run. `decided` is the point that the assistant itself has chosen; `curve`
    holds the points of ranking alone, by how sure (percent) one would have to be to answer."""

    passed: Tally
    misleading: Tally
    groups: tuple[Group, ...]
    confusions: tuple[Confusion, ...]
    decided: Point
    curve: tuple[tuple[int, Point], ...]
    times: Times


def measure(outcomes: Sequence[Outcome]) -> Measures:
    """The measures of these outcomes; all are 0 where there are none."""
    return Measures(
        _passed(outcomes),
        Tally(sum(o.judgement.misleads for o in outcomes), len(outcomes)),
        tuple(_groups(outcomes)),
        _confusions(outcomes),
        _point(outcomes, _answered_key),
        tuple(_curve(outcomes)),
        _times([outcome.seconds for outcome in outcomes]),
    )


def _passed(outcomes: Sequence[Outcome]) -> Tally:
    return Tally(sum(o.judgement.right for o in outcomes), len(outcomes))


def _groups(outcomes: Iterable[Outcome]) -> Iterator[Group]:
    """In the order of By, the largest first; a question without persona or facet is in none."""
    found: dict[By, dict[str, list[Outcome]]] = {by: defaultdict(list) for by in By}
    for outcome in outcomes:
        for by, name in _names(outcome.question):
            found[by][name].append(outcome)
    for by, named in found.items():
        for name, group in sorted(named.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            yield Group(by, name, _passed(group))


def _names(question: Question) -> Iterator[tuple[By, str]]:
    yield By.EXPECT, question.expect
    if question.persona:
        yield By.PERSONA, question.persona
    if question.facet:
        yield By.FACET, question.facet
    yield from ((By.TAG, tag) for tag in question.tags)


def _confusions(outcomes: Iterable[Outcome]) -> tuple[Confusion, ...]:
    """Answers that mislead, by what was wanted and what was answered, most frequent first."""
    counted = Counter(
        (
            outcome.question.expect,
            outcome.question.gold[0] if _wants_answer(outcome.question) else "",
            outcome.heard.keys[0] if outcome.heard.keys else "",
        )
        for outcome in outcomes
        if outcome.judgement.misleads
    )
    pairs = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Confusion(*names, count) for names, count in pairs)


def _wants_answer(question: Question) -> bool:
    return question.expect is Expect.ANSWER and bool(question.gold)


def _curve(outcomes: Sequence[Outcome]) -> Iterator[tuple[int, Point]]:
    """The points from 0 on, up to the first at which nothing is answered any more."""
    for least in range(0, 101, STEP):
        point = _point(outcomes, partial(_nearest_key, least))
        yield least, point
        if not point.answered.count and not point.needlessly.count:
            return


def _nearest_key(least: float, outcome: Outcome) -> str:
    near = outcome.nearest
    return near.key if near and near.sure >= least else ""


def _answered_key(outcome: Outcome) -> str:
    answers = outcome.heard.kind is ReplyKind.ANSWER
    return outcome.heard.keys[0] if answers and outcome.heard.keys else ""


def _point(outcomes: Iterable[Outcome], key_of: Callable[[Outcome], str]) -> Point:
    """The point of one way to decide: it gives the key of the record answered, "" for none."""
    asked = [o for o in outcomes if len(o.question.turns) == 1]
    ours = [o for o in asked if _is_about_one_record(o.question)]
    others = [o for o in asked if o.question.expect is Expect.ABSTAIN]
    answered = [(o, key_of(o)) for o in ours if key_of(o)]
    return Point(
        Tally(len(answered), len(ours)),
        Tally(sum(key in o.question.gold for o, key in answered), len(answered)),
        Tally(sum(bool(key_of(o)) for o in others), len(others)),
    )


def _is_about_one_record(question: Question) -> bool:
    return _wants_answer(question) and not question.whole and question.facet != "count"


def _times(seconds: Sequence[float]) -> Times:
    if not seconds:
        return Times(0.0, 0.0, 0.0)
    ordered = sorted(seconds)
    return Times(sum(ordered), ordered[len(ordered) // 2], ordered[(len(ordered) * 99 - 1) // 100])

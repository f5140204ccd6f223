"""What questions with known answers teach of certainty, and how far the chances miss; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from intents.calibration import calibrate
from intents.certainty import Signs, chance
from intents.questions import Expect, Question
from intents.weights import Certainty, Numbers

# Signs, and whether what they speak for was so.
Case = tuple[Signs, bool]


@dataclass(frozen=True, slots=True)
class Observed:
    """The record that ranking puts first for a message, and the signs for and against it."""

    key: str
    signs: Signs


# What is observed in a message of its own; None where certainty has no part in the reply.
Observe = Callable[[str], Observed | None]


@dataclass(frozen=True, slots=True)
class Lessons:
    """A case for each question that teaches: whether the first record was the one meant, and whether
    the registers have the matter at all."""

    meant: tuple[Case, ...]
    inside: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Misses:
    """How far the two chances miss: the mean square of the distance (Brier score), 0–1, lower is
    better; None where no question shows it."""

    meant: float | None = None
    inside: float | None = None


def lessons(questions: Iterable[Question], observe: Observe) -> Lessons:
    """What these questions teach, as ranking puts the records now."""
    seen = ((question, observe(question.turns[0])) for question in questions if _teaches(question))
    found = [(question, each) for question, each in seen if each]
    return Lessons(
        tuple((each.signs, _is_meant(question, each.key)) for question, each in found),
        tuple((each.signs, question.expect is not Expect.ABSTAIN) for question, each in found),
    )


def learned(numbers: Numbers, known: Lessons) -> Numbers | None:
    """The numbers with what the signs count learned anew; None where there is nothing to tell apart."""
    if any({right for _, right in cases} != {True, False} for cases in (known.meant, known.inside)):
        return None
    return replace(numbers, certainty=calibrate(known.meant), inside=calibrate(known.inside))


def misses(numbers: Numbers, known: Lessons) -> Misses:
    """How far the chances by these numbers miss."""
    return Misses(_brier(numbers.certainty, known.meant), _brier(numbers.inside, known.inside))


def _brier(counts: Certainty, cases: tuple[Case, ...]) -> float | None:
    if not cases:
        return None
    return sum((chance(found, counts) - right) ** 2 for found, right in cases) / len(cases)


def _teaches(question: Question) -> bool:
    """Whether a question says by itself whether the best record is the one meant."""
    alone = len(question.turns) == 1 and not question.whole and question.facet != "count"
    return alone and question.expect is not Expect.CHAT and "answer-or-clarify" not in question.tags


def _is_meant(question: Question, key: str) -> bool:
    return question.expect is Expect.ANSWER and key in question.gold

"""How well a method ranks, and how often it would be wrong and sure; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from bench.corpus import Question

# As many as a person looks at before asking anew.
LOOKED_AT = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found; a higher score is closer, on whatever scale the method has."""

    key: str
    score: float


Found = Sequence[Hit]


@dataclass(frozen=True, slots=True)
class Sureness:
    """How many questions are answered, and how many of these wrongly.

    Not whole numbers where only a part of the questions with one and the same score is answered.
    """

    answered: float
    wrong: float


def share_within(questions: Sequence[Question], found: Iterable[Found], places: int) -> float:
    """The share (0–1) of ranked questions that have a right record in the first `places` found.

    Raises ZeroDivisionError where no question is ranked.
    """
    right = [
        any(hit.key in question.gold for hit in hits[:places])
        for question, hits in zip(questions, found, strict=True)
        if question.ranked
    ]
    return sum(right) / len(right)


def by_own_decision(questions: Sequence[Question], answers: Iterable[str | None]) -> Sureness:
    """What a method does that decides by itself: None is no answer, "" one that names no record."""
    given = [(q, key) for q, key in zip(questions, answers, strict=True) if key is not None]
    return Sureness(len(given), sum(key not in question.gold for question, key in given))


def at_coverage(questions: Sequence[Question], found: Iterable[Found], answered: float) -> Sureness:
    """What a method does with the threshold on its best score that makes it answer so many.

    Where several questions have just that score, a part of them is answered, right and wrong
    alike. Fewer are answered where fewer find anything at all.
    """
    pairs = zip(questions, found, strict=True)
    surest = sorted(
        ((hits[0].score, hits[0].key not in q.gold) for q, hits in pairs if hits), reverse=True
    )
    left, wrong = answered, 0.0
    for _, tied in groupby(surest, key=itemgetter(0)):
        wrongs = [is_wrong for _, is_wrong in tied]
        taken = min(left, len(wrongs))
        wrong += taken * sum(wrongs) / len(wrongs)
        left -= taken
    return Sureness(answered - left, wrong)

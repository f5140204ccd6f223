"""Puts questions with known answers to whoever replies, and judges what comes back.

Who replies is handed in, so that whole conversations and the texts as people see them are judged.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from intents.judging import Heard, Judgement, judge
from intents.questions import Question


@dataclass(frozen=True, slots=True)
class Near:
    """The record that ranking puts first for a message, and how sure one may be of it (percent)."""

    key: str
    sure: float


Say = Callable[[tuple[str, ...]], Heard]
Nearest = Callable[[str], Near | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, the reply to it, and what the reply is worth.

    `nearest` is what ranking alone puts first, whatever was made of it, for questions of one turn;
    `seconds` is what the reply took, all turns together.
    """

    question: Question
    heard: Heard
    judgement: Judgement
    seconds: float = 0.0
    nearest: Near | None = None


def evaluate(
    questions: Iterable[Question],
    say: Say,
    nearest: Nearest = lambda _: None,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[Outcome, ...]:
    """The outcome of each question, in their order. `say` replies to the last of some turns."""
    return tuple(_outcome(question, say, nearest, clock) for question in questions)


def _outcome(question: Question, say: Say, nearest: Nearest, clock: Callable[[], float]) -> Outcome:
    start = clock()
    heard = say(question.turns)
    took = clock() - start
    near = nearest(question.turns[0]) if len(question.turns) == 1 else None
    return Outcome(question, heard, judge(question, heard), took, near)

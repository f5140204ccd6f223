"""Looks for better numbers; pure and deterministic.

What is aimed at: questions answered rightly, less twice those answered wrongly as if it were known.
What the signs of certainty count is learned from the questions all at once; the other numbers are
turned one at a time. A third of the questions has no say in where a number goes, only whether it may
go there: a change is kept where it gains something on the others and loses nothing on these. One
question more is chance: a change must gain more than that on all together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from intents.calibration import calibrate
from intents.certainty import Signs
from intents.dials import Move, dials_of, moves, turned
from intents.evaluate import Say
from intents.judging import judge
from intents.questions import Expect, Question
from intents.weights import Numbers

# What an answer that misleads costs, beside what a right one is worth.
MISLEADING_COSTS = 2
_BEST = 1
_LEAST_GAIN = 2
# Every so many-th question is held back.
_HELD_BACK = 3
_MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Observed:
    """The record that ranking puts first for a message, and the signs for and against it."""

    key: str
    signs: Signs


@dataclass(frozen=True, slots=True)
class Responder:
    """The assistant by some numbers: how it replies to conversations, and what it observes in a
    message of its own; None where certainty has no part in the reply."""

    say: Say
    observe: Callable[[str], Observed | None]


By = Callable[[Numbers], Responder]


@dataclass(frozen=True, slots=True)
class Part:
    """How some of the questions are answered."""

    asked: int
    right: int
    misleading: int

    @property
    def aim(self) -> int:
        """What is aimed at; at most the number of questions."""
        return self.right - MISLEADING_COSTS * self.misleading


@dataclass(frozen=True, slots=True)
class Change:
    """Numbers that were changed together, and what that gained on the questions that chose it and
    on those held back."""

    moves: tuple[Move, ...]
    gained: int
    gained_held_back: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """What the search came to: each part before and after, the questions held back second, and the
    changes in the order made. A number may be changed more than once; `numbers` holds the last."""

    numbers: Numbers
    before: tuple[Part, Part]
    after: tuple[Part, Part]
    changes: tuple[Change, ...]


def is_held_back(question: Question) -> bool:
    """Whether a question only confirms; by its words alone, so that it is so in every run."""
    digest = hashlib.sha256("\0".join(question.turns).encode("utf-8", "replace")).digest()
    return digest[0] % _HELD_BACK == 0


def fit(
    numbers: Numbers,
    questions: Sequence[Question],
    by: By,
    tell: Callable[[Change], None] = lambda _: None,
) -> Fitted:
    """Better numbers for these questions, if there are any. `by` gives the assistant by some numbers;
    `tell` hears of each change as it is made."""
    return _Search(numbers, questions, by, tell).run()


@dataclass(frozen=True, slots=True)
class _Trial:
    """Numbers that are better, the change that leads there, and what each reply is then worth."""

    numbers: Numbers
    change: Change
    worth: dict[int, int]


class _Search:
    """Goes through the numbers round by round, and keeps for each question what its reply is worth."""

    def __init__(
        self,
        numbers: Numbers,
        questions: Sequence[Question],
        by: By,
        tell: Callable[[Change], None],
    ) -> None:
        self._numbers, self._by, self._tell = numbers, by, tell
        self._questions = questions
        self._parts = tuple(
            tuple(place for place, q in enumerate(questions) if is_held_back(q) is held_back)
            for held_back in (False, True)
        )
        self._worth: dict[int, int] = {}
        self._changes: list[Change] = []

    def run(self) -> Fitted:
        say = self._by(self._numbers).say
        self._worth = {place: self._worth_of(place, say) for place in range(len(self._questions))}
        before = self._stand()
        for _ in range(_MOST_ROUNDS):
            known = len(self._changes)
            self._calibrate()
            self._turn_each()
            if len(self._changes) == known:
                break
        return Fitted(self._numbers, before, self._stand(), tuple(self._changes))

    def _calibrate(self) -> None:
        """Learn what the signs count from the questions that choose; keep it where that is better."""
        observe = self._by(self._numbers).observe
        asked = (self._questions[place] for place in self._parts[0])
        seen = [(q, observe(q.turns[0])) for q in asked if _has_one_record(q)]
        found = [(q, each) for q, each in seen if each]
        meant = [(each.signs, each.key in q.gold and _is_ours(q)) for q, each in found]
        inside = [(each.signs, q.expect is not Expect.ABSTAIN) for q, each in found]
        if all({right for _, right in cases} == {True, False} for cases in (meant, inside)):
            learned = replace(self._numbers, certainty=calibrate(meant), inside=calibrate(inside))
            self._keep(self._try(learned, 0))

    def _turn_each(self) -> None:
        """Give each number the value that gains most, the nearest where several gain as much."""
        for dial in dials_of(self._numbers):
            best: _Trial | None = None
            for value in dial.values_to_try():
                above = best.change.gained if best else 0
                best = self._try(turned(self._numbers, dial, value), above) or best
            self._keep(best)

    def _try(self, numbers: Numbers, above: int) -> _Trial | None:
        """Other numbers, if they gain more than that where it is chosen and lose nothing elsewhere."""
        say = self._by(numbers).say
        chosen = self._tried(self._parts[0], say, above)
        if chosen is None:
            return None
        gained = self._gained(chosen)
        held_back = self._tried(self._parts[1], say, max(0, _LEAST_GAIN - gained) - 1)
        if held_back is None:
            return None
        change = Change(moves(self._numbers, numbers), gained, self._gained(held_back))
        return _Trial(numbers, change, chosen | held_back)

    def _keep(self, trial: _Trial | None) -> None:
        if trial:
            self._numbers, self._worth = trial.numbers, trial.worth
            self._changes.append(trial.change)
            self._tell(trial.change)

    def _tried(self, part: Sequence[int], say: Say, above: int) -> dict[int, int] | None:
        """What the replies of a part are then worth; None where they do not gain more than that."""
        # Only what is not yet right can gain: asked first, it mostly settles the matter.
        gain, left = 0, sum(_BEST - self._worth[place] for place in part)
        worth: dict[int, int] = {}
        for place in sorted(part, key=lambda place: self._worth[place]):
            worth[place] = self._worth_of(place, say)
            gain += worth[place] - self._worth[place]
            left -= _BEST - self._worth[place]
            if gain + left <= above:
                return None
        return worth if gain > above else None

    def _worth_of(self, place: int, say: Say) -> int:
        question = self._questions[place]
        judgement = judge(question, say(question.turns))
        return judgement.right - MISLEADING_COSTS * judgement.misleads

    def _gained(self, worth: dict[int, int]) -> int:
        return sum(after - self._worth[place] for place, after in worth.items())

    def _stand(self) -> tuple[Part, Part]:
        """How the two parts are answered now."""
        worths = ([self._worth[place] for place in part] for part in self._parts)
        first, second = (
            Part(len(worth), worth.count(_BEST), worth.count(-MISLEADING_COSTS)) for worth in worths
        )
        return first, second


def _has_one_record(question: Question) -> bool:
    """Whether a question says by itself whether the best record is the one meant."""
    alone = len(question.turns) == 1 and not question.whole and question.facet != "count"
    return alone and question.expect is not Expect.CHAT and "answer-or-clarify" not in question.tags


def _is_ours(question: Question) -> bool:
    return question.expect is Expect.ANSWER

"""Looks for better numbers; pure and deterministic.

What is aimed at: questions answered rightly, less twice those answered wrongly as if it were known.
What the signs of certainty count is learned from the questions all at once; the other numbers are
turned one at a time. A third of the questions has no say in where a number goes, only whether it may
go there: a change is kept where it gains something on the others and loses nothing on these. One
question more is chance: a change must gain more than that on all together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from intents.dials import Move, by_chances_asked_for, dials_of, moves, turned
from intents.evaluate import Say
from intents.judging import judge
from intents.lessons import Lessons, Misses, Observe, learned, lessons, misses
from intents.questions import Question
from intents.weights import Numbers

# What an answer that misleads costs, beside what a right one is worth.
MISLEADING_COSTS = 2
_BEST = 1
_LEAST_GAIN = 2
# Every so many-th question is held back.
_HELD_BACK = 3
_MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Responder:
    """The assistant by some numbers: how it replies to conversations, and what it observes in a
    message of its own; None where certainty has no part in the reply."""

    say: Say
    observe: Observe


By = Callable[[Numbers], Responder]


@dataclass(frozen=True, slots=True)
class Part:
    """How some of the questions are answered, and how far the chances behind the answers miss."""

    asked: int
    right: int
    misleading: int
    misses: Misses

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
        """Learn what the signs count from the questions that choose, and how likely an answer has to
        be by that; keep it where that is better."""
        found = learned(self._numbers, self._lessons(self._parts[0]))
        if found:
            self._keep(self._best_of(by_chances_asked_for(found)))

    def _lessons(self, part: Sequence[int]) -> Lessons:
        observe = self._by(self._numbers).observe
        return lessons((self._questions[place] for place in part), observe)

    def _turn_each(self) -> None:
        """Give each number the value that gains most, the nearest where several gain as much."""
        for dial in dials_of(self._numbers):
            values = dial.values_to_try()
            self._keep(self._best_of(turned(self._numbers, dial, value) for value in values))

    def _best_of(self, choices: Iterable[Numbers]) -> _Trial | None:
        """Those numbers that gain most, the first where several gain as much; None where none does."""
        best: _Trial | None = None
        for numbers in choices:
            best = self._try(numbers, best.change.gained if best else 0) or best
        return best

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
        first, second = (self._part(part) for part in self._parts)
        return first, second

    def _part(self, part: Sequence[int]) -> Part:
        worth = [self._worth[place] for place in part]
        missed = misses(self._numbers, self._lessons(part))
        return Part(len(worth), worth.count(_BEST), worth.count(-MISLEADING_COSTS), missed)

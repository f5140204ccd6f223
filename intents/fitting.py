"""Looks for better numbers, one at a time; pure and deterministic.

What is aimed at: questions answered rightly, less twice those answered wrongly as if it were known.
A third of the questions has no say in where a number goes, only whether it may go there: a change
is kept where it gains something on the others and loses nothing on these. One question more is
chance: a change must gain more than that on all together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor, log10
from typing import get_args, get_type_hints

from intents.evaluate import Say
from intents.judging import judge
from intents.questions import Question
from intents.weights import Numbers

# What an answer that misleads costs, beside what a right one is worth.
MISLEADING_COSTS = 2
_BEST = 1
_LEAST_GAIN = 2
# Every so many-th question is held back.
_HELD_BACK = 3
_MOST_ROUNDS = 4
# A number is tried at these multiples of what it is, a whole number at these distances from it.
_TIMES = (0.6, 0.85, 1.15, 1.4)
_APART = (-2, -1, 1, 2)
_DIGITS = 2  # that a number which was tried is written with

# How a word is indexed makes another index; how much is looked at or offered is no matter of right
# and wrong but of time and of what a person reads.
_SECTIONS = ("ranking", "confidence")
_LEFT_ALONE = ("candidates", "most_offered", "most_offered_short")

Answering = Callable[[Numbers], Say]


@dataclass(frozen=True, slots=True)
class Setting:
    """One number of the file: where it stands, what it is, and its range."""

    section: str
    name: str
    value: float
    low: float
    high: float


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
    """A number that was changed, and what that gained on the questions that chose it and the
    others."""

    setting: Setting
    value: float
    gained: int
    gained_held_back: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """What the search came to: each part before and after, and the changes in the order made.

    A number may be changed more than once; `numbers` holds what all of them came to in the end.
    """

    numbers: Numbers
    before: tuple[Part, Part]
    after: tuple[Part, Part]
    changes: tuple[Change, ...]


def settings_of(numbers: Numbers) -> tuple[Setting, ...]:
    """The numbers that are looked at, in the order of the file."""
    return tuple(setting for name in _SECTIONS for setting in _settings(numbers, name))


def _settings(numbers: Numbers, section: str) -> Iterator[Setting]:
    found = getattr(numbers, section)
    for name, hint in get_type_hints(type(found), include_extras=True).items():
        if name not in _LEFT_ALONE:
            _, limits = get_args(hint)
            yield Setting(section, name, getattr(found, name), limits.low, limits.high)


def with_value(numbers: Numbers, setting: Setting, value: float) -> Numbers:
    """The numbers with another value for one of them."""
    section = replace(getattr(numbers, setting.section), **{setting.name: value})
    changed: dict[str, object] = {setting.section: section}
    return replace(numbers, **changed)  # type: ignore[arg-type]  # a section for a section


def values_to_try(setting: Setting) -> tuple[float, ...]:
    """Other values near the one that is, within its range; none twice."""
    if isinstance(setting.value, int):
        tried: list[float] = [setting.value + apart for apart in _APART]
    else:
        tried = [_rounded(setting.value * times) for times in _TIMES]
    allowed = (value for value in tried if setting.low <= value <= setting.high)
    return tuple(value for value in dict.fromkeys(allowed) if value != setting.value)


def _rounded(value: float) -> float:
    return round(value, _DIGITS - 1 - floor(log10(abs(value)))) if value else 0.0


def is_held_back(question: Question) -> bool:
    """Whether a question only confirms; by its words alone, so that it is so in every run."""
    digest = hashlib.sha256("\0".join(question.turns).encode("utf-8", "replace")).digest()
    return digest[0] % _HELD_BACK == 0


def fit(
    numbers: Numbers,
    questions: Sequence[Question],
    answering: Answering,
    tell: Callable[[Change], None] = lambda _: None,
) -> Fitted:
    """Better numbers for these questions, if there are any. `answering` gives the one who replies
    by some numbers; `tell` hears of each change as it is made."""
    return _Search(numbers, questions, answering, tell).run()


class _Search:
    """Goes through the numbers round by round, and keeps for each question what its reply is worth."""

    def __init__(
        self,
        numbers: Numbers,
        questions: Sequence[Question],
        answering: Answering,
        tell: Callable[[Change], None],
    ) -> None:
        self._numbers, self._answering, self._tell = numbers, answering, tell
        self._parts = tuple(
            tuple(place for place, q in enumerate(questions) if is_held_back(q) is held_back)
            for held_back in (False, True)
        )
        self._questions = questions
        self._worth: dict[int, int] = {}
        self._changes: list[Change] = []

    def run(self) -> Fitted:
        say = self._answering(self._numbers)
        self._worth = {place: self._worth_of(place, say) for place in range(len(self._questions))}
        before = self._stand()
        for _ in range(_MOST_ROUNDS):
            known = len(self._changes)
            for setting in settings_of(self._numbers):
                self._improve(setting)
            if len(self._changes) == known:
                break
        return Fitted(self._numbers, before, self._stand(), tuple(self._changes))

    def _improve(self, setting: Setting) -> None:
        """Give a number the value that gains most, the one nearest to what it is where several do."""
        best: tuple[Change, dict[int, int]] | None = None
        for value in sorted(values_to_try(setting), key=lambda v: abs(v - setting.value)):
            say = self._answering(with_value(self._numbers, setting, value))
            chosen = self._tried(self._parts[0], say, best[0].gained if best else 0)
            if chosen is None:
                continue
            gained = self._gained(chosen)
            held_back = self._tried(self._parts[1], say, max(0, _LEAST_GAIN - gained) - 1)
            if held_back is not None:
                change = Change(setting, value, gained, self._gained(held_back))
                best = (change, chosen | held_back)
        if best:
            change, self._worth = best[0], self._worth | best[1]
            self._numbers = with_value(self._numbers, setting, change.value)
            self._changes.append(change)
            self._tell(change)

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

    def _gained(self, worth: Mapping[int, int]) -> int:
        return sum(after - self._worth[place] for place, after in worth.items())

    def _stand(self) -> tuple[Part, Part]:
        """How the two parts are answered now."""
        worths = ([self._worth[place] for place in part] for part in self._parts)
        first, second = (
            Part(len(worth), worth.count(_BEST), worth.count(-MISLEADING_COSTS)) for worth in worths
        )
        return first, second

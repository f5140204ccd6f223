"""What questions teach of certainty, and how far the chances that were learned miss."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.calibration import calibrate
from intents.certainty import Signs
from intents.lessons import Lessons, Misses, Observed, learned, lessons, misses
from intents.questions import Expect, Question
from intents.weights import Certainty, load_weights

NAMES = tuple(field.name for field in fields(Signs))
NOTHING = Signs(**dict.fromkeys(NAMES, 0.0))
NO_COUNTS = Certainty(**dict.fromkeys(("start", *NAMES), 0.0))
START = replace(load_weights(), certainty=NO_COUNTS, inside=NO_COUNTS)


def led(lead: float) -> Signs:
    """Signs that tell only of a lead."""
    return replace(NOTHING, lead=lead)


def observe(text: str) -> Observed | None:
    """Whoever sees record a first, as far ahead as the message is long, and nothing in thanks."""
    return None if text == "谢谢" else Observed("a", led(float(len(text))))


@pytest.mark.parametrize(
    ("question", "meant", "inside"),
    [
        (Question(Expect.ANSWER, ("外出",), gold=("a",)), True, True),
        (Question(Expect.ANSWER, ("外出",), gold=("b", "a")), True, True),
        (Question(Expect.ANSWER, ("外出",), gold=("b",)), False, True),
        (Question(Expect.CLARIFY, ("外出",), gold=("a", "b")), False, True),
        (Question(Expect.ABSTAIN, ("外出",)), False, False),
        (Question(Expect.ABSTAIN, ("外出",), gold=("a",)), False, False),
    ],
)
def test_a_question_is_a_case(question: Question, meant: bool, inside: bool) -> None:
    """Meant is the first record where it would be a right answer; ours is all but what is declined."""
    assert lessons([question], observe) == Lessons(((led(2.0), meant),), ((led(2.0), inside),))


@pytest.mark.parametrize(
    "question",
    [
        Question(Expect.ANSWER, ("电子手环", "依据呢"), gold=("a",)),
        Question(Expect.ANSWER, ("行政奖励有哪些",), gold=("a", "b"), whole=True),
        Question(Expect.ANSWER, ("行政奖励有几项",), gold=("a",), facet="count"),
        Question(Expect.CHAT, ("你好",)),
        Question(Expect.ANSWER, ("年度考核",), gold=("a",), tags=frozenset({"answer-or-clarify"})),
        Question(Expect.ANSWER, ("谢谢",), gold=("a",)),
    ],
)
def test_some_questions_teach_nothing(question: Question) -> None:
    """Conversations, lists, counts, small talk, what may be answered either way, and what certainty
    has no part in."""
    assert lessons([question], observe) == Lessons((), ())


def test_cases_stand_in_the_order_of_the_questions() -> None:
    """Each question is one case in both lists, at the same place."""
    asked = [Question(Expect.ANSWER, ("外" * n,), gold=("a",)) for n in (3, 1, 2)]
    found = lessons(asked, observe)
    assert [signs.lead for signs, _ in found.meant] == [3.0, 1.0, 2.0]
    assert [signs for signs, _ in found.meant] == [signs for signs, _ in found.inside]


RIGHT, WRONG = (led(20.0), True), (led(1.0), False)


@pytest.mark.parametrize(
    "known",
    [
        Lessons((), ()),
        Lessons((RIGHT,), (RIGHT,)),
        Lessons((RIGHT, WRONG), (RIGHT, RIGHT)),
        Lessons((RIGHT, RIGHT), (RIGHT, WRONG)),
    ],
)
def test_where_nothing_is_told_apart_nothing_is_learned(known: Lessons) -> None:
    """Both chances need cases of both kinds; one alone is not learned without the other."""
    assert learned(START, known) is None


def test_only_what_signs_count_is_learned() -> None:
    """All other numbers stay, and each chance learns from its own cases."""
    known = Lessons((RIGHT, WRONG), (RIGHT, RIGHT, WRONG))
    numbers = learned(START, known)
    assert numbers == replace(
        START, certainty=calibrate(known.meant), inside=calibrate(known.inside)
    )
    assert numbers != START


@pytest.mark.parametrize(
    ("start", "rights", "brier"),
    [
        (0.0, (True, False), 0.25),
        (100.0, (True, True), 0.0),
        (100.0, (True, False), 0.5),
        (-100.0, (True,), 1.0),
        (-100.0, (False,), 0.0),
    ],
)
def test_how_far_chances_miss(start: float, rights: tuple[bool, ...], brier: float) -> None:
    """The mean of the squares: none for who is sure and right, 1 for who is sure and wrong."""
    cases = tuple((NOTHING, right) for right in rights)
    counts = replace(NO_COUNTS, start=start)
    certain = replace(START, certainty=counts)
    assert misses(certain, Lessons(cases, ())).meant == pytest.approx(brier, abs=1e-9)
    ours = replace(START, inside=counts)
    assert misses(ours, Lessons((), cases)).inside == pytest.approx(brier, abs=1e-9)


def test_without_cases_nothing_is_missed() -> None:
    """Where no question shows it there is no number, rather than a good one."""
    assert misses(START, Lessons((), ())) == Misses(None, None)


each_case = st.tuples(st.floats(0, 60).map(led), st.booleans())
cases = st.lists(each_case, min_size=1, max_size=15).map(tuple)


@given(cases, cases)
def test_what_was_learned_misses_less(
    meant: tuple[tuple[Signs, bool], ...], inside: tuple[tuple[Signs, bool], ...]
) -> None:
    """On the cases that taught it no chance misses by more than an even one would."""
    known = Lessons(meant, inside)
    numbers = learned(START, known)
    if numbers:
        before, after = misses(START, known), misses(numbers, known)
        assert before == Misses(0.25, 0.25)
        assert after.meant is not None
        assert after.inside is not None
        assert 0 <= after.meant <= 0.251
        assert 0 <= after.inside <= 0.251

"""What the comparison counts: places, and answers that are wrong and sure at equal coverage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.corpus import Question
from bench.judging import Hit, Sureness, at_coverage, by_own_decision, share_within

A = Question("甲", ranked=True, gold=frozenset({"a"}))
AB = Question("甲乙", ranked=True, gold=frozenset({"a", "b"}))
EITHER = Question("或", ranked=False, gold=frozenset({"a"}))
NEVER = Question("无")


def hits(*keys: str, score: float = 1.0) -> tuple[Hit, ...]:
    """Hits of these records, best first."""
    return tuple(Hit(key, score - place / 10) for place, key in enumerate(keys))


@pytest.mark.parametrize(
    ("found", "first", "first_three"),
    [
        ([hits("a"), hits("b"), hits("x"), hits("a")], 1.0, 1.0),
        ([hits("x", "a"), hits("x", "y", "b"), (), ()], 0.0, 1.0),
        ([hits("x", "y", "z", "a"), hits("a"), (), ()], 0.5, 0.5),
        ([(), (), hits("a"), hits("a")], 0.0, 0.0),
    ],
)
def test_places_count_where_there_is_a_right_record(
    found: list[tuple[Hit, ...]], first: float, first_three: float
) -> None:
    """Any one of the right records counts; what is found for the other questions does not."""
    questions = [A, AB, EITHER, NEVER]
    assert share_within(questions, found, 1) == first
    assert share_within(questions, found, 3) == first_three


def test_every_question_has_its_hits() -> None:
    """A method that skips a question would be judged by the hits for another one."""
    with pytest.raises(ValueError, match="shorter"):
        share_within([A, AB], [hits("a")], 1)


@pytest.mark.parametrize(
    ("answers", "sureness"),
    [
        (["a", "b", "a", None], Sureness(3, 0)),
        (["b", "x", "x", "a"], Sureness(4, 4)),
        ([None, None, None, None], Sureness(0, 0)),
        (["", None, None, ""], Sureness(2, 2)),
    ],
)
def test_who_decides_is_judged_by_what_was_answered(
    answers: list[str | None], sureness: Sureness
) -> None:
    """An answer is wrong with another record, with none, or where no record is right."""
    assert by_own_decision([A, AB, EITHER, NEVER], answers) == sureness


@pytest.mark.parametrize(
    ("tops", "answered", "sureness"),
    [
        # right, wrong, right, wrong by falling score
        ((("a", 9), ("x", 8), ("a", 7), ("a", 6)), 0, Sureness(0, 0)),
        ((("a", 9), ("x", 8), ("a", 7), ("a", 6)), 1, Sureness(1, 0)),
        ((("a", 9), ("x", 8), ("a", 7), ("a", 6)), 2, Sureness(2, 1)),
        ((("a", 9), ("x", 8), ("a", 7), ("a", 6)), 4, Sureness(4, 2)),
        # the order of the questions does not matter, that of the scores does
        ((("a", 6), ("x", 9), ("a", 7), ("a", 8)), 2, Sureness(2, 2)),
        # of four with one score the half is answered: so are the half of the two wrong ones
        ((("a", 5), ("x", 5), ("a", 5), ("a", 5)), 2, Sureness(2, 1)),
        # one is above, and a third of the three tied are answered besides
        ((("a", 9), ("x", 5), ("a", 5), ("a", 5)), 2, Sureness(2, 2 / 3)),
        # what finds nothing answers nothing
        ((("a", 9), None, None, ("a", 1)), 3, Sureness(2, 1)),
        ((None, None, None, None), 4, Sureness(0, 0)),
        # scales of any kind
        ((("a", -1), ("x", -5), ("a", -7), ("a", -8)), 1, Sureness(1, 0)),
    ],
)
def test_the_surest_answers_count(
    tops: tuple[tuple[str, float] | None, ...], answered: float, sureness: Sureness
) -> None:
    """As many questions are answered as asked for, those with the best scores."""
    found = [(Hit(*top), Hit("a", -99)) if top else () for top in tops]
    got = at_coverage([A, AB, EITHER, NEVER], found, answered)
    assert (got.answered, got.wrong) == pytest.approx((sureness.answered, sureness.wrong))


questions_found = st.lists(
    st.tuples(
        st.sampled_from([A, AB, EITHER, NEVER]),
        st.lists(st.builds(Hit, st.sampled_from("abxy"), st.integers(-3, 3)), max_size=2),
    ),
    max_size=12,
)


@given(questions_found, st.integers(0, 12))
def test_more_answers_are_never_fewer_wrong_ones(
    asked: list[tuple[Question, list[Hit]]], answered: int
) -> None:
    """With each question more that is answered, at most one more is wrong, and none fewer."""
    questions, found = [q for q, _ in asked], [hits for _, hits in asked]
    fewer = at_coverage(questions, found, answered)
    more = at_coverage(questions, found, answered + 1)
    assert fewer.answered == min(answered, sum(map(bool, found)))
    assert -1e-9 <= more.wrong - fewer.wrong <= 1 + 1e-9


@given(questions_found)
def test_all_that_is_found_is_answered_as_if_decided_so(
    asked: list[tuple[Question, list[Hit]]],
) -> None:
    """With no threshold at all the scores do not matter: each first hit is an answer."""
    questions, found = [q for q, _ in asked], [hits for _, hits in asked]
    got = at_coverage(questions, found, len(questions))
    want = by_own_decision(questions, [hits[0].key if hits else None for hits in found])
    assert got.answered == want.answered
    assert got.wrong == pytest.approx(want.wrong)


@given(questions_found, st.integers(0, 12))
def test_only_the_order_of_the_scores_matters(
    asked: list[tuple[Question, list[Hit]]], answered: int
) -> None:
    """A method on another scale, that orders alike, is judged alike."""
    questions, found = [q for q, _ in asked], [hits for _, hits in asked]
    scaled = [[Hit(h.key, 2.0 ** (5 * h.score)) for h in hits] for hits in found]
    assert at_coverage(questions, found, answered) == at_coverage(questions, scaled, answered)

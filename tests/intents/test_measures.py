"""What is counted over many outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.evaluate import Near, Outcome
from intents.judging import Heard, ReplyKind, judge
from intents.measures import STEP, By, Confusion, Measures, Point, Tally, Times, measure
from intents.questions import Expect, Question

NOBODY = Measures(
    Tally(0, 0),
    Tally(0, 0),
    (),
    (),
    Point(Tally(0, 0), Tally(0, 0), Tally(0, 0)),
    ((0, Point(Tally(0, 0), Tally(0, 0), Tally(0, 0))),),
    Times(0, 0, 0),
)


def asked(gold: str, **more: Any) -> Question:  # noqa: ANN401 — any field
    """A question of one turn that one of these records answers."""
    fields = {"expect": Expect.ANSWER, "turns": ("问",), "gold": tuple(gold)} | more
    return Question(**fields)


def abstain() -> Question:
    """A question that no register answers."""
    return Question(Expect.ABSTAIN, ("问",))


def answered(question: Question, *keys: str, sure: float | None = None) -> Outcome:
    """An answer of these records; `sure` is how sure ranking is of the first."""
    near = Near(keys[0], sure) if sure is not None else None
    return outcome(question, Heard(ReplyKind.ANSWER, "", keys), near)


def declined(question: Question, near: Near | None = None) -> Outcome:
    """No answer, though ranking may have found something near."""
    return outcome(question, Heard(ReplyKind.NOT_FOUND), near)


def outcome(question: Question, heard: Heard, near: Near | None = None) -> Outcome:
    """A reply that took no time, judged."""
    return Outcome(question, heard, judge(question, heard), 0.0, near)


def test_nothing_is_measured_of_nothing() -> None:
    """Without outcomes every count is 0 and every share too."""
    assert measure([]) == NOBODY
    assert NOBODY.passed.share == 0


def test_right_and_misleading_are_counted_of_all() -> None:
    """Of four replies two are right, one is poor, one is wrong and sure."""
    found = measure(
        [
            answered(asked("a"), "a"),
            declined(abstain()),
            declined(asked("a")),
            answered(asked("a"), "b"),
        ]
    )
    assert (found.passed, found.misleading) == (Tally(2, 4), Tally(1, 4))
    assert (found.passed.share, found.misleading.share) == (0.5, 0.25)


def test_groups_stand_largest_first() -> None:
    """By what was expected, who asks, which fact and each tag; a question may be in many or few."""
    desk = {"persona": "desk", "facet": "who", "tags": frozenset({"typo", "long"})}
    found = measure(
        [
            declined(abstain()),
            answered(asked("a", **desk), "a"),
            answered(asked("a", persona="desk"), "b"),
            answered(asked("a", persona="citizen", tags=frozenset({"typo"})), "a"),
        ]
    )
    assert [(group.by, group.name, group.passed) for group in found.groups] == [
        (By.EXPECT, "answer", Tally(2, 3)),
        (By.EXPECT, "abstain", Tally(1, 1)),
        (By.PERSONA, "desk", Tally(1, 2)),
        (By.PERSONA, "citizen", Tally(1, 1)),
        (By.FACET, "who", Tally(1, 1)),
        (By.TAG, "typo", Tally(2, 2)),
        (By.TAG, "long", Tally(1, 1)),
    ]


def test_confusions_stand_most_frequent_first() -> None:
    """Each answer of another record is counted by the pair; what was no answer confuses nothing."""
    clarify = Question(Expect.CLARIFY, ("问",), gold=("a", "b"))
    found = measure(
        [
            answered(asked("a"), "b"),
            answered(abstain(), "c"),
            answered(asked("a"), "d"),
            answered(asked("ax"), "d", "a"),
            answered(clarify, "a"),
            answered(asked("a"), "a"),
            answered(asked("a", must=(("甲",),)), "a"),
            answered(asked("a")),
            declined(asked("a")),
        ]
    )
    assert found.confusions == (
        Confusion(Expect.ANSWER, "a", "d", 2),
        Confusion(Expect.ABSTAIN, "", "c", 1),
        Confusion(Expect.ANSWER, "a", "", 1),
        Confusion(Expect.ANSWER, "a", "b", 1),
        Confusion(Expect.CLARIFY, "", "a", 1),
    )


def test_the_curve_is_read_by_how_sure_one_is_of_the_nearest() -> None:
    """From each threshold on: how many would be answered, how many rightly, and how many needlessly."""
    found = measure(
        [
            declined(asked("a"), Near("a", 10)),
            answered(asked("a"), "b", sure=5),
            declined(asked("a")),
            declined(abstain(), Near("c", 4.9)),
        ]
    )
    assert found.curve == (
        (0, Point(Tally(2, 3), Tally(1, 2), Tally(1, 1))),
        (5, Point(Tally(2, 3), Tally(1, 2), Tally(0, 1))),
        (10, Point(Tally(1, 3), Tally(1, 1), Tally(0, 1))),
        (15, Point(Tally(0, 3), Tally(0, 0), Tally(0, 1))),
    )


def test_what_was_decided_is_a_point_as_well() -> None:
    """The assistant's own answers, however sure."""
    found = measure(
        [
            declined(asked("a"), Near("a", 90)),
            answered(asked("a"), "b", sure=5),
            answered(asked("a"), "a", sure=5),
            answered(abstain(), "c", sure=5),
            declined(abstain(), Near("c", 90)),
        ]
    )
    assert found.decided == Point(Tally(2, 3), Tally(1, 2), Tally(1, 2))


@pytest.mark.parametrize(
    "question",
    [
        asked("a", turns=("问", "呢")),
        asked("a", whole=True),
        asked("a", facet="count"),
        asked(""),
        Question(Expect.CLARIFY, ("问",), gold=("a", "b")),
        Question(Expect.CHAT, ("问",)),
        Question(Expect.ABSTAIN, ("问", "呢")),
    ],
)
def test_the_curve_is_about_one_record_in_one_turn(question: Question) -> None:
    """Conversations, lists, counts and what is no question about a record are on no curve."""
    found = measure([answered(question, "a", sure=50)])
    assert found.decided == NOBODY.decided
    assert found.curve == NOBODY.curve


@pytest.mark.parametrize(
    ("seconds", "times"),
    [
        ([2.0], Times(2.0, 2.0, 2.0)),
        ([3.0, 1.0, 2.0], Times(6.0, 2.0, 3.0)),
        ([1.0] * 99 + [9.0], Times(108.0, 1.0, 1.0)),
        ([1.0] * 98 + [9.0] * 2, Times(116.0, 1.0, 9.0)),
    ],
)
def test_times_are_the_middle_and_the_slow_end(seconds: Sequence[float], times: Times) -> None:
    """Half of the replies take no longer than the median, 99 in 100 no longer than the slowest."""
    heard = Heard(ReplyKind.NOT_FOUND)
    taken = [Outcome(abstain(), heard, judge(abstain(), heard), each) for each in seconds]
    assert measure(taken).times == times


OUTCOMES = st.lists(
    st.builds(
        outcome,
        st.builds(
            Question,
            st.sampled_from(Expect),
            st.just(("问",)),
            gold=st.lists(st.sampled_from("abc"), max_size=2).map(tuple),
        ),
        st.builds(
            Heard,
            st.sampled_from(ReplyKind),
            st.just(""),
            st.lists(st.sampled_from("abc"), max_size=2).map(tuple),
        ),
        st.none() | st.builds(Near, st.sampled_from("abc"), st.floats(0, 100)),
    ),
    max_size=12,
)


@given(OUTCOMES)
def test_a_higher_threshold_answers_no_more(outcomes: list[Outcome]) -> None:
    """Along the curve neither what is answered nor what is answered needlessly ever grows."""
    curve = measure(outcomes).curve
    assert [least for least, _ in curve] == [STEP * place for place in range(len(curve))]
    for (_, lower), (_, higher) in pairwise(curve):
        assert higher.answered.count <= lower.answered.count
        assert higher.needlessly.count <= lower.needlessly.count


@given(OUTCOMES)
def test_every_misleading_answer_is_one_confusion(outcomes: list[Outcome]) -> None:
    """The pairs together are just what is wrong and sure, and the groups by kind just what was asked."""
    found = measure(outcomes)
    assert sum(pair.count for pair in found.confusions) == found.misleading.count
    by_kind = [group.passed for group in found.groups if group.by is By.EXPECT]
    assert sum(tally.count for tally in by_kind) == found.passed.count
    assert sum(tally.of for tally in by_kind) == len(outcomes)

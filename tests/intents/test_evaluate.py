"""Questions are put one by one to whoever replies, and the outcomes say what came of it."""

from __future__ import annotations

from itertools import count

from intents.evaluate import Near, evaluate
from intents.judging import Fault, Heard, ReplyKind
from intents.questions import Expect, Question

HAND = Question(Expect.ANSWER, ("手环多久",), id="one", gold=("a",))
TALK = Question(Expect.ANSWER, ("手环多久", "依据呢"), id="two", gold=("b",))


def echo(turns: tuple[str, ...]) -> Heard:
    """Whatever is asked, the answer is record a."""
    return Heard(ReplyKind.ANSWER, " / ".join(turns), ("a",))


def test_each_question_has_its_outcome_in_order() -> None:
    """Whole conversations are put, and each reply is judged by its own question."""
    first, second = evaluate([HAND, TALK], echo)
    assert (first.question, first.heard.text, first.judgement.right) == (HAND, "手环多久", True)
    assert (second.question, second.heard.text) == (TALK, "手环多久 / 依据呢")
    assert (second.judgement.fault, second.judgement.misleads) == (Fault.RECORD, True)


def test_only_the_reply_is_timed() -> None:
    """The clock is read before and after the reply; what ranking says is looked up afterwards."""
    ticks = count(0, 1)
    read: list[int] = []

    def clock() -> float:
        read.append(next(ticks))
        return float(read[-1])

    def nearest(_: str) -> Near:
        next(ticks)
        return Near("a", 50)

    outcomes = evaluate([HAND, HAND], echo, nearest, clock)
    assert [outcome.seconds for outcome in outcomes] == [1, 1]
    assert read == [0, 1, 3, 4]


def test_ranking_alone_is_asked_of_single_messages() -> None:
    """What the second message of a conversation means alone says nothing of its answer."""
    first, second = evaluate([HAND, TALK], echo, lambda text: Near(text, 60))
    assert first.nearest == Near("手环多久", 60)
    assert second.nearest is None


def test_nothing_asked_nothing_learnt() -> None:
    """No questions have no outcomes."""
    assert evaluate([], echo) == ()

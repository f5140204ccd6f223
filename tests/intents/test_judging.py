"""The rules by which a reply is right, wrong, or wrong and sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.judging import Fault, Heard, Judgement, ReplyKind, judge
from intents.questions import Expect, Question

ANSWER, CHOICES, NOT_FOUND, CHAT = ReplyKind

KEYS = st.lists(st.sampled_from("abcdef"), max_size=5).map(tuple)
QUESTIONS = st.builds(
    Question,
    st.sampled_from(Expect),
    st.just(("问",)),
    facet=st.sampled_from(["who", "count", "list", ""]),
    gold=KEYS,
    whole=st.booleans(),
    must=st.sampled_from([(), (("甲",),), (("甲", "乙"), ("丙",))]),
    must_not=st.sampled_from([(), ("丁",)]),
    tags=st.frozensets(
        st.sampled_from(["answer-or-clarify", "chat-or-abstain", "ask-back", "typo"])
    ),
)
REPLIES = st.builds(
    Heard, st.sampled_from(ReplyKind), st.text("甲乙丙丁 ", max_size=6), st.just(()) | KEYS
)


def said(kind: ReplyKind, *keys: str, text: str = "矫正科") -> Heard:
    """A reply of this kind with these records."""
    return Heard(kind, text, keys)


def wants(expect: Expect, *gold: str, **more: Any) -> Question:  # noqa: ANN401 — any field
    """A question that expects this, of these records."""
    return Question(expect, ("问",), gold=gold, **more)


def worth(question: Question, heard: Heard) -> tuple[Fault | None, bool]:
    """What is wrong with a reply, and whether it misleads."""
    judgement = judge(question, heard)
    return judgement.fault, judgement.misleads


RIGHT = (None, False)


@pytest.mark.parametrize(
    ("question", "heard", "judgement"),
    [
        (wants(Expect.ANSWER, "a", "b"), said(ANSWER, "b", "x"), RIGHT),
        (wants(Expect.ANSWER, "a"), said(ANSWER, "x", "a"), (Fault.RECORD, True)),
        (wants(Expect.ANSWER, "a"), said(ANSWER), (Fault.RECORD, True)),
        (wants(Expect.ANSWER, "a"), said(CHOICES, "a", "b"), (Fault.KIND, False)),
        (wants(Expect.ANSWER, "a"), said(NOT_FOUND), (Fault.KIND, False)),
        (wants(Expect.ANSWER, "a"), said(CHAT), (Fault.KIND, False)),
        (wants(Expect.ANSWER), said(ANSWER), RIGHT),
        (wants(Expect.ANSWER), said(ANSWER, "x"), RIGHT),
        (wants(Expect.ANSWER, "a", facet="count"), said(ANSWER, "x"), RIGHT),
        (wants(Expect.CLARIFY, "a", "b", "c"), said(CHOICES, "x", "a", "b"), RIGHT),
        (wants(Expect.CLARIFY, "a", "b", "c"), said(CHOICES, "x", "a"), (Fault.OFFERED, False)),
        (wants(Expect.CLARIFY, "a"), said(CHOICES, "x", "a"), RIGHT),
        (wants(Expect.CLARIFY), said(CHOICES), RIGHT),
        (wants(Expect.CLARIFY, "a", "a"), said(CHOICES, "a"), RIGHT),
        (wants(Expect.CLARIFY, "a", "b"), said(CHOICES, *"uvwxab"), RIGHT),
        (wants(Expect.CLARIFY, "a", "b"), said(CHOICES, *"uvwxyab"), (Fault.OFFERED, False)),
        (wants(Expect.CLARIFY, "a", "b"), said(ANSWER, "a"), (Fault.KIND, True)),
        (wants(Expect.CLARIFY, "a", "b"), said(NOT_FOUND), (Fault.KIND, False)),
        (wants(Expect.ABSTAIN), said(NOT_FOUND), RIGHT),
        (wants(Expect.ABSTAIN), said(ANSWER, "a"), (Fault.KIND, True)),
        (wants(Expect.ABSTAIN), said(CHOICES, "a", "b"), (Fault.KIND, False)),
        (wants(Expect.ABSTAIN), said(CHAT), (Fault.KIND, False)),
        (wants(Expect.ABSTAIN, must_not=("矫正",)), said(NOT_FOUND), (Fault.FORBIDDEN, False)),
        (wants(Expect.CHAT), said(CHAT), RIGHT),
        (wants(Expect.CHAT, must_not=("矫正",)), said(CHAT), RIGHT),
        (wants(Expect.CHAT), said(NOT_FOUND), (Fault.KIND, False)),
        (wants(Expect.CHAT), said(ANSWER, "a"), (Fault.KIND, True)),
    ],
)
def test_a_reply_is_judged_by_what_was_expected(
    question: Question, heard: Heard, judgement: tuple[Fault | None, bool]
) -> None:
    """Only an answer can mislead: one of another record, or one where none was to be given."""
    assert worth(question, heard) == judgement


@pytest.mark.parametrize(
    ("listed", "judgement"),
    [
        (tuple("abcdefghi"), RIGHT),
        (tuple("abcdefghix"), RIGHT),
        (tuple("xabcdefghi"), RIGHT),
        (tuple("abcdefghixxx"), RIGHT),
        (tuple("abcdefghixy"), (Fault.TOO_MANY, False)),
        (tuple("abcdefgh"), (Fault.LEFT_OUT, False)),
        (tuple("xy"), (Fault.LEFT_OUT, True)),
        ((), (Fault.LEFT_OUT, True)),
    ],
)
def test_a_list_is_whole_and_little_else(
    listed: Sequence[str], judgement: tuple[Fault | None, bool]
) -> None:
    """A list holds all that belongs on it, and nine in ten of what it holds belong there."""
    question = wants(Expect.ANSWER, *"abcdefghi", whole=True)
    assert worth(question, said(ANSWER, *listed)) == judgement


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("矫正科，三个月", None),
        ("矫 正\n科，三 个 月", None),
        ("社区矫正科，3个月", None),
        ("三个月", Fault.UNSAID),
        ("矫正科", Fault.UNSAID),
        ("", Fault.UNSAID),
        ("矫正科，三个月，公 证科", Fault.FORBIDDEN),
        ("公证科", Fault.UNSAID),
    ],
)
def test_words_are_looked_for_without_white_space(text: str, fault: Fault | None) -> None:
    """Each required word stands there, or one that says the same; no forbidden word does."""
    must, must_not = (("矫正科",), ("三个月", "3个月")), ("公证科",)
    question = wants(Expect.ANSWER, "a", must=must, must_not=must_not)
    assert worth(question, said(ANSWER, "a", text=text)) == (fault, False)


@pytest.mark.parametrize(
    ("facet", "longest"),
    [
        ("who", 500),
        ("deadline", 500),
        ("level", 500),
        ("type", 500),
        ("count", 500),
        ("boundary", 800),
        ("how", 1500),
        ("", 1500),
        ("list", 4000),
        ("law_lookup", 4000),
        ("office_profile", 4000),
    ],
)
def test_a_text_nobody_reads_is_no_answer(facet: str, longest: int) -> None:
    """A text of as many characters as a person reads is right, one of a character more is not."""
    question = wants(Expect.ANSWER, "a", facet=facet)
    assert worth(question, said(ANSWER, "a", text=" 字" * longest)) == RIGHT
    too_long = judge(question, said(ANSWER, "a", text="字" * (longest + 1)))
    assert too_long == Judgement(Fault.TOO_LONG, f"{longest + 1} 字，最多 {longest} 字")


@pytest.mark.parametrize(
    ("tags", "expect", "heard", "judgement"),
    [
        ({"answer-or-clarify"}, Expect.CLARIFY, said(ANSWER, "a"), RIGHT),
        ({"answer-or-clarify"}, Expect.ANSWER, said(CHOICES, "a", "b"), RIGHT),
        ({"answer-or-clarify"}, Expect.ANSWER, said(ANSWER, "x"), (Fault.RECORD, True)),
        ({"answer-or-clarify"}, Expect.CLARIFY, said(ANSWER, "x"), (Fault.RECORD, True)),
        ({"answer-or-clarify"}, Expect.ANSWER, said(NOT_FOUND), (Fault.KIND, False)),
        ({"answer-or-clarify"}, Expect.ABSTAIN, said(ANSWER, "a"), (Fault.KIND, True)),
        ({"chat-or-abstain"}, Expect.ABSTAIN, said(CHAT), RIGHT),
        ({"chat-or-abstain"}, Expect.CHAT, said(NOT_FOUND), RIGHT),
        ({"chat-or-abstain"}, Expect.CHAT, said(ANSWER, "a"), (Fault.KIND, True)),
        ({"ask-back"}, Expect.CLARIFY, said(CHAT), RIGHT),
        ({"ask-back"}, Expect.CHAT, said(CHOICES, "x"), RIGHT),
        ({"ask-back"}, Expect.CHAT, said(NOT_FOUND), (Fault.KIND, False)),
        ({"answer-or-clarify", "ask-back"}, Expect.ANSWER, said(CHAT), (Fault.KIND, False)),
    ],
)
def test_a_tag_allows_a_second_way(
    tags: set[str], expect: Expect, heard: Heard, judgement: tuple[Fault | None, bool]
) -> None:
    """Where two kinds of reply are right, either is; of both tags the one that names records wins."""
    question = wants(expect, "a", "b", tags=frozenset(tags))
    assert worth(question, heard) == judgement


@pytest.mark.parametrize(
    ("question", "heard", "detail"),
    [
        (wants(Expect.ANSWER, "a"), said(ANSWER, "x", "y"), "answer x"),
        (wants(Expect.ANSWER, "a"), said(NOT_FOUND), "not_found"),
        (wants(Expect.CLARIFY, "a", "b"), said(CHOICES, "a", "x"), "a x"),
        (wants(Expect.ANSWER, *"abc", whole=True), said(ANSWER, "a"), "3 项漏了 2 项"),
        (wants(Expect.ANSWER, "a", whole=True), said(ANSWER, *"axx", "y"), "1 项列了 3 项"),
        (wants(Expect.ANSWER, must=(("甲", "乙"), ("丙",))), said(ANSWER), "甲或乙；丙"),
        (wants(Expect.ANSWER, must_not=("矫", "律", "科")), said(ANSWER), "矫；科"),
    ],
)
def test_what_is_wrong_is_said_of_this_reply(question: Question, heard: Heard, detail: str) -> None:
    """Beside the kind of fault stands what it was here, for whoever looks into it."""
    assert judge(question, heard).detail == detail


@given(QUESTIONS, REPLIES)
def test_what_is_right_never_misleads(question: Question, heard: Heard) -> None:
    """A reply is right or has a fault, only a wrong answer misleads, and no other kind does."""
    judgement = judge(question, heard)
    assert judgement.right is (judgement.fault is None)
    assert not (judgement.right and judgement.misleads)
    assert heard.kind is ReplyKind.ANSWER or not judgement.misleads


@given(QUESTIONS, REPLIES)
def test_a_record_that_is_wanted_first_never_misleads(question: Question, heard: Heard) -> None:
    """Where an answer is due and begins with a record that is wanted, it may be poor, but is not false."""
    if question.expect is Expect.ANSWER and set(heard.keys[:1]) & set(question.gold):
        assert not judge(question, heard).misleads

"""The questions with known answers, put to the assistant in process; and the rules they are judged by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.batch import converse
from bot.render_json import as_json
from tests.judge import Judgement, Question, judge, read_questions, score

QUESTIONS = Path(__file__).parents[1] / "data" / "dev.jsonl"
# Shares of all questions: what has been reached is not given up again.
LEAST_RIGHT = 0.82
MOST_MISLEADING = 0.07

RIGHT, WRONG = Judgement(right=True), Judgement(right=False)
MISLEADING = Judgement(right=False, misleads=True)


def test_the_questions_with_known_answers(
    assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three questions in four are answered rightly, and few wrongly as if it were known."""
    total = score(read_questions(QUESTIONS), lambda turns: as_json(converse(assistant, turns)))
    with capsys.disabled():
        print(f"\n{QUESTIONS.name}: {total}")  # noqa: T201 — the figure is what this test is for
    assert total.asked > 200
    assert total.right >= LEAST_RIGHT * total.asked
    assert total.misleading <= MOST_MISLEADING * total.asked


# -- the rules of judging ---------------------------------------------------------------------


def said(kind: str, *keys: str, text: str = "矫正科") -> dict[str, Any]:
    """A reply of this kind with these records."""
    return {"kind": kind, "text": text, "records": [{"key": key} for key in keys]}


def wants(expect: str, *gold: str, **more: Any) -> Question:  # noqa: ANN401 — any field
    """A question that expects this, of these records."""
    return Question(expect, gold=frozenset(gold), **more)


@pytest.mark.parametrize(
    ("question", "reply", "judgement"),
    [
        (wants("answer", "a", "b"), said("answer", "b", "x"), RIGHT),
        (wants("answer", "a"), said("answer", "x", "a"), MISLEADING),
        (wants("answer", "a"), said("answer"), MISLEADING),
        (wants("answer", "a"), said("choices", "a", "b"), WRONG),
        (wants("answer", "a"), said("not_found"), WRONG),
        (wants("answer"), said("answer"), RIGHT),
        (wants("answer", "a", facet="count"), said("answer", "x"), RIGHT),
        (wants("clarify", "a", "b", "c"), said("choices", "x", "a", "b"), RIGHT),
        (wants("clarify", "a", "b", "c"), said("choices", "x", "a"), WRONG),
        (wants("clarify", "a"), said("choices", "x", "a"), RIGHT),
        (wants("clarify", "a", "b"), said("choices", *"uvwxyab"), WRONG),
        (wants("clarify", "a", "b"), said("answer", "a"), MISLEADING),
        (wants("abstain"), said("not_found"), RIGHT),
        (wants("abstain"), said("answer", "a"), MISLEADING),
        (wants("abstain"), said("chat"), WRONG),
        (wants("chat"), said("chat"), RIGHT),
        (wants("chat"), said("not_found"), WRONG),
    ],
)
def test_a_reply_is_judged_by_what_was_expected(
    question: Question, reply: dict[str, Any], judgement: Judgement
) -> None:
    """Only an answer can mislead: one of another record, or one where none was to be given."""
    assert judge(question, reply) == judgement


@pytest.mark.parametrize(
    ("listed", "judgement"),
    [
        (tuple("abcdefghi"), RIGHT),
        (tuple("abcdefghix"), RIGHT),
        (tuple("abcdefghixy"), WRONG),
        (tuple("abcdefgh"), WRONG),
        (tuple("xy"), MISLEADING),
        ((), MISLEADING),
    ],
)
def test_a_list_is_whole_and_little_else(listed: Sequence[str], judgement: Judgement) -> None:
    """A list holds all that belongs on it, and nine in ten of what it holds belong there."""
    question = wants("answer", *"abcdefghi", whole=True)
    assert judge(question, said("answer", *listed)) == judgement


@pytest.mark.parametrize(
    ("text", "judgement"),
    [
        ("矫正科，三个月", RIGHT),
        ("矫 正\n科，三 个 月", RIGHT),
        ("社区矫正科，3个月", RIGHT),
        ("三个月", WRONG),
        ("矫正科", WRONG),
        ("矫正科，三个月，公证科", WRONG),
    ],
)
def test_words_are_looked_for_without_white_space(text: str, judgement: Judgement) -> None:
    """Each required word stands there, or one that says the same; no forbidden word does."""
    must, must_not = (("矫正科",), ("三个月", "3个月")), ("公证科",)
    question = wants("answer", "a", must=must, must_not=must_not)
    assert judge(question, said("answer", "a", text=text)) == judgement


@pytest.mark.parametrize(
    ("facet", "longest"),
    [("who", 500), ("deadline", 500), ("boundary", 800), ("how", 1500), ("", 1500), ("list", 4000)],
)
def test_a_text_nobody_reads_is_no_answer(facet: str, longest: int) -> None:
    """A text of as many characters as a person reads is right, one of a character more is not."""
    question = wants("answer", "a", facet=facet)
    assert judge(question, said("answer", "a", text=" 字" * longest)) == RIGHT
    assert judge(question, said("answer", "a", text="字" * (longest + 1))) == WRONG


@pytest.mark.parametrize(
    ("tag", "expect", "reply", "judgement"),
    [
        ("answer-or-clarify", "clarify", said("answer", "a"), RIGHT),
        ("answer-or-clarify", "answer", said("choices", "a", "b"), RIGHT),
        ("answer-or-clarify", "answer", said("answer", "x"), MISLEADING),
        ("chat-or-abstain", "abstain", said("chat"), RIGHT),
        ("chat-or-abstain", "chat", said("not_found"), RIGHT),
        ("chat-or-abstain", "chat", said("answer", "a"), MISLEADING),
        ("ask-back", "clarify", said("chat"), RIGHT),
        ("ask-back", "chat", said("choices", "x"), RIGHT),
    ],
)
def test_a_tag_allows_a_second_way(
    tag: str, expect: str, reply: dict[str, Any], judgement: Judgement
) -> None:
    """Where two kinds of reply are right, either is."""
    question = wants(expect, "a", "b", tags=frozenset({tag}))
    assert judge(question, reply) == judgement


def test_a_line_is_read_whole() -> None:
    """Every field of a question's line arrives, white space gone from the words to look for."""
    line = (
        '{"turns": ["一", "二"], "expect": "answer", "facet": null, "gold": ["a"], "mode": "all",'
        ' "must": ["三 个月", ["甲", "乙"]], "must_not": ["丙 丁"], "tags": ["t"]}'
    )
    assert Question.read(line) == Question(
        "answer",
        ("一", "二"),
        "",
        frozenset({"a"}),
        whole=True,
        must=(("三个月",), ("甲", "乙")),
        must_not=("丙丁",),
        tags=frozenset({"t"}),
    )


def test_a_short_line_has_its_defaults() -> None:
    """A question that only expects small talk needs no more than its turns."""
    question = Question.read('{"turns": ["谢谢"], "expect": "chat"}')
    assert question == Question("chat", ("谢谢",))

"""Any message at all is answered, and none so long that somebody waits: what is read has its bounds."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.batch import answer_lines
from bot.moves import State
from bot.render import as_text
from bot.render_json import as_json
from bot.replies import Missing, NotFound
from intents.query import LONGEST_QUESTION, Query

WAY_OUT = "请到窗口询问"
MEGABYTE = 1_000_000
# More of a message than this is never looked at (characters), whatever NFKC makes of it.
MOST_READ, MOST_LEFT, MOST_MEANT = 601, 401, 40

# What costs the most to read, and what has broken programs before.
UGLY = (
    "律", "社区矫正", "法", "第四十七条", "律师法第47条", "《律师法》", "《", "((", "不对", "换成", "的", "那", "一百二十三",
    "a", "shequjiaozheng", "she qu ", "qz", "1", "１", "0x", " ", "\u3000", "\u200b", "\t", "\x00", "\x1f", "。", "？！",
    "😀", "👨\u200d👩\u200d👧", "ﷺ", "\u0301", "\u202e", "\ufeff", "각", "律師執業證變更", "𠮷", "\ud800", "\udfff", "<p>", "--", "OR 1=1",
    '"', "*", "NEAR(", "{{7*7}}", "${x}", "\\", "%s", "电子手环多久，", "矫正科和公律科比比", "律师与公证员的区别和", "入矫和解矫有什么不同",
)  # fmt: skip


ANY_TEXT = st.lists(st.characters() | st.sampled_from(UGLY), max_size=60).map("".join)


def shown(assistant: Assistant, text: str) -> str:
    """The reply to a message, as people see it; it can be sent to machines as well."""
    _, reply = assistant.respond(State(), text)
    json.dumps(as_json(reply, WAY_OUT), ensure_ascii=False).encode("utf-8")
    written = as_text(reply, WAY_OUT)
    written.encode("utf-8")
    return written


def check_bounds(query: Query) -> None:
    """No more is kept of a message than can be looked up at once."""
    assert len(query.folded) <= MOST_READ
    assert len(query.core) <= MOST_LEFT
    assert len(query.expansions) <= MOST_MEANT


@pytest.mark.parametrize("piece", UGLY)
@pytest.mark.parametrize("length", [40, 160, LONGEST_QUESTION])
def test_ugly_messages_are_answered(assistant: Assistant, piece: str, length: int) -> None:
    """One piece over and over, up to the longest question: a reply, and never more read than is needed."""
    text = (piece * length)[:length]
    assert shown(assistant, text).strip()
    check_bounds(assistant.understood(text))


@pytest.mark.parametrize("piece", UGLY)
def test_a_megabyte_is_refused_for_its_length(assistant: Assistant, piece: str) -> None:
    """One line that asks for less, whatever the million characters are."""
    _, reply = assistant.respond(State(), (piece * MEGABYTE)[:MEGABYTE])
    assert reply == NotFound(Missing.TOO_LONG, 1)


@pytest.mark.parametrize("piece", UGLY)
def test_a_megabyte_of_a_line_is_answered(assistant: Assistant, piece: str) -> None:
    """`ask --jsonl` reads a line of any length, lone surrogates written as JSON writes them."""
    turns = [(piece * MEGABYTE)[:MEGABYTE], "电子手环最长戴多久"]
    (line,) = answer_lines(assistant, [json.dumps({"id": 1, "turns": turns}).encode()], WAY_OUT)
    assert json.loads(line.text)["reply"]["records"][0]["key"] == "yining/other/22"


@given(ANY_TEXT)
@example("\ud800" * 300)
def test_no_message_raises(assistant: Assistant, text: str) -> None:
    """All of Unicode, lone surrogates among it, in any order."""
    assert shown(assistant, text)
    check_bounds(assistant.understood(text))


@settings(max_examples=30)
@given(ANY_TEXT.filter(bool))
def test_no_long_message_raises(assistant: Assistant, piece: str) -> None:
    """Any piece of text over and over, to the longest question and beyond it."""
    longest = (piece * LONGEST_QUESTION)[:LONGEST_QUESTION]
    assert shown(assistant, longest)
    check_bounds(assistant.understood(longest))
    assert assistant.respond(State(), f"{longest}{piece}")[1] == NotFound(Missing.TOO_LONG, 1)


@given(st.lists(ANY_TEXT, max_size=4))
def test_no_conversation_raises(assistant: Assistant, turns: list[str]) -> None:
    """What was said before, however odd, is no trap for what is said next."""
    state = State()
    for text in turns:
        state, reply = assistant.respond(state, text)
        as_text(reply, WAY_OUT).encode("utf-8")


def test_the_question_of_a_long_story_is_read(assistant: Assistant) -> None:
    """Of a long message the beginning and the end are read: there the question stands."""
    story = "我是外地来打工的，一直没有什么文化，" * 60
    for text in (f"电子手环最长戴多久？{story}", f"{story}所以想问电子手环最长戴多久"):
        assert len(text) > MOST_READ
        assert "电子手环" in assistant.understood(text).core

"""What `explain` gathers of a question: how it was read, what came near, how it was judged."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.explaining import explain, understood
from bot.moves import State
from bot.replies import Answer, Choices
from intents.confidence import Sure, Torn

ASKED = (
    "电子手环最长戴多久",
    "我弟在矫正想回老家待四十天找谁批",
    "年度考核谁负责",
    "结婚证在哪领",
    "社区娇正对象外出",
    "行政奖励有几项",
    "律师",
    "谢谢",
    "谁负责",
    "",
)


def test_the_words_read_are_named(assistant: Assistant) -> None:
    """The matter, the official term behind an everyday word and the fact asked for stand in rows."""
    rows = dict(understood(explain(assistant, "电子手环最长戴多久")))
    assert rows["事情"] == "电子手环"
    assert "电子手环 → 电子定位装置" in rows["日常说法"]
    assert rows["问的是"] == "时限"


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [
        ("社区娇正对象外出谁批", "改正的错字", "社区娇正对象 → 社区矫正对象"),
        ("结婚证在哪领", "没见过的词", "结婚证"),
        ("伊宁市司法局社区矫正对象外出", "机关", "伊宁市司法局"),
        ("律师法第四十七条是什么", "法律", "律师法第47条"),
        ("律师法管什么", "法律", "律师法"),
        ("行政奖励有几项", "问一批事项", "有几项"),
        ("行政奖励有几项", "权力类型", "行政奖励"),
        ("矫正科管什么", "处室", "矫正科"),
        ("律师协会电话多少", "登记表不写的", "电话"),
        ("矫正对象回老家四十天", "时间", "40天"),
    ],
)
def test_what_was_read_has_a_row(
    assistant: Assistant, question: str, name: str, value: str
) -> None:
    """A name that stands in the question is shown under what it is, in the register's own words."""
    assert dict(understood(explain(assistant, question)))[name] == value


def test_what_was_not_read_has_no_row(assistant: Assistant) -> None:
    """A row without a value is left out."""
    assert all(value for _, value in understood(explain(assistant, "水印纸归谁管")))
    assert list(understood(explain(assistant, ""))) == []


@pytest.mark.parametrize("question", ASKED)
def test_it_is_the_very_reply(assistant: Assistant, question: str) -> None:
    """What is explained is what the assistant replies, and the judgement that it replied by."""
    found = explain(assistant, question)
    assert found.reply == assistant.respond(State(), question)[1]
    verdict = found.judged.verdict if found.judged else None
    if isinstance(found.reply, Answer):
        assert isinstance(verdict, Sure)
        assert verdict.best.key == found.reply.record.key == found.near[0].candidate.key
    if isinstance(found.reply, Choices):
        assert isinstance(verdict, Torn)


@pytest.mark.parametrize("question", ASKED)
def test_chances_and_thresholds_are_shares(assistant: Assistant, question: str) -> None:
    """Where a record came near it is said how sure one may be, and sure means the threshold is met."""
    found = explain(assistant, question)
    assert (found.judged is None) is (not found.near)
    if found.judged:
        assert 0 <= found.judged.sure <= 1
        assert 0 <= found.judged.inside <= 1
        if isinstance(found.judged.verdict, Sure):
            assert found.judged.sure >= found.judged.thresholds.sure_from


def test_the_nearest_record_comes_first(assistant: Assistant) -> None:
    """Records stand by score, at most eight of them, each with the way to ask that was most like."""
    near = explain(assistant, "涉外公证水印纸归谁管").near
    assert near[0].candidate.key == "municipal/duty/4.22"
    scores = [each.candidate.score for each in near]
    assert scores == sorted(scores, reverse=True)
    assert len(near) <= 8
    assert "纸" in near[0].example
    assert near[0].likeness == pytest.approx(near[0].candidate.example)


def test_a_way_to_ask_that_shares_nothing_is_not_named(assistant: Assistant) -> None:
    """Where none of our ways to ask has a word of the question there is no most like one."""
    near = explain(assistant, "年度考核谁负责").near
    assert all(bool(each.example) is (each.likeness > 0) for each in near)

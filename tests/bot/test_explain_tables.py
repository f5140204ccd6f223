"""The tables of `explain`: numbers that add up, reasons that one can follow."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from bot import explain_tables
from bot.assistant import Assistant
from bot.explain_tables import Table, decision, tables
from bot.explaining import explain
from intents.certainty import Signs
from tests.bot.conftest import Shuiguan

BRACELET = "电子手环最长戴多久"
HOME = "我弟在矫正想回老家待四十天找谁批"
TORN = "年度考核谁负责"
OUTSIDE = "结婚证在哪领"
ONE_WORD = "律师"
TIED = "律师和法律工作者谁管"
COMPARED = (BRACELET, HOME, TORN, OUTSIDE, ONE_WORD, TIED, "律师法第四十七条罚多少", "导游证年审")
PARTS = 3  # columns before the parts of a score


def table(assistant: Assistant, question: str, heading: str) -> Table:
    """The one table whose heading begins so."""
    (found,) = (t for t in tables(explain(assistant, question)) if t.heading.startswith(heading))
    return found


def cells(found: Table) -> dict[str, tuple[str, ...]]:
    """The rows of a table by their first cell."""
    return {row[0]: row[1:] for row in found.rows}


@pytest.mark.parametrize("question", COMPARED)
def test_each_row_has_a_cell_for_each_title(assistant: Assistant, question: str) -> None:
    """Four tables, none empty, none crooked."""
    found = tuple(tables(explain(assistant, question)))
    assert len(found) == 4
    for each in found:
        assert each.rows
        assert {len(row) for row in each.rows} == {len(each.titles)}


@pytest.mark.parametrize("question", COMPARED)
def test_the_parts_of_a_score_add_up(assistant: Assistant, question: str) -> None:
    """Best first, and the cells behind a score make up that score, but for their rounding."""
    rows = table(assistant, question, "最接近的事项").rows
    scores = [float(row[2]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    for row, score in zip(rows, scores, strict=True):
        whole = sum(map(float, row[PARTS:]))
        assert max(0.0, min(whole, 100.0)) == pytest.approx(score, abs=0.3)


def test_what_is_named_and_what_is_lacking_have_their_points(assistant: Assistant) -> None:
    """The bureau, the office and the law named count in one column, the fact asked for in another."""
    found = table(assistant, "伊宁市司法局电子定位装置罚多少", "最接近的事项")
    first = dict(zip(found.titles, found.rows[0], strict=True))
    assert float(first["点名的"]) > 0
    facts = {row[found.titles.index("所问的事实")] for row in found.rows}
    assert any(float(points) < 0 for points in facts)


def test_each_record_says_what_spoke_for_it(assistant: Assistant) -> None:
    """The words that it has and our own way to ask that was most like; the first falls short of none."""
    rows = table(assistant, HOME, "凭什么").rows
    assert "回老家" in rows[0][1]
    assert "（像 " in rows[0][2]
    assert rows[0][3] == ""


def test_the_others_say_where_they_fall_short(assistant: Assistant) -> None:
    """By how many points, most of them lost where, and the words of the first that a record lacks."""
    scores = [float(row[2]) for row in table(assistant, HOME, "最接近的事项").rows]
    rows = table(assistant, HOME, "凭什么").rows
    for score, row in zip(scores[1:], rows[1:], strict=True):
        lost = float(row[3].removeprefix("少 ").split(" ")[0])
        assert lost == pytest.approx(scores[0] - score, abs=0.11)
        assert "词语覆盖 -" in row[3]
    lacking = [row[3].partition("没有：")[2] for row in rows[1:]]
    assert any("老家" in words for words in lacking)
    for row, words in zip(rows[1:], lacking, strict=True):
        assert not set(words.split()) & set(row[1].split())
        assert set(words.split()) <= set(rows[0][1].split())


@pytest.mark.parametrize("question", COMPARED)
def test_the_signs_add_up(assistant: Assistant, question: str) -> None:
    """From the start on each sign adds or takes; the weightiest come first, the sum and its chance last."""
    rows = table(assistant, question, "对第一条的把握").rows
    start, *signs, whole = [float(row[2]) for row in rows]
    assert start + sum(signs) == pytest.approx(whole, abs=0.1)
    assert [abs(each) for each in signs] == sorted(map(abs, signs), reverse=True)
    assert rows[-1][1].endswith("%")
    assert (whole > 0) is (float(rows[-1][1].rstrip("%")) > 50)


def test_every_sign_has_a_name_for_people() -> None:
    """Whatever certainty looks at can be said in Chinese, and no two signs sound alike."""
    names = explain_tables.SIGN_NAMES
    assert set(names) == {field.name for field in fields(Signs)}
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize(
    ("question", "conditions", "result"),
    [
        (BRACELET, ["第一条就是所问的", "比同一个局的下一条"], "达到"),
        (TORN, ["第一条就是所问的", "登记表里有这件事", "别的事项得分"], "达到"),
        (OUTSIDE, ["不归司法局的事"], "不到"),
        (
            TIED,
            ["第一条就是所问的", "比同一个局的下一条", "登记表里有这件事", "别的事项得分"],
            "达到",
        ),
        (ONE_WORD, ["第一条就是所问的", "只有一个词"], "是"),
    ],
)
def test_only_what_was_looked_at_is_a_condition(
    assistant: Assistant, question: str, conditions: list[str], result: str
) -> None:
    """Whoever is sure looks no further; a matter of others must score far higher."""
    rows = table(assistant, question, "答还是不答").rows
    assert [row[0].startswith(name) for row, name in zip(rows, conditions, strict=True)] == [
        True
    ] * len(conditions)
    assert rows[-1][3].startswith(result)


def test_a_matter_of_others_that_fits_is_looked_at_further(assistant: Assistant) -> None:
    """Where such a matter scores high enough, the other conditions decide as for any."""
    found = explain(assistant, OUTSIDE)
    assert found.judged
    lenient = replace(found.judged.thresholds, ours_all_the_same=found.near[0].candidate.score)
    found = replace(found, judged=replace(found.judged, thresholds=lenient))
    *_, last = tables(found)
    assert [row[0][:5] for row in last.rows[:2]] == ["不归司法局", "第一条就是"]
    assert last.rows[0][3] == "达到"


@pytest.mark.parametrize("question", COMPARED)
def test_how_far_a_condition_is_from_being_met_is_said(assistant: Assistant, question: str) -> None:
    """Met with so much to spare or missed by so much, as the two numbers before it say."""
    rows = [row for row in table(assistant, question, "答还是不答").rows if row[1]]
    assert rows
    for _, need, there, result in rows:
        needed, found = (float(cell.rstrip("% 分项")) for cell in (need, there))
        apart = float(result.rpartition(" ")[2]) if " " in result else 0.0
        assert result.startswith("达到") or found <= needed
        assert result.startswith("不到") or found >= needed
        assert apart == pytest.approx(abs(found - needed), abs=0.6)


@pytest.mark.parametrize("question", ["谢谢", "谁负责", "行政奖励有几项", "", "律" * 2001, "qwzxv"])
def test_what_was_not_compared_has_no_tables(assistant: Assistant, question: str) -> None:
    """Small talk, lists, long texts and what shares no word with any record were not compared."""
    assert list(tables(explain(assistant, question))) == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (BRACELET, "决定：回答「审批社区矫正对象使用电子定位装置」"),
        (TORN, "决定：反问，列出 3 项"),
        (OUTSIDE, "决定：不回答"),
        ("", "决定：当作闲聊，不查登记表"),
        ("谁负责", "决定：没有说是哪件事，请对方说出来"),
        ("谢谢", "决定：当作闲聊，不查登记表"),
        ("行政奖励有几项", "决定：按条件列出，共 7 项，不比较得分"),
        ("律" * 2001, "决定：太长，不看"),
    ],
)
def test_the_decision_is_said_in_a_line(assistant: Assistant, question: str, said: str) -> None:
    """What came of it all, as the assistant replies."""
    assert decision(explain(assistant, question)) == said


def test_the_command_prints_it_all(shuiguan: Shuiguan) -> None:
    """What was read, then each table below its heading, the decision last."""
    result = shuiguan("explain", HOME)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("事情\t")
    places = [
        next(i for i, line in enumerate(lines) if line.startswith(heading))
        for heading in ("最接近的事项", "凭什么", "对第一条的把握", "答还是不答", "决定：回答")
    ]
    assert places == sorted(places)
    assert places[-1] == len(lines) - 1


def test_words_need_no_quotes(shuiguan: Shuiguan) -> None:
    """A question may be typed in several words; what is not compared shows just its decision."""
    assert shuiguan("explain", "谢", "谢").stdout.splitlines()[-1].startswith("决定：")
    assert shuiguan("explain", "谢谢").stdout.strip() == "决定：当作闲聊，不查登记表"

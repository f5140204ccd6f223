"""Two periods for one thing: what counts as one thing, and what as two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import conflicts
from knowledge.records import Column, NoteKind
from knowledge.remarks import Check, Register
from knowledge.text import squeeze
from tests.knowledge.audit_samples import YINING, cells_of, quotes, reading, register_of

LIMITS, FREQUENCIES = conflicts.differing_limits, conflicts.differing_frequencies


def noted(check: Check, *texts: str) -> list[str]:
    """What a check quotes of items whose responsibilities are these texts, one item each."""
    notes = list(check(cells_of(Column.RESPONSIBILITY, *texts)))
    for note in notes:
        assert note.kind is NoteKind.CONFLICT
        assert any(squeeze(note.quote) in squeeze(text) for text in texts)
    return quotes(notes)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("应当自收到异议之日起五日内进行审查。", "应当在收到异议之日起5个工作日内进行审查。"),
        ("自收到异议之日起五日内进行审查。", "自收到异议之日起七日内进行审查，并告知。"),
        ("自收到异议申请之日起5日内作出决定。", "自收到异议申请之日起一个月内作出决定。"),
        ("自受理投诉之日起三十日内答复投诉人。", "自受理投诉之日起不得超过六十日答复投诉人。"),
    ],
)
def test_one_act_with_two_limits_from_one_event_is_noted(one: str, other: str) -> None:
    """Both places are noted, each quoting its own clause and naming the other's words."""
    assert len(noted(LIMITS, one, other)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("自收到异议之日起五日内进行审查。", "自收到异议之日起5日内进行审查。"),
        ("自收到异议之日起5 日内进行审查。", "自收到异议之日起５日内进行审查。"),
        ("自接收对象之日起三日内录入平台信息。", "自接收对象之日起十个工作日内组织宣告。"),
        ("自收到申请之日起七日内进行审查。", "自作出决定之日起三日内进行审查。"),
        ("五日内进行审查。", "七日内进行审查。"),
        ("应当进行审查。", "应当自收到异议之日起五日内进行审查。"),
        ("自收到异议之日起及时进行审查。", "自收到异议之日起五日内进行审查。"),
        ("", "自收到异议之日起五日内进行审查。"),
    ],
)
def test_another_act_another_event_or_the_same_limit_is_no_conflict(one: str, other: str) -> None:
    """五日 and 5日 are one limit; without a common event and act nothing is compared."""
    assert noted(LIMITS, one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("管理类别每三月调整一次。", "重新确定管理类别，之后按季度调整。"),
        ("每年至少开展一次案卷评查。", "案卷评查每半年开展一次。"),
        ("执业检查每年至少一次。", "执业检查每年至少两次。"),
        ("思想汇报每月提交一次。", "每三个月提交思想汇报。"),
    ],
)
def test_one_subject_with_two_frequencies_is_noted(one: str, other: str) -> None:
    """Both places are noted, whatever stands between the subject and its frequency."""
    assert len(noted(FREQUENCIES, one, other)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("执业检查每年至少一次。", "执业检查每年不少于一次。"),
        ("管理类别每三月调整一次。", "管理类别每三个月调整。"),
        ("思想汇报每月提交一次。", "病情复查材料每三个月提交。"),
        ("对象每月报到一次。", "对象每周报告一次。"),
        ("思想汇报每月提交一次，每季度提交总结。", "无。"),
        ("思想汇报定期提交。", "思想汇报每月提交一次。"),
        ("思想汇报五日内提交。", "思想汇报每月提交一次。"),
    ],
)
def test_another_subject_or_the_same_frequency_is_no_conflict(one: str, other: str) -> None:
    """One frequency in two wordings, two in one sentence, and short common words are no conflict."""
    assert noted(FREQUENCIES, one, other) == []


def test_words_that_every_item_has_tell_no_subject() -> None:
    """社区矫正对象 stands in all items, so it makes no two of them speak of one thing."""
    others = ["对社区矫正对象开展教育。"] * 8
    texts = ("社区矫正对象每月报到。", "社区矫正对象每季度接受考核。")
    assert noted(FREQUENCIES, *texts, *others) == []
    assert len(noted(FREQUENCIES, *texts)) == 2


def test_each_place_names_the_other() -> None:
    """The message leads the editor to the other row and column and shows its words."""
    register = Register(reading("yining"), YINING)
    first, second = FREQUENCIES(register)
    assert (first.record, second.record) == ("yining/other/11", "yining/other/19")
    assert "第67行「责任事项内容」写「按季度」" in first.message
    assert "第57行「责任事项内容」写「每三月调整一次」" in second.message
    assert all("「管理类别」" in note.message for note in (first, second))


def test_the_law_and_the_older_regulation_contradict_each_other() -> None:
    """Five days by the law, five working days by the regulation: three cells, three notes."""
    register = Register(reading("yining"), YINING)
    notes = list(LIMITS(register))
    assert [(note.record, note.locator.column) for note in notes] == [
        ("yining/other/1", "实施依据"),
        ("yining/other/1", "实施依据"),
        ("yining/other/1", "责任事项依据"),
    ]
    assert all("「收到异议」" in note.message for note in notes)


@pytest.mark.parametrize("check", [LIMITS, FREQUENCIES])
def test_the_municipal_register_contradicts_itself_nowhere(check: Check) -> None:
    """Its rules repeat their limits three times, each time the same."""
    assert list(check(Register(reading("municipal"), YINING))) == []


def test_a_wording_that_contradicts_two_others_is_noted_once() -> None:
    """One clause of one cell is one note, however many others differ from it."""
    texts = [f"自收到异议之日起{number}日内进行审查。" for number in (3, 5, 7)]
    assert noted(LIMITS, *texts) == [text.rstrip("。") for text in texts]


def test_many_equal_sentences_in_one_cell_are_one_place() -> None:
    """A cell that repeats its sentence a thousand times gets one note."""
    text = "自收到异议之日起五日内进行审查。" * 1000
    assert len(noted(LIMITS, text, "自收到异议之日起七日内进行审查。")) == 2


@pytest.mark.parametrize("check", [LIMITS, FREQUENCIES])
def test_a_register_without_records_has_no_conflicts(check: Check) -> None:
    """Nothing read, nothing noted."""
    assert list(check(register_of())) == []


LIMIT_PIECES = ["自收到异议之日起", "五日内", "7个工作日内", "进行审查", "，", "。"]
FREQUENCY_PIECES = [
    "管理类别",
    "每三月调整一次",
    "按季度",
    "每年至少两次",
    "思想汇报",
    "；",
    " ",
    "1.",
]
PIECES = st.sampled_from([*LIMIT_PIECES, *FREQUENCY_PIECES])


@pytest.mark.parametrize("check", [LIMITS, FREQUENCIES])
@given(texts=st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=4))
def test_any_text_is_checked_and_quoted_as_it_stands(check: Check, texts: list[str]) -> None:
    """No text makes a check fail, and every quote is a piece of one of the cells."""
    noted(check, *texts)


@given(texts=st.lists(st.lists(PIECES, max_size=8).map("".join), min_size=1, max_size=4))
def test_a_conflict_has_two_sides(texts: list[str]) -> None:
    """A single note would mean that something contradicts itself."""
    assert len(noted(LIMITS, *texts)) != 1
    assert len(noted(FREQUENCIES, *texts)) != 1

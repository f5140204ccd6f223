"""Likely slips in the wording of a cell: what is reported and, as important, what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import slips
from knowledge.records import Column, NoteKind
from knowledge.remarks import Check, Register
from knowledge.text import squeeze
from tests.knowledge.audit_samples import (
    YINING,
    cells_of,
    quotes,
    reading,
    real_record,
    register_of,
)

ALL: tuple[Check, ...] = (
    slips.brackets,
    slips.broken_texts,
    slips.mixed_ranges,
    slips.numberings,
    slips.doubled_words,
    slips.foreign_words,
)


def noted(check: Check, *texts: str) -> list[str]:
    """What a check quotes of cells with these texts, after checking what holds for any text."""
    notes = list(check(cells_of(Column.RESPONSIBILITY, *texts)))
    for note in notes:
        assert note.message
        assert note.quote
        assert any(squeeze(note.quote) in squeeze(text) for text in texts)
    return quotes(notes)


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("计财装备处（审计处", ["计财装备处（审计处"]),
        ("计财装备处(审计处", ["计财装备处(审计处"]),
        ("计财装备处（审计处）", []),
        ("计财装备处（审计处)", []),
        ("计财装备处(审计处）", []),
        ("《社区矫正法第28条", ["《社区矫正法第28条"]),
        ("《社区矫正法》第28条》", ["《社区矫正法》第28条》"]),
        ("《自治区〈法律援助条例〉办法》", []),
        ("《律师法》《公证法》", []),
        ("【法律《律师法》", ["【法律《律师法》"]),
        ("“律师有下列行为之一的", ["“律师有下列行为之一的"]),
        ("律师有下列行为之一的”", ["律师有下列行为之一的”"]),
        ("“双随机、一公开”检查", []),
        ("（一）甲；（二）乙", []),
        ("1）甲；2）乙；a)丙", []),
        ("甲（见第1）项）", ["甲（见第1）项）"]),
        ("（（甲）", ["（（甲）"]),
        ("））", ["））"]),
        ("", []),
    ],
)
def test_brackets_and_marks_come_in_pairs(text: str, odd: list[str]) -> None:
    """A mark without its other half is noted; full and half width make a pair."""
    assert noted(slips.brackets, text) == odd


def test_marks_of_one_cell_that_lack_the_same_half_are_one_note() -> None:
    """The note counts them and shows the first."""
    register = cells_of(Column.BASIS, "“甲。” 乙。” 丙。”")
    (note,) = slips.brackets(register)
    assert "2 处" in note.message
    assert note.kind is NoteKind.BRACKET


def test_a_cell_may_lack_both_halves_of_different_pairs() -> None:
    """An unclosed （ and an unopened ” are two oddities."""
    messages = [note.message for note in slips.brackets(cells_of(Column.BASIS, "（甲”"))]
    assert ["没有关上" in message for message in messages] == [True, False]


BALANCED = st.recursive(
    st.text("甲乙丙，。1", max_size=5),
    lambda inner: st.builds(
        lambda pair, text, after: pair[0] + text + pair[1] + after,
        st.sampled_from(["（）", "()", "《》", "【】", "“”", "（)", "(）"]),
        inner,
        inner,
    ),
    max_leaves=8,
)


@given(BALANCED.map(lambda text: f"甲{text}"))
def test_what_is_paired_is_never_noted(text: str) -> None:
    """Pairs in pairs, as deep as they go, are well formed."""
    # A digit right before ） could be a list number, 1）, whose ） closes nothing.
    plain = text.replace("1", "丁")
    assert noted(slips.brackets, plain) == []


@given(BALANCED, st.sampled_from("（(《【“"))
def test_one_more_opening_mark_is_always_noted(text: str, mark: str) -> None:
    """Whatever stands before, a mark opened at the very end is never closed."""
    assert len(noted(slips.brackets, text.replace("1", "丁") + mark)) == 1


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("应当征求新执行地的意见。新执行地县级社区矫正机构接", True),
        ("1.依法给予处分。 2.构成犯罪的，追究刑事责任；尚不构成犯罪的，依法给予行政处", True),
        ("负责全市律师工作，", True),
        ("受理、审查、", True),
        ("指导律师协会和", True),
        ("指导律师协会以及", True),
        ("审核材料，并且", True),
        ("应当征求新执行地的意见。", False),
        ("1.具体承办人； 2.内设机构负责人； 3.单位法定代表人或分管领导", False),
        ("1.具体承办人。2.内设机构负责人。3.单位法定代表人或分管领导", False),
        ("（一）警告。（二）罚款", False),
        ("7.发生腐败行为的； 8.其他违反法律法规规章文件规定的行为", False),
        ("7.发生腐败行为的。 8.其他违反法律法规规章文件规定的行为", False),
        ("直接实施责任： 1.组织开展对个人进行表彰", False),
        ("负责提请县（市）公证员免职", False),
        ("1.《社区矫正法》第24条; 2.《实施细则》第34、35条。 3.《考核奖惩办法》", False),
        ("1.《社区矫正法》第42条。 2.《实施细则》第64、65条", False),
        ("中办发﹝2010﹞5号。司法通﹝2012﹞12号", False),
        ("第八条第一款：“进行监督。实行指导”", False),
        ("应当制作执法监督通知书。通知书应当载明以下内容:", False),
        ("办公室", False),
        ("", False),
    ],
)
def test_a_text_that_breaks_off_is_told_from_one_without_a_full_stop(
    text: str, broken: bool
) -> None:
    """Sentences before end in 。 and the last in nothing: broken; a list may end without a stop."""
    assert bool(noted(slips.broken_texts, text)) is broken


def test_a_broken_text_is_quoted_by_its_end() -> None:
    """The editor sees the last words, where the text has to go on."""
    register = register_of(real_record("yining/other/18"))
    (note,) = slips.broken_texts(register)
    assert note.quote.endswith("新执行地县级社区矫正机构接")
    assert len(note.quote) <= 30


@pytest.mark.parametrize("part", ["行政处罚", "行政检查", "行政奖励", "其他行政权力"])
def test_only_two_texts_of_the_power_list_break_off(part: str) -> None:
    """Of 54 items with 13 cells each just two are cut, whatever their lists end in."""
    items = [record for record in reading("yining").records if record.part == part]
    broken = {"行政奖励": ["yining/reward/1"], "其他行政权力": ["yining/other/18"]}
    notes = slips.broken_texts(register_of(*items))
    assert [note.record for note in notes] == broken.get(part, [])


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("审批七人以上三十日以内外出申请", ["七人以上三十日以内"]),
        ("5人以上30日以下", ["5人以上30日以下"]),
        ("三日以上五万元以下", ["三日以上五万元以下"]),
        ("一倍以上五千元以下的罚款", ["一倍以上五千元以下"]),
        ("七日以上三十日以内", []),
        ("三个月以上一年以下", []),
        ("十五日以上三个月以下", []),
        ("二十四小时以上三日以内", []),
        ("五个工作日以上一个月以内", []),
        ("五千元以上三万元以下", []),
        ("一倍以上五倍以下", []),
        ("10%以上30%以下", []),
        ("两名以上十人以下", []),
        ("十四周岁以上十八岁以下", []),
        ("组织两名以上工作人员依法开展", []),
        ("县级以上人民政府三日以内", []),
        ("三年以上，五人以下", []),
    ],
)
def test_the_ends_of_a_range_count_the_same_thing(text: str, odd: list[str]) -> None:
    """Days and months may bound one range, persons and days may not."""
    assert noted(slips.mixed_ranges, text) == odd


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1.甲；2.乙；3.丙", 0),
        ("1.甲；2.乙；4.丁", 1),
        ("1. 甲； 2. 乙； 2. 丙", 1),
        ("1.甲；3.乙；5.丙", 2),
        ("1．甲；2．乙；1．丙；2．丁", 0),
        ("1、甲；2、乙；4、丁", 1),
        ("（一）甲；（二）乙；（三）丙", 0),
        ("（九）甲；（十）乙；（四）丙；（五）丁", 1),
        ("（一）甲；（三）丙", 1),
        ("(一)甲；(二)乙；(四)丁", 1),
        ("（十九）甲；（二十）乙；（二十一）丙", 0),
        ("1.甲（一）乙（二）丙；2.丁（一）戊", 0),
        ("（五）组织考核；", 0),
        ("“（一）甲；（二）乙。” 第九条：“（五）戊”", 0),
        ("【法律】（一）甲；【规章】（四）丁", 0),
        ("依照第（一）项、第（三）项处理", 0),
        ("（一）项至（三）项", 0),
        ("《社区矫正法》第34、35、37条", 0),
        ("1.《社区矫正法》第28条；2.《实施办法》第9、13、14条；3.《细则》", 0),
        ("1996年5月15日通过；1.5倍", 0),
        ("二〇一〇年", 0),
    ],
)
def test_list_numbers_that_skip_or_go_back_are_noted(text: str, count: int) -> None:
    """1, 2, 4 and (十), (四) are odd; a new list, a new quotation and a reference are not."""
    assert len(noted(slips.numberings, text)) == count


@given(st.integers(1, 60), st.sampled_from([". ", ".", "．", "、"]))
def test_a_list_in_its_order_is_never_noted(length: int, point: str) -> None:
    """Any list that counts from one is as it should be."""
    text = "；".join(f"{number}{point}甲" for number in range(1, length + 1))
    assert noted(slips.numberings, text) == []


def test_the_paragraphs_of_a_rule_are_one_list() -> None:
    """A number left out between two paragraphs is noted at the second."""
    record = real_record("municipal/supervision/1.2")
    second = next(field for field in record.fields if field.text.startswith("（二）"))
    cut = replace(record, fields=tuple(f for f in record.fields if f is not second))
    (note,) = slips.numberings(register_of(cut))
    assert list(slips.numberings(register_of(record))) == []
    assert note.quote.startswith("（三）")
    assert "「（一）」后面是「（三）」" in note.message


# What tells a doubled character from two words that meet is how the rest of the register writes.
USUAL = (
    "对有关行政执法行为组织调查。社区矫正执行地的行政机关，执行行政处罚决定，列出行政职责。",
    "重大案件的查处。案件办理。通知执行地县级人民检察院。应当履行法律手续，接收材料。",
)


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("（三）组织、协调、协调和检查工作", True),
        ("指导、监督、监督，检查", True),
        ("律师、律师事务所和公证员", False),
        ("公证机构、公证员、公证协会", False),
        ("重大案件案件的查处工作", True),
        ("司法行政司法行政机关", True),
        ("负责职责职权清理", False),
        ("对有关行行政执法行为组织调查", True),
        ("社区矫正正执行地同级人民检察院", True),
        ("不履行行政职责", False),
        ("应当当面送达证明书", False),
        ("法律法规规定的其他情形", False),
        ("丧失中华人民共和国国籍的", False),
        ("直接接收社区矫正对象", False),
        ("进行行政处罚", False),
        ("向原审法院提出撤销假释建议；向原审法院提出撤销假释建议；", True),
        ("1.有下列情形应承担责任：2.有下列情形应承担责任：", True),
        ("制作《执法监督通知书》。《执法监督通知书》应当载明以下内容", False),
        ("社区矫正对象提出的，社区矫正对象本人签名", False),
        ("依法依规，依法依规，", False),
    ],
)
def test_words_that_stand_twice_in_a_row_are_noted(text: str, odd: bool) -> None:
    """A word, an item or a clause written twice is noted; two words that meet are not."""
    assert bool(noted(slips.doubled_words, text, *USUAL)) is odd


def test_a_long_clause_is_shortened_in_the_message_alone() -> None:
    """The message stays short, the quote holds the clause as it stands both times."""
    clause = "因不履行或不正确履行行政职责而产生不良社会影响的"
    (note,) = slips.doubled_words(cells_of(Column.ACCOUNTABILITY, f"{clause}；{clause}。"))
    assert note.quote.count(clause) == 2
    assert clause not in note.message
    assert clause[:10] in note.message


def test_a_word_doubled_at_two_places_of_a_cell_is_one_note() -> None:
    """One distinct oddity of a cell is one note."""
    text = "重大案件案件的查处。一般案件案件的查处。"
    assert len(noted(slips.doubled_words, text, *USUAL)) == 1


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("为社会组织 and 公民提供服务", ["为社会组织 and 公民提供服务"]),
        ("为组织and公民", ["为组织and公民"]),
        ("通过WiFi上网", ["通过WiFi上网"]),
        ("通过App办理", ["通过App办理"]),
        ("and 甲 and 乙", ["and 甲 and 乙"]),
        ("甲 and 乙 or 丙", ["甲 and 乙 or 丙", "甲 and 乙 or 丙"]),
        ("通过APP或者GPS定位", []),
        ("A类、B类", []),
        ("见 www.12348.gov.cn 或 sfj@xjyn.gov.cn", []),
        ("法律顧問等执业活动", ["法律顧問等执业活动"]),
        ("“12348”法律服务专线", []),
        ("司法通﹝2012﹞12号", []),
        ("<p>律师</p>", []),
    ],
)
def test_foreign_words_and_characters_are_noted(text: str, odd: list[str]) -> None:
    """Latin words and traditional characters do not belong; abbreviations and addresses may."""
    assert noted(slips.foreign_words, text) == odd


def test_characters_that_are_not_simplified_are_listed_once() -> None:
    """One note for a cell, each odd character once."""
    (note,) = slips.foreign_words(cells_of(Column.BASIS, "法律顧問，顧問，律師"))
    assert "顧問師，" in note.message


def test_cells_that_are_inherited_are_not_noted_again() -> None:
    """A main duty that goes on over many rows is checked where it stands, not in each row."""
    items = [real_record(f"municipal/duty/2.{number}") for number in (2, 3)]
    mains = [record.cells(Column.MAIN_DUTY)[0] for record in items]
    assert all(field.inherited for field in mains)
    register = register_of(*items)
    assert {spot.field.column for spot in register.written()} == {Column.ITEM, Column.OFFICE}


@pytest.mark.parametrize("check", ALL)
@given(text=st.text("甲乙（）《》“”()1.2三日以上人内、，。；：and <p/", max_size=60))
def test_any_text_is_checked_and_quoted_as_it_stands(check: Check, text: str) -> None:
    """No text makes a check fail, and every quote is a piece of the text."""
    noted(check, text)


@pytest.mark.parametrize("check", ALL)
def test_a_register_without_records_has_no_slips(check: Check) -> None:
    """Nothing read, nothing noted."""
    assert list(check(register_of())) == []


@pytest.mark.parametrize("junk", ["的", "一", "1", "A", "（", "，", "1.", "三日以上", "甲 "])
def test_a_cell_of_the_largest_size_is_checked_with_few_notes(junk: str) -> None:
    """A cell full of one thing gets a handful of notes, not one for every character."""
    text = junk * (45_000 // len(junk))
    register = cells_of(Column.RESPONSIBILITY, text)
    assert sum(len(list(check(register))) for check in ALL) <= 4


@pytest.mark.parametrize("check", ALL)
def test_checks_leave_the_real_register_as_it_is(check: Check) -> None:
    """A check reads the records and changes none."""
    before = repr(reading("yining"))
    list(check(Register(reading("yining"), YINING)))
    assert repr(reading("yining")) == before

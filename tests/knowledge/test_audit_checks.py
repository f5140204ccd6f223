"""The checks of a register's make-up, on changed copies of the real ones and on single cells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import audit_checks
from knowledge.records import Bureau, Column, Field, Note, NoteKind, Record
from knowledge.registers import read_register
from knowledge.remarks import Register
from tests.knowledge.audit_samples import (
    YINING,
    cells_of,
    changed_copy,
    quotes,
    reading,
    real_record,
    register_of,
    source_text,
    with_text,
)


def totals_of(path: Path) -> list[Note]:
    """What is said of the totals of a file."""
    read = read_register(path, reading("yining").source)
    return list(audit_checks.totals(Register(read, YINING)))


def without_rows(folder: Path, *rows: int) -> Path:
    """A copy of the power list that lacks these lines (from 1)."""
    lines = source_text("yining").split("\n")
    path = folder / "yining.txt"
    kept = [line for number, line in enumerate(lines, 1) if number not in rows]
    path.write_text("\n".join(kept), encoding="utf-8")
    return path


def test_totals_that_agree_are_not_mentioned() -> None:
    """The five totals that the power list declares all hold, so nothing is said."""
    register = Register(reading("yining"), YINING)
    assert len(register.reading.declared) == 5
    assert list(audit_checks.totals(register)) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("共计54项", "共计55项", "全部共 55 项，实有 54 项"),
        ("共计54项", "共计5项", "全部共 5 项，实有 54 项"),
        ("行政处罚8项", "行政处罚9项", "「行政处罚」共 9 项，实有 8 项"),
        ("行政检查6项", "行政检查0项", "「行政检查」共 0 项，实有 6 项"),
        ("其他行政权力33项", "其他行政权力34项", "「其他行政权力」共 34 项，实有 33 项"),
    ],
)
def test_a_total_that_does_not_hold_is_reported(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    """One wrong total is one note with both numbers, quoting the title in its row."""
    (note,) = totals_of(changed_copy(tmp_path, "yining", (old, new)))
    assert says in note.message
    assert new in note.quote
    assert (note.locator.row, note.locator.column, note.record) == (3, "", "")


@pytest.mark.parametrize(
    ("row", "part", "left"), [(15, "行政处罚", 7), (27, "行政检查", 5), (85, "其他行政权力", 32)]
)
def test_a_part_with_a_missing_item_is_reported(
    tmp_path: Path, row: int, part: str, left: int
) -> None:
    """The last item of a part left out makes the part and the whole fall short of what is declared."""
    notes = totals_of(without_rows(tmp_path, row))
    assert [note.locator.part for note in notes] == ["", part]
    assert "实有 53 项" in notes[0].message
    assert f"实有 {left} 项" in notes[1].message


@pytest.mark.parametrize(
    ("written", "noted"),
    [
        ("行政处罚", False),
        ("行政 处罚", False),
        ("刑事执行权", True),
        ("行政处罚权", True),
        ("行政检查", True),
        ("", True),
    ],
)
def test_a_type_is_held_against_the_parts_name(written: str, noted: bool) -> None:
    """A type that is not the part's name is noted, a blank one too; spaces do not matter."""
    record = with_text("yining/penalty/2", Column.POWER_TYPE, written)
    notes = list(audit_checks.power_types(register_of(record)))
    assert quotes(notes) == ([written] if noted else [])
    assert all("行政处罚" in note.message for note in notes)


@pytest.mark.parametrize(
    ("office", "noted"),
    [
        ("办公室", False),
        ("政治部（警务部）", False),
        ("普及法律常识办公室（依法治市办公室）", False),
        ("计财装备处（审计处", False),
        ("律师和法律援助管理处    基层工作管理处", False),
        ("", True),
        ("有关处室", True),
        ("各处室", True),
        ("各相关科室", True),
        ("业务对应处室", True),
        ("以市司法局组织，业务对应处室\n具体负责", True),
        ("有 关 处 室", True),
    ],
)
def test_an_office_cell_that_names_no_office_is_noted(office: str, noted: bool) -> None:
    """Blank cells and words for "whichever office it is" leave the citizen without an answer."""
    record = with_text("municipal/duty/2.1", Column.OFFICE, office)
    notes = list(audit_checks.blank_offices(register_of(record)))
    assert len(notes) == int(noted)
    assert all(note.quote == " ".join(office.split()) for note in notes)


def test_a_blank_handling_office_is_noted_too() -> None:
    """The power list's 承办机构 answers the same question as the duty register's 责任处室."""
    record = with_text("yining/other/2", Column.HANDLING_OFFICE, "")
    (note,) = audit_checks.blank_offices(register_of(record))
    assert note.locator.column == "承办机构"
    assert "承办机构" in note.message


@pytest.mark.parametrize("key", ["municipal/duty/9.2", "municipal/duty/9.3"])
def test_a_blank_office_is_shown_with_its_neighbours_and_never_filled(key: str) -> None:
    """The rows around are quoted as what they are; that the cells are merged is not claimed."""
    notes = audit_checks.blank_offices(Register(reading("municipal"), YINING))
    (note,) = [note for note in notes if note.record == key]
    assert note.quote == ""
    for words in ("9.1", "9.4", "政治部（警务部）", "可能是合并单元格", "没有写明"):
        assert words in note.message
    assert real_record(key).text(Column.OFFICE) == ""


def test_neighbours_come_from_the_same_duty_alone() -> None:
    """The next duty's office says nothing about a blank one, even where it stands next to it."""
    blank = with_text("municipal/duty/10.1", Column.OFFICE, "")
    register = register_of(
        real_record("municipal/duty/9.7"), blank, real_record("municipal/duty/11.1")
    )
    (note,) = [n for n in audit_checks.blank_offices(register) if not n.quote]
    assert "政治部" not in note.message
    assert "有关处室" not in note.message
    assert "合并单元格" not in note.message


def test_neighbours_come_from_the_same_part_alone() -> None:
    """In a power list the items of the same part are the neighbours."""
    blank = with_text("yining/reward/1", Column.HANDLING_OFFICE, "")
    register = register_of(
        real_record("yining/inspection/6"), blank, real_record("yining/reward/2")
    )
    (note,) = audit_checks.blank_offices(register)
    assert "矫正科" not in note.message
    assert "依法治市委员会办公室" in note.message


def inherited(record: Record, column: Column) -> Record:
    """The record as if its cells of one column were merged with those above."""

    def marked(field: Field) -> Field:
        return replace(field, inherited=True) if field.column is column else field

    return replace(record, fields=tuple(marked(field) for field in record.fields))


def test_an_inherited_office_is_noted() -> None:
    """An office that a merged cell gives is shown to the editor for a look."""
    record = inherited(real_record("municipal/duty/2.2"), Column.OFFICE)
    (note,) = audit_checks.inherited_offices(register_of(record))
    assert note.kind is NoteKind.INHERITED_OFFICE
    assert note.quote == "社区矫正工作管理处"


def test_a_blank_under_a_blank_is_not_called_inherited() -> None:
    """Where the merged cell says nothing either, there is nothing to confirm."""
    blank = with_text("municipal/duty/2.2", Column.OFFICE, "")
    register = register_of(inherited(blank, Column.OFFICE))
    assert list(audit_checks.inherited_offices(register)) == []
    assert len(list(audit_checks.blank_offices(register))) == 1


@pytest.mark.parametrize("column", [Column.MAIN_DUTY, Column.NUMBER, Column.REMARK])
def test_other_inherited_cells_are_as_they_should_be(column: Column) -> None:
    """A main duty goes on over many rows: only the office is worth a remark."""
    record = inherited(real_record("municipal/duty/2.2"), column)
    assert list(audit_checks.inherited_offices(register_of(record))) == []


@pytest.mark.parametrize(
    ("texts", "repeated"),
    [
        (("办公室", "社区矫正工作管理处", "公证工作管理处", "基层工作管理处", "政治部"), []),
        (("办公室", "办公室", "公证工作管理处", "基层工作管理处", "政治部"), ["办公室"]),
        (("办公室", "办公室", "办公室", "基层工作管理处", "政治部"), ["办公室", "办公室"]),
        (("办公室  办公室", "公证处", "基层处", "考试处", "政治部"), ["办公室"]),
        (("审计处（财", "审计处（财）", "基层处", "考试处", "政治部"), ["审计处（财）"]),
        (("办公室", "", "", "", ""), []),
    ],
)
def test_an_office_named_twice_by_one_item_is_noted(
    texts: tuple[str, ...], repeated: list[str]
) -> None:
    """Each place after the first is noted, whether in a cell of its own or in one, closed or not."""
    record = with_text("municipal/duty/1.1", Column.OFFICE, *texts)
    assert quotes(audit_checks.repeated_offices(register_of(record))) == repeated


def test_two_items_may_name_the_same_office() -> None:
    """An office that works on many items is no repetition."""
    items = [real_record(f"municipal/duty/2.{number}") for number in (1, 2, 3)]
    assert list(audit_checks.repeated_offices(register_of(*items))) == []


def test_a_repeated_office_tells_where_it_stood_first() -> None:
    """The editor is led to both places."""
    register = register_of(real_record("municipal/duty/1.1"))
    (note,) = audit_checks.repeated_offices(register)
    assert "第23行" in note.message
    assert note.locator.row == 35


@pytest.mark.parametrize(
    ("office", "count"),
    [
        ("律师和法律援助管理处    基层工作管理处", 2),
        ("办公室\u3000\u3000政治部", 2),
        ("办公室  政治部  基层处", 3),
        ("办公室 政治部", 0),
        ("以市司法局组织，业务对应处室\n具体负责", 0),
        ("办公室", 0),
        ("", 0),
    ],
)
def test_offices_joined_in_one_cell_are_noted(office: str, count: int) -> None:
    """Wide gaps part offices; a single space or a line break is no gap."""
    record = with_text("municipal/duty/2.1", Column.OFFICE, office)
    notes = list(audit_checks.joined_offices(register_of(record)))
    assert [f"{count} 个处室" in note.message for note in notes] == ([True] if count else [])


@pytest.mark.parametrize(
    ("body", "bureau", "noted"),
    [
        ("伊宁市司法局", "伊宁市司法局", False),
        ("伊宁市 司法局", "伊宁市司法局", False),
        ("县市区司法局", "伊宁市司法局", True),
        ("司法局", "伊宁市司法局", True),
        ("伊宁市司法局", "霍城县司法局", True),
        ("县市区司法局", "", False),
        ("", "伊宁市司法局", False),
    ],
)
def test_an_acting_body_is_held_against_the_bureau(body: str, bureau: str, noted: bool) -> None:
    """Any name but the bureau's own is noted; without a bureau's name the commonest one counts."""
    record = with_text("yining/penalty/7", Column.ACTING_BODY, body)
    register = register_of(record, bureau=Bureau("yining", bureau))
    assert quotes(audit_checks.acting_bodies(register)) == ([body] if noted else [])


INTRODUCTION = "因不履行或不正确履行工作职责，有下列情形的，行政机关及相关工作人员应承担相应的责任"


@pytest.mark.parametrize(
    ("cases", "says"),
    [
        ("", "空白"),
        (f"{INTRODUCTION}：", "没有列出"),
        (f"{INTRODUCTION}。", "没有列出"),
        (INTRODUCTION, "没有列出"),
        (f"{INTRODUCTION.replace('，', ',')}.", "没有列出"),
        (f"{INTRODUCTION.replace('有下列', '存在下列')}。 ；", "没有列出"),
        (f"{INTRODUCTION}：1.具体承办人；2.内设机构负责人；3.法定代表人或分管领导", "追责对象"),
        (
            f"{INTRODUCTION}：1. 具体承办人； 2. 内设机构负责人； 3. 法定代表人或分管领导。",
            "追责对象",
        ),
        (f"{INTRODUCTION}：1.收取费用的；2.其他违法行为", None),
        (f"{INTRODUCTION}：收取费用的。", None),
        ("1.没有法定的行政处罚依据的；", None),
        ("收取费用的，应承担相应的责任。", None),
    ],
)
def test_cases_that_are_missing_are_noted(cases: str, says: str | None) -> None:
    """Blank cells, introductions without a list and lists of persons are no cases of liability."""
    record = with_text("yining/other/13", Column.ACCOUNTABILITY, cases)
    notes = list(audit_checks.empty_cases(register_of(record)))
    assert len(notes) == int(says is not None)
    assert all(says is not None and says in note.message for note in notes)


@pytest.mark.parametrize(
    ("levels", "noted"),
    [
        (("县级", "县级", "县级"), []),
        (("县级", "县市级", "县级"), ["县市级"]),
        (("县市级", "县级", "县级", "县市区级", "县市级"), ["县市区级"]),
        (("县级", "省级", "市级"), []),
        (("县级", "县 级"), []),
        (("县级", "县市级", "地级", "地市级"), ["县市级", "地市级"]),
        ((), []),
    ],
)
def test_levels_written_in_several_ways_make_one_note(
    levels: tuple[str, ...], noted: list[str]
) -> None:
    """Words that begin and end alike are taken for one level; the rarest of them is quoted."""
    assert quotes(audit_checks.level_words(cells_of(Column.LEVEL, *levels))) == noted


def test_a_note_on_levels_counts_each_spelling() -> None:
    """The editor sees how often each spelling stands."""
    (note,) = audit_checks.level_words(Register(reading("yining"), YINING))
    for words in ("「县级」32 项", "「县市级」19 项", "「县市区级」3 项"):
        assert words in note.message

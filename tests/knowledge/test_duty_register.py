"""Main duties, their items and the offices of each, merged cells and all."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import RegisterError
from knowledge.reading import LeftOut, Reading
from knowledge.records import Column, Kind, NoteKind, Record
from tests.knowledge.register_files import (
    DUTY_LINES,
    dump,
    read_lines,
    read_text,
    source_lines,
    with_line,
)

HEADER = ("序号", "主要职责", "具体工作事项", "责任处室", "备注")
TITLE = "一、部门职责登记表"
# How many items each main duty has, counted in the document.
ITEMS = {1: 3, 2: 6, 3: 10, 4: 27, 5: 4, 6: 13, 7: 6, 8: 7, 9: 7, 10: 5, 11: 1}

LAWYERS, GRASSROOTS = "律师和法律援助管理处", "基层工作管理处"
PARTS_OF_DUTY_1 = ["办公室", "社区矫正工作管理处", LAWYERS, "公证工作管理处", LAWYERS]


@pytest.fixture(scope="module")
def duties(municipal: Reading) -> dict[str, Record]:
    """The duty records by their number."""
    return {r.number: r for r in municipal.records if r.kind is Kind.DUTY}


def read_duties(folder: Path, *rows: tuple[str, ...]) -> dict[str, Record]:
    """A duty register of these rows below its header."""
    reading = read_text(folder, dump(HEADER, *rows, title=TITLE))
    return {record.number: record for record in reading.records}


def cells(record: Record, column: Column) -> list[tuple[str, int, bool]]:
    """Text, line and inherited mark of a record's cells of a column."""
    return [(f.text, f.locator.row, f.inherited) for f in record.cells(column)]


# ---- the real register


def test_every_main_duty_has_its_items(duties: dict[str, Record]) -> None:
    """89 items under 11 main duties, numbered within each, in the document's order."""
    expected = [f"{duty}.{item}" for duty, count in ITEMS.items() for item in range(1, count + 1)]
    assert list(duties) == expected
    assert len(expected) == 89
    assert [r.key for r in duties.values()] == [f"municipal/duty/{n}" for n in expected]


@pytest.mark.parametrize(
    ("number", "offices"),
    [
        # An item goes on over several rows, one office each; the last repeats the third.
        ("1.1", PARTS_OF_DUTY_1),
        ("1.3", PARTS_OF_DUTY_1),
        # A line break inside the cell.
        ("1.2", ["以市司法局组织，业务对应处室\n具体负责"]),
        ("2.1", ["社区矫正工作管理处"]),
        ("3.1", ["普及法律常识办公室（依法治市办公室）"]),
        ("4.10", [LAWYERS]),
        # Two offices in one cell, four spaces between them.
        ("4.11", [f"{LAWYERS}    {GRASSROOTS}"]),
        ("4.14", [f"{LAWYERS}    {GRASSROOTS}"]),
        ("4.15", [GRASSROOTS]),
        ("9.1", ["政治部（警务部）"]),
        # Two cells are blank, and stay so.
        ("9.2", [""]),
        ("9.3", [""]),
        ("9.4", ["政治部（警务部）"]),
        ("10.1", ["计财装备处（审计处）"]),
        # The bracket that is not closed stands as it stands.
        ("10.2", ["计财装备处（审计处"]),
        ("10.5", ["计财装备处（审计处"]),
        ("11.1", ["有关处室"]),
    ],
)
def test_offices_stand_as_the_register_has_them(
    duties: dict[str, Record], number: str, offices: list[str]
) -> None:
    """Each row's office cell is a field of the item, in order, its words unchanged."""
    assert [f.text for f in duties[number].cells(Column.OFFICE)] == offices


@pytest.mark.parametrize(
    ("number", "line", "text"),
    [
        ("1.1", 9, "贯彻执行党和国家及省司法行政工作的方针政策和法律法规"),
        ("2.1", 76, "负责全市社区矫正工作，组织指导对刑满释放人员的安置帮教工作"),
        # Blank lines stand before the words in the cell.
        ("8.1", 472, "负责组织全市国家司法考试工作"),
        ("11.1", 591, "承办市政府交办的其他事项"),
    ],
)
def test_the_first_item_of_a_duty_owns_number_and_main_duty(
    duties: dict[str, Record], number: str, line: int, text: str
) -> None:
    """The row that opens a main duty states it itself."""
    ((main, row, inherited),) = cells(duties[number], Column.MAIN_DUTY)
    assert main.startswith(text)
    assert (row, inherited) == (line, False)
    assert cells(duties[number], Column.NUMBER) == [
        (number.split(".", maxsplit=1)[0], line - 1, False)
    ]


def test_later_items_inherit_number_and_main_duty(duties: dict[str, Record]) -> None:
    """Under a merged cell the text and the place are those of the cell above, and marked so."""
    for number, record in duties.items():
        duty, item = number.split(".")
        first = duties[f"{duty}.1"]
        for column in (Column.NUMBER, Column.MAIN_DUTY):
            ((text, line, inherited),) = cells(record, column)
            assert [(text, line, False)] == cells(first, column)
            assert inherited is (item != "1")


def test_a_duty_without_an_item_of_its_own_is_its_item(duties: dict[str, Record]) -> None:
    """Duty 11 has a blank item cell: the main duty is all there is to do, marked inherited."""
    record = duties["11.1"]
    assert record.title == "承办市政府交办的其他事项"
    assert cells(record, Column.ITEM) == [("承办市政府交办的其他事项", 591, True)]
    assert [key for key, r in duties.items() if r.cells(Column.ITEM)[0].inherited] == ["11.1"]


def test_titles_are_the_item_cells(duties: dict[str, Record]) -> None:
    """An item is called by its own words."""
    for record in duties.values():
        assert record.title == record.text(Column.ITEM) != ""
        assert (record.part, record.bureau, record.source) == ("", "municipal", "municipal")


def test_every_office_row_stands_where_the_locator_says(duties: dict[str, Record]) -> None:
    """Office and remark cells begin at their lines, 98 rows less the header in all."""
    lines = source_lines("municipal")
    offices = [f for r in duties.values() for f in r.cells(Column.OFFICE)]
    for field in offices:
        assert lines[field.locator.row - 1].strip() == field.text.split("\n")[0].strip()
        assert field.locator.row in DUTY_LINES
        assert (field.locator.register, field.locator.column) == ("部门职责登记表", "责任处室")
    assert len(offices) == 97


# ---- other registers


def test_a_small_register_is_read_whole(tmp_path: Path) -> None:
    """Rows continue the item above, the duty above, or open their own."""
    found = read_duties(
        tmp_path,
        ("1", "甲职", "甲事", "一处", "注"),
        ("", "", "", "二处", ""),
        ("", "", "乙事", "", ""),
        ("2", "乙职", "", "三处", ""),
        ("", "", "丙事", "四处", ""),
    )
    assert list(found) == ["1.1", "1.2", "2.1", "2.2"]
    assert [f.text for f in found["1.1"].cells(Column.OFFICE)] == ["一处", "二处"]
    assert [f.text for f in found["1.1"].cells(Column.REMARK)] == ["注", ""]
    assert [f.text for f in found["1.2"].cells(Column.OFFICE)] == [""]
    assert (found["2.1"].title, found["2.2"].title) == ("乙职", "丙事")
    assert found["2.2"].text(Column.MAIN_DUTY) == "乙职"


@pytest.mark.parametrize(("printed", "number"), [("一", "1.1"), ("１", "1.1"), ("07", "7.1")])
def test_keys_are_ascii_however_the_number_is_printed(
    tmp_path: Path, printed: str, number: str
) -> None:
    """The key counts in figures, the field keeps what is printed."""
    found = read_duties(tmp_path, (printed, "甲职", "甲事", "一处", ""))
    assert found[number].key == f"copied/duty/{number}"
    assert found[number].text(Column.NUMBER) == printed


def test_columns_go_by_their_titles(tmp_path: Path) -> None:
    """A register with its columns in another order says the same."""
    rows = [HEADER, ("1", "甲职", "甲事", "一处", "注")]
    usual = read_text(tmp_path, dump(*rows, title=TITLE))
    turned = read_text(tmp_path, dump(*(tuple(reversed(r)) for r in rows), title=TITLE))
    columns = (Column.MAIN_DUTY, Column.ITEM, Column.OFFICE, Column.REMARK)
    said = [[r.records[0].text(column) for column in columns] for r in (usual, turned)]
    assert said[0] == said[1] == ["甲职", "甲事", "一处", "注"]


def test_what_stands_around_the_table_is_left_out_by_name(tmp_path: Path) -> None:
    """Section title, header, its repetition and empty rows are listed, not lost."""
    text = dump(HEADER, ("1", "甲职", "甲事", "一处", ""), ("",) * 5, HEADER, title=TITLE)
    reading = read_text(tmp_path, text)
    assert [(w.line, w.reason) for w in reading.left_out] == [
        (1, "标题"),
        (2, "表头"),
        (20, "表头"),
    ]
    assert reading.left_out[0] == LeftOut(1, TITLE, "标题")
    assert [(n.kind, n.locator.row) for n in reading.notes] == [(NoteKind.EMPTY_ROW, 14)]


ROW = ("1", "甲职", "甲事", "一处", "")


@pytest.mark.parametrize(
    ("rows", "line", "column", "problem"),
    [
        ([("", "", "甲事", "一处", "")], 8, "序号", "第一行应有序号和主要职责"),
        ([("", "", "", "一处", "")], 8, "序号", "第一行应有序号和主要职责"),
        ([("甲", "甲职", "甲事", "一处", "")], 8, "序号", "序号应是数字"),
        ([("1", "", "甲事", "一处", "")], 9, "主要职责", "有序号而没有主要职责，请补上"),
        # The words of a main duty whose number was lost must not vanish.
        ([ROW, ("", "乙职", "乙事", "一处", "")], 14, "序号", "有主要职责而没有序号，请补上"),
        ([ROW, ROW], 14, "序号", "序号应大于上一个（1），写的是 1"),
        ([("2", *ROW[1:]), ROW], 14, "序号", "序号应大于上一个（2），写的是 1"),
        ([ROW, ("2", "乙职", "乙事", "一处")], 14, None, "这一行有 4 格，表头有 5 列"),
        ([ROW, ("2", "乙职", "乙事", "一处", "", "")], 14, None, "这一行有 6 格，表头有 5 列"),
        ([("9" * 5000, *ROW[1:])], 8, "序号", "序号应是数字"),
    ],
)
def test_rows_that_cannot_be_right_are_refused(
    tmp_path: Path, rows: list[tuple[str, ...]], line: int, column: str | None, problem: str
) -> None:
    """One clear line with file, row and column, never a guess and never a lost word."""
    with pytest.raises(RegisterError, match=problem) as raised:
        read_duties(tmp_path, *rows)
    error = raised.value
    assert (error.file, error.row, error.column) == ("copy.txt", line, column)


@pytest.mark.parametrize(
    ("line", "new", "row", "column"),
    [
        # The header loses one title, and with it a column of its own.
        (2, None, 2, "序号"),
        (3, None, 2, "主要职责"),
        (4, None, 2, "具体工作事项"),
        (5, None, 2, "责任处室"),
        (6, None, 2, "备注"),
        (5, "\t责任科室", 2, "责任处室"),
        # A row loses or gains a cell, or its number changes.
        (181, None, 177, None),
        (181, "\t\n\t", 177, None),
        (75, "\t1", 75, "序号"),
        (111, "\t12", 171, "序号"),
        (111, "\t三个", 111, "序号"),
        (111, "\t", 111, "序号"),
    ],
)
def test_damage_to_the_real_register_is_told_with_its_place(
    tmp_path: Path, line: int, new: str | None, row: int, column: str | None
) -> None:
    """One line taken out of the document or changed is enough to be told where."""
    lines = source_lines("municipal")
    if new is None:
        del lines[line - 1]
    else:
        lines = with_line(lines, line, lambda _: new)
    with pytest.raises(RegisterError) as raised:
        read_lines(tmp_path, lines)
    assert (raised.value.row, raised.value.column) == (row, column)

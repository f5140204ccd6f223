"""Matters that several departments share, and the merged cells that hold for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import RegisterError
from knowledge.reading import Reading
from knowledge.records import Column, Field, Kind, NoteKind, Record
from tests.knowledge.register_files import (
    BOUNDARY_LINES,
    dump,
    read_lines,
    read_text,
    source_lines,
    with_line,
)

HEADER = ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例")
TITLE = "二、与相关部门的职责边界登记表"


@pytest.fixture(scope="module")
def boundaries(municipal: Reading) -> dict[str, Record]:
    """The boundary records by their number."""
    return {r.number: r for r in municipal.records if r.kind is Kind.BOUNDARY}


def read_boundaries(folder: Path, *rows: tuple[str, ...], after: str = "") -> list[Record]:
    """A boundary register of these rows below its header; `after` follows the table."""
    text = dump(HEADER, *rows, title=TITLE).rstrip("\n") + after
    return [r for r in read_text(folder, text).records if r.kind is Kind.BOUNDARY]


def states(field: Field) -> tuple[str, int, bool]:
    """What a field says, the line it says it at, and whether it inherits it."""
    return field.text, field.locator.row, field.inherited


# ---- the real register


@pytest.mark.parametrize(
    ("number", "title", "departments"),
    [
        (
            "1",
            "刑释人员、社区矫正人员专项组工作",
            ["市司法局", "市公安局", "市民政局", "市教育局", "市人社局", "市卫生计生委"],
        ),
        ("2", "司法鉴定机构资质管理和质量管理评估工作", ["市司法局", "市质监局"]),
    ],
)
def test_each_matter_has_its_departments(
    boundaries: dict[str, Record], number: str, title: str, departments: list[str]
) -> None:
    """One record a matter; the four empty rows between the departments are none."""
    record = boundaries[number]
    assert (record.key, record.title) == (f"municipal/boundary/{number}", title)
    assert [f.text for f in record.cells(Column.DEPARTMENT)] == departments
    assert len(record.cells(Column.DIVISION)) == len(departments)
    assert len(boundaries) == 2


@pytest.mark.parametrize(
    ("number", "column", "line", "begins"),
    [
        ("1", Column.RELATED_BASIS, 611, "中办发﹝2010﹞5号 司法通﹝2012﹞12号"),
        ("1", Column.CASE, 613, "某人刑满释放或矫正期满后到其户籍所在 地司法行政机关"),
        ("2", Column.RELATED_BASIS, 683, "冀司通﹝2014﹞47号"),
        ("2", Column.CASE, 684, "市司法局与市质监局共同负责"),
    ],
)
def test_basis_and_case_hold_for_all_departments(
    boundaries: dict[str, Record], number: str, column: Column, line: int, begins: str
) -> None:
    """The first department states them; the others inherit text and place, and are marked so."""
    fields = boundaries[number].cells(column)
    assert len(fields) == len(boundaries[number].cells(Column.DEPARTMENT))
    assert fields[0].text.startswith(begins)
    assert states(fields[0])[1:] == (line, False)
    assert {states(f) for f in fields[1:]} == {(fields[0].text, line, True)}


def test_departments_and_divisions_are_never_inherited(boundaries: dict[str, Record]) -> None:
    """Each department's own words begin at their own line."""
    lines = source_lines("municipal")
    for record in boundaries.values():
        for field in record.cells(Column.DEPARTMENT, Column.DIVISION):
            assert not field.inherited
            assert lines[field.locator.row - 1].strip().startswith(field.text)
            assert field.locator.row in BOUNDARY_LINES


def test_the_last_row_gives_its_last_cells_to_the_next_part(
    boundaries: dict[str, Record], municipal: Reading
) -> None:
    """Part three begins inside the last cell of part two: 市质监局 keeps its own words alone."""
    last = boundaries["2"].cells(Column.DIVISION)[-1]
    assert states(last) == ("负责对辖区内司法鉴定机构的资质认定工作进行监管", 689, False)
    assert "监督管理制度" not in "".join(f.text for f in boundaries["2"].fields)
    assert (690, " 三、事中事后监督管理制度") in [(w.line, w.text) for w in municipal.left_out]


def test_empty_rows_are_noted(municipal: Reading) -> None:
    """The four rows without a word are told to the editor by their lines."""
    found = [n.locator.row for n in municipal.notes if n.kind is NoteKind.EMPTY_ROW]
    assert found == [644, 651, 665, 672]


# ---- other registers

FIRST = ("1", "甲事", "一局", "一责", "一号", "甲案")


def test_a_merged_cell_is_the_nearest_above(tmp_path: Path) -> None:
    """A department with a basis of its own hands it on to those below, matter by matter."""
    one, two = read_boundaries(
        tmp_path,
        FIRST,
        ("", "", "二局", "二责", "二号", ""),
        ("", "", "三局", "三责", "", ""),
        ("2", "乙事", "一局", "一责", "", ""),
        ("", "", "二局", "二责", "四号", "乙案"),
    )
    assert [states(f) for f in one.cells(Column.RELATED_BASIS)] == [
        ("一号", 13, False),
        ("二号", 20, False),
        ("二号", 20, True),
    ]
    assert [states(f)[::2] for f in one.cells(Column.CASE)] == [
        ("甲案", False),
        ("甲案", True),
        ("甲案", True),
    ]
    # Nothing is handed on from another matter, or upwards.
    assert [states(f)[::2] for f in two.cells(Column.RELATED_BASIS)] == [
        ("", False),
        ("四号", False),
    ]


def test_a_matter_of_one_row_may_be_cut_off(tmp_path: Path) -> None:
    """The row where the next part begins may be a matter's first: what it lacks is blank."""
    after = "\n三、监督管理制度\n（一）对甲的监督检查\n一、监督检查对象\n甲。"
    one, two = read_boundaries(tmp_path, FIRST, ("2", "乙事", "一局", "一责"), after=after)
    assert [states(f) for f in two.cells(Column.RELATED_BASIS, Column.CASE)] == [
        ("", 16, False),
        ("", 16, False),
    ]
    assert one.text(Column.CASE) == "甲案"


def test_blank_cells_stay_blank(tmp_path: Path) -> None:
    """A department or division that is not written is not taken from another row."""
    (record,) = read_boundaries(
        tmp_path, FIRST, ("", "", "", "二责", "", ""), ("", "", "三局", "", "", "")
    )
    assert [f.text for f in record.cells(Column.DEPARTMENT)] == ["一局", "", "三局"]
    assert [f.text for f in record.cells(Column.DIVISION)] == ["一责", "二责", ""]


def test_columns_go_by_their_titles(tmp_path: Path) -> None:
    """A register with its columns in another order says the same."""
    rows = (HEADER, FIRST, ("", "", "二局", "二责", "", ""))
    order = (0, 1, 5, 4, 3, 2)
    usual = read_text(tmp_path, dump(*rows, title=TITLE)).records
    turned = read_text(
        tmp_path, dump(*(tuple(row[i] for i in order) for row in rows), title=TITLE)
    ).records
    columns = (Column.DEPARTMENT, Column.DIVISION, Column.RELATED_BASIS, Column.CASE)
    for column in columns:
        assert [states(f)[::2] for f in usual[0].cells(column)] == [
            states(f)[::2] for f in turned[0].cells(column)
        ]


def test_keys_are_ascii_however_the_number_is_printed(tmp_path: Path) -> None:
    """The key counts in figures, the field keeps what is printed."""
    (record,) = read_boundaries(tmp_path, ("二", *FIRST[1:]))
    assert (record.key, record.number, record.text(Column.NUMBER)) == (
        "copied/boundary/2",
        "2",
        "二",
    )


@pytest.mark.parametrize(
    ("rows", "line", "column", "problem"),
    [
        ([("", "", *FIRST[2:])], 9, "序号", "第一行应有序号和管理事项"),
        ([("", *FIRST[1:])], 9, "序号", "序号和管理事项应同时有，请补上这一格"),
        ([("1", "", *FIRST[2:])], 10, "管理事项", "序号和管理事项应同时有"),
        # A matter whose number was lost is not swallowed by the one above.
        ([FIRST, ("", "乙事", "二局", "二责", "", "")], 16, "序号", "序号和管理事项应同时有"),
        ([("甲", *FIRST[1:])], 9, "序号", "序号应是数字"),
        ([FIRST, FIRST], 16, "序号", "序号应大于上一个（1），写的是 1"),
        ([("2", *FIRST[1:]), FIRST], 16, "序号", "序号应大于上一个（2），写的是 1"),
        # Only the last row may be cut off, and only by basis and case.
        ([FIRST[:4], ("", "", "二局", "二责", "", "")], 9, None, "这一行有 4 格，表头有 6 列"),
        ([FIRST[:3]], 9, None, "这一行有 3 格，表头有 6 列"),
        ([(*FIRST, "")], 9, None, "这一行有 7 格，表头有 6 列"),
    ],
)
def test_rows_that_cannot_be_right_are_refused(
    tmp_path: Path, rows: list[tuple[str, ...]], line: int, column: str | None, problem: str
) -> None:
    """One clear line with file, row and column, never a guess and never a lost word."""
    with pytest.raises(RegisterError, match=problem) as raised:
        read_boundaries(tmp_path, *rows)
    error = raised.value
    assert (error.file, error.row, error.column) == ("copy.txt", line, column)


@pytest.mark.parametrize(
    ("line", "new", "row", "column"),
    [
        *((600 + i, None, 600, title) for i, title in enumerate(HEADER)),
        (618, None, 616, None),
        (607, "\t", 607, "序号"),
        (608, "\t", 608, "管理事项"),
        (679, "\t1", 679, "序号"),
        (679, "\t", 679, "序号"),
        (689, None, 686, None),
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

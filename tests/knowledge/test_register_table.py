"""Rows by the titles above them, whatever order those are in."""

from __future__ import annotations

import pytest

from knowledge.columns import BOUNDARY_TABLE, DUTY_TABLE, POWER_TABLE, TableShape
from knowledge.errors import RegisterError
from knowledge.reading import LeftOut
from knowledge.records import Column, NoteKind, Source
from knowledge.register_table import RegisterTable, checked_header, read_item_number, read_table
from knowledge.tables import Cell, Row, Section

SOURCE = Source("copy", "copied", "抄件", "copy.txt", "")
HEADER = ("序号", "主要职责", "具体工作事项", "责任处室", "备注")
FIRST = ("1", "职责", "事项", "办公室", "")


def row(*texts: str, line: int = 1) -> Row:
    """A row whose cells stand one below the other from this line on."""
    return Row(tuple(Cell(text, line + i) for i, text in enumerate(texts)))


def section(*rows: tuple[str, ...]) -> Section:
    """A section whose rows begin at lines 10, 20 and so on."""
    return Section(
        "部门职责登记表", None, tuple(row(*r, line=10 * i) for i, r in enumerate(rows, 1))
    )


def table(*rows: tuple[str, ...], cut_off: frozenset[Column] = frozenset()) -> RegisterTable:
    """A duty table of these rows, the header among them."""
    return read_table(section(*rows), DUTY_TABLE, SOURCE, cut_off=cut_off)


def test_cells_go_by_the_title_above_them() -> None:
    """A header in another order puts every cell where its title says."""
    order = (3, 0, 4, 2, 1)
    (found,) = table(tuple(HEADER[i] for i in order), tuple(FIRST[i] for i in order)).rows
    assert [found.words(column) for column in DUTY_TABLE.columns] == list(FIRST)
    assert found.cell(Column.MAIN_DUTY) == Cell("职责", 24)


def test_titles_above_the_header_and_repeated_headers_are_left_out_by_name() -> None:
    """Nothing goes silently: what no record keeps is listed with its line and the reason."""
    found = table(("市司法局",), ("", ""), HEADER, FIRST, HEADER, ("2", *FIRST[1:]))
    titles = " ".join(HEADER)
    assert found.left_out == (
        LeftOut(10, "市司法局", "标题"),
        LeftOut(30, titles, "表头"),
        LeftOut(50, titles, "表头"),
    )
    assert [r.words(Column.NUMBER) for r in found.rows] == ["1", "2"]
    assert [(n.kind, n.locator.row) for n in found.notes] == [(NoteKind.EMPTY_ROW, 20)]


def test_a_second_header_with_other_columns_is_no_repetition() -> None:
    """Rows below a header in another order would be misread, so that header is read as a row."""
    other = tuple(reversed(HEADER))
    found = table(HEADER, FIRST, other)
    assert [r.words(Column.NUMBER) for r in found.rows] == ["1", "备注"]


@pytest.mark.parametrize("blank", [("",) * 5, ("\u3000",) * 5, ("",), (" ", "\t"), ("",) * 9])
def test_rows_without_words_are_noted_and_passed_over(blank: tuple[str, ...]) -> None:
    """An empty row holds nothing, however many cells it has."""
    found = table(HEADER, blank, FIRST)
    assert [r.row.line for r in found.rows] == [30]
    assert [(n.kind, n.locator.row, n.quote) for n in found.notes] == [(NoteKind.EMPTY_ROW, 20, "")]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (FIRST[:4], r"^copy\.txt 第20行：这一行有 4 格，表头有 5 列，空白的也要留一格$"),
        (FIRST[:1], r"第20行：这一行有 1 格"),
        ((*FIRST, ""), r"第20行：这一行有 6 格，表头有 5 列，请删去多余的格$"),
    ],
)
def test_a_row_of_another_width_is_refused(cells: tuple[str, ...], message: str) -> None:
    """Too few cells or too many: which one is missing cannot be told, so the editor is asked."""
    with pytest.raises(RegisterError, match=message):
        table(HEADER, cells, FIRST)


def test_the_last_row_alone_may_be_cut_off() -> None:
    """The next part may begin inside the last row; its lost cells are blank, at the row's line."""
    cut_off = frozenset({Column.OFFICE, Column.REMARK})
    (found,) = table(HEADER, FIRST[:3], cut_off=cut_off).rows
    assert found.cell(Column.OFFICE) == Cell("", 20)
    with pytest.raises(RegisterError, match="第20行"):
        table(HEADER, FIRST[:3], FIRST, cut_off=cut_off)
    with pytest.raises(RegisterError, match="第20行"):
        table(HEADER, FIRST[:2], cut_off=cut_off)


@pytest.mark.parametrize(
    ("shape", "titles"),
    [
        (DUTY_TABLE, HEADER),
        (BOUNDARY_TABLE, ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例")),
        (POWER_TABLE, tuple(column.value for column in POWER_TABLE.columns)),
    ],
    ids=["duty", "boundary", "power"],
)
def test_each_missing_column_is_named(shape: TableShape, titles: tuple[str, ...]) -> None:
    """A header without a column that must be there says which, at the header's line."""
    for lost in titles:
        header = row(*(title for title in titles if title != lost), line=7)
        if Column(lost) in shape.optional:
            assert Column(lost) not in checked_header(header, shape, "copy.txt")
            continue
        with pytest.raises(RegisterError) as raised:
            checked_header(header, shape, "copy.txt")
        assert str(raised.value) == f"copy.txt 第7行 「{lost}」列：表头缺少这一列，请补上"


@pytest.mark.parametrize(
    ("titles", "column", "problem"),
    [
        ((*HEADER, "责任处室"), "责任处室", "表头里这一列写了两次"),
        ((*HEADER, "监督\n电话"), "监督 电话", "不认识这个列名，请改正或删去这一列"),
        # Known in another table, but lost in this one.
        ((*HEADER, "案例"), "案例", "不认识这个列名"),
    ],
)
def test_a_column_that_would_be_lost_is_refused(
    titles: tuple[str, ...], column: str, problem: str
) -> None:
    """A title that stands twice or that nobody knows would lose its cells without a word."""
    with pytest.raises(RegisterError, match=problem) as raised:
        checked_header(row(*titles, line=3), DUTY_TABLE, "copy.txt")
    assert (raised.value.row, raised.value.column) == (3, column)


def test_blank_titles_at_the_end_are_no_columns() -> None:
    """A header may have blank cells after its titles."""
    assert checked_header(row(*HEADER, "", "\u3000"), DUTY_TABLE, "") == DUTY_TABLE.columns


@pytest.mark.parametrize(
    ("text", "before", "number"),
    [("1", 0, 1), ("二", 1, 2), (" 十一 ", 10, 11), ("１２", 11, 12), ("9", 1, 9)],
)
def test_numbers_ascend(text: str, before: int, number: int) -> None:
    """In figures or in Chinese, each number is above the one before it; gaps do no harm."""
    (found,) = table(HEADER, (text, *FIRST[1:])).rows
    assert read_item_number(found, before, "copy.txt") == number


@pytest.mark.parametrize(
    ("text", "before", "message"),
    [
        ("3", 3, "第20行 「序号」列：序号应大于上一个（3），写的是 3"),
        ("二", 3, "序号应大于上一个（3），写的是 2"),
        ("甲", 0, "序号应是数字"),
        ("1.", 0, "序号应是数字"),
        ("9" * 5000, 0, "序号应是数字"),
    ],
)
def test_numbers_that_do_not_ascend_are_refused(text: str, before: int, message: str) -> None:
    """A repeated number, one out of order or none at all is told with its place."""
    (found,) = table(HEADER, (text, *FIRST[1:])).rows
    with pytest.raises(RegisterError, match=message) as raised:
        read_item_number(found, before, "copy.txt")
    assert (raised.value.row, raised.value.column) == (20, "序号")

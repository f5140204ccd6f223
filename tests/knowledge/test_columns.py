"""Header titles, and which kind of table they make."""

from __future__ import annotations

import pytest

from knowledge.columns import (
    BOUNDARY_TABLE,
    DUTY_TABLE,
    POWER_TABLE,
    SHAPES,
    TableShape,
    columns_of,
    is_header,
    shape_of,
)
from knowledge.records import Column
from tests.knowledge.register_files import source_lines

DUTY_TITLES = ("序号", "主要职责", "具体工作事项", "责任处室", "备注")
BOUNDARY_TITLES = ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例")
POWER_TITLES = tuple(source_lines("yining")[4].split("\t"))


@pytest.mark.parametrize(
    ("titles", "columns"),
    [
        (DUTY_TITLES, DUTY_TABLE.columns),
        (BOUNDARY_TITLES, BOUNDARY_TABLE.columns),
        # 实施层级及权限 stands above two columns, so 14 titles make 15.
        (POWER_TITLES, POWER_TABLE.columns),
        (("实施层级", "权限"), (Column.LEVEL, Column.AUTHORITY)),
        ((" 序 号 ", "责任\n处室", "<p>备注</p>"), (Column.NUMBER, Column.OFFICE, Column.REMARK)),
        (("监督电话", "", "序号"), (Column.NUMBER,)),
        ((), ()),
    ],
)
def test_titles_stand_for_columns(titles: tuple[str, ...], columns: tuple[Column, ...]) -> None:
    """White space in a title makes no difference; a title that nobody knows stands for none."""
    assert columns_of(titles) == columns


@pytest.mark.parametrize("title", POWER_TITLES)
def test_every_title_of_the_power_list_is_known(title: str) -> None:
    """No column of the real header goes unread."""
    assert columns_of([title])


@pytest.mark.parametrize(
    ("titles", "header"),
    [
        (DUTY_TITLES, True),
        (BOUNDARY_TITLES, True),
        (POWER_TITLES, True),
        (DUTY_TITLES[1:], True),
        (("序号", "主要职责", "备注"), True),
        (("序号", "主要职责"), False),
        (("序号", "序号", "备注"), False),
        (("1", "贯彻执行", "办公室"), False),
        (("主要职责、具体工作事项、责任处室",), False),
        ((), False),
    ],
)
def test_three_titles_make_a_header(titles: tuple[str, ...], *, header: bool) -> None:
    """A header that lacks a column is still a header, or nobody could be told what it lacks."""
    assert is_header(titles) is header


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.kind.value)
def test_a_header_short_of_one_column_still_tells_its_table(shape: TableShape) -> None:
    """Whichever column is missing, the table is known and the column is named, unless optional."""
    for lost in shape.columns:
        header = tuple(column for column in shape.columns if column is not lost)
        assert shape_of(header) is shape
        assert shape.missing_from(header) == (() if lost in shape.optional else (lost,))


@pytest.mark.parametrize(
    "header", [(), (Column.NUMBER,), (Column.NUMBER, Column.REMARK), (Column.POLICY,) * 9]
)
def test_two_columns_make_no_table(header: tuple[Column, ...]) -> None:
    """Two titles that happen to be known say nothing."""
    assert shape_of(header) is None


def test_only_what_registers_do_leave_out_is_optional() -> None:
    """子项名称, 部门职责 and 备注 of a power list, and no column of the other tables."""
    assert POWER_TABLE.optional == {Column.SUB_ITEM, Column.DEPARTMENT_DUTY, Column.REMARK}
    assert DUTY_TABLE.optional | BOUNDARY_TABLE.optional == frozenset()

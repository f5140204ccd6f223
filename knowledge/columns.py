"""Which titles stand for which column, and which columns a table of each kind has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.records import Column, Kind
from knowledge.text import fold

# What a header may print → the columns below it, left to right. One title may cover two columns.
_TITLES: Mapping[str, tuple[Column, ...]] = {
    "序号": (Column.NUMBER,),
    "主要职责": (Column.MAIN_DUTY,),
    "具体工作事项": (Column.ITEM,),
    "责任处室": (Column.OFFICE,),
    "管理事项": (Column.MATTER,),
    "相关部门": (Column.DEPARTMENT,),
    "职责分工": (Column.DIVISION,),
    "相关依据": (Column.RELATED_BASIS,),
    "案例": (Column.CASE,),
    "事项名称": (Column.TITLE,),
    "子项名称": (Column.SUB_ITEM,),
    "权力类型": (Column.POWER_TYPE,),
    "实施依据": (Column.BASIS,),
    "行使主体": (Column.ACTING_BODY,),
    "承办机构": (Column.HANDLING_OFFICE,),
    "实施层级及权限": (Column.LEVEL, Column.AUTHORITY),
    "实施层级": (Column.LEVEL,),
    "权限": (Column.AUTHORITY,),
    "部门职责": (Column.DEPARTMENT_DUTY,),
    "责任事项内容": (Column.RESPONSIBILITY,),
    "责任事项依据": (Column.RESPONSIBILITY_BASIS,),
    "追责对象范围": (Column.ACCOUNTABLE,),
    "追责情形": (Column.ACCOUNTABILITY,),
    "备注": (Column.REMARK,),
}


@dataclass(frozen=True, slots=True)
class TableShape:
    """The columns of one kind of table; those of `optional` may be missing from a row."""

    kind: Kind
    columns: tuple[Column, ...]
    optional: frozenset[Column] = frozenset()

    def missing_from(self, header: Iterable[Column]) -> tuple[Column, ...]:
        """The columns that must stand in a header and do not."""
        present = set(header)
        return tuple(c for c in self.columns if c not in present and c not in self.optional)


DUTY_TABLE = TableShape(
    Kind.DUTY,
    (Column.NUMBER, Column.MAIN_DUTY, Column.ITEM, Column.OFFICE, Column.REMARK),
)
BOUNDARY_TABLE = TableShape(
    Kind.BOUNDARY,
    (
        Column.NUMBER,
        Column.MATTER,
        Column.DEPARTMENT,
        Column.DIVISION,
        Column.RELATED_BASIS,
        Column.CASE,
    ),
)
POWER_TABLE = TableShape(
    Kind.POWER,
    (
        Column.NUMBER,
        Column.TITLE,
        Column.SUB_ITEM,
        Column.POWER_TYPE,
        Column.BASIS,
        Column.ACTING_BODY,
        Column.HANDLING_OFFICE,
        Column.LEVEL,
        Column.AUTHORITY,
        Column.DEPARTMENT_DUTY,
        Column.RESPONSIBILITY,
        Column.RESPONSIBILITY_BASIS,
        Column.ACCOUNTABLE,
        Column.ACCOUNTABILITY,
        Column.REMARK,
    ),
    optional=frozenset({Column.SUB_ITEM, Column.DEPARTMENT_DUTY, Column.REMARK}),
)
SHAPES = (DUTY_TABLE, BOUNDARY_TABLE, POWER_TABLE)
_FEWEST_TITLES = 3


def columns_of(titles: Iterable[str]) -> tuple[Column, ...]:
    """The columns that these header titles stand for; a title that nobody knows stands for none."""
    return tuple(column for title in titles for column in _TITLES.get(fold(title), ()))


def is_header(titles: Iterable[str]) -> bool:
    """Whether these cells are a header row: three of them are titles, be a fourth one missing."""
    return len(set(columns_of(titles))) >= _FEWEST_TITLES


def shape_of(header: Iterable[Column]) -> TableShape | None:
    """The table kind that shares most columns with a header; None where none shares three.

    The nearest shape and not an exact one, so that a header which lacks a column is told so.
    """
    present = set(header)
    best = max(SHAPES, key=lambda shape: len(present & set(shape.columns)))
    return best if len(present & set(best.columns)) >= _FEWEST_TITLES else None

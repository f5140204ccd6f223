"""The words of the domain as frozen values. This module imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Kind(StrEnum):
    """Which table of a register a record comes from."""

    DUTY = "duty"
    BOUNDARY = "boundary"
    SUPERVISION = "supervision"
    POWER = "power"


class Facet(StrEnum):
    """Which fact of a record is asked for."""

    WHO = "who"
    BASIS = "basis"
    DEADLINE = "deadline"
    HOW = "how"
    PENALTY = "penalty"
    BOUNDARY = "boundary"
    CASE = "case"
    ACCOUNTABILITY = "accountability"
    LEVEL = "level"
    TYPE = "type"
    SUPERVISION = "supervision"
    REMARK = "remark"


class Column(StrEnum):
    """A column of a register, under the one name that all registers share.

    The value is the title that people know from the register; aliases of titles are in columns.py.
    """

    NUMBER = "序号"
    MAIN_DUTY = "主要职责"
    ITEM = "具体工作事项"
    OFFICE = "责任处室"
    MATTER = "管理事项"
    DEPARTMENT = "相关部门"
    DIVISION = "职责分工"
    RELATED_BASIS = "相关依据"
    CASE = "案例"
    POLICY = "监督管理制度"
    SECTION = "监督检查"
    PARAGRAPH = "制度条文"
    TITLE = "事项名称"
    SUB_ITEM = "子项名称"
    POWER_TYPE = "权力类型"
    BASIS = "实施依据"
    ACTING_BODY = "行使主体"
    HANDLING_OFFICE = "承办机构"
    LEVEL = "实施层级"
    AUTHORITY = "权限"
    DEPARTMENT_DUTY = "部门职责"
    RESPONSIBILITY = "责任事项内容"
    RESPONSIBILITY_BASIS = "责任事项依据"
    ACCOUNTABLE = "追责对象范围"
    ACCOUNTABILITY = "追责情形"
    REMARK = "备注"


@dataclass(frozen=True, slots=True)
class Bureau:
    """Whose register it is; `id` is ASCII and opens every key, `name` is what people read."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """One document as received. `date` is as stated with the document, "" where nothing is stated."""

    id: str
    bureau: str
    title: str
    file: str
    sha256: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a source: the table or part, the item's number in it, the line, the column.

    `row` is the line of the source file, from 1. `number` is the item's own number as printed
    there ("4", "4.2", "22"); it starts again in every part.
    """

    source: str
    register: str
    part: str
    number: str
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class Field:
    """One cell of a record, its words unchanged but for white space and paragraph tags at the ends.

    `text` is "" where the cell is blank in the source. `inherited` says that the source leaves this
    cell blank under a merged one and the text was taken from there.
    """

    column: Column
    text: str
    locator: Locator
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a record says: the quote is the source's words, the value what one reads aloud."""

    record: str
    facet: Facet
    label: str
    value: str
    quote: str
    locator: Locator
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One answerable thing of a register, with every cell it was read from.

    `key` is stable and ASCII (municipal/duty/4.2). `part` is the table's part (行政处罚) or the
    supervision policy. `fields` hold one or more cells per column, in the source's order.
    """

    key: str
    kind: Kind
    bureau: str
    source: str
    part: str
    number: str
    title: str
    fields: tuple[Field, ...]

    def cells(self, *columns: Column) -> tuple[Field, ...]:
        """The fields of these columns, blank ones included, in the source's order."""
        return tuple(f for f in self.fields if f.column in columns)

    def text(self, column: Column) -> str:
        """The words of the first field of this column that has any, else ""."""
        return next((f.text for f in self.cells(column) if f.text), "")

    def states(self, column: Column) -> bool:
        """Whether the register has this column for the record at all, be it blank."""
        return bool(self.cells(column))


class NoteKind(StrEnum):
    """What an editor should look at, by the kind of oddity."""

    TOTAL = "总数不符"
    TYPE = "类型不一"
    BLANK_OFFICE = "处室空白"
    INHERITED_OFFICE = "处室沿用"
    REPEATED_OFFICE = "处室重复"
    JOINED_OFFICES = "一格多处室"
    BRACKET = "括号不配对"
    BROKEN = "文字中断"
    REPAIRED = "列已对正"
    AMBIGUOUS = "列不明确"
    EMPTY_CASES = "追责情形空缺"
    ACTING_BODY = "行使主体不同"
    CONFLICT = "期限不一"
    SLIP = "疑似笔误"
    EMPTY_ROW = "空行"


@dataclass(frozen=True, slots=True)
class Note:
    """One remark of the audit: what is odd, where, and the words as they stand there."""

    kind: NoteKind
    message: str
    quote: str
    locator: Locator
    record: str = ""


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A period, amount or citation with the record and the cell that it was read from."""

    record: str
    item: T
    locator: Locator


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a bureau. `aliases` are other spellings of it that the register itself gives.

    `named` is False for words that stand in an office's place without naming one (有关处室).
    """

    bureau: str
    name: str
    aliases: tuple[str, ...] = ()
    named: bool = True

"""Reads 权责清单: one row an item; parts follow one another, numbering starts again in each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.alignment import Alignment, align
from knowledge.columns import POWER_TABLE, is_header
from knowledge.errors import RegisterError
from knowledge.reading import Declared, LeftOut, Place, Reading
from knowledge.records import Column, Field, Kind, Note, NoteKind, Record, Source
from knowledge.register_table import checked_header
from knowledge.tables import Row, Section
from knowledge.text import squeeze, tidy

REGISTER = "权责清单"

# The ASCII word for each part in a key. A part that is not listed here goes by its place (part5).
_SLUGS = {
    "行政处罚": "penalty",
    "行政检查": "inspection",
    "行政奖励": "reward",
    "其他行政权力": "other",
    "行政许可": "licence",
    "行政强制": "coercion",
    "行政征收": "levy",
    "行政给付": "grant",
    "行政确认": "confirmation",
    "行政裁决": "ruling",
}
_NUMBER = re.compile(r"\d{1,4}")
# A title names a list and perhaps its totals; a sentence that mentions one is no title.
_TITLE = re.compile(r"[^。；;]{0,60}清单(?:目录)?(?:（[^）]*）|\([^)]*\))?")
_TITLE_PIECE = re.compile(r"[^、，,；;（）()：:]+")
_DECLARED = re.compile(
    r"(?:其中)?(?P<name>.*?)(?P<total>(?:共计|总计|合计|总共|共有|共)?)(?P<count>\d{1,4})项"
)
_PART_NAME = re.compile(r"\D{2,12}")
# What every item must have; a row that lacks one of these cannot be read.
_ESSENTIAL = (
    Column.TITLE,
    Column.POWER_TYPE,
    Column.BASIS,
    Column.ACTING_BODY,
    Column.HANDLING_OFFICE,
    Column.LEVEL,
)
# Without these an item cannot be named.
_NEVER_BLANK = (Column.TITLE, Column.POWER_TYPE)


@dataclass(frozen=True, slots=True)
class _Item:
    row: Row
    alignment: Alignment

    def text(self, column: Column) -> str:
        """The words of a column as they stand, "" where the row has no cell for it."""
        position = self.alignment.cells.get(column)
        return "" if position is None else self.row.cells[position].text


@dataclass
class _Table:
    """A power list while it is being read: its parts, and what stands around them."""

    columns: tuple[Column, ...] = ()
    parts: list[list[_Item]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    declared: dict[str, Declared] = field(default_factory=dict)


def read_powers(section: Section, source: Source) -> Reading:
    """The records of a power list.

    Raises RegisterError for a header that lacks a column, a row with too many cells, a row whose
    cells cannot be told apart, or a number that does not continue its part.
    """
    table = _Table()
    for row in section.rows:
        texts = [tidy(cell.text) for cell in row.cells]
        if is_header(texts):
            _take_header(row, texts, table, source)
        elif _is_title(texts, table):
            _take_title(row, texts, table)
        elif not row.blank:
            _take_item(row, texts, table, source)
    return _reading(table, source)


def _take_header(row: Row, texts: Sequence[str], table: _Table, source: Source) -> None:
    """Columns in the usual order may lack optional ones that rows still have; others are as printed."""
    columns = checked_header(row, POWER_TABLE, source.file)
    if columns[0] is not Column.NUMBER:
        raise RegisterError("这一列应是第一列", source.file, row.line, Column.NUMBER.value)
    usual = tuple(column for column in POWER_TABLE.columns if column in columns)
    table.columns = POWER_TABLE.columns if columns == usual else columns
    table.left_out.append(LeftOut(row.line, " ".join(texts), "表头"))


def _is_title(texts: Sequence[str], table: _Table) -> bool:
    """Whether a row is a title: alone in its row, and above the first header or worded like one."""
    words = [text for text in texts if text]
    return len(words) == 1 and (not table.columns or _TITLE.fullmatch(words[0]) is not None)


def _take_title(row: Row, texts: Sequence[str], table: _Table) -> None:
    title = "".join(texts)
    table.left_out.append(LeftOut(row.line, title, "标题"))
    for piece in _TITLE_PIECE.findall(squeeze(title)):
        found = _DECLARED.fullmatch(piece)
        if found and (part := _declared_part(found)) is not None:
            table.declared.setdefault(part, Declared(part, int(found["count"]), title, row.line))


def _declared_part(found: re.Match[str]) -> str | None:
    """The part that a total is of: "" for the whole (权责清单共计54项), None where it is of neither."""
    name = found["name"]
    if found["total"] and name not in _SLUGS:
        return ""
    return name if _PART_NAME.fullmatch(name) else None


def _take_item(row: Row, texts: Sequence[str], table: _Table, source: Source) -> None:
    if not table.columns:
        raise RegisterError("表头应在第一项的上面", source.file, row.line)
    if not _NUMBER.fullmatch(texts[0]):
        problem = "每一项应以序号开头；如果这是上一行的单元格里换了行，请去掉换行"
        raise RegisterError(problem, source.file, row.line, Column.NUMBER.value)
    item = _aligned_item(row, texts, table.columns, source)
    number = int(texts[0])
    if number == 1 or not table.parts:
        table.parts.append([])
    expected = len(table.parts[-1]) + 1
    if number != expected:
        problem = f"序号应是 {expected}，写的是 {number}"
        raise RegisterError(problem, source.file, row.line, Column.NUMBER.value)
    table.parts[-1].append(item)


def _aligned_item(
    row: Row, texts: Sequence[str], columns: Sequence[Column], source: Source
) -> _Item:
    alignment = align(texts, columns)
    if alignment is None:
        words = sum(1 for text in texts if text)
        problem = f"这一行有 {words} 格有字，多于 {len(columns)} 列，请删去多余的格"
        raise RegisterError(problem, source.file, row.line)
    item = _Item(row, alignment)
    for column in _ESSENTIAL:
        if column in alignment.missing:
            problem = "认不出这一列的内容，请补上这一格"
            raise RegisterError(problem, source.file, row.line, column.value)
    for column in _NEVER_BLANK:
        if not tidy(item.text(column)):
            raise RegisterError("这一格是空白的，请补上", source.file, row.line, column.value)
    return item


def _reading(table: _Table, source: Source) -> Reading:
    names = _part_names(table)
    records: list[Record] = []
    notes: list[Note] = []
    for index, (name, items) in enumerate(zip(names, table.parts, strict=True), 1):
        slug = _SLUGS.get(name, f"part{index}")
        for number, item in enumerate(items, 1):
            place = Place(source, REGISTER, name, str(number))
            record = _record(f"{source.bureau}/{slug}/{number}", item, place)
            records.append(record)
            notes += _notes(record.key, item, place)
    declared = tuple(table.declared.values())
    return Reading(source, tuple(records), tuple(notes), tuple(table.left_out), declared)


def _part_names(table: _Table) -> list[str]:
    """The declared parts where their number agrees, else each part's commonest type."""
    types = [
        Counter(squeeze(item.text(Column.POWER_TYPE)) for item in part) for part in table.parts
    ]
    declared = [part for part in table.declared if part]
    if len(declared) != len(types):
        return [counted.most_common(1)[0][0] for counted in types]
    # A part goes by the declared name that its own items bear; a title may list them in any order.
    own = [next((t for t, _ in c.most_common() if t in declared), "") for c in types]
    if len(set(filter(None, own))) < len(list(filter(None, own))):
        return declared
    rest = iter([name for name in declared if name not in own])
    return [name or next(rest) for name in own]


def _record(key: str, item: _Item, place: Place) -> Record:
    """Blank cells stay as blank fields; a column that the row does not have gives no field."""
    fields: list[Field] = [
        place.field(column, item.row.cells[position].text, item.row.cells[position].line)
        for column, position in item.alignment.cells.items()
        if position is not None
    ]
    title = tidy(item.text(Column.TITLE))
    source = place.source
    return Record(
        key, Kind.POWER, source.bureau, source.id, place.part, place.number, title, tuple(fields)
    )


def _notes(key: str, item: _Item, place: Place) -> list[Note]:
    line = item.row.line
    notes = [
        Note(
            NoteKind.REPAIRED,
            f"这一行没有「{column.value}」一列，其余各格按内容对正",
            tidy(item.text(Column.TITLE)),
            place.at(line, column.value),
            key,
        )
        for column in item.alignment.missing
    ]
    notes += [
        Note(
            NoteKind.AMBIGUOUS,
            f"这一格不像「{column.value}」的内容，请核对各格是否对齐",
            tidy(item.text(column)),
            place.at(line, column.value),
            key,
        )
        for column in item.alignment.doubtful
    ]
    sub_item = squeeze(item.text(Column.SUB_ITEM))
    if sub_item and sub_item == squeeze(item.text(Column.POWER_TYPE)):
        message = "子项名称与权力类型相同，可能填错了列"
        notes.append(Note(NoteKind.AMBIGUOUS, message, sub_item, place.at(line, "子项名称"), key))
    accountable = tidy(item.text(Column.ACCOUNTABLE))
    if "不履行" in accountable:
        message = "追责对象范围与追责情形混在一格"
        notes.append(
            Note(NoteKind.AMBIGUOUS, message, accountable, place.at(line, "追责对象范围"), key)
        )
    return notes

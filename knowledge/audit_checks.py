"""What looks wrong in the make-up of a register: totals, types, offices, bodies, empty cases; pure.

Every check goes by a general rule and quotes the cell as it stands; none changes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from knowledge.power_list import REGISTER
from knowledge.reading import Place, close_bracket, split_offices
from knowledge.records import Column, Note, NoteKind, Record
from knowledge.remarks import Register, Spot
from knowledge.text import fold, squeeze, tidy

_OFFICES = (Column.OFFICE, Column.HANDLING_OFFICE)
# 有关处室, 业务对应处室: whichever office it is; a whole sentence is no office's name either.
_NAMES_NO_OFFICE = re.compile(r"有关|对应|相关|各(?:处|科|股)室|[，。；]|具体负责")
# 因不履行…职责，有下列情形的，行政机关及相关工作人员应承担相应的责任：
_INTRODUCTION = re.compile(r"下列情形.{0,40}责任[：:。．.；;，,\s]*")


def totals(register: Register) -> Iterator[Note]:
    """Each total that the source declares, of a part or of the whole, against what was found."""
    reading = register.reading
    parts = Counter(record.part for record in reading.records)
    for declared in reading.declared:
        found = parts[declared.part] if declared.part else parts.total()
        if found != declared.count:
            whose = f"「{declared.part}」" if declared.part else "全部"
            message = f"标题说{whose}共 {declared.count} 项，实有 {found} 项，请核对标题或补齐"
            place = Place(reading.source, REGISTER, declared.part, "")
            yield Note(NoteKind.TOTAL, message, declared.quote, place.at(declared.line, ""))


def power_types(register: Register) -> Iterator[Note]:
    """The part that an item stands in against its own 权力类型."""
    for spot in register.spots(Column.POWER_TYPE):
        part = spot.record.part
        if squeeze(spot.text) != squeeze(part):
            own = f"写的是「{spot.text}」" if spot.text else "是空白的"
            message = f"这一项列在「{part}」部分，权力类型{own}，请核对放在哪一部分"
            yield spot.note(NoteKind.TYPE, message)


def blank_offices(register: Register) -> Iterator[Note]:
    """Office cells that are blank, or hold words which name no office."""
    for spot in register.spots(*_OFFICES):
        column = spot.field.column
        if not spot.text:
            nearby = _neighbours(spot, register.reading.records)
            message = f"{column}这一格是空白的{nearby}；请补上，或写明由谁负责"
            yield spot.note(NoteKind.BLANK_OFFICE, message)
        elif _NAMES_NO_OFFICE.search(squeeze(spot.text)):
            message = f"{column}没有写出具体名称，看不出由谁负责，请写明"
            yield spot.note(NoteKind.BLANK_OFFICE, message)


def _neighbours(spot: Spot, records: Sequence[Record]) -> str:
    """What the nearest items above and below say that stand under the same duty or part."""
    column = spot.field.column
    kin = [r for r in records if _belong_together(r, spot.record) and r.kind is spot.record.kind]
    at = kin.index(spot.record)
    above = next((r for r in reversed(kin[:at]) if r.text(column)), None)
    below = next((r for r in kin[at + 1 :] if r.text(column)), None)
    said = [
        f"{where}第 {r.number} 项写「{tidy(r.text(column))}」"
        for where, r in (("上面", above), ("下面", below))
        if r is not None
    ]
    return f"。{'，'.join(said)}；可能是合并单元格，但原表没有写明" if said else ""


def _belong_together(one: Record, other: Record) -> bool:
    return (one.part, one.text(Column.MAIN_DUTY)) == (other.part, other.text(Column.MAIN_DUTY))


def inherited_offices(register: Register) -> Iterator[Note]:
    """Office cells whose words come from a merged cell above."""
    for spot in register.spots(*_OFFICES):
        if spot.field.inherited and spot.text:
            # Merged cells are read as one; whether they are meant so only the editor knows.
            message = "这一格在原表里是空白的，沿用了上面合并单元格的处室，请确认"
            yield spot.note(NoteKind.INHERITED_OFFICE, message)


def repeated_offices(register: Register) -> Iterator[Note]:
    """An office that one item names more than once, at each place after the first."""
    for record in register.reading.records:
        first: dict[str, int] = {}
        for field in record.cells(*_OFFICES):
            for name in split_offices(field.text):
                mark = fold(close_bracket(name))
                if mark in first:
                    message = (
                        f"同一项里「{name}」在第{first[mark]}行已经写过，可能多写，或应是另一个处室"
                    )
                    yield Spot(record, field).note(NoteKind.REPEATED_OFFICE, message, name)
                first.setdefault(mark, field.locator.row)


def joined_offices(register: Register) -> Iterator[Note]:
    """Several offices in one cell, told apart by spaces alone."""
    for spot in register.written(*_OFFICES):
        names = split_offices(spot.field.text)
        if len(names) > 1:
            listed = "、".join(f"「{name}」" for name in names)
            message = f"一格里写了 {len(names)} 个处室（{listed}），只用空格隔开，建议分行写"
            yield spot.note(NoteKind.JOINED_OFFICES, message)


def acting_bodies(register: Register) -> Iterator[Note]:
    """An acting body other than the bureau whose register it is, or than most of its items name."""
    spots = list(register.written(Column.ACTING_BODY))
    if not spots:
        return
    commonest = Counter(spot.text for spot in spots).most_common(1)[0][0]
    # A file outside the catalogue comes without its bureau's name.
    own = register.bureau.name or commonest
    for spot in spots:
        if squeeze(spot.text) != squeeze(own):
            message = f"行使主体写的是「{spot.text}」，本清单的机关是「{own}」，请核对"
            yield spot.note(NoteKind.ACTING_BODY, message)


def empty_cases(register: Register) -> Iterator[Note]:
    """追责情形 that is blank, or introduces cases and lists none."""
    for spot in register.spots(Column.ACCOUNTABILITY):
        if problem := _missing_cases(spot):
            yield spot.note(NoteKind.EMPTY_CASES, problem)


def _missing_cases(spot: Spot) -> str:
    """What is wrong with a cell of 追责情形, "" where it lists cases."""
    if not spot.text:
        return "追责情形是空白的，请补上"
    introduced = _INTRODUCTION.search(spot.text)
    if introduced is None:
        return ""
    listed = _words(spot.text[introduced.end() :])
    if not listed:
        return "只有「有下列情形的」这句引语，后面没有列出任何情形，请补上"
    if listed == _words(spot.record.text(Column.ACCOUNTABLE)):
        return "「有下列情形的」后面列的是追责对象，不是情形，请核对"
    return ""


def _words(text: str) -> str:
    """The text without what may differ between two copies of one list: spaces, points, stops."""
    return re.sub(r"[\s\d.．；;。]", "", text)


def level_words(register: Register) -> Iterator[Note]:
    """Levels that seem to be one, written in several ways (县级, 县市级): one remark in all."""
    spots = list(register.written(Column.LEVEL))
    written = Counter(squeeze(spot.text) for spot in spots)
    for ends in dict.fromkeys((word[0], word[-1]) for word in written):
        alike = [(w, n) for w, n in written.most_common() if (w[0], w[-1]) == ends]
        if len(alike) > 1:
            listed = "、".join(f"「{word}」{count} 项" for word, count in alike)
            message = f"实施层级有几种写法（{listed}），如果是同一级，建议统一"
            rarest = alike[-1][0]
            first = next(spot for spot in spots if squeeze(spot.text) == rarest)
            yield first.note(NoteKind.SLIP, message)

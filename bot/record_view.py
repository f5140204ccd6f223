"""One record whole: for `show`, as text and as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from bot import wording
from bot.references import caption
from bot.render_json import fact_json
from knowledge.records import Fact, Field, Locator, Placed, Record
from knowledge.store import Store
from knowledge.terms import Amount, Citation, Period


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with everything that was read out of it."""

    record: Record
    bureau: str
    facts: tuple[Fact, ...]
    periods: tuple[Placed[Period], ...]
    amounts: tuple[Placed[Amount], ...]
    citations: tuple[Placed[Citation], ...]


def view(store: Store, key: str) -> RecordView:
    """Everything of one record; raises RecordUnknown with the nearest keys where there is none."""
    record = store.record(key)
    names = {bureau.id: bureau.name for bureau in store.bureaus()}
    return RecordView(
        record,
        names[record.bureau],
        store.facts(key),
        store.periods(key),
        store.amounts(key),
        store.citations(key),
    )


def record_json(shown: RecordView) -> dict[str, Any]:
    """Design's JSON of one record: its fields, facts, periods, amounts and citations."""
    record = shown.record
    return {
        "key": record.key,
        "kind": record.kind.value,
        "title": record.title,
        "caption": caption(record),
        "bureau": shown.bureau,
        "part": record.part,
        "number": record.number,
        "fields": [_field_json(cell) for cell in record.fields],
        "facts": [fact_json(fact) for fact in shown.facts],
        "periods": [_placed_json(placed) for placed in shown.periods],
        "amounts": [_placed_json(placed) for placed in shown.amounts],
        "citations": [_placed_json(placed) for placed in shown.citations],
    }


def _field_json(cell: Field) -> dict[str, Any]:
    return {
        "name": cell.column.value,
        "text": cell.text,
        **_locator_json(cell.locator),
        "inherited": cell.inherited,
    }


def _placed_json(placed: Placed[Any]) -> dict[str, Any]:
    return {**asdict(placed.item), **_locator_json(placed.locator)}


def _locator_json(locator: Locator) -> dict[str, Any]:
    return {
        "source": locator.register,
        "locator": wording.exact_place(locator),
        "row": locator.row,
    }


def record_text(shown: RecordView) -> str:
    """The record as a person reads it: the register's row, cell by cell, with the line it is on."""
    record = shown.record
    lines = [caption(record), f"{record.key}　{shown.bureau}"]
    for cell in record.fields:
        text = cell.text or wording.BLANK
        mark = wording.merged_cell() if cell.inherited else ""
        lines.append(f"【{cell.column.value}】{text}{mark}　（第{cell.locator.row}行）")
    lines += [f"时限：{p.item.words}　「{p.item.sentence}」" for p in shown.periods]
    return "\n".join(lines)

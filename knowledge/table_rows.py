"""What was read out of the registers → the rows of every table of the store; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from knowledge.audit import audit
from knowledge.catalogue import Catalogue
from knowledge.facts import Extract, extract
from knowledge.offices import offices_of, record_offices
from knowledge.reading import Reading
from knowledge.records import Locator, Note, Placed
from knowledge.terms import Citation

Rows = Iterable[dict[str, Any]]


def tables(catalogue: Catalogue, readings: tuple[Reading, ...]) -> Iterator[tuple[str, Rows]]:
    """The rows of every table, in an order in which no row points at one that is not there yet."""
    extracts = [extract(record) for reading in readings for record in reading.records]
    notes = audit(catalogue.bureaus, readings)
    places = _Places()
    rest = list(_placed_tables(extracts, notes, places))
    yield "bureaus", [asdict(bureau) for bureau in catalogue.bureaus]
    yield "sources", [asdict(source) for source in catalogue.sources]
    yield "places", places.rows()
    yield "records", _record_rows(extracts)
    yield from rest
    yield from _office_tables(extracts)
    yield (
        "left_out",
        [
            {"source": reading.source.id, **asdict(words)}
            for reading in readings
            for words in reading.left_out
        ],
    )


def _record_rows(extracts: list[Extract]) -> Rows:
    for ordinal, record in enumerate((e.record for e in extracts), 1):
        yield {
            "key": record.key,
            "ordinal": ordinal,
            "kind": record.kind.value,
            "bureau": record.bureau,
            "source": record.source,
            "part": record.part,
            "number": record.number,
            "title": record.title,
        }


class _Places:
    """Gives every locator its row id, the same one each time."""

    def __init__(self) -> None:
        self._ids: dict[Locator, int] = {}

    def id(self, locator: Locator) -> int:
        return self._ids.setdefault(locator, len(self._ids) + 1)

    def rows(self) -> Rows:
        return [{"id": number, **asdict(locator)} for locator, number in self._ids.items()]


def _placed_tables(
    extracts: list[Extract], notes: tuple[Note, ...], places: _Places
) -> Iterator[tuple[str, Rows]]:
    yield "fields", list(_field_rows(extracts, places))
    yield "facts", list(_fact_rows(extracts, places))
    yield "periods", [_placed_row(p, places) for e in extracts for p in e.periods]
    yield "amounts", [_placed_row(a, places) for e in extracts for a in e.amounts]
    yield "citations", [_citation_row(c, places) for e in extracts for c in e.citations]
    yield "notes", list(_note_rows(notes, places))


def _field_rows(extracts: list[Extract], places: _Places) -> Rows:
    for record in (e.record for e in extracts):
        for cell in record.fields:
            yield {
                "record": record.key,
                "name": cell.column.value,
                "text": cell.text,
                "place": places.id(cell.locator),
                "inherited": int(cell.inherited),
            }


def _fact_rows(extracts: list[Extract], places: _Places) -> Rows:
    for fact in (fact for e in extracts for fact in e.facts):
        yield {
            "record": fact.record,
            "facet": fact.facet.value,
            "label": fact.label,
            "value": fact.value,
            "quote": fact.quote,
            "place": places.id(fact.locator),
            "inherited": int(fact.inherited),
        }


def _note_rows(notes: tuple[Note, ...], places: _Places) -> Rows:
    for note in notes:
        yield {
            "kind": note.kind.value,
            "message": note.message,
            "quote": note.quote,
            "place": places.id(note.locator),
            "record": note.record or None,
        }


def _citation_row(placed: Placed[Citation], places: _Places) -> dict[str, Any]:
    return _placed_row(placed, places) | {"dates": "；".join(placed.item.dates)}


def _placed_row(placed: Placed[Any], places: _Places) -> dict[str, Any]:
    item = {name: getattr(value, "value", value) for name, value in asdict(placed.item).items()}
    return {"record": placed.record, **item, "place": places.id(placed.locator)}


def _office_tables(extracts: list[Extract]) -> Iterator[tuple[str, Rows]]:
    offices = offices_of(extracts)
    ids = {(office.bureau, office.name): number for number, office in enumerate(offices, 1)}
    yield (
        "offices",
        [
            {"id": ids[o.bureau, o.name], "bureau": o.bureau, "name": o.name, "named": int(o.named)}
            for o in offices
        ],
    )
    yield (
        "office_aliases",
        [{"office": ids[o.bureau, o.name], "alias": alias} for o in offices for alias in o.aliases],
    )
    yield (
        "record_offices",
        [
            {"record": e.record.key, "office": ids[e.record.bureau, name]}
            for e in extracts
            for name in record_offices(e)
        ],
    )

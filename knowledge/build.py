"""Files → a new store, checked, then swapped in. The only door to sqlite-utils."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import sqlite_utils
from sqlite_utils.db import ForeignKey

from knowledge import schema
from knowledge.audit import audit
from knowledge.catalogue import Catalogue
from knowledge.errors import BuildBusy, StoreError
from knowledge.facts import Extract, extract
from knowledge.offices import offices_of, record_offices
from knowledge.reading import Reading
from knowledge.records import Locator, Note, Placed
from knowledge.registers import read_register

_LONGEST_WAIT = 60.0  # seconds another build may take
_POLL = 0.05
_UNFINISHED = "store-building-"

Rows = Iterable[dict[str, Any]]


def build_store(catalogue: Catalogue, path: Path) -> None:
    """Read all sources, write a new store beside `path`, check it, then put it in the old one's place.

    Until that last step, which the file system does at once or not at all, the old store answers.
    Raises RegisterError for a source that cannot be read, StoreError for a place that cannot be
    written, BuildBusy where another build does not end within a minute.
    """
    readings = read_all(catalogue)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _only_builder(path):
            _clear_unfinished(path)
            _write_and_swap(catalogue, readings, path)
    except OSError as error:
        raise StoreError(f"写不了知识库 {path}（{error.strerror}）") from error


def ensure_store(catalogue: Catalogue, path: Path) -> bool:
    """Build the store if there is none; whether it was built here. Two first uses build it once."""
    if path.exists():
        return False
    readings = read_all(catalogue)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _only_builder(path):
            if path.exists():
                return False
            _clear_unfinished(path)
            _write_and_swap(catalogue, readings, path)
    except OSError as error:
        raise StoreError(f"写不了知识库 {path}（{error.strerror}）") from error
    return True


def read_all(catalogue: Catalogue) -> tuple[Reading, ...]:
    """All sources of a catalogue, read; see RegisterError."""
    return tuple(read_register(catalogue.path(source), source) for source in catalogue.sources)


@contextlib.contextmanager
def _only_builder(path: Path) -> Iterator[None]:
    """One build at a time; the lock goes with the process, however it ends."""
    with open(path.parent / "build.lock", "w", encoding="ascii") as lock:
        deadline = time.monotonic() + _LONGEST_WAIT
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise BuildBusy("另一个进程正在生成知识库，请稍后再试") from None
                time.sleep(_POLL)
        yield


def _clear_unfinished(path: Path) -> None:
    """Remove what killed builds left behind; only ever called by the one builder."""
    for leftover in path.parent.glob(f"{_UNFINISHED}*"):
        leftover.unlink(missing_ok=True)


def _write_and_swap(catalogue: Catalogue, readings: tuple[Reading, ...], path: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        connection = sqlite3.connect(fresh)
        try:
            _write(sqlite_utils.Database(connection), catalogue, readings)
            _check(connection, readings)
        finally:
            connection.close()
        _flush(fresh)
        fresh.replace(path)
        _flush(path.parent)
    except sqlite3.Error as error:
        raise StoreError(f"知识库没有写成：{error}") from error
    finally:
        fresh.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Bring a file or folder to the disk, so that a power cut cannot swap in a half-written store."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(db: sqlite_utils.Database, catalogue: Catalogue, readings: tuple[Reading, ...]) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    with db.atomic():
        for name, table in schema.TABLES.items():
            foreign = [ForeignKey(name, c, *target) for c, target in table.foreign.items()]
            db.table(name).create(dict(table.columns), pk=table.key, foreign_keys=foreign)
            for column in table.indexes:
                db.table(name).create_index([column])
        for name, rows in _tables(catalogue, readings):
            db.table(name).insert_all(rows)
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {schema.VERSION}")


def _tables(catalogue: Catalogue, readings: tuple[Reading, ...]) -> Iterator[tuple[str, Rows]]:
    """The rows of every table, in an order in which no row points at one that is not there yet."""
    extracts = [extract(record) for reading in readings for record in reading.records]
    notes = audit(catalogue.bureaus, readings)
    places = _Places()
    rest = list(_placed_tables(extracts, notes, places))
    yield "meta", [{"name": s.id, "value": s.sha256} for s in catalogue.sources]
    yield "bureaus", [asdict(bureau) for bureau in catalogue.bureaus]
    yield "sources", [asdict(source) for source in catalogue.sources]
    yield "places", places.rows()
    yield "records", _record_rows(extracts)
    yield from rest
    yield from _office_tables(extracts)
    yield "left_out", [
        {"source": reading.source.id, **asdict(words)}
        for reading in readings
        for words in reading.left_out
    ]


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
    yield "fields", [
        {
            "record": e.record.key,
            "name": cell.column.value,
            "text": cell.text,
            "place": places.id(cell.locator),
            "inherited": int(cell.inherited),
        }
        for e in extracts
        for cell in e.record.fields
    ]
    yield "facts", [
        {
            "record": fact.record,
            "facet": fact.facet.value,
            "label": fact.label,
            "value": fact.value,
            "quote": fact.quote,
            "place": places.id(fact.locator),
            "inherited": int(fact.inherited),
        }
        for e in extracts
        for fact in e.facts
    ]
    yield "periods", [_placed_row(p, places) for e in extracts for p in e.periods]
    yield "amounts", [_placed_row(a, places) for e in extracts for a in e.amounts]
    yield "citations", [
        _placed_row(c, places) | {"dates": "；".join(c.item.dates)}
        for e in extracts
        for c in e.citations
    ]
    yield "notes", [
        {
            "kind": note.kind.value,
            "message": note.message,
            "quote": note.quote,
            "place": places.id(note.locator),
            "record": note.record or None,
        }
        for note in notes
    ]


def _placed_row(placed: Placed[Any], places: _Places) -> dict[str, Any]:
    item = {
        name: getattr(value, "value", value) for name, value in asdict(placed.item).items()
    }
    return {"record": placed.record, **item, "place": places.id(placed.locator)}


def _office_tables(extracts: list[Extract]) -> Iterator[tuple[str, Rows]]:
    offices = offices_of(extracts)
    ids = {(office.bureau, office.name): number for number, office in enumerate(offices, 1)}
    yield "offices", [
        {"id": ids[o.bureau, o.name], "bureau": o.bureau, "name": o.name, "named": int(o.named)}
        for o in offices
    ]
    yield "office_aliases", [
        {"office": ids[o.bureau, o.name], "alias": alias} for o in offices for alias in o.aliases
    ]
    yield "record_offices", [
        {"record": e.record.key, "office": ids[e.record.bureau, name]}
        for e in extracts
        for name in record_offices(e)
    ]


def _check(connection: sqlite3.Connection, readings: tuple[Reading, ...]) -> None:
    """Refuse a store that is damaged, points nowhere, or does not hold every record."""
    if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise StoreError("新知识库没有通过完整性检查，旧的仍在使用")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise StoreError("新知识库的外键不一致，旧的仍在使用")
    expected = sum(len(reading.records) for reading in readings)
    found = connection.execute("SELECT count(DISTINCT record) FROM facts").fetchone()[0]
    if found != expected:
        raise StoreError(f"新知识库应有 {expected} 条记录有事实，实有 {found} 条，旧的仍在使用")

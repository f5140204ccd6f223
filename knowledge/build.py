"""Files → a new store, checked, then swapped in. The only door to sqlite-utils."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils
from sqlite_utils.db import ForeignKey

from knowledge import schema
from knowledge.catalogue import Catalogue
from knowledge.errors import BuildBusy, StoreError
from knowledge.reading import Reading
from knowledge.registers import read_register
from knowledge.table_rows import tables

_LONGEST_WAIT = 60.0  # seconds another build may take
_POLL = 0.05
_UNFINISHED = "store-building-"


def build_store(catalogue: Catalogue, path: Path) -> None:
    """Read all sources, write a new store beside `path`, check it, then put it in the old one's place.

    Until that last step, which the file system does at once or not at all, the old store answers.
    Raises RegisterError for a source that cannot be read, StoreError for a place that cannot be
    written, BuildBusy where another build does not end within a minute.
    """
    readings = read_all(catalogue)
    with _only_builder(path):
        _write_and_swap(catalogue, readings, path)


def ensure_store(catalogue: Catalogue, path: Path) -> bool:
    """Build the store if there is none; whether it was built here. Two first uses build it once."""
    # Not Path.exists, which raises where the folder may not even be looked into.
    if os.access(path, os.F_OK):
        return False
    readings = read_all(catalogue)
    with _only_builder(path):
        if path.exists():
            return False
        _write_and_swap(catalogue, readings, path)
    return True


def read_all(catalogue: Catalogue) -> tuple[Reading, ...]:
    """All sources of a catalogue, read; see RegisterError."""
    return tuple(read_register(catalogue.path(source), source) for source in catalogue.sources)


def check_store(connection: sqlite3.Connection, records: int) -> None:
    """Refuse a store that is damaged, points nowhere, or does not hold so many records with facts.

    Raises StoreError, and sqlite3.Error where the damage lets SQLite itself give up.
    """
    if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise StoreError("新知识库没有通过完整性检查，旧的仍在使用")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise StoreError("新知识库的外键不一致，旧的仍在使用")
    for counted, what in (("key) FROM records", "记录"), ("record) FROM facts", "有事实的记录")):
        (found,) = connection.execute(f"SELECT count(DISTINCT {counted}").fetchone()
        if found != records:
            raise StoreError(f"新知识库应有 {records} 条{what}，实有 {found} 条，旧的仍在使用")


@contextlib.contextmanager
def _only_builder(path: Path) -> Iterator[None]:
    """One build at a time, in a folder without what killed ones left there.

    The lock goes with the process, however that ends. What the file system refuses is a StoreError.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (path.parent / "build.lock").open("w", encoding="ascii") as lock:
            _wait_for(lock.fileno())
            for leftover in path.parent.glob(f"{_UNFINISHED}*"):
                leftover.unlink(missing_ok=True)
            yield
    except OSError as error:
        raise StoreError(f"写不了知识库 {path}（{error.strerror}）") from error


def _wait_for(lock: int) -> None:
    deadline = time.monotonic() + _LONGEST_WAIT
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise BuildBusy("另一个进程正在生成知识库，请稍后再试") from None
            time.sleep(_POLL)
        else:
            return


def _write_and_swap(catalogue: Catalogue, readings: tuple[Reading, ...], path: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        with contextlib.closing(sqlite3.connect(fresh)) as connection:
            _write(sqlite_utils.Database(connection), catalogue, readings)
            check_store(connection, sum(len(reading.records) for reading in readings))
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
            _create(db.table(name), table)
        for name, rows in tables(catalogue, readings):
            db.table(name).insert_all(rows)
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {schema.VERSION}")


def _create(fresh: sqlite_utils.db.Table, table: schema.Table) -> None:
    fresh.create(
        dict(table.columns),
        pk=table.key,
        foreign_keys=[ForeignKey(fresh.name, c, *target) for c, target in table.foreign.items()],
        not_null=table.required,
    )
    for column in table.indexes:
        fresh.create_index([column])

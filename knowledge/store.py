"""Read-only questions to the store, answered with records and facts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self, TypeVar

from knowledge import queries, schema
from knowledge.errors import RecordUnknown, StoreError, StoreOutdated
from knowledge.near_keys import nearest
from knowledge.records import (
    Bureau,
    Column,
    Facet,
    Fact,
    Kind,
    Note,
    NoteKind,
    Office,
    Placed,
    Record,
    Source,
)
from knowledge.rows import (
    Row,
    placed,
    read_amount,
    read_bureau,
    read_citation,
    read_fact,
    read_field,
    read_note,
    read_office,
    read_period,
    read_record,
    read_source,
)
from knowledge.terms import Amount, Authority, Citation, Period

T = TypeVar("T")

_REBUILD = "请运行 shuiguan build 重新生成"


class Store:
    """One open store. Every method may raise StoreError where the file turns out to be damaged."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self.path = connection, path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a store to read.

        Raises StoreError where there is none or the file is none of ours, StoreOutdated where
        another version of this program wrote it.
        """
        if not path.is_file():
            raise StoreError(f"没有知识库 {path}，{_REBUILD}")
        try:
            uri = f"{path.resolve().as_uri()}?mode=ro"
            # Readers on several threads share the connection; none of them writes.
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise StoreError(f"打不开知识库 {path}（{error}），{_REBUILD}") from error
        try:
            _check_owner(connection, path)
        except StoreError:
            connection.close()
            raise
        connection.row_factory = sqlite3.Row
        return cls(connection, path)

    def close(self) -> None:
        """Give the file back; the store answers no more."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    # -- what there is ------------------------------------------------------------------------

    def bureaus(self) -> tuple[Bureau, ...]:
        """All bureaus in the order of the catalogue."""
        return self._all(queries.BUREAUS, read_bureau)

    def sources(self) -> tuple[Source, ...]:
        """All sources in the order of the catalogue."""
        return self._all(queries.SOURCES, read_source)

    def offices(self) -> tuple[Office, ...]:
        """All offices with the spellings that the registers use for them."""
        aliases = self._grouped(queries.ALIASES, lambda r: str(r["alias"]))
        return self._all(queries.OFFICES, lambda r: read_office(r, aliases.get(r["id"], ())))

    def laws(self) -> tuple[str, ...]:
        """The names of all cited laws, each once, in order of first mention."""
        return self._all(queries.LAWS, lambda r: str(r["law"]), Authority.DOCUMENT.value)

    def levels(self) -> tuple[str, ...]:
        """The levels of implementation that the power lists name, longest first."""
        return self._all(queries.LEVELS, lambda r: str(r["text"]), Column.LEVEL.value)

    def power_types(self) -> tuple[str, ...]:
        """The parts of the power lists and the types named in them, longest names first."""
        named = {"kind": Kind.POWER.value, "column": Column.POWER_TYPE.value}
        return self._all(queries.POWER_TYPES, lambda r: str(r["name"]), **named)

    def facets_by_record(self) -> dict[str, frozenset[Facet]]:
        """Which facets each record can answer."""
        found = self._grouped(queries.FACETS_BY_RECORD, lambda r: Facet(r["facet"]))
        return {key: frozenset(facets) for key, facets in found.items()}

    def offices_by_record(self) -> dict[str, tuple[str, ...]]:
        """The names of each record's offices, in the order of its cells."""
        return self._grouped(queries.OFFICES_BY_RECORD, lambda r: str(r["name"]))

    def laws_by_record(self) -> dict[str, tuple[tuple[str, int | None], ...]]:
        """The laws and articles that each record cites, in the order of its cells."""
        return self._grouped(queries.LAWS_BY_RECORD, lambda r: (r["law"], r["article"]))

    def fingerprint(self) -> str:
        """Changes whenever any source or its bureau does: marks an index built from this store."""
        marks = (f"{s.id}.{s.bureau}.{s.sha256[:16]}" for s in self.sources())
        return "-".join([str(schema.VERSION), *marks])

    # -- records ------------------------------------------------------------------------------

    def keys(self) -> tuple[str, ...]:
        """The keys of all records in the registers' order."""
        return self._all(queries.KEYS, lambda r: str(r["key"]))

    def record(self, key: str) -> Record:
        """One record whole; raises RecordUnknown with the nearest keys where there is none."""
        found = self.records([key])
        if not found:
            raise RecordUnknown(key, nearest(key, self.keys()))
        return found[0]

    def records(self, keys: Iterable[str] | None = None) -> tuple[Record, ...]:
        """The records of these keys in the registers' order, all of them by default."""
        if keys is None:
            fields = self._grouped(queries.ALL_FIELDS, read_field)
            return self._all(queries.ALL_RECORDS, lambda r: read_record(r, fields))
        wanted = {"keys": json.dumps([_readable(key) for key in keys])}
        fields = self._grouped(queries.FIELDS, read_field, **wanted)
        return self._all(queries.RECORDS, lambda r: read_record(r, fields), **wanted)

    def find(  # noqa: PLR0913 — one parameter a condition
        self,
        *,
        bureau: str = "",
        office: str = "",
        kind: str = "",
        power_type: str = "",
        law: str = "",
        article: int | None = None,
    ) -> tuple[str, ...]:
        """The keys of all records that meet every condition given, in the registers' order.

        `office` is a name or an alias; `power_type` is a part of the list or a 权力类型; a law
        counts only where it is cited as 实施依据 or 相关依据.
        """
        return self._all(
            queries.FIND,
            lambda r: str(r["key"]),
            bureau=bureau,
            office=office,
            kind=kind,
            power_type=power_type,
            type_column=Column.POWER_TYPE.value,
            law=law,
            article=article,
            basis_column=Column.BASIS.value,
            related_column=Column.RELATED_BASIS.value,
        )

    # -- what a record says -------------------------------------------------------------------

    def facts(self, key: str, facet: Facet | None = None) -> tuple[Fact, ...]:
        """The facts of a record in the order of its cells, of one facet or of all."""
        found = self._all(queries.FACTS, read_fact, key)
        return tuple(fact for fact in found if facet is None or fact.facet is facet)

    def periods(self, key: str) -> tuple[Placed[Period], ...]:
        """The time limits, frequencies and terms of a record, in the order of its cells."""
        return self._all(queries.PERIODS, lambda r: placed(r, read_period(r)), key)

    def amounts(self, key: str) -> tuple[Placed[Amount], ...]:
        """The fines and shares of a record, in the order of its cells."""
        return self._all(queries.AMOUNTS, lambda r: placed(r, read_amount(r)), key)

    def citations(self, key: str) -> tuple[Placed[Citation], ...]:
        """The laws and documents that a record cites, article by article, in the order of its cells."""
        return self._all(queries.CITATIONS, lambda r: placed(r, read_citation(r)), key)

    def broken_ends(self, key: str) -> tuple[str, ...]:
        """The last words of a record's cells that break off in mid-sentence in the source."""
        sql = "SELECT quote FROM notes WHERE record = :record AND kind = :kind ORDER BY id"
        return self._all(sql, lambda r: str(r["quote"]), record=key, kind=NoteKind.BROKEN.value)

    def notes(self) -> tuple[Note, ...]:
        """What the audit found when the store was built."""
        return self._all(queries.NOTES, read_note)

    # -- the one way to the file --------------------------------------------------------------

    def _grouped(
        self, sql: str, make: Callable[[Row], T], **named: str
    ) -> dict[str, tuple[T, ...]]:
        """What each owner has; the column `owner` names it."""
        found: dict[str, list[T]] = {}
        for owner, item in self._all(sql, lambda r: (r["owner"], make(r)), **named):
            found.setdefault(owner, []).append(item)
        return {owner: tuple(items) for owner, items in found.items()}

    def _all(
        self, sql: str, make: Callable[[Row], T], *values: str, **named: str | int | None
    ) -> tuple[T, ...]:
        """What `make` reads out of each row; the marks of the SQL are given in order or by name."""
        given = {name: _readable(v) if isinstance(v, str) else v for name, v in named.items()}
        try:
            rows = self._connection.execute(sql, given or tuple(map(_readable, values)))
            return tuple(make(row) for row in rows)
        except (sqlite3.Error, ValueError, TypeError, IndexError) as error:
            # What we cannot read back as we wrote it is as damaged as what SQLite cannot.
            raise StoreError(f"知识库 {self.path} 已损坏（{error}），{_REBUILD}") from error


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    try:
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise StoreError(f"打不开知识库 {path}（{error}），{_REBUILD}") from error
    if owner != schema.APPLICATION_ID:
        raise StoreError(f"{path} 不是本程序的知识库，{_REBUILD}")
    if version != schema.VERSION:
        raise StoreOutdated(f"知识库是第 {version} 版，本程序用第 {schema.VERSION} 版，{_REBUILD}")


def _readable(text: str) -> str:
    """The text without lone surrogates, which no store could hold: nothing is found by them."""
    return text.encode("utf-8", "replace").decode("utf-8")

"""Read-only questions to the store, answered with records and facts."""

from __future__ import annotations

import difflib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from knowledge import schema
from knowledge.errors import RecordUnknown, StoreError, StoreOutdated
from knowledge.records import (
    Amount,
    Authority,
    Bureau,
    Citation,
    Column,
    Facet,
    Fact,
    Field,
    Kind,
    Note,
    Office,
    Period,
    Placed,
    Record,
    Source,
)
from knowledge.rows import (
    read_amount,
    read_citation,
    read_fact,
    read_locator,
    read_note,
    read_period,
    read_record,
)

T = TypeVar("T")
Row = sqlite3.Row

_PLACE = 'p.source, p.register, p.part, p.number, p."row", p."column"'
_REBUILD = "请运行 shuiguan build 重新生成"


class Store:
    """One open store. Every method may raise StoreError where the file turns out to be damaged."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self.path = connection, path

    @classmethod
    def open(cls, path: Path) -> Store:
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
            connection.row_factory = sqlite3.Row
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            raise StoreError(f"打不开知识库 {path}（{error}），{_REBUILD}") from error
        if owner != schema.APPLICATION_ID:
            connection.close()
            raise StoreError(f"{path} 不是本程序的知识库，{_REBUILD}")
        if version != schema.VERSION:
            connection.close()
            raise StoreOutdated(
                f"知识库是第 {version} 版，本程序用第 {schema.VERSION} 版，{_REBUILD}"
            )
        return cls(connection, path)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- what there is ------------------------------------------------------------------------

    def bureaus(self) -> tuple[Bureau, ...]:
        return self._all("SELECT id, name FROM bureaus ORDER BY rowid", lambda r: Bureau(*r))

    def sources(self) -> tuple[Source, ...]:
        sql = "SELECT id, bureau, title, file, sha256, date FROM sources ORDER BY rowid"
        return self._all(sql, lambda r: Source(*r))

    def offices(self) -> tuple[Office, ...]:
        """All offices with the spellings that the registers use for them."""
        aliases: dict[int, list[str]] = {}
        for row in self._rows("SELECT office, alias FROM office_aliases ORDER BY id"):
            aliases.setdefault(row["office"], []).append(row["alias"])
        return self._all(
            "SELECT id, bureau, name, named FROM offices ORDER BY id",
            lambda r: Office(
                r["bureau"], r["name"], tuple(aliases.get(r["id"], ())), bool(r["named"])
            ),
        )

    def laws(self) -> tuple[str, ...]:
        """The names of all cited laws, each once, in order of first mention."""
        sql = "SELECT law FROM citations WHERE authority <> ? GROUP BY law ORDER BY min(id)"
        return self._all(sql, lambda r: str(r["law"]), Authority.DOCUMENT.value)

    def facets_by_record(self) -> dict[str, frozenset[Facet]]:
        """Which facets each record can answer."""
        found: dict[str, set[Facet]] = {}
        for row in self._rows("SELECT DISTINCT record, facet FROM facts"):
            found.setdefault(row["record"], set()).add(Facet(row["facet"]))
        return {key: frozenset(facets) for key, facets in found.items()}

    def power_types(self) -> tuple[str, ...]:
        """The parts of the power lists and the types named in them, longest names first."""
        sql = (
            "SELECT name FROM (SELECT part AS name FROM records WHERE kind = ? "
            "UNION SELECT text FROM fields WHERE name = ?) ORDER BY length(name) DESC, name"
        )
        return self._all(
            sql, lambda r: str(r["name"]), Kind.POWER.value, Column.POWER_TYPE.value
        )

    def offices_by_record(self) -> dict[str, tuple[str, ...]]:
        """The names of each record's offices."""
        found: dict[str, tuple[str, ...]] = {}
        sql = "SELECT x.record, o.name FROM record_offices x JOIN offices o ON o.id = x.office"
        for row in self._rows(sql):
            found[row["record"]] = (*found.get(row["record"], ()), row["name"])
        return found

    def laws_by_record(self) -> dict[str, tuple[tuple[str, int | None], ...]]:
        """The laws and articles that each record cites."""
        found: dict[str, tuple[tuple[str, int | None], ...]] = {}
        for row in self._rows("SELECT record, law, article FROM citations"):
            cited = (row["law"], row["article"])
            found[row["record"]] = (*found.get(row["record"], ()), cited)
        return found

    def fingerprint(self) -> str:
        """Changes whenever any source changes: what an index built from this store is marked with."""
        digests = self._all("SELECT value FROM meta ORDER BY name", lambda r: str(r["value"]))
        return "-".join([str(schema.VERSION), *(digest[:16] for digest in digests)])

    # -- records ------------------------------------------------------------------------------

    def keys(self) -> tuple[str, ...]:
        return self._all("SELECT key FROM records ORDER BY ordinal", lambda r: str(r["key"]))

    def record(self, key: str) -> Record:
        """One record whole; raises RecordUnknown with the nearest keys where there is none."""
        found = self.records([key])
        if not found:
            nearest = difflib.get_close_matches(key, self.keys(), 3, 0.6)
            raise RecordUnknown(key, tuple(nearest))
        return found[0]

    def records(self, keys: Sequence[str] | None = None) -> tuple[Record, ...]:
        """The records of these keys in the registers' order, all of them by default."""
        rows = self._of_keys("SELECT * FROM records t {where} ORDER BY t.ordinal", "t.key", keys)
        fields: dict[str, list[Field]] = {}
        sql = (
            f"SELECT t.record, t.name, t.text, t.inherited, {_PLACE} FROM fields t "
            "JOIN places p ON p.id = t.place {where} ORDER BY t.id"
        )
        for row in self._of_keys(sql, "t.record", keys):
            cell = Field(Column(row["name"]), row["text"], read_locator(row), bool(row["inherited"]))
            fields.setdefault(row["record"], []).append(cell)
        return tuple(read_record(row, tuple(fields.get(row["key"], ()))) for row in rows)

    def find(
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
        conditions, values = _conditions(bureau, office, kind, power_type, law, article)
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        sql = f"SELECT r.key FROM records r {where} ORDER BY r.ordinal"
        return self._all(sql, lambda r: str(r["key"]), *values)

    # -- what a record says -------------------------------------------------------------------

    def facts(self, key: str, facet: Facet | None = None) -> tuple[Fact, ...]:
        """The facts of a record in the order of its cells, of one facet or of all."""
        return tuple(
            read_fact(row)
            for row in self._placed("facts", key)
            if facet is None or row["facet"] == facet.value
        )

    def periods(self, key: str) -> tuple[Placed[Period], ...]:
        return tuple(
            Placed(row["record"], read_period(row), read_locator(row))
            for row in self._placed("periods", key)
        )

    def amounts(self, key: str) -> tuple[Placed[Amount], ...]:
        return tuple(
            Placed(row["record"], read_amount(row), read_locator(row))
            for row in self._placed("amounts", key)
        )

    def citations(self, key: str) -> tuple[Placed[Citation], ...]:
        return tuple(
            Placed(row["record"], read_citation(row), read_locator(row))
            for row in self._placed("citations", key)
        )

    def notes(self) -> tuple[Note, ...]:
        """What the audit found when the store was built."""
        sql = (
            f"SELECT t.kind, t.message, t.quote, t.record, {_PLACE} FROM notes t "
            "JOIN places p ON p.id = t.place ORDER BY t.id"
        )
        return self._all(sql, read_note)

    # -- the one way to the file --------------------------------------------------------------

    def _rows(self, sql: str, *values: object) -> list[Row]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"知识库 {self.path} 已损坏（{error}），{_REBUILD}") from error

    def _all(self, sql: str, make: Callable[[Row], T], *values: object) -> tuple[T, ...]:
        return tuple(make(row) for row in self._rows(sql, *values))

    def _of_keys(self, sql: str, column: str, keys: Iterable[str] | None) -> list[Row]:
        if keys is None:
            return self._rows(sql.format(where=""))
        wanted = list(keys)
        marks = ",".join("?" * len(wanted))
        return self._rows(sql.format(where=f"WHERE {column} IN ({marks})"), *wanted)

    def _placed(self, table: str, key: str) -> list[Row]:
        # A table's own quantities come first; of the place only what no table names itself.
        sql = (
            f"SELECT t.*, {_PLACE} FROM {table} t JOIN places p ON p.id = t.place "
            "WHERE t.record = ? ORDER BY t.id"
        )
        return self._rows(sql, key)


def _conditions(
    bureau: str, office: str, kind: str, power_type: str, law: str, article: int | None
) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []

    def add(condition: str, *given: object) -> None:
        conditions.append(condition)
        values.extend(given)

    if bureau:
        add("r.bureau = ?", bureau)
    if kind:
        add("r.kind = ?", kind)
    if power_type:
        typed = "SELECT record FROM fields WHERE name = ? AND text = ?"
        add(f"(r.part = ? OR r.key IN ({typed}))", power_type, Column.POWER_TYPE.value, power_type)
    if office:
        names = "o.name = ? OR EXISTS (SELECT 1 FROM office_aliases a WHERE a.office = o.id AND a.alias = ?)"
        held = f"SELECT x.record FROM record_offices x JOIN offices o ON o.id = x.office WHERE {names}"
        add(f"r.key IN ({held})", office, office)
    if law:
        cited = (
            "SELECT c.record FROM citations c JOIN places p ON p.id = c.place "
            'WHERE c.law = ? AND p."column" IN (?, ?)'
        )
        given: list[object] = [law, Column.BASIS.value, Column.RELATED_BASIS.value]
        if article is not None:
            cited += " AND c.article = ?"
            given.append(article)
        add(f"r.key IN ({cited})", *given)
    return conditions, values

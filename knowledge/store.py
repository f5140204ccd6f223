"""Read-only questions to the store, answered with records and facts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from knowledge import queries, schema
from knowledge.errors import RecordUnknown
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
    Head,
    placed,
    read_amount,
    read_bureau,
    read_citation,
    read_fact,
    read_field,
    read_head,
    read_note,
    read_office,
    read_period,
    read_record,
    read_source,
)
from knowledge.store_file import Connection, StoreFile, readable
from knowledge.terms import Amount, Authority, Citation, Period

# The columns that name a responsible office; bodies and departments are none.
OFFICE_COLUMNS = (Column.OFFICE.value, Column.HANDLING_OFFICE.value)

# So many records stay in memory with all that they say: some 30 KB each.
_REMEMBERED = 1000


class Store(StoreFile):
    """One open store. Every method may raise StoreError where the file turns out to be damaged.

    The file never changes while it is open, so what a record says is read but once.
    """

    def __init__(self, connection: Connection, path: Path) -> None:
        super().__init__(connection, path)
        self._record_of = lru_cache(_REMEMBERED)(self._read_record)
        self._facts_of = lru_cache(_REMEMBERED)(self._read_facts)
        self._periods_of = lru_cache(_REMEMBERED)(self._read_periods)
        self._broken_ends_of = lru_cache(_REMEMBERED)(self._read_broken_ends)
        self._heads: dict[str, Head] = {}

    def close(self) -> None:
        """Give the file back; the store answers no more."""
        super().close()
        self._heads.clear()
        for remembered in (
            self._record_of,
            self._facts_of,
            self._periods_of,
            self._broken_ends_of,
        ):
            remembered.cache_clear()

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
        """The names of all cited laws, each once, the most cited first."""
        return self._all(queries.LAWS, lambda r: str(r["law"]), Authority.DOCUMENT.value)

    def documents(self) -> tuple[str, ...]:
        """The numbers of all cited documents (中办发〔2010〕5号), in order of first mention."""
        return self._all(queries.DOCUMENTS, lambda r: str(r["law"]), Authority.DOCUMENT.value)

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
        return self._record_of(key)

    def _read_record(self, key: str) -> Record:
        found = self.records([key])
        if not found:
            raise self._unknown(key)
        return found[0]

    def _unknown(self, key: str) -> RecordUnknown:
        return RecordUnknown(key, nearest(key, self.keys()))

    def heads(self, keys: Iterable[str]) -> tuple[Head, ...]:
        """What the records of these keys are named by, in the same order.

        Raises RecordUnknown for the first that there is none of.
        """
        keys = tuple(keys)
        wanted = json.dumps([readable(key) for key in keys if key not in self._heads])
        if wanted != "[]":
            columns = dict(zip(("office", "handling"), OFFICE_COLUMNS, strict=True))
            offices = self._grouped(
                queries.OFFICES_OF, lambda r: str(r["value"]), keys=wanted, **columns
            )
            found = self._all(queries.HEADS, lambda r: read_head(r, offices), keys=wanted)
            self._heads |= {head.key: head for head in found}
        unknown = next((key for key in keys if key not in self._heads), None)
        if unknown is not None:
            raise self._unknown(unknown)
        return tuple(self._heads[key] for key in keys)

    def main_duties(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The main duties that the records of these keys stand under, each once."""
        wanted = {"keys": json.dumps([readable(key) for key in keys])}
        column = Column.MAIN_DUTY.value
        return self._all(queries.TEXTS, lambda r: str(r["text"]), column=column, **wanted)

    def records(self, keys: Iterable[str] | None = None) -> tuple[Record, ...]:
        """The records of these keys in the registers' order, all of them by default."""
        if keys is None:
            fields = self._grouped(queries.ALL_FIELDS, read_field)
            return self._all(queries.ALL_RECORDS, lambda r: read_record(r, fields))
        wanted = {"keys": json.dumps([readable(key) for key in keys])}
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
        level: str = "",
    ) -> tuple[str, ...]:
        """The keys of all records that meet every condition given, in the registers' order.

        `office` is a name or an alias; `power_type` is a part of the list or a 权力类型; a law
        counts only where it is cited as 实施依据 or 相关依据; `level` is 实施层级 as it is written.
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
            level=level,
            level_column=Column.LEVEL.value,
        )

    # -- what a record says -------------------------------------------------------------------

    def facts(self, key: str, facet: Facet | None = None) -> tuple[Fact, ...]:
        """The facts of a record in the order of its cells, of one facet or of all."""
        found = self._facts_of(key)
        return found if facet is None else tuple(fact for fact in found if fact.facet is facet)

    def _read_facts(self, key: str) -> tuple[Fact, ...]:
        return self._all(queries.FACTS, read_fact, key)

    def periods(self, key: str) -> tuple[Placed[Period], ...]:
        """The time limits, frequencies and terms of a record, in the order of its cells."""
        return self._periods_of(key)

    def _read_periods(self, key: str) -> tuple[Placed[Period], ...]:
        return self._all(queries.PERIODS, lambda r: placed(r, read_period(r)), key)

    def amounts(self, key: str) -> tuple[Placed[Amount], ...]:
        """The fines and shares of a record, in the order of its cells."""
        return self._all(queries.AMOUNTS, lambda r: placed(r, read_amount(r)), key)

    def citations(self, key: str) -> tuple[Placed[Citation], ...]:
        """The laws and documents that a record cites, article by article, in the order of its cells."""
        return self._all(queries.CITATIONS, lambda r: placed(r, read_citation(r)), key)

    def broken_ends(self, key: str) -> tuple[str, ...]:
        """The last words of a record's cells that break off in mid-sentence in the source."""
        return self._broken_ends_of(key)

    def _read_broken_ends(self, key: str) -> tuple[str, ...]:
        kind = NoteKind.BROKEN.value
        return self._all(queries.NOTED, lambda r: str(r["quote"]), record=key, kind=kind)

    def notes(self) -> tuple[Note, ...]:
        """What the audit found when the store was built."""
        return self._all(queries.NOTES, read_note)

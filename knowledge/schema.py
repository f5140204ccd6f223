"""The store's tables and its version: one row one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Raised whenever the tables, or what is read out of a register, change.
VERSION = 4
# "shgn" as a big-endian number: tells our file from any other SQLite database.
APPLICATION_ID = 0x7368676E


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with their types, the primary key, foreign keys (column → table.column), indexes.

    Every column holds a value in every row, but for the `optional` ones.
    """

    columns: Mapping[str, type]
    key: str
    foreign: Mapping[str, tuple[str, str]]
    indexes: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    @property
    def required(self) -> frozenset[str]:
        """The columns that hold a value in every row; the key does so by itself."""
        return frozenset(self.columns) - {self.key, *self.optional}


_RECORD = {"record": ("records", "key")}
_PLACED = _RECORD | {"place": ("places", "id")}

TABLES: Mapping[str, Table] = {
    "bureaus": Table({"id": str, "name": str}, "id", {}),
    "sources": Table(
        {"id": str, "bureau": str, "title": str, "file": str, "sha256": str, "date": str},
        "id",
        {"bureau": ("bureaus", "id")},
    ),
    "places": Table(
        {
            "id": int,
            "source": str,
            "register": str,
            "part": str,
            "number": str,
            "row": int,
            "column": str,
        },
        "id",
        {"source": ("sources", "id")},
    ),
    "records": Table(
        {
            "key": str,
            "ordinal": int,
            "kind": str,
            "bureau": str,
            "source": str,
            "part": str,
            "number": str,
            "title": str,
        },
        "key",
        {"bureau": ("bureaus", "id"), "source": ("sources", "id")},
    ),
    "fields": Table(
        {"id": int, "record": str, "name": str, "text": str, "place": int, "inherited": int},
        "id",
        _PLACED,
        ("record",),
    ),
    "facts": Table(
        {
            "id": int,
            "record": str,
            "facet": str,
            "label": str,
            "value": str,
            "quote": str,
            "place": int,
            "inherited": int,
        },
        "id",
        _PLACED,
        ("record",),
    ),
    "offices": Table(
        {"id": int, "bureau": str, "name": str, "named": int},
        "id",
        {"bureau": ("bureaus", "id")},
    ),
    "office_aliases": Table(
        {"id": int, "office": int, "alias": str}, "id", {"office": ("offices", "id")}
    ),
    "record_offices": Table(
        {"id": int, "record": str, "office": int},
        "id",
        _RECORD | {"office": ("offices", "id")},
        ("record", "office"),
    ),
    "citations": Table(
        {
            "id": int,
            "record": str,
            "law": str,
            "written": str,
            "authority": str,
            "quote": str,
            "article": int,
            "paragraph": int,
            "item": int,
            "chapter": int,
            "dates": str,
            "text": str,
            "place": int,
        },
        "id",
        _PLACED,
        ("record", "law"),
        optional=("article", "paragraph", "item", "chapter"),
    ),
    "periods": Table(
        {
            "id": int,
            "record": str,
            "quantity": int,
            "unit": str,
            "relation": str,
            "words": str,
            "sentence": str,
            "event": str,
            "actor": str,
            "upper": int,
            "place": int,
        },
        "id",
        _PLACED,
        ("record",),
        optional=("quantity", "upper"),
    ),
    "amounts": Table(
        {
            "id": int,
            "record": str,
            "low": int,
            "high": int,
            "measure": str,
            "words": str,
            "sentence": str,
            "subject": str,
            "place": int,
        },
        "id",
        _PLACED,
        ("record",),
        optional=("low", "high"),
    ),
    "notes": Table(
        {
            "id": int,
            "kind": str,
            "message": str,
            "quote": str,
            "place": int,
            "record": str,
        },
        "id",
        _PLACED,
        optional=("record",),
    ),
    "left_out": Table(
        {"id": int, "source": str, "line": int, "text": str, "reason": str},
        "id",
        {"source": ("sources", "id")},
    ),
}

"""A row of the store → the value it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from knowledge.records import (
    Bureau,
    Column,
    Facet,
    Fact,
    Field,
    Kind,
    Locator,
    Note,
    NoteKind,
    Office,
    Placed,
    Record,
    Source,
)
from knowledge.terms import Amount, Authority, Citation, Measure, Period, Relation, Unit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """What a record is named by: title, the place of its first cell, and its responsible offices."""

    key: str
    kind: Kind
    bureau: str
    part: str
    title: str
    locator: Locator
    offices: tuple[str, ...]


class Row(Protocol):
    """Values by the names of their columns; what is missing raises IndexError."""

    def __getitem__(self, name: str, /) -> Any: ...  # noqa: ANN401 — a store's columns hold anything


def read_locator(row: Row) -> Locator:
    """The place that a row names with its columns of the table of places."""
    return Locator(
        row["source"], row["register"], row["part"], row["number"], row["row"], row["column"]
    )


def placed(row: Row, item: T) -> Placed[T]:
    """What was read of a row, with its record and its place."""
    return Placed(row["record"], item, read_locator(row))


def read_bureau(row: Row) -> Bureau:
    """A row of bureaus."""
    return Bureau(row["id"], row["name"])


def read_source(row: Row) -> Source:
    """A row of sources."""
    return Source(row["id"], row["bureau"], row["title"], row["file"], row["sha256"], row["date"])


def read_office(row: Row, aliases: tuple[str, ...]) -> Office:
    """A row of offices, with its other spellings."""
    return Office(row["bureau"], row["name"], aliases, bool(row["named"]))


def read_field(row: Row) -> Field:
    """A row of fields with its place."""
    return Field(Column(row["name"]), row["text"], read_locator(row), bool(row["inherited"]))


def read_record(row: Row, fields: Mapping[str, tuple[Field, ...]]) -> Record:
    """A row of records, with its cells out of those of all records."""
    return Record(
        row["key"],
        Kind(row["kind"]),
        row["bureau"],
        row["source"],
        row["part"],
        row["number"],
        row["title"],
        fields.get(row["key"], ()),
    )


def read_head(row: Row, offices: Mapping[str, tuple[str, ...]]) -> Head:
    """A row of records with the place of its first cell, and its offices out of those of all."""
    return Head(
        row["key"],
        Kind(row["kind"]),
        row["bureau"],
        row["of_part"],
        row["title"],
        read_locator(row),
        tuple(dict.fromkeys(offices.get(row["key"], ()))),
    )


def read_period(row: Row) -> Period:
    """A row of periods."""
    return Period(
        row["quantity"],
        Unit(row["unit"]),
        Relation(row["relation"]),
        row["words"],
        row["sentence"],
        row["event"],
        row["actor"],
        row["upper"],
    )


def read_amount(row: Row) -> Amount:
    """A row of amounts."""
    return Amount(
        row["low"],
        row["high"],
        Measure(row["measure"]),
        row["words"],
        row["sentence"],
        row["subject"],
    )


def read_citation(row: Row) -> Citation:
    """A row of citations."""
    dates = str(row["dates"])
    return Citation(
        row["law"],
        row["written"],
        Authority(row["authority"]),
        row["quote"],
        row["article"],
        row["paragraph"],
        row["item"],
        row["chapter"],
        tuple(dates.split("；")) if dates else (),
        row["text"],
    )


def read_fact(row: Row) -> Fact:
    """A row of facts with its place."""
    return Fact(
        row["record"],
        Facet(row["facet"]),
        row["label"],
        row["value"],
        row["quote"],
        read_locator(row),
        bool(row["inherited"]),
    )


def read_note(row: Row) -> Note:
    """A row of notes with its place."""
    return Note(
        NoteKind(row["kind"]),
        row["message"],
        row["quote"],
        read_locator(row),
        row["record"] or "",
    )

"""A row of the store → the value it stands for."""

from __future__ import annotations

from sqlite3 import Row

from knowledge.records import (
    Amount,
    Authority,
    Citation,
    Facet,
    Fact,
    Field,
    Kind,
    Locator,
    Measure,
    Note,
    NoteKind,
    Period,
    Record,
    Relation,
    Unit,
)


def read_locator(row: Row) -> Locator:
    return Locator(
        row["source"], row["register"], row["part"], row["number"], row["row"], row["column"]
    )


def read_record(row: Row, fields: tuple[Field, ...]) -> Record:
    return Record(
        row["key"],
        Kind(row["kind"]),
        row["bureau"],
        row["source"],
        row["part"],
        row["number"],
        row["title"],
        fields,
    )


def read_period(row: Row) -> Period:
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
    return Amount(
        row["low"],
        row["high"],
        Measure(row["measure"]),
        row["words"],
        row["sentence"],
        row["subject"],
    )


def read_citation(row: Row) -> Citation:
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
    return Note(
        NoteKind(row["kind"]),
        row["message"],
        row["quote"],
        read_locator(row),
        row["record"] or "",
    )

"""What the tests of the audit look at: the real registers, copies and cells of them with a change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from knowledge.catalogue import Catalogue, read_catalogue
from knowledge.reading import Reading
from knowledge.records import Bureau, Column, Note, Record
from knowledge.registers import read_register
from knowledge.remarks import Register

YINING = Bureau("yining", "伊宁市司法局")


@cache
def catalogue() -> Catalogue:
    """The registers that the package brings."""
    return read_catalogue()


@cache
def reading(source_id: str) -> Reading:
    """One of them, read."""
    source = next(source for source in catalogue().sources if source.id == source_id)
    return read_register(catalogue().path(source), source)


def readings() -> tuple[Reading, ...]:
    """All of them, in the catalogue's order."""
    return tuple(reading(source.id) for source in catalogue().sources)


def source_text(source_id: str) -> str:
    """The words of one of them as the file has them."""
    source = next(source for source in catalogue().sources if source.id == source_id)
    return catalogue().path(source).read_text(encoding="utf-8")


def changed_copy(folder: Path, source_id: str, *changes: tuple[str, str]) -> Path:
    """A copy of a register in which each first text has become the second, wherever it stood."""
    text = source_text(source_id)
    for old, new in changes:
        assert old in text, f"nothing to change: {old}"
        text = text.replace(old, new)
    path = folder / f"{source_id}.txt"
    path.write_text(text, encoding="utf-8")
    return path


def real_record(key: str) -> Record:
    """A record of the real registers."""
    return next(r for one in readings() for r in one.records if r.key == key)


def register_of(*records: Record, bureau: Bureau = YINING) -> Register:
    """A register that holds these records alone."""
    return Register(replace(reading("yining"), records=records, notes=(), declared=()), bureau)


def cells_of(column: Column, *texts: str) -> Register:
    """A power list of one item per text, of which each has nothing but this cell, so worded."""
    items = [r for r in reading("yining").records if r.part == "其他行政权力"]
    assert len(texts) <= len(items)
    return register_of(
        *(
            replace(item, fields=(replace(item.cells(column)[0], text=text),))
            for item, text in zip(items, texts, strict=False)
        )
    )


def with_text(key: str, column: Column, *texts: str) -> Record:
    """A real record whose cells of one column say something else, from the first on."""
    record = real_record(key)
    words = iter(texts)
    fields = [
        replace(f, text=next(words, f.text)) if f.column is column else f for f in record.fields
    ]
    return replace(record, fields=tuple(fields))


def quotes(notes: Iterable[Note]) -> list[str]:
    """What the notes quote, in their order."""
    return [note.quote for note in notes]

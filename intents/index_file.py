"""Keeps an index in a file: a line of JSON, and the flat rows as they lie in memory.

Nothing in it is ever run. A file that is not whole, byte by byte, is no index.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from intents.files import read_sealed, write_sealed
from intents.index import Index
from intents.postings import Postings

FORMAT = 7

Row: TypeAlias = "array[Any]"


def save_index(index: Index, mark: str, path: Path) -> None:
    """Write an index, atomically; `mark` names the store and phrases it was built from."""
    rows = tuple(_rows(index))
    head = {
        "keys": index.keys,
        "titles": index.titles,
        "tokens": list(index.numbers),
        "pair": index.pair,
        "cut": sorted(index.held.strongest),
        "rows": [(row.typecode, len(row)) for row in rows],
    }
    line = json.dumps(head, separators=(",", ":")).encode()
    write_sealed(path, _kind(mark), b"\n".join((line, b"".join(row.tobytes() for row in rows))))


def _kind(mark: str) -> str:
    return f"index {FORMAT} {sys.byteorder} {mark}"


def _rows(index: Index) -> Iterator[Row]:
    """All flat rows of an index, in the order of the file."""
    yield from (index.held.starts, index.held.places)
    yield from (index.held.strongest[number] for number in sorted(index.held.strongest))
    yield from (index.rarity, index.strengths, index.titled)
    yield from (index.said, index.said_starts, index.said_of, index.said_worth)


def load_index(path: Path, mark: str) -> Index | None:
    """The saved index if it was built from just this store and these phrases, else None."""
    content = read_sealed(path, _kind(mark))
    if content is None:
        return None
    line, _, body = content.partition(b"\n")
    head = json.loads(line)
    return _index(head, _read_rows(head["rows"], memoryview(body)))


def _read_rows(kinds: Iterable[tuple[str, int]], body: memoryview) -> Iterator[Row]:
    at = 0
    for kind, length in kinds:
        row = array(kind)
        end = at + length * row.itemsize
        row.frombytes(body[at:end])
        at = end
        yield row


def _index(head: dict[str, Any], rows: Iterator[Row]) -> Index:
    held = Postings(next(rows), next(rows), {number: next(rows) for number in head["cut"]})
    rarity, strengths, titled, said, said_starts, said_of, said_worth = rows
    return Index(
        tuple(head["keys"]),
        tuple(head["titles"]),
        {token: number for number, token in enumerate(head["tokens"])},
        rarity,
        held,
        strengths,
        titled,
        said,
        said_starts,
        said_of,
        said_worth,
        head["pair"],
    )

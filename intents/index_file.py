"""Keeps an index in a file: a digest, a line of JSON, and the flat rows as they lie in memory.

Nothing in it is ever run. A file that is not whole, byte by byte, is no index.
"""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from intents.files import write_whole
from intents.index import Index
from intents.postings import Postings

FORMAT = 5

Row: TypeAlias = "array[Any]"


def save_index(index: Index, mark: str, path: Path) -> None:
    """Write an index, atomically; `mark` names the store and phrases it was built from."""
    rows = tuple(_rows(index))
    body = b"".join(row.tobytes() for row in rows)
    head = {
        "format": FORMAT,
        "mark": mark,
        "order": sys.byteorder,
        "keys": index.keys,
        "titles": index.titles,
        "tokens": list(index.numbers),
        "pair": index.pair,
        "cut": [sorted(index.held.strongest), sorted(index.said.strongest)],
        "rows": [(row.typecode, len(row)) for row in rows],
    }
    content = b"%s\n%s" % (json.dumps(head, separators=(",", ":")).encode(), body)
    write_whole(path, b"%s\n%s" % (_digest(content), content))


def _rows(index: Index) -> Iterator[Row]:
    """All flat rows of an index, in the order of the file."""
    yield from (index.rarity, index.strengths, index.titled, index.said_of, index.said_worth)
    for postings in (index.held, index.said):
        yield from (postings.starts, postings.places)
        yield from (postings.strongest[number] for number in sorted(postings.strongest))


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def load_index(path: Path, mark: str) -> Index | None:
    """The saved index if it was built from just this store and these phrases, else None."""
    try:
        digest, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if digest != _digest(content):
        return None
    line, _, body = content.partition(b"\n")
    head = json.loads(line)
    if (head["format"], head["mark"], head["order"]) != (FORMAT, mark, sys.byteorder):
        return None
    return _index(head, iter(_read_rows(head["rows"], memoryview(body))))


def _read_rows(kinds: Iterable[tuple[str, int]], body: memoryview) -> Iterator[Row]:
    at = 0
    for kind, length in kinds:
        row = array(kind)
        end = at + length * row.itemsize
        row.frombytes(body[at:end])
        at = end
        yield row


def _index(head: dict[str, Any], rows: Iterator[Row]) -> Index:
    rarity, strengths, titled, said_of, said_worth = (next(rows) for _ in range(5))
    held, said = (
        Postings(next(rows), next(rows), {number: next(rows) for number in cut})
        for cut in head["cut"]
    )
    return Index(
        tuple(head["keys"]),
        tuple(head["titles"]),
        {token: number for number, token in enumerate(head["tokens"])},
        rarity,
        held,
        strengths,
        titled,
        said,
        said_of,
        said_worth,
        head["pair"],
    )

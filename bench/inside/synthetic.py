"""Records that no register has, as many as are wanted: mixed from the registers' own words.

Each names a place that does not exist, two pieces of titles, a number, and a few clauses of cells, and
has two ways to ask for it. The same seed makes the same records. Pure.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.records import Column, Field, Kind, Locator, Record

BUREAU = "synthetic"
SEED = 20_260_101

_PIECES = re.compile(r"[^，、；：。（）()《》“”和与及对的或等\s0-9]+")
_CLAUSES = re.compile(r"[^。；\n]+")
_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十]+(?=[日天个年月])")
_SHORTEST_PIECE, _LONGEST_PIECE = 3, 14  # characters
_LONGEST_CLAUSE = 60  # characters
_RECORDS_A_PLACE = 25
_KINDS_OF_PLACE = ("镇", "乡", "街道", "区")
# As people ask at a counter: where, who, how.
_ASKED = ("{place}的{piece}归谁管", "在{place}办{piece}找哪个部门", "{piece}，{place}这边谁负责")


@dataclass(frozen=True, slots=True)
class Invented:
    """A record that was made up, the ways to ask for it, and a question that is not one of these."""

    record: Record
    examples: tuple[str, ...]
    question: str


def invent(records: Sequence[Record], number: int, seed: int = SEED) -> Iterator[Invented]:
    """So many new records out of the words of these, one after another."""
    chance = random.Random(seed)  # noqa: S311 — nobody is to be kept from guessing them
    pieces = _pieces(record.title for record in records)
    clauses = _clauses(records)
    places = _places("".join(pieces), 1 + number // _RECORDS_A_PLACE, chance)
    for ordinal in range(number):
        yield _invented(ordinal, chance, chance.choice(places), pieces, clauses)


def _invented(
    ordinal: int,
    chance: random.Random,
    place: str,
    pieces: Sequence[str],
    clauses: Sequence[str],
) -> Invented:
    one, other = chance.sample(pieces, 2)
    title = f"{place}{one}{other}第{chance.randrange(1, 1000)}号"
    cells = [_renumbered(chance.choice(clauses), chance) for _ in range(chance.randrange(1, 4))]
    asked = chance.sample(_ASKED, 3)
    said = (asked[0].format(place=place, piece=one), asked[1].format(place=place, piece=other))
    question = asked[2].format(place=place, piece=f"{one}{other}")
    return Invented(_record(ordinal, title, cells), said, question)


def _record(ordinal: int, title: str, cells: Sequence[str]) -> Record:
    key = f"{BUREAU}/duty/{ordinal // 50 + 1}.{ordinal % 50 + 1}"
    fields = tuple(
        Field(Column.ITEM, text, Locator(BUREAU, "", "", str(ordinal), row, Column.ITEM.value))
        for row, text in enumerate((title, *cells), 1)
    )
    return Record(key, Kind.DUTY, BUREAU, BUREAU, "", str(ordinal), title, fields)


def _pieces(titles: Iterator[str]) -> tuple[str, ...]:
    """What titles are made of: the runs of words between their marks and particles, each once."""
    found = (piece for title in titles for piece in _PIECES.findall(title))
    fitting = (piece for piece in found if _SHORTEST_PIECE <= len(piece) <= _LONGEST_PIECE)
    return tuple(dict.fromkeys(fitting))


def _clauses(records: Sequence[Record]) -> tuple[str, ...]:
    cells = (field.text for record in records for field in record.fields)
    found = (clause.strip() for cell in cells for clause in _CLAUSES.findall(cell))
    return tuple(dict.fromkeys(clause for clause in found if 1 < len(clause) <= _LONGEST_CLAUSE))


def _renumbered(clause: str, chance: random.Random) -> str:
    """The clause with other numbers: 十日 and 第28条 become those of another law."""
    return _NUMBER.sub(lambda _: str(chance.randrange(1, 100)), clause)


def _places(letters: str, number: int, chance: random.Random) -> tuple[str, ...]:
    """Names of places that the letters of the registers make, each once."""
    found: dict[str, None] = {}
    while len(found) < number:
        size = chance.choice((2, 2, 3))
        name = "".join(chance.choice(letters) for _ in range(size))
        found[name + chance.choice(_KINDS_OF_PLACE)] = None
    return tuple(found)


def examples_of(invented: Invented) -> Mapping[str, tuple[str, ...]]:
    """The ways to ask for a record, by its key."""
    return {invented.record.key: invented.examples}

"""Which places have which token, in flat rows of numbers: small, quick to read, in any number.

A place is that of a record, or of a way to ask for one. Lists of Python's own would take ten times
the memory, and its garbage collector would walk over all of them while somebody waits.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

# Kinds of flat row: whole numbers below 2^32, fractions, numbers that are added up, yes or no.
WHOLE, FRACTION, EXACT, FLAG = "I", "f", "d", "B"

Number = TypeVar("Number", int, float)


class Rows(Generic[Number]):
    """A row of numbers for each token, growing; `flat` has them one behind the other."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._rows: list[array[Number]] = []

    def add(self, number: int, value: Number) -> None:
        """Add a value to the row of a token; a token that is new has the next number."""
        while number >= len(self._rows):
            self._rows.append(array(self._kind))
        self._rows[number].append(value)

    def row(self, number: int) -> Sequence[Number]:
        """The row of a token, empty where nothing was added."""
        return self._rows[number] if number < len(self._rows) else ()

    def flat(self) -> array[Number]:
        """All rows in the order of their tokens."""
        together: array[Number] = array(self._kind)
        for row in self._rows:
            together.extend(row)
        return together

    def starts(self, tokens: int) -> array[int]:
        """Where the row of each token starts in `flat`, and after the last where it ends."""
        starts = array(WHOLE, [0])
        for number in range(tokens):
            starts.append(starts[-1] + len(self.row(number)))
        return starts


@dataclass(frozen=True, slots=True)
class Postings:
    """The places of each token: those of number n are `places[starts[n]:starts[n + 1]]`, ascending.

    Of a token with more places than one looks through for a question, `strongest` has those that
    one does, as indexes into `places`.
    """

    starts: array[int]
    places: array[int]
    strongest: Mapping[int, array[int]]

    @classmethod
    def of(cls, rows: Rows[int], tokens: int, ranks: Sequence[float], longest: int) -> Postings:
        """The postings of so many tokens. `ranks` stand beside the places: the higher, the sooner
        a place is one of the `longest` that are looked through."""
        starts = rows.starts(tokens)
        spans = ((n, starts[n], starts[n + 1]) for n in range(tokens))
        strongest = {
            number: array(
                WHOLE, sorted(sorted(range(start, end), key=lambda at: -ranks[at])[:longest])
            )
            for number, start, end in spans
            if end - start > longest
        }
        return cls(starts, rows.flat(), strongest)

    def count(self, number: int) -> int:
        """How many places have a token."""
        return self.starts[number + 1] - self.starts[number]

    def find(self, number: int, place: int) -> int:
        """The index of a place among those of a token, -1 where it has it not."""
        end = self.starts[number + 1]
        at = bisect_left(self.places, place, self.starts[number], end)
        return at if at < end and self.places[at] == place else -1

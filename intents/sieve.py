"""Sieves out, at a glance, the patterns that cannot match a text, so that few need to be tried.

Each pattern has anchors: characters, or two side by side, of which every match must hold one. They are
read off the pattern as Python itself reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from operator import add

# How Python itself reads a pattern: it has no public name.
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Protocol, TypeVar

_LONGEST_ANCHOR = 2  # characters
# A single character stands in many more texts than two side by side do.
_SINGLE_COSTS = 20


class Patterned(Protocol):
    """What has a pattern."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """What it matches."""


P = TypeVar("P", bound=Patterned)


class Sieve(tuple[P, ...]):  # noqa: SLOT001 — what is sorted out once is kept beside the patterns
    """Some patterns in their order; `likely` leaves out those that cannot match a text."""

    def likely(self, text: str) -> Iterator[P]:
        """All that may match somewhere in a text, in their order; only most others are left out."""
        return (self[place] for place in sorted(self.likely_places(text)))

    def likely_places(self, text: str) -> frozenset[int]:
        """The places of those that may match somewhere in a text."""
        by_anchor, anywhere = self._sorted_out
        return anywhere.union(*map(by_anchor.__getitem__, by_anchor.keys() & pieces(text)))

    @cached_property
    def _sorted_out(self) -> tuple[dict[str, list[int]], frozenset[int]]:
        """The places of the patterns by their anchors, and of those that have none."""
        by_anchor: dict[str, list[int]] = {}
        anywhere = []
        for place, each in enumerate(self):
            found = anchors(each.pattern)
            if found is None:
                anywhere.append(place)
            for anchor in found or ():
                by_anchor.setdefault(anchor, []).append(place)
        return by_anchor, frozenset(anywhere)


# One message is held against several sieves, one after the other.
@lru_cache(maxsize=8)
def pieces(text: str) -> frozenset[str]:
    """The characters of a text, and those that stand side by side."""
    return frozenset(text).union(map(add, text, text[1:]))


def anchors(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Pieces of text of which every match holds one; None where none can be told."""
    if pattern.flags & re.IGNORECASE:
        return None
    return _of_sequence(_parser.parse(pattern.pattern, pattern.flags))


def _of_sequence(sequence: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The best anchors among those of the parts, which stand one behind the other."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, what in sequence:
        if str(kind) == "LITERAL":
            run += chr(what)
            continue
        found += _of_run(run)
        run = ""
        inner = _of_part(str(kind), what)
        found += [inner] if inner is not None else []
    found += _of_run(run)
    return min(found, key=_cost, default=None)


def _of_run(run: str) -> list[frozenset[str]]:
    return [frozenset({run[:_LONGEST_ANCHOR]})] if run else []


def _of_part(kind: str, what: Any) -> frozenset[str] | None:  # noqa: ANN401 — Python's own tree
    if kind == "SUBPATTERN":
        return _of_sequence(what[-1])
    if kind == "ATOMIC_GROUP":
        return _of_sequence(what)
    if kind in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        least, _, item = what
        return _of_sequence(item) if least else None
    if kind == "BRANCH":
        return _of_all([_of_sequence(branch) for branch in what[1]])
    if kind == "IN":
        return _of_all([_of_member(str(member), value) for member, value in what])
    return None


def _of_member(kind: str, value: Any) -> frozenset[str] | None:  # noqa: ANN401 — as above
    return frozenset({chr(value)}) if kind == "LITERAL" else None


def _of_all(ways: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    """Where one of several ways is taken, an anchor of any."""
    known = [way for way in ways if way is not None]
    return frozenset().union(*known) if len(known) == len(ways) else None


def _cost(found: frozenset[str]) -> int:
    return sum(1 if len(anchor) > 1 else _SINGLE_COSTS for anchor in found)

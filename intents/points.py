"""What makes up a record's score, part by part, in points; and what a question names outright."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from intents.query import Query
from intents.weights import Weights
from knowledge.records import Facet

# These facts only some records have: a record without them is seldom the one that is meant.
_RARE = (Facet.PENALTY, Facet.LEVEL, Facet.TYPE, Facet.CASE)
_ANY_RECORD_HAS = (Facet.WHO, Facet.HOW)


@dataclass(frozen=True, slots=True)
class Hints:
    """What the store knows of a record that ranking may use."""

    offices: frozenset[str]
    laws: frozenset[tuple[str, int | None]]
    facets: frozenset[Facet]


class Points(NamedTuple):
    """The parts of a score: their sum, kept within 0–100, is the score.

    The question's telling words that the record has anywhere; its most like way to ask; the title's
    letters; the telling words that the title has; the whole title; the bureau, an office, the law and
    article that the question names; the fact asked for, stated or lacking. The last and the bureau's
    may be below 0.
    """

    covered: float = 0.0
    example: float = 0.0
    title: float = 0.0
    titled: float = 0.0
    whole_title: float = 0.0
    bureau: float = 0.0
    office: float = 0.0
    law: float = 0.0
    fact: float = 0.0

    @property
    def score(self) -> float:
        """0–100."""
        return max(0.0, min(sum(self), 100.0))


NO_POINTS = Points()


class Naming:
    """The points for what a question names outright, for one record after another."""

    def __init__(self, query: Query, hints: Mapping[str, Hints], weights: Weights) -> None:
        self._query, self._hints, self._weights = query, hints, weights
        self._special = _special(query)
        self._names_any = query.bureau or query.offices or query.law or self._special

    def title(self, titled: str, parts: Sequence[str]) -> float:
        """For a record whose whole title, in all its parts, stands in the question."""
        said = self._query.folded
        # Most titles are not even begun in a question.
        if len(titled) < self._weights.shortest_title or parts[0] not in said:
            return 0.0
        return self._weights.whole_title if all(part in said for part in parts) else 0.0

    def others(self, key: str) -> tuple[float, float, float, float]:
        """For the bureau, an office, the law and article, and the fact asked for, in this order."""
        if not self._names_any:
            return 0.0, 0.0, 0.0, 0.0
        known = self._hints.get(key)
        if known is None:
            return self._bureau(key), 0.0, 0.0, 0.0
        return self._bureau(key), self._office(known), self._law(known), self._fact(key)

    def _bureau(self, key: str) -> float:
        """The bureau named is the record's own, or it is another's."""
        if not self._query.bureau:
            return 0.0
        ours = key.startswith(f"{self._query.bureau}/")
        return self._weights.bureau_named if ours else -self._weights.bureau_named

    def _office(self, known: Hints) -> float:
        named = any(office.name in known.offices for office in self._query.offices)
        return self._weights.office_named if named else 0.0

    def _law(self, known: Hints) -> float:
        law = self._query.law
        named = law and (law.law, law.article) in known.laws
        return self._weights.law_named if named else 0.0

    def _fact(self, key: str) -> float:
        if not self._special:
            return 0.0
        if self.answers(key):
            return self._weights.has_facet
        rare = self._query.facets[0] in _RARE
        return self._weights.lacks_rare_facet if rare else self._weights.lacks_facet

    def answers(self, key: str) -> bool:
        """Whether the record states the fact asked for first, as far as is known."""
        if not self._special:
            return True
        known = self._hints.get(key)
        return known is None or self._special[0] in known.facets


def _special(query: Query) -> tuple[Facet, ...]:
    """The facets asked for that not every record has; whoever asks for the office asks any record."""
    if Facet.WHO in query.facets:
        return ()
    return tuple(facet for facet in query.facets if facet not in _ANY_RECORD_HAS)

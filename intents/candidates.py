"""Which records come into question, and what each of them shares with it: out of the index alone.

However many records there are, only so many places of the index are looked through: those of the
rarest words first, and of a word that very many have, the ones that have it most strongly.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from intents.index import Index
from intents.postings import Postings
from intents.weights import Weights

# So many places are looked through for a question, and the token that goes beyond is the last one.
LOOKED_UP = 12_000
# Where tokens were left out for that, so many records are looked up among the places of them all.
FILLED_UP = 100
# With so many places it is quicker to look records up among them than to go through all.
_MANY_PLACES = 100


class Wanted(NamedTuple):
    """A token that the question asks for and some record has; `worth` is what it tells."""

    token: str
    number: int
    worth: float


@dataclass(slots=True)
class Match:
    """A record that shares words with the question.

    `covered` is how much it has of each wanted token, `told` the sum of those that its title has,
    `example` how like the question its most like example is (0–1).
    """

    document: int
    example: float
    covered: dict[str, float] = field(default_factory=dict)
    told: float = 0.0


def gather(
    index: Index,
    wanted: Sequence[Wanted],
    total: float,
    weights: Weights,
    looked_up: int = LOOKED_UP,
) -> tuple[Match, ...]:
    """The records that share the most with the question, in no order; `total` is what all of its
    words tell, those that no record has included."""
    rare = _rarest_first(index.held, wanted, looked_up)
    shares = _shares(index, rare)
    likeness = _likeness(index, _rarest_first(index.said, wanted, looked_up), total)
    liked = weights.example_to_be_chosen

    def near(document: int) -> float:
        return shares[document] + liked * likeness.get(document, 0.0)

    whole = len(rare) == len(wanted) and not any(w.number in index.held.strongest for w in wanted)
    chosen = heapq.nlargest(weights.candidates if whole else FILLED_UP, shares, key=near)
    matches = {document: Match(document, likeness.get(document, 0.0)) for document in chosen}
    for token in wanted:
        _cover(index, token, matches)
    if whole:
        return tuple(matches.values())
    return tuple(
        heapq.nlargest(
            weights.candidates,
            matches.values(),
            key=lambda match: sum(match.covered.values()) + liked * match.example,
        )
    )


def most_in_one(index: Index, wanted: Sequence[Wanted]) -> float:
    """How much the record that has the most of these tokens has of them."""
    shares = _shares(index, _rarest_first(index.held, wanted, LOOKED_UP))
    return max(shares.values(), default=0.0)


def _rarest_first(postings: Postings, wanted: Sequence[Wanted], most: int) -> list[Wanted]:
    """The tokens whose places are looked through: the rarest, as long as there is room."""
    ordered = sorted(wanted, key=lambda w: postings.count(w.number))
    room = most
    for at, token in enumerate(ordered):
        if room <= 0:
            return ordered[:at]
        room -= postings.count(token.number)
    return ordered


def _shares(index: Index, wanted: Sequence[Wanted]) -> dict[int, float]:
    """Per record, how much it has of the wanted tokens."""
    held, strengths = index.held, index.strengths
    places, starts = held.places, held.starts
    shares: dict[int, float] = defaultdict(float)
    for _, number, worth in wanted:
        strongest = held.strongest.get(number)
        if strongest is None:
            span = slice(starts[number], starts[number + 1])
            for place, strength in zip(places[span], strengths[span], strict=True):
                shares[place] += worth * strength
        else:
            for at in strongest:
                shares[places[at]] += worth * strengths[at]
    return shares


def _likeness(index: Index, wanted: Sequence[Wanted], total: float) -> dict[int, float]:
    """Per record, how like the question its most like example is (Dice over rarity), 0–1."""
    said, places, starts = index.said, index.said.places, index.said.starts
    shared: dict[int, float] = defaultdict(float)
    for _, number, worth in wanted:
        strongest = said.strongest.get(number)
        span = places[starts[number] : starts[number + 1]]
        for place in span if strongest is None else map(places.__getitem__, strongest):
            shared[place] += worth
    best: dict[int, float] = defaultdict(float)
    said_of, said_worth = index.said_of, index.said_worth
    for place, both in shared.items():
        likeness = 2 * both / (total + said_worth[place])
        document = said_of[place]
        if likeness > best[document]:  # noqa: PLR1730 — max() takes as long as all the rest
            best[document] = likeness
    return best


def _cover(index: Index, wanted: Wanted, matches: Mapping[int, Match]) -> None:
    """Note in each match how much it has of a token."""
    token, _, worth = wanted
    for document, at in _where(index.held, wanted.number, matches):
        match = matches[document]
        share = worth * index.strengths[at]
        match.covered[token] = share
        if index.titled[at]:
            match.told += share


def _where(held: Postings, number: int, matches: Mapping[int, Match]) -> Iterator[tuple[int, int]]:
    """The matches that have a token, each with its index among the places."""
    start, end = held.starts[number], held.starts[number + 1]
    if end - start > _MANY_PLACES:
        found = ((document, held.find(number, document)) for document in matches)
        return ((document, at) for document, at in found if at >= 0)
    places = enumerate(held.places[start:end], start)
    return ((document, at) for at, document in places if document in matches)

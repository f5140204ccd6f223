"""Which records come into question, and what each of them shares with it: out of the index alone.

However many records there are, only so many places of the index are looked through: those of the
rarest words first, and of a word that very many have, the ones that have it most strongly.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from intents.index import Index
from intents.postings import Postings
from intents.weights import Weights

# So many places are looked through for a question, and the token that goes beyond is the last one.
LOOKED_UP = 2_000
# And so many for one clause of a long message, to see whether it tells of anything.
LOOKED_UP_FOR_CLAUSE = 1_000
# No question needs more of its tokens to be known by.
MOST_TOKENS = 200
# Where tokens were left out for that, so many records are looked up among the places of them all.
FILLED_UP = 32
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

    `covered` is how much it has of each wanted token, `told` the sum of those that its title has;
    `asked` is what each of the ways to ask for it shares with the question, and `example` how like
    the question the most like of them is (Dice over rarity, 0–1).
    """

    document: int
    covered: dict[str, float] = field(default_factory=dict)
    told: float = 0.0
    asked: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    example: float = 0.0


def gather(
    index: Index,
    wanted: Sequence[Wanted],
    total: float,
    weights: Weights,
    looked_up: int = LOOKED_UP,
) -> tuple[Match, ...]:
    """The records that have the most of the question's words, in no order; `total` is what all of
    these tell, those that no record has included."""
    wanted = _telling(wanted)
    shares = _all_shares(index, wanted, looked_up)
    matches = {document: Match(document) for document in _worth_a_look(shares, weights)}
    for token in wanted:
        _cover(index, token, matches)
    for match in matches.values():
        match.example = _likeness(match.asked, index.said_worth, total)
    return tuple(matches.values())


def most_in_one(index: Index, wanted: Sequence[Wanted]) -> float:
    """How much the record that has the most of these tokens has of them."""
    shares = _shares(index, _rarest_first(index.held, wanted, LOOKED_UP_FOR_CLAUSE))
    return max(shares.values(), default=0.0)


def _all_shares(index: Index, wanted: Sequence[Wanted], looked_up: int) -> dict[int, float]:
    """Per record that comes near, how much it has of all the wanted tokens."""
    held = index.held
    rare = _rarest_first(held, wanted, looked_up)
    whole = [token for token in rare if token.number not in held.strongest]
    shares = _shares(index, whole)
    if len(whole) == len(wanted):
        return shares
    rough = _shares(index, [token for token in rare if token.number in held.strongest])
    for document, share in shares.items():
        rough[document] += share
    rest = [token for token in wanted if token not in whole]
    near = heapq.nlargest(FILLED_UP, rough, key=rough.__getitem__)
    return {
        document: shares.get(document, 0.0) + _share(index, rest, document) for document in near
    }


def _telling(wanted: Sequence[Wanted]) -> Sequence[Wanted]:
    """The tokens that tell the most, in the order given."""
    if len(wanted) <= MOST_TOKENS:
        return wanted
    chosen = set(heapq.nlargest(MOST_TOKENS, wanted, key=lambda w: w.worth))
    return [token for token in wanted if token in chosen]


def _worth_a_look(shares: Mapping[int, float], weights: Weights) -> list[int]:
    """The records that have the most, and not far less than the one that has most of all."""
    least = weights.worth_a_look * max(shares.values(), default=0.0)
    enough = (document for document, share in shares.items() if share >= least)
    return heapq.nlargest(weights.candidates, enough, key=shares.__getitem__)


def _rarest_first(postings: Postings, wanted: Sequence[Wanted], most: int) -> list[Wanted]:
    """The tokens whose places are looked through: the rarest, as long as there is room."""
    ordered = sorted(wanted, key=lambda w: postings.count(w.number))
    room = most
    for at, token in enumerate(ordered):
        if room <= 0:
            return ordered[:at]
        strongest = postings.strongest.get(token.number)
        room -= postings.count(token.number) if strongest is None else len(strongest)
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


def _share(index: Index, wanted: Sequence[Wanted], document: int) -> float:
    """How much one record has of the wanted tokens, each of them looked up."""
    held, strengths = index.held, index.strengths
    starts, places = held.starts, held.places
    share = 0.0
    for _, number, worth in wanted:
        end = starts[number + 1]
        at = bisect_left(places, document, starts[number], end)
        if at < end and places[at] == document:
            share += worth * strengths[at]
    return share


def _cover(index: Index, wanted: Wanted, matches: Mapping[int, Match]) -> None:
    """Note in each match how much it, and each way to ask for it, has of a token."""
    token, number, worth = wanted
    strengths, titled, said, said_starts = (
        index.strengths,
        index.titled,
        index.said,
        index.said_starts,
    )
    for document, at in _where(index.held, number, matches):
        match = matches[document]
        match.covered[token] = share = worth * strengths[at]
        if titled[at]:
            match.told += share
        begin, end = said_starts[at], said_starts[at + 1]
        if begin < end:
            asked = match.asked
            for example in said[begin:end]:
                asked[example] += worth


def _where(held: Postings, number: int, matches: Mapping[int, Match]) -> list[tuple[int, int]]:
    """The matches that have a token, each with its index among the places."""
    start, end = held.starts[number], held.starts[number + 1]
    if end - start > _MANY_PLACES:
        found = ((document, held.find(number, document)) for document in matches)
        return [(document, at) for document, at in found if at >= 0]
    places = held.places[start:end]
    return [(document, at) for at, document in enumerate(places, start) if document in matches]


def _likeness(asked: Mapping[int, float], worths: Sequence[float], total: float) -> float:
    """How like the question the most like of some ways to ask is, 0–1."""
    most = enough = 0.0
    for example, both in asked.items():
        # A way to ask tells no less than what it shares: most are soon seen to be no better.
        if both > enough:
            likeness = 2 * both / (total + worths[example])
            if likeness > most:
                most = likeness
                enough = most * total / (2 - most)
    return most

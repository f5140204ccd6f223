"""The search index: which records hold which words, how strongly, and how rare each word is."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from intents.postings import EXACT, FLAG, FRACTION, WHOLE, Postings, Rows
from intents.weights import Fields
from intents.words import pairs
from knowledge.records import Column, Kind, Record
from knowledge.text import fold, with_figures

Cut = Callable[[str], tuple[str, ...]]

# Of a token that more records have, only those that have it most strongly are looked through.
LONGEST_ROW = 1000

# Boilerplate that every power shares says nothing of the matter.
_SHARED = (Column.ACCOUNTABLE, Column.NUMBER, Column.ACTING_BODY, Column.RESPONSIBILITY_BASIS)


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that ranking needs, built once for a store and a set of phrases.

    `numbers`: token → its number;
    `rarity`: by a token's number, its inverse document frequency over whole records, in nats;
    `held`: the records (their places in `keys`) that have a token; beside each place stand in
    `strengths` how strongly (0–1, as in its best field) and in `titled` whether its title has it;
    `said`: the ways to ask for these records that have the token, for each place from its
    `said_starts` on; `said_of` has the record of each way to ask, `said_worth` what its tokens tell;
    `pair`: what a character pair counts beside a word, 0–1: it is part of a word that counts already.
    """

    keys: tuple[str, ...]
    titles: tuple[str, ...]
    numbers: Mapping[str, int]
    rarity: array[float]
    held: Postings
    strengths: array[float]
    titled: array[int]
    said: array[int]
    said_starts: array[int]
    said_of: array[int]
    said_worth: array[float]
    pair: float

    def weight(self, token: str) -> float:
        """What a token counts beside others, before its rarity."""
        return self.pair if token.startswith("~") else 1.0

    def rarity_of(self, token: str) -> float:
        """How much a token tells; one that no record has tells as much as the rarest."""
        number = self.numbers.get(token)
        return self.rarest if number is None else self.rarity[number]

    @property
    def rarest(self) -> float:
        """The rarity of a word that no record has."""
        return math.log(1 + len(self.keys))


def tokens(text: str, cut: Cut) -> tuple[str, ...]:
    """What is indexed of a text: its words of two characters and more, and its character pairs."""
    # 31天 and 三十一天 are one word, whoever writes it.
    counted = with_figures(fold(text))
    words = [word for word in cut(counted) if len(word) > 1]
    return (*words, *_paired(counted))


def pair_tokens(text: str) -> list[str]:
    """The character pairs of a text as tokens, none with a mark in it."""
    return _paired(fold(text))


def _paired(folded: str) -> list[str]:
    return [f"~{pair}" for pair in pairs(folded) if pair.isalnum()]


def build_index(
    records: Iterable[Record],
    examples: Mapping[str, Sequence[str]],
    cut: Cut,
    weights: Fields,
    longest: int = LONGEST_ROW,
) -> Index:
    """Index the records of a store with the ways in which people ask for them.

    Records are read one by one and none is kept. `longest` is how many places of one token are
    looked through for a question.
    """
    building = _Building(cut, weights, longest)
    for record in records:
        building.add(record, examples.get(record.key, ()))
    return building.index()


@dataclass(slots=True)
class _Building:
    """An index while it is built."""

    cut: Cut
    weights: Fields
    longest: int
    keys: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    held: Rows[int] = field(default_factory=lambda: Rows(WHOLE))
    strengths: Rows[float] = field(default_factory=lambda: Rows(FRACTION))
    titled: Rows[int] = field(default_factory=lambda: Rows(FLAG))
    said: Rows[int] = field(default_factory=lambda: Rows(WHOLE))
    said_of: array[int] = field(default_factory=lambda: array(WHOLE))

    def add(self, record: Record, examples: Sequence[str]) -> None:
        place, title = len(self.keys), _title(record)
        self.keys.append(record.key)
        self.titles.append(title)
        asked = [tokens(example, self.cut) for example in examples]
        in_title = Counter(tokens(title, self.cut))
        counted = (
            in_title,
            Counter(tokens(_body(record), self.cut)),
            Counter(token for said in asked for token in said),
        )
        for token, strength in self._strengths(counted).items():
            number = self.numbers.setdefault(token, len(self.numbers))
            self.held.add(number, place)
            self.strengths.add(number, strength)
            self.titled.add(number, token in in_title)
        for said in asked:
            for token in dict.fromkeys(said):
                self.said.add(self.numbers[token], len(self.said_of))
            self.said_of.append(place)

    def _strengths(self, counted: Sequence[Counter[str]]) -> dict[str, float]:
        """How strongly a record has each token: as in the field that has it most strongly."""
        weights = self.weights
        # How much a word found there tells, and how slowly its second mention stops telling more.
        tells = (
            (weights.in_title, weights.title_again),
            (weights.in_body, weights.body_again),
            (weights.in_examples, weights.examples_again),
        )
        found: dict[str, float] = {}
        for counter, (most, again) in zip(counted, tells, strict=True):
            for token, count in counter.items():
                strength = most * count / (count + again)
                found[token] = max(found.get(token, 0.0), strength)
        return found

    def index(self) -> Index:
        size = len(self.numbers)
        strengths = self.strengths.flat()
        held = Postings.of(self.held, size, strengths, self.longest)
        rarity = array(EXACT, (self._rarity(held.count(number)) for number in range(size)))
        worth = self._said_worth(rarity)
        return Index(
            tuple(self.keys),
            tuple(self.titles),
            self.numbers,
            rarity,
            held,
            strengths,
            self.titled.flat(),
            self.said.flat(),
            self._said_starts(held, size),
            self.said_of,
            worth,
            self.weights.pair,
        )

    def _said_starts(self, held: Postings, size: int) -> array[int]:
        """Where the ways to ask for each record begin that have each of its tokens, and where all end."""
        starts = array(WHOLE)
        begun = 0
        for number in range(size):
            asked = self.said.row(number)
            # Both rows are in the order of the records.
            at = 0
            for place in held.places[held.starts[number] : held.starts[number + 1]]:
                starts.append(begun + at)
                while at < len(asked) and self.said_of[asked[at]] == place:
                    at += 1
            begun += len(asked)
        starts.append(begun)
        return starts

    def _rarity(self, having: int) -> float:
        return math.log(1 + (len(self.keys) - having + 0.5) / (having + 0.5))

    def _said_worth(self, rarity: Sequence[float]) -> array[float]:
        worth: array[float] = array(EXACT, bytes(array(EXACT).itemsize * len(self.said_of)))
        for token, number in self.numbers.items():
            counts = self.weights.pair if token.startswith("~") else 1.0
            for place in self.said.row(number):
                worth[place] += counts * rarity[number]
        return worth


def _title(record: Record) -> str:
    if record.kind is Kind.SUPERVISION:
        return f"{record.part} {record.title}"
    return record.title


def _body(record: Record) -> str:
    return " ".join(f.text for f in record.fields if f.column not in _SHARED)

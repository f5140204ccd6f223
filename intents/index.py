"""The search index: which records hold which words, where, and how rare each word is."""

from __future__ import annotations

import json
import math
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from intents.weights import Fields
from intents.words import pairs
from knowledge.records import Column, Kind, Record
from knowledge.text import fold

FORMAT = 4

Cut = Callable[[str], tuple[str, ...]]

# Boilerplate that every power shares says nothing of the matter.
_SHARED = (Column.ACCOUNTABLE, Column.NUMBER, Column.ACTING_BODY, Column.RESPONSIBILITY_BASIS)


@dataclass(frozen=True, slots=True)
class Example:
    """One way to ask for a record: the record's place, and the weight of all its tokens."""

    document: int
    worth: float


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that ranking needs, built once for a store and a set of phrases.

    `titled`: per record the tokens of its title;
    `strengths`: token → (record's place, 0–1) for every record that has it, the best of its fields;
    `said`: token → places in `examples` of those that have it;
    `rarity`: token → inverse document frequency over whole records, in nats;
    `pair`: what a character pair counts beside a word, 0–1: it is a part of a word that counts already.
    """

    keys: tuple[str, ...]
    titles: tuple[str, ...]
    titled: tuple[frozenset[str], ...]
    strengths: Mapping[str, Sequence[tuple[int, float]]]
    examples: tuple[Example, ...]
    said: Mapping[str, Sequence[int]]
    rarity: Mapping[str, float]
    pair: float

    def weight(self, token: str) -> float:
        """What a token counts beside others, before its rarity."""
        return self.pair if token.startswith("~") else 1.0

    def rarity_of(self, token: str) -> float:
        """How much a token tells; one that no record has tells as much as the rarest."""
        return self.rarity.get(token, self.rarest)

    @property
    def rarest(self) -> float:
        """The rarity of a word that no record has."""
        return math.log(1 + len(self.keys))


def tokens(text: str, cut: Cut) -> tuple[str, ...]:
    """What is indexed of a text: its words of two characters and more, and its character pairs."""
    folded = fold(text)
    words = [word for word in cut(folded) if len(word) > 1]
    return (*words, *(f"~{pair}" for pair in pairs(folded) if pair.isalnum()))


def build_index(
    records: Sequence[Record], examples: Mapping[str, tuple[str, ...]], cut: Cut, weights: Fields
) -> Index:
    """Index the records of a store with the ways in which people ask for them."""
    said = [[tokens(e, cut) for e in examples.get(record.key, ())] for record in records]
    counted = {
        "title": [Counter(tokens(_title(record), cut)) for record in records],
        "body": [Counter(tokens(_body(record), cut)) for record in records],
        "examples": [Counter(t for ts in group for t in ts) for group in said],
    }
    rarity = _rarity(list(counted.values()))
    flat = [(place, set(ts)) for place, group in enumerate(said) for ts in group]
    return Index(
        tuple(record.key for record in records),
        tuple(_title(record) for record in records),
        tuple(frozenset(counter) for counter in counted["title"]),
        _strengths(counted, weights),
        tuple(Example(place, _worth(ts, rarity, weights.pair)) for place, ts in flat),
        _places(ts for _, ts in flat),
        rarity,
        weights.pair,
    )


def _title(record: Record) -> str:
    if record.kind is Kind.SUPERVISION:
        return f"{record.part} {record.title}"
    return record.title


def _body(record: Record) -> str:
    return " ".join(f.text for f in record.fields if f.column not in _SHARED)


def _strengths(
    counted: Mapping[str, Sequence[Counter[str]]], weights: Fields
) -> dict[str, tuple[tuple[int, float], ...]]:
    # How much a word found there tells, and how slowly its second mention stops telling more.
    tells = {
        "title": (weights.in_title, weights.title_again),
        "body": (weights.in_body, weights.body_again),
        "examples": (weights.in_examples, weights.examples_again),
    }
    found: dict[str, dict[int, float]] = {}
    for name, counters in counted.items():
        most, again = tells[name]
        for document, counter in enumerate(counters):
            for token, count in counter.items():
                strength = most * count / (count + again)
                records = found.setdefault(token, {})
                records[document] = max(records.get(document, 0.0), round(strength, 4))
    return {token: tuple(records.items()) for token, records in found.items()}


def _places(groups: Iterable[set[str]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        for token in sorted(group):
            found.setdefault(token, []).append(place)
    return {token: tuple(places) for token, places in found.items()}


def _rarity(fields: Sequence[Sequence[Counter[str]]]) -> dict[str, float]:
    documents = len(fields[0])
    frequency: Counter[str] = Counter()
    for parts in zip(*fields, strict=True):
        frequency.update(set().union(*parts))
    return {
        token: round(math.log(1 + (documents - n + 0.5) / (n + 0.5)), 5)
        for token, n in sorted(frequency.items())
    }


def _worth(said: Iterable[str], rarity: Mapping[str, float], pair: float) -> float:
    # In one order: else the last digit of a sum would differ from process to process.
    return sum((pair if t.startswith("~") else 1.0) * rarity[t] for t in sorted(said))


def save_index(index: Index, mark: str, path: Path) -> None:
    """Write an index as JSON, atomically; `mark` names the store and phrases it was built from."""
    data = {
        "format": FORMAT,
        "mark": mark,
        "keys": index.keys,
        "titles": index.titles,
        "titled": [sorted(title) for title in index.titled],
        "strengths": index.strengths,
        "examples": [(e.document, e.worth) for e in index.examples],
        "said": index.said,
        "rarity": index.rarity,
        "pair": index.pair,
    }
    write_whole(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def write_whole(path: Path, text: str) -> None:
    """Write a file so that no reader ever sees a part of it."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as fresh:
        fresh.write(text)
    Path(name).replace(path)


def load_index(path: Path, mark: str) -> Index | None:
    """The saved index if it was built from just this store and these phrases, else None."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(data, dict) or (data.get("format"), data.get("mark")) != (FORMAT, mark):
        return None
    return Index(
        tuple(data["keys"]),
        tuple(data["titles"]),
        tuple(frozenset(title) for title in data["titled"]),
        data["strengths"],
        tuple(Example(*pair) for pair in data["examples"]),
        data["said"],
        data["rarity"],
        data["pair"],
    )

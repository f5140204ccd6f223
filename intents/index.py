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

from intents.words import pairs
from knowledge.records import Column, Record
from knowledge.text import fold

FORMAT = 1
FIELDS = ("title", "body", "examples")

Cut = Callable[[str], tuple[str, ...]]

# Boilerplate that every power shares says nothing of the matter.
_SHARED = (Column.ACCOUNTABLE, Column.NUMBER, Column.ACTING_BODY, Column.RESPONSIBILITY_BASIS)


@dataclass(frozen=True, slots=True)
class Posting:
    """One record that holds a word: its place among the records, and how often."""

    document: int
    count: int


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that ranking needs, built once for a store and a set of phrases.

    `postings` is per field, word → postings; `lengths` per field, the words of each record;
    `rarity` is the inverse document frequency over whole records, in nats.
    """

    keys: tuple[str, ...]
    titles: tuple[str, ...]
    postings: Mapping[str, Mapping[str, tuple[Posting, ...]]]
    lengths: Mapping[str, tuple[int, ...]]
    rarity: Mapping[str, float]
    examples: tuple[tuple[tuple[str, ...], ...], ...]

    def rarity_of(self, word: str) -> float:
        """How much a word tells; one that no record has tells as much as the rarest."""
        return self.rarity.get(word, self.rarest)

    @property
    def rarest(self) -> float:
        return math.log(1 + len(self.keys))


def tokens(text: str, cut: Cut) -> tuple[str, ...]:
    """What is indexed of a text: its words of two characters and more, and its character pairs."""
    folded = fold(text)
    words = [word for word in cut(folded) if len(word) > 1]
    return (*words, *(f"~{pair}" for pair in pairs(folded) if pair.isalnum()))


def build_index(
    records: Sequence[Record], examples: Mapping[str, tuple[str, ...]], cut: Cut
) -> Index:
    """Index the records of a store with the ways in which people ask for them."""
    texts = {
        "title": [f"{r.part if r.kind == 'supervision' else ''}{r.title}" for r in records],
        "body": [_body(record) for record in records],
    }
    said = [examples.get(record.key, ()) for record in records]
    counted = {name: [Counter(tokens(t, cut)) for t in texts[name]] for name in texts}
    said_tokens = [tuple(tokens(example, cut) for example in group) for group in said]
    counted["examples"] = [Counter(t for ts in group for t in ts) for group in said_tokens]
    return Index(
        tuple(record.key for record in records),
        tuple(texts["title"]),
        {name: _postings(counters) for name, counters in counted.items()},
        {name: tuple(c.total() for c in counters) for name, counters in counted.items()},
        _rarity([counted[name] for name in FIELDS]),
        tuple(tuple(tuple(sorted(set(ts))) for ts in group) for group in said_tokens),
    )


def _body(record: Record) -> str:
    return " ".join(f.text for f in record.fields if f.column not in _SHARED)


def _postings(counters: Iterable[Counter[str]]) -> dict[str, tuple[Posting, ...]]:
    found: dict[str, list[Posting]] = {}
    for document, counter in enumerate(counters):
        for word, count in counter.items():
            found.setdefault(word, []).append(Posting(document, count))
    return {word: tuple(postings) for word, postings in found.items()}


def _rarity(fields: Sequence[Sequence[Counter[str]]]) -> dict[str, float]:
    documents = len(fields[0])
    frequency: Counter[str] = Counter()
    for parts in zip(*fields, strict=True):
        frequency.update(set().union(*parts))
    return {
        word: math.log(1 + (documents - n + 0.5) / (n + 0.5)) for word, n in frequency.items()
    }


def save_index(index: Index, mark: str, path: Path) -> None:
    """Write an index as JSON, atomically; `mark` names the store and phrases it was built from."""
    data = {
        "format": FORMAT,
        "mark": mark,
        "keys": index.keys,
        "titles": index.titles,
        "postings": {
            name: {w: [n for p in ps for n in (p.document, p.count)] for w, ps in words.items()}
            for name, words in index.postings.items()
        },
        "lengths": index.lengths,
        "rarity": index.rarity,
        "examples": index.examples,
    }
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as fresh:
        json.dump(data, fresh, ensure_ascii=False, separators=(",", ":"))
    os.replace(name, path)


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
        {
            name: {
                w: tuple(Posting(*pair) for pair in zip(ns[::2], ns[1::2], strict=True))
                for w, ns in words.items()
            }
            for name, words in data["postings"].items()
        },
        {name: tuple(lengths) for name, lengths in data["lengths"].items()},
        data["rarity"],
        tuple(tuple(tuple(ts) for ts in group) for group in data["examples"]),
    )

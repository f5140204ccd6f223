"""Query × candidates → scores 0–100 with reasons. The only door to rapidfuzz."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from intents.index import FIELDS, Index, tokens
from intents.query import Query
from knowledge.text import fold

# How much a word found there tells: what people say of a record tells as much as its title.
_FIELD_WEIGHT: Mapping[str, float] = {"title": 1.0, "body": 0.75, "examples": 0.95}
_SATURATION: Mapping[str, float] = {"title": 0.15, "body": 0.4, "examples": 0.6}
# A character pair is a part of a word that counts already.
_PAIR_WEIGHT = 0.35
# An official term that only an alias brought in.
_EXPANDED = 0.6
_CANDIDATES = 40

_COVERAGE, _EXAMPLE, _TITLE = 0.50, 0.32, 0.18
_OFFICE_NAMED, _BUREAU_NAMED, _LAW_NAMED = 6.0, 8.0, 10.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record with its score (0–100, higher is closer) and what speaks for it.

    `coverage` (0–1) is the share of the question's telling words that the record has somewhere;
    `because` are those words, the most telling first.
    """

    key: str
    score: float
    coverage: float
    example: float
    title: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """What the store knows of a record that ranking may use: its offices and the laws it cites."""

    offices: frozenset[str]
    laws: frozenset[tuple[str, int | None]]


class Matcher:
    """Ranks the records of one index. `cut` is the word cutter that the index was built with."""

    def __init__(
        self,
        index: Index,
        cut: Callable[[str], tuple[str, ...]],
        hints: Mapping[str, Hints] | None = None,
    ) -> None:
        self._index, self._cut, self._hints = index, cut, hints or {}
        self._place = {key: place for place, key in enumerate(index.keys)}

    def rank(self, query: Query) -> tuple[Candidate, ...]:
        """The records that share a word with the question, best first; none where none does."""
        wanted = _wanted(query, self._cut)
        if not wanted:
            return ()
        found = _covered(wanted, self._index)
        best = sorted(found, key=lambda d: -sum(found[d].values()))[:_CANDIDATES]
        candidates = [self._candidate(query, d, found[d], wanted) for d in best]
        return tuple(sorted(candidates, key=lambda c: (-c.score, self._place[c.key])))

    def closeness(self, query: Query, texts: Sequence[str], known: str) -> tuple[float, ...]:
        """How much of the question stands in each text, 0–1, leaving out what `known` says already."""
        said = set(tokens(known, self._cut))
        wanted = {t: w for t, w in _wanted(query, self._cut).items() if t not in said}
        total = self._worth(wanted)
        if not total:
            return tuple(0.0 for _ in texts)
        held = (set(tokens(text, self._cut)) for text in texts)
        return tuple(
            self._worth({t: w for t, w in wanted.items() if t in own}) / total for own in held
        )

    def _worth(self, wanted: Mapping[str, float]) -> float:
        return sum(weight * self._index.rarity_of(token) for token, weight in wanted.items())

    def _candidate(
        self, query: Query, document: int, covered: Mapping[str, float], wanted: Mapping[str, float]
    ) -> Candidate:
        key, worth = self._index.keys[document], self._worth(wanted)
        coverage = sum(covered.values()) / worth
        examples = self._index.examples[document]
        example = max((self._likeness(wanted, worth, e) for e in examples), default=0.0)
        title = fuzz.token_ratio(query.core, fold(self._index.titles[document])) / 100
        score = 100 * (_COVERAGE * coverage + _EXAMPLE * example + _TITLE * title)
        score += _named(query, key, self._hints.get(key))
        words = sorted((w for w in covered if not w.startswith("~")), key=lambda w: -covered[w])
        kept = max(0.0, min(score, 100.0))
        return Candidate(key, kept, coverage, example, title, tuple(words[:6]))

    def _likeness(
        self, wanted: Mapping[str, float], worth: float, example: Iterable[str]
    ) -> float:
        """How alike question and example are: shared over all rarity (Dice), 0–1."""
        shared = of_example = 0.0
        for token in example:
            rarity = self._index.rarity_of(token)
            of_example += _weight(token) * rarity
            shared += wanted.get(token, 0.0) * rarity
        return 2 * shared / (worth + of_example) if of_example else 0.0


def _wanted(query: Query, cut: Callable[[str], tuple[str, ...]]) -> dict[str, float]:
    """The words and pairs asked for, with their weights; an alias brings its official term."""
    wanted: dict[str, float] = {}
    for token in tokens(query.core, cut):
        wanted[token] = _weight(token)
    for expansion in query.expansions:
        for token in tokens(expansion.term, cut):
            weight = _weight(token) * expansion.strength * _EXPANDED
            wanted[token] = max(wanted.get(token, 0.0), weight)
    return wanted


def _weight(token: str) -> float:
    return _PAIR_WEIGHT if token.startswith("~") else 1.0


def _covered(wanted: Mapping[str, float], index: Index) -> dict[int, dict[str, float]]:
    """Per record, how much of each wanted word it has: the best of its fields, saturating in count."""
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for token, weight in wanted.items():
        worth = weight * index.rarity_of(token)
        for name in FIELDS:
            for posting in index.postings[name].get(token, ()):
                share = posting.count / (posting.count + _SATURATION[name])
                value = worth * _FIELD_WEIGHT[name] * share
                record = found[posting.document]
                record[token] = max(record.get(token, 0.0), value)
    return found


def _named(query: Query, key: str, known: Hints | None) -> float:
    """What the question names outright: the bureau, an office, a law."""
    points = 0.0
    if query.bureau:
        points += _BUREAU_NAMED if key.startswith(f"{query.bureau}/") else -_BUREAU_NAMED
    if known:
        if any(office.name in known.offices for office in query.offices):
            points += _OFFICE_NAMED
        if query.law and (query.law.law, query.law.article) in known.laws:
            points += _LAW_NAMED
    return points

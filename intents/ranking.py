"""Query × candidates → scores 0–100 with reasons. The only door to rapidfuzz."""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from intents.index import Index, tokens, weight
from intents.query import Query
from knowledge.records import Facet
from knowledge.text import fold

# An official term that only an alias brought in.
_EXPANDED = 0.4
# A word of the message before, beside those of this one.
_SAID_BEFORE = 0.55
# A word that no record, example or alias has: often just part of somebody's story.
_UNKNOWN = 0.5
_CANDIDATES = 24
# 47, 十五天: a number is no stranger.
_COUNTED = re.compile(r"[0-9零一二两三四五六七八九十百千万半第]+[天日月年周岁个次条款项元倍]{0,2}")

_COVERAGE, _EXAMPLE, _TITLE, _TITLED = 0.45, 0.20, 0.20, 0.12
_OFFICE_NAMED, _BUREAU_NAMED, _LAW_NAMED = 6.0, 16.0, 10.0
# A record that has the very fact that is asked for, or lacks it.
_HAS_FACET, _LACKS_FACET = 3.0, -12.0
# These facts only some records have: a record without them is seldom the one that is meant.
_LACKS_RARE_FACET = -14.0
_RARE = (Facet.PENALTY, Facet.LEVEL, Facet.TYPE, Facet.CASE)
# The whole title stands in the question.
_WHOLE_TITLE = 12.0
_SHORTEST_TITLE = 4  # characters
_ANY_RECORD_HAS = (Facet.WHO, Facet.HOW)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record with its score (0–100, higher is closer) and what speaks for it.

    `coverage` (0–1) is the share of the question's telling words that the record has somewhere;
    `because` are those words, the most telling first; `title_words` is the title, folded;
    `answers` says whether the record states the fact asked for first.
    """

    key: str
    score: float
    coverage: float
    example: float
    title: float
    because: tuple[str, ...]
    title_words: str = ""
    answers: bool = True


@dataclass(frozen=True, slots=True)
class Hints:
    """What the store knows of a record that ranking may use."""

    offices: frozenset[str]
    laws: frozenset[tuple[str, int | None]]
    facets: frozenset[Facet]


@dataclass(frozen=True, slots=True)
class _Match:
    """A record that shares words with the question: which, how much, and its most like example."""

    document: int
    covered: Mapping[str, float]
    example: float


class Matcher:
    """Ranks the records of one index. `cut` is the word cutter that the index was built with."""

    def __init__(
        self,
        index: Index,
        cut: Callable[[str], tuple[str, ...]],
        hints: Mapping[str, Hints] | None = None,
    ) -> None:
        self._index, self._cut, self._hints = index, cut, hints or {}
        # The same facts are weighed again and again; their tokens never change.
        self._tokens_of = lru_cache(maxsize=8192)(self._set_of_tokens)
        # One turn looks at the same ranking more than once: for slips, and to judge.
        self.rank = lru_cache(maxsize=32)(self._rank)
        self._place = {key: place for place, key in enumerate(index.keys)}
        self._titles = tuple(fold(title) for title in index.titles)
        self._title_parts = tuple(tuple(map(fold, title.split())) for title in index.titles)

    def _rank(
        self, query: Query, before: Query | None = None, share: float = _SAID_BEFORE
    ) -> tuple[Candidate, ...]:
        """The records that share a word with the question, best first; none where none does.

        The words of the message `before` count as well, at this share (0–1).
        """
        wanted = _wanted(query, self._cut)
        said = f"{before.core} {query.core}" if before else query.core
        if before:
            for token, asked in _wanted(before, self._cut).items():
                wanted.setdefault(token, asked * share)
        if not wanted:
            return ()
        found = self._covered(wanted)
        likeness = self._likeness(wanted)
        best = heapq.nlargest(
            _CANDIDATES, found, key=lambda d: sum(found[d].values()) + 3 * likeness.get(d, 0.0)
        )
        worth = self._worth(wanted)
        matches = [_Match(d, found[d], likeness.get(d, 0.0)) for d in best]
        candidates = [self._candidate(query, said, match, worth) for match in matches]
        return tuple(sorted(candidates, key=lambda c: (-c.score, self._place[c.key])))

    def strangers(self, query: Query) -> tuple[str, ...]:
        """The words of a question, of two characters and more, that nothing indexed has."""
        return tuple(
            word
            for word in query.words
            if len(word) > 1 and word not in self._index.rarity and not _COUNTED.fullmatch(word)
        )

    def closeness(
        self, query: Query, texts: Sequence[str], known: str, before: str = ""
    ) -> tuple[float, ...]:
        """How much of the question stands in each text, 0–1, leaving out what `known` says already.

        The words `before` it in the conversation count as well, but less.
        """
        said = self._tokens_of(known)
        wanted = {t: weight(t) * _SAID_BEFORE for t in self._tokens_of(before)}
        wanted |= _wanted(query, self._cut)
        wanted = {token: asked for token, asked in wanted.items() if token not in said}
        total = self._worth(wanted)
        if not total:
            return tuple(0.0 for _ in texts)
        held = (self._tokens_of(text) for text in texts)
        return tuple(
            self._worth({t: w for t, w in wanted.items() if t in own}) / total for own in held
        )

    def _set_of_tokens(self, text: str) -> frozenset[str]:
        return frozenset(tokens(text, self._cut))

    def _worth(self, wanted: Mapping[str, float]) -> float:
        """How much the wanted tokens tell; those that no record knows count for less."""
        known = self._index.rarity
        return sum(
            asked * (known[token] if token in known else self._index.rarest * _UNKNOWN)
            for token, asked in wanted.items()
        )

    def _covered(self, wanted: Mapping[str, float]) -> dict[int, dict[str, float]]:
        """Per record, how much it has of each wanted token."""
        found: dict[int, dict[str, float]] = defaultdict(dict)
        for token, asked in wanted.items():
            worth = asked * self._index.rarity_of(token)
            for document, strength in self._index.strengths.get(token, ()):
                found[document][token] = worth * strength
        return found

    def _likeness(self, wanted: Mapping[str, float]) -> dict[int, float]:
        """Per record, how like the question its most like example is (Dice over rarity), 0–1."""
        shared: dict[int, float] = defaultdict(float)
        for token, asked in wanted.items():
            worth = asked * self._index.rarity_of(token)
            for place in self._index.said.get(token, ()):
                shared[place] += worth
        worth = self._worth(wanted)
        best: dict[int, float] = {}
        for place, both in shared.items():
            example = self._index.examples[place]
            likeness = 2 * both / (worth + example.worth)
            best[example.document] = max(best.get(example.document, 0.0), likeness)
        return best

    def _candidate(self, query: Query, said: str, match: _Match, worth: float) -> Candidate:
        document, covered = match.document, match.covered
        key = self._index.keys[document]
        coverage = sum(covered.values()) / worth
        titled = self._titles[document]
        title = fuzz.token_ratio(said, titled) / 100
        told = sum(
            value for token, value in covered.items() if token in self._index.titled[document]
        )
        score = 100 * (
            _COVERAGE * coverage
            + _EXAMPLE * match.example
            + _TITLE * title
            + _TITLED * told / worth
        )
        parts = self._title_parts[document]
        if len(titled) >= _SHORTEST_TITLE and all(part in query.folded for part in parts):
            score += _WHOLE_TITLE
        known = self._hints.get(key)
        score += _named(query, key, known)
        words = sorted((w for w in covered if not w.startswith("~")), key=lambda w: -covered[w])
        kept = max(0.0, min(score, 100.0))
        return Candidate(
            key,
            kept,
            coverage,
            match.example,
            title,
            tuple(words[:6]),
            titled,
            _answers(query, known),
        )


def _wanted(query: Query, cut: Callable[[str], tuple[str, ...]]) -> dict[str, float]:
    """The words and pairs asked for, with their weights; an alias brings its official term."""
    wanted: dict[str, float] = {}
    for token in tokens(query.core, cut):
        wanted[token] = weight(token)
    for expansion in query.expansions:
        for token in tokens(expansion.term, cut):
            worth = weight(token) * expansion.strength * _EXPANDED
            wanted[token] = max(wanted.get(token, 0.0), worth)
    return wanted


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
        if _special(query):
            lacking = _LACKS_RARE_FACET if query.facets[0] in _RARE else _LACKS_FACET
            points += _HAS_FACET if _answers(query, known) else lacking
    return points


def _special(query: Query) -> tuple[Facet, ...]:
    """The facets asked for that not every record has; whoever asks for the office asks any record."""
    if Facet.WHO in query.facets:
        return ()
    return tuple(facet for facet in query.facets if facet not in _ANY_RECORD_HAS)


def _answers(query: Query, known: Hints | None) -> bool:
    asked = _special(query)
    return not asked or known is None or asked[0] in known.facets

"""Query × candidates → scores 0–100 with reasons. The only door to rapidfuzz."""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from intents.focus import clauses, is_story
from intents.index import Cut, Index, tokens
from intents.points import NO_POINTS, Hints, Naming, Points
from intents.query import Query
from intents.weights import Weights
from knowledge.text import fold

# So many of its words are named as what speaks for a record.
MOST_REASONS = 6
# 47, 十五天: a number is no stranger.
_COUNTED = re.compile(r"[0-9零一二两三四五六七八九十百千万半第]+[天日月年周岁个次条款项元倍]{0,2}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record with its score (0–100, higher is closer) and what speaks for it.

    `coverage` (0–1) is the share of the question's telling words that the record has somewhere;
    `because` are those words, the most telling first; `title_words` is the title, folded;
    `answers` says whether the record states the fact asked for first; `evidence` is how much all its
    words tell (nats); `points` are what made up the score.
    """

    key: str
    score: float
    coverage: float
    example: float
    title: float
    because: tuple[str, ...]
    title_words: str = ""
    answers: bool = True
    evidence: float = 0.0
    points: Points = NO_POINTS


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
        cut: Cut,
        weights: Weights,
        hints: Mapping[str, Hints] | None = None,
    ) -> None:
        self._index, self._cut, self._hints, self._weights = index, cut, hints or {}, weights
        # The same facts are weighed again and again; their tokens never change.
        self._tokens_of = lru_cache(maxsize=8192)(self._set_of_tokens)
        # One turn looks at the same ranking more than once: for slips, and to judge.
        self.rank = lru_cache(maxsize=32)(self._rank)
        self._place = {key: place for place, key in enumerate(index.keys)}
        self._titles = tuple(fold(title) for title in index.titles)
        self._title_parts = tuple(tuple(map(fold, title.split())) for title in index.titles)

    def with_weights(self, weights: Weights) -> Matcher:
        """The same records ranked by other numbers."""
        return Matcher(self._index, self._cut, weights, self._hints)

    def _rank(
        self, query: Query, before: Query | None = None, share: float | None = None
    ) -> tuple[Candidate, ...]:
        """The records that share a word with the question, best first; none where none does.

        The words of the message `before` count as well, at this share (0–1), by default the one
        that the weights give.
        """
        weights = self._weights
        share = weights.said_before if share is None else share
        wanted = self._wanted(query)
        said = f"{before.core} {query.core}" if before else query.core
        if before:
            for token, asked in self._wanted(before).items():
                wanted.setdefault(token, asked * share)
        if not wanted:
            return ()
        found = self._covered(wanted)
        likeness = self._likeness(wanted)
        best = heapq.nlargest(
            weights.candidates,
            found,
            key=lambda d: (
                sum(found[d].values()) + weights.example_to_be_chosen * likeness.get(d, 0.0)
            ),
        )
        worth = self._worth(wanted)
        naming = Naming(query, self._hints, weights)
        matches = [_Match(d, found[d], likeness.get(d, 0.0)) for d in best]
        candidates = [self._candidate(naming, said, match, worth) for match in matches]
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
        share = self._weights.said_before
        wanted = {t: self._index.weight(t) * share for t in self._tokens_of(before)}
        wanted |= self._wanted(query)
        wanted = {token: asked for token, asked in wanted.items() if token not in said}
        total = self._worth(wanted)
        if not total:
            return tuple(0.0 for _ in texts)
        held = (self._tokens_of(text) for text in texts)
        return tuple(
            self._worth({t: w for t, w in wanted.items() if t in own}) / total for own in held
        )

    def alike(self, query: Query, texts: Sequence[str]) -> tuple[float, ...]:
        """How like the question each text is, 0–1, compared as our own ways to ask are."""
        wanted = self._wanted(query)
        worth = self._worth(wanted)
        return tuple(self._dice(wanted, worth, self._tokens_of(text)) for text in texts)

    def _dice(self, wanted: Mapping[str, float], worth: float, held: frozenset[str]) -> float:
        rarity_of, weigh = self._index.rarity_of, self._index.weight
        both = sum(asked * rarity_of(token) for token, asked in wanted.items() if token in held)
        return 2 * both / (worth + sum(weigh(t) * rarity_of(t) for t in held)) if both else 0.0

    def _wanted(self, query: Query) -> dict[str, float]:
        """The words and pairs asked for, with their weights; an alias brings its official term."""
        weigh = self._index.weight
        wanted = {token: weigh(token) for token in tokens(query.core, self._cut)}
        for expansion in query.expansions:
            for token in tokens(expansion.term, self._cut):
                worth = weigh(token) * expansion.strength * self._weights.expanded
                wanted[token] = max(wanted.get(token, 0.0), worth)
        return self._in_focus(query.core, wanted) if is_story(query.core) else wanted

    def _in_focus(self, core: str, wanted: Mapping[str, float]) -> dict[str, float]:
        """The same words, those of a clause that tells of no matter of ours counting for little."""
        weigh = self._index.weight
        parts = [{t: weigh(t) for t in tokens(part, self._cut)} for part in clauses(core)]
        telling = [self._tells(part) for part in parts]
        most = max(telling, default=0.0) or 1.0
        share: dict[str, float] = {}
        for part, tells in zip(parts, telling, strict=True):
            counts = max(self._weights.beside, (tells / most) ** self._weights.focus)
            share.update((t, max(counts, share.get(t, 0.0))) for t in part)
        return {token: asked * share.get(token, 1.0) for token, asked in wanted.items()}

    def _tells(self, part: Mapping[str, float]) -> float:
        """How much a clause tells of the record that has the most of it."""
        found = self._covered(part)
        most = max((sum(covered.values()) for covered in found.values()), default=0.0)
        return most * most / self._worth(part) if most else 0.0

    def _set_of_tokens(self, text: str) -> frozenset[str]:
        return frozenset(tokens(text, self._cut))

    def _worth(self, wanted: Mapping[str, float]) -> float:
        """How much the wanted tokens tell; those that no record knows count for less."""
        known = self._index.rarity
        return sum(
            asked * (known[token] if token in known else self._index.rarest * self._weights.unknown)
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

    def _candidate(self, naming: Naming, said: str, match: _Match, worth: float) -> Candidate:
        document, covered = match.document, match.covered
        key, titled = self._index.keys[document], self._titles[document]
        coverage = sum(covered.values()) / worth
        title = fuzz.token_ratio(said, titled) / 100
        told = sum(
            value for token, value in covered.items() if token in self._index.titled[document]
        )
        weights = self._weights
        points = Points(
            100 * weights.coverage * coverage,
            100 * weights.example * match.example,
            100 * weights.title * title,
            100 * weights.titled * told / worth,
            naming.title(titled, self._title_parts[document]),
            *naming.others(key),
        )
        words = sorted((w for w in covered if not w.startswith("~")), key=lambda w: -covered[w])
        return Candidate(
            key,
            points.score,
            coverage,
            match.example,
            title,
            tuple(words[:MOST_REASONS]),
            titled,
            naming.answers(key),
            sum(covered.values()),
            points,
        )

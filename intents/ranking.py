"""Query × candidates → scores 0–100 with reasons. The only door to rapidfuzz."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from intents.candidates import Match, Wanted, gather, most_in_one
from intents.focus import clauses, is_story
from intents.index import Cut, Index, pair_tokens, tokens
from intents.names import Expansion
from intents.points import NO_POINTS, Hints, Naming, Points
from intents.query import Query
from intents.weights import Weights
from knowledge.text import fold, with_figures

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
        self._unknown = index.rarest * weights.unknown
        # One turn looks at the same ranking more than once: for slips, and to judge.
        self.rank = lru_cache(maxsize=32)(self._rank)
        self._weighed = lru_cache(maxsize=32)(self._weigh)
        # An answer is made up of several groups of facts.
        self._telling = lru_cache(maxsize=8)(self._told)
        self._title = lru_cache(maxsize=4096)(self._title_of)
        # The same facts are quoted again and again.
        self._folded = lru_cache(maxsize=8192)(_compared)

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
        wanted = dict(self._wanted(query))
        said = f"{before.core} {query.core}" if before else query.core
        if before:
            share = self._weights.said_before if share is None else share
            for token, asked in self._wanted(before).items():
                wanted.setdefault(token, asked * share)
        if not wanted:
            return ()
        known, total = self._known(wanted)
        if not known:
            return ()
        naming = Naming(query, self._hints, self._weights)
        matches = gather(self._index, known, total, self._weights)
        found = [(match.document, self._candidate(naming, said, match, total)) for match in matches]
        found.sort(key=lambda pair: (-pair[1].score, pair[0]))
        return tuple(candidate for _, candidate in found)

    def strangers(self, query: Query) -> tuple[str, ...]:
        """The words of a question, of two characters and more, that nothing indexed has."""
        return tuple(
            word
            for word in query.words
            if len(word) > 1 and word not in self._index.numbers and not _COUNTED.fullmatch(word)
        )

    def closeness(
        self, query: Query, texts: Sequence[str], known: str, before: str = ""
    ) -> tuple[float, ...]:
        """How much of the question stands in each text, 0–1, leaving out what `known` says already.

        The words `before` it in the conversation count as well, but less.
        """
        worths, total = self._telling(query, known, before)
        if not total:
            return (0.0,) * len(texts)
        return tuple(
            sum(worth for word, worth in worths if word in text) / total
            for text in map(self._folded, texts)
        )

    def _told(
        self, query: Query, known: str, before: str
    ) -> tuple[Sequence[tuple[str, float]], float]:
        """What is asked for that is not known already: the letters of each word or pair and what it
        tells, and what they tell together."""
        share, weigh = self._weights.said_before, self._index.weight
        wanted = {token: weigh(token) * share for token in tokens(before, self._cut)}
        wanted |= self._wanted(query)
        said = self._folded(known)
        telling = {t: asked for t, asked in wanted.items() if t.lstrip("~") not in said}
        worths = [(token.lstrip("~"), worth) for token, worth in self._worths(telling)]
        return worths, sum(worth for _, worth in worths)

    def alike(self, query: Query, texts: Sequence[str]) -> tuple[float, ...]:
        """How like the question each text is, 0–1, compared as our own ways to ask are."""
        worths = dict(self._worths(self._wanted(query)))
        total = sum(worths.values())
        return tuple(self._dice(worths, total, dict.fromkeys(tokens(t, self._cut))) for t in texts)

    def _dice(self, worths: Mapping[str, float], total: float, held: Collection[str]) -> float:
        rarity_of, weigh = self._index.rarity_of, self._index.weight
        both = sum(worth for token, worth in worths.items() if token in held)
        return 2 * both / (total + sum(weigh(t) * rarity_of(t) for t in held)) if both else 0.0

    def _wanted(self, query: Query) -> Mapping[str, float]:
        """The words and pairs asked for, with their weights; an alias brings its official term."""
        return self._weighed(query.core, query.words, query.expansions)

    def _weigh(
        self, core: str, words: tuple[str, ...], expansions: tuple[Expansion, ...]
    ) -> Mapping[str, float]:
        weigh = self._index.weight
        # No word runs on where the question's shell parted it; pairs do.
        asked = (*(word for word in words if len(word) > 1), *pair_tokens(core))
        wanted = {token: weigh(token) for token in asked}
        for expansion in expansions:
            for token in tokens(expansion.term, self._cut):
                worth = weigh(token) * expansion.strength * self._weights.expanded
                wanted[token] = max(wanted.get(token, 0.0), worth)
        return self._in_focus(core, wanted) if is_story(core) else wanted

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
        known, total = self._known(part)
        most = most_in_one(self._index, known)
        return most * most / total if most else 0.0

    def _known(self, wanted: Mapping[str, float]) -> tuple[list[Wanted], float]:
        """The wanted tokens that some record has, and what all of them tell, known or not."""
        numbers, rarity = self._index.numbers, self._index.rarity
        known = []
        unknown = 0.0
        for token, asked in wanted.items():
            number = numbers.get(token)
            if number is None:
                unknown += asked
            else:
                known.append(Wanted(token, number, asked * rarity[number]))
        total = sum(token.worth for token in known)
        return known, total + unknown * self._unknown

    def _worths(self, wanted: Mapping[str, float]) -> Iterator[tuple[str, float]]:
        """How much each wanted token tells; one that no record knows counts for less."""
        numbers, rarity = self._index.numbers, self._index.rarity
        for token, asked in wanted.items():
            number = numbers.get(token)
            yield token, asked * (self._unknown if number is None else rarity[number])

    def _title_of(self, document: int) -> tuple[str, tuple[str, ...]]:
        """The title of a record, folded: as a whole, and the parts that it is made of."""
        title = self._index.titles[document]
        return fold(title), tuple(map(fold, title.split()))

    def _candidate(self, naming: Naming, said: str, match: Match, total: float) -> Candidate:
        weights, covered = self._weights, match.covered
        key = self._index.keys[match.document]
        titled, parts = self._title(match.document)
        evidence = sum(covered.values())
        title = fuzz.token_ratio(said, titled) / 100
        points = Points(
            100 * weights.coverage * evidence / total,
            100 * weights.example * match.example,
            100 * weights.title * title,
            100 * weights.titled * match.told / total,
            naming.title(titled, parts),
            *naming.others(key),
        )
        words = [word for word in covered if word[0] != "~"]
        words.sort(key=covered.__getitem__, reverse=True)
        return Candidate(
            key,
            points.score,
            evidence / total,
            match.example,
            title,
            tuple(words[:MOST_REASONS]),
            titled,
            naming.answers(key),
            evidence,
            points,
        )


def _compared(text: str) -> str:
    """A text as questions are read: folded, its counted numbers in figures."""
    return with_figures(fold(text))

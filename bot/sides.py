"""Two matters that a message sets side by side: the records of either; nothing is shown here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, product

from intents.confidence import Nothing, Sure
from intents.query import Query
from intents.search import Search
from knowledge.store import Store

# What joins the two: the first that stands in the message, from the left.
_AND = "与和跟同及、或"
# So many words before and behind it may belong to one side alone.
_MOST_WORDS = 5
_PAIR = 2
_SHORTEST_SIDE = 2  # characters
# A message with more characters, or more that joins, tells a story and sets nothing side by side.
_LONGEST_COMPARISON = 60
_MOST_JOINTS = 3


@dataclass(frozen=True, slots=True)
class Sides:
    """Finds the two records of a comparison."""

    store: Store
    search: Search

    def of(self, query: Query, before: str, spoken_of: tuple[str, ...]) -> tuple[str, ...]:
        """The keys of the two records, () where a message names no two.

        `before` are the words of the matter spoken of, for a message that names two bureaus alone;
        `spoken_of` the records that 这两个 may mean.
        """
        bureaus = query.follow.bureaus
        text = self._without_comparison(query.folded)
        if len(bureaus) == _PAIR and not query.corrects:
            return self._in_bureaus(text, bureaus, before)
        if not query.follow.compares:
            return ()
        found = self._in_one_message(text, query)
        names_none = len(self._without_comparison(query.core)) < _SHORTEST_SIDE
        return spoken_of[:_PAIR] if names_none and len(spoken_of) >= _PAIR else found

    def _without_comparison(self, folded: str) -> str:
        for cue in self.search.lexicon.cues.beside:
            folded = cue.pattern.sub("", folded)
        return folded

    def _in_bureaus(self, text: str, bureaus: tuple[str, ...], before: str) -> tuple[str, ...]:
        """The best record of either bureau for the same words."""
        for name, _ in self.search.lexicon.cues.bureaus:
            text = text.replace(name, "")
        read = self.search.read(text.strip(_AND))
        goes_on = not read.words and bool(before)
        if goes_on:
            read = replace(self.search.read(before), facets=read.facets)
        keys = tuple(
            self._best(replace(read, bureau=bureau), is_known=goes_on) for bureau in bureaus
        )
        return (
            keys if all(k.startswith(f"{b}/") for k, b in zip(keys, bureaus, strict=True)) else ()
        )

    def _in_one_message(self, text: str, query: Query) -> tuple[str, ...]:
        """The records of the two parts that a conjunction joins, each with what they share."""
        # A part stands in several readings, and to understand and rank it takes its time.
        sure = cache(lambda part: self._sure(self._read(part, query)))
        for one, other in self._readings(text) if len(text) <= _LONGEST_COMPARISON else ():
            if sure(one) and sure(other) and sure(one) != sure(other):
                return sure(one), sure(other)
        return ()

    def _readings(self, text: str) -> Iterator[tuple[str, str]]:
        """The two parts as they may be meant: 入矫和解矫的宣告 is 入矫的宣告 and 解矫的宣告."""
        joints = (at for at, char in enumerate(text) if char in _AND)
        for at in islice(joints, _MOST_JOINTS):
            left, right = text[:at], text[at + 1 :]
            if min(len(left), len(right)) < _SHORTEST_SIDE:
                continue
            yield left, right
            heads, tails = self.search.words.cut(left), self.search.words.cut(right)
            for more, less in product(range(1, _MOST_WORDS), range(_MOST_WORDS)):
                yield (
                    left + "".join(tails[more:]),
                    "".join(heads[: len(heads) - less - 1]) + right,
                )

    def _read(self, part: str, query: Query) -> Query:
        return replace(self.search.read(part), facets=query.facets, bureau=query.bureau)

    def _sure(self, query: Query) -> str:
        verdict = self.search.judge.verdict(query, self.search.matcher.rank(query))
        return verdict.best.key if isinstance(verdict, Sure) else ""

    def _best(self, query: Query, *, is_known: bool) -> str:
        """The nearest record of a bureau; of a matter that `is_known`, for it was spoken of before, the
        nearest is enough: it is shown which one it is."""
        plain = replace(query, facets=())
        own = [c for c in self.search.matcher.rank(plain) if c.key.startswith(f"{query.bureau}/")]
        verdict = self.search.judge.verdict(plain, own)
        enough = isinstance(verdict, Sure) or (is_known and not isinstance(verdict, Nothing))
        return own[0].key if enough else ""

"""How likely a text is to be read as these words: single words of the domain and of the language."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from intents.misspelling import HANZI, LETTERS, Guess
from intents.vocabulary import LONGEST_TERM

# A word met this often in jieba's corpus (3 in a million) is a word of the language, not a slip.
COMMON = 200

_CORPUS = 60_101_967  # words that jieba counted its frequencies in
# A term is ours if it is this much commoner in the registers and phrases than in the language.
_FAR_COMMONER = 5
# A letter that stands for nothing, in nats.
_STRAY_LETTER = 4.0

Frequency = Callable[[str], int]
Begins = Callable[[str], bool]


class Piece(NamedTuple):
    """One way to read `text[start:end]`, and how unlikely it is, in nats.

    `settled`: it is a word of two characters or more, and needs no explanation. `guess`: it is not
    read as it stands.
    """

    start: int
    end: int
    cost: float
    settled: bool = False
    guess: Guess | None = None


class Language:
    """What people write, as far as single words tell: the vocabulary's weights and jieba's counts.

    `frequency` tells how often a word is met in everyday language, on the scale of jieba's
    dictionary; 0 for what is no word there. `begins` says of a text whether any word there begins
    with it; without it every text may.
    """

    def __init__(
        self, weights: Mapping[str, int], frequency: Frequency, begins: Begins | None = None
    ) -> None:
        self._weights, self._frequency, self._begins = weights, frequency, begins
        self._all = sum(weights.values()) or 1

    def cost(self, word: str) -> float:
        """How unlikely a word is, in nats, above 0.

        Half of what is asked is in words of the registers and phrases, half in everyday ones.
        """
        return -math.log((self._share(word) + self._everyday(word)) / 2 or 1 / (2 * _CORPUS))

    def is_known(self, word: str) -> bool:
        """Whether this is any word at all, however rare."""
        return word in self._weights or self._frequency(word) > 0

    def is_settled(self, word: str) -> bool:
        """Whether this is a word that people mean when they write it: one of ours, or a common one."""
        return word in self._weights or self._frequency(word) >= COMMON

    def is_ours(self, word: str) -> bool:
        """Whether a term is far commoner in the registers and phrases than in everyday language."""
        return self._share(word) > _FAR_COMMONER * self._everyday(word)

    def pieces(self, text: str) -> list[Piece]:
        """All ways to read pieces of a text as they stand: words, lone characters, runs of letters."""
        letters = [char in LETTERS for char in text]
        # No word begins or ends within a run of letters.
        within = [letters[at] and at > 0 and letters[at - 1] for at in range(len(text))] + [False]
        starts = (at for at in range(len(text)) if not within[at])
        return [piece for start in starts for piece in self._pieces_from(text, start, within)]

    def parts(self, term: str) -> list[Piece]:
        """The likeliest way to read a term as shorter words."""
        shorter = (piece for piece in self.pieces(term) if piece.end - piece.start < len(term))
        return cheapest(len(term), shorter)

    def _share(self, word: str) -> float:
        return self._weights.get(word, 0) / self._all

    def _everyday(self, word: str) -> float:
        return self._frequency(word) / _CORPUS

    def _pieces_from(self, text: str, start: int, within: Sequence[bool]) -> Iterator[Piece]:
        alone = within.index(False, start + 1)
        yield Piece(start, alone, self._cost_alone(text[start:alone]))
        weights, frequency, begins = self._weights, self._frequency, self._begins
        for end in range(start + 2, min(start + LONGEST_TERM, len(text)) + 1):
            word = text[start:end]
            if begins and not begins(word) and word not in self._beginnings:
                return
            if (word in weights or frequency(word) > 0) and not within[end]:
                yield Piece(start, end, self.cost(word), self.is_settled(word))

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """What the terms of the vocabulary begin with, each from two characters on."""
        return frozenset(term[:end] for term in self._weights for end in range(2, len(term) + 1))

    def _cost_alone(self, piece: str) -> float:
        """What one character or one run of letters costs; digits and marks are as they must be."""
        if piece[0] in LETTERS:
            return _STRAY_LETTER * len(piece)
        return self.cost(piece) if HANZI.match(piece) else 0.0


def cheapest(length: int, pieces: Iterable[Piece]) -> list[Piece]:
    """The likeliest way to read a text of this length: pieces end to end, which must reach its end.

    Of two that are equally likely, the one whose pieces come earlier in the order given.
    """
    from_here: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        from_here[piece.start].append(piece)
    costs = {0: 0.0}
    last: dict[int, Piece] = {}
    for at in range(length):
        for piece in from_here[at] if at in costs else ():
            cost = costs[at] + piece.cost
            if piece.end not in costs or cost < costs[piece.end]:
                costs[piece.end], last[piece.end] = cost, piece
    path = []
    while length:
        path.append(last[length])
        length = last[length].start
    return path[::-1]

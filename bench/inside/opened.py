"""What a compared method is once it is ready to be asked, and how all of them read a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bench.corpus import Corpus
from bench.judging import LOOKED_AT, Hit
from intents.variants import simplify
from intents.words import Words
from knowledge.text import fold

Rank = Callable[[str], tuple[Hit, ...]]


@dataclass(frozen=True, slots=True)
class Opened:
    """`rank`: a question → the nearest records, best first.

    `answer`, of a method that decides by itself: the key of the record that it answers with, ""
    where it answers without one, None where it does not answer.
    """

    rank: Rank
    answer: Callable[[str], str | None] | None = None


def plain(text: str) -> str:
    """A text as it is compared: half width, lower case, simplified characters, no spaces."""
    return fold(simplify(text))


def nearest(scored: Iterable[tuple[str, float]]) -> tuple[Hit, ...]:
    """The first hits of (key, score), best first, each record once; a score of 0 is no hit."""
    best: dict[str, float] = {}
    for key, score in scored:
        if score <= 0 or len(best) == LOOKED_AT:
            break
        best.setdefault(key, score)
    return tuple(Hit(key, score) for key, score in best.items())


def word_cutter(corpus: Corpus) -> Callable[[str], tuple[str, ...]]:
    """Cuts a text, read as `plain` does, into the words of jieba's search mode."""
    words = Words(corpus.words)
    return lambda text: words.cut(plain(text))

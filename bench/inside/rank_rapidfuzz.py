"""rapidfuzz scans: the question against each title, each whole record and each example.

The nearest of a record's texts counts: title and whole record together rank better than either.
"""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz import fuzz, process

from bench.corpus import Corpus
from bench.inside.opened import Opened, nearest, plain, word_cutter
from bench.judging import Hit

Scorer = Callable[..., float]


def wratio(corpus: Corpus) -> Opened:
    """WRatio, which picks the best of several ratios, over the characters."""
    return _scan(corpus, fuzz.WRatio, plain)


def token_set(corpus: Corpus) -> Opened:
    """token_set_ratio over words: Chinese has no spaces, so the words are cut before."""
    cut = word_cutter(corpus)
    return _scan(corpus, fuzz.token_set_ratio, lambda text: " ".join(cut(text)))


def _scan(corpus: Corpus, scorer: Scorer, prepare: Callable[[str], str]) -> Opened:
    said = [
        (document.key, prepare(text))
        for document in corpus.documents
        for text in (document.title, document.record, *document.examples)
    ]
    texts = [text for _, text in said]

    def rank(question: str) -> tuple[Hit, ...]:
        found = process.extract(prepare(question), texts, scorer=scorer, limit=None)
        return nearest((said[place][0], score) for _, score, place in found)

    return Opened(rank)

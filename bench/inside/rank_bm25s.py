"""bm25s: BM25 over words, all scores computed beforehand in sparse matrices."""

from __future__ import annotations

import bm25s

from bench.corpus import Corpus
from bench.inside.opened import Opened, nearest, word_cutter
from bench.judging import LOOKED_AT, Hit


def words(corpus: Corpus) -> Opened:
    """BM25 with the library's own settings (Lucene's formula)."""
    cut, keys = word_cutter(corpus), [document.key for document in corpus.documents]
    retriever = bm25s.BM25()
    retriever.index([cut(d.whole) for d in corpus.documents], show_progress=False)

    def rank(question: str) -> tuple[Hit, ...]:
        found = retriever.retrieve([list(cut(question))], k=LOOKED_AT, show_progress=False)
        places, scores = found.documents[0].tolist(), found.scores[0].tolist()
        return nearest((keys[place], score) for place, score in zip(places, scores, strict=True))

    return Opened(rank)

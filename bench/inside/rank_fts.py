"""SQLite's full-text search (FTS5): any of the question's trigrams or words, ranked by its bm25."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from bench.corpus import Corpus
from bench.inside.opened import Opened, nearest, plain, word_cutter
from bench.judging import LOOKED_AT, Hit

_FIND = "SELECT key, -rank FROM records WHERE records MATCH ? ORDER BY rank LIMIT ?"


def trigrams(corpus: Corpus) -> Opened:
    """The tokenizer `trigram`: every three characters. Shorter questions find nothing."""
    return _table(corpus, "trigram", plain, lambda text: [text[i : i + 3] for i in _starts(text)])


def words(corpus: Corpus) -> Opened:
    """Words that are cut before, between spaces."""
    cut = word_cutter(corpus)
    return _table(corpus, "unicode61", lambda text: " ".join(cut(text)), str.split)


def _starts(text: str) -> range:
    return range(len(text) - 2)


def _table(
    corpus: Corpus,
    tokenizer: str,
    prepare: Callable[[str], str],
    terms: Callable[[str], Iterable[str]],
) -> Opened:
    table = sqlite3.connect(":memory:")
    table.execute(
        f"CREATE VIRTUAL TABLE records USING fts5(key UNINDEXED, text, tokenize='{tokenizer}')"
    )
    rows = ((document.key, prepare(document.whole)) for document in corpus.documents)
    table.executemany("INSERT INTO records VALUES (?, ?)", rows)

    def rank(question: str) -> tuple[Hit, ...]:
        quoted = (f'"{_doubled(term)}"' for term in dict.fromkeys(terms(prepare(question))))
        wanted = " OR ".join(quoted)
        return nearest(table.execute(_FIND, (wanted, LOOKED_AT))) if wanted else ()

    return Opened(rank)


def _doubled(term: str) -> str:
    return term.replace('"', '""')

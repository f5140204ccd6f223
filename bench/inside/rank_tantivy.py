"""tantivy, the search engine in Rust: any of the question's words, ranked by its BM25."""

from __future__ import annotations

import tantivy

from bench.corpus import Corpus
from bench.inside.opened import Opened, nearest, word_cutter
from bench.judging import LOOKED_AT, Hit

_WRITER_BYTES = 15_000_000  # the least that it accepts


def words(corpus: Corpus) -> Opened:
    """An index in memory, over words that are cut before."""
    cut, schema = word_cutter(corpus), _schema()
    index = tantivy.Index(schema)
    writer = index.writer(_WRITER_BYTES, num_threads=1)
    for document in corpus.documents:
        said = " ".join(cut(document.whole))
        writer.add_document(tantivy.Document(key=document.key, text=said))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def rank(question: str) -> tuple[Hit, ...]:
        terms = [tantivy.Query.term_query(schema, "text", w) for w in dict.fromkeys(cut(question))]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        found = searcher.search(query, LOOKED_AT).hits
        return nearest((searcher.doc(address)["key"][0], score) for score, address in found)

    return Opened(rank)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", tokenizer_name="whitespace")
    return builder.build()

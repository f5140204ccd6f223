"""TF-IDF over character n-grams with scikit-learn, ranked by cosine."""

from __future__ import annotations

from sklearn.feature_extraction.text import TfidfVectorizer

from bench.corpus import Corpus
from bench.inside.opened import Opened, nearest, plain
from bench.judging import LOOKED_AT, Hit

# Characters. Of 1–2, 1–3, 2 and 2–3 these rank best.
_LENGTHS = (1, 2)


def characters(corpus: Corpus) -> Opened:
    """One and two characters, the rest of the settings the library's own."""
    keys = [document.key for document in corpus.documents]
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=_LENGTHS, preprocessor=plain)
    matrix = vectorizer.fit_transform(document.whole for document in corpus.documents)

    def rank(question: str) -> tuple[Hit, ...]:
        cosines = (matrix @ vectorizer.transform([question]).T).toarray().ravel()
        best = (-cosines).argsort(kind="stable")[:LOOKED_AT]
        return nearest((keys[place], float(cosines[place])) for place in best)

    return Opened(rank)

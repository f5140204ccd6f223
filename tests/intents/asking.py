"""Questions put to the search side of a store, with the laws that every ranking obeys."""

from __future__ import annotations

from dataclasses import dataclass

from intents.confidence import Verdict
from intents.query import Query
from intents.ranking import Candidate
from intents.search import Search
from knowledge.text import fold

# Additions in another order may differ in the last digit.
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Desk:
    """Where one asks: each ranking that is handed out has been held against the laws first."""

    search: Search
    titles: dict[str, str]

    def query(self, question: str | Query) -> Query:
        """A question as it is understood."""
        return self.search.read(question) if isinstance(question, str) else question

    def rank(self, question: str | Query, before: Query | None = None) -> dict[str, Candidate]:
        """The candidates by their key, best first."""
        candidates = self.search.matcher.rank(self.query(question), before)
        check_candidates(candidates, self.titles)
        return {candidate.key: candidate for candidate in candidates}

    def keys(self, question: str | Query) -> list[str]:
        """The keys of the candidates, best first."""
        return list(self.rank(question))

    def first(self, question: str | Query) -> str:
        """The key of the best candidate, "" where there is none."""
        return next(iter(self.rank(question)), "")

    def verdict(self, question: str) -> Verdict:
        """How sure one may be of a question's ranking."""
        return self.search.judge.verdict(self.query(question), list(self.rank(question).values()))


def check_candidates(candidates: tuple[Candidate, ...], titles: dict[str, str]) -> None:
    """Scores 0–100, best first; shares 0–1; known records, none twice; reasons that one can read."""
    scores = [candidate.score for candidate in candidates]
    assert scores == sorted(scores, reverse=True)
    assert len({candidate.key for candidate in candidates}) == len(candidates)
    for candidate in candidates:
        assert 0 <= candidate.score <= 100
        for share in (candidate.coverage, candidate.example, candidate.title):
            assert 0 <= share <= 1 + _ROUNDING
        assert fold(titles[candidate.key]) in candidate.title_words
        assert len(set(candidate.because)) == len(candidate.because)
        assert all(len(word) > 1 and "~" not in word for word in candidate.because)

"""Which clause of a record says what was asked, in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.quantities import states_quantity
from bot.stays import holds_words, limit_for
from intents.confidence import Judge
from intents.query import Query
from intents.ranking import Matcher
from knowledge.clauses import split_clauses, split_sentences, without_mark
from knowledge.records import Column, Facet, Fact, Record
from knowledge.store import Store

# Facts whose words may answer a question whatever facet it names.
_TELLING = (Facet.HOW, Facet.DEADLINE, Facet.BOUNDARY, Facet.CASE, Facet.PENALTY, Facet.BASIS)
# A longer fact is looked at clause by clause, a longer clause sentence by sentence (characters).
_LONG = 120
# What parts a question into several, and what makes a part one that asks.
_PARTS = re.compile(r"[,;，；。?？!！]")
_ASKS = re.compile(r"[哪谁啥几怎何]|什么|多少|多久|多长|如何|吗")
_SHORTEST_PART = 4  # characters
# 报 in 报到 and 报告 sends nothing to anybody.
_SENT = {
    "报": re.compile(r"报(?![到名告酬])"),
    "送": re.compile(r"送(?!达)"),
    "提": re.compile(r"提(?:出|请)"),
}


class Spotlights:
    """Finds the clauses of records that a question is about."""

    def __init__(self, store: Store, matcher: Matcher, judge: Judge) -> None:
        self._store, self._matcher, self._judge = store, matcher, judge

    def nearest(
        self, record: Record, facts: Sequence[Fact], query: Query, before: str
    ) -> Fact | None:
        """The piece of a fact that holds the question's own words beyond the title's, if one does."""
        pieces = _telling(record, facts)
        if not pieces:
            return None
        near = list(self._near(record, pieces, query, before))
        if query.days:
            fitting = self._words_for(record, query.days)
            near = [n + holds_words(p, fitting) for n, p in zip(near, pieces, strict=True)]
        near = [
            n + self._judge.thresholds.quantity * states_quantity(query.folded, p.quote)
            for n, p in zip(near, pieces, strict=True)
        ]
        best = max(range(len(pieces)), key=lambda i: (near[i], -i))
        return pieces[best] if self._judge.stands_out(near[best]) else None

    def recipient(self, record: Record, facts: Sequence[Fact], query: Query) -> Fact | None:
        """The clause that says who is told or sent something (通知谁), None where none does."""
        if not query.to_whom:
            return None
        verb = _SENT.get(query.to_whom, re.compile(re.escape(query.to_whom)))
        pieces = [
            p for p in _telling(record, facts) if p.facet is Facet.HOW and verb.search(p.quote)
        ]
        if not pieces:
            return None
        near = self._near(record, pieces, query, "")
        return pieces[max(range(len(pieces)), key=lambda i: (near[i], -i))]

    def besides(
        self, record: Record, facts: Sequence[Fact], query: Query, asked: Sequence[Facet]
    ) -> tuple[Fact, ...]:
        """The clauses for what else a question asked (有哪几种，多久调整一次), one a part of it."""
        parts = [p for p in _PARTS.split(query.folded) if len(p) >= _SHORTEST_PART]
        parts = [part for part in parts if _ASKS.search(part)]
        pieces = _telling(record, facts)
        if not asked or len(parts) <= len(asked) or not pieces:
            return ()
        found = (self._nearest_to(record, pieces, replace(query, core=part)) for part in parts)
        return tuple(dict.fromkeys(piece for piece in found if piece))

    def decides(self, record: Record, spot: Fact, query: Query) -> bool:
        """Whether a clause is the one that holds for the length of time that was asked about."""
        return bool(query.days) and holds_words(spot, self._words_for(record, query.days or 0))

    def _nearest_to(self, record: Record, pieces: Sequence[Fact], query: Query) -> Fact | None:
        near = self._near(record, pieces, query, "")
        best = max(range(len(pieces)), key=lambda i: (near[i], -i))
        return pieces[best] if self._judge.stands_out(near[best]) else None

    def near(
        self, record: Record, texts: Sequence[str], query: Query, before: str
    ) -> tuple[float, ...]:
        """How near each text is to what the question says beyond the record's title, 0–1; 0 where it
        says next to nothing beyond it."""
        (titled,) = self._matcher.closeness(query, [record.title], "", before)
        if self._judge.says_little_more(titled):
            return (0.0,) * len(texts)
        return self._matcher.closeness(query, texts, record.title, before)

    def _near(
        self, record: Record, pieces: Sequence[Fact], query: Query, before: str
    ) -> tuple[float, ...]:
        return self.near(record, [words_of(piece) for piece in pieces], query, before)

    def _words_for(self, record: Record, days: int) -> str:
        return limit_for([placed.item for placed in self._store.periods(record.key)], days)


def _telling(record: Record, facts: Sequence[Fact]) -> list[Fact]:
    """The pieces of a record's facts that may be quoted for a question."""
    return [
        piece
        for fact in facts
        if fact.facet in _TELLING and fact.label != Column.RESPONSIBILITY_BASIS.value
        for piece in _pieces(fact)
        if piece.value != record.title
    ]


# The same facts are shown again and again.
@lru_cache(maxsize=4096)
def _pieces(fact: Fact) -> tuple[Fact, ...]:
    """A fact as the pieces that may be quoted by themselves, each still the source's words."""
    return (fact,) if len(fact.quote) <= _LONG else tuple(_parts(fact))


def _parts(fact: Fact) -> Iterator[Fact]:
    """The clauses of a fact, long ones sentence by sentence.

    The value of a list's item begins with what the list opens with: an item says little alone.
    """
    clauses = split_clauses(fact.quote)
    opening = clauses[0] if len(clauses) > 1 else ""
    for clause in clauses:
        for quote in split_sentences(clause) if len(clause) > _LONG else (clause,):
            item = opening and quote is clause and clause.startswith("（")
            value = f"{opening}…{clause}" if item else without_mark(quote)
            yield replace(fact, quote=quote, value=value)


def words_of(fact: Fact) -> str:
    """The words of a fact that tell what it is about: whose division of duties, and what it says."""
    return f"{fact.label}{fact.quote}" if fact.facet is Facet.BOUNDARY else fact.quote

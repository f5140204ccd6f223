"""Moves → replies: which facts of a record are shown, and which comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.moves import Compare, Offer, Show
from bot.references import References, caption
from bot.replies import Answer, Choices, Comparison, Section
from bot.spotlights import Spotlights, words_of
from intents.confidence import Judge
from intents.query import Query
from intents.ranking import Matcher
from knowledge.records import Column, Facet, Fact, Kind, Record
from knowledge.store import OFFICE_COLUMNS, Store
from knowledge.text import read_number

# What is shown where no fact was asked for: one line each.
OVERVIEW = (Facet.WHO, Facet.HOW, Facet.DEADLINE, Facet.BASIS)
# Of a penalty it is the penalty itself that tells, not that one is charged with imposing it.
OVERVIEW_OF_PENALTY = (Facet.WHO, Facet.PENALTY, Facet.DEADLINE, Facet.BASIS)
_PENALTY_TYPE = "行政处罚"
_CONSEQUENCE = re.compile(
    r"会(?:被)?(?:怎么?样|咋|怎么着)|后果|下场|保得住|被(?:发现|抓|查)|抓到|露馅|穿帮"
)
# Where a record has nothing under a facet, these may hold what was meant.
_INSTEAD: Mapping[Facet, tuple[Facet, ...]] = {
    Facet.PENALTY: (Facet.HOW, Facet.SUPERVISION),
    Facet.HOW: (Facet.SUPERVISION, Facet.BOUNDARY),
    Facet.ACCOUNTABILITY: (Facet.SUPERVISION,),
    Facet.DEADLINE: (Facet.SUPERVISION,),
    Facet.SUPERVISION: (Facet.HOW,),
    Facet.BOUNDARY: (Facet.WHO,),
}
# That these are not stated is said before what stands in for them is shown.
_SAID_TO_BE_MISSING = (Facet.PENALTY, Facet.DEADLINE, Facet.ACCOUNTABILITY)
# Where 追责情形 or 追责对象范围 leads, the other follows.
_IN_ORDER = (Column.ACCOUNTABLE.value, Column.ACCOUNTABILITY.value)
# Where no limit is stated, what is done may say at which event (期满时).
_WHEN = re.compile(r"什么时候|啥时候|何时|几时")
_WHO_IS_ACCOUNTABLE = re.compile(r"对象|谁|哪些人|什么人|范围")
_ARTICLE = re.compile(r"第([零〇一二两三四五六七八九十百\d]+)条")
_OFFICE_COLUMNS = (Column.OFFICE, Column.HANDLING_OFFICE)
_FACET_COLUMNS: Mapping[Facet, tuple[Column, ...]] = {
    Facet.WHO: _OFFICE_COLUMNS,
    Facet.BASIS: (Column.BASIS, Column.RELATED_BASIS),
    Facet.REMARK: (Column.REMARK,),
    Facet.ACCOUNTABILITY: (Column.ACCOUNTABILITY,),
}


class Composer:
    """Fetches what a move needs from the store and orders it by the question."""

    def __init__(self, store: Store, matcher: Matcher, judge: Judge) -> None:
        self._store, self._matcher, self._judge = store, matcher, judge
        self._references = References(store)
        self._spotlights = Spotlights(store, matcher, judge)

    def answer(self, move: Show, query: Query) -> Answer:
        """The answer of one record: the facts asked for, the nearest to the question first."""
        record = self._store.record(move.key)
        facts = self._store.facts(move.key)
        asked = _asked(record, facts, move, query)
        told = self._spotlights.recipient(record, facts, query) if _asks_whom(asked) else None
        spot = told or self._spotlights.nearest(record, facts, query, move.before)
        sections = _distinct(
            self._section(record, facts, f, query, move.before) for f in asked or _overview(facts)
        )
        shown = {section.facet for section in sections}
        has = _answerable(record, facts)
        return Answer(
            self._references.of(record, facts, move.score),
            tuple(s for s in sections if asked or s.facts or s.blank),
            asked,
            spot,
            caption(record) if move.carried else "",
            move.unstated,
            self._references.of_key(move.also) if move.also else None,
            tuple(facet for facet in Facet if facet in has and facet not in shown),
            self._store.broken_ends(move.key),
            query.changes,
            spot is not None and self._spotlights.decides(record, spot, query),
            told is not None,
            self._spotlights.besides(record, facts, query, asked),
            move.because,
        )

    def comparison(self, move: Compare, query: Query) -> Comparison:
        """Two records side by side, each answered by itself: the words name both, so that no clause
        is nearer to them than the first."""
        plain = replace(query, core="", words=(), expansions=())
        sides = tuple(
            self.answer(Show(key, move.facets, unstated=move.unstated), plain) for key in move.keys
        )
        return Comparison(sides, move.facets, query.changes)

    def choices(self, move: Offer, query: Query) -> Choices:
        """The records between which the person is to choose."""
        records = tuple(self._references.of_key(c.key, c.score) for c in move.candidates)
        because = move.candidates[0].because if move.candidates else ()
        return Choices(records, move.facets, query.changes, because)

    def _section(
        self, record: Record, facts: Sequence[Fact], facet: Facet, query: Query, before: str
    ) -> Section:
        if facet is Facet.HOW and record.kind is Kind.DUTY:
            # A work item is named in its title, which stands on a line of its own: nothing says how.
            return Section(facet, ())
        by_event = facet is Facet.DEADLINE and _WHEN.search(query.folded)
        for wanted in (facet, *_INSTEAD.get(facet, ()), *((Facet.HOW,) if by_event else ())):
            found = [fact for fact in facts if fact.facet is wanted]
            if facet is Facet.BOUNDARY and found:
                found += [fact for fact in facts if fact.facet is Facet.CASE]
            if wanted is Facet.BASIS:
                found = _basis_asked_for(found, query)
            found.sort(key=lambda fact: _says_least(fact, record, query))
            if found:
                missing = facet if wanted is not facet and facet in _SAID_TO_BE_MISSING else None
                ordered = self._nearest_first(record, found, query, before)
                return Section(wanted, ordered, instead_of=missing)
        columns = _FACET_COLUMNS.get(facet, ())
        left_blank = any(record.states(column) for column in columns)
        around = self._offices_around(record) if left_blank and facet is Facet.WHO else ()
        return Section(facet, (), left_blank, around)

    def _nearest_first(
        self, record: Record, facts: Sequence[Fact], query: Query, before: str
    ) -> tuple[Fact, ...]:
        """The fact the question is about leads; the others keep the register's order.

        Offices keep their order anyway: none is more the responsible one than another. An article
        that the question names leads before all others.
        """
        if not facts or facts[0].facet is Facet.WHO or facts[0].label in _IN_ORDER:
            return tuple(facts)
        near = self._spotlights.near(record, [words_of(f) for f in facts], query, before)
        weighed = [n + _cites(query, fact) for n, fact in zip(near, facts, strict=True)]
        best = max(range(len(facts)), key=lambda i: (weighed[i], -i))
        if not self._judge.leads(weighed[best], weighed[0]):
            return tuple(facts)
        return (facts[best], *(f for i, f in enumerate(facts) if i != best))

    def _offices_around(self, record: Record) -> tuple[str, ...]:
        """The offices of the other items under the same main duty, each once."""
        stem = f"{record.key.rsplit('.', 1)[0]}."
        named = [
            fact.value
            for key in self._store.find(bureau=record.bureau, kind=record.kind.value)
            if key.startswith(stem) and key != record.key
            for fact in self._store.facts(key, Facet.WHO)
        ]
        return tuple(dict.fromkeys(named))


# A reply that answers more than two facts at once is read by nobody.
_MOST_ASKED = 2


def _overview(facts: Sequence[Fact]) -> tuple[Facet, ...]:
    return OVERVIEW_OF_PENALTY if _imposes(facts) else OVERVIEW


def _imposes(facts: Sequence[Fact]) -> bool:
    """Whether a record is of a penalty, and states it."""
    of_type = any(f.facet is Facet.TYPE and _PENALTY_TYPE in f.value for f in facts)
    return of_type and any(f.facet is Facet.PENALTY for f in facts)


def _asked(record: Record, facts: Sequence[Fact], move: Show, query: Query) -> tuple[Facet, ...]:
    """The facets to answer; a section of the supervision rules has no office, only its own words.

    Whoever asks what becomes of an offence (会怎样) asks for the penalty.
    """
    asked = move.facets[:_MOST_ASKED] or ((Facet.WHO,) if move.unstated else ())
    if record.kind is Kind.DUTY and asked[:1] == (Facet.HOW,):
        return (Facet.WHO, Facet.HOW)
    if asked == (Facet.HOW,) and _CONSEQUENCE.search(query.folded):
        asked = (Facet.PENALTY,) if _imposes(facts) else asked
    if record.kind is not Kind.SUPERVISION:
        return asked
    stated = tuple(f for f in asked if f in (Facet.DEADLINE, Facet.ACCOUNTABILITY))
    return stated[:1] or (Facet.SUPERVISION,)


def _asks_whom(asked: tuple[Facet, ...]) -> bool:
    """Whether 通知谁 is all that is asked: beside a limit it is the limit that comes first."""
    return not asked or asked[0] in (Facet.WHO, Facet.LEVEL, Facet.HOW, Facet.BOUNDARY)


def _answerable(record: Record, facts: Sequence[Fact]) -> set[Facet]:
    """The facets that may be asked next: how it is done no duty says, whatever its item is about."""
    has = {fact.facet for fact in facts}
    return has - {Facet.HOW} if record.kind is Kind.DUTY else has


def _distinct(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Each section once: two facets may fall back on the same facts."""
    return tuple({(s.facet, s.facts): s for s in sections}.values())


def _says_least(fact: Fact, record: Record, query: Query) -> bool:
    """Whether a fact of its facet comes behind the others, whatever the question's words.

    A body behind its office; a duty that only repeats the title; whom one holds accountable behind
    for what, unless it is asked who.
    """
    if fact.facet is Facet.WHO:
        return fact.label not in OFFICE_COLUMNS
    if fact.label == Column.ACCOUNTABLE.value:
        return not _WHO_IS_ACCOUNTABLE.search(query.folded)
    return fact.value.rstrip("。") == record.title.rstrip("。")


def _basis_asked_for(facts: list[Fact], query: Query) -> list[Fact]:
    """The basis of the duties where that is asked for, or where it alone cites the article named."""
    of_duties = [fact for fact in facts if fact.label == Column.RESPONSIBILITY_BASIS.value]
    if Column.RESPONSIBILITY_BASIS.value in query.folded:
        return of_duties or facts
    others = [fact for fact in facts if fact not in of_duties]
    elsewhere = any(_cites(query, fact) for fact in others)
    return of_duties if not elsewhere and any(_cites(query, f) for f in of_duties) else facts


def _cites(query: Query, fact: Fact) -> float:
    """1 where the fact is the very article that the question names, else 0."""
    if query.law is None or query.law.article is None:
        return 0.0
    named = (read_number(found) for found in _ARTICLE.findall(f"{fact.label}{fact.value[:60]}"))
    return float(query.law.article in named)

"""What ranking, policies and listings say of one message: the evidence that a step decides by."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.conditions import Condition, changed, condition_of
from bot.dialogue import names_something
from bot.listings import listing_of
from bot.moves import Evidence, State
from bot.policies import Policies
from bot.replies import Listing, SetQuestion
from bot.sides import Sides
from intents.confidence import Reading, Sure, Torn, Verdict
from intents.query import Query
from intents.ranking import Candidate
from intents.search import Search
from intents.subjects import replaced, swap
from knowledge.store import Store
from knowledge.text import fold


@dataclass(frozen=True, slots=True)
class Weigher:
    """Weighs messages for one store."""

    store: Store
    search: Search
    policies: Policies
    sides: Sides

    @classmethod
    def of(cls, store: Store, search: Search) -> Weigher:
        """The weigher of one open store and its search side."""
        return cls(store, search, Policies.of(store, search), Sides(store, search))

    def reading(self, query: Query) -> Reading:
        """What ranking says of a message by itself."""
        return self.search.judge.reading(query, self.search.matcher.rank(query))

    def weigh(self, state: State, query: Query) -> Evidence:
        """The evidence for one message in a conversation that stands so."""
        condition = self._condition(state, query)
        found = self._listing(state, query, condition)
        candidates = self.search.matcher.rank(query)
        alone = self.search.judge.verdict(query, candidates)
        evidence = Evidence(
            alone,
            alone,
            leans_back=self.search.judge.leans_back(query),
            names_matter=bool(candidates) and self._names(query, candidates[0]),
            section=self.policies.section(query, state.subject, _near(alone)),
            sides=self._sides(state, query),
            listing=found,
            condition=condition,
        )
        evidence = self._with_story(state, query, evidence)
        if state.offered:
            return self._with_choices(state, query, evidence, candidates)
        words = self.words_of(state)
        if not words:
            return evidence
        return self._with_words(replace(state, words=words), query, evidence, candidates)

    def words_of(self, state: State) -> str:
        """The words that led to the present matter; its title where none did (第三个)."""
        if state.words or not state.subject:
            return state.words
        return fold(self.store.record(state.subject).title)

    # -- what was shown -----------------------------------------------------------------------

    def _condition(self, state: State, query: Query) -> Condition | None:
        """The condition of a set question; of the last one with what a follow-up changes in it."""
        before = state.shown.condition if state.shown else None
        if not query.set_question:
            # 公律科管什么 … 电话多少: what no register states is asked of the same office.
            of_these = bool(query.unstated) and not names_something(query)
            goes_on = (query.follow.only_condition or of_these) and not query.facets
            return changed(before, query) if before and goes_on else None
        named = condition_of(query)
        # 一共多少项 and 第24条涉及哪些事项 right after a list are of that list, and of its law.
        whole = named.restricts and not (named.article and not named.law)
        return changed(before, query) if before and not whole else named

    def _listing(self, state: State, query: Query, condition: Condition | None) -> Listing | None:
        question = state.shown.question if state.shown else None
        if query.set_question:
            question = SetQuestion(query.set_question)
        if condition is None or question is None:
            return None
        return listing_of(question, condition, query, self.store)

    def _sides(self, state: State, query: Query) -> tuple[str, ...]:
        """Two records to be set side by side: those that the message names, or those just compared."""
        shown = state.shown
        # Once one side was picked, what is asked next is of that one.
        both = shown is not None and shown.side_by_side and not shown.at
        again = both and not names_something(query)
        if shown and again and query.facets and not query.follow.place:
            return shown.keys
        if query.set_question:
            return ()
        before = (state.past.key, state.subject) if state.subject and state.past else ()
        return self.sides.of(query, self.words_of(state), state.offered or before)

    # -- the words before ---------------------------------------------------------------------

    def _with_story(self, state: State, query: Query, evidence: Evidence) -> Evidence:
        """With what the message says as the end of the story told before it."""
        if not state.story or query.follow.turns:
            return evidence
        told = self.search.read(f"{state.story},{query.text}")
        return replace(evidence, told=self.reading(told).verdict, told_words=told.core)

    def _with_choices(
        self, state: State, query: Query, evidence: Evidence, candidates: tuple[Candidate, ...]
    ) -> Evidence:
        """With the best of the choices on offer, and the message read with the words before it."""
        among = [c for c in candidates if c.key in state.offered]
        picked = among[0].key if among else ""
        if picked and (
            query.outside or not self.search.judge.picks(query, among[0], evidence.alone)
        ):
            picked = ""
        return replace(evidence, joined=self._joined(state, query, left=False), offered=picked)

    def _with_words(
        self, state: State, query: Query, evidence: Evidence, candidates: tuple[Candidate, ...]
    ) -> Evidence:
        """With the message read together with the words before it, and the old subject by itself."""
        judge = self.search.judge
        by_key = {candidate.key: candidate for candidate in candidates}
        subject = by_key.get(state.subject)
        left = judge.moves_on(query, subject, evidence.alone) and not _says_more(query)
        joined = self._joined(state, query, left=left)
        best = evidence.alone.best if isinstance(evidence.alone, Sure) else None
        heard = by_key.get(joined.best.key) if isinstance(joined, Sure) else None
        return replace(
            evidence,
            joined=joined,
            subject=subject,
            joined_words=self._joined_words(state, query),
            subject_holds=subject is not None and judge.holds(subject, best),
            joined_fits=best is not None and judge.fits(heard, best),
            stays=self._stays(state, query, candidates),
        )

    def _joined_words(self, state: State, query: Query) -> str:
        families = self.search.lexicon.cues.families
        if query.follow.wrong:
            return replaced(state.words, query.follow.wrong, query.core)
        return swap(state.words, query.core, families)

    def _joined(self, state: State, query: Query, *, left: bool) -> Verdict:
        """The message read together with the words before it; without the old subject once `left`."""
        swapped = self._joined_words(state, query)
        read, before = (self.search.read(swapped), "") if swapped else (query, state.words)
        said = self.search.read(before) if before else None
        asked = replace(
            read,
            # Two words, one said before, are more than one short word: 普法检查 … 表彰呢.
            gist=f"{said.gist if said else ''}{read.gist}",
            bureau=query.bureau or state.bureau,
            facets=query.facets or state.facets,
        )
        ranked = self.search.matcher.rank(asked, said)
        gone = left or (bool(swapped) and not _says_more(query))
        return self.search.judge.verdict(
            asked, [c for c in ranked if not (gone and c.key == state.subject)]
        )

    def _stays(self, state: State, query: Query, candidates: tuple[Candidate, ...]) -> bool:
        """Whether the message names no other matter and, with the words before it, leads to the old
        one again."""
        if not state.subject or query.outside or (query.corrects and not query.follow.restates):
            return False
        asked = replace(
            query, bureau=query.bureau or state.bureau, facets=query.facets or state.facets
        )
        together = self.search.matcher.rank(asked, self.search.read(state.words))
        if not together or together[0].key != state.subject:
            return False
        best = candidates[0] if candidates else None
        if best is None or best.key == state.subject:
            return True
        if not self.search.judge.holds(together[0], best):
            return False
        return self._is_about(query, state.subject, best)

    def _is_about(self, query: Query, subject: str, best: Candidate) -> bool:
        """Whether a message has words of the old matter, or hardly any of its own beside a fact, and
        does not name the title of another record with words that the old one lacks."""
        texts = [self._text(subject), self._text(best.key)]
        old, new = self.search.matcher.closeness(query, texts, "")
        if self._names(query, best) and new >= old:
            return False
        judge = self.search.judge
        return judge.has_words_of(old) or bool(query.facets and judge.is_short(query))

    def _names(self, query: Query, candidate: Candidate) -> bool:
        (told,) = self.search.matcher.closeness(query, [candidate.title_words], "")
        return self.search.judge.names(told)

    def _text(self, key: str) -> str:
        return " ".join(cell.text for cell in self.store.record(key).fields)


def _near(verdict: Verdict) -> tuple[str, ...]:
    """The records that a verdict answers with or offers."""
    if isinstance(verdict, Sure):
        return (verdict.best.key,)
    return tuple(c.key for c in verdict.candidates) if isinstance(verdict, Torn) else ()


def _says_more(query: Query) -> bool:
    """Whether a correction may still mean the matter that was answered."""
    return bool(query.follow.restates or query.follow.wrong)

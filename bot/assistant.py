"""The one joiner: read → rank → judge → step → compose. Reads like a story."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.composer import Composer
from bot.dialogue import step
from bot.listings import listing
from bot.moves import Decline, Evidence, Move, Offer, Show, ShowSet, State
from bot.replies import Chat, Missing, NotFound, Reply, SetQuestion
from intents.confidence import Nothing, Reading, Sure, Verdict
from intents.query import LONGEST_QUESTION, Query
from intents.search import Search
from intents.subjects import swap
from knowledge.records import Facet
from knowledge.store import Store


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers questions from one store. It keeps nothing: the caller keeps each person's State."""

    store: Store
    search: Search
    composer: Composer

    @classmethod
    def of(cls, store: Store, search: Search) -> Assistant:
        """The assistant of one open store and its search side."""
        return cls(store, search, Composer(store, search.matcher, search.judge))

    def respond(self, state: State, text: str, bureau: str = "") -> tuple[State, Reply]:
        """One turn: the next state and the reply. `bureau` is the person's own, "" if not known.

        Any string is answered; nothing is raised but StoreError for a store that breaks meanwhile.
        """
        query = self.understood(text)
        if bureau and not query.bureau:
            query = replace(query, bureau=bureau)
        if len(text) > LONGEST_QUESTION:
            evidence = Evidence(Nothing(), Nothing())
        else:
            evidence = self._evidence(state, query)
        state, move = step(state, query, evidence)
        return state, self._reply(move, query)

    def understood(self, text: str) -> Query:
        """The message as it stands, or with its typing errors mended where that makes more sense."""
        query = self.search.read(text)
        if query.smalltalk or not query.folded:
            return query
        judge = self.search.judge
        plain = self._alone(query)
        mended = self.search.mend(query) if judge.doubtful(query, plain) else None
        if mended and judge.better(self._alone(mended), plain):
            return mended
        return query

    def _alone(self, query: Query) -> Reading:
        """What ranking says of a message by itself."""
        return self.search.judge.reading(query, self.search.matcher.rank(query))

    def _evidence(self, state: State, query: Query) -> Evidence:
        """What ranking says of the message alone, with the words before it, and of the old subject."""
        candidates = self.search.matcher.rank(query)
        judge = self.search.judge
        alone = judge.verdict(query, candidates)
        leans_back = judge.leans_back(query)
        if state.offered:
            among = [c for c in candidates if c.key in state.offered]
            joined = self._joined(state, query, left=False)
            picked = among[0].key if among and judge.picks(query, among[0], alone) else ""
            return Evidence(alone, joined, offered=picked, leans_back=leans_back)
        if not state.words:
            return Evidence(alone, alone, leans_back=leans_back)
        by_key = {candidate.key: candidate for candidate in candidates}
        subject = by_key.get(state.subject)
        joined = self._joined(state, query, left=judge.moves_on(query, subject, alone))
        heard = by_key.get(joined.best.key) if isinstance(joined, Sure) else None
        swapped = swap(state.words, query.core, self.search.lexicon.cues.families)
        best = alone.best if isinstance(alone, Sure) else None
        return Evidence(
            alone,
            joined,
            subject,
            swapped,
            leans_back=leans_back,
            subject_holds=subject is not None and judge.holds(subject, best),
            joined_fits=best is not None and judge.fits(heard, best),
        )

    def _joined(self, state: State, query: Query, *, left: bool) -> Verdict:
        """The message read together with the words before it; without the old subject once `left`."""
        swapped = swap(state.words, query.core, self.search.lexicon.cues.families)
        read, before = (self.search.read(swapped), None) if swapped else (query, state.words)
        asked = replace(
            read, bureau=query.bureau or state.bureau, facets=query.facets or state.facets
        )
        ranked = self.search.matcher.rank(asked, self.search.read(before) if before else None)
        gone = left or bool(swapped)
        return self.search.judge.verdict(
            asked, [c for c in ranked if not (gone and c.key == state.subject)]
        )

    def _listed(self, query: Query) -> Reply:
        """A listing; a law that only one record rests on is answered with that record's own words."""
        found = listing(query, self.store)
        if found is None:
            return NotFound()
        if found.question is SetQuestion.LAW_LOOKUP and len(found.records) == 1:
            return self.composer.answer(Show(found.records[0].key, (Facet.BASIS,)), query)
        return found

    def _reply(self, move: Move, query: Query) -> Reply:
        if isinstance(move, Show):
            return self.composer.answer(move, query)
        if isinstance(move, Offer):
            return self.composer.choices(move, query)
        if isinstance(move, ShowSet):
            return self._listed(query)
        if isinstance(move, Decline):
            reason = Missing.TOO_LONG if move.too_long else Missing.NOT_FOUND
            return NotFound(reason, move.misses)
        return Chat(move.talk)

"""The one joiner: read → weigh → step → compose. Reads like a story."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.composer import Composer
from bot.dialogue import fresh, step
from bot.moves import NOTHING, Compare, Decline, Evidence, Move, Offer, Show, ShowSet, State
from bot.replies import Chat, Missing, NotFound, Reply
from bot.weighing import Weigher
from intents.query import LONGEST_QUESTION, Query
from intents.search import Search
from intents.shells import days_in
from knowledge.store import Store
from knowledge.text import fold


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers questions from one store. It keeps nothing: the caller keeps each person's State."""

    store: Store
    search: Search
    weigher: Weigher
    composer: Composer

    @classmethod
    def of(cls, store: Store, search: Search) -> Assistant:
        """The assistant of one open store and its search side."""
        composer = Composer(store, search.matcher, search.judge)
        return cls(store, search, Weigher.of(store, search), composer)

    def respond(
        self, state: State, text: str, bureau: str = "", now: datetime | None = None
    ) -> tuple[State, Reply]:
        """One turn: the next state and the reply. `bureau` is the person's own, "" if not known;
        `now` is when the message came: without it no matter is ever too old.

        Any string is answered; nothing is raised but StoreError for a store that breaks meanwhile.
        """
        state = fresh(state, now)
        if len(text) > LONGEST_QUESTION:
            # It is refused for its length, and nobody waits until all of it is read.
            query, evidence = Query(text, "", "", ()), Evidence(NOTHING, NOTHING)
        else:
            query = self.understood(text)
            if bureau and not query.bureau:
                query = replace(query, bureau=bureau)
            evidence = self.weigher.weigh(state, query)
        after, move = step(state, query, evidence, now)
        if isinstance(move, Show) and move.carried and query.days is None:
            # 他想去外地四十天 … 县里批不批: the length of time was told before.
            query = replace(query, days=days_in(fold(state.story or state.words)))
        return after, self._reply(move, query)

    def understood(self, text: str) -> Query:
        """The message as it stands, or with its typing errors mended where that makes more sense."""
        query = self.search.read(text)
        if query.smalltalk or not query.folded:
            return query
        judge = self.search.judge
        plain = self.weigher.reading(query)
        mended = self.search.mend(query) if judge.doubtful(query, plain) else None
        if mended and judge.better(self.weigher.reading(mended), plain):
            return mended
        return query

    def _reply(self, move: Move, query: Query) -> Reply:
        if isinstance(move, Show):
            return self.composer.answer(move, query)
        if isinstance(move, Offer):
            return self.composer.choices(move, query)
        if isinstance(move, ShowSet):
            return move.listing
        if isinstance(move, Compare):
            return self.composer.comparison(move, query)
        if isinstance(move, Decline):
            return self._declined(move)
        return Chat(move.talk)

    def _declined(self, move: Decline) -> NotFound:
        if move.elsewhere:
            known = tuple(bureau.name for bureau in self.store.bureaus())
            return NotFound(Missing.ELSEWHERE, move.misses, move.elsewhere, known)
        return NotFound(Missing.TOO_LONG if move.too_long else Missing.NOT_FOUND, move.misses)

"""The one joiner: read → rank → judge → step → compose. Reads like a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.composer import Composer
from bot.dialogue import Decline, Evidence, Move, Offer, Show, ShowSet, State, step
from bot.listings import listing
from bot.replies import Chat, Missing, NotFound, Reply
from intents.confidence import Nothing, Sure, Verdict, judge
from intents.query import LONGEST_QUESTION, Query
from intents.ranking import Candidate
from intents.search import Search
from knowledge.store import Store


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers questions from one store. It keeps nothing: the caller keeps each person's State."""

    store: Store
    search: Search
    composer: Composer

    @classmethod
    def of(cls, store: Store, search: Search) -> Assistant:
        return cls(store, search, Composer(store, search.matcher))

    def respond(self, state: State, text: str, bureau: str = "") -> tuple[State, Reply]:
        """One turn: the next state and the reply. `bureau` is the person's own, "" if not known.

        Any string is answered; nothing is raised but StoreError for a store that breaks meanwhile.
        """
        query = self.search.read(text)
        if bureau and not query.bureau:
            query = replace(query, bureau=bureau)
        if len(text) > LONGEST_QUESTION:
            evidence = Evidence(Nothing(), Nothing())
        else:
            evidence = self._evidence(state, query)
        state, move = step(state, query, evidence)
        return state, self._reply(move, query)

    def _evidence(self, state: State, query: Query) -> Evidence:
        """What ranking says of the message alone, with the words before it, and of the old subject."""
        candidates = self.search.matcher.rank(query)
        alone = judge(candidates)
        if state.offered:
            among = [c for c in candidates if c.key in state.offered]
            fits = bool(among) and not isinstance(alone, Sure) or self._is_best(among, alone)
            return Evidence(alone, alone, offered=among[0].key if fits and among else "")
        if not state.words:
            return Evidence(alone, alone)
        together = self.search.read(f"{state.words} {query.core}")
        joined = self.search.matcher.rank(replace(together, bureau=query.bureau or state.bureau))
        subject = next((c for c in candidates if c.key == state.subject), None)
        return Evidence(alone, judge(joined), subject)

    @staticmethod
    def _is_best(among: Sequence[Candidate], alone: Verdict) -> bool:
        return isinstance(alone, Sure) and alone.best in among

    def _reply(self, move: Move, query: Query) -> Reply:
        if isinstance(move, Show):
            return self.composer.answer(move, query)
        if isinstance(move, Offer):
            return self.composer.choices(move)
        if isinstance(move, ShowSet):
            return listing(query, self.store) or NotFound()
        if isinstance(move, Decline):
            reason = Missing.TOO_LONG if move.too_long else Missing.NOT_FOUND
            return NotFound(reason, move.misses)
        return Chat(move.talk)



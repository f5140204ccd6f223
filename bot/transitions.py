"""The transitions of a message that names a matter or a fact: on to it, back to the old one, or ask."""

from __future__ import annotations

from dataclasses import replace

from bot.moves import Decline, Evidence, Offer, Past, Say, Show, State, Step
from bot.replies import Talk
from intents.confidence import Nothing, Sure, Torn, Verdict
from intents.query import Query
from knowledge.records import Facet


def subject(state: State, query: Query, evidence: Evidence) -> Step:
    """A new subject always wins; what only makes sense with the words before is read with them."""
    facets = query.facets or _remembered(state)
    inherited = query.facets or state.facets
    if query.follow.turns or not (state.subject or state.words):
        return _begin(state, query, evidence, facets)
    if query.corrects:
        return _correct(state, query, evidence)
    if evidence.stays:
        return stay(state, query, evidence.subject.because if evidence.subject else ())
    if evidence.leans_back:
        return _taken_up(state, query, evidence)
    if evidence.subject and evidence.subject_holds:
        return stay(state, query, evidence.subject.because)
    if isinstance(evidence.alone, Sure):
        return by_verdict(state, query, evidence.alone, query.facets)
    if isinstance(evidence.joined, Nothing):
        return by_verdict(state, query, evidence.alone, facets)
    if isinstance(evidence.joined, Sure) and evidence.joined.best.key == state.subject:
        return stay(state, query, evidence.joined.best.because)
    return by_verdict(state, query, evidence.joined, inherited)


def _begin(state: State, query: Query, evidence: Evidence, facets: tuple[Facet, ...]) -> Step:
    """Nothing to go on from but a story: the message is read as its end where that says more."""
    alone = evidence.alone
    named = isinstance(alone, Sure) and evidence.names_matter
    if query.follow.turns or named or isinstance(evidence.told, Nothing):
        return by_verdict(state, query, alone, facets)
    if isinstance(alone, Sure) and not isinstance(evidence.told, Sure):
        return by_verdict(state, query, alone, facets)
    return by_verdict(state, query, evidence.told, facets, evidence.told_words)


def _correct(state: State, query: Query, evidence: Evidence) -> Step:
    """What is said instead takes the place of what was wrong; the rest of the words is kept."""
    inherited = query.facets or state.facets
    verdict = evidence.alone if isinstance(evidence.joined, Nothing) else evidence.joined
    return by_verdict(state, query, verdict, inherited, evidence.joined_words)


def _taken_up(state: State, query: Query, evidence: Evidence) -> Step:
    """A message that takes up the last: read together with it, as far as that makes sense."""
    inherited = query.facets or state.facets
    joined, alone = evidence.joined, evidence.alone
    if isinstance(joined, Sure) and joined.best.key == state.subject:
        return stay(state, query, joined.best.because)
    swapped = evidence.joined_words and not isinstance(joined, Nothing)
    if isinstance(alone, Sure) and not evidence.joined_fits and not swapped:
        return by_verdict(state, query, alone, inherited)
    if not isinstance(joined, Nothing):
        return by_verdict(state, query, joined, inherited, evidence.joined_words)
    if state.subject and not query.outside and not isinstance(alone, Sure):
        return stay(state, query, ())
    return by_verdict(state, query, alone, inherited)


def stay(state: State, query: Query, because: tuple[str, ...]) -> Step:
    """More about the matter spoken of before; 那……呢 asks for the same fact again."""
    facets = query.facets or (state.facets if query.continues else ())
    kept = replace(state, facets=facets, offered=(), misses=0)
    return kept, Show(
        state.subject,
        facets,
        carried=True,
        unstated=query.unstated,
        before=state.words,
        because=because,
    )


def same_subject(state: State, query: Query, evidence: Evidence) -> Step:
    """A fact and no subject: of the matter spoken of before."""
    if query.bureau and query.bureau != state.subject.split("/", 1)[0]:
        return by_verdict(state, query, evidence.joined, query.facets or state.facets)
    facets = query.facets or state.facets
    kept = replace(state, facets=facets, misses=0)
    return kept, Show(
        state.subject, facets, carried=True, unstated=query.unstated, before=state.words
    )


def more_to_choose_by(state: State, query: Query, evidence: Evidence) -> Step:
    """A fact or a bureau named while choices are on offer: read with the words before."""
    facets = query.facets or state.facets
    if isinstance(evidence.joined, Nothing):
        return no_subject(state, query, evidence)
    return by_verdict(state, query, evidence.joined, facets, state.words)


def no_subject(state: State, query: Query, evidence: Evidence) -> Step:
    """A fact of nothing: offer the matters it may be of, or ask of what, and remember the fact."""
    if not isinstance(evidence.told, Nothing):
        return by_verdict(state, query, evidence.told, query.facets, evidence.told_words)
    if isinstance(evidence.alone, Torn):
        return by_verdict(state, query, evidence.alone, query.facets)
    bureau = query.bureau or state.bureau
    facets = query.facets or state.facets
    remembered = replace(state, facets=facets, bureau=bureau, shown=None, forgotten=False)
    return remembered, Say(Talk.FORGOTTEN if state.forgotten else Talk.NO_SUBJECT)


def _remembered(state: State) -> tuple[Facet, ...]:
    """The fact asked for before a subject was known (依据呢？ … 电子手环的)."""
    return () if state.subject else state.facets


def past_of(state: State, key: str) -> Past | None:
    """The matter before, once the present one is `key`."""
    if not state.subject or state.subject == key:
        return state.past
    return Past(state.subject, state.words, state.facets)


def by_verdict(
    state: State, query: Query, verdict: Verdict, facets: tuple[Facet, ...], words: str = ""
) -> Step:
    """Do what a verdict allows. `words` are those that were judged, by default the message's own."""
    words = words or query.core or state.words
    bureau = query.bureau or state.bureau
    if isinstance(verdict, Sure):
        best = verdict.best
        known = State(best.key, words, facets, (), bureau, 0, past=past_of(state, best.key))
        also = verdict.also.key if verdict.also else ""
        return known, Show(
            best.key,
            facets,
            unstated=query.unstated,
            also=also,
            because=best.because,
            score=best.score,
        )
    past = past_of(state, "")
    if isinstance(verdict, Torn):
        keys = tuple(candidate.key for candidate in verdict.candidates)
        asked = State("", words, facets, keys, bureau, 0, query.unstated, past=past)
        return asked, Offer(verdict.candidates, facets)
    misses = state.misses + 1
    return State(bureau=bureau, misses=misses, past=past), Decline(misses)

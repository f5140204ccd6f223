"""State × message → State × Move: a pure step, by a table of transitions.

What we do next is decided here and only here; which facts are shown is composer.py's, the words
are wording.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.moves import Decline, Evidence, Message, Offer, Phase, Say, Show, ShowSet, State, Step
from bot.replies import SetQuestion, Talk
from intents.confidence import Nothing, Sure, Torn, Verdict
from intents.query import LONGEST_QUESTION, Query
from knowledge.records import Facet


def step(state: State, query: Query, evidence: Evidence) -> Step:
    """One turn. Pure: the same state, query and evidence give the same next state and move."""
    message = classify(state, query, evidence)
    return _TRANSITIONS[phase_of(state), message](state, query, evidence)


def phase_of(state: State) -> Phase:
    """Where a conversation stands: nothing said yet, on a matter, or with choices on offer."""
    if state.offered:
        return Phase.CHOOSING
    return Phase.ON_SUBJECT if state.subject else Phase.OPEN


def classify(state: State, query: Query, evidence: Evidence) -> Message:
    """What kind of message this is; a number is a pick only while choices are on offer."""
    if len(query.text) > LONGEST_QUESTION:
        return Message.TOO_LONG
    if query.smalltalk or not query.folded:
        return Message.TALK
    if state.offered and (query.none_of_these or query.pick is not None or evidence.offered):
        return Message.REFUSAL if query.none_of_these else Message.PICK
    if query.set_question:
        return Message.SET
    return Message.SUBJECT if _names_something(query) else Message.FACET_ONLY


def _names_something(query: Query) -> bool:
    if query.only_facet:
        return False
    return any(len(word) > 1 for word in query.words) or len(query.core) > 1


def _talk(state: State, query: Query, evidence: Evidence) -> Step:
    del evidence
    return state, Say(Talk(query.smalltalk) if query.smalltalk else Talk.GREETING)


def _too_long(state: State, query: Query, evidence: Evidence) -> Step:
    del query, evidence
    return replace(state, offered=()), Decline(state.misses + 1, too_long=True)


def _pick(state: State, query: Query, evidence: Evidence) -> Step:
    number = query.pick or 0
    if 1 <= number <= len(state.offered):
        key = state.offered[number - 1]
    elif evidence.offered:
        key = evidence.offered
    else:
        return state, Say(Talk.REPHRASE)
    facets = query.facets or state.facets
    unstated = query.unstated or state.unstated
    chosen = replace(state, subject=key, facets=facets, offered=(), misses=0, unstated="")
    return chosen, Show(key, facets, unstated=unstated)


def _refuse(state: State, query: Query, evidence: Evidence) -> Step:
    del query, evidence
    return State(facets=state.facets, bureau=state.bureau), Say(Talk.REPHRASE)


def _show_set(state: State, query: Query, evidence: Evidence) -> Step:
    del evidence
    return replace(state, offered=(), misses=0), ShowSet(SetQuestion(query.set_question))


def _more_to_choose_by(state: State, query: Query, evidence: Evidence) -> Step:
    """A fact or a bureau named while choices are on offer: read with the words before."""
    if query.bureau or isinstance(evidence.joined, Sure):
        return _by_verdict(state, query, evidence.joined, query.facets or state.facets)
    return _no_subject(state, query, evidence)


def _no_subject(state: State, query: Query, evidence: Evidence) -> Step:
    """A fact of nothing: offer the matters it may be of, or ask of what, and remember the fact."""
    if isinstance(evidence.alone, Torn):
        return _by_verdict(state, query, evidence.alone, query.facets)
    bureau = query.bureau or state.bureau
    remembered = replace(state, facets=query.facets or state.facets, bureau=bureau)
    return remembered, Say(Talk.NO_SUBJECT)


def _same_subject(state: State, query: Query, evidence: Evidence) -> Step:
    """A fact and no subject: of the matter spoken of before."""
    if query.bureau and query.bureau != state.subject.split("/", 1)[0]:
        return _by_verdict(state, query, evidence.joined, query.facets or state.facets)
    facets = query.facets or state.facets
    kept = replace(state, facets=facets, misses=0)
    return kept, Show(
        state.subject, facets, carried=True, unstated=query.unstated, before=state.words
    )


def _subject(state: State, query: Query, evidence: Evidence) -> Step:
    """A new subject always wins; what only makes sense with the words before is read with them."""
    facets = query.facets or _remembered(state)
    if not state.subject and not state.words:
        return _by_verdict(state, query, evidence.alone, facets)
    inherited = query.facets or state.facets
    if query.corrects:
        verdict = evidence.alone if isinstance(evidence.joined, Nothing) else evidence.joined
        return _by_verdict(state, query, verdict, inherited)
    if evidence.leans_back:
        return _taken_up(state, query, evidence)
    if evidence.subject and evidence.subject_holds:
        return _stay(state, query, evidence.subject.because)
    if isinstance(evidence.alone, Sure):
        return _by_verdict(state, query, evidence.alone, query.facets)
    if isinstance(evidence.joined, Nothing):
        return _by_verdict(state, query, evidence.alone, facets)
    return _by_verdict(state, query, evidence.joined, inherited)


def _taken_up(state: State, query: Query, evidence: Evidence) -> Step:
    """A message that takes up the last: read together with it, as far as that makes sense."""
    inherited = query.facets or state.facets
    joined, alone = evidence.joined, evidence.alone
    if isinstance(joined, Sure) and joined.best.key == state.subject:
        return _stay(state, query, joined.best.because)
    if isinstance(alone, Sure) and not evidence.joined_fits:
        return _by_verdict(state, query, alone, inherited)
    if not isinstance(joined, Nothing):
        return _by_verdict(state, query, joined, inherited, evidence.joined_words)
    if state.subject and not query.outside and not isinstance(alone, Sure):
        return _stay(state, query, ())
    return _by_verdict(state, query, alone, inherited)


def _stay(state: State, query: Query, because: tuple[str, ...]) -> Step:
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


def _remembered(state: State) -> tuple[Facet, ...]:
    """The fact asked for before a subject was known (依据呢？ … 电子手环的)."""
    return () if state.subject else state.facets


def _by_verdict(
    state: State, query: Query, verdict: Verdict, facets: tuple[Facet, ...], words: str = ""
) -> Step:
    """Do what a verdict allows. `words` are those that were judged, by default the message's own."""
    words = words or query.core or state.words
    bureau = query.bureau or state.bureau
    if isinstance(verdict, Sure):
        best = verdict.best
        known = State(best.key, words, facets, (), bureau, 0)
        also = verdict.also.key if verdict.also else ""
        return known, Show(
            best.key,
            facets,
            unstated=query.unstated,
            also=also,
            because=best.because,
            score=best.score,
        )
    if isinstance(verdict, Torn):
        keys = tuple(candidate.key for candidate in verdict.candidates)
        asked = State("", words, facets, keys, bureau, 0, query.unstated)
        return asked, Offer(verdict.candidates, facets)
    return State(bureau=bureau, misses=state.misses + 1), Decline(state.misses + 1)


Transition = Callable[[State, Query, Evidence], Step]

# Every pair of phase and message is listed; one that is not raises KeyError.
_ALWAYS: Mapping[Message, Transition] = {
    Message.TALK: _talk,
    Message.TOO_LONG: _too_long,
    Message.SET: _show_set,
    Message.SUBJECT: _subject,
}
_TRANSITIONS: Mapping[tuple[Phase, Message], Transition] = {
    **{(phase, message): act for phase in Phase for message, act in _ALWAYS.items()},
    (Phase.OPEN, Message.FACET_ONLY): _no_subject,
    (Phase.ON_SUBJECT, Message.FACET_ONLY): _same_subject,
    (Phase.CHOOSING, Message.FACET_ONLY): _more_to_choose_by,
    (Phase.CHOOSING, Message.PICK): _pick,
    (Phase.CHOOSING, Message.REFUSAL): _refuse,
}

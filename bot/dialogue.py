"""State × message → State × Move: a pure step, by a table of transitions.

What we do next is decided here and in the two files of transitions, and only there; which facts
are shown is composer.py's, the words are wording.py's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.moves import LONGEST_PAUSE, Decline, Evidence, Message, Phase, Say, State, Step
from bot.picking import (
    compare,
    go_back,
    pick,
    place_named,
    refuse,
    show_section,
    show_set,
)
from bot.replies import Talk
from bot.transitions import more_to_choose_by, no_subject, past_of, same_subject, subject
from intents.query import LONGEST_QUESTION, Query

# So much of a story is kept (characters): the end of it, which the question follows.
_LONGEST_STORY = 200


def step(state: State, query: Query, evidence: Evidence, now: datetime | None = None) -> Step:
    """One turn. Pure: the same state, query, evidence and time give the same next state and move.

    `now` is when the message came; without it the conversation knows no time.
    """
    message = classify(state, query, evidence)
    after, move = _TRANSITIONS[phase_of(state), message](state, query, evidence)
    return replace(after, used=now, story=_story(state, query)), move


def _story(state: State, query: Query) -> str:
    """What has been told so far: it goes on as long as nothing is asked."""
    if query.smalltalk or len(query.text) > LONGEST_QUESTION:
        return state.story
    if not query.follow.tells:
        return ""
    begun = "" if query.follow.turns or not state.story else f"{state.story},"
    return f"{begun}{query.text}"[-_LONGEST_STORY:]


def fresh(state: State, now: datetime | None) -> State:
    """The state as it stands when a message comes: a matter of too long ago is forgotten."""
    if now is None or state.used is None or now - state.used <= LONGEST_PAUSE:
        return state
    known = state.subject or state.offered or state.shown or state.words or state.forgotten
    return State(forgotten=bool(known))


def phase_of(state: State) -> Phase:
    """Where a conversation stands: nothing said yet, on a matter, or with choices on offer."""
    if state.offered:
        return Phase.CHOOSING
    return Phase.ON_SUBJECT if state.subject else Phase.OPEN


def classify(state: State, query: Query, evidence: Evidence) -> Message:
    """What kind of message this is; a number is a pick only while there is something to pick from."""
    if len(query.text) > LONGEST_QUESTION:
        return Message.TOO_LONG
    if query.smalltalk or not query.folded:
        return Message.TALK
    if query.elsewhere and not query.follow.bureaus:
        return Message.ELSEWHERE
    if state.offered and query.none_of_these:
        return Message.REFUSAL
    if place_named(state, query) is not None or evidence.offered or _picks_nothing(query):
        return Message.PICK
    if query.follow.returns and (state.past or state.subject) and not names_something(query):
        return Message.BACK
    if evidence.sides:
        return Message.COMPARISON
    if query.set_question or evidence.listing:
        return Message.SET
    if evidence.section:
        return Message.SECTION
    return Message.SUBJECT if names_something(query) else Message.FACET_ONLY


def _picks_nothing(query: Query) -> bool:
    """Whether a message is a place in a list and no matter (第二个谁负责): it is never guessed at."""
    place = query.follow.place
    return bool(place and place.number and not place.article) and not names_something(query)


def names_something(query: Query) -> bool:
    """Whether a message has words of a matter, and not those of a fact alone."""
    if query.only_facet:
        return False
    return any(len(word) > 1 for word in query.words) or len(query.core) > 1


def _talk(state: State, query: Query, evidence: Evidence) -> Step:
    del evidence
    return state, Say(Talk(query.smalltalk) if query.smalltalk else Talk.GREETING)


def _too_long(state: State, query: Query, evidence: Evidence) -> Step:
    del query, evidence
    return replace(state, offered=(), shown=None), Decline(state.misses + 1, too_long=True)


def _elsewhere(state: State, query: Query, evidence: Evidence) -> Step:
    """Another place's bureau has no register here; what is said next is not of it."""
    del evidence
    misses = state.misses + 1
    past = past_of(state, "")
    return State(misses=misses, past=past), Decline(misses, elsewhere=query.elsewhere)


Transition = Callable[[State, Query, Evidence], Step]

# Every pair of phase and message is listed; one that is not raises KeyError.
_ALWAYS: Mapping[Message, Transition] = {
    Message.TALK: _talk,
    Message.TOO_LONG: _too_long,
    Message.ELSEWHERE: _elsewhere,
    Message.PICK: pick,
    Message.BACK: go_back,
    Message.SET: show_set,
    Message.COMPARISON: compare,
    Message.SECTION: show_section,
    Message.SUBJECT: subject,
}
_TRANSITIONS: Mapping[tuple[Phase, Message], Transition] = {
    **{(phase, message): act for phase in Phase for message, act in _ALWAYS.items()},
    (Phase.OPEN, Message.FACET_ONLY): no_subject,
    (Phase.ON_SUBJECT, Message.FACET_ONLY): same_subject,
    (Phase.CHOOSING, Message.FACET_ONLY): more_to_choose_by,
    (Phase.CHOOSING, Message.REFUSAL): refuse,
}

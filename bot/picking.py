"""The transitions among records that were shown: picking one, setting two side by side, going back."""

from __future__ import annotations

from dataclasses import replace

from bot.moves import Compare, Decline, Evidence, Past, Say, Show, Shown, ShowSet, State, Step
from bot.replies import SetQuestion, Talk
from bot.transitions import past_of
from intents.query import Query
from knowledge.records import Facet


def place_named(state: State, query: Query) -> int | None:
    """The place from 1 that a message names among what can be picked from, 0 where there is none
    such; None where it names none at all, or nothing can be picked from."""
    keys = _choices(state)
    if not keys:
        return None
    place = query.follow.place
    of_law = state.shown and state.shown.condition and state.shown.condition.law
    if of_law and place and place.article:
        return None
    if query.pick is not None:
        number = query.pick
    elif place and place.number and not query.set_question:
        number = place.number if place.number > 0 else len(keys) + 1 + place.number
    elif place and place.steps and state.shown and state.shown.at:
        number = state.shown.at + place.steps
    else:
        return None
    return number if 1 <= number <= len(keys) else 0


def _choices(state: State) -> tuple[str, ...]:
    return state.offered or (state.shown.keys if state.shown else ())


def pick(state: State, query: Query, evidence: Evidence) -> Step:
    """One of the records shown, by its place or by its name; it can be followed by another."""
    keys, number = _choices(state), place_named(state, query)
    if number:
        key = keys[number - 1]
    elif evidence.offered:
        key, number = evidence.offered, keys.index(evidence.offered) + 1
    else:
        return state, Say(Talk.REPHRASE if state.offered else Talk.NO_SUCH_PLACE)
    unstated = query.unstated or state.unstated
    facets = query.facets or state.facets
    shown = replace(state.shown, at=number) if state.shown else Shown(keys, number)
    picked = State(key, state.words, facets, (), state.bureau, 0, past=past_of(state, key))
    words = query.core if query.follow.place else ""
    return replace(picked, shown=shown), Show(key, facets, unstated=unstated, before=words)


def refuse(state: State, query: Query, evidence: Evidence) -> Step:
    """None of the choices: nothing of them is kept but the fact asked for."""
    del query, evidence
    return State(facets=state.facets, bureau=state.bureau, past=state.past), Say(Talk.REPHRASE)


def go_back(state: State, query: Query, evidence: Evidence) -> Step:
    """The matter before the present one; where there is none, the present one."""
    del evidence
    past = state.past or Past(state.subject, state.words, state.facets)
    facets = query.facets or past.facets
    bureau = past.key.split("/", 1)[0] if state.bureau else ""
    after = State(past.key, past.words, facets, (), bureau, 0, past=past_of(state, past.key))
    return after, Show(past.key, facets, carried=True, unstated=query.unstated, before=past.words)


def show_set(state: State, query: Query, evidence: Evidence) -> Step:
    """All records of a condition; one that alone rests on a law becomes the matter."""
    found = evidence.listing
    bureau = query.bureau or state.bureau
    past = past_of(state, "")
    if found is None:
        misses = state.misses + 1
        return State(bureau=bureau, misses=misses, past=past), Decline(misses)
    keys = tuple(record.key for record in found.records)
    if found.question is SetQuestion.LAW_LOOKUP and len(keys) == 1:
        facets = (Facet.BASIS,)
        # 28条呢 asks for another article of the same law.
        law = Shown(keys, question=found.question, condition=evidence.condition)
        kept = past_of(state, keys[0])
        known = State(keys[0], "", facets, (), bureau, 0, shown=law, past=kept)
        return known, Show(keys[0], facets)
    shown = Shown(keys, question=found.question, condition=evidence.condition)
    return State(bureau=bureau, shown=shown, past=past), ShowSet(found)


def compare(state: State, query: Query, evidence: Evidence) -> Step:
    """Two records side by side; facts asked next are compared as well."""
    keys = evidence.sides
    facets = query.facets or (state.facets if state.shown and state.shown.side_by_side else ())
    shown = Shown(keys, side_by_side=True)
    after = State("", query.core, facets, (), state.bureau, 0, shown=shown, past=past_of(state, ""))
    return after, Compare(keys, facets, query.unstated)


def show_section(state: State, query: Query, evidence: Evidence) -> Step:
    """A section of a supervision policy: the one spoken of, or the one named."""
    key = evidence.section
    policy = key.rsplit(".", 1)[0]
    carried = state.subject.startswith(f"{policy}.")
    words = query.core or state.words
    bureau = query.bureau or state.bureau
    after = State(key, words, query.facets, (), bureau, 0, past=past_of(state, key))
    return after, Show(key, query.facets, carried=carried and not query.bureau)

"""The laws of every step of a conversation: they hold for any state, message and evidence."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue import step
from bot.moves import Compare, Decline, Evidence, Offer, Past, Show, Shown, State
from bot.replies import Listing, SetQuestion
from intents.confidence import Nothing, Sure, Torn
from intents.query import Query
from intents.taking_up import FollowUp, Place
from knowledge.records import Facet
from tests.bot.steps import AID, BRACELET, COURTS, EXPERTS, LEAVE, NOTARIES, near, said

KEYS = st.sampled_from([BRACELET, AID, LEAVE, COURTS, NOTARIES, EXPERTS])
FACETS = st.lists(st.sampled_from(Facet), max_size=2, unique=True).map(tuple)
CANDIDATES = st.builds(
    near, KEYS, st.floats(0, 100, allow_nan=False), st.floats(0, 1, allow_nan=False)
)
SECTION = "municipal/supervision/2.3"
VERDICTS = st.one_of(
    st.builds(Nothing),
    st.builds(Sure, CANDIDATES, st.none() | CANDIDATES),
    st.lists(CANDIDATES, min_size=2, max_size=3).map(lambda found: Torn(tuple(found))),
)
BUREAUS = st.sampled_from(["", "municipal", "yining"])
WORDS = st.text("社区矫正法律援助呢0123", max_size=9)


@st.composite
def states(draw: st.DrawFn) -> State:
    """A state as steps leave it: choices on offer and a subject exclude each other."""
    offered = draw(st.lists(KEYS, max_size=3, unique=True).map(tuple))
    subject = "" if offered else draw(st.just("") | KEYS)
    words = draw(WORDS) or "手环" if offered or subject else ""
    state = State(subject, words, draw(FACETS), offered, draw(BUREAUS), draw(st.integers(0, 3)))
    keys = draw(st.lists(KEYS, min_size=1, max_size=4, unique=True).map(tuple))
    after_list = Shown(keys, draw(st.integers(0, len(keys))), side_by_side=draw(st.booleans()))
    return replace(
        state,
        shown=draw(st.sampled_from([None, after_list])) if not offered else None,
        past=draw(st.none() | st.builds(Past, KEYS, WORDS, FACETS)),
        story=draw(st.sampled_from(["", "我弟在矫正"])),
        forgotten=draw(st.booleans()),
    )


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """A message of any kind, its parts in any combination."""
    core = draw(WORDS)
    smalltalk = draw(st.sampled_from(["", "", "", "", "thanks", "help"]))
    sets = st.sampled_from(["", "", "", *SetQuestion])
    return replace(
        said(core, *draw(FACETS)),
        words=draw(st.sampled_from([(), (core,)])),
        unstated=draw(st.sampled_from(["", "电话"])),
        set_question=draw(sets),
        smalltalk=smalltalk,
        bureau=draw(BUREAUS),
        outside=draw(st.sampled_from(["", "婚姻登记"])),
        pick=draw(st.none() | st.integers(0, 5)),
        none_of_these=draw(st.booleans()),
        continues=draw(st.booleans()),
        corrects=draw(st.booleans()),
        follow=FollowUp(
            wrong=draw(st.sampled_from(["", "社区"])),
            returns=draw(st.booleans()),
            turns=draw(st.booleans()),
            tells=draw(st.booleans()),
            place=draw(st.none() | st.builds(Place, st.integers(-3, 5), st.integers(-1, 1))),
        ),
    )


@st.composite
def turns(draw: st.DrawFn) -> tuple[State, Query, Evidence]:
    """A state, a message and what ranking may say of it: of the old subject only where one is."""
    state = draw(states())
    subject = draw(st.none() | st.builds(near, st.just(state.subject))) if state.subject else None
    offered = draw(st.sampled_from(["", *state.offered]))
    evidence = Evidence(
        draw(VERDICTS),
        draw(VERDICTS),
        subject,
        draw(st.sampled_from(["", "法律援助"])),
        offered,
        leans_back=draw(st.booleans()),
        subject_holds=draw(st.booleans()),
        joined_fits=draw(st.booleans()),
        stays=bool(state.subject) and draw(st.booleans()),
        names_matter=draw(st.booleans()),
        told=draw(VERDICTS),
        section=draw(st.sampled_from(["", "", SECTION])),
        sides=draw(st.sampled_from([(), (), (BRACELET, LEAVE)])),
        listing=draw(st.sampled_from([None, None, Listing(SetQuestion.LIST, "甲", (), 0)])),
    )
    return state, draw(queries()), evidence


@given(turns())
def test_a_step_is_pure(turn: tuple[State, Query, Evidence]) -> None:
    """The same state, message and evidence lead to the same next state and move."""
    assert step(*turn) == step(*turn)


@given(turns())
def test_what_is_remembered_is_what_was_said(turn: tuple[State, Query, Evidence]) -> None:
    """The state after a move remembers just that move: what is shown, offered or missed."""
    before = turn[0]
    after, move = step(*turn)
    if isinstance(move, Show):
        assert (after.subject, after.offered, after.misses) == (move.key, (), 0)
        past = before.past.key if before.past else before.subject
        assert not move.carried or move.key in (before.subject, past, SECTION)
    elif isinstance(move, Offer):
        assert after.offered == tuple(c.key for c in move.candidates)
        assert (after.subject, after.misses) == ("", 0)
    elif isinstance(move, Compare):
        assert after.shown == Shown(move.keys, side_by_side=True)
    elif isinstance(move, Decline) and not move.too_long:
        assert (after.subject, after.words, after.facets, after.offered) == ("", "", (), ())
        assert move.misses == after.misses


@given(turns())
def test_what_is_shown_comes_from_somewhere(turn: tuple[State, Query, Evidence]) -> None:
    """Only an old subject, a record shown before, or one that the evidence is sure of is ever shown."""
    state, _, evidence = turn
    verdicts = (evidence.alone, evidence.joined, evidence.told)
    known = {state.subject, *state.offered, *(v.best.key for v in verdicts if isinstance(v, Sure))}
    known |= {
        evidence.section,
        state.past.key if state.past else "",
        *(state.shown.keys if state.shown else ()),
    }
    _, move = step(*turn)
    assert not isinstance(move, Show) or (move.key and move.key in known)


@given(turns())
def test_a_matter_left_is_remembered_as_the_one_before(
    turn: tuple[State, Query, Evidence],
) -> None:
    """One goes back from a new matter to the one left for it, never to the present one."""
    before = turn[0]
    after, move = step(*turn)
    if isinstance(move, Show) and before.subject not in ("", move.key):
        assert after.past is not None
        assert after.past.key == before.subject


@given(turns())
def test_only_the_last_reply_is_picked_from(turn: tuple[State, Query, Evidence]) -> None:
    """Records can be picked by their place only as long as what was shown last had them."""
    before = turn[0]
    after, move = step(*turn)
    if isinstance(move, Show) and after.shown is not None:
        assert move.key in (before.offered or (before.shown.keys if before.shown else ()))
    if isinstance(move, Offer | Decline):
        assert after.shown is None

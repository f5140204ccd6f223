"""Steps of a conversation made by hand: states, messages, and what ranking may say of them."""

from __future__ import annotations

from bot.dialogue import step
from bot.moves import Evidence, Past, Phase, Show, State
from intents.confidence import Nothing, Sure, Torn, Verdict
from intents.query import Query
from intents.ranking import Candidate
from knowledge.records import Facet

BRACELET, AID, LEAVE = "yining/other/22", "yining/other/1", "yining/other/16"
COURTS, NOTARIES, EXPERTS = "municipal/duty/4.10", "municipal/duty/4.23", "municipal/duty/6.12"

NOBODY = Query(text="", folded="", core="", words=())
NO_EVIDENCE = Evidence(Nothing(), Nothing())

OPEN = State()
ON_BRACELET = State(BRACELET, "电子手环", (Facet.DEADLINE,))
CHOOSING = State("", "年度考核", (Facet.WHO,), (NOTARIES, EXPERTS, COURTS))
PAST = Past(AID, "法律援助", (Facet.WHO,))
STATES = {Phase.OPEN: OPEN, Phase.ON_SUBJECT: ON_BRACELET, Phase.CHOOSING: CHOOSING}


def said(text: str, *facets: Facet) -> Query:
    """A message that names a matter in these words, and perhaps a fact."""
    return Query(text=text, folded=text, core=text, words=(text,), gist=text, facets=facets)


def fact(*facets: Facet) -> Query:
    """A message that names a fact and no matter (依据呢)."""
    return Query(text="那呢", folded="那呢", core="", words=(), facets=facets)


def near(key: str, score: float = 80.0, coverage: float = 1.0) -> Candidate:
    """A record as ranking finds it."""
    return Candidate(key, score, coverage, 0.5, 0.5, because=(f"为了{key}",))


def sure(key: str, also: str = "", score: float = 80.0) -> Sure:
    """One record answers."""
    return Sure(near(key, score), near(also) if also else None)


def torn(*keys: str) -> Torn:
    """These records are equally near."""
    return Torn(tuple(near(key) for key in keys))


def alone(verdict: Verdict) -> Evidence:
    """The message by itself says this, and nothing is to be had from the words before."""
    return Evidence(verdict, Nothing())


def shown(state: State, query: Query, evidence: Evidence) -> Show:
    """The record that a step answers with."""
    _, move = step(state, query, evidence)
    assert isinstance(move, Show)
    return move

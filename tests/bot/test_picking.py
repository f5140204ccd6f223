"""Picks, going back, lists and comparisons as steps made by hand, and matters of too long ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conditions import Condition
from bot.dialogue import classify, fresh, step
from bot.moves import (
    LONGEST_PAUSE,
    Compare,
    Decline,
    Message,
    Past,
    Say,
    Show,
    Shown,
    ShowSet,
    State,
)
from bot.picking import place_named
from bot.replies import Listing, Reference, SetQuestion, Talk
from intents.query import Query
from intents.taking_up import FollowUp, Place
from knowledge.records import Facet, Kind, Locator
from tests.bot.steps import (
    AID,
    BRACELET,
    CHOOSING,
    COURTS,
    EXPERTS,
    LEAVE,
    NO_EVIDENCE,
    NOTARIES,
    ON_BRACELET,
    OPEN,
    alone,
    fact,
    said,
    shown,
    sure,
)

KEYS = (NOTARIES, EXPERTS, COURTS)
AFTER_LIST = State(shown=Shown(KEYS, question=SetQuestion.LIST, condition=Condition("municipal")))
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def at(number: int = 0, steps: int = 0, *facets: Facet, article: bool = False) -> Query:
    """A message that names a place in a list, and perhaps a fact."""
    place = Place(number, steps, article=article)
    return replace(fact(*facets), follow=FollowUp(place=place))


# -- picking ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "key"), [(1, NOTARIES), (3, COURTS), (-1, COURTS), (-3, NOTARIES)]
)
def test_a_place_picks_from_a_list(number: int, key: str) -> None:
    """第三个 and 最后一个 pick from the records that were listed, in their order."""
    state, move = step(AFTER_LIST, at(number, 0, Facet.WHO), NO_EVIDENCE)
    assert isinstance(move, Show)
    assert (move.key, move.facets, move.carried) == (key, (Facet.WHO,), False)
    assert (state.subject, state.offered) == (key, ())


@pytest.mark.parametrize("number", [0, 4, 99, -4])
def test_a_place_that_is_not_there_is_said(number: int) -> None:
    """第九个 of three picks none: it is said, and the list can still be picked from."""
    query = replace(said("9"), pick=number) if number >= 0 else at(number)
    state, move = step(AFTER_LIST, query, NO_EVIDENCE)
    assert (state, move) == (AFTER_LIST, Say(Talk.NO_SUCH_PLACE))


def test_a_bare_number_picks_from_a_list_too() -> None:
    """2 after a list is its second line."""
    assert shown(AFTER_LIST, replace(said("2"), pick=2), NO_EVIDENCE).key == EXPERTS


def test_one_pick_can_follow_another() -> None:
    """第二个 … 下一个 … 上一个: as long as nothing else comes between."""
    state, _ = step(AFTER_LIST, at(2), NO_EVIDENCE)
    state, move = step(state, at(steps=1), NO_EVIDENCE)
    assert isinstance(move, Show)
    assert move.key == COURTS
    state, move = step(state, at(steps=-1), NO_EVIDENCE)
    assert isinstance(move, Show)
    assert move.key == EXPERTS


def test_beyond_the_last_there_is_none() -> None:
    """下一个 after the last is said not to be there."""
    state, _ = step(AFTER_LIST, at(-1), NO_EVIDENCE)
    assert step(state, at(steps=1), NO_EVIDENCE)[1] == Say(Talk.NO_SUCH_PLACE)


def test_after_another_answer_nothing_is_picked() -> None:
    """Only what was shown last is picked from: the third of an older list is nobody's guess."""
    state, _ = step(AFTER_LIST, said("社区矫正对象外出申请"), alone(sure(LEAVE)))
    assert state.shown is None
    assert step(state, at(3), NO_EVIDENCE) == (state, Say(Talk.NO_SUCH_PLACE))


def test_choices_can_be_picked_one_after_the_other() -> None:
    """第二个 … 第三个: the choices that were offered stay a list."""
    state, _ = step(CHOOSING, at(2), NO_EVIDENCE)
    move = shown(state, at(3), NO_EVIDENCE)
    assert (move.key, move.facets) == (CHOOSING.offered[2], CHOOSING.facets)


def test_an_article_is_no_place_after_a_law() -> None:
    """第三条 after a law was looked up is its article; after another list it is the third line."""
    of_law = replace(AFTER_LIST, shown=Shown(KEYS, condition=Condition(law="律师法")))
    assert place_named(of_law, at(3, article=True)) is None
    assert place_named(AFTER_LIST, at(3, article=True)) == 3


def test_a_set_question_is_no_pick() -> None:
    """第4项职责有几项 counts a duty, whatever was listed before."""
    query = replace(at(2), set_question="count")
    assert place_named(AFTER_LIST, query) is None


@given(st.integers(-9, 9), st.integers(1, 5))
def test_a_place_is_in_the_list_or_nowhere(number: int, size: int) -> None:
    """Whatever is asked for, the place is one of the list's, or 0."""
    state = State(shown=Shown(tuple(map(str, range(size)))))
    place = place_named(state, at(number)) if number else 0
    assert place is not None
    assert 0 <= place <= size


# -- going back -------------------------------------------------------------------------------

BACK = replace(fact(), follow=FollowUp(returns=True))


def test_one_goes_back_to_the_matter_before() -> None:
    """上一个呢: the matter before, with the fact that was asked of it, and said to be carried."""
    state, _ = step(ON_BRACELET, said("法律援助由谁来实施", Facet.WHO), alone(sure(AID)))
    state, move = step(state, BACK, NO_EVIDENCE)
    assert isinstance(move, Show)
    assert (move.key, move.facets, move.carried) == (BRACELET, (Facet.DEADLINE,), True)
    assert state.subject == BRACELET
    assert shown(state, BACK, NO_EVIDENCE).key == AID


def test_another_fact_may_be_asked_of_it() -> None:
    """回到前一个问题，依据呢: the fact named now."""
    state = replace(ON_BRACELET, past=Past(AID, "法律援助", (Facet.WHO,)))
    query = replace(BACK, facets=(Facet.BASIS,))
    assert shown(state, query, NO_EVIDENCE).facets == (Facet.BASIS,)


def test_where_nothing_was_before_the_present_matter_is_meant() -> None:
    """还是刚才那个 after one matter is that one."""
    assert shown(ON_BRACELET, BACK, NO_EVIDENCE).key == BRACELET


def test_back_from_nothing_asks_what() -> None:
    """上一个呢 as the first message has nothing to go back to."""
    assert step(OPEN, BACK, NO_EVIDENCE)[1] == Say(Talk.NO_SUBJECT)


def test_a_miss_can_be_gone_back_over() -> None:
    """After a matter of nobody's nothing is inherited, but one may say 还是刚才那个."""
    state, _ = step(ON_BRACELET, said("结婚证在哪里可以领"), NO_EVIDENCE)
    assert step(state, fact(Facet.BASIS), NO_EVIDENCE)[1] == Say(Talk.NO_SUBJECT)
    assert shown(state, BACK, NO_EVIDENCE).key == BRACELET


# -- lists ------------------------------------------------------------------------------------


def reference(key: str) -> Reference:
    """A record's name."""
    place = Locator("", "", "", "", 1, "")
    return Reference(key, Kind.POWER, "甲", "甲", "局", "清单", place)


def test_a_list_is_remembered_with_its_condition() -> None:
    """What was listed, by which question and condition: for 第三个 and for 行政处罚呢."""
    found = Listing(SetQuestion.LIST, "行政奖励", (reference(AID), reference(LEAVE)), 2)
    condition = Condition(power_type="行政奖励")
    evidence = replace(NO_EVIDENCE, listing=found, condition=condition)
    state, move = step(ON_BRACELET, replace(said("行政奖励"), set_question="list"), evidence)
    assert move == ShowSet(found)
    assert state.shown == Shown((AID, LEAVE), question=SetQuestion.LIST, condition=condition)
    assert state.past is not None
    assert state.past.key == BRACELET


def test_one_record_of_a_law_becomes_the_matter() -> None:
    """A law that one record rests on: its basis, and what is asked next is of it, or of the law."""
    found = Listing(SetQuestion.LAW_LOOKUP, "律师法", (reference(AID),), 1)
    state, move = step(OPEN, said("律师法"), replace(NO_EVIDENCE, listing=found))
    assert move == Show(AID, (Facet.BASIS,))
    assert (state.subject, state.shown) == (AID, Shown((AID,), question=SetQuestion.LAW_LOOKUP))
    assert shown(state, fact(Facet.WHO), NO_EVIDENCE).key == AID


def test_after_a_list_no_fact_is_anybodys() -> None:
    """依据呢 after a list asks of which: the matter before the list is not meant any more."""
    found = Listing(SetQuestion.LIST, "甲", (reference(AID), reference(LEAVE)), 2)
    state, _ = step(ON_BRACELET, said("甲"), replace(NO_EVIDENCE, listing=found))
    assert step(state, fact(Facet.BASIS), NO_EVIDENCE)[1] == Say(Talk.NO_SUBJECT)


# -- side by side -----------------------------------------------------------------------------


def test_two_records_are_compared() -> None:
    """Both are shown with the fact asked for; either can be picked, neither is the subject."""
    evidence = replace(NO_EVIDENCE, sides=(AID, LEAVE))
    state, move = step(ON_BRACELET, said("甲和乙的依据", Facet.BASIS), evidence)
    assert move == Compare((AID, LEAVE), (Facet.BASIS,))
    assert state.subject == ""
    assert shown(state, at(2), NO_EVIDENCE).key == LEAVE


def test_a_comparison_goes_on_with_its_facts() -> None:
    """这两个呢 after a comparison keeps the fact; a fact named anew is compared."""
    evidence = replace(NO_EVIDENCE, sides=(AID, LEAVE))
    state, _ = step(OPEN, said("甲和乙的依据", Facet.BASIS), evidence)
    assert step(state, fact(Facet.WHO), evidence)[1] == Compare((AID, LEAVE), (Facet.WHO,))
    assert step(state, fact(), evidence)[1] == Compare((AID, LEAVE), (Facet.BASIS,))


def test_another_places_bureau_ends_what_was_spoken_of() -> None:
    """Nothing is inherited from a matter asked of another county."""
    query = replace(said("霍城县司法局"), elsewhere="霍城县司法局")
    assert classify(ON_BRACELET, query, NO_EVIDENCE) is Message.ELSEWHERE
    state, move = step(ON_BRACELET, query, NO_EVIDENCE)
    assert move == Decline(1, elsewhere="霍城县司法局")
    assert (state.subject, state.words, state.bureau) == ("", "", "")


def test_our_own_bureau_beside_it_is_asked() -> None:
    """从霍城县司法局转到伊宁 is a question for Yining."""
    query = replace(
        said("转入"),
        elsewhere="霍城县司法局",
        follow=FollowUp(bureaus=("yining",)),
        bureau="yining",
    )
    assert classify(OPEN, query, NO_EVIDENCE) is Message.SUBJECT


# -- time -------------------------------------------------------------------------------------


def test_a_step_notes_the_time() -> None:
    """When the last message came is part of what is remembered."""
    state, _ = step(OPEN, said("法律援助"), alone(sure(AID)), NOON)
    assert state.used == NOON
    assert step(OPEN, said("法律援助"), alone(sure(AID)))[0].used is None


@pytest.mark.parametrize(
    ("pause", "is_kept"),
    [
        (timedelta(0), True),
        (LONGEST_PAUSE, True),
        (LONGEST_PAUSE + timedelta(seconds=1), False),
        (timedelta(days=3), False),
        (timedelta(minutes=-5), True),
    ],
)
@pytest.mark.parametrize(
    "state", [ON_BRACELET, CHOOSING, AFTER_LIST], ids=["matter", "choices", "list"]
)
def test_a_matter_of_too_long_ago_is_forgotten(
    state: State, pause: timedelta, is_kept: bool
) -> None:
    """After half an hour nothing is gone on from; a clock that was set back changes nothing."""
    before = replace(state, used=NOON)
    assert fresh(before, NOON + pause) == (before if is_kept else State(forgotten=True))


@pytest.mark.parametrize(("used", "now"), [(None, NOON), (NOON, None), (None, None)])
def test_without_a_clock_nothing_is_forgotten(used: datetime | None, now: datetime | None) -> None:
    """Who passes no time keeps every matter for ever."""
    state = replace(ON_BRACELET, used=used)
    assert fresh(state, now) == state


def test_what_was_forgotten_is_said() -> None:
    """依据呢 after half an hour: it is said that the matter is forgotten, once."""
    state = fresh(replace(ON_BRACELET, used=NOON), NOON + timedelta(hours=1))
    state, move = step(state, fact(Facet.BASIS), NO_EVIDENCE)
    assert move == Say(Talk.FORGOTTEN)
    assert step(state, fact(Facet.BASIS), NO_EVIDENCE)[1] == Say(Talk.NO_SUBJECT)


def test_a_new_matter_after_a_pause_is_just_answered() -> None:
    """Who names a matter anew hears nothing of what was forgotten."""
    state = fresh(replace(ON_BRACELET, used=NOON), NOON + timedelta(hours=1))
    state, move = step(state, said("法律援助"), alone(sure(AID)))
    assert isinstance(move, Show)
    assert not state.forgotten


def test_nothing_said_is_nothing_forgotten() -> None:
    """A greeting of an hour ago left nothing that could be missed."""
    assert fresh(State(used=NOON), NOON + timedelta(hours=1)) == State()

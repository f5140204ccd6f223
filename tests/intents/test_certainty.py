"""How likely the best candidate is the one meant: its signs, and the chance that they make."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from math import exp, log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.certainty import Signs, chance, signs
from intents.query import Query
from intents.ranking import Candidate
from intents.weights import Certainty, load_weights
from knowledge.records import Facet
from tests.intents.asking import Desk

NAMES = tuple(field.name for field in fields(Signs))
NOTHING = Signs(**dict.fromkeys(NAMES, 0.0))
NO_COUNTS = Certainty(**dict.fromkeys(("start", *NAMES), 0.0))
SHIPPED = load_weights()


def candidate(key: str, score: float, **more: object) -> Candidate:
    """A candidate of which only the score is known, but for what a test says."""
    plain = Candidate(key, score, 0.0, 0.0, 0.0, ())
    return replace(plain, **more)  # type: ignore[arg-type]  # the fields of a Candidate


# -- signs ------------------------------------------------------------------------------------


def test_a_lone_candidate_leads_by_all_that_it_has(unspoken: Query) -> None:
    """Where no other record of its bureau came near, its leads are its own score and shares."""
    best = candidate(
        "a/duty/1", 60.0, coverage=0.8, title=0.5, evidence=9.0, because=("外出", "请假")
    )
    found = signs(unspoken, (best, candidate("b/power/1", 59.0, coverage=0.9, title=0.9)))
    assert found == replace(
        NOTHING,
        lead=60.0,
        lead_over_third=60.0,
        coverage=0.8,
        coverage_lead=0.8,
        title=0.5,
        title_lead=0.5,
        evidence=log1p(9.0),
        words=2.0,
        answers=1.0,
    )


def test_leads_are_over_others_of_its_bureau(unspoken: Query) -> None:
    """The next and the one after it in points; in shares the one that has most, wherever it ranks."""
    ranked = (
        candidate("a/duty/1", 60.0, coverage=0.8, title=0.5),
        candidate("b/power/1", 58.0, coverage=1.0, title=1.0),
        candidate("a/duty/2", 50.0, coverage=0.3, title=0.1),
        candidate("a/boundary/1", 45.0, coverage=0.2, title=0.6),
        candidate("a/duty/4", 20.0, coverage=0.9, title=0.2),
    )
    found = signs(unspoken, ranked)
    assert (found.lead, found.lead_over_third) == (10.0, 15.0)
    assert found.coverage_lead == pytest.approx(-0.1)
    assert found.title_lead == pytest.approx(-0.1)


def test_two_of_a_bureau_have_no_third(unspoken: Query) -> None:
    """The lead over a third that is not there is the whole score."""
    found = signs(unspoken, (candidate("a/duty/1", 60.0), candidate("a/duty/2", 50.0)))
    assert (found.lead, found.lead_over_third) == (10.0, 60.0)


@pytest.mark.parametrize(("place", "counts"), [(1, True), (6, True), (7, False), (20, False)])
def test_only_the_nearest_are_compared(unspoken: Query, place: int, counts: bool) -> None:
    """What a record far down the ranking has says nothing of the first."""
    others = [candidate(f"a/duty/{n}", 50.0 - n) for n in range(1, 21)]
    others[place - 1] = replace(others[place - 1], coverage=0.5, title=0.5)
    best = candidate("a/duty/0", 60.0, coverage=0.8, title=0.8)
    found = signs(unspoken, (best, *others))
    lead = 0.3 if counts else 0.8
    assert found.coverage_lead == found.title_lead == pytest.approx(lead)


@pytest.mark.parametrize(
    ("said", "sign", "value"),
    [
        ({"core": "外出 请假"}, "length", 5.0),
        ({"strangers": ("导游", "年审")}, "strangers", 2.0),
        ({"outside": "结婚证"}, "outside", 1.0),
        ({"facets": (Facet.WHO,)}, "facet", 1.0),
        ({"facets": (Facet.WHO, Facet.BASIS)}, "facet", 1.0),
        ({"bureau": "yining"}, "bureau", 1.0),
    ],
)
def test_a_question_gives_signs_of_its_own(
    unspoken: Query, said: dict[str, object], sign: str, value: float
) -> None:
    """What is said beside the matter shows in one sign each, and in no other."""
    ranked = (candidate("a/duty/1", 60.0),)
    before = signs(unspoken, ranked)
    after = signs(replace(unspoken, **said), ranked)  # type: ignore[arg-type]  # a Query's fields
    assert after == replace(before, **{sign: value})


def test_a_record_that_lacks_the_fact_is_told_by_a_sign(unspoken: Query) -> None:
    """Whether it answers is the record's own sign."""
    best = candidate("a/duty/1", 60.0)
    assert signs(unspoken, (best,)).answers == 1.0
    assert signs(unspoken, (replace(best, answers=False),)).answers == 0.0


@pytest.mark.parametrize(
    "text",
    ["电子手环最长戴多久", "年度考核", "结婚证在哪领", "我弟在矫正，想回老家待四十天，找谁批"],
)
def test_the_signs_of_a_real_question_are_in_their_ranges(desk: Desk, text: str) -> None:
    """Points within 0–100, shares within 0–1, leads no greater than what leads."""
    found = signs(desk.query(text), list(desk.rank(text).values()))
    assert 0 <= found.lead <= found.lead_over_third <= 100
    for share, lead in ((found.coverage, found.coverage_lead), (found.title, found.title_lead)):
        assert -1 <= lead <= share <= 1
    assert 0 <= found.evidence < 6
    assert 0 <= found.words <= 6
    assert {found.answers, found.outside, found.facet, found.bureau} <= {0.0, 1.0}


# -- chances ----------------------------------------------------------------------------------

values = st.floats(-1000, 1000)
all_signs = st.fixed_dictionaries(dict.fromkeys(NAMES, values)).map(lambda each: Signs(**each))
all_counts = st.fixed_dictionaries(dict.fromkeys(("start", *NAMES), st.floats(-100, 100))).map(
    lambda each: Certainty(**each)
)


@given(all_signs, all_counts)
def test_a_chance_is_between_0_and_1(found: Signs, counts: Certainty) -> None:
    """Whatever the signs are and count; never quite the one or the other."""
    assert 0 < chance(found, counts) < 1


@given(all_signs, all_counts, st.sampled_from(NAMES), values)
def test_more_of_a_sign_speaks_as_its_count_does(
    found: Signs, counts: Certainty, name: str, value: float
) -> None:
    """More of a sign that counts for it never makes it less likely, nor one against it likelier."""
    less, more = sorted((found, replace(found, **{name: value})), key=lambda s: asdict(s)[name])
    change = chance(more, counts) - chance(less, counts)
    count = asdict(counts)[name]
    assert change >= 0 if count >= 0 else change <= 0


@given(all_signs, all_counts, st.sampled_from(("start", *NAMES)), st.floats(-100, 100))
def test_a_sign_speaks_as_much_as_it_counts(
    found: Signs, counts: Certainty, name: str, value: float
) -> None:
    """The more a sign that is there counts, the likelier; one below 0 speaks the other way."""
    less, more = sorted((counts, replace(counts, **{name: value})), key=lambda c: asdict(c)[name])
    change = chance(found, more) - chance(found, less)
    assert change >= 0 if {"start": 1.0, **asdict(found)}[name] >= 0 else change <= 0


@given(all_signs, all_counts)
def test_all_that_counts_may_be_turned_round(found: Signs, counts: Certainty) -> None:
    """With every count against it, it is as likely as it was unlikely."""
    turned = Certainty(**{name: -count for name, count in asdict(counts).items()})
    assert chance(found, turned) == pytest.approx(1 - chance(found, counts), abs=1e-9)


@pytest.mark.parametrize(("start", "found"), [(0.0, 0.5), (2.0, 0.88), (-2.0, 0.12)])
def test_without_signs_the_start_decides(start: float, found: float) -> None:
    """Nothing for and nothing against is an even chance; two either way are 88 and 12 in 100."""
    assert chance(NOTHING, replace(NO_COUNTS, start=start)) == pytest.approx(found, abs=0.005)


@pytest.mark.parametrize("name", NAMES)
def test_each_sign_adds_what_it_counts(name: str) -> None:
    """A sign of 3 that counts 0.5 adds 1.5, whichever it is."""
    found = chance(replace(NOTHING, **{name: 3.0}), replace(NO_COUNTS, **{name: 0.5}))
    assert found == pytest.approx(1 / (1 + exp(-1.5)))


def test_the_surest_is_not_beyond_measure() -> None:
    """Hundreds of points either way run over nothing."""
    far = replace(NOTHING, lead=1e6)
    assert chance(far, replace(NO_COUNTS, lead=100.0)) > 0.999999
    assert chance(far, replace(NO_COUNTS, lead=-100.0)) < 0.000001


# -- what is shipped --------------------------------------------------------------------------


@pytest.mark.parametrize("counts", [SHIPPED.certainty, SHIPPED.inside])
def test_what_was_learned_makes_sense(counts: Certainty) -> None:
    """That a record states the fact and that its words tell much speaks for it, that the matter is
    another's against it."""
    assert counts.outside < 0
    assert min(counts.answers, counts.evidence, counts.title) > 0


def test_a_lead_speaks_for_the_record_meant() -> None:
    """To be far before the next one says more of which record is meant than of whether any is."""
    assert SHIPPED.certainty.lead > max(0.0, SHIPPED.inside.lead)


def test_titles_are_likely_meant(desk: Desk) -> None:
    """Who types a whole title most likely means it: for nine of ten the chance is over a half."""
    judge = desk.search.judge
    odds = [
        judge.odds(desk.query(title), list(desk.rank(title).values()))
        for title in desk.titles.values()
    ]
    assert sum(meant > 0.5 for meant, _ in odds) >= 0.9 * len(odds)
    assert all(inside > 0.5 for _, inside in odds)

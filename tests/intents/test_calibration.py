"""What signs count is learned from questions: the same numbers each time, and the right ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, fields, replace
from math import isfinite
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intents.calibration import calibrate
from intents.certainty import Signs, chance
from intents.weights import Certainty, load_weights
from tests.intents.noise import seeded

NAMES = tuple(field.name for field in fields(Signs))
NOTHING = Signs(**dict.fromkeys(NAMES, 0.0))
Case = tuple[Signs, bool]
Rule = Callable[[Signs, Random], bool]


def some_signs(random: Random) -> Signs:
    """Signs as questions have them, each by chance, none of the others' making."""
    second, title = random.uniform(0, 40), random.random()
    return Signs(
        lead=second,
        lead_over_third=second + random.uniform(0, 20),
        coverage=random.random(),
        coverage_lead=random.uniform(-0.3, 0.6),
        title=title,
        title_lead=random.uniform(-0.3, title),
        evidence=random.uniform(0, 4),
        words=float(random.randint(0, 6)),
        strangers=float(random.randint(0, 2)),
        length=float(random.randint(2, 60)),
        answers=float(random.random() < 0.8),
        outside=float(random.random() < 0.2),
        facet=float(random.random() < 0.5),
        bureau=float(random.random() < 0.2),
    )


def cases(rule: Rule, number: int = 400, seed: int = 1) -> list[Case]:
    """Questions with signs by chance, and whether the best candidate was meant by this rule."""
    random = seeded(seed)
    drawn = (some_signs(random) for _ in range(number))
    return [(found, rule(found, random)) for found in drawn]


def by(counts: Certainty) -> Rule:
    """The rule that a candidate is meant as often as these counts say."""
    return lambda found, random: random.random() < chance(found, counts)


def likelihood(counts: Certainty, known: list[Case]) -> float:
    """How likely the cases are by these counts, each on average (0–1)."""
    chances = [chance(found, counts) for found, _ in known]
    right = [each if was else 1 - each for each, (_, was) in zip(chances, known, strict=True)]
    return sum(right) / len(right)


# -- what is found ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "limit"),
    [("lead", 20.0), ("coverage", 0.5), ("evidence", 2.0), ("strangers", 0.5), ("outside", 0.5)],
)
@pytest.mark.parametrize("more", [True, False], ids=["more", "less"])
def test_a_rule_of_one_sign_is_found(name: str, limit: float, more: bool) -> None:
    """Where a candidate is meant just if one sign is above (or below) a limit, that sign comes to
    decide: new questions are told apart by it, and the others count for next to nothing."""

    def rule(found: Signs, _: Random) -> bool:
        return (asdict(found)[name] > limit) is more

    learned = calibrate(cases(rule))
    assert (asdict(learned)[name] > 0) is more
    new = cases(rule, 200, seed=2)
    told = [(chance(found, learned) > 0.5) is was for found, was in new]
    assert sum(told) >= 0.95 * len(told)


@pytest.mark.parametrize("name", ["lead", "title", "answers", "outside"])
def test_how_much_a_sign_counts_is_found(name: str) -> None:
    """From cases that follow a known curve the count comes back, a little nearer to 0."""
    spread = {"lead": 0.15, "title": 4.0, "answers": 3.0, "outside": -3.0}
    means = {"lead": 20.0, "title": 0.5, "answers": 0.8, "outside": 0.2}
    nothing = Certainty(**dict.fromkeys(("start", *NAMES), 0.0))
    true = replace(nothing, start=-spread[name] * means[name], **{name: spread[name]})
    learned = calibrate(cases(by(true), 1200))
    found = asdict(learned)[name]
    assert 0.6 <= found / spread[name] <= 1.25


def test_several_signs_are_weighed_against_each_other() -> None:
    """For, against and of no account: each keeps its side, on questions never seen as well."""
    nothing = Certainty(**dict.fromkeys(("start", *NAMES), 0.0))
    true = replace(nothing, start=-3.0, lead=0.15, answers=2.0, outside=-3.0, strangers=-1.0)
    learned = calibrate(cases(by(true), 1200))
    assert learned.lead > 0
    assert learned.answers > 0
    assert learned.outside < 0
    assert learned.strangers < 0
    new = cases(by(true), 500, seed=3)
    assert likelihood(learned, new) >= likelihood(true, new) - 0.02
    assert likelihood(learned, new) > likelihood(nothing, new) + 0.1


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_what_is_often_right_is_likely(share: float) -> None:
    """Where no sign tells anything, the chance is how often candidates were right."""
    known = cases(lambda _, random: random.random() < share, 600)
    right = sum(was for _, was in known) / len(known)
    learned = calibrate(known)
    chances = [chance(found, learned) for found, _ in known]
    assert sum(chances) / len(chances) == pytest.approx(right, abs=0.01)
    assert sum(abs(each - right) < 0.15 for each in chances) >= 0.9 * len(chances)


def test_a_sign_that_never_changes_counts_nothing() -> None:
    """It can tell nothing apart, whatever it is."""
    known = [
        (replace(found, words=3.0, bureau=0.0), was)
        for found, was in cases(lambda found, _: found.lead > 20)
    ]
    learned = calibrate(known)
    assert (learned.words, learned.bureau) == (0.0, 0.0)


def test_a_rare_sign_stays_modest() -> None:
    """One case in four hundred is no proof, though it was always so."""
    known = cases(lambda found, _: found.lead > 20)
    ordinary = [(replace(found, bureau=0.0), was) for found, was in known]
    rare = [(replace(NOTHING, lead=20.0, bureau=1.0), True), *ordinary]
    assert 0 < abs(calibrate(rare).bureau) < 5


# -- how it is found --------------------------------------------------------------------------


def test_the_same_questions_give_the_same_numbers() -> None:
    """There is no chance in learning."""
    known = cases(lambda found, _: found.lead + 10 * found.coverage > 25)
    assert calibrate(known) == calibrate(list(known))


def test_the_order_of_questions_does_not_matter() -> None:
    """Files may be given in any order; only the last digit may differ."""
    known = cases(lambda found, _: found.lead + 10 * found.coverage > 25)
    one, other = asdict(calibrate(known)), asdict(calibrate(known[::-1]))
    assert one == pytest.approx(other, abs=0.001)


def test_twice_the_questions_say_the_same_more_surely() -> None:
    """Each question said twice moves no sign to the other side."""
    known = cases(lambda found, _: found.lead > 20, 200)
    once, twice = calibrate(known), calibrate(known * 2)
    assert 0 < once.lead < twice.lead


@pytest.mark.parametrize("was", [True, False])
@pytest.mark.parametrize("number", [0, 1, 50])
def test_one_kind_of_case_is_refused(was: bool, number: int) -> None:
    """Of questions that are all right, or all wrong, nothing can be learned; nor of none."""
    with pytest.raises(ValueError, match="both right and wrong"):
        calibrate(cases(lambda *_: was, number))


def in_range(low: float, high: float) -> st.SearchStrategy[float]:
    """Values within a range, often the same ones again."""
    return st.floats(low, high) | st.sampled_from((low, high))


real_signs = st.builds(
    Signs,
    lead=in_range(0, 100),
    lead_over_third=in_range(0, 100),
    coverage=in_range(0, 1),
    coverage_lead=in_range(-1, 1),
    title=in_range(0, 1),
    title_lead=in_range(-1, 1),
    evidence=in_range(0, 5),
    words=st.integers(0, 6).map(float),
    strangers=st.integers(0, 300).map(float),
    length=st.integers(0, 2000).map(float),
    answers=st.sampled_from((0.0, 1.0)),
    outside=st.sampled_from((0.0, 1.0)),
    facet=st.sampled_from((0.0, 1.0)),
    bureau=st.sampled_from((0.0, 1.0)),
)


@settings(max_examples=60)
@given(st.lists(st.tuples(real_signs, st.booleans()), min_size=2, max_size=12))
def test_whatever_is_learned_can_be_used(known: list[Case]) -> None:
    """From few and odd questions too: numbers that the file may hold, and chances that agree with how
    often the candidates were right."""
    if len({was for _, was in known}) < 2:
        return
    learned = calibrate(known)
    assert all(isfinite(count) and abs(count) <= 100 for count in asdict(learned).values())
    right = sum(was for _, was in known)
    assert sum(chance(found, learned) for found, _ in known) == pytest.approx(right, abs=0.5)


def test_what_is_learned_is_read_as_it_is_written() -> None:
    """Numbers have as many digits as the file keeps, and none that only arithmetic put there."""
    learned = calibrate(cases(lambda found, _: found.lead > 20))
    assert all(count == round(count, 4) for count in asdict(learned).values())
    assert list(asdict(learned)) == list(asdict(load_weights().certainty))

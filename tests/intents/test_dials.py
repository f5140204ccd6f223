"""The numbers one by one: which may be turned, how far, and which were."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.dials import Dial, Move, by_chances_asked_for, dials_of, moves, turned
from intents.weights import load_weights

START = load_weights()
DIALS = dials_of(START)


def test_what_is_no_matter_of_right_and_wrong_is_left_alone() -> None:
    """Neither what the index holds, nor what is learned at once, nor how much is offered is turned."""
    assert {dial.section for dial in DIALS} == {"ranking", "confidence"}
    names = [dial.name for dial in DIALS]
    assert len(names) == len(set(names))
    assert not {"candidates", "most_offered", "most_offered_short", "in_title"} & set(names)
    assert {"coverage", "short", "sure_from"} <= set(names)


@pytest.mark.parametrize(
    ("value", "low", "high", "tried"),
    [
        (20.0, 0, 100, (17.0, 23.0, 12.0, 28.0)),
        (0.21, 0, 1, (0.18, 0.24, 0.13, 0.29)),
        (-12.0, -100, 100, (-14.0, -10.0, -7.2, -17.0)),
        (0.8, 0, 1, (0.68, 0.92, 0.48)),
        (1.0, 0, 1, (0.85, 0.6)),
        (0.0, 0, 1, ()),
        (4, 0, 1000, (3, 5, 2, 6)),
        (1, 0, 1000, (0, 2, 3)),
        (1, 1, 1000, (2, 3)),
    ],
)
def test_values_near_the_one_that_is_are_tried(
    value: float, low: float, high: float, tried: tuple[float, ...]
) -> None:
    """A few steps to either side, the nearest first, in two digits, never outside the range."""
    assert Dial("ranking", "x", value, low, high).values_to_try() == tried


@given(st.floats(-100, 100) | st.integers(-100, 100))
def test_no_value_is_tried_in_vain(value: float) -> None:
    """What is tried differs from what is, keeps its kind and its range, and comes once."""
    tried = Dial("ranking", "x", value, -100, 100).values_to_try()
    assert value not in tried
    assert len(tried) == len(set(tried))
    assert all(type(each) is type(value) and -100 <= each <= 100 for each in tried)


@pytest.mark.parametrize("dial", DIALS, ids=lambda dial: dial.name)
def test_one_number_changes_and_no_other(dial: Dial) -> None:
    """With another value for one number all others stay, and the first set of numbers too."""
    value = dial.low if dial.value != dial.low else dial.high
    changed = turned(START, dial, value)
    assert moves(START, changed) == (Move(dial.section, dial.name, dial.value, value),)
    assert turned(changed, dial, dial.value) == START


def test_chances_are_asked_for_in_pairs() -> None:
    """What is first as it was; then each threshold of a chance with each of the other, none twice, and
    no other number touched."""
    found = list(by_chances_asked_for(START))
    pairs = [(n.confidence.sure_from, n.confidence.offered_from) for n in found]
    assert found[0] == START
    assert len(pairs) == len(set(pairs)) == len({p[0] for p in pairs}) * len({p[1] for p in pairs})
    assert min(len({pair[place] for pair in pairs}) for place in (0, 1)) > 2
    touched = {(move.section, move.name) for each in found for move in moves(START, each)}
    assert touched == {("confidence", "sure_from"), ("confidence", "offered_from")}


def test_the_same_numbers_have_not_moved() -> None:
    """Nothing differs between numbers and themselves."""
    assert moves(START, START) == ()


def test_every_section_is_looked_through() -> None:
    """Moves are found wherever they are, in the order of the file."""
    other = replace(
        START,
        fields=replace(START.fields, pair=0.1),
        certainty=replace(START.certainty, start=1.5, lead=2.5),
        inside=replace(START.inside, start=3.5),
    )
    found = [(move.section, move.name, move.after) for move in moves(START, other)]
    assert found == [
        ("fields", "pair", 0.1),
        ("certainty", "start", 1.5),
        ("certainty", "lead", 2.5),
        ("inside", "start", 3.5),
    ]

"""Flat rows of places: the same as lists would hold, and of a common token only the strongest."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.postings import FRACTION, WHOLE, Postings, Rows

# Per token the places that have it, ascending, each with how strongly.
FOUND = st.lists(
    st.dictionaries(st.integers(0, 50), st.floats(0, 1, width=32), max_size=20), max_size=8
)


def postings(found: list[dict[int, float]], longest: int) -> Postings:
    """The postings of some tokens, noted down in the order of the places."""
    places, strengths = Rows[int](WHOLE), Rows[float](FRACTION)
    for place in range(51):
        for number, having in enumerate(found):
            if place in having:
                places.add(number, place)
                strengths.add(number, having[place])
    return Postings.of(places, len(found), strengths.flat(), longest)


def of_token(made: Postings, number: int) -> list[int]:
    """The places of a token."""
    return list(made.places[made.starts[number] : made.starts[number + 1]])


@given(FOUND)
def test_every_place_is_found_under_its_token(found: list[dict[int, float]]) -> None:
    """What was noted is there, ascending, and nothing else is."""
    made = postings(found, longest=100)
    for number, having in enumerate(found):
        assert of_token(made, number) == sorted(having)
        assert made.count(number) == len(having)
    assert made.strongest == {}


@given(FOUND, st.integers(0, 50))
def test_a_place_is_looked_up(found: list[dict[int, float]], place: int) -> None:
    """Its index leads to it; -1 says that the token does not stand there."""
    made = postings(found, longest=100)
    for number, having in enumerate(found):
        at = made.find(number, place)
        assert (at >= 0) is (place in having)
        assert at < 0 or made.places[at] == place


@given(FOUND, st.integers(1, 6))
def test_of_a_common_token_the_strongest_stand_apart(
    found: list[dict[int, float]], longest: int
) -> None:
    """So many as are looked through, none of them weaker than one that is left out."""
    made = postings(found, longest)
    assert set(made.strongest) == {n for n, having in enumerate(found) if len(having) > longest}
    for number, kept in made.strongest.items():
        having = found[number]
        chosen = [made.places[at] for at in kept]
        assert len(chosen) == longest
        assert chosen == sorted(chosen)
        left_out = set(having) - set(chosen)
        assert min(having[place] for place in chosen) >= max(having[place] for place in left_out)


def test_of_equal_ones_the_first_stand_apart() -> None:
    """Where all are equally strong the order of the registers decides."""
    made = postings([{3: 0.5, 1: 0.5, 2: 0.5}], longest=2)
    assert [made.places[at] for at in made.strongest[0]] == [1, 2]


@pytest.mark.parametrize("number", [0, 1, 7])
def test_a_token_without_a_place_has_an_empty_row(number: int) -> None:
    """Numbers that nothing was noted for are no error."""
    rows = Rows[int](WHOLE)
    rows.add(2, 40)
    assert list(rows.row(number)) == []
    assert list(rows.row(2)) == [40]
    assert rows.flat() == array(WHOLE, [40])
    assert list(rows.starts(5)) == [0, 0, 0, 1, 1, 1]

"""Matters that share most of their words: asked for in many ways, each is found before the others."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from intents.phrasebook import Phrasebook
from knowledge.text import fold
from tests.intents.asking import Desk

FILE = Path(__file__).parents[1] / "data" / "neighbours.toml"
FAMILIES: dict[str, dict[str, list[str]]] = tomllib.loads(FILE.read_text("utf-8"))
SIDES = [(family, side) for family, sides in FAMILIES.items() for side in sides]

FEWEST = 6
# Here each side has a neighbour in another family; what is tried is the clause that is denied.
DENIED = "否定：不是什么"


@pytest.mark.parametrize(("family", "side"), SIDES)
def test_the_right_neighbour_is_first(desk: Desk, family: str, side: str) -> None:
    """Each way to ask for one side of a family finds a record of that side first."""
    taken = {said: desk.first(said) for said in FAMILIES[family][side]}
    assert {said: key for said, key in taken.items() if key not in side.split()} == {}


@pytest.mark.parametrize(("family", "side"), SIDES)
def test_a_family_is_asked_about_from_both_sides(desk: Desk, family: str, side: str) -> None:
    """A family has two sides at least, of known records, and each has its six ways of asking."""
    assert len(FAMILIES[family]) > 1
    assert set(side.split()) <= set(desk.titles)
    assert len(set(FAMILIES[family][side])) >= (3 if family == DENIED else FEWEST)


def test_no_row_is_a_phrase_of_ours(book: Phrasebook) -> None:
    """What the phrases hold word for word would be found whatever the rules are."""
    known = {fold(said) for examples in book.examples.values() for said in examples}
    rows = [said for sides in FAMILIES.values() for ways in sides.values() for said in ways]
    assert [said for said in rows if fold(said) in known] == []

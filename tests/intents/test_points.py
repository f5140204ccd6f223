"""The parts of a score, and what a question names outright."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.phrasebook import Phrasebook
from intents.points import NO_POINTS, Hints, Naming, Points
from intents.query import Query
from intents.weights import load_weights
from knowledge.records import Facet, Office
from knowledge.references import LawReference
from tests.intents.asking import Desk

WEIGHTS = replace(
    load_weights().ranking,
    whole_title=12.0,
    shortest_title=4,
    bureau_named=16.0,
    office_named=6.0,
    law_named=10.0,
    has_facet=3.0,
    lacks_facet=-12.0,
    lacks_rare_facet=-14.0,
)
LAW = LawReference("律师法", 47)
KEY = "yining/penalty/2"
HINTS = {
    KEY: Hints(frozenset({"公律科"}), frozenset({("律师法", 47)}), frozenset({Facet.BASIS})),
}
ASKED = (
    "律师违法怎么处罚",
    "律师法第四十七条",
    "公律科管年度考核吗",
    "伊宁市社区矫正对象外出多久",
    "手环",
)


@pytest.mark.parametrize(
    ("points", "score"),
    [
        (NO_POINTS, 0),
        (Points(covered=20, example=5), 25),
        (Points(covered=20, bureau=-16), 4),
        (Points(covered=10, bureau=-16), 0),
        (Points(covered=45, example=20, title=20, titled=12, whole_title=12), 100),
    ],
)
def test_the_parts_make_the_score(points: Points, score: float) -> None:
    """Their sum, never below 0 and never above 100."""
    assert points.score == score


@given(st.lists(st.floats(-1e6, 1e6), min_size=9, max_size=9))
def test_a_score_keeps_its_range(parts: list[float]) -> None:
    """Whatever the parts, the score is one."""
    assert 0 <= Points(*parts).score <= 100


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ({}, (0, 0, 0, 0)),
        ({"bureau": "yining"}, (16, 0, 0, 0)),
        ({"bureau": "municipal"}, (-16, 0, 0, 0)),
        ({"bureau": "yi"}, (-16, 0, 0, 0)),
        ({"offices": (Office("yining", "公律科"),)}, (0, 6, 0, 0)),
        ({"offices": (Office("yining", "矫正科"), Office("yining", "公律科"))}, (0, 6, 0, 0)),
        ({"offices": (Office("yining", "矫正科"),)}, (0, 0, 0, 0)),
        ({"law": LAW}, (0, 0, 10, 0)),
        ({"law": LawReference("律师法", 48)}, (0, 0, 0, 0)),
        ({"law": LawReference("律师法", None)}, (0, 0, 0, 0)),
        ({"facets": (Facet.BASIS,)}, (0, 0, 0, 3)),
        ({"facets": (Facet.DEADLINE,)}, (0, 0, 0, -12)),
        ({"facets": (Facet.PENALTY,)}, (0, 0, 0, -14)),
        ({"facets": (Facet.HOW,)}, (0, 0, 0, 0)),
        ({"facets": (Facet.HOW, Facet.BASIS)}, (0, 0, 0, 3)),
        ({"facets": (Facet.WHO, Facet.DEADLINE)}, (0, 0, 0, 0)),
    ],
)
def test_what_is_named_has_its_points(
    unspoken: Query, named: dict[str, object], expected: tuple[float, ...]
) -> None:
    """A bureau, an office, a law with its article, a fact that is stated or lacking."""
    query = replace(unspoken, **named)  # type: ignore[arg-type]  # any field of a query
    assert Naming(query, HINTS, WEIGHTS).others(KEY) == expected


@pytest.mark.parametrize(
    ("facets", "answers"),
    [((), True), ((Facet.BASIS,), True), ((Facet.DEADLINE,), False), ((Facet.WHO,), True)],
)
def test_a_record_answers_what_it_states(
    unspoken: Query, facets: tuple[Facet, ...], answers: bool
) -> None:
    """The fact asked for first stands in the record, or the record lacks it."""
    query = replace(unspoken, facets=facets)
    assert Naming(query, HINTS, WEIGHTS).answers(KEY) is answers


def test_of_an_unknown_record_nothing_is_held_against_it(unspoken: Query) -> None:
    """Where the store gave no hints only the bureau in the key counts."""
    query = replace(unspoken, facets=(Facet.PENALTY,), law=LAW, bureau="yining")
    naming = Naming(query, {}, WEIGHTS)
    assert naming.others(KEY) == (16, 0, 0, 0)
    assert naming.answers(KEY)


@pytest.mark.parametrize(
    ("asked", "titled", "parts", "points"),
    [
        ("谁管解除矫正", "解除矫正", ("解除矫正",), 12),
        ("谁管解除矫正", "终止矫正", ("终止矫正",), 0),
        ("矫正", "矫正", ("矫正",), 0),
        ("监督方式对律师", "对律师监督方式", ("对律师", "监督方式"), 12),
        ("监督方式", "对律师监督方式", ("对律师", "监督方式"), 0),
        ("", "", (), 0),
    ],
)
def test_a_whole_title_has_its_points(
    unspoken: Query, asked: str, titled: str, parts: tuple[str, ...], points: float
) -> None:
    """All parts of a title stand in the question, in any order; too short a title says little."""
    naming = Naming(replace(unspoken, folded=asked), HINTS, WEIGHTS)
    assert naming.title(titled, parts) == points


@pytest.mark.parametrize("asked", ASKED)
def test_every_candidate_can_be_accounted_for(desk: Desk, asked: str) -> None:
    """The points of a candidate make up its very score."""
    found = desk.rank(asked).values()
    assert found
    assert [c.key for c in found if c.points.score != c.score] == []
    assert all(c.points.covered > 0 for c in found)


@pytest.mark.parametrize("asked", ASKED)
def test_the_most_like_example_can_be_named(desk: Desk, book: Phrasebook, asked: str) -> None:
    """Of a record's ways to ask, one is just as like the question as its ranking says."""
    query = desk.query(asked)
    for key, candidate in desk.rank(query).items():
        alike = desk.search.matcher.alike(query, book.examples[key])
        assert max(alike) == pytest.approx(candidate.example)
        assert all(0 <= each <= 1 + 1e-9 for each in alike)


def test_nothing_is_like_a_question_without_words(desk: Desk) -> None:
    """Where a question or a text has no words there is no likeness."""
    alike = desk.search.matcher.alike
    assert alike(desk.query(""), ("律师",)) == (0.0,)
    assert alike(desk.query("律师违法"), ("", "😀")) == (0.0, 0.0)
    assert alike(desk.query("律师违法"), ()) == ()

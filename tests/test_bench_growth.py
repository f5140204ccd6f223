"""The bench of growth: records that are made up of the registers' words, and how figures grow."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import percentile
from bench.growth import Grown, grid_of, per_doubling
from bench.inside.synthetic import BUREAU, invent
from knowledge.build import read_all
from knowledge.catalogue import read_catalogue
from knowledge.records import Record

SMALL = Grown(160, 57_000, 136_000, 10_000, 1.5, 38_000_000, 4_300_000, 0.03, (0.001, 0.002), (0.002, 0.003), None)  # fmt: skip
LARGE = replace(SMALL, records=160 * 1024, ranking=(0.002, 0.012), found=0.99)


@pytest.fixture(scope="module")
def records() -> tuple[Record, ...]:
    """The records of the two registers."""
    readings = read_all(read_catalogue())
    return tuple(record for reading in readings for record in reading.records)


# -- records that no register has -------------------------------------------------------------


def test_the_same_records_are_made_each_time(records: tuple[Record, ...]) -> None:
    """The seed decides, and a larger number begins with other places but makes as many as it says."""
    assert list(invent(records, 40)) == list(invent(records, 40))
    assert list(invent(records, 40, seed=1)) != list(invent(records, 40, seed=2))
    assert [len(list(invent(records, number))) for number in (0, 1, 130)] == [0, 1, 130]


def test_they_are_made_one_by_one(records: tuple[Record, ...]) -> None:
    """A hundred thousand are never in memory together: the first is there at once."""
    assert len(list(islice(invent(records, 100_000), 3))) == 3


def test_none_is_a_record_of_a_register(records: tuple[Record, ...]) -> None:
    """Their keys are their own and each one's; hardly two share a title."""
    made = [each.record for each in invent(records, 500)]
    assert len({record.key for record in made}) == 500
    assert all(record.bureau == BUREAU for record in made)
    assert {record.key for record in made}.isdisjoint(record.key for record in records)
    assert len({record.title for record in made}) > 490


def test_their_words_are_the_registers_own(records: tuple[Record, ...]) -> None:
    """Every character but those of the numbers stands in a register: nothing is rarer than there."""
    ours = set("".join(f"{r.title}{r.part}{''.join(c.text for c in r.fields)}" for r in records))
    added = set("镇乡街道区第号0123456789")
    for made in invent(records, 200):
        text = made.record.title + "".join(cell.text for cell in made.record.fields)
        assert set(text) - ours - added == set()


def test_each_is_asked_for_by_its_place(records: tuple[Record, ...]) -> None:
    """Two ways to ask and a question that is neither, all about the place and pieces of the title."""
    for made in invent(records, 100):
        assert len(set(made.examples)) == 2
        assert made.question not in made.examples
        for asked in (*made.examples, made.question):
            assert any(made.record.title.startswith(asked[a:b]) for a, b in _spans(asked))


def _spans(text: str) -> list[tuple[int, int]]:
    """The pieces of a text that are three characters long: the shortest name of a place."""
    return [(at, at + 3) for at in range(len(text) - 2)]


# -- how figures grow -------------------------------------------------------------------------


@given(st.floats(0, 100), st.floats(-10, 10), st.integers(1, 20))
def test_growth_is_told_by_the_doubling(start: float, step: float, doublings: int) -> None:
    """What grows by a step with every doubling is said to grow by that step."""
    assert per_doubling(start, start + step * doublings, doublings) == pytest.approx(step, abs=1e-9)


def test_the_percentiles_are_those_of_ranking() -> None:
    """The median and the slowest of a hundred, of the time that grows."""
    times = tuple(number / 1000 for number in range(1, 101))
    grown = replace(SMALL, ranking=times)
    assert (grown.rank_p50, grown.rank_p99) == (percentile(times, 50), percentile(times, 99))


def test_each_size_has_its_row() -> None:
    """A row for each number of records, its times in milliseconds, its memory in megabytes."""
    grid = grid_of([SMALL, LARGE])
    assert [row.names for row in grid.rows] == [("160",), ("163,840",)]
    small, large = (
        dict(zip([c.key for c in grid.columns], r.values, strict=True)) for r in grid.rows
    )
    assert (small["rank_p50"], small["rank_p99"]) == (1.0, 2.0)
    assert (small["memory"], small["file"], small["load"]) == (38.0, 4.3, 30.0)
    assert (small["found"], large["found"]) == (None, 99.0)


def test_the_growth_is_named() -> None:
    """Ten doublings from 1 to 2 ms are a tenth of a millisecond each; one size grows nowhere."""
    note = grid_of([SMALL, LARGE]).notes[-1]
    assert "翻了 10.0 番" in note
    assert "p50 多 0.10 ms，p99 多 1.00 ms" in note
    assert not any("番" in line for line in grid_of([SMALL]).notes)

"""The generator of slips: each kind is what its name says, and a seed makes the same slips again."""

from __future__ import annotations

from collections import Counter

import pytest

from intents.sounds import common_characters, slur, spell
from tests.intents.noise import LOOK_ALIKES, SHORTEST, Kind, misspell, seeded

TERMS = (
    "公证",
    "律师",
    "公证员",
    "社区矫正",
    "法律援助中心",
    "律师事务所",
    "暂予监外执行",
    "司法鉴定机构年度考核",
)


def slips(kind: Kind, seeds: int = 20) -> list[tuple[str, str]]:
    """Pairs of a term and what becomes of it, for all terms and some seeds."""
    made = ((term, misspell(term, kind, seeded(seed))) for term in TERMS for seed in range(seeds))
    return [(term, slip) for term, slip in made if slip is not None]


def differing(one: str, other: str) -> list[tuple[str, str]]:
    """The pairs of characters that differ, of two texts of one length."""
    return [(a, b) for a, b in zip(one, other, strict=True) if a != b]


@pytest.mark.parametrize("kind", Kind)
def test_a_slip_is_never_the_term(kind: Kind) -> None:
    """Every kind makes slips, and what comes out is not what went in."""
    assert slips(kind)
    assert all(term != slip for term, slip in slips(kind))


@pytest.mark.parametrize("kind", Kind)
def test_a_seed_makes_the_same_slips(kind: Kind) -> None:
    """Two generators with one seed agree."""
    assert slips(kind) == slips(kind)


@pytest.mark.parametrize("kind", Kind)
def test_short_terms_are_left_alone(kind: Kind) -> None:
    """A term that is too short for a kind of slip has none."""
    assert misspell("公"[: SHORTEST[kind] - 1], kind, seeded(1)) is None
    assert all(len(term) >= SHORTEST[kind] for term, _ in slips(kind))


def test_homophones_sound_the_same() -> None:
    """One character is another of the same syllable."""
    for term, slip in slips(Kind.HOMOPHONE):
        ((right, wrong),) = differing(term, slip)
        assert slur(spell(wrong)[0]) == slur(spell(term)[term.index(right)])


def test_near_homophones_sound_nearly_the_same() -> None:
    """One character is another whose syllable differs, but not when it is slurred."""
    pairs = [
        (d[0], spell(t)[t.index(d[0][0])])
        for t, s in slips(Kind.NEAR_HOMOPHONE)
        if (d := differing(t, s))
    ]
    assert any(spell(wrong)[0] != sound for (_, wrong), sound in pairs)
    assert all(slur(spell(wrong)[0]) == slur(sound) for (_, wrong), sound in pairs)


def test_look_alikes_are_pairs_of_common_characters() -> None:
    """The list has pairs, none twice over, all of characters that people type."""
    pairs = LOOK_ALIKES.split()
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
    assert {char for pair in pairs for char in pair} <= set(common_characters())


def test_shape_slips_are_of_the_list() -> None:
    """One character is one that looks like it."""
    listed = {frozenset(pair) for pair in LOOK_ALIKES.split()}
    for term, slip in slips(Kind.SHAPE):
        (pair,) = differing(term, slip)
        assert frozenset(pair) in listed


def test_dropped_doubled_and_swapped_keep_the_others() -> None:
    """No other character is touched."""
    for term, slip in slips(Kind.DROP):
        assert slip in {term[:at] + term[at + 1 :] for at in range(len(term))}
    for term, slip in slips(Kind.DOUBLE):
        assert slip in {term[: at + 1] + term[at:] for at in range(len(term))}
    for term, slip in slips(Kind.SWAP):
        assert Counter(slip) == Counter(term)
        assert len(differing(term, slip)) == 2


def test_pinyin_is_the_whole_term() -> None:
    """The term is typed in letters without a blank."""
    assert misspell("律师事务所", Kind.PINYIN, seeded(1)) == "lvshishiwusuo"

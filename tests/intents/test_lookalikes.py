"""Which terms a text is one slip of the hand away from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.lookalikes import ShapeIndex
from intents.misspelling import UNLIKELY, Guess, Reason, Term

WEIGHTS = {
    "社区矫正": 300,
    "法律援助": 200,
    "法律服务": 190,
    "法律援助中心": 50,
    "公证员": 100,
    "公证处": 90,
    "司法所": 80,
    "律师": 500,
    "律师事务所": 90,
    "人人平等": 5,
}
INDEX = ShapeIndex(Term(word, weight, ("",) * len(word)) for word, weight in WEIGHTS.items())


def guesses(text: str) -> list[Guess]:
    """The guesses where every character is doubtful."""
    hanzi = [at for at, char in enumerate(text) if "\u4e00" <= char <= "\u9fff"]
    return list(INDEX.guesses(text, hanzi, hanzi))


def found(text: str) -> set[tuple[str, str, Reason]]:
    """The pieces, the terms they may stand for, and why."""
    return {(text[g.start : g.end], g.term.text, g.reason) for g in guesses(text)}


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("法律援肋", ("法律援肋", "法律援助", Reason.SHAPE)),
        ("找法律缓助", ("法律缓助", "法律援助", Reason.SHAPE)),
        ("杜区矫正吗", ("杜区矫正", "社区矫正", Reason.SHAPE)),
        ("司去所", ("司去所", "司法所", Reason.SHAPE)),
        ("律师务所", ("律师务所", "律师事务所", Reason.DROPPED)),
        ("区矫正", ("区矫正", "社区矫正", Reason.DROPPED)),
        ("社区矫", ("社区矫", "社区矫正", Reason.DROPPED)),
        ("法律援助心", ("法律援助心", "法律援助中心", Reason.DROPPED)),
        ("法法律援助", ("法法律援助", "法律援助", Reason.DOUBLED)),
        ("法律援援助", ("法律援援助", "法律援助", Reason.DOUBLED)),
        ("法律援助助", ("法律援助助", "法律援助", Reason.DOUBLED)),
        ("人人人平等", ("人人人平等", "人人平等", Reason.DOUBLED)),
        ("社区正矫", ("社区正矫", "社区矫正", Reason.SWAPPED)),
        ("区社矫正", ("区社矫正", "社区矫正", Reason.SWAPPED)),
        ("律师务事所", ("律师务事所", "律师事务所", Reason.SWAPPED)),
    ],
)
def test_one_slip_is_seen(text: str, likely: tuple[str, str, Reason]) -> None:
    """A replaced, dropped, doubled or swapped character leads to the term, wherever it stands."""
    assert likely in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "律",
        "律事",
        "律师",
        "公证员",
        "社区",
        "法律",
        "公证书",
        "公证",
        "司法",
        "社叫区正",
        "社正矫区",
        "社区的矫正",
        "律律师",
        "师律",
        "，。",
        "hello",
        "12348",
        "社,区正矫",
        "\ud800",
    ],
)
def test_nothing_is_seen_elsewhere(text: str) -> None:
    """Two slips are too many, terms of two characters too short, and 公证书 may be either of two."""
    assert found(text) == set()


def test_only_doubtful_characters_are_looked_at() -> None:
    """What a known word accounts for is no slip."""
    assert list(INDEX.guesses("法律援肋", [], [])) == []
    assert {g.term.text for g in INDEX.guesses("法律援肋", [3], [3])} == {"法律援助"}
    assert not [g for g in INDEX.guesses("法律援肋", [0], [0]) if g.reason is Reason.SHAPE]


@pytest.mark.parametrize(
    ("text", "reason", "changed", "mended"),
    [
        ("找法律援肋", Reason.SHAPE, (4,), (3,)),
        ("找社区正矫", Reason.SWAPPED, (3, 4), (2, 3)),
    ],
)
def test_a_guess_says_what_it_changes(
    text: str, reason: Reason, changed: tuple[int, ...], mended: tuple[int, ...]
) -> None:
    """Places are those in the text, and those in the term."""
    assert (changed, mended) in {(g.changed, g.mended) for g in guesses(text) if g.reason is reason}


@pytest.mark.parametrize(
    ("text", "mended"), [("区矫正", {0}), ("社矫正", {1}), ("社区正", {2}), ("社区矫", {3})]
)
def test_the_dropped_character_is_known_by_its_place(text: str, mended: set[int]) -> None:
    """The place in the term is that of the character that is missing."""
    assert {place for g in guesses(text) for place in g.mended} == mended


@pytest.mark.parametrize(("text", "mended"), [("社社区矫正", {0, 1}), ("社区矫正正", {3})])
def test_a_doubled_character_lies_within_the_term(text: str, mended: set[int]) -> None:
    """Its place is one of the term's, even where it stands after the end."""
    doubled = [g for g in guesses(text) if g.reason is Reason.DOUBLED]
    assert {place for g in doubled for place in g.mended} == mended


def test_each_slip_has_its_price() -> None:
    """What a guess costs is told by its kind alone."""
    some = [g for text in ("法律援肋", "律师务所", "法法律援助", "社区正矫") for g in guesses(text)]
    assert {g.reason for g in some} == {
        Reason.SHAPE,
        Reason.DROPPED,
        Reason.DOUBLED,
        Reason.SWAPPED,
    }
    assert all(g.unlikely == UNLIKELY[g.reason] for g in some)


def is_one_slip(piece: str, term: str, reason: Reason) -> bool:
    """Whether undoing one slip of this kind, somewhere, gives the term."""
    places = range(len(piece))
    match reason:
        case Reason.SHAPE:
            undone = {piece[:at] + right + piece[at + 1 :] for at in places for right in term}
        case Reason.DROPPED:
            undone = {piece[:at] + c + piece[at:] for at in range(len(piece) + 1) for c in term}
        case Reason.DOUBLED:
            undone = {
                piece[:at] + piece[at + 1 :] for at in places if piece[at] in piece[at + 1 : at + 2]
            }
        case _:
            undone = {
                piece[:at] + piece[at + 1 : at + 2] + piece[at] + piece[at + 2 :] for at in places
            }
    return term in undone


@given(st.text(alphabet="社区矫正法律援助中心公证员处人平等，", max_size=12))
def test_every_guess_is_one_slip_away(text: str) -> None:
    """Nothing is guessed that undoing one slip would not give."""
    for one in guesses(text):
        assert is_one_slip(text[one.start : one.end], one.term.text, one.reason)
        assert one.term.text != text[one.start : one.end]


@given(
    st.sampled_from(sorted(w for w in WEIGHTS if len(w) > 3)),
    st.integers(0, 5),
    st.sampled_from("的鬱社"),
)
def test_every_slip_of_a_long_term_is_guessed(term: str, at: int, wrong: str) -> None:
    """Whatever becomes of one character of a term, the term is among the guesses."""
    at %= len(term)
    before, char, after = term[:at], term[at], term[at + 1 :]
    for slip in (before + wrong + after, before + char + char + after, before + after):
        if slip != term:
            assert term in {g.term.text for g in guesses(slip)}


def test_only_a_rare_character_stands_for_another() -> None:
    """A character that is a word by itself is no slip of the eye, but may be doubled or swapped."""
    assert list(INDEX.guesses("法律援肋", [3], ())) == []
    assert list(INDEX.guesses("律师务所", [2], ())) == []
    (swapped,) = INDEX.guesses("社区正矫", [3], ())
    assert swapped.reason is Reason.SWAPPED

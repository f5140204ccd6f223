"""How likely words are, and the likeliest way to read a text."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.likelihood import COMMON, Language, Piece, cheapest

WEIGHTS = {
    "公证": 600,
    "公证员": 100,
    "公证机构": 50,
    "社矫app": 5,
    "公正": 1,
    "的": 44,
    "罕见": 200,
}
EVERYDAY = {
    "公正": 1400,
    "医保": 270,
    "公证": 300,
    "机构": 6000,
    "工证": 20,
    "的": 300_000,
    "工": 2000,
    "证": 9000,
}

LANGUAGE = Language(WEIGHTS, lambda word: EVERYDAY.get(word, 0))


def spans(text: str, pieces: list[Piece]) -> list[str]:
    """The words of a reading."""
    return [text[piece.start : piece.end] for piece in pieces]


def best(text: str) -> list[str]:
    """The words of the likeliest reading."""
    return spans(text, cheapest(len(text), LANGUAGE.pieces(text)))


@pytest.mark.parametrize(
    ("likelier", "less"),
    [
        ("公证", "公证员"),
        ("公证员", "公证机构"),
        ("公证机构", "医保"),
        ("机构", "医保"),
        ("医保", "工证"),
        ("工证", "鬱"),
        ("的", "工"),
        ("公正", "工证"),
    ],
)
def test_what_is_met_more_often_costs_less(likelier: str, less: str) -> None:
    """Weights of the vocabulary and counts of the language both make a word likely."""
    assert 0 < LANGUAGE.cost(likelier) < LANGUAGE.cost(less)


def test_the_cost_is_in_nats() -> None:
    """Half the vocabulary's share and half the language's, as a negative logarithm."""
    assert LANGUAGE.cost("公证员") == pytest.approx(-math.log(100 / 1000 / 2))
    assert LANGUAGE.cost("医保") == pytest.approx(-math.log(270 / 60_101_967 / 2))


@pytest.mark.parametrize("word", ["", "鬱", "a", "不存在的词", "\ud800", "😀"])
def test_what_was_never_met_is_unlikely_but_not_impossible(word: str) -> None:
    """Every string has a cost, more than that of any word that was met."""
    assert 15 < LANGUAGE.cost(word) < 30


def test_an_empty_vocabulary_knows_the_language_alone() -> None:
    """Without terms the counts of the language are all there is."""
    empty = Language({}, lambda word: EVERYDAY.get(word, 0))
    assert empty.cost("机构") < empty.cost("医保") < empty.cost("公证员")
    assert not empty.is_ours("机构")


@pytest.mark.parametrize(
    ("word", "known", "settled", "ours"),
    [
        ("公证", True, True, True),
        ("公正", True, True, True),
        ("医保", True, True, False),
        ("机构", True, True, False),
        ("工证", True, False, False),
        ("公证员", True, True, True),
        ("的", True, True, True),
        ("鬱", False, False, False),
        ("", False, False, False),
    ],
)
def test_words_are_known_settled_or_ours(word: str, known: bool, settled: bool, ours: bool) -> None:
    """A rare word is known but not settled; one of ours is far commoner here than elsewhere."""
    assert (LANGUAGE.is_known(word), LANGUAGE.is_settled(word), LANGUAGE.is_ours(word)) == (
        known,
        settled,
        ours,
    )


@pytest.mark.parametrize(("count", "settled"), [(COMMON - 1, False), (COMMON, True), (0, False)])
def test_common_words_are_settled(count: int, settled: bool) -> None:
    """From a certain count on a word of the language needs no explanation."""
    assert Language({}, lambda _: count).is_settled("词语") is settled


@pytest.mark.parametrize(("weight", "ours"), [(500, False), (501, True)])
def test_ours_is_five_times_commoner(weight: int, ours: bool) -> None:
    """Of a word that is one in 10,000 in the language, five in 10,000 here are not yet enough."""
    language = Language({"词": weight, "他": 1_000_000 - weight}, lambda _: 6011)
    assert language.is_ours("词") is ours


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("公证", ["公证"]),
        ("公证员", ["公证员"]),
        ("公证机构的公证员", ["公证机构", "的", "公证员"]),
        ("工证员", ["工证", "员"]),
        ("鬱鬱", ["鬱", "鬱"]),
        ("社矫app", ["社矫app"]),
        ("公证app", ["公证", "app"]),
        ("hello world", ["hello", " ", "world"]),
        ("12348公证", ["1", "2", "3", "4", "8", "公证"]),
        ("公证，的", ["公证", "，", "的"]),
        ("lüshi", ["lüshi"]),
    ],
)
def test_a_text_is_read_in_the_likeliest_words(text: str, words: list[str]) -> None:
    """Long terms win over their parts; a run of letters is one piece; marks stand alone."""
    assert best(text) == words


def test_no_word_ends_amid_letters() -> None:
    """社矫app is no part of 社矫apple."""
    assert "社矫app" not in spans("社矫apple", LANGUAGE.pieces("社矫apple"))


def test_marks_and_digits_cost_nothing() -> None:
    """They are as they must be; stray letters cost more the more there are."""
    costs = {"12，": 0.0, "ab": 8.0, "abc": 12.0}
    assert {t: sum(p.cost for p in cheapest(len(t), LANGUAGE.pieces(t))) for t in costs} == costs


@pytest.mark.parametrize(
    ("term", "parts"),
    [
        ("公证员", ["公证", "员"]),
        ("公证机构", ["公证", "机构"]),
        ("公证", ["公", "证"]),
        ("证", []),
    ],
)
def test_the_parts_of_a_term_are_shorter_words(term: str, parts: list[str]) -> None:
    """A term is taken apart into the likeliest words, itself left out."""
    if parts:
        assert spans(term, LANGUAGE.parts(term)) == parts


@given(st.text(alphabet="公证员机构工的a ,1", max_size=9))
def test_pieces_cover_the_text_and_none_is_better(text: str) -> None:
    """The reading is end to end, and no other way to join the pieces costs less."""
    pieces = LANGUAGE.pieces(text)
    path = cheapest(len(text), pieces)
    assert "".join(spans(text, path)) == text
    assert all(one.end == other.start for one, other in itertools.pairwise(path))
    assert sum(p.cost for p in path) == pytest.approx(brute(len(text), pieces))


def brute(length: int, pieces: list[Piece]) -> float:
    """The least cost of all readings, tried one by one from the end."""
    if not length:
        return 0.0
    return min(brute(p.start, pieces) + p.cost for p in pieces if p.end == length)

"""Patterns that cannot match a text are sieved out, and none that can."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.cues import FOLDER, Cue, Cues, load_cues
from intents.phrasebook import Phrasebook
from intents.sieve import Sieve, anchors, pieces
from knowledge.text import fold

CUES = load_cues(FOLDER)
SIEVES = ("facets", "unstated", "outside", "ours")
# What stands in the patterns themselves comes near to matching them.
SAID_IN_PATTERNS = sorted(
    {char for name in SIEVES for cue in getattr(CUES, name) for char in cue.pattern.pattern}
)


@dataclass(frozen=True)
class Case:
    """A pattern by itself."""

    pattern: re.Pattern[str]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("结婚证", {"结婚"}),
        ("费", {"费"}),
        ("费用|价钱", {"费用", "价钱"}),
        ("[多几]少钱", {"少钱"}),
        ("[甲乙]", {"甲", "乙"}),
        ("要?多久", {"多久"}),
        ("(?:怎么)?办", {"办"}),
        ("(?:怎么)+", {"怎么"}),
        ("第[0-9]+条", {"第"}),
        ("(?:社区)(?:服刑|劳动)", {"社区"}),
        ("哪(?:里|个)?(?:办|领)", {"哪"}),
        ("工伤.{0,4}认定", {"工伤"}),
        ("(?<!不)属于", {"属于"}),
        ("属于(?!不)", {"属于"}),
        ("(?>甲乙)丙", {"甲乙"}),
        ("(?P<name>甲乙){2,3}", {"甲乙"}),
        ("甲*", None),
        ("甲?|乙", None),
        ("[^甲]", None),
        ("[0-9]", None),
        ("[甲0-9]", None),
        (".", None),
        (r"\d+", None),
        ("", None),
        ("^$", None),
        ("(?i)ab", None),
    ],
)  # fmt: skip
def test_every_match_holds_an_anchor(pattern: str, found: set[str] | None) -> None:
    """Of what stands one behind the other the most telling part, of several ways each; None where a
    match may be anything."""
    assert anchors(re.compile(pattern)) == (None if found is None else frozenset(found))


@pytest.mark.parametrize("text", ["", "甲", "甲乙", "甲乙丙"])
def test_the_pieces_of_a_text(text: str) -> None:
    """Its characters, and each two side by side."""
    assert pieces(text) == {text[a:b] for a in range(len(text)) for b in (a + 1, a + 2)} - {""}


@pytest.mark.parametrize("name", SIEVES)
def test_no_cue_of_a_phrase_is_lost(book: Phrasebook, name: str) -> None:
    """Of all ways to ask that our own files hold, every cue that stands in one is tried there."""
    sieve: Sieve[Cue] = getattr(CUES, name)
    for said in (fold(said) for group in book.examples.values() for said in group):
        matching = {place for place, cue in enumerate(sieve) if cue.pattern.search(said)}
        assert matching <= sieve.likely_places(said)


@given(st.lists(st.sampled_from(SAID_IN_PATTERNS), max_size=30).map("".join))
def test_no_cue_of_any_text_is_lost(text: str) -> None:
    """Whatever is said, a pattern that matches is never sieved out."""
    for name in SIEVES:
        sieve: Sieve[Cue] = getattr(CUES, name)
        matching = [cue for cue in sieve if cue.pattern.search(text)]
        likely = list(sieve.likely(text))
        assert [cue for cue in likely if cue in matching] == matching


def test_most_patterns_are_sieved_out(book: Phrasebook) -> None:
    """Of the matters of others hardly one in five is looked for in a question about ours."""
    said = [fold(said) for group in book.examples.values() for said in group]
    tried = sum(len(CUES.outside.likely_places(text)) for text in said)
    assert tried < len(said) * len(CUES.outside) / 5


def test_the_order_is_kept() -> None:
    """The first pattern stays the first: cues are in order of precedence."""
    cases = [Case(re.compile(pattern)) for pattern in ("乙", "[^丁]", "甲", "丙", "甲乙")]
    assert list(Sieve(cases).likely("甲乙")) == [cases[0], cases[1], cases[2], cases[4]]
    assert list(Sieve(cases).likely("")) == [cases[1]]


def test_a_sieve_is_read_like_any_row() -> None:
    """Whoever needs no sieving goes through all of it."""
    sieve = Sieve([Case(re.compile("甲")), Case(re.compile("乙"))])
    assert [case.pattern.pattern for case in sieve] == ["甲", "乙"]


def test_the_cues_are_sieved() -> None:
    """The rows with the most patterns are the ones that are sieved."""
    assert isinstance(CUES, Cues)
    assert all(isinstance(getattr(CUES, name), Sieve) for name in SIEVES)

"""Which of many phrases stand in a text: the same as if each were looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.finding import Finder

PHRASES = ("电子手环", "手环", "电子", "证", "律师证", "律师", "电子", "😀")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("手", []),
        ("电子手环", [0, 1, 2, 6]),
        ("律师证", [3, 4, 5]),
        ("证", [3]),
        ("手 环", []),
        ("x😀y", [7]),
    ],
)
def test_phrases_are_found_in_their_order(text: str, found: list[int]) -> None:
    """Every thing whose phrase stands in the text, also one that shares its phrase with another."""
    finder = Finder((phrase, place) for place, phrase in enumerate(PHRASES))
    assert finder.standing_in(text) == tuple(found)


texts = st.text("电子手环律师证", max_size=12)


@given(st.lists(texts.filter(bool), max_size=20), texts)
def test_nothing_is_missed_and_nothing_made_up(phrases: list[str], text: str) -> None:
    """What is found is what stands in the text, whatever the phrases are."""
    finder = Finder((phrase, place) for place, phrase in enumerate(phrases))
    assert finder.standing_in(text) == tuple(
        place for place, phrase in enumerate(phrases) if phrase in text
    )

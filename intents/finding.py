"""Which of many phrases stand in a text, without looking for each of them."""

from __future__ import annotations

from collections.abc import Iterable
from operator import add
from typing import Generic, TypeVar

T = TypeVar("T")

_START = 2  # characters


class Finder(Generic[T]):
    """Finds things by the phrases that stand for them. Phrases are not empty."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        # Thousands of phrases begin in many ways, and a short text has but few pairs of characters.
        self._by_start: dict[str, list[tuple[int, str, T]]] = {}
        for order, (phrase, thing) in enumerate(phrases):
            self._by_start.setdefault(phrase[:_START], []).append((order, phrase, thing))

    def standing_in(self, text: str) -> tuple[T, ...]:
        """The things whose phrases stand in a text, in the order in which they were given."""
        starts = {*text, *map(add, text, text[1:])}
        found = [
            entry
            for start in self._by_start.keys() & starts
            for entry in self._by_start[start]
            if entry[1] in text
        ]
        found.sort(key=lambda entry: entry[0])
        return tuple(thing for _, _, thing in found)

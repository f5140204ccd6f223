"""Finds the terms that a piece of text is one slip away from: replaced, dropped, doubled, swapped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from intents.misspelling import HANZI, UNLIKELY, Guess, Reason, Term, outstanding
from intents.vocabulary import LONGEST_TERM

# With one character wrong, a shorter term has too little left to be known by.
_SHORTEST_REPLACED = 3
_SHORTEST_SLIPPED = 4
_GAP = "?"


class ShapeIndex:
    """Terms by what is left of them when any one character is taken away (deletion neighbours)."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, Term] = {}
        self._gapped: dict[str, list[Term]] = defaultdict(list)
        self._shortened: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            self._add(term)

    def _add(self, term: Term) -> None:
        places = range(len(term.text))
        if len(places) >= _SHORTEST_REPLACED:
            for at in places:
                self._gapped[_with_gap(term.text, at)].append(term)
        if len(places) >= _SHORTEST_SLIPPED:
            self._terms[term.text] = term
            for short in {_without(term.text, at) for at in places}:
                self._shortened[short].append(term)

    def guesses(self, text: str, doubtful: Iterable[int], rare: Collection[int]) -> Iterator[Guess]:
        """The terms that pieces around the doubtful characters of a text are one slip away from.

        Doubtful is a character that no known word accounts for; only a `rare` one, which is no word
        by itself, may stand in another's place or where one is missing. That may have been any
        character, so of several terms one must stand out.
        """
        for at in doubtful:
            if at in rare:
                yield from self._replaced_or_dropped(text, at, *_around(text, at, LONGEST_TERM))
            if text[at] in {text[at - 1 : at], text[at + 1 : at + 2]}:
                yield from self._doubled(text, at)
            for first in (at - 1, at):
                if first >= 0 and HANZI.match(text[first + 1 : first + 2]):
                    yield from self._swapped(text, first)

    def _replaced_or_dropped(self, text: str, at: int, left: int, right: int) -> Iterator[Guess]:
        gapped, shortened = _with_gap(text, at), self._shortened
        for start in range(left, at + 1):
            last = min(right, start + LONGEST_TERM)
            for end in range(max(at + 1, start + _SHORTEST_REPLACED), last + 1):
                # Nearly all pieces are like no term, so that is found out first.
                if gapped[start:end] in self._gapped:
                    yield from self._replaced(text, start, end, at)
                if text[start:end] in shortened:
                    yield from self._dropped(text, start, end, at)

    def _replaced(self, text: str, start: int, end: int, at: int) -> Iterator[Guess]:
        term = outstanding(self._gapped[_with_gap(text[start:end], at - start)])
        if term and term.text[at - start] != text[at]:
            yield _guess(start, end, term, Reason.SHAPE, at)

    def _dropped(self, text: str, start: int, end: int, at: int) -> Iterator[Guess]:
        term = outstanding(self._shortened[text[start:end]])
        if term:
            pairs = enumerate(zip(text[start:end], term.text, strict=False))
            missing = next((place for place, (one, other) in pairs if one != other), end - start)
            yield _guess(start, end, term, Reason.DROPPED, at, mended=missing)

    def _doubled(self, text: str, at: int) -> Iterator[Guess]:
        for start, end in _windows(text, at, LONGEST_TERM + 1):
            term = self._terms.get(_without(text[start:end], at - start))
            # The other of the two must stand in the window as well.
            if term and text[at] in term.text:
                mended = min(at - start, len(term.text) - 1)
                yield _guess(start, end, term, Reason.DOUBLED, at, mended=mended)

    def _swapped(self, text: str, first: int) -> Iterator[Guess]:
        after = first + 2
        turned = f"{text[:first]}{text[first + 1]}{text[first]}{text[after:]}"
        if turned == text:
            return
        left, right = _around(text, first, LONGEST_TERM)
        for start in range(left, first + 1):
            last = min(right, start + LONGEST_TERM)
            for end in range(max(after, start + _SHORTEST_SLIPPED), last + 1):
                term = self._terms.get(turned[start:end])
                if term:
                    yield _guess(start, end, term, Reason.SWAPPED, first, first + 1)


def _guess(
    start: int, end: int, term: Term, reason: Reason, *changed: int, mended: int | None = None
) -> Guess:
    places = (mended,) if mended is not None else tuple(at - start for at in changed)
    return Guess(start, end, term, reason, UNLIKELY[reason], changed, places)


def _around(text: str, at: int, longest: int) -> tuple[int, int]:
    """How far Chinese characters stand on both sides of a place, for pieces of this length."""
    left, right = at, at + 1
    while left > max(0, at + 1 - longest) and HANZI.match(text[left - 1]):
        left -= 1
    while right < min(len(text), at + longest) and HANZI.match(text[right]):
        right += 1
    return left, right


def _windows(text: str, at: int, longest: int) -> Iterator[tuple[int, int]]:
    """The pieces of Chinese characters around a place, by their ends."""
    left, right = _around(text, at, longest)
    for start in range(left, at + 1):
        for end in range(max(at + 1, start + _SHORTEST_REPLACED), min(right, start + longest) + 1):
            yield start, end


def _with_gap(text: str, at: int) -> str:
    return f"{text[:at]}{_GAP}{text[at + 1 :]}"


def _without(text: str, at: int) -> str:
    return text[:at] + text[at + 1 :]

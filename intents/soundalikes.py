"""Finds the terms that a piece of text sounds like: characters, whole pinyin, both mixed, initials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from intents.misspelling import LETTERS, SLURRED_LETTERS, UNLIKELY, Guess, Reason, Term, outstanding
from intents.sounds import slur, spellings
from intents.vocabulary import LONGEST_TERM

_LONGEST_SYLLABLE = 6  # letters: zhuang
_SHORTEST_INITIALS = 3


@dataclass(slots=True)
class _Node:
    """The terms that end here, and the syllables that go on from here."""

    terms: list[Term] = field(default_factory=list)
    after: dict[str, _Node] = field(default_factory=dict)


class _Unit(NamedTuple):
    """One syllable of a text: a character, or the letters that spell one; `end` is after it."""

    end: int
    text: str
    sounds: tuple[str, ...]


class SoundIndex:
    """Terms by their slurred syllables, and by their initials; no look-up goes over all of them.

    `readings` are the usual syllables of each character, `frequent` is the weight from which on
    initials may stand for a term. Terms are of Chinese characters alone.
    """

    def __init__(
        self, terms: Iterable[Term], readings: Mapping[str, Sequence[str]], frequent: float
    ) -> None:
        self._readings = readings
        self._slurred = lru_cache(maxsize=None)(self._slurred_readings)
        self._typed = {s for heard in readings.values() for one in heard for s in spellings(one)}
        self._root = _Node()
        self._initials: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            self._add(term)
            if term.weight >= frequent and len(term.text) >= _SHORTEST_INITIALS:
                self._initials["".join(sound[0] for sound in term.sounds)].append(term)

    def _add(self, term: Term) -> None:
        node = self._root
        for sound in term.sounds:
            node = node.after.setdefault(slur(sound), _Node())
        node.terms.append(term)

    def guesses(self, text: str) -> Iterator[Guess]:
        """All terms that any piece of the text sounds like, those left out that stand there."""
        units = [self._units(text, at) for at in range(len(text))]
        for start in range(len(text)):
            for end, said, term in self._heard(units, start):
                guess = self._by_sound(start, _before_gap(text, end), said, term)
                if guess:
                    yield guess
            yield from self._by_initials(text, start)

    def _slurred_readings(self, char: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(slur, self._readings[char])))

    def _units(self, text: str, at: int) -> tuple[_Unit, ...]:
        char = text[at]
        if char in self._readings:
            return (_Unit(at + 1, char, self._slurred(char)),)
        if char not in LETTERS:
            return ()
        typed = {text[at : at + size] for size in range(1, _LONGEST_SYLLABLE + 1)} & self._typed
        return tuple(
            _Unit(_past_gap(text, at + len(s)), s, (slur(s),)) for s in sorted(typed, key=len)
        )

    def _heard(
        self, units: Sequence[tuple[_Unit, ...]], start: int
    ) -> Iterator[tuple[int, tuple[str, ...], Term]]:
        """The terms heard from a place on: where each ends, and what stands there for each syllable."""
        paths: list[tuple[_Node, int, tuple[str, ...]]] = [(self._root, start, ())]
        while paths:
            node, at, said = paths.pop()
            # A lone character that sounds like another is no slip, but lone letters spell one.
            if len(said) > 1 or (said and said[0] not in self._readings):
                for term in node.terms:
                    yield at, said, term
            for unit in units[at] if at < len(units) else ():
                further = (node.after[sound] for sound in unit.sounds if sound in node.after)
                paths.extend((after, unit.end, (*said, unit.text)) for after in further)

    def _by_sound(self, start: int, end: int, said: Sequence[str], term: Term) -> Guess | None:
        """The guess at a term that these units sound like; None where they are the term itself."""
        if "".join(said) == term.text:
            return None
        mended = [at for at, unit in enumerate(said) if unit != term.text[at]]
        in_letters = [at for at in mended if said[at] not in self._readings]
        if in_letters:
            # A slip besides would be one too many.
            return self._spelt(start, end, said, term) if in_letters == mended else None
        slips = [self._slip(said[at], term.sounds[at]) for at in mended]
        return Guess(
            start,
            end,
            term,
            Reason.NEAR_SOUND if Reason.NEAR_SOUND in slips else Reason.SAME_SOUND,
            sum(UNLIKELY[slip] for slip in slips),
            tuple(start + at for at in mended),
            tuple(mended),
        )

    def _slip(self, char: str, sound: str) -> Reason:
        return Reason.SAME_SOUND if sound in self._readings[char] else Reason.NEAR_SOUND

    def _spelt(self, start: int, end: int, said: Sequence[str], term: Term) -> Guess:
        syllables = zip(said, term.text, term.sounds, strict=True)
        slurred = sum(unit not in {char, *spellings(sound)} for unit, char, sound in syllables)
        unlikely = UNLIKELY[Reason.PINYIN] + slurred * SLURRED_LETTERS
        return Guess(start, end, term, Reason.PINYIN, unlikely)

    def _by_initials(self, text: str, start: int) -> Iterator[Guess]:
        for end in range(start + 1, min(start + LONGEST_TERM, len(text)) + 1):
            if text[end - 1] not in LETTERS:
                return
            term = outstanding(self._initials.get(text[start:end], ()))
            if term:
                yield Guess(start, end, term, Reason.INITIALS, UNLIKELY[Reason.INITIALS])


def _past_gap(text: str, end: int) -> int:
    """Syllables typed apart belong together: the place after the space, if letters follow it."""
    apart = text[end : end + 1] in {" ", "'"} and text[end + 1 : end + 2] in LETTERS
    return end + 1 if apart else end


def _before_gap(text: str, end: int) -> int:
    return end - 1 if text[end - 1] in {" ", "'"} else end

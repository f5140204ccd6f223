"""The numbers of weights.toml one by one: which may be turned, how far, and which were; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from math import floor, log10
from typing import get_args, get_type_hints

from intents.weights import Numbers

# How a word is indexed makes another index; what signs count is learned all at once (calibration);
# how much is looked at or offered is no matter of right and wrong but of time and of what a person
# reads.
_SECTIONS = ("ranking", "confidence")
_LEFT_ALONE = ("candidates", "worth_a_look", "most_offered", "most_offered_short")
# A chance that was learned anew may be asked for anew.
_OF_CHANCES = ("sure_from", "offered_from")
# A number is tried at these multiples of what it is, a whole number at these distances from it.
_TIMES = (0.6, 0.85, 1.15, 1.4)
_APART = (-2, -1, 1, 2)
_DIGITS = 2  # that a number which was tried is written with


@dataclass(frozen=True, slots=True)
class Dial:
    """One number of the file: where it stands, what it is, and its range."""

    section: str
    name: str
    value: float
    low: float
    high: float

    def values_to_try(self) -> tuple[float, ...]:
        """Other values within the range, none twice, the nearest to the one that is first."""
        if isinstance(self.value, int):
            tried: list[float] = [self.value + apart for apart in _APART]
        else:
            tried = [_rounded(self.value * times) for times in _TIMES]
        allowed = {value for value in tried if self.low <= value <= self.high} - {self.value}
        return tuple(sorted(allowed, key=lambda value: (abs(value - self.value), value)))


@dataclass(frozen=True, slots=True)
class Move:
    """A number that became another."""

    section: str
    name: str
    before: float
    after: float


def dials_of(numbers: Numbers) -> tuple[Dial, ...]:
    """The numbers that may be turned one by one, in the order of the file."""
    return tuple(dial for name in _SECTIONS for dial in _dials(numbers, name))


def _dials(numbers: Numbers, section: str) -> Iterator[Dial]:
    found = getattr(numbers, section)
    for name, hint in get_type_hints(type(found), include_extras=True).items():
        if name not in _LEFT_ALONE:
            _, limits = get_args(hint)
            yield Dial(section, name, getattr(found, name), limits.low, limits.high)


def by_chances_asked_for(numbers: Numbers) -> Iterator[Numbers]:
    """The same numbers by each pair of thresholds that chances are held against, as they are first."""
    first, second = (dial for dial in dials_of(numbers) if dial.name in _OF_CHANCES)
    for one in (first.value, *first.values_to_try()):
        for other in (second.value, *second.values_to_try()):
            yield turned(turned(numbers, first, one), second, other)


def turned(numbers: Numbers, dial: Dial, value: float) -> Numbers:
    """The numbers with another value for one of them."""
    section = replace(getattr(numbers, dial.section), **{dial.name: value})
    changed: dict[str, object] = {dial.section: section}
    return replace(numbers, **changed)  # type: ignore[arg-type]  # a section for a section


def moves(before: Numbers, after: Numbers) -> tuple[Move, ...]:
    """The numbers that differ, in the order of the file."""
    old, new = asdict(before), asdict(after)
    return tuple(
        Move(section, name, value, new[section][name])
        for section, values in old.items()
        for name, value in values.items()
        if value != new[section][name]
    )


def _rounded(value: float) -> float:
    return round(value, _DIGITS - 1 - floor(log10(abs(value)))) if value else 0.0

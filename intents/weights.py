"""Reads weights.toml: every number that ranking and confidence decide by, as data.

What each number means stands beside it in the file. Here stand its name, its kind and its range.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

from intents.phrasebook import PhraseError, read_toml

FILE = Path(__file__).parent / "weights.toml"


@dataclass(frozen=True, slots=True)
class Range:
    """From the lowest to the highest value that a number may have, both included."""

    low: float
    high: float


Share = Annotated[float, Range(0, 1)]
Points = Annotated[float, Range(-100, 100)]
Score = Annotated[float, Range(0, 100)]
Times = Annotated[float, Range(0, 100)]
Count = Annotated[int, Range(0, 1000)]
AtLeastOne = Annotated[int, Range(1, 1000)]
Sway = Annotated[float, Range(-100, 100)]


@dataclass(frozen=True, slots=True)
class Fields:
    """What a word counts by where it stands: a change makes another index."""

    in_title: Share
    in_body: Share
    in_examples: Share
    title_again: Times
    body_again: Times
    examples_again: Times
    pair: Share


@dataclass(frozen=True, slots=True)
class Weights:
    """What makes up a record's score."""

    coverage: Share
    example: Share
    title: Share
    titled: Share
    whole_title: Points
    shortest_title: Count
    bureau_named: Points
    office_named: Points
    law_named: Points
    has_facet: Points
    lacks_facet: Points
    lacks_rare_facet: Points
    expanded: Share
    said_before: Share
    unknown: Share
    focus: Times
    beside: Share
    candidates: AtLeastOne
    worth_a_look: Share


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on one is sure, torn, or silent."""

    sure_from: Share
    ahead: Score
    offered_from: Share
    near: Share
    covered: Share
    ours_all_the_same: Score
    short: Count
    little_more: Count
    most_offered: AtLeastOne
    most_offered_short: AtLeastOne
    worth_a_line: Share
    still_about: Share
    fits_the_new: Share
    moved_on: Share
    names_it: Share
    touches: Share
    mended: Times
    settled: Share
    few_letters: Count
    titled_alone: Share
    spotlight: Share
    quantity: Share
    clearly_nearer: Share


@dataclass(frozen=True, slots=True)
class Certainty:
    """What each sign counts for a chance (see certainty.Signs)."""

    start: Sway
    lead: Sway
    lead_over_third: Sway
    coverage: Sway
    coverage_lead: Sway
    title: Sway
    title_lead: Sway
    evidence: Sway
    words: Sway
    strangers: Sway
    length: Sway
    answers: Sway
    outside: Sway
    facet: Sway
    bureau: Sway


@dataclass(frozen=True, slots=True)
class Numbers:
    """All of the file, a section each."""

    fields: Fields
    ranking: Weights
    confidence: Thresholds
    certainty: Certainty
    inside: Certainty


Section = TypeVar("Section", Fields, Weights, Thresholds, Certainty)


def load_weights(path: Path = FILE) -> Numbers:
    """The numbers of a file.

    Raises PhraseError naming file, section and key: unreadable, not TOML, a number that is missing,
    unknown, no number, or out of its range.
    """
    data = read_toml(path, path.name)
    _check_names(data, get_type_hints(Numbers), path.name, "")
    return Numbers(
        _section(data, "fields", Fields, path.name),
        _section(data, "ranking", Weights, path.name),
        _section(data, "confidence", Thresholds, path.name),
        _section(data, "certainty", Certainty, path.name),
        _section(data, "inside", Certainty, path.name),
    )


def _section(data: Mapping[str, Any], name: str, kind: type[Section], file: str) -> Section:
    place, given = f"[{name}]", data[name]
    if not isinstance(given, dict):
        raise PhraseError("应当是一组数", file, place)
    wanted = get_type_hints(kind, include_extras=True)
    _check_names(given, wanted, file, place)
    numbers: dict[str, Any] = {
        key: _number(given[key], wanted[key], file, f"{place} {key}") for key in wanted
    }
    return kind(**numbers)


def _number(value: object, wanted: object, file: str, place: str) -> float:
    kind, limits = get_args(wanted)
    # In Python true is a number; in this file it is a slip.
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PhraseError("应当是一个数", file, place)
    if kind is int and not isinstance(value, int):
        raise PhraseError("应当是整数", file, place)
    if not limits.low <= value <= limits.high:
        raise PhraseError(f"应当在 {limits.low:g} 到 {limits.high:g} 之间", file, place)
    return kind(value)  # type: ignore[no-any-return]  # float or int, as the hint says


def _check_names(
    given: Mapping[str, Any], wanted: Mapping[str, Any], file: str, place: str
) -> None:
    missing = [name for name in wanted if name not in given]
    unknown = [name for name in given if name not in wanted]
    if missing:
        raise PhraseError(f"缺少 {'、'.join(missing)}", file, place)
    if unknown:
        raise PhraseError(f"不认识的项 {'、'.join(unknown)}", file, place)

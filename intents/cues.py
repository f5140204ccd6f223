"""Loads cues.toml, follow_ups.toml, outside.toml, subjects.toml and bureaus.toml: compiled patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intents.sieve import Sieve
from intents.subjects import Family
from knowledge.records import Facet

FOLDER = Path(__file__).parent / "phrases"


@dataclass(frozen=True, slots=True)
class Cue:
    """One way of asking. `name` is a facet, a set question, a kind of small talk, or what no
    register states; `keep` says that its words belong to the matter as well. `unless` matches the
    words beside which the cue says nothing; `regardless` that it speaks even beside words of ours."""

    name: str
    pattern: re.Pattern[str]
    keep: bool = False
    means: str = ""
    unless: re.Pattern[str] | None = None
    regardless: bool = False

    def stands_in(self, folded: str) -> bool:
        """Whether this is said in a folded text."""
        if not self.pattern.search(folded):
            return False
        return self.unless is None or not self.unless.search(folded)


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues in order of precedence, and how people call the bureaus, longest names first."""

    facets: Sieve[Cue]
    unstated: Sieve[Cue]
    sets: tuple[Cue, ...]
    smalltalk: tuple[Cue, ...]
    shells: tuple[Cue, ...]
    power_types: tuple[Cue, ...]
    outside: Sieve[Cue]
    ours: Sieve[Cue]
    generic: tuple[Cue, ...]
    continuing: tuple[Cue, ...]
    correcting: tuple[Cue, ...]
    restating: tuple[Cue, ...]
    returning: tuple[Cue, ...]
    turning: tuple[Cue, ...]
    telling: tuple[Cue, ...]
    asking: tuple[Cue, ...]
    recipients: tuple[Cue, ...]
    comparing: tuple[Cue, ...]
    beside: tuple[Cue, ...]
    sections: tuple[Cue, ...]
    schemes: tuple[Cue, ...]
    families: tuple[Family, ...]
    elsewhere: tuple[Cue, ...]
    bureaus: tuple[tuple[str, str], ...]


def load_cues(folder: Path = FOLDER) -> Cues:
    """Read the five files; a wrong pattern or facet raises ValueError naming it."""
    data = tomllib.loads((folder / "cues.toml").read_text(encoding="utf-8"))
    named = tomllib.loads((folder / "bureaus.toml").read_text(encoding="utf-8"))
    beyond = tomllib.loads((folder / "outside.toml").read_text(encoding="utf-8"))
    families = tomllib.loads((folder / "subjects.toml").read_text(encoding="utf-8"))["family"]
    follow = tomllib.loads((folder / "follow_ups.toml").read_text(encoding="utf-8"))
    names = [(name, entry["id"]) for entry in named["bureau"] for name in entry["names"]]
    return Cues(
        Sieve(_cue(entry, Facet(entry["facet"]).value) for entry in data["cue"]),
        Sieve(_cue(entry, entry["name"]) for entry in data["unstated"]),
        tuple(_cue(entry, entry["name"]) for entry in data["set"]),
        tuple(_cue(entry, entry["name"]) for entry in data["smalltalk"]),
        tuple(_cue(entry, "shell") for entry in data["shell"]),
        tuple(_cue(entry, entry["name"]) for entry in data["power_type"]),
        Sieve(cue for entry in beyond["outside"] for cue in _outside(entry, beyond["akin"])),
        Sieve(_cue(entry, entry["name"]) for entry in beyond["ours"]),
        tuple(_cue(entry, "generic") for entry in data["generic"]),
        _unnamed(follow, "continuing"),
        _unnamed(follow, "correcting"),
        _unnamed(follow, "restating"),
        _unnamed(follow, "returning"),
        _unnamed(follow, "turning"),
        _unnamed(follow, "telling"),
        _unnamed(follow, "asking"),
        _unnamed(follow, "recipient"),
        _unnamed(follow, "comparing"),
        _unnamed(follow, "beside"),
        tuple(_cue(entry, entry["name"]) for entry in follow["section"]),
        _unnamed(follow, "scheme"),
        tuple(Family.of(entry["members"]) for entry in families),
        _unnamed(named, "elsewhere"),
        tuple(sorted(names, key=lambda pair: -len(pair[0]))),
    )


def _unnamed(data: Mapping[str, Any], table: str) -> tuple[Cue, ...]:
    """The cues of a table whose entries need no names of their own."""
    return tuple(_cue(entry, table) for entry in data[table])


def _outside(entry: Mapping[str, Any], akin: Iterable[Mapping[str, Any]]) -> Iterator[Cue]:
    """What counts beside words akin to ours, and what does not."""
    unless, passing = entry.get("unless", []), [p for group in akin for p in group["patterns"]]
    for words, but in (("firm", unless), ("patterns", [*unless, *passing])):
        if words in entry:
            yield _cue({**entry, "patterns": entry[words], "unless": but}, entry["name"])


def _cue(entry: Mapping[str, Any], name: str) -> Cue:
    return Cue(
        name,
        _any_of(entry["patterns"], name),
        bool(entry.get("keep")),
        entry.get("means", ""),
        _any_of(entry["unless"], name) if entry.get("unless") else None,
        bool(entry.get("regardless")),
    )


def _any_of(patterns: Iterable[str], name: str) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{p})" for p in patterns))
    except re.error as error:
        raise ValueError(f"{name}: {error}") from error


def first_cue(folded: str, cues: Iterable[Cue]) -> str:
    """The name of the first of these cues that stands in a folded text, "" for none."""
    return next((cue.name for cue in cues if cue.stands_in(folded)), "")


def outside_matter(folded: str, cues: Cues) -> str:
    """The matter in a folded text that no justice bureau's register holds, "" for none.

    Beside words of ours (法律援助) it is a part of the story (工伤) and not asked for.
    """
    found = [cue for cue in cues.outside.likely(folded) if cue.stands_in(folded)]
    if found and not found[0].regardless and first_cue(folded, cues.ours.likely(folded)):
        found = [cue for cue in found if cue.regardless]
    return found[0].name if found else ""

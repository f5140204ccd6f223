"""Loads cues.toml, follow_ups.toml, outside.toml, subjects.toml and bureaus.toml: compiled patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intents.subjects import Family
from knowledge.records import Facet

FOLDER = Path(__file__).parent / "phrases"


@dataclass(frozen=True, slots=True)
class Cue:
    """One way of asking. `name` is a facet, a set question, a kind of small talk, or what no
    register states; `keep` says that its words belong to the matter as well."""

    name: str
    pattern: re.Pattern[str]
    keep: bool = False
    means: str = ""


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues in order of precedence, and how people call the bureaus, longest names first."""

    facets: tuple[Cue, ...]
    unstated: tuple[Cue, ...]
    sets: tuple[Cue, ...]
    smalltalk: tuple[Cue, ...]
    shells: tuple[Cue, ...]
    power_types: tuple[Cue, ...]
    outside: tuple[Cue, ...]
    generic: tuple[Cue, ...]
    continuing: tuple[Cue, ...]
    correcting: tuple[Cue, ...]
    restating: tuple[Cue, ...]
    returning: tuple[Cue, ...]
    turning: tuple[Cue, ...]
    telling: tuple[Cue, ...]
    asking: tuple[Cue, ...]
    comparing: tuple[Cue, ...]
    beside: tuple[Cue, ...]
    sections: tuple[Cue, ...]
    schemes: tuple[Cue, ...]
    families: tuple[Family, ...]
    bureaus: tuple[tuple[str, str], ...]


def load_cues(folder: Path = FOLDER) -> Cues:
    """Read the five files; a wrong pattern or facet raises ValueError naming it."""
    data = tomllib.loads((folder / "cues.toml").read_text(encoding="utf-8"))
    bureaus = tomllib.loads((folder / "bureaus.toml").read_text(encoding="utf-8"))["bureau"]
    outside = tomllib.loads((folder / "outside.toml").read_text(encoding="utf-8"))["outside"]
    families = tomllib.loads((folder / "subjects.toml").read_text(encoding="utf-8"))["family"]
    follow = tomllib.loads((folder / "follow_ups.toml").read_text(encoding="utf-8"))
    names = [(name, entry["id"]) for entry in bureaus for name in entry["names"]]
    return Cues(
        tuple(_cue(entry, Facet(entry["facet"]).value) for entry in data["cue"]),
        tuple(_cue(entry, entry["name"]) for entry in data["unstated"]),
        tuple(_cue(entry, entry["name"]) for entry in data["set"]),
        tuple(_cue(entry, entry["name"]) for entry in data["smalltalk"]),
        tuple(_cue(entry, "shell") for entry in data["shell"]),
        tuple(_cue(entry, entry["name"]) for entry in data["power_type"]),
        tuple(_cue(entry, entry["name"]) for entry in outside),
        tuple(_cue(entry, "generic") for entry in data["generic"]),
        _unnamed(follow, "continuing"),
        _unnamed(follow, "correcting"),
        _unnamed(follow, "restating"),
        _unnamed(follow, "returning"),
        _unnamed(follow, "turning"),
        _unnamed(follow, "telling"),
        _unnamed(follow, "asking"),
        _unnamed(follow, "comparing"),
        _unnamed(follow, "beside"),
        tuple(_cue(entry, entry["name"]) for entry in follow["section"]),
        _unnamed(follow, "scheme"),
        tuple(Family.of(entry["members"]) for entry in families),
        tuple(sorted(names, key=lambda pair: -len(pair[0]))),
    )


def _unnamed(data: Mapping[str, Any], table: str) -> tuple[Cue, ...]:
    """The cues of a table whose entries need no names of their own."""
    return tuple(_cue(entry, table) for entry in data[table])


def _cue(entry: Mapping[str, Any], name: str) -> Cue:
    pattern = "|".join(f"(?:{p})" for p in entry["patterns"])
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{name}: {error}") from error
    return Cue(name, compiled, bool(entry.get("keep")), entry.get("means", ""))


def first_cue(folded: str, cues: Iterable[Cue]) -> str:
    """The name of the first of these cues that stands in a folded text, "" for none."""
    return next((cue.name for cue in cues if cue.pattern.search(folded)), "")

"""Scores → Sure | Torn | Nothing. Every threshold lives here, and only here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intents.ranking import Candidate

# Below this score no record is near enough to be named at all (0–100).
_NAMEABLE = 20.0
# From here on a lead by _CLEAR_LEAD is an answer.
_ANSWERABLE = 26.0
_CLEAR_LEAD = 4.0
# The share of the question's telling words that the best record must have (0–1).
_COVERED = 0.24
# Two records this near in score are the same to us.
_TIED = 2.5
# One word that many records share: worth asking back, if the records have it at all.
_SHORT = 2
_MOST_OFFERED = 3
# The other bureau's record is worth a line from this share of the best score on (0–1).
_WORTH_A_LINE = 0.72


@dataclass(frozen=True, slots=True)
class Sure:
    """One record answers; `also` is the other bureau's record of the same matter, if there is one."""

    best: Candidate
    also: Candidate | None = None


@dataclass(frozen=True, slots=True)
class Torn:
    """Two or three records are equally near, best first."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """No record is near; `nearest` may be named as a guess, never as an answer."""

    nearest: Candidate | None = None


Verdict = Sure | Torn | Nothing


def judge(candidates: Sequence[Candidate]) -> Verdict:
    """How sure one may be of the ranked candidates (best first)."""
    if not candidates:
        return Nothing()
    best = candidates[0]
    if best.score < _NAMEABLE or best.coverage < _COVERED:
        return Nothing(best)
    same_bureau = [c for c in candidates[1:] if _bureau(c) == _bureau(best)]
    rivals = [c for c in same_bureau if best.score - c.score < _TIED]
    lead = best.score - same_bureau[0].score if same_bureau else best.score
    if best.score >= _ANSWERABLE and not rivals:
        return Sure(best, _other_bureau(candidates))
    if lead >= _CLEAR_LEAD:
        return Sure(best, _other_bureau(candidates))
    return Torn((best, *(rivals or same_bureau))[:_MOST_OFFERED])


def holds(candidate: Candidate | None, best: Candidate | None) -> bool:
    """Whether the matter spoken of before explains a new message as well as the best new record."""
    if candidate is None:
        return False
    return best is None or candidate.score >= 0.8 * best.score


def _bureau(candidate: Candidate) -> str:
    return candidate.key.split("/", 1)[0]


def _other_bureau(candidates: Sequence[Candidate]) -> Candidate | None:
    best = candidates[0]
    other = next((c for c in candidates if _bureau(c) != _bureau(best)), None)
    return other if other and other.score >= _WORTH_A_LINE * best.score else None

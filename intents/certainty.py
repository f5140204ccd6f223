"""How likely it is that the best candidate is the one meant, and that any is; 0–1; pure.

Each sign for or against it is a plain number, and so is what it counts (weights.toml, [certainty]).
Their sum goes through the logistic curve: 0 is an even chance, +2 about 88 in 100, -2 about 12.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from math import exp, log1p

from intents.query import Query
from intents.ranking import Candidate
from intents.weights import Certainty

# Beyond this sum nothing is surer; exp() would only run over.
_FAR = 30.0
# So many of the others are compared with the best sign by sign.
_RIVALS = 6


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against the best candidate. Leads are over others of its bureau.

    `lead` and `lead_over_third` are in points of score over the next and the one after it, `title`,
    `title_lead`, `coverage` and `coverage_lead` shares (0–1), `evidence` is the logarithm of how much
    the words tell that it has (nats), `words` how many they are, at most six, `strangers` how many
    words nothing of ours knows, `length` is in characters; the others are 1 or 0.
    """

    lead: float
    lead_over_third: float
    coverage: float
    coverage_lead: float
    title: float
    title_lead: float
    evidence: float
    words: float
    strangers: float
    length: float
    answers: float
    outside: float
    facet: float
    bureau: float


_SIGNS = tuple(sign.name for sign in fields(Signs))


def signs(query: Query, candidates: Sequence[Candidate]) -> Signs:
    """The signs for the first of these candidates, of which there is one at least."""
    best = candidates[0]
    rivals = _rivals(candidates)
    second, third, *_ = (*(c.score for c in rivals), 0.0, 0.0)
    return Signs(
        lead=best.score - second,
        lead_over_third=best.score - third,
        coverage=best.coverage,
        coverage_lead=best.coverage - max((c.coverage for c in rivals), default=0.0),
        title=best.title,
        title_lead=best.title - max((c.title for c in rivals), default=0.0),
        evidence=log1p(best.evidence),
        words=float(len(best.because)),
        strangers=float(len(query.strangers)),
        length=float(len(query.core)),
        answers=float(best.answers),
        outside=float(bool(query.outside)),
        facet=float(bool(query.facets)),
        bureau=float(bool(query.bureau)),
    )


def lead(candidates: Sequence[Candidate]) -> float:
    """By how many points the first of these candidates is before the next of its bureau."""
    return candidates[0].score - max((rival.score for rival in _rivals(candidates)), default=0.0)


def _rivals(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The next best of the first one's bureau."""
    bureau = f"{candidates[0].key.partition('/')[0]}/"
    return [c for c in candidates[1:] if c.key.startswith(bureau)][:_RIVALS]


@dataclass(frozen=True, slots=True)
class Counts:
    """What each sign counts for the best candidate's being the one meant (`certainty`), and for the
    registers' having the matter at all (`inside`)."""

    certainty: Certainty
    inside: Certainty


def chance(found: Signs, counts: Certainty) -> float:
    """The chance (0–1) that these signs give."""
    total = counts.start + sum(getattr(found, sign) * getattr(counts, sign) for sign in _SIGNS)
    return 1 / (1 + exp(-max(-_FAR, min(total, _FAR))))

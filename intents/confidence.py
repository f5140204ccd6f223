"""Scores → Sure | Torn | Nothing: what is decided by thresholds is decided here, and only here.

The thresholds themselves are data (weights.toml).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intents.certainty import Counts, chance, lead, signs
from intents.query import Query
from intents.ranking import Candidate
from intents.weights import Numbers, Thresholds


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


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a message: the verdict, and the chances (0–1) behind it.

    `meant` is that of the first record's being the one meant, `inside` that of the registers' having
    the matter at all.
    """

    verdict: Verdict
    meant: float = 0.0
    inside: float = 0.0

    @property
    def chance(self) -> float:
        """The chance (0–1) that the verdict rests on: a choice says only that the matter is ours."""
        return self.meant if isinstance(self.verdict, Sure) else self.inside


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides how sure one may be, by one set of thresholds."""

    thresholds: Thresholds
    counts: Counts

    @classmethod
    def of(cls, numbers: Numbers) -> Judge:
        """The judge by all of a file's numbers."""
        return cls(numbers.confidence, Counts(numbers.certainty, numbers.inside))

    def verdict(self, query: Query, candidates: Sequence[Candidate]) -> Verdict:
        """How sure one may be of the ranked candidates (best first) for this question."""
        return self.reading(query, candidates).verdict

    def reading(self, query: Query, candidates: Sequence[Candidate]) -> Reading:
        """The verdict for this question, with the chances behind it."""
        meant, inside = self.odds(query, candidates)
        return Reading(self._verdict(query, candidates, meant, inside), meant, inside)

    def _verdict(
        self, query: Query, candidates: Sequence[Candidate], meant: float, inside: float
    ) -> Verdict:
        if not candidates:
            return Nothing()
        limits, best = self.thresholds, candidates[0]
        if query.outside and best.score < limits.ours_all_the_same:
            return Nothing(best)
        sharing = self._sharing_the_word(query, candidates)
        if len(sharing) > 1:
            return Torn(sharing[: limits.most_offered_short])
        # No sign says that of two equals one is meant, however well both fit.
        if meant >= limits.sure_from and lead(candidates) >= limits.ahead:
            return Sure(best, self._other_bureau(candidates))
        near = tuple(c for c in candidates if c.score >= limits.near * best.score)
        if len(near) == 1 or inside < limits.offered_from:
            return Nothing(best)
        return Torn(near[: limits.most_offered])

    def _sharing_the_word(
        self, query: Query, candidates: Sequence[Candidate]
    ) -> tuple[Candidate, ...]:
        """Of a question of one short word: all records that have the word in their title.

        None where one title is little more than the word: 法律援助 is 法律援助实施, and 律师协会 is
        指导市律师协会工作.
        """
        word = self._one_word(query)
        if not word:
            return ()
        sharing = tuple(c for c in candidates if word in c.title_words)
        longest = len(word) + self.thresholds.little_more
        own = any(len(c.title_words) <= longest or _bare(c.title_words) == word for c in sharing)
        return () if own else sharing

    def _one_word(self, query: Query) -> str:
        """The one short word of a question, or the official term for it; "" where it says more."""
        meant = (e.term for e in query.expansions if e.says == query.gist)
        word = next(meant, query.gist)
        return word if len(word) <= self.thresholds.short else ""

    def _other_bureau(self, candidates: Sequence[Candidate]) -> Candidate | None:
        best = candidates[0]
        other = next((c for c in candidates if _bureau(c) != _bureau(best)), None)
        near = other and other.score >= self.thresholds.worth_a_line * best.score
        return other if near else None

    # -- the conversation ---------------------------------------------------------------------

    def holds(self, subject: Candidate, best: Candidate | None) -> bool:
        """Whether the matter spoken of before explains a message as well as the best new record
        does."""
        if best is None:
            return subject.coverage >= self.thresholds.covered
        return subject.score >= self.thresholds.still_about * best.score

    def fits(self, joined: Candidate | None, best: Candidate) -> bool:
        """Whether the record that old and new words lead to is near enough to the new ones alone."""
        return joined is not None and joined.score >= self.thresholds.fits_the_new * best.score

    def leans_back(self, query: Query) -> bool:
        """Whether a message takes up the one before it: by its words (那……呢), or by being so
        short."""
        return query.continues or self.is_short(query)

    def names(self, told: float) -> bool:
        """Whether a text with this share of a message's telling words is what the message names."""
        return told >= self.thresholds.names_it

    def has_words_of(self, told: float) -> bool:
        """Whether a text with this share of a message's telling words has any that count."""
        return told >= self.thresholds.touches

    def is_short(self, query: Query) -> bool:
        """Whether a message says too little to be a matter by itself."""
        return len(query.gist) <= self.thresholds.short

    def picks(self, query: Query, offered: Candidate, alone: Verdict) -> bool:
        """Whether a message picks the nearest of the choices on offer (公证机构的) or starts anew."""
        if not isinstance(alone, Sure):
            return True
        return alone.best == offered or (self.leans_back(query) and self.fits(offered, alone.best))

    def moves_on(self, query: Query, subject: Candidate | None, alone: Verdict) -> bool:
        """Whether a message names something else than the old subject (换成公证处呢; 不对，是律师所)."""
        if query.corrects:
            return True
        if not isinstance(alone, Sure | Torn):
            return False
        best = alone.best if isinstance(alone, Sure) else alone.candidates[0]
        return subject is None or subject.coverage < self.thresholds.moved_on * best.coverage

    # -- typing errors and clauses ------------------------------------------------------------

    def doubtful(self, query: Query, plain: Reading) -> bool:
        """Whether a question may hold a typing error: no answer that is likely right, or words that
        nothing of ours has."""
        if not isinstance(plain.verdict, Sure) or query.strangers:
            return True
        letters = sum(char.isascii() and char.isalpha() for char in query.core)
        return letters > self.thresholds.few_letters or plain.meant < self.thresholds.settled

    def better(self, mended: Reading, plain: Reading) -> bool:
        """Whether a question makes more sense with its typing errors mended: a surer verdict, or the
        same kind of one at far better odds."""
        if _certainty(mended.verdict) != _certainty(plain.verdict):
            return _certainty(mended.verdict) > _certainty(plain.verdict)
        times, now, then = self.thresholds.mended, plain.chance, mended.chance
        return then * (1 - now) > times * now * (1 - then)

    def stands_out(self, closeness: float) -> bool:
        """Whether a clause of this closeness (0–1) holds enough of the question to be shown for it."""
        return closeness >= self.thresholds.spotlight

    def says_little_more(self, titled: float) -> bool:
        """Whether a question says little beyond a title that has this share of its telling words."""
        return titled >= self.thresholds.titled_alone

    def leads(self, nearest: float, first: float) -> bool:
        """Whether the nearest fact is near enough (0–1) to come before the register's first."""
        return nearest - first >= self.thresholds.clearly_nearer

    def odds(self, query: Query, candidates: Sequence[Candidate]) -> tuple[float, float]:
        """The chance (0–1) that the first candidate is the one meant, and that the registers have the
        matter at all; both 0 where there is no candidate."""
        if not candidates:
            return 0.0, 0.0
        found = signs(query, candidates)
        return chance(found, self.counts.certainty), chance(found, self.counts.inside)


# What a title says beside its matter.
_AROUND = re.compile(r"指导|负责|组织|实施|开展|管理|进行|工作|全市|市")


def _bare(title: str) -> str:
    return _AROUND.sub("", title)


def _bureau(candidate: Candidate) -> str:
    return candidate.key.split("/", 1)[0]


def _certainty(verdict: Verdict) -> int:
    return (Nothing, Torn, Sure).index(type(verdict))

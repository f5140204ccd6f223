"""Scores → Sure | Torn | Nothing. Every threshold lives here, and only here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intents.query import Query
from intents.ranking import Candidate

# Below this score no record is near enough to be named at all (0–100).
_NAMEABLE = 18.0
# The share of the question's telling words that the best record must have (0–1).
_COVERED = 0.21
# A long story has many words of no matter; a record this far ahead of the next is meant all the same.
_STANDS_OUT = 1.3
_NAMEABLE_ALONE = 17.0
# A record that lacks the very fact asked for must fit the matter this well to be named with it.
_COVERED_WITHOUT_FACT = 0.5
# In a question this short (characters) a word that nothing of ours knows is what it hinges on
# (导游证, 养老机构), unless the best record has this share of the rest.
_SHORT_ENOUGH_TO_HINGE = 10
_COVERED_WITH_STRANGER = 0.3
# From here on a clear lead is an answer.
_ANSWERABLE = 26.0
# Two records this near in score are the same to us.
_TIED = 4.0
_CLEAR_LEAD = 3.0
# A matter that no bureau of justice handles is ours only where a record fits this well.
_OURS_ALL_THE_SAME = 75.0
# A question this short (characters of its core) says too little to choose between titles with it.
_SHORT = 4
# A title with no more than this beside the word is that word's own (characters).
_LITTLE_MORE = 2
_MOST_OFFERED = 3
_MOST_OFFERED_SHORT = 6
# The other bureau's record is worth a line from this share of the best score on (0–1).
_WORTH_A_LINE = 0.72
# A message of its own is still about the old subject from this share of the best score on.
_STILL_ABOUT = 0.7
# What old and new words lead to must explain the new ones at least this well, beside the best.
_FITS_THE_NEW = 0.5
# Below this share of the new words that the best record has, the old subject is no longer meant.
_MOVED_ON = 0.75
# A mended question must score this much better than it does as it stands.
_MENDED = 1.1
# The share of the question's words beyond the title (0–1) that makes a clause the one asked about,
# and by how much a fact must be nearer than the first to come before it.
_SPOTLIGHT = 0.14
_CLEARLY_NEARER = 0.04


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


def judge(query: Query, candidates: Sequence[Candidate]) -> Verdict:
    """How sure one may be of the ranked candidates (best first) for this question."""
    if not candidates:
        return Nothing()
    best = candidates[0]
    same_bureau = [c for c in candidates[1:] if _bureau(c) == _bureau(best)]
    second = same_bureau[0].score if same_bureau else 0.0
    stands_out = best.score >= _STANDS_OUT * second and best.score >= _NAMEABLE_ALONE
    if _too_far(query, best, stands_out=stands_out):
        return Nothing(best)
    sharing = _sharing_the_word(query, candidates)
    if len(sharing) > 1:
        return Torn(sharing[:_MOST_OFFERED_SHORT])
    rivals = [c for c in same_bureau if best.score - c.score < _TIED]
    clear = best.score - second >= _CLEAR_LEAD or (best.score >= _ANSWERABLE and not rivals)
    if stands_out or clear:
        return Sure(best, _other_bureau(candidates))
    return Torn((best, *(rivals or same_bureau))[:_MOST_OFFERED])


def _too_far(query: Query, best: Candidate, *, stands_out: bool) -> bool:
    """Whether even the best record is no answer: too unlike, too little covered, not ours, or
    without the very fact that is asked for."""
    if not stands_out and (best.score < _NAMEABLE or best.coverage < _COVERED):
        return True
    if _strange(query) and best.coverage < _COVERED_WITH_STRANGER:
        return True
    if not best.answers and best.coverage < _COVERED_WITHOUT_FACT:
        return True
    return bool(query.outside) and best.score < _OURS_ALL_THE_SAME


def _strange(query: Query) -> bool:
    """Whether a short question has a word that no register and no phrase of ours knows."""
    return bool(query.strangers) and len(query.core) <= _SHORT_ENOUGH_TO_HINGE


def _sharing_the_word(query: Query, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Of a question of one short word: all records that have the word in their title.

    None where one title is little more than the word: 法律援助 is 法律援助实施.
    """
    word = _one_word(query)
    if not word:
        return ()
    sharing = tuple(c for c in candidates if word in c.title_words)
    if any(len(c.title_words) <= len(word) + _LITTLE_MORE for c in sharing):
        return ()
    return sharing


def _one_word(query: Query) -> str:
    """The one short word of a question, or the official term for it; "" where it says more."""
    for expansion in query.expansions:
        if expansion.says == query.gist:
            return expansion.term if len(expansion.term) <= _SHORT else ""
    return query.gist if len(query.gist) <= _SHORT else ""


def holds(subject: Candidate, best: Candidate | None) -> bool:
    """Whether the matter spoken of before explains a message as well as the best new record does."""
    if best is None:
        return subject.coverage >= _COVERED
    return subject.score >= _STILL_ABOUT * best.score


def fits(joined: Candidate | None, best: Candidate) -> bool:
    """Whether the record that old and new words lead to is near enough to the new ones alone."""
    return joined is not None and joined.score >= _FITS_THE_NEW * best.score


def leans_back(query: Query) -> bool:
    """Whether a message takes up the one before it: by its words (那……呢), or by being so short."""
    return query.continues or len(query.gist) <= _SHORT


def picks(query: Query, offered: Candidate, alone: Verdict) -> bool:
    """Whether a message picks the nearest of the choices on offer (公证机构的) or starts anew."""
    if not isinstance(alone, Sure):
        return True
    return alone.best == offered or (leans_back(query) and fits(offered, alone.best))


def moves_on(query: Query, subject: Candidate | None, alone: Verdict) -> bool:
    """Whether a message names something else than the old subject (换成公证处呢; 不对，是律师所)."""
    if query.corrects:
        return True
    if not isinstance(alone, Sure | Torn):
        return False
    best = alone.best if isinstance(alone, Sure) else alone.candidates[0]
    return subject is None or subject.coverage < _MOVED_ON * best.coverage


def _bureau(candidate: Candidate) -> str:
    return candidate.key.split("/", 1)[0]


def _other_bureau(candidates: Sequence[Candidate]) -> Candidate | None:
    best = candidates[0]
    other = next((c for c in candidates if _bureau(c) != _bureau(best)), None)
    return other if other and other.score >= _WORTH_A_LINE * best.score else None


def doubtful(query: Query, verdict: Verdict) -> bool:
    """Whether a question may hold a typing error: no sure answer, or words that nothing of ours has."""
    letters = sum(char.isascii() and char.isalpha() for char in query.core)
    return not isinstance(verdict, Sure) or bool(query.strangers) or letters > 1


def better(mended: Verdict, plain: Verdict) -> bool:
    """Whether a question makes more sense with its typing errors mended."""
    if _certainty(mended) != _certainty(plain):
        return _certainty(mended) > _certainty(plain)
    return _best_score(mended) > _MENDED * _best_score(plain)


def _certainty(verdict: Verdict) -> int:
    return (Nothing, Torn, Sure).index(type(verdict))


def _best_score(verdict: Verdict) -> float:
    if isinstance(verdict, Sure):
        return verdict.best.score
    if isinstance(verdict, Torn):
        return verdict.candidates[0].score
    return verdict.nearest.score if verdict.nearest else 0.0


def stands_out(closeness: float) -> bool:
    """Whether a clause of this closeness (0–1) holds enough of the question to be shown for it."""
    return closeness >= _SPOTLIGHT


def leads(nearest: float, first: float) -> bool:
    """Whether the nearest fact is near enough (0–1) to come before the register's first."""
    return nearest - first >= _CLEARLY_NEARER


def thresholds() -> dict[str, float]:
    """The numbers that decide, by what they stand for, for people to read."""
    return {
        "最低得分": _NAMEABLE,
        "最低覆盖": _COVERED,
        "可答得分": _ANSWERABLE,
        "并列差距": _TIED,
        "突出倍数": _STANDS_OUT,
    }

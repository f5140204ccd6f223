"""What a conversation remembers, hears and does: the values that dialogue.py works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.conditions import Condition
from bot.replies import Listing, SetQuestion, Talk
from intents.confidence import Nothing, Verdict
from intents.ranking import Candidate
from knowledge.records import Facet

# A matter that was spoken of longer ago than this is forgotten.
LONGEST_PAUSE = timedelta(minutes=30)
NOTHING = Nothing()


@dataclass(frozen=True, slots=True)
class Past:
    """A matter that was spoken of before: its key, the words that led to it, the facts asked for."""

    key: str
    words: str
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Records that the last reply showed one below the other, to be picked from in their order.

    `at` is the place from 1 of the one picked last, 0 where none was; `question` and `condition`
    are those of a listing; `side_by_side` says that they were compared.
    """

    keys: tuple[str, ...]
    at: int = 0
    question: SetQuestion | None = None
    condition: Condition | None = None
    side_by_side: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What a conversation remembers: the matter, the fact asked for, and what was offered.

    `past` is the matter before the present one. `story` is what was told of a situation without a
    question, as it was typed. `used` is when the last message came, None where nobody said;
    `forgotten` says that a matter was spoken of too long ago to go on from.
    """

    subject: str = ""
    words: str = ""
    facets: tuple[Facet, ...] = ()
    offered: tuple[str, ...] = ()
    bureau: str = ""
    misses: int = 0
    unstated: str = ""
    shown: Shown | None = None
    past: Past | None = None
    story: str = ""
    used: datetime | None = None
    forgotten: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What ranking says of one message: by itself, together with the words before, and of the old
    subject alone, None where the message has none of its words.

    `joined_words` are the words before with their subject swapped, `offered` is the best of the
    choices offered before, "" where none fits. `leans_back`: the message takes up the one before;
    `subject_holds`: the old subject explains it as well as the best record alone does;
    `joined_fits`: what old and new words find together is near enough to the new ones alone;
    `stays`: it names no other matter, and with the words before it leads to the old one again.
    `names_matter`: the best record that it leads to by itself is one whose title it names;
    `told` is what the message says as the end of the story told before it, in `told_words`.
    `section` is the section of a supervision policy that it asks for. `sides` are two records that
    it sets side by side. `listing` is what a set question finds, by `condition`.
    """

    alone: Verdict
    joined: Verdict
    subject: Candidate | None = None
    joined_words: str = ""
    offered: str = ""
    leans_back: bool = False
    subject_holds: bool = False
    joined_fits: bool = False
    stays: bool = False
    names_matter: bool = False
    told: Verdict = NOTHING
    told_words: str = ""
    section: str = ""
    sides: tuple[str, ...] = ()
    listing: Listing | None = None
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """Answer with this record."""

    key: str
    facets: tuple[Facet, ...]
    carried: bool = False
    unstated: str = ""
    also: str = ""
    before: str = ""
    because: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class ShowSet:
    """Answer with all records that meet a condition."""

    listing: Listing


@dataclass(frozen=True, slots=True)
class Compare:
    """Answer with two records side by side."""

    keys: tuple[str, ...]
    facets: tuple[Facet, ...]
    unstated: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Ask which of these was meant."""

    candidates: tuple[Candidate, ...]
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Decline:
    """Say that the registers hold no answer, or none of the bureau of another place."""

    misses: int
    too_long: bool = False
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """A few friendly words."""

    talk: Talk


Move = Show | ShowSet | Compare | Offer | Decline | Say
Step = tuple[State, Move]


class Phase(Enum):
    """Where a conversation stands."""

    OPEN = auto()
    ON_SUBJECT = auto()
    CHOOSING = auto()


class Message(Enum):
    """What a message is, before any record is looked at."""

    TALK = auto()
    TOO_LONG = auto()
    ELSEWHERE = auto()
    PICK = auto()
    REFUSAL = auto()
    BACK = auto()
    SET = auto()
    COMPARISON = auto()
    SECTION = auto()
    FACET_ONLY = auto()
    SUBJECT = auto()

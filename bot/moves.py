"""What a conversation remembers, hears and does: the values that dialogue.py works with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from bot.replies import SetQuestion, Talk
from intents.confidence import Verdict
from intents.ranking import Candidate
from knowledge.records import Facet


@dataclass(frozen=True, slots=True)
class State:
    """What a conversation remembers: the matter, the fact asked for, and what was offered."""

    subject: str = ""
    words: str = ""
    facets: tuple[Facet, ...] = ()
    offered: tuple[str, ...] = ()
    bureau: str = ""
    misses: int = 0
    unstated: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What ranking says of one message: by itself, together with the words before, and of the old
    subject alone, None where the message has none of its words.

    `joined_words` are the words before with their subject swapped, `offered` is the best of the
    choices offered before, "" where none fits. `leans_back`: the message takes up the one before;
    `subject_holds`: the old subject explains it as well as the best record alone does;
    `joined_fits`: what old and new words find together is near enough to the new ones alone.
    """

    alone: Verdict
    joined: Verdict
    subject: Candidate | None = None
    joined_words: str = ""
    offered: str = ""
    leans_back: bool = False
    subject_holds: bool = False
    joined_fits: bool = False


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
    """Answer with all records that meet the query's conditions."""

    question: SetQuestion


@dataclass(frozen=True, slots=True)
class Offer:
    """Ask which of these was meant."""

    candidates: tuple[Candidate, ...]
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Decline:
    """Say that the registers hold no answer."""

    misses: int
    too_long: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """A few friendly words."""

    talk: Talk


Move = Show | ShowSet | Offer | Decline | Say
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
    PICK = auto()
    REFUSAL = auto()
    SET = auto()
    FACET_ONLY = auto()
    SUBJECT = auto()

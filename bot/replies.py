"""What the assistant says back, as frozen data. Rendered per channel afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.records import Facet, Fact, Kind, Locator


class Missing(StrEnum):
    """Why there is no answer."""

    NOT_FOUND = "not_found"
    TOO_LONG = "too_long"
    ELSEWHERE = "elsewhere"


class Talk(StrEnum):
    """Messages that ask for no fact."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    IDENTITY = "identity"
    HELP = "help"
    NO_SUBJECT = "no_subject"
    FORGOTTEN = "forgotten"
    NO_SUCH_PLACE = "no_such_place"
    REPHRASE = "rephrase"


class SetQuestion(StrEnum):
    """A question about several records at once."""

    LIST = "list"
    COUNT = "count"
    LAW_LOOKUP = "law_lookup"
    OFFICE_PROFILE = "office_profile"


@dataclass(frozen=True, slots=True)
class Reference:
    """A record as a reply names it: caption for people, bureau's and offices' names,
    where its title stands, score 0–100."""

    key: str
    kind: Kind
    title: str
    caption: str
    bureau: str
    register: str
    locator: Locator
    offices: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Section:
    """The facts of one facet, the one asked about first; none where the register states none.

    `blank` says that the register has the column but left the cell empty; `around` are then the
    offices that the neighbouring items name. `instead_of` is the facet that the record does not
    state and these facts stand in for.
    """

    facet: Facet
    facts: tuple[Fact, ...]
    blank: bool = False
    around: tuple[str, ...] = ()
    instead_of: Facet | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Facts of one record. The first section answers what was asked; no section: an overview.

    `spotlight` is the fact whose words come nearest to the question's, where one stands out;
    `carried` is the caption of the matter that a follow-up inherited, "" else; `unstated` names
    what was asked and no register states; `also` is the other bureau's record of the matter;
    `broken_off` are the last words of cells that break off in the source; `changes` the
    typing errors that were mended, as (wrong, right);
    `decided` says that the spotlight is the clause for the very length of time asked about, which
    may name another body than the office; `leads` that it says itself what was asked (通知谁) and
    comes before all else. `besides` are clauses for what else the question asked.
    """

    record: Reference
    sections: tuple[Section, ...]
    asked: tuple[Facet, ...]
    spotlight: Fact | None = None
    carried: str = ""
    unstated: str = ""
    also: Reference | None = None
    further: tuple[Facet, ...] = ()
    broken_off: tuple[str, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    decided: bool = False
    leads: bool = False
    besides: tuple[Fact, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Several records that meet one condition; `subject` says which, in words of the registers.

    `unstated` names what was asked besides and no register states; `elsewhere` how many items the
    registers of the other bureaus hold, where no bureau was named.
    """

    question: SetQuestion
    subject: str
    records: tuple[Reference, ...]
    count: int
    unit: str = "项"
    unstated: str = ""
    because: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records side by side, each with the facts asked for, in the order in which they were named.

    `asked` is empty where no fact was named: each side is then an overview in one line a fact.
    """

    sides: tuple[Answer, ...]
    asked: tuple[Facet, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """Two or three records equally near: the person picks one."""

    records: tuple[Reference, ...]
    asked: tuple[Facet, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotFound:
    """No record answers; `misses` counts the turns in a row that ended so.

    `asked` is the bureau of another place that was asked about, `known` are those that have registers.
    """

    reason: Missing = Missing.NOT_FOUND
    misses: int = 1
    asked: str = ""
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chat:
    """A few friendly words, no fact."""

    talk: Talk


Reply = Answer | Listing | Comparison | Choices | NotFound | Chat

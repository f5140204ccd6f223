"""Two periods for one thing: limits that run from one event, frequencies of one subject; pure.

What one thing is, the words tell: four characters that both places share and few other records of
the source have. Whether both may stand (a law and an older regulation) the editor decides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knowledge import periods
from knowledge.records import Locator, Note, NoteKind
from knowledge.remarks import Register, Spot
from knowledge.terms import Period, Relation
from knowledge.text import fold, tidy

_RUN = 4  # characters that two places must share to speak of one thing
# A run tells two things apart where at most this share of the records have it, or three of them.
_COMMONPLACE, _FEW = 0.1, 3
_LIMITS = (Relation.WITHIN, Relation.AT_MOST)
_CLAUSE = re.compile(r"[^，,；;。]+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class _Stated:
    """A period and the cell that states it."""

    spot: Spot
    period: Period

    @property
    def length(self) -> tuple[object, ...]:
        return self.period.quantity, self.period.unit, self.period.upper or 1

    @property
    def sentence(self) -> str:
        return tidy(self.period.sentence)

    @property
    def words(self) -> str:
        return tidy(self.period.words)

    @property
    def clause(self) -> str:
        """The piece of the sentence, between commas, that the period stands in."""
        at = self.sentence.find(self.words)
        pieces = _CLAUSE.finditer(self.sentence)
        return next((p[0].strip() for p in pieces if p.start() <= at < p.end()), self.words)

    @property
    def action(self) -> str:
        """The piece of the sentence that says what is to be done within the period."""
        found = _CLAUSE.search(self.sentence.partition(self.words)[2])
        return found[0] if found else ""

    @property
    def subject(self) -> str:
        """The sentence without the period's own words, which say nothing of its subject."""
        return self.sentence.replace(self.words, "，")


_Groups = dict[tuple[str, str], list[_Stated]]


def differing_limits(register: Register) -> Iterator[Note]:
    """Different limits for the same act from the same event (收到异议之日起: 五日, 5个工作日)."""
    commonplace = _commonplace(register)
    groups: _Groups = defaultdict(list)
    for stated in _stated(register):
        event = fold(stated.period.event)
        if stated.period.relation in _LIMITS and len(event) >= _RUN:
            for run in _telling(stated.action, commonplace):
                groups[event, run].append(stated)
    yield from _conflicts(groups, lambda stated, _: f"「{tidy(stated.period.event)}」起的期限")


def differing_frequencies(register: Register) -> Iterator[Note]:
    """Different frequencies of one subject (管理类别: 每三月调整一次, 按季度调整)."""
    commonplace = _commonplace(register)
    groups: _Groups = defaultdict(list)
    for stated in _stated(register):
        if _is_frequency(stated.period):
            for run in _telling(stated.subject, commonplace):
                groups[run, ""].append(stated)
    yield from _conflicts(groups, lambda _, run: f"「{run}」的频次")


def _stated(register: Register) -> Iterator[_Stated]:
    for spot in register.written():
        # A sentence that a cell repeats adds nothing, and comparing it again takes long.
        found = {(p.sentence, p.words): p for p in periods.parse(spot.field.text)}
        yield from (_Stated(spot, p) for p in found.values() if p.quantity is not None)


def _is_frequency(period: Period) -> bool:
    counted = period.relation in (Relation.AT_LEAST, Relation.AT_MOST) and period.upper is not None
    return period.relation is Relation.EVERY or counted


def _conflicts(groups: _Groups, name: Callable[[_Stated, str], str]) -> Iterator[Note]:
    """A note at every place of a group that another place contradicts, one for each wording."""
    noted: set[tuple[str, Locator, str]] = set()
    for (thing, _), group in groups.items():
        for here in group:
            mark = (here.spot.record.key, here.spot.field.locator, here.clause)
            there = next((other for other in group if _contradict(here, other)), None)
            if there is not None and mark not in noted:
                noted.add(mark)
                yield _note(here, there, name(here, thing))


def _contradict(one: _Stated, other: _Stated) -> bool:
    """Two periods in one sentence are meant to differ."""
    return one.length != other.length and one.sentence != other.sentence


def _note(here: _Stated, there: _Stated, thing: str) -> Note:
    place = there.spot.field.locator
    message = (
        f"{thing}，这里写「{here.words}」，第{place.row}行「{place.column}」写「{there.words}」，"
        "请核对以哪个为准；意思相同的，请统一写法"
    )
    return here.spot.note(NoteKind.CONFLICT, message, here.clause)


def _commonplace(register: Register) -> frozenset[str]:
    """The runs that stand in so many records of the source that sharing one means nothing."""
    records = register.reading.records
    seen = Counter(
        run
        for record in records
        for run in {run for field in record.fields for run in _runs(field.text)}
    )
    most = max(_FEW, int(len(records) * _COMMONPLACE))
    return frozenset(run for run, count in seen.items() if count > most)


def _telling(text: str, commonplace: frozenset[str]) -> list[str]:
    """The runs of a text that tell its subject, each once, in order: the order fixes the notes."""
    return [run for run in dict.fromkeys(_runs(text)) if run not in commonplace]


def _runs(text: str) -> Iterator[str]:
    """All runs of four Chinese characters in a text, overlapping ones too."""
    for words in _HAN.finditer(text):
        for at in range(len(words[0]) - _RUN + 1):
            yield words[0][at : at + _RUN]

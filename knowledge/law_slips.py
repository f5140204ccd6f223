"""Likely slips in citations: two spellings of one law's name, two dates for one law; pure.

Each is noted once, at the first place of the rarer spelling, with the number of places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from knowledge import citations
from knowledge.records import Column, Note, NoteKind
from knowledge.remarks import Register, Spot
from knowledge.terms import Citation
from knowledge.text import fold

_CITING = (Column.BASIS, Column.RELATED_BASIS, Column.RESPONSIBILITY_BASIS)
# 公证法 and 律师法 differ in two characters of three: short names are too near by nature.
_SHORTEST_FOR_ONE, _SHORTEST_FOR_TWO = 5, 8
_MOST_APART = 2


@dataclass
class _Spelling:
    """One way to write a name or a date: where it stands first, in how many cells."""

    words: str
    first: Spot
    places: set[tuple[int, str]] = field(default_factory=set)

    def count(self, spot: Spot) -> None:
        self.places.add((spot.field.locator.row, spot.field.locator.column))

    def elsewhere(self) -> str:
        others = len(self.places) - 1
        return f"（另有 {others} 处也这样写）" if others else ""


def similar_names(register: Register) -> Iterator[Note]:
    """Laws whose names differ by one or two characters (社区矫正[法]实施办法)."""
    names: dict[str, _Spelling] = {}
    for spot, citation in _cited(register):
        written = names.setdefault(citation.law, _Spelling(citation.written, spot))
        written.count(spot)
    by_frequency = sorted(names, key=lambda name: -len(names[name].places))
    for rank, name in enumerate(by_frequency):
        usual = next((u for u in by_frequency[:rank] if _nearly_same(u, name)), None)
        if usual is not None:
            yield _name_note(names[usual], names[name])


def _name_note(usual: _Spelling, rare: _Spelling) -> Note:
    message = (
        f"与别处的{usual.words}（{len(usual.places)} 处）只差一两个字，"
        f"可能是同一部{rare.elsewhere()}，请核对"
    )
    return rare.first.note(NoteKind.SLIP, message, rare.words)


def _nearly_same(one: str, other: str) -> bool:
    """Whether two names differ in one character, or in two that are both left out or both changed.

    公证员… and 公证机构… differ in a word put for another, which makes two laws and no slip.
    """
    short, long = sorted((one, other), key=len)
    # Two document numbers differ in a digit because they are two documents.
    if len(short) < _SHORTEST_FOR_ONE or re.search(r"\d", one + other):
        return False
    left_out = len(long) - len(short)
    changed = sum(a != b for a, b in zip(one, other, strict=False))
    apart = left_out or changed
    if left_out and not _is_left_of(short, long):
        return False
    return apart == 1 or (apart == _MOST_APART and len(short) >= _SHORTEST_FOR_TWO)


def _is_left_of(short: str, long: str) -> bool:
    """Whether the short text is what is left of the long one when some characters are taken out."""
    rest = iter(long)
    return all(char in rest for char in short)


_DATE = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?")
_ACTS: Mapping[str, re.Pattern[str]] = {
    "通过": re.compile("通过"),
    "公布": re.compile("公布|发布|颁布"),
    "修改": re.compile("修正|修订|修改"),
    "施行": re.compile("施行|实施"),
}


def differing_dates(register: Register) -> Iterator[Note]:
    """One law cited as passed, published, amended or in force on different dates."""
    dated: dict[tuple[str, str], dict[str, _Spelling]] = defaultdict(dict)
    for spot, citation in _cited(register):
        for act, date, statement in _dates(citation):
            spelling = dated[citation.law, act].setdefault(date, _Spelling(statement, spot))
            spelling.count(spot)
    for (law, act), dates in dated.items():
        usual = max(dates, key=lambda date: len(dates[date].places))
        for date, rare in dates.items():
            if not _compatible(date, usual):
                message = (
                    f"《{law}》的{act}日期与别处不同，别处写「{dates[usual].words}」"
                    f"（{len(dates[usual].places)} 处）{rare.elsewhere()}，请核对"
                )
                yield rare.first.note(NoteKind.SLIP, message, rare.words)


def _dates(citation: Citation) -> Iterator[tuple[str, str, str]]:
    """Act, date and statement of what stands in brackets after a law's name.

    A law amended several times states several dates of one act; the last is the edition cited.
    """
    latest: dict[str, tuple[str, str]] = {}
    for statement in citation.dates:
        date = _DATE.search(fold(statement))
        for act, words in _ACTS.items():
            if date and words.search(statement):
                latest[act] = (date[0], statement)
    for act, (day, statement) in latest.items():
        yield act, day, statement


def _compatible(one: str, other: str) -> bool:
    """Whether one date is the other or leaves its day or month out."""
    return one.startswith(other) or other.startswith(one)


def _cited(register: Register) -> Iterator[tuple[Spot, Citation]]:
    for spot in register.written(*_CITING):
        for citation in citations.parse(spot.field.text):
            yield spot, citation

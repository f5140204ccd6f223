"""One register cell cut into sentences and numbered clauses, each knowing its place; pure."""

# What a sentence is, is decided here and only here: periods.py and amounts.py quote these pieces.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NUMERAL = "0-9零〇一二两三四五六七八九十百千万"
"""The characters a whole number is written with, for use inside a character class."""

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_KEPT = re.compile(r"\S|(?<=\d)\s(?=\s*\d)")
_CHINESE = "一二三四五六七八九十"
_PART = f"第[{NUMERAL}]{{1,9}}"
_BREAK = re.compile(
    rf"""
    (?P<tag></?p>|\n(?=[ \t\n\u3000]))
    |(?P<stop>[。!?]["”」』)]{{0,3}})
    |(?P<item>
        (?<!第)\((?:[{_CHINESE}]{{1,4}}|\d{{1,2}})\)(?![项款、])
        |(?:\A|(?<=[\s。;:,!?"”)>]))
         (?:\d{{1,2}}[.、](?:(?!\d)|(?=\d{{1,3}}\s?(?:个|日|天)))|[{_CHINESE}]{{1,3}}、)
     )
    |(?P<article>
        (?:\A|(?<=[\s】》)。"”>])){_PART}条(?:之[{_CHINESE}])?(?:、?{_PART}[款项])*(?::|\s)["“「]?
     )
    |(?P<quote>:["“「])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or numbered clause of a cell.

    `text` is a contiguous piece of the cell, trimmed of its numbering and of quotation marks that
    open or close outside it. `plain` is what patterns are held against: `text` in half width and
    without white space, so that "10 日" is "10日" there; a space between two figures stays, lest
    they become one. `places[i]` is where plain[i] stands in `text`. `listed` says that the
    clause carries a number of its own ("（四）", "2.").
    """

    text: str
    plain: str
    places: tuple[int, ...]
    listed: bool

    def cut(self, start: int, end: int) -> str:
        """The words of `text` under plain[start:end], white space kept; "" where start ≥ end."""
        if start >= end:
            return ""
        return self.text[self.places[start] : self.places[end - 1] + 1]


def sentences(cell: str) -> Iterator[Sentence]:
    """The sentences of a cell in order; headings of articles (第四十七条：) are left out.

    A sentence ends at 。！？, at a paragraph tag, at an indented new line, before a number of a
    list and where a quotation begins after a colon. A semicolon alone does not end it: in these
    registers the parts of one rule (情节严重的，…) are joined by semicolons.
    """
    start, listed = 0, False
    folded = cell.translate(_HALF_WIDTH)
    for found in _BREAK.finditer(folded):
        end = {"stop": found.end(), "quote": found.start() + 1}.get(
            found.lastgroup or "", found.start()
        )
        yield from _sentence(cell, folded, start, end, listed=listed)
        start, listed = found.end(), found.lastgroup == "item"
    yield from _sentence(cell, folded, start, len(cell), listed=listed)


def _sentence(cell: str, folded: str, start: int, end: int, *, listed: bool) -> Iterator[Sentence]:
    start, end = _trim(cell, start, end)
    if start < end:
        piece = folded[start:end]
        places = tuple(kept.start() for kept in _KEPT.finditer(piece))
        plain = "".join(piece[place] for place in places)
        yield Sentence(cell[start:end], plain, places, listed)


def _trim(cell: str, start: int, end: int) -> tuple[int, int]:
    """White space goes at both ends, and so does a quotation mark whose partner is elsewhere."""
    piece = cell[start:end]
    inner = piece.strip()
    for opening, closing in ("“”", "「」", "『』"):
        if closing not in inner:
            inner = inner.lstrip(opening)
        if opening not in inner:
            inner = inner.rstrip(closing)
    inner = inner.strip()
    start += piece.find(inner)
    return start, start + len(inner)

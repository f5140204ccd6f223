"""Splits a cell into the clauses that its own numbering makes, and a clause into sentences; pure.

Every piece is a contiguous part of the cell, so that each can be quoted as it stands.
"""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.text import tidy

# "1." "1．" "（一）" "【法律】" open a clause; a digit before or after the point is a number or date.
_OPENING = re.compile(
    r"(?<![\d第.．])(?=\d{1,2}[.．、](?!\d))|(?=（[一二三四五六七八九十]{1,3}）)(?<![款项条第]) ?|(?=【)"
)
_MARK = re.compile(r"^(?:\d{1,2}[.．、](?!\d)|（[一二三四五六七八九十]{1,3}）)\s*")
_SENTENCE = re.compile(r"[^。；;]*[。；;]?[”」]?")


def split_clauses(text: str) -> tuple[str, ...]:
    """The numbered clauses of a cell in order; what stands before the first is one of its own."""
    text = tidy(text)
    starts = sorted({0, *(found.end() for found in _OPENING.finditer(text)), len(text)})
    pieces = (text[a:b].strip() for a, b in pairwise(starts))
    return tuple(piece for piece in pieces if piece)


def without_mark(clause: str) -> str:
    """A clause without its own number: "4.自接收…" → "自接收…"."""
    return _MARK.sub("", clause).strip()


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, each with its closing mark; 。 and ； both end one."""
    return tuple(found[0].strip() for found in _SENTENCE.finditer(tidy(text)) if found[0].strip())

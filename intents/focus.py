"""A story has a matter somewhere in it: the clauses of a long message; pure."""

from __future__ import annotations

from collections.abc import Iterator

# A core of more characters than this says more than its matter.
_LONGEST_PLAIN = 35
# What somebody dictates has no punctuation: it is looked at through windows this wide that overlap.
_WINDOW = 14
_LONGEST_CLAUSE = 21


def is_story(core: str) -> bool:
    """Whether the core of a question is so long that only a part of it can be the matter."""
    return len(core) > _LONGEST_PLAIN


def clauses(core: str) -> tuple[str, ...]:
    """The pieces of a core (parted by spaces), long ones in overlapping windows; none is empty."""
    return tuple(part for piece in core.split() for part in _windows(piece))


def _windows(piece: str) -> Iterator[str]:
    if len(piece) <= _LONGEST_CLAUSE:
        yield piece
        return
    for start in range(0, len(piece) - _WINDOW // 2, _WINDOW // 2):
        yield piece[start : start + _WINDOW]

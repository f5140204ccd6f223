"""A key that is not there → the keys that were most likely meant; pure."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from knowledge.text import fold

_LONGEST = 200  # characters, far above any key; what is longer is no slip of one
_MOST = 3
_LIKENESS = 0.6  # of 1: the least that two spellings must share


def nearest(key: str, keys: Sequence[str]) -> tuple[str, ...]:
    """Three keys at most, best first: those that end as the given one does (4.2, duty/4.2), else
    those spelt like it; none where it is like none."""
    wanted = fold(key[:_LONGEST]).strip("/")
    ending = [known for known in keys if wanted and f"/{known}".endswith(f"/{wanted}")]
    return tuple(ending[:_MOST] or difflib.get_close_matches(wanted, keys, _MOST, _LIKENESS))

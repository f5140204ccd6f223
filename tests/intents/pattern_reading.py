"""How a pattern reads a text: whether the parts that repeat without bound can be told apart.

A repeated group whose words can make one text in two ways ("需要" as 需要, or as 需 and 要) takes
twice as long with every repetition: forty of them, and the answer never comes.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

# Python's own reading of a pattern; it has no public name.
_parser: Any = import_module("re._parser")
_LOOKS = ("AT", "ASSERT", "ASSERT_NOT")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT")
# What is read once and for all: x++ and (?>x) never come back to try another way.
_FIRM = ("POSSESSIVE_REPEAT", "ATOMIC_GROUP")
_MOST_REPEATS = 3


def ambiguous_repeats(pattern: str) -> list[str]:
    """The words of each group that repeats without bound and can read one text in two ways."""
    return [" ".join(group) for group in _groups(_parser.parse(pattern)) if not decodable(group)]


def decodable(words: Iterable[str]) -> bool:
    """Whether any text made of these words was made in one way only (Sardinas and Patterson, 1953)."""
    code = list(words)
    if "" in code or max(Counter(code).values(), default=0) > 1:
        return False
    found: set[str] = set()
    fresh = {rest for a, b in itertools.permutations(code, 2) for rest in _rest(a, b)}
    while fresh:
        if "" in fresh or fresh & set(code):
            return False
        found |= fresh
        pairs = [(a, b) for left in fresh for word in code for a, b in ((left, word), (word, left))]
        fresh = {rest for a, b in pairs for rest in _rest(a, b)} - found
    return True


def _rest(start: str, whole: str) -> Iterator[str]:
    if whole.startswith(start):
        yield whole[len(start) :]


def _groups(tree: Iterable[tuple[Any, Any]]) -> Iterator[list[str]]:
    """The words of every group, at any depth, that repeats without bound."""
    for kind, what in tree:
        name = str(kind)
        if name in _REPEATS and what[1] > 10**6:
            yield _words(what[2])
        for inner in _inside(name, what):
            yield from _groups(inner)


def _inside(name: str, what: Any) -> list[Any]:  # noqa: ANN401 — Python's own tree
    if name in {*_REPEATS, *_FIRM}:
        return [what[2] if isinstance(what, tuple) else what]
    if name == "BRANCH":
        return list(what[1])
    if name == "SUBPATTERN":
        return [what[3]]
    return [what[1]] if name in {"ASSERT", "ASSERT_NOT"} else []


def _words(tree: Iterable[tuple[Any, Any]]) -> list[str]:
    """All texts that a part of a pattern matches; a set of characters counts as one of them."""
    ways = [_ways(str(kind), what) for kind, what in tree]
    return ["".join(parts) for parts in itertools.product(*ways)]


def _ways(name: str, what: Any) -> list[str]:  # noqa: ANN401 — Python's own tree
    if name == "LITERAL":
        return [chr(what)]
    if name == "IN":
        return [chr(value) for kind, value in what if str(kind) == "LITERAL"] or ["\0"]
    if name in _LOOKS:
        return [""]
    if name in _REPEATS or name == "POSSESSIVE_REPEAT":
        least, most, inner = what
        # A bounded repeat is a choice; one without bound within another one is told as "".
        repeats = range(least, most + 1) if most <= _MOST_REPEATS else (0,)
        return [word for count in repeats for word in _words(list(inner) * count)]
    return [word for inner in _inside(name, what) for word in _words(inner)] or ["\0"]

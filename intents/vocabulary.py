"""Which words the registers and the phrases are made of, and how often each is met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from knowledge.text import fold

Cut = Callable[[str], tuple[str, ...]]

LONGEST_TERM = 12  # characters
# A name that the store or an alias gives is worth as much as a word met this often.
_NAMED = 3
# Words that stand together this often are a term of their own (年度考核, 外出申请).
_OFTEN_TOGETHER = 3
_LONGEST_COMPOUND = 8  # characters
_SHORTEST_COMPOUND = 4


def count_terms(
    names: Iterable[str], asked: Iterable[str], written: Iterable[str], cut: Cut
) -> dict[str, int]:
    """The terms of 1–12 characters with their weights, folded; the heaviest first.

    `names` are whole terms (offices, laws, aliases and what they stand for); `asked` are titles and
    examples, `written` the registers' text. Single characters are counted as well: they tell how
    common 的 or 找 is in questions. Of what is asked, words that often stand together count too.
    """
    counts: Counter[str] = Counter()
    together: Counter[str] = Counter()
    for name in map(fold, names):
        counts[name] += _NAMED
        counts.update(cut(name))
    for text in map(fold, written):
        counts.update(cut(text))
    for text in map(fold, asked):
        words = cut(text)
        counts.update(words)
        together.update(_compounds(_in_order(text, frozenset(words))))
    counts.update({term: n for term, n in together.items() if n >= _OFTEN_TOGETHER})
    return {term: n for term, n in counts.most_common() if 0 < len(term) <= LONGEST_TERM}


def _in_order(text: str, words: frozenset[str]) -> list[str]:
    """The words of a text once each, in order: search mode gives long words and their parts."""
    found, at = [], 0
    while at < len(text):
        longest = max(map(len, words), default=1)
        size = next((n for n in range(longest, 1, -1) if text[at : at + n] in words), 1)
        found.append(text[at : at + size])
        at += size
    return found


def _compounds(words: list[str]) -> Iterator[str]:
    """Neighbouring words of a text joined, two or three, where all of them are whole words."""
    for size in (2, 3):
        for start in range(len(words) - size + 1):
            parts = words[start : start + size]
            joined = "".join(parts)
            fits = _SHORTEST_COMPOUND <= len(joined) <= _LONGEST_COMPOUND
            if fits and all(len(part) > 1 for part in parts):
                yield joined

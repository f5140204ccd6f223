"""Places in a law as they are written, 第11、12条 or 第四十九条第一款, read into numbers; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.text import read_number

# Possessive repeats (++, {1,9}+) keep the patterns linear on hostile input.
NUMBER = r"(?:[0-9０-９]{1,5}+(?![0-9０-９])|[零〇一二两三四五六七八九十百千]{1,9}+)"

_UNITS = "章条款项"
_STEP = re.compile(
    r"(?P<join>\s*+(?:(?:以及|或者|[、，,和及与或至到~～—–-]++)\s*+)?)(?P<nth>第?)\s*+"
    rf"(?P<bracket>[（(]?)\s*+(?P<number>{NUMBER})\s*+[）)]?\s*+(?P<unit>[章节条款项]?)"
    rf"(?:(?<=条)之{NUMBER})?"
)
_RANGE = re.compile(r"[至到~～—–-]")
_LONGEST_RANGE = 60
_LONGEST_LIST = 20  # numbers that wait for their unit: beyond it the text is no citation


class Provision(NamedTuple):
    """A place in a law, each number from 1, None where it is not stated."""

    chapter: int | None = None
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Provisions named in one go (第11、12、13条): one or more, and the index where they end."""

    provisions: tuple[Provision, ...]
    end: int


def read_run(text: str, start: int, under: int | None = None, *, loose: bool = False) -> Run | None:
    """The provisions named in `text` from index `start` on, in order; None where there are none.

    "第34、35、36条" → three articles, "第四十九条第一款、第二款" → two, "第五章、第六章" → two
    chapters, "第九条至第十一条" → three. `under` is the article that a bare 第二款 belongs to.
    `loose` lets 第 be missing ("47条2款"), as in questions.
    """
    steps = _Steps(Provision(article=under), start, loose=loose)
    while (step := _STEP.match(text, steps.at)) and steps.take(step):
        pass
    return Run(tuple(steps.found), steps.end) if steps.found else None


class _Steps:
    """The run as read so far; numbers wait until their unit is read (11, 12 in 第11、12条)."""

    def __init__(self, base: Provision, start: int, *, loose: bool) -> None:
        self.found: list[Provision] = []
        self.at = self.end = start
        self._base, self._loose = base, loose
        self._waiting: list[int] = []
        self._adjacent = True

    def take(self, step: re.Match[str]) -> bool:
        """Read one more number; False where the run ended before it."""
        number, join, unit = read_number(step["number"]), step["join"].strip(), step["unit"]
        if not number or not self._allows(step) or len(self._waiting) > _LONGEST_LIST:
            return False
        if not self._waiting:
            self._adjacent = not join
        self._waiting += self._numbers(join, number, unit or "条")
        self.at = step.end()
        return self._place(unit) if unit else True

    def _allows(self, step: re.Match[str]) -> bool:
        join, unit = step["join"].strip(), step["unit"]
        if not self.found and not self._waiting:
            return not join and bool(step["nth"] or (self._loose and unit == "条"))
        if step["nth"]:
            return bool(join) or not self._waiting
        if not join:
            return bool(unit) and unit in "款项" and bool(step["bracket"] or self._loose)
        listed = "、" in join or bool(_RANGE.search(join))
        return listed and (unit in ("", "条") or bool(self._waiting))

    def _numbers(self, join: str, number: int, unit: str) -> list[int]:
        """The numbers that a join adds: after 至 all up to this one, else this one."""
        before = self._waiting[-1] if self._waiting else self._last(unit)
        if before and _RANGE.search(join) and 0 < number - before <= _LONGEST_RANGE:
            return list(range(before + 1, number + 1))
        return [number]

    def _last(self, unit: str) -> int | None:
        return self.found[-1][_UNITS.index(unit)] if self.found and unit in _UNITS else None

    def _place(self, unit: str) -> bool:
        """Give the waiting numbers their unit: an adjacent smaller one narrows the last place."""
        if unit == "节":  # a citation has no field for sections
            self._waiting, self.end = [], self.at
            return bool(self.found)
        level = _UNITS.index(unit)
        base = self.found[-1] if self.found else self._base
        if level > 1 and base.article is None:
            return False
        if self.found and self._adjacent:
            if any(base[level:]):
                return False
            self.found.pop()
        elif level == 1 and base.article is None:
            base = Provision()
        unset = Provision()[level + 1 :]
        self.found += [Provision._make((*base[:level], number, *unset)) for number in self._waiting]
        self._waiting, self.end = [], self.at
        return True

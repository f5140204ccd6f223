"""Subjects that take each other's place: what a follow-up means by naming another one; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.text import fold


@dataclass(frozen=True, slots=True)
class Family:
    """Subjects of one kind, as (what is said, what it stands for), longest first; all folded."""

    members: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, members: Sequence[str]) -> Family:
        """Members as the file writes them: a word, or "word = official term"."""
        pairs = []
        for member in members:
            says, _, term = member.partition(" = ")
            pairs.append((fold(says), fold(term or says)))
        return cls(tuple(sorted(pairs, key=lambda pair: -len(pair[0]))))

    def find(self, text: str) -> tuple[str, str] | None:
        """The longest member that stands in a text, None where none does."""
        return next((pair for pair in self.members if pair[0] in text), None)


def swap(before: str, now: str, families: Sequence[Family]) -> str:
    """The words before with their subject replaced by the one named now, as it is said: everyday
    words for it are known as such (开律所).

    "" where the two name no different subjects of one family. Both texts are folded; what else is
    said now is added behind.
    """
    for family in families:
        old, new = family.find(before), family.find(now)
        if old and new and old[1] != new[1]:
            rest = now.replace(new[0], " ")
            return f"{before.replace(old[0], new[0])} {rest}".strip()
    return ""


def replaced(before: str, wrong: str, right: str) -> str:
    """The words before without what was wrong in them, and with what is right behind them.

    "" where the wrong words do not stand there. All texts are folded.
    """
    return f"{before.replace(wrong, ' ')} {right}".strip() if wrong in before else ""

"""How often each thing is measured."""

from __future__ import annotations

from dataclasses import dataclass

from bench.children import ROOT

QUESTIONS = ROOT / "tests" / "data" / "dev.jsonl"


@dataclass(frozen=True, slots=True)
class Plan:
    """How often each thing is done; `turns` is the most questions asked, 0 for all there are.

    `rounds` is how often each compared method is asked all questions, `sizes` are the numbers of
    records that ranking is measured with.
    """

    builds: int
    asks: int
    breakdowns: int
    turns: int
    rounds: int
    sizes: tuple[int, ...]


FULL = Plan(builds=5, asks=10, breakdowns=5, turns=0, rounds=3, sizes=(160, 3_000, 100_000))
QUICK = Plan(builds=1, asks=2, breakdowns=1, turns=20, rounds=1, sizes=(160, 400))

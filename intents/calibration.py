"""Learns what each sign of certainty counts, from questions whose record is known; pure.

Logistic regression with a ridge, by Newton's method: the sum of logarithms that it lowers has one
lowest point, so the same questions always give the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from math import exp, sqrt

from intents.certainty import Signs
from intents.weights import Certainty

# How strongly a sign is held near 0 (in standard units of the sign); keeps rare signs modest.
_RIDGE = 3.0
# A sign that hardly ever changes, or by little beside what it is, is taken to vary by so much: else
# a chance difference would come to count beyond all measure.
_LEAST_SPREAD = 0.1
_LEAST_SPREAD_OF_MEAN = 0.1
_ROUNDS = 25
_DIGITS = 4

Vector = list[float]


def calibrate(cases: Sequence[tuple[Signs, bool]]) -> Certainty:
    """What each sign counts, from cases of signs and whether the candidate was the one meant.

    Raises ValueError where the cases do not hold both kinds.
    """
    if len({right for _, right in cases}) < len((True, False)):
        raise ValueError("both right and wrong cases are needed")
    names = [field.name for field in fields(Signs)]
    rows = [[float(asdict(found)[name]) for name in names] for found, _ in cases]
    means, spreads = _standard(rows)
    scaled = [
        [1.0, *((x - m) / s for x, m, s in zip(row, means, spreads, strict=True))] for row in rows
    ]
    counts = _newton(scaled, [float(right) for _, right in cases])
    each = [count / spread for count, spread in zip(counts[1:], spreads, strict=True)]
    start = counts[0] - sum(count * mean for count, mean in zip(each, means, strict=True))
    found = {name: round(count, _DIGITS) for name, count in zip(names, each, strict=True)}
    return Certainty(start=round(start, _DIGITS), **found)


def _standard(rows: Sequence[Vector]) -> tuple[Vector, Vector]:
    """Mean and spread of each sign, the spread never nothing."""
    columns = list(zip(*rows, strict=True))
    means = [sum(column) / len(column) for column in columns]
    spreads = [
        max(
            sqrt(sum((x - mean) ** 2 for x in column) / len(column)),
            _LEAST_SPREAD,
            _LEAST_SPREAD_OF_MEAN * abs(mean),
        )
        for column, mean in zip(columns, means, strict=True)
    ]
    return means, spreads


def _newton(rows: Sequence[Vector], wanted: Vector) -> Vector:
    counts = [0.0] * len(rows[0])
    for _ in range(_ROUNDS):
        slope = [-_RIDGE * count if place else 0.0 for place, count in enumerate(counts)]
        bend = [[_RIDGE * (i == j > 0) for j in range(len(counts))] for i in range(len(counts))]
        for row, right in zip(rows, wanted, strict=True):
            chance = 1 / (1 + exp(-sum(c * x for c, x in zip(counts, row, strict=True))))
            sway = chance * (1 - chance)
            for i, x in enumerate(row):
                slope[i] += (right - chance) * x
                for j in range(i + 1):
                    bend[i][j] += sway * x * row[j]
        for i in range(len(counts)):
            for j in range(i):
                bend[j][i] = bend[i][j]
        counts = [c + step for c, step in zip(counts, _solved(bend, slope), strict=True)]
    return counts


def _solved(matrix: Sequence[Vector], right: Vector) -> Vector:
    """The x of matrix · x = right, by elimination; the matrix is symmetric and positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    found = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][j] * found[j] for j in range(i + 1, size))
        found[i] = (rows[i][size] - known) / rows[i][i]
    return found

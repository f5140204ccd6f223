"""Compares our matcher with other ways to search, over the same records and questions."""

from __future__ import annotations

import importlib.util
import json
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.children import run_inside
from bench.corpus import Corpus, Question
from bench.figures import MEGABYTE, Column, Grid, Row, Unit, percentile
from bench.judging import LOOKED_AT, Hit, Sureness, at_coverage, by_own_decision, share_within
from bench.plans import QUESTIONS, Plan

_REGISTERS, _EXAMPLES = "登记表", "登记表＋说法"


@dataclass(frozen=True, slots=True)
class Method:
    """One way to search, measured with the ways to ask (examples) and without.

    `opener` makes it ready (inside/, "module:function"); `library` is what `make bench` installs
    for it, "" where the program itself has it.
    """

    key: str
    label: str
    opener: str
    library: str = ""


# A new method means a new line here, and in inside/ the function that opens it.
METHODS = (
    Method("ours", "谁管", "rank_ours:matcher"),
    Method("wratio", "rapidfuzz WRatio", "rank_rapidfuzz:wratio"),
    Method("token_set", "rapidfuzz token_set_ratio，分词", "rank_rapidfuzz:token_set"),
    Method("fts_trigrams", "SQLite FTS5 trigram", "rank_fts:trigrams"),
    Method("fts_words", "SQLite FTS5，分词", "rank_fts:words"),
    Method("bm25s", "bm25s，分词", "rank_bm25s:words", "bm25s"),
    Method("tantivy", "tantivy，分词", "rank_tantivy:words", "tantivy"),
    Method("tfidf", "TF-IDF，单字和字对", "rank_tfidf:characters", "sklearn"),
)
LIBRARIES = tuple(method.library for method in METHODS if method.library)

_COLUMNS = (
    Column("first", "首位正确", Unit.SHARE),
    Column("looked_at", "前三位有", Unit.SHARE),
    Column("wrong", "错而肯定", Unit.QUESTIONS),
    Column("p50", "p50", Unit.MILLISECONDS),
    Column("p99", "p99", Unit.MILLISECONDS),
    Column("memory", "内存", Unit.MEGABYTES),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What one method found for each question, its times and memory (bytes), each the median of
    several runs; `answers` are those of a method that decides by itself."""

    method: Method
    found: tuple[tuple[Hit, ...], ...]
    p50: float
    p99: float
    memory: float
    answers: tuple[str | None, ...] = ()
    examples: bool = True

    @property
    def searched(self) -> str:
        """What was searched, in words."""
        return _EXAMPLES if self.examples else _REGISTERS


def compare(plan: Plan, folder: Path) -> tuple[Grid, ...]:
    """The comparison; methods whose library is not installed are left out, and named.

    `folder` is empty, and takes all that is written. Raises ChildFailed where a child fails.
    """
    prepared = folder / "corpus"
    prepared.mkdir(mode=0o700)
    run_inside("prepare", folder, str(prepared), str(QUESTIONS), str(plan.turns))
    lacking = [m for m in METHODS if m.library and not importlib.util.find_spec(m.library)]
    asked = [
        ask(method, plan.rounds, folder, prepared, examples=examples)
        for method in METHODS
        if method not in lacking
        for examples in (True, False)
    ]
    return (grid_of(Corpus.load(prepared).questions, asked, lacking),)


def ask(method: Method, rounds: int, folder: Path, corpus: Path, *, examples: bool) -> Asked:
    """Put all questions to a method, `rounds` times, each in a process of its own."""
    searched = "examples" if examples else "registers"
    runs = [
        json.loads(run_inside("compare", folder, method.opener, str(corpus), searched).last_line)
        for _ in range(rounds)
    ]
    p50, p99 = (
        _median(percentile(run["seconds"], percent) for run in runs) for percent in (50, 99)
    )
    found = tuple(tuple(Hit(*hit) for hit in hits) for hits in runs[0]["found"])
    memory = _median(run["memory"] for run in runs)
    answers = tuple(runs[0]["answers"])
    return Asked(method, found, p50, p99, memory, answers, examples=examples)


def grid_of(
    questions: Sequence[Question], asked: Sequence[Asked], lacking: Sequence[Method]
) -> Grid:
    """The table; the first of those asked decides by itself, and sets the coverage for all."""
    decided = by_own_decision(questions, asked[0].answers)
    sure = [decided]
    sure += [at_coverage(questions, one.found, decided.answered) for one in asked[1:]]
    rows = (_row(questions, *pair) for pair in zip(asked, sure, strict=True))
    notes = [
        f"{len(questions)} 个问题；前两列只算其中有正确事项的 {sum(q.ranked for q in questions)} 个。",
        _coverage_note(questions, asked[0], decided),
        *_shortfalls(asked, sure, decided),
        *(f"没有装 {method.library}，没有比较：{method.label}。" for method in lacking),
    ]
    return Grid("排序和误答", ("方法", "查什么"), _COLUMNS, tuple(rows), tuple(notes))


def _row(questions: Sequence[Question], one: Asked, sure: Sureness) -> Row:
    return Row(
        f"{one.method.key}_{'examples' if one.examples else 'registers'}",
        (one.method.label, one.searched),
        (
            100 * share_within(questions, one.found, 1),
            100 * share_within(questions, one.found, LOOKED_AT),
            sure.wrong,
            one.p50 * 1e3,
            one.p99 * 1e3,
            one.memory / MEGABYTE,
        ),
    )


def _coverage_note(questions: Sequence[Question], ours: Asked, decided: Sureness) -> str:
    by_score = at_coverage(questions, ours.found, decided.answered)
    return (
        f"{ours.method.label}自己决定答不答，答了 {decided.answered:.0f} 个；其余各行只按分数取舍，"
        f"也取这么多。{ours.method.label}如果也只按分数取舍，错 {by_score.wrong:.0f} 个。"
    )


def _shortfalls(
    asked: Iterable[Asked], sure: Iterable[Sureness], decided: Sureness
) -> Iterator[str]:
    """A line for each method that does not find enough to answer as many."""
    for one, got in zip(asked, sure, strict=True):
        if got.answered < decided.answered:
            yield f"{one.method.label}（{one.searched}）只查得到 {got.answered:.0f} 个问题的事项。"


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)

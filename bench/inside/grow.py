"""Builds an index of so many records and asks it questions, as production does."""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from bench.children import PEAK_UNIT
from bench.growth import Grown
from bench.inside.synthetic import Invented, invent
from bot.config import read_settings
from bot.opening import open_store
from intents.cues import FOLDER
from intents.index import Index, build_index
from intents.index_file import load_index, save_index
from intents.phrasebook import load
from intents.query import LONGEST_QUESTION
from intents.questions import read_questions
from intents.ranking import Matcher
from intents.search import Search, open_search
from intents.weights import load_weights
from knowledge.records import Record
from knowledge.store import Store

T = TypeVar("T")

# So many of the records that were made up are asked for, spread evenly over them all.
_ASKED_FOR = 300
_AMONG = 3
_ROUNDS = 3


def main() -> None:
    """Print the figures (Grown) for as many records as argument 1 says.

    The questions are the single turns of the file of argument 2, at most argument 3 of them, 0 for
    all; and some that ask for records that were made up.
    """
    size, path, most = int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    settings = read_settings()
    store = open_store(settings, lambda line: print(line, file=sys.stderr))
    search = open_search(store, settings.index)
    growing = Growing(store, search, size)
    before = _memory()
    seconds, index = _timed(growing.index)
    memory = _memory() - before
    file = settings.index / "grown.bin"
    save_index(index, "grown", file)
    loading, _ = _timed(lambda: load_index(file, "grown"))
    # As the assistant does once all is open.
    gc.collect()
    gc.freeze()
    matcher = Matcher(index, search.words.cut, load_weights().ranking)
    asked = _single_turns(path)[: most or None]
    asked += [made.question for made in growing.asked]
    ranking, reading = _times(search, matcher, asked)
    found = sum(_is_found(search, matcher, made) for made in growing.asked)
    grown = Grown(
        len(index.keys),
        len(index.numbers),
        len(index.held.places),
        len(index.said_of),
        seconds,
        memory,
        file.stat().st_size,
        loading,
        tuple(ranking),
        tuple(reading),
        found / len(growing.asked) if growing.asked else None,
    )
    print(json.dumps(asdict(grown)))


def _single_turns(path: Path) -> list[str]:
    """The questions of a file that are one turn; what is refused for its length is not ranked."""
    turns = [question.turns for question in read_questions(path)]
    return [turn[0] for turn in turns if len(turn) == 1 and len(turn[0]) <= LONGEST_QUESTION]


class Growing:
    """The registers' records and as many made-up ones as are lacking to a size."""

    def __init__(self, store: Store, search: Search, size: int) -> None:
        self._records, self._cut = store.records(), search.words.cut
        self._lacking = max(0, size - len(self._records))
        self._said = dict(load(FOLDER).examples)
        self.asked: list[Invented] = []

    def index(self) -> Index:
        """The index of all of them; the made-up ones are made one by one."""
        return build_index(self._all(), self._said, self._cut, load_weights().fields)

    def _all(self) -> Iterator[Record]:
        yield from self._records
        every = max(1, self._lacking // _ASKED_FOR)
        for ordinal, made in enumerate(invent(self._records, self._lacking)):
            if ordinal % every == 0 and len(self.asked) < _ASKED_FOR:
                self.asked.append(made)
            # The index asks for these as soon as it has the record; afterwards nobody does.
            self._said[made.record.key] = made.examples
            yield made.record
            del self._said[made.record.key]


def _times(
    search: Search, matcher: Matcher, questions: list[str]
) -> tuple[list[float], list[float]]:
    """The seconds to rank each question, and to read and rank it: the least of some rounds, for what
    others do to the machine is no property of ours."""
    weights = load_weights().ranking
    # A new matcher each time: what one has ranked it remembers for a while.
    rounds = [_round(search, matcher.with_weights(weights), questions) for _ in range(_ROUNDS)]
    ranking = [min(times) for times in zip(*(ranked for ranked, _ in rounds), strict=True)]
    reading = [min(times) for times in zip(*(read for _, read in rounds), strict=True)]
    return ranking, reading


def _round(
    search: Search, matcher: Matcher, questions: list[str]
) -> tuple[list[float], list[float]]:
    search.words.cut.cache_clear()
    ranking, reading = [], []
    for question in questions:
        begun = time.perf_counter()
        query = search.read(question)
        read = time.perf_counter()
        matcher.rank(query)
        ended = time.perf_counter()
        ranking.append(ended - read)
        reading.append(ended - begun)
    return ranking, reading


def _is_found(search: Search, matcher: Matcher, made: Invented) -> bool:
    nearest = matcher.rank(search.read(made.question))[:_AMONG]
    return made.record.key in {candidate.key for candidate in nearest}


def _timed(do: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    done = do()
    return time.perf_counter() - begun, done


def _memory() -> int:
    """The most memory that this process has held so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT

"""Opens one of the compared methods in a process of its own, and asks it all questions."""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from pathlib import Path

from bench.children import PEAK_UNIT
from bench.corpus import Corpus
from bench.inside.opened import Opened

# What is read at the first use only, the tables for traditional characters too, is not measured.
_WARM_UP = ("电子手环最长戴多久", "電子手環最長戴多久")


def main() -> None:
    """Measure the method of argument 1 ("module:function") on the corpus of argument 2.

    It searches the ways to ask as well if argument 3 is "examples". Prints for each question what
    was found, the seconds it took and what was answered, if the method decides that; and the
    growth of the memory at its peak, in bytes: library, index and all.
    """
    module, name = sys.argv[1].split(":")
    corpus = Corpus.load(Path(sys.argv[2]), examples=sys.argv[3] == "examples")
    before = _peak()
    opened: Opened = getattr(importlib.import_module(f"bench.inside.{module}"), name)(corpus)
    for text in _WARM_UP:
        opened.rank(text)
    found, seconds = [], []
    for question in corpus.questions:
        begun = time.perf_counter()
        hits = opened.rank(question.text)
        seconds.append(time.perf_counter() - begun)
        found.append([(hit.key, hit.score) for hit in hits])
    memory = _peak() - before
    answers = [opened.answer(q.text) for q in corpus.questions] if opened.answer else []
    told = {"found": found, "seconds": seconds, "memory": memory, "answers": answers}
    print(json.dumps(told))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT

"""Asks all questions of a file in one running process."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from bot.assistant import Assistant
from bot.config import read_settings
from bot.moves import State
from bot.opening import open_assistant
from bot.render import as_text
from bot.replies import Reply

# The first question of a process loads the dictionary; the others are what is measured here.
_WARM_UP = "电子手环最长戴多久"


def main() -> None:
    """Ask the turns of a {"turns"} file (argument 1; at most argument 2 of them, 0 for all).

    Prints the seconds of each turn, the reply's text included, and how many replies of each kind.
    """
    assistant = open_assistant(read_settings(), _tell)
    assistant.respond(State(), _WARM_UP)
    assistant.search.get_ready()
    most = int(sys.argv[2]) or None
    answered = list(islice(_answered(assistant, _conversations(Path(sys.argv[1]))), most))
    kinds = Counter(type(reply).__name__ for reply, _ in answered)
    print(json.dumps({"seconds": [seconds for _, seconds in answered], "kinds": kinds}))


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


def _conversations(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["turns"]


def _answered(
    assistant: Assistant, conversations: Iterable[list[str]]
) -> Iterator[tuple[Reply, float]]:
    for turns in conversations:
        state = State()
        for turn in turns:
            begun = time.perf_counter()
            state, reply = assistant.respond(state, turn)
            as_text(reply)
            yield reply, time.perf_counter() - begun

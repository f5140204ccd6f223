"""Our own matcher, by the front door of the assistant."""

from __future__ import annotations

import sys

from bench.corpus import Corpus
from bench.inside.opened import Opened, nearest
from bench.judging import Hit
from bot.assistant import Assistant
from bot.config import read_settings
from bot.evaluating import say_of
from bot.opening import open_assistant, open_store
from intents.judging import ReplyKind
from intents.search import open_search


def matcher(corpus: Corpus) -> Opened:
    """The matcher as it is; without the ways to ask, it does without everyday words too.

    To read the question, to mend it and to rank is what takes time; the assistant decides.
    """
    settings = read_settings()
    if corpus.examples:
        return _opened(open_assistant(settings, _tell))
    store = open_store(settings, _tell)
    return _opened(Assistant.of(store, open_search(store, corpus.bare_index, corpus.bare_phrases)))


def _opened(assistant: Assistant) -> Opened:
    say = say_of(assistant)

    def rank(question: str) -> tuple[Hit, ...]:
        candidates = assistant.search.matcher.rank(assistant.understood(question))
        return nearest((candidate.key, candidate.score) for candidate in candidates)

    def answer(question: str) -> str | None:
        heard = say((question,))
        if heard.kind is not ReplyKind.ANSWER:
            return None
        return heard.keys[0] if heard.keys else ""

    return Opened(rank, answer)


def _tell(line: str) -> None:
    print(line, file=sys.stderr)

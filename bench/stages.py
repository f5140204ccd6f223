"""The stages of one `shuiguan ask`, and a stopwatch that is put around their functions."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: the name people read, and the function (`module`, dotted `name`) that does it."""

    key: str
    label: str
    module: str
    name: str


IMPORTS = "imports"
COMMAND = "command"

# A stage that calls another counts without it. jieba reads its dictionary at the first cut.
STAGES = (
    Stage("store", "打开知识库", "bot.opening", "open_store"),
    Stage("phrases", "读说法文件", "intents.search", "load_aliases"),
    Stage("cues", "读提示词", "intents.search", "load_cues"),
    Stage("dictionary", "载入分词词典", "jieba", "Tokenizer.initialize"),
    Stage("index", "载入索引", "intents.kept", "load_index"),
    Stage("opening", "准备检索的其余部分", "bot.opening", "open_search"),
    Stage("answering", "理解、排序、作答", "bot.assistant", "Assistant.respond"),
)


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """Adds up the seconds of each stage, those of stages inside it left out."""

    clock: Callable[[], float] = time.perf_counter
    seconds: dict[str, float] = field(default_factory=dict)
    _inner: list[float] = field(default_factory=list)

    def timed(self, stage: str, function: Callable[P, T]) -> Callable[P, T]:
        """The same function, its time counted under `stage`, however it ends."""

        def timed(*args: P.args, **kwargs: P.kwargs) -> T:
            begun = self.clock()
            self._inner.append(0.0)
            try:
                return function(*args, **kwargs)
            finally:
                self._count(stage, self.clock() - begun)

        return timed

    def _count(self, stage: str, spent: float) -> None:
        own = spent - self._inner.pop()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + own
        if self._inner:
            self._inner[-1] += spent

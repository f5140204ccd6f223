"""What the assistant would say of every record under every facet: 160 × 13 answers, made once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.assistant import Assistant
from bot.moves import Show
from bot.render import as_text
from bot.replies import Answer
from knowledge.records import Facet, Fact, Record

# The matter before, an unstated fact and the other bureau's record make an answer as long as it gets.
UNSTATED = "电话"


@dataclass(frozen=True)
class Shown:
    """One answer: `facet` is what was asked, None for an overview; `crowded` has every extra line."""

    record: Record
    facet: Facet | None
    crowded: bool
    facts: tuple[Fact, ...]
    answer: Answer
    text: str

    @property
    def name(self) -> str:
        """Which answer it is, for messages."""
        return f"{self.record.key} × {self.facet or 'overview'}{' crowded' * self.crowded}"

    @property
    def first_line(self) -> str:
        """The line that is read aloud."""
        return self.text.split("\n", 1)[0]


def every_answer(assistant: Assistant) -> tuple[Shown, ...]:
    """The answers in the registers' order, each plain facet and overview once, every other crowded."""
    return tuple(shown for record in assistant.store.records() for shown in _of(assistant, record))


def _of(assistant: Assistant, record: Record) -> Iterator[Shown]:
    facts = assistant.store.facts(record.key)
    # Its title and the end of what it says last: a question in the register's own words.
    query = assistant.search.read(f"{record.title[:30]}{facts[-1].quote[-30:]}")
    other = _of_the_other_bureau(assistant, record)
    for place, facet in enumerate((None, *Facet)):
        asked = (facet,) if facet else ()
        move = Show(record.key, asked)
        crowded = Show(record.key, asked, carried=True, unstated=UNSTATED, also=other)
        for one in (move, crowded) if place % 2 else (move,):
            answer = assistant.composer.answer(one, query)
            yield Shown(record, facet, one is crowded, facts, answer, as_text(answer))


def _of_the_other_bureau(assistant: Assistant, record: Record) -> str:
    """A record of the other bureau's: each has its turn, of every kind."""
    keys = assistant.store.keys()
    others = [key for key in keys if not key.startswith(f"{record.bureau}/")]
    return others[-1 - keys.index(record.key) % len(others)]

"""Conversations with an assistant, a turn after the other, and what its last reply says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.assistant import Assistant
from bot.moves import State
from bot.render import as_text
from bot.replies import Answer, Choices, Comparison, Listing, Reply

WAY_OUT = "行政服务大厅窗口"


@dataclass(frozen=True)
class Heard:
    """What a person hears last, and what the assistant remembers then."""

    state: State
    reply: Reply

    @cached_property
    def text(self) -> str:
        """The reply as the console shows it."""
        return as_text(self.reply, WAY_OUT)

    @property
    def first_line(self) -> str:
        """The line that is read aloud."""
        return self.text.split("\n", 1)[0]

    @property
    def keys(self) -> tuple[str, ...]:
        """The records that the reply answers with, compares, lists or offers."""
        if isinstance(self.reply, Answer):
            return (self.reply.record.key,)
        if isinstance(self.reply, Comparison):
            return tuple(side.record.key for side in self.reply.sides)
        if isinstance(self.reply, Listing | Choices):
            return tuple(record.key for record in self.reply.records)
        return ()


def talk(assistant: Assistant, *turns: str, bureau: str = "", state: State | None = None) -> Heard:
    """Say these turns one after another, from the beginning or from a state; what is heard last."""
    now = state or State()
    for turn in turns[:-1]:
        now, _ = assistant.respond(now, turn, bureau)
    return Heard(*assistant.respond(now, turns[-1], bureau))

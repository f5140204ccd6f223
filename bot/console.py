"""The chat in a terminal. The only door to prompt_toolkit."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory

from bot import wording
from bot.assistant import Assistant
from bot.dialogue import State
from bot.privacy import mask
from bot.render import as_text

_LEAVE = frozenset({"退出", "exit", "quit", "q", ":q", "/quit", "/exit"})
_PROMPT = "问> "


class _MaskedHistory(FileHistory):
    """The lines typed before, without the numbers that point at a person."""

    def store_string(self, string: str) -> None:
        super().store_string(mask(string))


def chat(assistant: Assistant, data: Path, way_out: str) -> int:
    """Talk until 退出 or the end of input; the exit status.

    On a terminal with a prompt and history; piped, a line a question and a blank line after each
    reply. A line that is not UTF-8 is named on standard error, the others go on.
    """
    if sys.stdin.isatty():
        return _talk(assistant, _typed(data), way_out, greet=True)
    lines = _Piped(sys.stdin.buffer)
    status = _talk(assistant, lines, way_out, greet=False)
    return status or int(lines.broken)


def _talk(assistant: Assistant, lines: Iterable[str], way_out: str, *, greet: bool) -> int:
    if greet:
        _say(wording.console_greeting())
    state = State()
    for line in lines:
        if line.strip().lower() in _LEAVE:
            break
        state, reply = assistant.respond(state, line)
        _say(f"{as_text(reply, way_out)}\n")
    if greet:
        _say(wording.FAREWELL)
    return 0


def _say(text: str) -> None:
    print(text, flush=True)


def _typed(data: Path) -> Iterator[str]:
    """Lines typed at the prompt until Ctrl-D or Ctrl-C; empty ones are passed over."""
    history = data / "history"
    history.touch(mode=0o600, exist_ok=True)
    session: PromptSession[str] = PromptSession(history=_MaskedHistory(os.fspath(history)))
    while True:
        try:
            line = session.prompt(_PROMPT)
        except (EOFError, KeyboardInterrupt):
            return
        if line.strip():
            yield line


class _Piped:
    """Lines of a pipe, decoded one by one; `broken` once a line was no UTF-8."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.broken = stream, False

    def __iter__(self) -> Iterator[str]:
        for number, raw in enumerate(self._stream, 1):
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
            except UnicodeDecodeError:
                self.broken = True
                print(wording.not_utf8(number), file=sys.stderr)
                continue
            if line.strip():
                yield line

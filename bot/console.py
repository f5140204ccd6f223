"""The chat in a terminal. The only door to prompt_toolkit."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from bot import wording
from bot.assistant import Assistant
from bot.batch import readable
from bot.moves import State
from bot.privacy import mask
from bot.render import as_text

_LEAVE = frozenset({"退出", "exit", "quit", "q", ":q", "/quit", "/exit"})
_PROMPT = "问> "


class _MaskedHistory(FileHistory):
    """The lines typed before, without the numbers that point at a person."""

    def store_string(self, string: str) -> None:
        super().store_string(mask(readable(string)))


def chat(assistant: Assistant, data: Path, way_out: str, bureau: str = "") -> int:
    """Talk until 退出 or the end of input; the exit status. `bureau` is the person's own, if known.

    On a terminal with a prompt and history; piped, a line a question and a blank line after each
    reply. A line that is not UTF-8 is named on standard error, the others go on.
    """
    conversation = _Conversation(assistant, way_out, bureau)
    if sys.stdin.isatty():
        _say(wording.console_greeting())
        assistant.search.get_ready()
        conversation.over(_typed(_history(data / "history")))
        _say(wording.FAREWELL)
        return 0
    lines = _Piped(sys.stdin.buffer)
    conversation.over(lines)
    return int(lines.broken)


class _Conversation:
    """One person's questions, each answered on standard output as it comes."""

    def __init__(self, assistant: Assistant, way_out: str, bureau: str) -> None:
        self._assistant, self._way_out, self._bureau = assistant, way_out, bureau
        self._state = State()

    def over(self, lines: Iterable[str]) -> None:
        for line in lines:
            if line.strip().lower() in _LEAVE:
                return
            now = datetime.now(UTC)
            said = readable(line)
            self._state, reply = self._assistant.respond(self._state, said, self._bureau, now)
            _say(f"{as_text(reply, self._way_out)}\n")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _history(path: Path) -> History:
    """The history kept in this file, for its owner alone; of this talk only where it cannot be."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        return InMemoryHistory()
    os.fchmod(handle, 0o600)
    os.close(handle)
    return _MaskedHistory(os.fspath(path))


def _typed(history: History) -> Iterator[str]:
    """Lines typed at the prompt until Ctrl-D or Ctrl-C; empty ones are passed over."""
    session: PromptSession[str] = PromptSession(history=history)
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
                sys.stderr.write(f"{wording.not_utf8(number)}\n")
                continue
            if line.strip():
                yield line

"""The chat on a real terminal: greeting, prompt, history, and how it ends."""

from __future__ import annotations

import os
import re
import select
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.wording import EXAMPLES, FAREWELL
from tests.command import PATIENCE_SECONDS, SHUIGUAN, environment

PROMPT = "问>"
ENTER, UP, BACKSPACE, LEFT = "\r", "\x1b[A", "\x7f", "\x1b[D"
CTRL_C, CTRL_D = "\x03", "\x04"
_CODES = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|[=>])|[\r\x08]")


class Terminal:
    """A terminal with `shuiguan chat` on it; what it shows is kept without its control codes."""

    def __init__(self, data: Path) -> None:
        self._ours, theirs = os.openpty()
        # Without the last the program asks a terminal where its cursor is, and nobody would answer.
        more = {"TERM": "xterm", "COLUMNS": "200", "PROMPT_TOOLKIT_NO_CPR": "1"}
        self.process = subprocess.Popen(
            [SHUIGUAN, "chat"],
            env=environment(data, more),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.shown, self._read_to = "", 0

    def see(self, words: str) -> str:
        """Wait until these words are shown, after all that was seen before; what came up to them."""
        while words not in self.shown[self._read_to :]:
            piece = self._read()
            assert piece, f"{words!r} is not shown but:\n{self.shown[self._read_to :]}"
        end = self.shown.index(words, self._read_to) + len(words)
        seen, self._read_to = self.shown[self._read_to : end], end
        return seen

    def type(self, *keys: str | bytes) -> None:
        """Press these keys."""
        os.write(self._ours, b"".join(k if isinstance(k, bytes) else k.encode() for k in keys))

    def ask(self, *keys: str | bytes, reply: str) -> None:
        """Press these keys and Enter, wait for words of the reply and for the prompt after it."""
        self.type(*keys, ENTER)
        self.see(reply)
        self.see(PROMPT)

    def end(self) -> int:
        """Wait for the end; the exit status."""
        while self._read():
            pass
        return self.process.wait(PATIENCE_SECONDS)

    def close(self) -> None:
        """Leave nothing running."""
        self.process.kill()
        self.process.wait()
        os.close(self._ours)

    def _read(self) -> str:
        """The next piece that is shown, "" at the end or where nothing comes for a long time."""
        if not select.select([self._ours], [], [], PATIENCE_SECONDS)[0]:
            return ""
        try:
            piece = os.read(self._ours, 65_536)
        except OSError:  # so Linux tells that nobody is at the other end any more
            return ""
        while piece and (piece[-1] >= 0xC0 or _inside_a_character(piece)):
            piece += os.read(self._ours, 1)
        text = _CODES.sub("", piece.decode("utf-8", "replace"))
        self.shown += text
        return text or " "


def _inside_a_character(piece: bytes) -> bool:
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


@pytest.fixture
def terminal(data: Path) -> Iterator[Terminal]:
    """A chat on a terminal, with a data folder of its own."""
    opened = Terminal(data)
    yield opened
    opened.close()


def test_a_conversation(terminal: Terminal, data: Path) -> None:
    """Greeting with three examples, questions and answers, 退出; the history holds no phone number."""
    greeting = terminal.see(PROMPT)
    assert [example for example in EXAMPLES if example in greeting] == list(EXAMPLES)
    assert len(EXAMPLES) == 3
    assert "「退出」" in greeting

    terminal.ask("电子手环最长戴多久", reply="事项：审批社区矫正对象使用电子定位装置")
    # A whole character goes with one key, and the cursor moves by whole characters.
    keys = ("那依法", BACKSPACE, "据", LEFT, LEFT, BACKSPACE, "那")
    terminal.ask(*keys, reply="沿用：")
    # What is no UTF-8 is no reason to leave.
    terminal.ask(b"\xff\xfe", "谢谢", reply="不客气")
    terminal.ask(UP, UP, UP, "呢", reply="事项：审批社区矫正对象使用电子定位装置")
    # Enter alone is no question.
    terminal.type(ENTER)
    terminal.type("我的电话13800138000，谢谢", ENTER)
    terminal.type("退出", ENTER)
    terminal.see(FAREWELL)
    assert terminal.end() == 0
    assert "Traceback" not in terminal.shown

    history = data / "history"
    assert history.stat().st_mode & 0o777 == 0o600
    lines = history.read_text(encoding="utf-8")
    assert "+电子手环最长戴多久\n" in lines
    assert "+那依据\n" in lines
    assert "+电子手环最长戴多久呢\n" in lines
    assert "13800138000" not in lines
    assert "+我的电话[手机号]，谢谢\n" in lines


def test_the_history_of_last_time_is_there(terminal: Terminal, data: Path) -> None:
    """The key up brings the last question of the last chat; Ctrl-D leaves; the file stays closed."""
    terminal.see(PROMPT)
    terminal.ask("谢谢", reply="不客气")
    terminal.type(CTRL_D)
    terminal.see(FAREWELL)
    assert terminal.end() == 0
    (data / "history").chmod(0o644)

    again = Terminal(data)
    try:
        again.see(PROMPT)
        again.ask(UP, reply="不客气")
        again.type(CTRL_C)
        again.see(FAREWELL)
        assert again.end() == 0
    finally:
        again.close()
    assert (data / "history").stat().st_mode & 0o777 == 0o600


def test_a_history_that_cannot_be_kept_is_no_error(data: Path) -> None:
    """Where the file cannot be written the chat goes on, and remembers as long as it lasts."""
    (data / "history").mkdir()
    terminal = Terminal(data)
    try:
        terminal.see(PROMPT)
        terminal.ask("谢谢", reply="不客气")
        terminal.ask(UP, reply="不客气")
        terminal.type("退出", ENTER)
        terminal.see(FAREWELL)
        assert terminal.end() == 0
    finally:
        terminal.close()
    assert list((data / "history").iterdir()) == []

"""The chat knows what time it is: a matter of long ago is forgotten there as well."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from bot import console
from bot.assistant import Assistant
from bot.moves import LONGEST_PAUSE

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("pause", "words"), [(timedelta(minutes=1), "第29条"), (2 * LONGEST_PAUSE, "不记得")]
)
def test_a_line_has_its_time(
    assistant: Assistant,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pause: timedelta,
    words: str,
) -> None:
    """Each line is said at the time when it comes."""
    times = iter((NOON, NOON + pause))

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # the next time
            assert tz is UTC
            return next(times)

    lines = io.TextIOWrapper(io.BytesIO("电子手环最长戴多久\n依据呢\n".encode()), "utf-8")
    monkeypatch.setattr(console, "datetime", Clock)
    monkeypatch.setattr(sys, "stdin", lines)
    assert console.chat(assistant, Path(), "窗口") == 0
    assert words in capsys.readouterr().out.split("\n\n")[1]

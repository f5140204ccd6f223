"""The questions with known answers, put to the assistant in process."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.evaluating import say_of, summary
from intents.evaluate import evaluate
from intents.measures import measure
from intents.questions import read_questions

DATA = Path(__file__).parents[1] / "data"
# Per file: how many questions at least, and the shares of right answers and of wrong ones given as if
# they were known. What has been reached is not given up again.
FLOORS = {
    "dev.jsonl": (265, 0.90, 0.04),
    "fitting.jsonl": (894, 0.90, 0.03),
    "checking.jsonl": (653, 0.85, 0.055),
}


@pytest.mark.parametrize("name", FLOORS)
def test_the_questions_with_known_answers(
    assistant: Assistant, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Most questions are answered rightly, and few wrongly as if it were known."""
    asked, least_right, most_misleading = FLOORS[name]
    found = measure(evaluate(read_questions(DATA / name), say_of(assistant)))
    with capsys.disabled():
        print(f"\n{name}: {summary(found)}")  # noqa: T201 — the figure is what this test is for
    assert found.passed.of == asked
    assert found.passed.share >= least_right
    assert found.misleading.share <= most_misleading

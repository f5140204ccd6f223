"""What `explain` tells of a question: how it was read, what came near, and what decided."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.explaining import decided, explain, ranked, understood


def test_the_words_read_are_named(assistant: Assistant) -> None:
    """The matter, the official term behind an everyday word and the fact asked for stand in rows."""
    rows = dict(understood(explain(assistant, "电子手环最长戴多久")))
    assert rows["事情"] == "电子手环"
    assert "电子定位装置" in rows["日常说法"]
    assert rows["问的是"] == "时限"


def test_what_was_not_read_has_no_row(assistant: Assistant) -> None:
    """A row without a value is left out."""
    assert all(value for _, value in understood(explain(assistant, "水印纸归谁管")))
    assert list(understood(explain(assistant, ""))) == []


def test_the_nearest_record_comes_first(assistant: Assistant) -> None:
    """Records stand by score, each with its parts in hundredths and the words that spoke for it."""
    rows = list(ranked(explain(assistant, "涉外公证水印纸归谁管")))
    assert rows[0][0] == "municipal/duty/4.22"
    scores = [float(row[2]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert all(part.endswith("%") for row in rows for part in row[3:6])
    assert "水印纸" in rows[0][-1]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("电子手环最长戴多久", "决定：回答第一条"),
        ("年度考核谁负责", "决定：反问"),
        ("结婚证在哪领", "决定：不回答"),
        ("", "决定：不回答"),
    ],
)
def test_the_decision_is_said_with_its_numbers(
    assistant: Assistant, question: str, said: str
) -> None:
    """What was decided agrees with the answer, and the thresholds stand behind it."""
    line = decided(explain(assistant, question))
    assert line.startswith(said)
    assert "最低得分" in line

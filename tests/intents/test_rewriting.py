"""New numbers in the file of numbers: they change, and nothing else does."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.dials import Dial, dials_of, turned
from intents.rewriting import rewritten
from intents.weights import FILE, Numbers, load_weights

SHIPPED = FILE.read_text(encoding="utf-8")
START = load_weights()
DIALS = dials_of(START)


def lines_changed(before: str, after: str) -> list[str]:
    """The new lines of a text that was changed."""
    found = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line[2:].rstrip("\n") for line in found if line.startswith("+ ")]


def read(text: str, folder: Path) -> Numbers:
    """The numbers that a file of this text holds."""
    path = folder / "weights.toml"
    path.write_text(text, encoding="utf-8", newline="")
    return load_weights(path)


def other(dial: Dial) -> float:
    """Another value that the number may have."""
    return dial.low if dial.value != dial.low else dial.high


def test_the_same_numbers_leave_the_file_as_it_is() -> None:
    """Not a character changes, not even where a number is written with a needless zero."""
    assert rewritten(SHIPPED, START, START) == SHIPPED


@pytest.mark.parametrize("dial", DIALS, ids=lambda dial: dial.name)
def test_one_number_is_one_line(dial: Dial, tmp_path: Path) -> None:
    """The line of that number changes, its comment stands above it still, and the file reads back."""
    wanted = turned(START, dial, type(dial.value)(other(dial)))
    text = rewritten(SHIPPED, START, wanted)
    (line,) = lines_changed(SHIPPED, text)
    assert line.startswith(f"{dial.name} = ")
    assert read(text, tmp_path) == wanted


@given(st.data())
def test_any_numbers_read_back(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever numbers are written, reading gives the same, and writing the first ones the first text."""
    wanted = START
    for dial in data.draw(st.lists(st.sampled_from(DIALS), max_size=4)):
        limits = (dial.low, dial.high)
        values = (
            st.integers(int(limits[0]), int(limits[1]))
            if isinstance(dial.value, int)
            else st.floats(*limits).map(lambda value: round(value, 4))
        )
        wanted = turned(wanted, dial, data.draw(values))
    text = rewritten(SHIPPED, START, wanted)
    assert read(text, tmp_path_factory.mktemp("any")) == wanted
    again = rewritten(text, wanted, START)
    assert read(again, tmp_path_factory.mktemp("again")) == START


def test_numbers_of_one_name_are_told_apart_by_section() -> None:
    """The same sign counts in two sections; each gets its own number."""
    wanted = replace(
        START,
        certainty=replace(START.certainty, lead=-1.25),
        inside=replace(START.inside, lead=2.5),
    )
    text = rewritten(SHIPPED, START, wanted)
    assert lines_changed(SHIPPED, text) == ["lead = -1.25", "lead = 2.5"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[ranking]\ntitle = 0.20\n", "[ranking]\ntitle = 0.3\n"),
        ("[ranking]\ntitle=0.20 # why\n", "[ranking]\ntitle=0.3 # why\n"),
        ("[ranking]\n  title  =  0.20\t#0.20\r\n", "[ranking]\n  title  =  0.3\t#0.20\r\n"),
        ("[ranking]\n# title = 0.20\n", "[ranking]\n# title = 0.20\n"),
        ("[ranking]\ntitle_of = 0.20\n", "[ranking]\ntitle_of = 0.20\n"),
        ("[fields]\ntitle = 0.20\n", "[fields]\ntitle = 0.20\n"),
        ("[confidence]\n[ranking]\ntitle = 0.20", "[confidence]\n[ranking]\ntitle = 0.3"),
        ("title = 0.20\n", "title = 0.20\n"),
        ("", ""),
    ],
)
def test_only_the_number_of_its_section_is_replaced(text: str, expected: str) -> None:
    """Spaces, comments and line ends stay; a like name elsewhere or in a comment is none."""
    title = next(dial for dial in DIALS if dial.name == "title")
    assert title.value == 0.2
    assert rewritten(text, START, turned(START, title, 0.3)) == expected

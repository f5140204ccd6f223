"""The numbers that decide: a file that one can read, and that says where it is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.phrasebook import PhraseError
from intents.weights import FILE, load_weights

SHIPPED = FILE.read_text(encoding="utf-8")
LINES = SHIPPED.splitlines()
NUMBERS = tuple(line.split(" = ")[0] for line in LINES if " = " in line and line[0] != "#")
HEADER = re.compile(r"\[(\w+)\]")

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of weights."""

    def written(text: str) -> Path:
        path = tmp_path / "weights.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def changed(name: str, value: str) -> str:
    """The file that is shipped, one number written in another way."""
    text, times = re.subn(rf"^{name} = .*$", f"{name} = {value}", SHIPPED, flags=re.MULTILINE)
    assert times == 1
    return text


def complaint(path: Path) -> str:
    """What is said of a file that cannot be used: one line that names it."""
    with pytest.raises(PhraseError) as caught:
        load_weights(path)
    said = str(caught.value)
    assert said.startswith("weights.toml")
    assert "\n" not in said
    return said


def test_what_is_shipped_can_be_used() -> None:
    """The numbers that are read are the numbers that stand in the file, none rounded or left out."""
    numbers, written = load_weights(), tomllib.loads(SHIPPED)
    for section, lines in written.items():
        read = getattr(numbers, section)
        assert {name: getattr(read, name) for name in lines} == lines
    assert sum(map(len, written.values())) == len(NUMBERS)


@pytest.mark.parametrize("name", NUMBERS)
def test_every_number_is_explained(name: str) -> None:
    """One line above each number says what it does, in words that end as a sentence does."""
    above = LINES[next(i for i, line in enumerate(LINES) if line.startswith(f"{name} = ")) - 1]
    assert above.startswith("# ")
    assert above.endswith(".")
    assert len(above) <= 100


def test_the_header_says_what_belongs_here() -> None:
    """An editor reads before the first number what the file is for."""
    header = SHIPPED.partition("[fields]")[0]
    assert "belongs here" in header
    assert all(line.startswith("#") or not line for line in header.splitlines())


@pytest.mark.parametrize("name", NUMBERS)
def test_a_missing_number_is_named(write: Write, name: str) -> None:
    """No number has a value that stands elsewhere: without it the file cannot be used."""
    text = re.sub(rf"^{name} = .*\n", "", SHIPPED, flags=re.MULTILINE)
    assert f"缺少 {name}" in complaint(write(text))


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("value", ["true", '"1"', "[]", "{}", "nan", "inf", "-1001", "1001"])
def test_what_is_no_fitting_number_is_named(write: Write, name: str, value: str) -> None:
    """A word, a list, an endless number or one out of its range: the line names section and key."""
    section = HEADER.findall(SHIPPED[: SHIPPED.index(f"\n{name} = ")])[-1]
    assert f"weights.toml [{section}] {name}：应当" in complaint(write(changed(name, value)))


@pytest.mark.parametrize("name", ["candidates", "short", "most_offered", "shortest_title"])
def test_what_is_counted_is_whole(write: Write, name: str) -> None:
    """There are no two and a half records or characters."""
    assert f"{name}：应当是整数" in complaint(write(changed(name, "2.5")))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SHIPPED.replace("[ranking]", "[rankings]"), "weights.toml：缺少 ranking"),
        (f"{SHIPPED}\n[more]\nx = 1\n", "weights.toml：不认识的项 more"),
        (f"{SHIPPED}\nsurer = 1\n", "weights.toml [confidence]：不认识的项 surer"),
        (f"surer = 1\n{SHIPPED}", "weights.toml：不认识的项 surer"),
        ("fields = 1\nranking = 2\nconfidence = 3", "weights.toml [fields]：应当是一组数"),
        ("[fields", "weights.toml：不是 TOML"),
        ("", "weights.toml：缺少 fields、ranking、confidence"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(write: Write, text: str, said: str) -> None:
    """Unknown sections and keys, missing ones, and what is no TOML at all."""
    assert complaint(write(text)).startswith(said)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a = \x00"])
def test_what_is_no_text_is_told(tmp_path: Path, data: bytes) -> None:
    """A file that was saved as something else is named like any other."""
    (tmp_path / "weights.toml").write_bytes(data)
    complaint(tmp_path / "weights.toml")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """Without the file nothing can be ranked, and its name is said."""
    assert "读不了" in complaint(tmp_path / "weights.toml")


@given(st.floats(0, 1), st.floats(-100, 100), st.integers(0, 1000))
def test_any_number_in_its_range_is_read(
    tmp_path_factory: pytest.TempPathFactory, share: float, points: float, count: int
) -> None:
    """Shares from 0 to 1, points from -100 to 100, whole counts from 0: both ends included."""
    text = changed("coverage", repr(share))
    text = text.replace("whole_title = 12.0", f"whole_title = {points!r}")
    text = text.replace("shortest_title = 4", f"shortest_title = {count}")
    path = tmp_path_factory.mktemp("weights") / "weights.toml"
    path.write_text(text, encoding="utf-8")
    read = load_weights(path).ranking
    assert (read.coverage, read.whole_title, read.shortest_title) == (share, points, count)


def test_a_whole_number_may_stand_for_any(write: Write) -> None:
    """Who writes 12 for 12.0 means the same."""
    assert load_weights(write(changed("whole_title", "12"))) == load_weights()

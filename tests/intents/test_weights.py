"""The numbers that decide: a file that one can read, and that says where it is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.certainty import Signs
from intents.phrasebook import PhraseError
from intents.weights import FILE, load_weights

SHIPPED = FILE.read_text(encoding="utf-8")
_HEADER = re.compile(r"\[(\w+)\]")
_NUMBER = re.compile(r"(\w+) = (.*)")


LINES = SHIPPED.splitlines()


class Place(NamedTuple):
    """Where a number stands in the file that is shipped."""

    section: str
    name: str
    line: int


def places() -> Iterator[Place]:
    """All numbers of the file, in its order; sections may hold numbers of one name."""
    section = ""
    for at, line in enumerate(LINES):
        if header := _HEADER.fullmatch(line):
            section = header[1]
        elif number := _NUMBER.fullmatch(line):
            yield Place(section, number[1], at)


PLACES = tuple(places())
SECTIONS = tuple(dict.fromkeys(at.section for at in PLACES))
each_number = pytest.mark.parametrize("at", PLACES, ids=lambda at: f"{at.section}.{at.name}")

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of weights."""

    def written(text: str) -> Path:
        path = tmp_path / "weights.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def place(section: str, name: str) -> Place:
    """Where the number of this section and name stands."""
    (found,) = (at for at in PLACES if (at.section, at.name) == (section, name))
    return found


def changed(*values: tuple[Place, str]) -> str:
    """The file that is shipped, some numbers written in another way."""
    lines = list(LINES)
    for at, value in values:
        lines[at.line] = f"{at.name} = {value}"
    return "\n".join(lines)


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
    assert sum(map(len, written.values())) == len(PLACES)


@each_number
def test_every_number_is_explained(at: Place) -> None:
    """One line above a number says what it does, in words that end as a sentence does.

    What the signs count for the second chance is explained beside the first.
    """
    explained = place("certainty" if at.section == "inside" else at.section, at.name)
    above = LINES[explained.line - 1]
    assert above.startswith("# ")
    assert above.endswith(".")
    assert len(above) <= 100


def test_both_chances_are_made_of_the_same_signs() -> None:
    """What is counted for one chance is counted for the other, in the same order."""
    names = {
        section: [at.name for at in PLACES if at.section == section]
        for section in ("certainty", "inside")
    }
    assert names["certainty"] == names["inside"]
    assert names["certainty"] == ["start", *(field.name for field in fields(Signs))]


def test_the_header_says_what_belongs_here() -> None:
    """An editor reads before the first number what the file is for."""
    header = SHIPPED.partition("[fields]")[0]
    assert "belongs here" in header
    assert all(line.startswith("#") or not line for line in header.splitlines())


@each_number
def test_a_missing_number_is_named(write: Write, at: Place) -> None:
    """No number has a value that stands elsewhere: without it the file cannot be used."""
    text = "\n".join(line for number, line in enumerate(LINES) if number != at.line)
    assert complaint(write(text)).endswith(f"[{at.section}]：缺少 {at.name}")


@each_number
@pytest.mark.parametrize("value", ["true", '"1"', "[]", "{}", "nan", "inf", "-1001", "1001"])
def test_what_is_no_fitting_number_is_named(write: Write, at: Place, value: str) -> None:
    """A word, a list, an endless number or one out of its range: the line names section and key."""
    said = complaint(write(changed((at, value))))
    assert f"weights.toml [{at.section}] {at.name}：应当" in said


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ("ranking", "candidates"),
        ("ranking", "shortest_title"),
        ("confidence", "short"),
        ("confidence", "most_offered"),
    ],
)
def test_what_is_counted_is_whole(write: Write, section: str, name: str) -> None:
    """There are no two and a half records or characters."""
    assert f"{name}：应当是整数" in complaint(write(changed((place(section, name), "2.5"))))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SHIPPED.replace("[ranking]", "[rankings]"), "weights.toml：缺少 ranking"),
        (f"{SHIPPED}\n[more]\nx = 1\n", "weights.toml：不认识的项 more"),
        (f"{SHIPPED}\nsurer = 1\n", f"weights.toml [{PLACES[-1].section}]：不认识的项 surer"),
        (SHIPPED.replace("sure_from", "surer"), "weights.toml [confidence]：缺少 sure_from"),
        (f"surer = 1\n{SHIPPED}", "weights.toml：不认识的项 surer"),
        ("\n".join(f"{s} = 1" for s in SECTIONS), "weights.toml [fields]：应当是一组数"),
        ("[fields", "weights.toml：不是 TOML"),
        ("", f"weights.toml：缺少 {'、'.join(SECTIONS)}"),
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


@given(st.floats(0, 1), st.floats(-100, 100), st.floats(-100, 100), st.integers(0, 1000))
def test_any_number_in_its_range_is_read(
    tmp_path_factory: pytest.TempPathFactory, share: float, points: float, sway: float, count: int
) -> None:
    """Shares from 0 to 1, points and what signs count from -100 to 100, whole counts from 0."""
    text = changed(
        (place("ranking", "coverage"), repr(share)),
        (place("ranking", "whole_title"), repr(points)),
        (place("inside", "coverage"), repr(sway)),
        (place("ranking", "shortest_title"), str(count)),
    )
    path = tmp_path_factory.mktemp("weights") / "weights.toml"
    path.write_text(text, encoding="utf-8")
    read, shipped = load_weights(path), load_weights()
    ranking = replace(shipped.ranking, coverage=share, whole_title=points, shortest_title=count)
    inside = replace(shipped.inside, coverage=sway)
    assert read == replace(shipped, ranking=ranking, inside=inside)


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("ranking", "coverage", 0.0),
        ("ranking", "coverage", 1.0),
        ("ranking", "whole_title", 100.0),
        ("ranking", "lacks_facet", -100.0),
        ("ranking", "shortest_title", 0),
        ("ranking", "candidates", 1),
        ("certainty", "lead", 100.0),
        ("inside", "lead", -100.0),
    ],
)
def test_both_ends_of_a_range_are_allowed(
    write: Write, section: str, name: str, value: float
) -> None:
    """The lowest and the highest number of each kind can be used."""
    read = load_weights(write(changed((place(section, name), repr(value)))))
    assert getattr(getattr(read, section), name) == value


def test_a_whole_number_may_stand_for_any(write: Write) -> None:
    """Who writes 12 for 12.0 means the same."""
    assert load_weights().ranking.whole_title == 12
    assert load_weights(write(changed((place("ranking", "whole_title"), "12")))) == load_weights()

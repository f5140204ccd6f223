"""The numbers that decide: a file that one can read, and that says where it is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from intents.phrasebook import PhraseError
from intents.weights import FILE, load_weights

SHIPPED = FILE.read_text(encoding="utf-8")
WRITTEN = tomllib.loads(SHIPPED)
# Every number of the file by its section and its name.
NUMBERS = tuple((section, name) for section in WRITTEN for name in WRITTEN[section])

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file of weights."""

    def written(text: str) -> Path:
        path = tmp_path / "weights.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def line_of(section: str, name: str) -> int:
    """Which line of the file that is shipped has a number, counted from 0."""
    lines = SHIPPED.splitlines()
    start = lines.index(f"[{section}]")
    return next(at for at in range(start, len(lines)) if lines[at].startswith(f"{name} = "))


def changed(section: str, name: str, *value: str) -> str:
    """The file that is shipped, one number written in another way, or left out."""
    lines = SHIPPED.splitlines()
    lines[line_of(section, name)] = " ".join(f"{name} = {said}" for said in value)
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
    assert asdict(load_weights()) == WRITTEN


@pytest.mark.parametrize(("section", "name"), NUMBERS)
def test_every_number_is_explained(section: str, name: str) -> None:
    """A line above each number says what it does, in words that end as a sentence does; one that
    counts what another section explains may stand under that section's words."""
    lines, at = SHIPPED.splitlines(), line_of(section, name)
    above = lines[at - 1]
    explained = above.startswith("# ") and above.endswith((".", "?", ")"))
    elsewhere = section != "certainty" and name in WRITTEN["certainty"]
    assert explained or elsewhere
    assert len(above) <= 110


def test_the_header_says_what_belongs_here() -> None:
    """An editor reads before the first number what the file is for."""
    header = SHIPPED.partition("[fields]")[0]
    assert "belongs here" in header
    assert all(line.startswith("#") or not line for line in header.splitlines())


@pytest.mark.parametrize(("section", "name"), NUMBERS)
def test_a_missing_number_is_named(write: Write, section: str, name: str) -> None:
    """No number has a value that stands elsewhere: without it the file cannot be used."""
    said = complaint(write(changed(section, name)))
    assert said == f"weights.toml [{section}]：缺少 {name}"


@pytest.mark.parametrize(("section", "name"), NUMBERS)
@pytest.mark.parametrize("value", ["true", '"1"', "[]", "nan", "inf", "-100001", "100001"])
def test_what_is_no_fitting_number_is_named(
    write: Write, section: str, name: str, value: str
) -> None:
    """A word, a list, an endless number or one out of its range: the line names section and key."""
    said = complaint(write(changed(section, name, value)))
    assert said.startswith(f"weights.toml [{section}] {name}：应当")


@pytest.mark.parametrize("name", ["candidates", "shortest_title"])
def test_what_is_counted_is_whole(write: Write, name: str) -> None:
    """There are no two and a half records or characters."""
    assert f"{name}：应当是整数" in complaint(write(changed("ranking", name, "2.5")))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SHIPPED.replace("[ranking]", "[rankings]"), "weights.toml：缺少 ranking"),
        (f"{SHIPPED}\n[more]\nx = 1\n", "weights.toml：不认识的项 more"),
        (SHIPPED.replace("[ranking]", "[ranking]\nsurer = 1"), "weights.toml [ranking]：不认识的项 surer"),
        (f"surer = 1\n{SHIPPED}", "weights.toml：不认识的项 surer"),
        ("".join(f"{name} = 1\n" for name in WRITTEN), "weights.toml [fields]：应当是一组数"),
        ("[fields", "weights.toml：不是 TOML"),
        ("", f"weights.toml：缺少 {'、'.join(WRITTEN)}"),
    ],
)  # fmt: skip
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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("coverage", 0.0),
        ("coverage", 1.0),
        ("whole_title", 100.0),
        ("lacks_facet", -100.0),
        ("shortest_title", 0),
        ("candidates", 1),
    ],
)
def test_both_ends_of_a_range_are_allowed(write: Write, name: str, value: float) -> None:
    """Shares from 0 to 1, points from -100 to 100, whole counts from 0."""
    read = load_weights(write(changed("ranking", name, repr(value)))).ranking
    assert getattr(read, name) == value


def test_a_whole_number_may_stand_for_any(write: Write) -> None:
    """Who writes 12 for 12.0 means the same."""
    assert load_weights(write(changed("ranking", "whole_title", "12"))).ranking.whole_title == 12

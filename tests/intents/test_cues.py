"""The files of cues: what an editor may write there, and that no pattern can be made to hang."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from itertools import takewhile
from pathlib import Path

import pytest

from intents import names, query, sets, shells, taking_up
from intents.cues import FOLDER, Cue, Cues, first_cue, load_cues
from knowledge.catalogue import read_catalogue
from knowledge.records import Facet
from knowledge.text import fold
from tests.intents.pattern_reading import ambiguous_repeats, decodable

ROOT = Path(__file__).parents[2]
FILES = ("cues.toml", "follow_ups.toml", "outside.toml", "bureaus.toml", "subjects.toml")
FEWEST_WORDS_OF_A_HEADER = 10
# Far more than all patterns together take; one that hangs takes for ever.
PATIENCE_SECONDS = 60


def written() -> list[tuple[str, str]]:
    """Every pattern as its editor wrote it, with the table that it stands in."""
    tables = [
        tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
        for name in ("cues.toml", "follow_ups.toml", "outside.toml")
    ]
    return [
        (name if words != "unless" else f"{name} unless {entry['name']}", pattern)
        for table in tables
        for name, entries in table.items()
        for entry in entries
        for words in ("patterns", "firm", "unless")
        for pattern in entry.get(words, [])
    ]


def all_cues(cues: Cues) -> list[Cue]:
    """The cues of all tables."""
    tables = (getattr(cues, name) for name in Cues.__dataclass_fields__)
    return [cue for table in tables for cue in table if isinstance(cue, Cue)]


@pytest.fixture(scope="module")
def cues() -> Cues:
    """The cues that are shipped."""
    return load_cues()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the files of cues, to be changed."""
    for name in FILES:
        shutil.copy(FOLDER / name, tmp_path)
    return tmp_path


def rewrite(path: Path, old: str, new: str) -> None:
    """Change what an editor might change; it stands there once at least."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# -- what stands in the files -----------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_every_file_says_what_belongs_in_it(name: str) -> None:
    """A file opens with a comment that tells its editor what it is for."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    header = " ".join(takewhile(lambda line: line.startswith("#"), lines))
    assert len(re.findall(r"[A-Za-z]+", header)) >= FEWEST_WORDS_OF_A_HEADER


def test_there_are_cues_of_every_kind(cues: Cues) -> None:
    """No table of cues is empty, and every facet can be asked for."""
    assert all(getattr(cues, name) for name in Cues.__dataclass_fields__)
    assert {cue.name for cue in cues.facets} == {facet.value for facet in Facet}


def test_every_pattern_says_something() -> None:
    """A pattern compiles by itself, and matches no empty text: such a cue would be everywhere."""
    assert len(written()) > 150
    assert [pattern for _, pattern in written() if re.compile(pattern).search("")] == []


def test_no_pattern_is_written_twice() -> None:
    """Within one table the second of two equal patterns would never be reached."""
    patterns = written()
    assert len(set(patterns)) == len(patterns)


def test_patterns_are_looked_for_in_folded_text() -> None:
    """A pattern with full-width letters, capitals or spaces would never match a folded question."""
    never = re.compile(r"(?<!\\)[A-ZＡ-Ｚａ-ｚ０-９\s]|？|！|，(?![^\[]*\])")
    plain = [(table, re.sub(r"\\.|\[[^\]]*\]", "", pattern)) for table, pattern in written()]
    assert [pattern for _, pattern in plain if never.search(pattern)] == []


def test_a_shell_in_place_of_a_cue_is_folded(cues: Cues) -> None:
    """What is put in a cue's place is written as the question beside it."""
    assert [cue.means for cue in all_cues(cues) if cue.means != fold(cue.means)] == []


def test_bureaus_are_those_of_the_catalogue(cues: Cues) -> None:
    """Every bureau with a register has its names, each of them folded and of one bureau only."""
    called = [name for name, _ in cues.bureaus]
    assert {bureau for _, bureau in cues.bureaus} == {b.id for b in read_catalogue().bureaus}
    assert len(set(called)) == len(called)
    assert [name for name in called if name != fold(name)] == []


def test_longer_names_of_bureaus_come_first(cues: Cues) -> None:
    """伊宁市司法局 is found before 伊宁, and not 市司法局 within it."""
    lengths = [len(name) for name, _ in cues.bureaus]
    assert lengths == sorted(lengths, reverse=True)


# -- loading ----------------------------------------------------------------------------------


def test_the_order_of_the_file_is_precedence(folder: Path) -> None:
    """Of two cues that both match, the one that is written first counts."""
    first = '[[outside]]\nname = "甲"\npatterns = ["龙宫"]\n\n'
    rewrite(
        folder / "outside.toml", "[[outside]]", first + first.replace("甲", "乙") + "[[outside]]"
    )
    assert first_cue("去龙宫怎么走", load_cues(folder).outside) == "甲"
    assert first_cue("天宫", load_cues(folder).outside) == ""


def test_one_pattern_is_enough(folder: Path) -> None:
    """Patterns are alternatives: none of them reaches into the next one."""
    entry = '[[outside]]\nname = "甲"\npatterns = ["^龙宫", "天宫|月宫", "水府$"]\n\n'
    rewrite(folder / "outside.toml", "[[outside]]", entry + "[[outside]]")
    outside = load_cues(folder).outside[:1]
    found = [first_cue(text, outside) for text in ("龙宫在", "去天宫", "月宫", "水府")]
    assert found == ["甲"] * 4
    assert [first_cue(text, outside) for text in ("去龙宫", "水府在", "宫")] == [""] * 3


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("cues.toml", 'facet = "type"', 'facet = "kind"', "kind"),
        ("outside.toml", 'firm = ["', 'firm = ["(", "', "身体的矫正"),
        ("cues.toml", "[[cue]]", "[[cue", "line"),
        ("bureaus.toml", "[[bureau]]", "[bureau", "line"),
    ],
)
def test_a_wrong_entry_is_named(
    folder: Path, file: str, old: str, new: str, complaint: str
) -> None:
    """A facet that there is not, a pattern that is none, a file that is no TOML: ValueError, saying
    where."""
    rewrite(folder / file, old, new)
    with pytest.raises(ValueError, match=complaint):
        load_cues(folder)


# -- no pattern can be made to hang -----------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "is_decodable"),
    [
        ([], True),
        (["谢"], True),
        (["在不", "在不在"], True),
        (["ok", "okay"], True),
        (["ab", "abb", "bb"], True),
        (["都", "能", "都能"], False),
        (["需", "需要", "要"], False),
        (["谢", "谢"], False),
        ([""], False),
        (["car", "ca", "rd", "card"], False),
        (["一", "一二", "二三", "三"], False),
    ],
)
def test_words_that_make_one_text_in_two_ways_are_noticed(
    words: list[str], is_decodable: bool
) -> None:
    """All texts of some words can be read in one way only, or there is one that can be read in two."""
    assert decodable(words) is is_decodable


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        ("(?:谢|感谢)+", []),
        ("(?:谢了?|了)+", ["谢 谢了 了"]),
        ("(?:谢+)+", [""]),
        ("甲(?:乙|(?:丙|丙丁|丁)*)?", ["丙 丙丁 丁"]),
        ("(?:需要?|要){0,4}", []),
        ("[呢吗]+", []),
        ("(?:谢了?|了)++", []),
        ("(?>(?:谢了?|了)+)", ["谢 谢了 了"]),
        ("(?:谢(?:了|了了)*)*+", ["了 了了"]),
        ("(?=(?:甲|甲甲)+)乙", ["甲 甲甲"]),
    ],
)
def test_repeats_that_can_be_read_in_two_ways_are_noticed(pattern: str, groups: list[str]) -> None:
    """Every group that repeats without bound is looked at, wherever in the pattern it stands."""
    assert ambiguous_repeats(pattern) == groups


def test_no_pattern_can_be_read_in_countless_ways() -> None:
    """What repeats without bound has one reading at most: no message takes for ever to refuse."""
    patterns = [pattern for _, pattern in written()]
    for module in (names, query, sets, shells, taking_up):
        patterns += [v.pattern for v in vars(module).values() if isinstance(v, re.Pattern)]
    found = {pattern: ambiguous_repeats(pattern) for pattern in patterns}
    assert len(patterns) > len(written()) + 5
    assert {pattern: groups for pattern, groups in found.items() if groups} == {}


HOSTILE = (
    "啊",
    "多少",
    "的",
    "1",
    "0123456789",
    "需要",
    "知道了",
    "谢",
    "好的",
    "你能",
    "不是",
    "，",
)
MIXED = "啊多少的1，那谁不是"
ALL_OVER = """
import sys
from intents.cues import Cues, load_cues
cues = load_cues()
tables = (getattr(cues, name) for name in Cues.__dataclass_fields__)
patterns = [cue.pattern for table in tables for cue in table if hasattr(cue, "pattern")]
for text in sys.stdin.read().split():
    for pattern in patterns:
        pattern.fullmatch(text), pattern.match(text), sum(1 for _ in pattern.finditer(text))
print(len(patterns))
"""


def test_hostile_texts_are_done_with(cues: Cues) -> None:
    """Two thousand characters of one word, of digits or of anything, with a stop that no cue wants:
    all patterns are through with them."""
    texts = [(word * 2000)[:1999] + "#" for word in (*HOSTILE, MIXED)]
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", ALL_OVER],
        input="\n".join(texts),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
        check=True,
    )
    assert int(done.stdout) == len(all_cues(cues))

"""The search index: what is in it, that it is the same each time, and that a spoilt one is not used."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.index import Index, build_index, tokens
from intents.index_file import load_index, save_index
from intents.phrasebook import Phrasebook
from intents.ranking import Matcher
from intents.search import Search
from intents.weights import Fields, Numbers
from knowledge.records import Column, Field, Kind, Locator, Record
from knowledge.store import Store
from knowledge.text import fold, with_figures

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60
MARK = "0123456789abcdef"

Spoil = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def index(store: Store, search: Search, book: Phrasebook, numbers: Numbers) -> Index:
    """The index of the two registers."""
    return build_index(store.records(), book.examples, search.words.cut, numbers.fields)


@pytest.fixture(scope="module")
def saved(index: Index, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That index as it is kept; whoever spoils it takes its bytes."""
    path = tmp_path_factory.mktemp("index") / "index.bin"
    save_index(index, MARK, path)
    return path


def places(index: Index, token: str) -> set[int]:
    """The places of the records that have a token."""
    number = index.numbers[token]
    return set(index.held.places[index.held.starts[number] : index.held.starts[number + 1]])


def strength(index: Index, token: str, place: int) -> float:
    """How strongly a record has a token that it has."""
    at = index.held.find(index.numbers[token], place)
    assert at >= 0
    return index.strengths[at]


def said(index: Index, token: str, place: int) -> list[int]:
    """The ways to ask for a record that have a token."""
    at = index.held.find(index.numbers[token], place)
    assert at >= 0
    return list(index.said[index.said_starts[at] : index.said_starts[at + 1]])


# -- what is in it ----------------------------------------------------------------------------


def cut(text: str) -> tuple[str, ...]:
    """Words as a test writes them: parted by a bar."""
    return tuple(text.split("|"))


def record(number: str, title: str, *fields: tuple[Column, str]) -> Record:
    """A record of a small register."""
    key = f"town/duty/{number}"
    cells = tuple(
        Field(column, text, Locator("town", "", "", number, 1, column)) for column, text in fields
    )
    return Record(key, Kind.DUTY, "town", "town", "", number, title, cells)


SMALL = (
    record("1", "调解|纠纷", (Column.ITEM, "调解|邻里"), (Column.ACCOUNTABLE, "所长")),
    record("2", "档案", (Column.ITEM, "保管|档案|档案"), (Column.NUMBER, "二")),
    record("3", "调解|协会"),
)
FIELDS = Fields(1.0, 0.75, 0.95, 0.15, 0.4, 0.6, pair=0.35)
SAID = {"town/duty/2": ("卷宗|借阅", "查|档案"), "town/duty/9": ("无人",)}


@pytest.fixture(scope="module")
def small() -> Index:
    """The index of three records."""
    return build_index(SMALL, SAID, cut, FIELDS)


@pytest.mark.parametrize(
    ("token", "having"),
    [
        ("调解", {0, 2}),
        ("邻里", {0}),
        ("档案", {1}),
        ("卷宗", {1}),
        ("~卷宗", {1}),
        ("~调解", {0, 2}),
    ],
)
def test_a_word_leads_to_the_records_that_have_it(
    small: Index, token: str, having: set[int]
) -> None:
    """In their title, in their cells or in the ways to ask for them."""
    assert places(small, token) == having


@pytest.mark.parametrize("token", ["所长", "二", "查", "无人", "律师", "~|纠"])
def test_what_tells_nothing_is_not_indexed(small: Index, token: str) -> None:
    """Cells that all powers share, single characters, marks, and phrases of a record that is not there."""
    assert token not in small.numbers


def test_rare_words_tell_more(small: Index) -> None:
    """A word of one record is rarer than one of two; one that no record has tells the most."""
    assert 0 < small.rarity_of("调解") < small.rarity_of("邻里") <= small.rarest
    assert small.rarity_of("律师") == small.rarest


def test_a_title_tells_more_than_a_cell(small: Index) -> None:
    """调解 in the title of the first record is stronger than 邻里 in its cell."""
    assert strength(small, "邻里", 0) < strength(small, "调解", 0)
    assert small.titled[small.held.find(small.numbers["调解"], 0)]
    assert not small.titled[small.held.find(small.numbers["邻里"], 0)]


def test_examples_are_held_one_by_one(small: Index) -> None:
    """Each way to ask for a record is known by the record's place, its words lead to it."""
    assert list(small.said_of) == [1, 1]
    assert (said(small, "卷宗", 1), said(small, "档案", 1)) == ([0], [1])
    assert said(small, "调解", 0) == []
    assert small.said_worth[0] > small.said_worth[1] > 0


def test_the_policy_is_part_of_a_sections_title(index: Index) -> None:
    """监督检查对象 alone would name three sections: the policy tells them apart."""
    titles = {t for k, t in zip(index.keys, index.titles, strict=True) if "supervision" in k}
    assert len(titles) == 15


def test_strengths_and_rarities_are_in_their_ranges(index: Index) -> None:
    """A strength is above 0 and up to 1, a rarity above 0 and at most that of a word nobody has."""
    assert min(index.strengths) > 0
    assert max(index.strengths) <= 1
    assert min(index.rarity) > 0
    assert max(index.rarity) <= index.rarest


def test_every_part_of_the_index_speaks_of_the_same_words(index: Index) -> None:
    """Each word has a number and a rarity, and all places are those of records and examples."""
    size = len(index.rarity)
    assert list(index.numbers.values()) == list(range(size))
    assert len(index.held.starts) == size + 1
    assert len(index.strengths) == len(index.titled) == len(index.held.places)
    assert set(index.held.places) == set(range(len(index.keys))) == set(index.said_of)
    assert set(index.said) == set(range(len(index.said_of)))
    assert len(index.said_starts) == len(index.held.places) + 1
    assert len(index.said_worth) == len(index.said_of)


@given(st.text(st.characters() | st.sampled_from("律师证变更|A１ "), max_size=40))
def test_tokens_are_words_and_pairs(small: Index, text: str) -> None:
    """No token is blank or a single character; a pair weighs less than a word, more than nothing."""
    for token in tokens(text, cut):
        assert len(token) > 1
        assert token.lstrip("~") in with_figures(fold(text)) or "~" in text
        assert small.weight(token) == (FIELDS.pair if token.startswith("~") else 1)


# -- the same each time -----------------------------------------------------------------------


def test_two_builds_are_the_same(
    index: Index, store: Store, search: Search, book: Phrasebook, numbers: Numbers
) -> None:
    """The same records and phrases make the same index."""
    again = build_index(store.records(), book.examples, search.words.cut, numbers.fields)
    assert again == index


BUILD = """
import sys
from pathlib import Path
from intents.cues import FOLDER
from intents.index import build_index
from intents.index_file import save_index
from intents.phrasebook import load
from knowledge.records import Kind, Record
from intents.weights import load_weights
from intents.words import pairs
examples = load(FOLDER).examples
records = [Record(key, Kind.DUTY, "", "", "", "", said[0], ()) for key, said in examples.items()]
index = build_index(records, examples, pairs, load_weights().fields)
save_index(index, "mark", Path(sys.argv[1]))
"""


def test_two_processes_build_the_same(tmp_path: Path) -> None:
    """Python puts sets in another order in each process; the index does not show it."""
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", BUILD, tmp_path / seed],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            timeout=PATIENCE_SECONDS,
            check=True,
        )
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


# -- kept and read again ----------------------------------------------------------------------


def test_a_kept_index_ranks_the_same(
    index: Index, saved: Path, search: Search, book: Phrasebook, numbers: Numbers
) -> None:
    """What was saved and read again ranks every record alike, to the last digit."""
    loaded = load_index(saved, MARK)
    assert loaded
    before, after = (Matcher(one, search.words.cut, numbers.ranking) for one in (index, loaded))
    for examples in book.examples.values():
        query = search.read(examples[0])
        assert after.rank(query) == before.rank(query)


def test_keeping_a_loaded_index_changes_nothing(saved: Path, tmp_path: Path) -> None:
    """Read and saved again it is the same file."""
    loaded = load_index(saved, MARK)
    assert loaded
    save_index(loaded, MARK, tmp_path / "again.bin")
    assert (tmp_path / "again.bin").read_bytes() == saved.read_bytes()


@pytest.mark.parametrize("mark", ["", "0", MARK.upper(), MARK + "0"])
def test_an_index_of_something_else_is_not_used(saved: Path, mark: str) -> None:
    """An index of another store or other phrases is as good as none."""
    assert load_index(saved, mark) is None


def another_format(data: bytes) -> bytes:
    """As an older or newer version would have written it."""
    return data.replace(b"index ", b"index 1", 1)


def another_machine(data: bytes) -> bytes:
    """As a machine that writes the bytes of a number the other way round would have written it."""
    return data.replace(sys.byteorder.encode(), b"another", 1)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda _: b"",
        lambda _: b"null",
        lambda _: b"[]",
        lambda _: b"{}",
        lambda _: b'"0123456789abcdef"',
        lambda data: data.replace(b"{", b"(", 1),
        lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
        lambda data: data + b"\x00",
        lambda data: b"\xff\xfe" + data,
        lambda _: bytes(range(256)),
        another_format,
        another_machine,
    ],
)
def test_a_spoilt_index_is_not_used(saved: Path, tmp_path: Path, spoil: Spoil) -> None:
    """Cut off, emptied, overwritten, or of another version: there is no index, and no error."""
    path = tmp_path / "index.bin"
    path.write_bytes(spoil(saved.read_bytes()))
    assert load_index(path, MARK) is None


def test_there_may_be_no_index(tmp_path: Path) -> None:
    """Neither a missing file nor a folder in its place is an index."""
    assert load_index(tmp_path / "missing.bin", MARK) is None
    assert load_index(tmp_path, MARK) is None


def test_saving_leaves_nothing_else_behind(small: Index, tmp_path: Path) -> None:
    """The new index takes the old one's place in one step."""
    path = tmp_path / "index.bin"
    for titles in (("一", "二", "三"), small.titles):
        save_index(replace(small, titles=titles), MARK, path)
    loaded = load_index(path, MARK)
    assert loaded
    assert loaded.titles == small.titles
    assert list(tmp_path.iterdir()) == [path]


# -- any number of records --------------------------------------------------------------------


@given(
    st.lists(
        st.lists(st.text("甲乙丙丁", min_size=2, max_size=6), max_size=4), min_size=1, max_size=8
    )
)
def test_ways_to_ask_stand_with_their_records(asked: list[list[str]]) -> None:
    """Whatever is said of whichever records, each token leads to just the ways that have it."""
    records = [record(str(number), "戊己") for number in range(len(asked))]
    examples = {one.key: ways for one, ways in zip(records, asked, strict=True)}
    index = build_index(records, examples, cut, FIELDS)
    owners = [(place, way) for place, ways in enumerate(asked) for way in ways]
    assert list(index.said_of) == [place for place, _ in owners]
    for token in index.numbers:
        for place in places(index, token):
            having = [
                number
                for number, (owner, way) in enumerate(owners)
                if owner == place and token in tokens(way, cut)
            ]
            assert said(index, token, place) == having


def test_records_may_come_one_by_one(small: Index) -> None:
    """A hundred thousand records need not be held in memory: a generator does."""
    assert build_index(iter(SMALL), SAID, cut, FIELDS) == small

"""The search side of a store: built once, kept beside it, and built anew when anything changes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from intents.confidence import Nothing, Sure
from intents.cues import FOLDER
from intents.phrasebook import PhraseError
from intents.ranking import Matcher
from intents.search import Search, open_search
from intents.weights import FILE, Numbers
from knowledge.build import build_store
from knowledge.errors import StoreError
from knowledge.store import Store
from tests.intents.asking import Desk
from tests.stores import EDITED, REGISTER, write_town

Town = Callable[[str], Store]

QUESTIONS = ("人民调解归谁管", "档案卷宗找谁", "培训人民调解员要多久")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Opens the store of a small register."""
    with ExitStack() as open_stores:

        def opened(register: str) -> Store:
            path = tmp_path / "shuiguan.db"
            build_store(write_town(tmp_path / "sources", register), path)
            return open_stores.enter_context(Store.open(path))

        yield opened


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the search side of the small register was kept; nobody may spoil it."""
    base = tmp_path_factory.mktemp("used")
    build_store(write_town(base / "sources"), base / "shuiguan.db")
    with Store.open(base / "shuiguan.db") as small:
        open_search(small, base / "index")
    return base / "index"


@pytest.fixture
def small(town: Town) -> Store:
    """The store of the small register."""
    return town(REGISTER)


@pytest.fixture
def folder(used: Path, tmp_path: Path) -> Path:
    """A copy of what was kept, to be spoilt."""
    return Path(shutil.copytree(used, tmp_path / "index"))


@pytest.fixture
def phrases(tmp_path: Path) -> Path:
    """A copy of the phrases, to be changed."""
    return Path(shutil.copytree(FOLDER, tmp_path / "phrases"))


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """The files of a folder, with the moment in which each was written and its size."""
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.iterdir()}


def says(search: Search, questions: Sequence[str]) -> list[object]:
    """All that a search side makes of some questions."""
    queries = [search.read(question) for question in questions]
    return [(query, search.matcher.rank(query)) for query in queries]


def add(path: Path, text: str) -> None:
    """Write something at the end of a file."""
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


# -- kept and read again ----------------------------------------------------------------------


def test_the_second_opening_builds_nothing(store: Store, search: Search, kept: Path) -> None:
    """What was kept is read, not written again, and it says the same."""
    questions = ("律师执业证变更归哪个处管", "电子手环最长戴多久", "年度考核")
    said, files = says(search, questions), state(kept)
    assert says(open_search(store, kept), questions) == said
    assert state(kept) == files


def test_two_folders_hold_the_same(small: Store, used: Path, tmp_path: Path) -> None:
    """The same register and phrases make the same files, byte by byte."""
    open_search(small, tmp_path / "another" / "index")
    one, two = (
        {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".cache"}
        for folder in (used, tmp_path / "another" / "index")
    )
    assert len(one) >= 2
    assert one == two


def test_a_spoilt_index_is_built_anew(small: Store, used: Path, folder: Path) -> None:
    """A kept file that was cut off is replaced by what stood there, and nobody hears of it."""
    said = says(open_search(small, used), QUESTIONS)
    kept = [*folder.glob("index-*"), *folder.glob("spelling-*")]
    assert len(kept) == 2
    for path in kept:
        path.write_bytes(path.read_bytes()[:-100])
    assert says(open_search(small, folder), QUESTIONS) == said
    for path in kept:
        assert path.read_bytes() == (used / path.name).read_bytes()


def test_the_same_register_built_again_needs_no_new_index(town: Town, used: Path) -> None:
    """A store that says the same is searched with what was kept."""
    files = state(used)
    for _ in range(2):
        open_search(town(REGISTER), used)
    assert state(used) == files


# -- built anew -------------------------------------------------------------------------------


def test_a_change_of_the_phrases_makes_a_new_index(
    small: Store, folder: Path, phrases: Path
) -> None:
    """Any byte of any file of phrases: what was built from the old ones is removed, cache and all."""
    old = state(folder)
    add(min((phrases / "examples").glob("*.toml")), "\n")
    open_search(small, folder, phrases)
    assert len(state(folder)) == len(old)
    assert set(state(folder)) & set(old) == set()


def test_a_change_of_the_store_makes_a_new_index(town: Town, folder: Path) -> None:
    """An edited register is searched in its edited words; the old index is gone."""
    before = open_search(town(REGISTER), folder)
    old, question = state(folder), "三个工作日"
    covered = max(c.coverage for c in before.matcher.rank(before.read(question)))
    after = open_search(town(EDITED), folder)
    assert max(c.coverage for c in after.matcher.rank(after.read(question))) > covered
    # The copied folder holds the copied dictionary's cache and one of its own: both are gone.
    assert len(state(folder)) <= len(old)
    assert set(state(folder)) & set(old) == set()


def test_a_new_phrase_is_understood(small: Store, folder: Path, phrases: Path) -> None:
    """A word that an editor adds is known at the next opening, as a word and as what it stands for.

    What somebody else has put into the folder is left alone.
    """
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    (folder / "more").mkdir()
    before = open_search(small, folder, phrases)
    assert before.matcher.rank(before.read("擂茶师归谁管")) == ()
    entry = '\n[[alias]]\nterm = "人民调解员"\nsays = ["擂茶师"]\nstrength = 1.0\n'
    add(phrases / "aliases.toml", entry)
    after = open_search(small, folder, phrases)
    query = after.read("擂茶师归谁管")
    assert "擂茶师" in query.words
    assert [(e.says, e.term) for e in query.expansions] == [("擂茶师", "人民调解员")]
    assert after.matcher.rank(query)[0].key == "town/duty/1.2"
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (folder / "more").is_dir()


def weights_file(folder: Path, name: str, value: str) -> Path:
    """The weights that are shipped, one of them changed."""
    shipped = FILE.read_text(encoding="utf-8")
    changed, times = re.subn(rf"^{name} = .*$", f"{name} = {value}", shipped, flags=re.MULTILINE)
    assert times == 1
    path = folder / FILE.name
    path.write_text(changed, encoding="utf-8")
    return path


def test_a_weight_of_the_index_makes_a_new_one(
    small: Store, folder: Path, phrases: Path, tmp_path: Path
) -> None:
    """What words count by their place is built into the index: it is built anew, the old one goes."""
    old = state(folder)
    open_search(small, folder, phrases, weights_file(tmp_path, "body_again", "0.7"))
    assert len(state(folder)) == len(old)
    assert set(state(folder)) & set(old) == set()


@pytest.mark.parametrize(("name", "value"), [("whole_title", "0"), ("sure_from", "0.99")])
def test_other_weights_need_no_new_index(
    small: Store, used: Path, tmp_path: Path, name: str, value: str
) -> None:
    """What is only weighed when a question is asked leaves what was kept as it is."""
    files = state(used)
    open_search(small, used, weights=weights_file(tmp_path, name, value))
    assert state(used) == files


def test_numbers_can_be_tried(search: Search, numbers: Numbers) -> None:
    """Other numbers rank and judge at once, the search that they were tried on stays as it was."""
    query = search.read("电子手环最长戴多久")
    ranked = search.matcher.rank(query)
    weights = replace(numbers.ranking, coverage=0.0, example=0.0, title=0.0, titled=0.0)
    doubting = replace(numbers.certainty, start=-30.0)
    outside = replace(numbers.inside, start=-30.0)
    tried = search.with_numbers(
        replace(numbers, ranking=weights, certainty=doubting, inside=outside)
    )
    assert tried.matcher.rank(query)[0].score < ranked[0].score
    assert isinstance(tried.judge.verdict(query, ranked), Nothing)
    assert isinstance(search.judge.verdict(query, ranked), Sure)
    assert search.matcher.rank(query) == ranked


def test_thresholds_can_be_tried(search: Search, numbers: Numbers) -> None:
    """What one wants to be sure of before one answers is among the numbers."""
    query = search.read("电子手环最长戴多久")
    ranked = search.matcher.rank(query)
    limits = replace(numbers.confidence, sure_from=1.0, offered_from=1.0)
    tried = search.with_numbers(replace(numbers, confidence=limits))
    assert tried.matcher.rank(query) == ranked
    assert isinstance(tried.judge.verdict(query, ranked), Nothing)


# -- what cannot be used ----------------------------------------------------------------------


def test_broken_phrases_change_nothing(small: Store, folder: Path, phrases: Path) -> None:
    """Phrases that cannot be read are the editor's to mend: what is kept stays as it was."""
    files = state(folder)
    add(phrases / "aliases.toml", "[[alias")
    with pytest.raises(PhraseError, match=r"^aliases\.toml"):
        open_search(small, folder, phrases)
    assert state(folder) == files


def test_a_folder_that_cannot_be_made_is_named(small: Store, tmp_path: Path) -> None:
    """A file where the folder should be: one line that says which."""
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "file", tmp_path / "file" / "index"):
        with pytest.raises(StoreError) as caught:
            open_search(small, folder)
        assert str(folder) in str(caught.value)
        assert "\n" not in str(caught.value)


# -- reading ----------------------------------------------------------------------------------


def test_the_search_side_knows_the_whole_store(desk: Desk) -> None:
    """Every record of the two registers can be found, under every spelling of its offices and laws."""
    search = desk.search
    assert isinstance(search.matcher, Matcher)
    found = {key for title in desk.titles.values() for key in desk.keys(title)}
    assert found == set(desk.titles)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("律师执业征变更归哪个处管", "律师执业证"),
        ("电子守环最长戴多久", "电子手环"),
    ],
)
def test_a_mended_question_keeps_its_own_text(search: Search, asked: str, meant: str) -> None:
    """What was probably meant is read; what was typed, and what was changed in it, are told."""
    mended = search.mend(search.read(asked))
    assert mended
    assert mended.text == asked
    assert meant in mended.core
    assert all(right in mended.folded for _, right in mended.changes)


@pytest.mark.parametrize("text", ["", "律师执业证变更归哪个处管", "公证员免职", "谢谢", "？"])
def test_a_question_without_a_slip_is_not_mended(search: Search, text: str) -> None:
    """Where nothing looks mistyped there is nothing to mend."""
    assert search.mend(search.read(text)) is None

"""The word cutter: its own tokenizer, its own dictionary in its own folder, the domain's words whole."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.phrasebook import Phrasebook
from intents.search import Search
from intents.words import RAREST_KEPT, Words, pairs, write_dictionary
from knowledge.store import Store
from knowledge.text import fold

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60
ONE_WORD = re.compile(r"[\u4e00-\u9fff]{2,12}")


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dictionary with three words that no other one has."""
    path = tmp_path_factory.mktemp("words") / "words.txt"
    write_dictionary(path, ["公律科", "入矫宣告", "解矫"])
    return path


@pytest.fixture(scope="module")
def words(dictionary: Path) -> Words:
    """The cutter with that dictionary."""
    return Words(dictionary)


@pytest.fixture(scope="module")
def everyday() -> dict[str, int]:
    """All words of jieba's own dictionary, with their counts."""
    with jieba.get_dict_file() as lines:
        return {word: int(n) for word, n, *_ in (line.decode().split(" ") for line in lines)}


# -- the dictionary ---------------------------------------------------------------------------


def entries(path: Path) -> dict[str, int]:
    """The words of a dictionary file, with their counts."""
    lines = (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: int(count) for word, count, *_ in lines}


def test_the_domains_words_are_added(dictionary: Path) -> None:
    """The domain's words stand in the dictionary, each more frequent than an everyday word is."""
    found = entries(dictionary)
    assert {"公律科", "入矫宣告", "解矫"} <= set(found)
    assert found["入矫宣告"] == found["公律科"] > found["宣告"] >= RAREST_KEPT


def test_the_rarest_words_are_left_out(dictionary: Path, everyday: dict[str, int]) -> None:
    """Of jieba's own words those stay that are met often enough; that is less than half of them."""
    often = {word for word, count in everyday.items() if count >= RAREST_KEPT}
    assert set(entries(dictionary)) - {"公律科", "入矫宣告", "解矫"} == often
    assert len(often) < len(everyday) / 2


def test_only_words_are_added(tmp_path: Path, everyday: dict[str, int]) -> None:
    """A whole clause, a single character and what has a space in it would spoil the dictionary."""
    longest, too_long = "一二三四五六七八九十百千", "一二三四五六七八九十百千万"
    write_dictionary(tmp_path / "words.txt", ["入矫", longest, too_long, "𠮷", "", "入矫 宣告"])
    assert set(entries(tmp_path / "words.txt")) - set(everyday) == {"入矫", longest}


def test_the_order_of_the_words_does_not_matter(tmp_path: Path, dictionary: Path) -> None:
    """The same words make the same file, in whatever order and however often they come."""
    write_dictionary(tmp_path / "words.txt", ["解矫", "入矫宣告", "解矫", "公律科"])
    assert (tmp_path / "words.txt").read_bytes() == dictionary.read_bytes()


def test_a_dictionary_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    """Where the words cannot be had the old file stays as it was, and nothing lies beside it."""

    def broken() -> Iterator[str]:
        yield "入矫"
        raise OSError("no more words")

    (tmp_path / "words.txt").write_text("入矫 3\n", encoding="utf-8")
    with pytest.raises(OSError, match="no more words"):
        write_dictionary(tmp_path / "words.txt", broken())
    assert [path.name for path in tmp_path.iterdir()] == ["words.txt"]
    assert entries(tmp_path / "words.txt") == {"入矫": 3}


# -- where it is kept -------------------------------------------------------------------------


def test_only_we_can_read_or_write_what_is_kept(search: Search, kept: Path) -> None:
    """Jieba loads its cache by marshal: nobody else may put a file there."""
    search.words.cut("律师")
    files = list(kept.iterdir())
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert {path.suffix for path in files} == {".txt", ".bin", ".json", ".cache"}


ALONE = """
import sys
from pathlib import Path
import intents.words
import jieba
words = intents.words.Words(Path(sys.argv[1]))
print(*words.cut("公律科组织入矫宣告"))
print(jieba.dt.initialized)
"""


def test_jieba_is_kept_silent_and_apart(dictionary: Path, tmp_path: Path) -> None:
    """In a process of its own: jieba's global tokenizer sleeps, standard error stays empty, and the
    system's folder for temporary files as well."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ALONE, dictionary],
        env=os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.stderr == ""
    cut, is_initialized = done.stdout.splitlines()
    assert {"公律科", "入矫宣告"} <= set(cut.split())
    assert is_initialized == "False"
    assert list(tmp_path.iterdir()) == []


def test_what_jieba_keeps_stands_beside_the_dictionary(words: Words, dictionary: Path) -> None:
    """Jieba's cache is in the dictionary's own folder, and a second cutter reads it to the same end."""
    first = words.cut("社区矫正对象外出审批")
    caches = [path for path in dictionary.parent.iterdir() if path.suffix == ".cache"]
    assert len(caches) == 1
    assert Words(dictionary).cut("社区矫正对象外出审批") == first


# -- cutting ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公律科", ("公律科",)),
        ("入矫宣告", ("宣告", "入矫宣告")),
        ("公律科组织入矫宣告", ("公律科", "组织", "宣告", "入矫宣告")),
        ("中华人民共和国", ("中华", "华人", "人民", "共和", "共和国", "中华人民共和国")),
        ("解矫，解矫", ("解矫", "解矫")),
        ("12348热线", ("12348", "热线")),
        ("app", ("app",)),
        ("", ()),
        ("，。！ \n", ()),
        ("😀", ()),
    ],
)
def test_a_long_word_is_followed_by_no_loss(
    words: Words, text: str, expected: tuple[str, ...]
) -> None:
    """The short words within a long one come before it; what has no letter or digit is no word."""
    assert words.cut(text) == expected


@pytest.mark.parametrize("frame", ["{}", "请问{}归谁管", "想问{}，谢谢"])
def test_names_are_cut_whole(search: Search, store: Store, frame: str) -> None:
    """Offices and laws are not cut apart, alone or within a question."""
    offices = [name for office in store.offices() for name in (office.name, *office.aliases)]
    names = [name for name in map(fold, (*offices, *store.laws())) if ONE_WORD.fullmatch(name)]
    assert len(names) > 25
    assert [name for name in names if name not in search.words.cut(frame.format(name))] == []


def test_everyday_words_are_cut_whole(search: Search, book: Phrasebook) -> None:
    """So are the words that people use for official terms, and these terms; but no word that a
    longer one rules out (律师处 in 律师处罚)."""
    open_ended = {a.says for a in book.aliases if any(a.says in longer for longer in a.excluded)}
    said = {fold(name) for alias in book.aliases for name in (alias.says, alias.term)}
    said -= open_ended
    names = [name for name in said if ONE_WORD.fullmatch(name)]
    assert len(names) > 1000
    assert [name for name in names if name not in search.words.cut(name)] == []


@given(st.text(st.characters(), max_size=80))
def test_any_text_can_be_cut(words: Words, text: str) -> None:
    """Every word stands in the text, has a letter or digit, and comes again the second time."""
    found = words.cut(text)
    assert all(word in text and any(map(str.isalnum, word)) for word in found)
    words.cut.cache_clear()
    assert words.cut(text) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("矫", ()),
        ("入矫", ("入矫",)),
        ("入矫宣", ("入矫", "矫宣")),
        ("啊啊啊", ("啊啊",) * 2),
    ],
)
def test_pairs_are_neighbours(text: str, expected: tuple[str, ...]) -> None:
    """Two characters that stand together make a pair, each time they do."""
    assert pairs(text) == expected


@given(st.text(max_size=50))
def test_pairs_lose_nothing(text: str) -> None:
    """Their first characters, and the last one of the last pair, are the text again."""
    found = pairs(text)
    assert len(found) == max(0, len(text) - 1)
    assert not found or "".join(pair[0] for pair in found) + found[-1][1] == text

"""A store is only ever read, and one that cannot be used says so in one line."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge import schema
from knowledge.build import build_store
from knowledge.catalogue import Catalogue
from knowledge.errors import StoreError, StoreOutdated
from knowledge.store import Store
from tests.stores import raw


@pytest.fixture(scope="module")
def built(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the two registers; whoever spoils it takes a copy."""
    path = tmp_path_factory.mktemp("store") / "shuiguan.db"
    build_store(catalogue, path)
    return path


@pytest.fixture
def spoilt(built: Path, tmp_path: Path) -> Path:
    """A copy of the store, to be spoilt."""
    return Path(shutil.copy(built, tmp_path / "shuiguan.db"))


# -- read only -------------------------------------------------------------------------------------


def test_a_reader_cannot_write(built: Path) -> None:
    """A store is opened to read: SQLite itself refuses to change it."""
    before = built.read_bytes()
    with (
        Store.open(built) as store,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        store._connection.execute("DELETE FROM facts")  # noqa: SLF001 — no public way leads there
    assert built.read_bytes() == before


def test_reading_leaves_nothing_beside_the_store(spoilt: Path) -> None:
    """A reader makes no journal, no lock and no other file."""
    with Store.open(spoilt) as store:
        assert store.records()
        assert [entry.name for entry in spoilt.parent.iterdir()] == ["shuiguan.db"]


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "a?mode=rwc.db", "甲#乙.db", "\udcff.db"])
def test_any_file_name_can_be_opened(built: Path, tmp_path: Path, name: str) -> None:
    """What means something in a URI, or in no encoding at all, is part of the name in a path."""
    path = tmp_path / name
    shutil.copy(built, path)
    with Store.open(path) as store:
        assert len(store.keys()) == 160


# -- a store that cannot be used -------------------------------------------------------------------


def _missing(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("谁管\n" * 1000, encoding="utf-8")


def _cut_in_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def _foreign(path: Path) -> None:
    path.unlink()
    with raw(path) as connection:
        connection.execute("CREATE TABLE records (key TEXT)")
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_missing, "没有知识库"),
        (_folder, "没有知识库"),
        (_pipe, "没有知识库"),
        (_empty, "不是本程序的知识库"),
        (_text, "打不开知识库"),
        (_cut_in_the_header, "不是本程序的知识库"),
        (_foreign, "不是本程序的知识库"),
    ],
)
def test_what_is_no_store_is_not_opened(
    spoilt: Path, spoil: Callable[[Path], None], said: str
) -> None:
    """The operator is told in one line what lies there instead, and how to get a store."""
    spoil(spoilt)
    with pytest.raises(StoreError, match=said) as caught:
        Store.open(spoilt)
    assert str(spoilt) in str(caught.value)
    assert "shuiguan build" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("version", [0, schema.VERSION - 1, schema.VERSION + 1, -1, 2**31 - 1])
def test_a_store_of_another_version_is_not_opened(spoilt: Path, version: int) -> None:
    """Older or newer: both versions are named, and the command that builds it anew."""
    with raw(spoilt) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(StoreOutdated) as caught:
        Store.open(spoilt)
    assert str(caught.value) == (
        f"知识库是第 {version} 版，本程序用第 {schema.VERSION} 版，请运行 shuiguan build 重新生成"
    )


def _ask_everything(path: Path) -> None:
    with Store.open(path) as store:
        for ask in (
            store.bureaus,
            store.sources,
            store.offices,
            store.laws,
            store.power_types,
            store.levels,
            store.facets_by_record,
            store.offices_by_record,
            store.laws_by_record,
            store.fingerprint,
            store.records,
            store.notes,
        ):
            ask()
        for record in store.records()[::8]:
            for of_record in (store.facts, store.periods, store.amounts, store.citations):
                of_record(record.key)


def test_a_cut_store_is_damaged(spoilt: Path) -> None:
    """A store that lost its end, wherever it was cut, is called damaged when it is asked."""
    whole = spoilt.read_bytes()
    for size in range(4096, len(whole), len(whole) // 12):
        spoilt.write_bytes(whole[:size])
        with pytest.raises(StoreError, match=r"(打不开|已损坏).*（.+），请运行 shuiguan build"):
            _ask_everything(spoilt)


def test_a_damaged_store_answers_or_says_so(spoilt: Path) -> None:
    """Whatever bytes are wrong, nothing but StoreError is raised."""
    whole = spoilt.read_bytes()
    chance = random.Random(160)  # noqa: S311 — no secret, the same damage each time
    said = []
    for _ in range(40):
        at = chance.randrange(len(whole))
        spoilt.write_bytes(whole[:at] + chance.randbytes(40) + whole[at + 40 :])
        try:
            _ask_everything(spoilt)
        except StoreError as error:
            said.append(str(error))
    assert len(said) > 10
    assert not any("\n" in line for line in said)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE records SET kind = 'dutty'",
        "UPDATE facts SET facet = 'whom'",
        "UPDATE fields SET name = '序'",
        "UPDATE notes SET kind = ''",
        "UPDATE periods SET unit = '旬'",
        "UPDATE citations SET authority = 'x'",
        "UPDATE fields SET text = CAST(x'ff' AS TEXT)",
        "ALTER TABLE sources RENAME COLUMN date TO day",
        "DROP TABLE office_aliases",
    ],
)
def test_what_nobody_wrote_is_damage(spoilt: Path, change: str) -> None:
    """A word that no build writes, or a table that is gone, is damage and no error of the program."""
    with raw(spoilt) as connection:
        connection.execute(change)
    with pytest.raises(StoreError, match="已损坏"):
        _ask_everything(spoilt)

"""What the tables of a built store promise, and the check that a build must pass."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge import schema
from knowledge.build import build_store, check_store
from knowledge.errors import StoreError
from tests.stores import insert, raw, write_town


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small register's store."""
    folder = tmp_path_factory.mktemp("built")
    build_store(write_town(folder / "town"), folder / "shuiguan.db")
    return folder / "shuiguan.db"


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    """A copy of the small register's store, to be spoilt."""
    return Path(shutil.copy(built, tmp_path / "copy.db"))


# -- what the tables promise -----------------------------------------------------------------------


POINTERS = {
    "record": ("records", "key"),
    "place": ("places", "id"),
    "source": ("sources", "id"),
    "bureau": ("bureaus", "id"),
    "office": ("offices", "id"),
}


def test_every_column_that_points_says_where(built: Path) -> None:
    """In the built file a column that names a row of another table is declared a foreign key."""
    with raw(built) as connection:
        for table in schema.TABLES:
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            found = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
            declared = {row[3]: (row[2], row[4]) for row in found}
            assert declared == {c: POINTERS[c] for c in columns & set(POINTERS)}, table


# A row of each table that others point at: what the columns that point may hold.
THERE = {"record": "town/duty/1.1", "place": 1, "source": "town", "bureau": "town", "office": 1}


@pytest.mark.parametrize(
    ("table", "column"),
    [(name, column) for name, table in schema.TABLES.items() for column in table.foreign],
)
def test_no_row_may_point_nowhere(copied: Path, table: str, column: str) -> None:
    """Where foreign keys are looked at, a row is taken if what it points at is there, else not."""
    row = {name: THERE.get(name, 4711) for name in schema.TABLES[table].columns}
    with raw(copied) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            insert(connection, table, row | {column: "nowhere"})
        insert(connection, table, row)


def test_only_what_may_be_unstated_may_be_null(built: Path) -> None:
    """A number that the register does not state is NULL; words are "" and never NULL."""
    with raw(built) as connection:
        for name, table in schema.TABLES.items():
            rows = connection.execute(f"PRAGMA table_info({name})").fetchall()
            nullable = {row[1] for row in rows if not row[3] and not row[5]}
            assert nullable == set(table.optional), name


def test_the_file_says_whose_it_is(built: Path) -> None:
    """A store can be told from any other SQLite database, and from one of another version."""
    with raw(built) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x7368676E,)
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


# -- the check before the swap ---------------------------------------------------------------------


def _without_facts(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM facts WHERE record = 'town/duty/2.1'")


def _without_a_record(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE fields SET record = 'town/duty/1.1'")
    connection.execute("UPDATE facts SET record = 'town/duty/1.1'")
    connection.execute("UPDATE notes SET record = NULL")
    connection.execute("DELETE FROM records WHERE key = 'town/duty/2.1'")


def _with_a_bare_record(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO records SELECT 'town/duty/9', 9, kind, bureau, source, part, number, title "
        "FROM records WHERE key = 'town/duty/2.1'"
    )


def _pointing_nowhere(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE periods SET place = 4711")


def _null_where_none_may_be(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    change = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'records'"
    connection.execute(change, ('"title" TEXT NOT NULL', '"title" TEXT'))
    connection.execute("PRAGMA writable_schema = RESET")
    connection.execute("UPDATE records SET title = NULL")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(change, ('"title" TEXT', '"title" TEXT NOT NULL'))
    connection.execute("PRAGMA writable_schema = RESET")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_without_facts, "应有 3 条有事实的记录，实有 2 条"),
        (_without_a_record, "应有 3 条记录，实有 2 条"),
        (_with_a_bare_record, "应有 3 条记录，实有 4 条"),
        (_pointing_nowhere, "外键"),
        (_null_where_none_may_be, "完整性检查"),
    ],
)
def test_a_store_with_a_fault_is_not_taken(
    copied: Path, spoil: Callable[[sqlite3.Connection], None], said: str
) -> None:
    """The check finds what is lost, what is too much, what points nowhere and what is damaged."""
    with raw(copied) as connection:
        check_store(connection, 3)
        spoil(connection)
        connection.commit()
        with pytest.raises(StoreError, match=said):
            check_store(connection, 3)

"""The store is written aside, checked, then swapped in: whatever goes wrong, the old one answers."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge import build, schema
from knowledge.build import build_store, check_store, ensure_store
from knowledge.catalogue import Catalogue, read_catalogue
from knowledge.errors import BuildBusy, RegisterError, StoreError
from knowledge.reading import Reading
from knowledge.store import Store
from knowledge.table_rows import Rows, tables
from tests.stores import EDITED, HEADER, REGISTER, ROWS, content, insert, raw, write_town

NAMES_IN_A_FOLDER = {"build.lock", "shuiguan.db"}


@pytest.fixture
def town(tmp_path: Path) -> Catalogue:
    """The small register's catalogue."""
    return write_town(tmp_path / "town")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be built; its folder is not there yet."""
    return tmp_path / "data" / "shuiguan.db"


# -- a build that goes well -------------------------------------------------------------------


def test_a_build_makes_a_store_that_answers(town: Catalogue, path: Path) -> None:
    """What was built can be opened and holds the records of the sources."""
    build_store(town, path)
    with Store.open(path) as store:
        assert store.keys() == ("town/duty/1.1", "town/duty/1.2", "town/duty/2.1")


def test_a_build_leaves_only_the_store_and_its_lock(town: Catalogue, path: Path) -> None:
    """No unfinished file and no journal stay behind."""
    build_store(town, path)
    assert {entry.name for entry in path.parent.iterdir()} == NAMES_IN_A_FOLDER


def test_the_data_folder_is_its_owners_alone(town: Catalogue, path: Path) -> None:
    """Nobody else may look into the folder that we make, or into the store."""
    build_store(town, path)
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o077 == 0


def test_a_folder_that_is_there_keeps_its_mode(town: Catalogue, path: Path) -> None:
    """Who gives us a folder decides who may read it."""
    path.parent.mkdir(mode=0o755)
    path.parent.chmod(0o755)
    build_store(town, path)
    assert path.parent.stat().st_mode & 0o777 == 0o755


def test_building_twice_gives_the_same_content(town: Catalogue, path: Path) -> None:
    """A build depends on nothing but the sources."""
    build_store(town, path)
    first = content(path)
    build_store(town, path)
    assert content(path) == first


def test_the_real_registers_give_the_same_content_in_another_process(path: Path) -> None:
    """No order of a set or of a folder's files, which change from process to process, gets in."""
    build_store(read_catalogue(), path)
    other = path.parent.parent / "other"
    environment = os.environ | {"SHUIGUAN_DATA": str(other), "PYTHONHASHSEED": "4711"}
    command = Path(sysconfig.get_path("scripts")) / "shuiguan"
    subprocess.run([command, "build"], env=environment, check=True, capture_output=True)
    assert content(other / "shuiguan.db") == content(path)


def test_a_build_takes_the_old_ones_place(town: Catalogue, path: Path) -> None:
    """After a build the store says what the sources say now."""
    build_store(town, path)
    build_store(write_town(town.folder, EDITED), path)
    with Store.open(path) as store:
        assert [placed.item.quantity for placed in store.periods("town/duty/1.1")] == [3]


def test_a_reader_keeps_the_store_that_it_opened(town: Catalogue, path: Path) -> None:
    """A build in the middle of a conversation changes nothing under the reader's hands."""
    build_store(town, path)
    with Store.open(path) as store:
        build_store(write_town(town.folder, EDITED), path)
        assert [placed.item.quantity for placed in store.periods("town/duty/1.1")] == [5]


@pytest.mark.parametrize(
    "register",
    [
        pytest.param(b"\xef\xbb\xbf" + REGISTER.encode(), id="byte order mark"),
        pytest.param(REGISTER.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(REGISTER.replace("\n", "\r"), id="CR"),
        pytest.param(REGISTER.rstrip("\n"), id="no line break at the end"),
    ],
)
def test_how_an_editor_saves_makes_no_difference(
    town: Catalogue, path: Path, register: str | bytes
) -> None:
    """Marks and line breaks that only editors see do not get into the store."""
    build_store(town, path)
    before = [line for line in content(path) if town.sources[0].sha256 not in line]
    catalogue = write_town(town.folder, register)
    build_store(catalogue, path)
    after = [line for line in content(path) if catalogue.sources[0].sha256 not in line]
    assert after == before


# -- what the tables promise ------------------------------------------------------------------

POINTERS = {
    "record": ("records", "key"),
    "place": ("places", "id"),
    "source": ("sources", "id"),
    "bureau": ("bureaus", "id"),
    "office": ("offices", "id"),
}


def test_every_column_that_points_says_where(town: Catalogue, path: Path) -> None:
    """In the built file a column that names a row of another table is declared a foreign key."""
    build_store(town, path)
    with raw(path) as connection:
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
def test_no_row_may_point_nowhere(town: Catalogue, path: Path, table: str, column: str) -> None:
    """Where foreign keys are looked at, a row is taken if what it points at is there, else not."""
    build_store(town, path)
    row = {name: THERE.get(name, 4711) for name in schema.TABLES[table].columns}
    with raw(path) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            insert(connection, table, row | {column: "nowhere"})
        insert(connection, table, row)


def test_only_what_may_be_unstated_may_be_null(town: Catalogue, path: Path) -> None:
    """A number that the register does not state is NULL; words are "" and never NULL."""
    build_store(town, path)
    with raw(path) as connection:
        for name, table in schema.TABLES.items():
            rows = connection.execute(f"PRAGMA table_info({name})").fetchall()
            nullable = {row[1] for row in rows if not row[3] and not row[5]}
            assert nullable == set(table.optional), name


def test_the_file_says_whose_it_is(town: Catalogue, path: Path) -> None:
    """A store can be told from any other SQLite database, and from one of another version."""
    build_store(town, path)
    with raw(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x7368676E,)
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


# -- the check before the swap ----------------------------------------------------------------


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
    town: Catalogue, path: Path, spoil: Callable[[sqlite3.Connection], None], said: str
) -> None:
    """The check finds what is lost, what is too much, what points nowhere and what is damaged."""
    build_store(town, path)
    with raw(path) as connection:
        check_store(connection, 3)
        spoil(connection)
        connection.commit()
        with pytest.raises(StoreError, match=said):
            check_store(connection, 3)


def _losing(lost: str) -> Callable[[Catalogue, tuple[Reading, ...]], Iterator[tuple[str, Rows]]]:
    def lossy(catalogue: Catalogue, readings: tuple[Reading, ...]) -> Iterator[tuple[str, Rows]]:
        for table, rows in tables(catalogue, readings):
            yield table, [] if table == lost else rows

    return lossy


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ("places", "没有写成"),
        ("bureaus", "没有写成"),
        ("facts", "应有 3 条有事实的记录，实有 0 条"),
    ],
)
def test_a_faulty_build_leaves_the_old_store(
    town: Catalogue, path: Path, monkeypatch: pytest.MonkeyPatch, lost: str, said: str
) -> None:
    """Rows that were lost on the way, and all that pointed at them, never reach the readers."""
    build_store(town, path)
    before = content(path)
    monkeypatch.setattr(build, "tables", _losing(lost))
    with pytest.raises(StoreError, match=said):
        build_store(write_town(town.folder, EDITED), path)
    assert content(path) == before
    assert {entry.name for entry in path.parent.iterdir()} == NAMES_IN_A_FOLDER


# -- a source that cannot be read -------------------------------------------------------------

BAD_SOURCES = [
    pytest.param(
        REGISTER.replace("责任处室", "处所"),
        r"^town\.txt 第1行 「责任处室」列：",
        id="column missing",
    ),
    pytest.param(
        HEADER + ROWS.replace("保管卷宗\t\t", "保管卷宗" + "\t" * 37),
        r"^town\.txt 第4行 「第31格」列：.*40 格",
        id="row of 40 cells",
    ),
    pytest.param(
        REGISTER.replace("保管卷宗", "卷" * 350_000),
        r"^town\.txt 第4行 「第3格」列：",
        id="cell of 1 MB",
    ),
    pytest.param(REGISTER.encode("gb18030"), r"^town\.txt 第1行：.*GB18030", id="GB18030"),
    pytest.param(REGISTER.encode("utf-16"), r"^town\.txt 第1行：", id="UTF-16"),
    pytest.param("", r"^town\.txt：.*空", id="empty"),
    pytest.param(" \n\t\n", r"^town\.txt：.*空", id="blank"),
    pytest.param(b"\x7fELF\x02\x01\x01\x00\x00", r"^town\.txt 第1行：.*不是文本", id="binary"),
    pytest.param("各位同事，大家好。\n", r"^town\.txt：.*没有找到登记表", id="no register"),
    pytest.param(HEADER, r"^town\.txt：.*没有找到登记表", id="header alone"),
]


@pytest.mark.parametrize(("register", "said"), BAD_SOURCES)
def test_a_bad_source_leaves_the_old_store(
    town: Catalogue, path: Path, register: str | bytes, said: str
) -> None:
    """What cannot be read is named with file, row and column in one line; the old store answers."""
    build_store(town, path)
    before = path.read_bytes()
    with pytest.raises(RegisterError, match=said) as caught:
        build_store(write_town(town.folder, register), path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def _missing(file: Path) -> None:
    file.unlink()


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("spoil", [_missing, _folder])
def test_a_source_that_vanishes_leaves_the_old_store(
    town: Catalogue, path: Path, spoil: Callable[[Path], None]
) -> None:
    """A file that is gone when it is read, or a folder in its place, is the editor's to mend."""
    build_store(town, path)
    before = path.read_bytes()
    spoil(town.folder / "town.txt")
    with pytest.raises(RegisterError, match=r"^town\.txt："):
        build_store(town, path)
    assert path.read_bytes() == before


def test_a_bad_source_makes_no_first_store(tmp_path: Path, path: Path) -> None:
    """Where there is no store a bad source leaves it so: not even an empty folder is made."""
    with pytest.raises(RegisterError):
        ensure_store(write_town(tmp_path / "town", ""), path)
    assert not path.parent.exists()


# -- a place that cannot be written -----------------------------------------------------------


def _a_file_as_folder(path: Path) -> None:
    path.parent.write_text("", encoding="utf-8")


def _a_link_to_nowhere(path: Path) -> None:
    path.parent.symlink_to("nowhere/at/all")


def _a_folder_as_store(path: Path) -> None:
    (path / "inside").mkdir(parents=True)


@pytest.mark.parametrize("spoil", [_a_file_as_folder, _a_link_to_nowhere, _a_folder_as_store])
def test_a_place_that_cannot_be_written_is_named(
    town: Catalogue, path: Path, spoil: Callable[[Path], None]
) -> None:
    """The operator is told which path, in one line."""
    spoil(path)
    with pytest.raises(StoreError, match=f"^写不了知识库 {path}（.+）$"):
        build_store(town, path)


def test_a_folder_without_permission_is_named(town: Catalogue, path: Path) -> None:
    """Whoever may not write, or not even look into, the data folder is told so in one line."""
    path.parent.mkdir()
    path.parent.chmod(0o000)
    assert _in_child(lambda: _said_by_ensure_store(town, path), as_nobody=True) == (
        f"写不了知识库 {path}（Permission denied）"
    )


def _said_by_ensure_store(catalogue: Catalogue, path: Path) -> str:
    # The register is read before another user can no longer do so.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "read_all", lambda _: ())
        try:
            return str(ensure_store(catalogue, path))
        except StoreError as error:
            return str(error)


class Killed(Exception):
    """A child that the system ended on the spot."""


def _in_child(act: Callable[[], str], *, as_nobody: bool = False) -> str:
    """What `act` returns in a process of its own, where rights are given up if there are any."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            if as_nobody and os.geteuid() == 0:
                os.setuid(65534)
            os.write(writing, act().encode())
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        answer = said.read()
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended in (-signal.SIGKILL, -signal.SIGXFSZ):
        raise Killed
    assert ended == 0, "the child did not do what it should"
    return answer


# -- first uses and builds at the same time ---------------------------------------------------


def test_a_first_use_builds_once(town: Catalogue, path: Path) -> None:
    """Where there is no store it is built; where there is one it is left alone."""
    assert ensure_store(town, path) is True
    before = path.stat().st_ino
    assert ensure_store(write_town(town.folder, EDITED), path) is False
    assert path.stat().st_ino == before


def test_first_uses_at_once_build_once(town: Catalogue, path: Path) -> None:
    """Of several processes that find no store one builds it, the others wait for that."""
    path.parent.mkdir()
    with (path.parent / "build.lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # All are on their way before the first can begin.
        reading, writing = os.pipe()
        children = [_ensuring(town, path, writing) for _ in range(3)]
        os.close(writing)
        fcntl.flock(lock, fcntl.LOCK_UN)
    with os.fdopen(reading, encoding="ascii") as said:
        assert sorted(said.read().split()) == ["False", "False", "True"]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]


def _ensuring(catalogue: Catalogue, path: Path, writing: int) -> int:
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, f"{ensure_store(catalogue, path)} ".encode())
        finally:
            os._exit(0)
    return child


def test_a_build_that_waits_too_long_says_so(
    town: Catalogue, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another process builds, a build waits; in the end it gives up in one line."""
    monkeypatch.setattr(build, "_LONGEST_WAIT", -1.0)
    path.parent.mkdir()
    with (path.parent / "build.lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BuildBusy, match="另一个进程"):
            build_store(town, path)
    build_store(town, path)


# -- killed -----------------------------------------------------------------------------------

# What a build does to files, as Python announces it just before.
MOMENTS = {"open", "os.mkdir", "os.remove", "os.rename", "sqlite3.connect", "tempfile.mkstemp"}


class Countdown:
    """Kills its process by SIGKILL at the n-th moment that it passes: at a file, or before an SQL."""

    def __init__(self, at: int) -> None:
        self._at, self.passed = at, 0

    def begin(self) -> None:
        """Count from now on, to the end of the process."""
        sys.addaudithook(lambda event, _: self._pass() if event in MOMENTS else None)
        connect = sqlite3.connect

        def connect_counted(file: Path) -> sqlite3.Connection:
            connection = connect(file)
            connection.set_trace_callback(lambda _: self._pass())
            return connection

        # The process is a child that ends soon: nobody else meets this.
        sqlite3.connect = connect_counted  # type: ignore[assignment]

    def _pass(self) -> None:
        self.passed += 1
        if self.passed == self._at:
            os.kill(os.getpid(), signal.SIGKILL)


def moments_of(act: Callable[[], object], *, killed_at: int = 0) -> int | None:
    """How many moments a process of its own passes; None where it was killed at one of them."""

    def counted() -> str:
        countdown = Countdown(killed_at)
        countdown.begin()
        act()
        return str(countdown.passed)

    try:
        return int(_in_child(counted))
    except Killed:
        return None


def test_a_build_killed_at_any_moment_leaves_a_whole_store(town: Catalogue, path: Path) -> None:
    """Before the swap the old store answers, after it the new one; the next build clears up."""
    build_store(town, path)
    old = path.read_bytes()
    before = content(path)
    edited = write_town(town.folder, EDITED)
    total = moments_of(lambda: build_store(edited, path)) or 0
    after = content(path)
    seen, leftovers = [], set[str]()
    # The last moments, around the swap, one by one; of those before a sample.
    for moment in [*range(1, total - 12, 5), *range(total - 12, total + 1)]:
        path.write_bytes(old)
        assert moments_of(lambda: build_store(edited, path), killed_at=moment) is None
        leftovers |= {entry.name for entry in path.parent.iterdir()} - NAMES_IN_A_FOLDER
        seen.append(content(path))
    swapped = seen.index(after)
    assert seen == [before] * swapped + [after] * (len(seen) - swapped)
    assert any(name.endswith("-journal") for name in leftovers)
    build_store(edited, path)
    assert {entry.name for entry in path.parent.iterdir()} == NAMES_IN_A_FOLDER


def test_a_first_use_that_is_killed_is_made_up_for(town: Catalogue, path: Path) -> None:
    """Half a store is never taken for one: the next first use builds it."""
    total = moments_of(lambda: ensure_store(town, path)) or 0
    path.unlink()
    for moment in range(5, total - 6, total // 6):
        assert moments_of(lambda: ensure_store(town, path), killed_at=moment) is None
        assert not path.exists()
    assert ensure_store(town, path) is True
    assert {entry.name for entry in path.parent.iterdir()} == NAMES_IN_A_FOLDER


def test_killed_from_outside_the_old_store_answers(town: Catalogue, path: Path) -> None:
    """Killed as soon as its unfinished file is seen, a build of the real registers harms nothing."""
    build_store(town, path)
    before = content(path)
    child = os.fork()
    if child == 0:
        try:
            build_store(read_catalogue(), path)
        finally:
            os._exit(0)
    while not any(path.parent.glob("store-building-*")):
        assert os.waitpid(child, os.WNOHANG) == (0, 0), "the build ended before it was killed"
    os.kill(child, signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert content(path) == before
    build_store(town, path)
    assert {entry.name for entry in path.parent.iterdir()} == NAMES_IN_A_FOLDER


def _build_with_room_for(size: int, path: Path) -> str:
    """Build from the real registers, where no file may grow beyond so many bytes; what was said."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        build_store(read_catalogue(), path)
    except StoreError as error:
        return str(error)
    return "built"


@pytest.mark.parametrize("size", [4_096, 600_000])
def test_killed_in_the_middle_of_writing_the_old_store_answers(
    town: Catalogue, path: Path, size: int
) -> None:
    """The system kills the build when so many bytes of the new store are on the disk."""
    build_store(town, path)
    before = content(path)

    def build_and_die() -> str:
        # Python ignores this signal; by default it ends a process on the spot, as SIGKILL does.
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        return _build_with_room_for(size, path)

    with pytest.raises(Killed):
        _in_child(build_and_die)
    unfinished = min(path.parent.glob("store-building-*"))  # its journal has a longer name
    assert unfinished.stat().st_size == size
    assert content(path) == before
    build_store(town, path)
    assert {entry.name for entry in path.parent.iterdir()} == NAMES_IN_A_FOLDER


def test_a_full_disk_leaves_the_old_store(town: Catalogue, path: Path) -> None:
    """A build that runs out of room says so in one line and clears up after itself."""
    build_store(town, path)
    before = content(path)
    said = _in_child(lambda: _build_with_room_for(600_000, path))
    assert said.startswith("知识库没有写成：")
    assert "\n" not in said
    assert content(path) == before
    assert {entry.name for entry in path.parent.iterdir()} == NAMES_IN_A_FOLDER

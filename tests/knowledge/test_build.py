"""The store is written aside, checked, then swapped in: whatever goes wrong, the old one answers."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge import build
from knowledge.build import build_store, ensure_store
from knowledge.catalogue import Catalogue, read_catalogue
from knowledge.errors import BuildBusy, RegisterError, StoreError
from knowledge.reading import Reading
from knowledge.store import Store
from knowledge.table_rows import Rows, tables
from tests.children import in_child
from tests.stores import EDITED, HEADER, REGISTER, ROWS, content, write_town

NAMES_IN_A_FOLDER = {"build.lock", "shuiguan.db"}


@pytest.fixture
def town(tmp_path: Path) -> Catalogue:
    """The small register's catalogue."""
    return write_town(tmp_path / "town")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be built; its folder is not there yet."""
    return tmp_path / "data" / "shuiguan.db"


# -- a build that goes well ------------------------------------------------------------------------


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


# -- a build that goes wrong -----------------------------------------------------------------------


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


# -- a source that cannot be read ------------------------------------------------------------------


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


# -- a place that cannot be written ----------------------------------------------------------------


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
    assert in_child(lambda: _said_by_ensure_store(town, path), as_nobody=True) == (
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


# -- first uses and builds at the same time --------------------------------------------------------


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

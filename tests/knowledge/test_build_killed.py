"""A build that is killed, at whatever moment, leaves a whole store behind."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.build import build_store, ensure_store
from knowledge.catalogue import Catalogue, read_catalogue
from knowledge.errors import StoreError
from tests.children import Killed, in_child
from tests.stores import EDITED, content, write_town

NAMES_IN_A_FOLDER = {"build.lock", "shuiguan.db"}


@pytest.fixture
def town(tmp_path: Path) -> Catalogue:
    """The small register's catalogue."""
    return write_town(tmp_path / "town")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be built; its folder is not there yet."""
    return tmp_path / "data" / "shuiguan.db"


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
        return int(in_child(counted))
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
    for moment in [*range(1, total - 12, 9), *range(total - 12, total + 1)]:
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
        in_child(build_and_die)
    unfinished = min(path.parent.glob("store-building-*"))  # its journal has a longer name
    assert unfinished.stat().st_size == size
    assert content(path) == before
    build_store(town, path)
    assert {entry.name for entry in path.parent.iterdir()} == NAMES_IN_A_FOLDER


def test_a_full_disk_leaves_the_old_store(town: Catalogue, path: Path) -> None:
    """A build that runs out of room says so in one line and clears up after itself."""
    build_store(town, path)
    before = content(path)
    said = in_child(lambda: _build_with_room_for(600_000, path))
    assert said.startswith("知识库没有写成：")
    assert "\n" not in said
    assert content(path) == before
    assert {entry.name for entry in path.parent.iterdir()} == NAMES_IN_A_FOLDER

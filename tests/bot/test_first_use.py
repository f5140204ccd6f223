"""The first use builds the store by itself, once, and says so in one line."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from bot.config import Settings
from bot.opening import open_assistant, open_store
from knowledge.errors import RegisterError, StoreError
from knowledge.store import Store
from tests.bot.conftest import Shuiguan
from tests.command import PATIENCE_SECONDS, SHUIGUAN, environment
from tests.stores import write_town


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a small register, with a data folder that is not there yet."""
    return Settings(tmp_path / "data", write_town(tmp_path / "town").folder)


def test_a_first_use_builds_and_says_so(settings: Settings) -> None:
    """Where there is no store it is built, and one line tells where."""
    said: list[str] = []
    with open_store(settings, said.append) as store:
        assert len(store.keys()) == 3
    assert said == [f"首次使用：已从登记表生成知识库 {settings.store}"]


def test_a_second_use_says_nothing(settings: Settings) -> None:
    """Where there is a store it is opened as it is."""
    open_store(settings, lambda _: None).close()
    before = settings.store.stat()
    said: list[str] = []
    open_store(settings, said.append).close()
    assert said == []
    assert settings.store.stat() == before


def test_a_store_is_not_replaced_behind_anybodys_back(settings: Settings) -> None:
    """A store that cannot be used is the operator's to mend: opening it never builds."""
    settings.data.mkdir()
    settings.store.write_text("谁管", encoding="utf-8")
    said: list[str] = []
    with pytest.raises(StoreError, match="shuiguan build"):
        open_store(settings, said.append)
    assert said == []
    assert settings.store.read_text(encoding="utf-8") == "谁管"


def test_a_bad_source_makes_no_store(settings: Settings) -> None:
    """The editor's slip is told as it is; nothing is left in the data folder."""
    (settings.sources / "town.txt").write_text("", encoding="utf-8")
    with pytest.raises(RegisterError, match=r"^town\.txt"):
        open_store(settings, lambda _: None)
    assert not settings.data.exists()


def test_the_assistant_opens_on_any_register(settings: Settings) -> None:
    """Store and index are made together, readable by their owner alone."""
    with open_assistant(settings, lambda _: None).store as store:
        assert len(store.keys()) == 3
    assert settings.index.is_dir()
    for folder in (settings.data, settings.index):
        assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("words", [("list",), ("show", "town/duty/1.1"), ("chat",)])
def test_every_command_can_be_the_first(
    shuiguan: Shuiguan, settings: Settings, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """Whatever is called first builds the store, its own output unchanged by that."""
    monkeypatch.setenv("SHUIGUAN_SOURCES", str(settings.sources))
    first = shuiguan(*words, given="调解".encode(), data=settings.data)
    second = shuiguan(*words, given="调解".encode(), data=settings.data)
    assert first.stderr == f"首次使用：已从登记表生成知识库 {settings.store}\n"
    assert (second.stderr, second.stdout) == ("", first.stdout)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout


@pytest.mark.parametrize("words", [("list",), ("ask", "调解"), ("ask", "--jsonl"), ("chat",)])
def test_no_store_and_nowhere_to_build_it_is_one_line(
    shuiguan: Shuiguan, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Where no folder can be made the operator is told so, and no question is read."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = shuiguan(*words, given=b"x", data=tmp_path / "file" / "data")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"shuiguan: 写不了知识库 {tmp_path}/file/data/shuiguan.db（Not a directory）\n"
    )


def test_two_first_uses_at_once_both_answer(tmp_path: Path) -> None:
    """Of two processes one builds the store in the user's data folder, the other waits for it."""
    sources = write_town(tmp_path / "town").folder
    more = {"SHUIGUAN_SOURCES": str(sources), "XDG_DATA_HOME": str(tmp_path)}
    processes = [
        subprocess.Popen(
            [SHUIGUAN, "ask", "培训人民调解员谁负责", "--json"],
            env=environment(Path(), more | {"SHUIGUAN_DATA": ""}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    done = [process.communicate(timeout=PATIENCE_SECONDS) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], done
    for output, _ in done:
        assert json.loads(output)["records"][0]["key"].startswith("town/duty/")
    path = tmp_path / "shuiguan" / "shuiguan.db"
    line = os.fsencode(f"首次使用：已从登记表生成知识库 {path}\n")
    assert sorted(errors for _, errors in done) == [b"", line]
    with Store.open(path) as store:
        assert len(store.keys()) == 3


def test_a_first_use_needs_nothing_but_the_package(shuiguan: Shuiguan, tmp_path: Path) -> None:
    """Without any sources of one's own the registers that the package brings are read."""
    result = shuiguan("list", data=tmp_path / "data")
    assert len(result.stdout.splitlines()) == 160
    assert result.stderr.startswith("首次使用：")

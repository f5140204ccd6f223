"""The command line in trouble: bad stores, bad settings, streams that are closed."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import cli
from knowledge import schema
from knowledge.store import Store
from tests.bot.conftest import Shuiguan
from tests.command import PATIENCE_SECONDS, SHUIGUAN, environment, keys, only_line, run
from tests.stores import raw

# -- a store that cannot be used -------------------------------------------------------------------


def _of_another_version(path: Path) -> None:
    with raw(path) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


def _no_database(path: Path) -> None:
    path.write_text("谁管" * 5_000, encoding="utf-8")


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100_000])


def _without_a_table(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("DROP TABLE facts")


def _of_another_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (text TEXT)")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            _of_another_version,
            f"知识库是第 {schema.VERSION + 1} 版，本程序用第 {schema.VERSION} 版",
        ),
        (_no_database, "打不开知识库"),
        (_truncated, "知识库"),
        (_without_a_table, "已损坏"),
        (_of_another_program, "不是本程序的知识库"),
        (_folder, "没有知识库"),
    ],
)
@pytest.mark.parametrize("words", [["show", "yining/other/22"], ["ask", "电子手环最长戴多久"]])
def test_a_bad_store_is_one_line(
    shuiguan: Shuiguan, data: Path, spoil: Callable[[Path], None], said: str, words: list[str]
) -> None:
    """What is wrong, and the command that mends it; nothing is mended behind the operator's back."""
    spoil(data / "shuiguan.db")
    before = content_or_kind(data / "shuiguan.db")
    line = only_line(shuiguan(*words, data=data))
    assert line.startswith("shuiguan: ")
    assert said in line
    assert "shuiguan build" in line
    assert content_or_kind(data / "shuiguan.db") == before


def content_or_kind(path: Path) -> bytes | str:
    """What lies there."""
    return path.read_bytes() if path.is_file() else "folder"


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("spoil", [_of_another_version, _no_database, _truncated])
def test_a_build_mends_a_bad_store(
    shuiguan: Shuiguan, data: Path, spoil: Callable[[Path], None]
) -> None:
    """The command that the error names does what it says."""
    spoil(data / "shuiguan.db")
    assert shuiguan("build", data=data).exit_code == 0
    assert len(keys(shuiguan("list", data=data))) == 3


@pytest.mark.parametrize("words", [["list"], ["ask", "手环"], ["build"]])
def test_a_bad_setting_is_one_line(shuiguan: Shuiguan, tmp_path: Path, words: list[str]) -> None:
    """A data folder that is a file is named with its variable."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    line = only_line(shuiguan(*words, data=tmp_path / "file"))
    assert line == f"shuiguan: SHUIGUAN_DATA 应是文件夹：{tmp_path / 'file'}"


# -- what nobody foresaw ---------------------------------------------------------------------------


def test_an_unforeseen_error_is_one_line(
    shuiguan: Shuiguan, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person gets a mark, the log under that mark the cause with its traceback."""

    def fail(*_: object) -> Store:
        raise ZeroDivisionError("内部细节")

    monkeypatch.setattr(cli, "open_store", fail)
    line = only_line(shuiguan("list", data=data))
    found = re.fullmatch(
        rf"shuiguan: 程序出错了（编号 (\w{{6}})），原因记在 {data}/shuiguan\.log", line
    )
    assert found
    log = (data / "shuiguan.log").read_text(encoding="utf-8")
    assert f"[{found[1]}]" in log
    assert "Traceback (most recent call last)" in log
    assert "ZeroDivisionError: 内部细节" in log


# -- as a process ----------------------------------------------------------------------------------


def test_piped_output_is_plain(ready: Path) -> None:
    """No colours and no other codes, though a program asks for them."""
    forced = {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-256color"}
    for words in (["list"], ["show", "yining/other/22"], ["chat"]):
        done = run(ready, *words, given="谢谢\n".encode(), more=forced)
        assert done.returncode == 0
        assert b"\x1b" not in done.stdout + done.stderr


def test_on_a_terminal_there_is_a_table(ready: Path) -> None:
    """Where a person looks on, titles stand above the columns."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [SHUIGUAN, "list", "--type", "行政奖励"],
        env=environment(ready, {"COLUMNS": "120"}),
        stdin=subprocess.DEVNULL,
        stdout=theirs,
    ) as process:
        os.close(theirs)
        seen = b""
        while b"yining/reward/7" not in seen:
            seen += os.read(ours, 65_536)
        assert process.wait(PATIENCE_SECONDS) == 0
    os.close(ours)
    assert "编号" in seen.decode()


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "--type", "行政奖励"],
        ["show", "yining/other/22"],
        ["chat"],
    ],
)
def test_a_reader_that_goes_away_is_no_error(ready: Path, words: list[str]) -> None:
    """`| head -1` ends the command without a word, however little it had to say."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [SHUIGUAN, *words],
        env=environment(ready),
        input="谢谢\n".encode(),
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode in (0, 1)


def _closing(redirections: str, *words: str) -> list[str]:
    return ["sh", "-c", f'exec "$0" "$@" {redirections}', str(SHUIGUAN), *words]


@pytest.mark.parametrize(
    ("redirections", "words"),
    [
        ("<&-", ["chat"]),
        ("<&-", ["ask", "--jsonl"]),
        (">&-", ["list", "--type", "行政奖励"]),
    ],
)
def test_a_closed_stream_is_an_empty_one(ready: Path, redirections: str, words: list[str]) -> None:
    """Nothing to read is no question, nowhere to write no error."""
    done = subprocess.run(
        _closing(redirections, *words), env=environment(ready), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_an_output_without_chinese_stops_nothing(ready: Path) -> None:
    """Where the output's encoding has no Chinese it is escaped rather than not said."""
    more = {"PYTHONIOENCODING": "latin-1"}
    done = run(ready, "list", "--kind", "boundary", more=more)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "市司法局".encode("ascii", "backslashreplace") in done.stdout


@pytest.mark.usefixtures("town")
def test_a_folder_whose_name_is_no_text(shuiguan: Shuiguan, tmp_path: Path) -> None:
    """A path that is no UTF-8 is a path like another."""
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    result = shuiguan("build", data=folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "/\\udcff/shuiguan.db，3 条记录" in result.stdout
    assert len(keys(shuiguan("list", data=folder))) == 3

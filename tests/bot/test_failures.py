"""What nobody foresaw ends in one line for the person, and its cause in the log for the operator."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.failures import Failure, report_crash

LINE = re.compile(r"程序出错了（编号 ([0-9a-f]{6})），原因记在 (.+)")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that is not there yet."""
    monkeypatch.setenv("SHUIGUAN_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def raised(error: Exception) -> Exception:
    """The error as it is once it was raised somewhere."""
    try:
        raise error
    except type(error) as caught:
        return caught


def mark_of(failure: Failure) -> str:
    """The mark that the person is told."""
    found = LINE.fullmatch(str(failure))
    assert found
    return found[1]


def test_the_line_names_mark_and_log(folder: Path) -> None:
    """The person sees a mark and where the cause is, nothing of the cause itself."""
    failure = report_crash(raised(KeyError("内部细节")))
    assert isinstance(failure, Failure)
    found = LINE.fullmatch(str(failure))
    assert found
    assert Path(found[2]) == folder / "shuiguan.log"
    assert "内部细节" not in str(failure)


def test_the_log_holds_the_cause(folder: Path) -> None:
    """Under the same mark the log has the error, its traceback and what caused it."""
    error = ValueError("乙")
    error.__cause__ = raised(KeyError("甲"))
    mark = mark_of(report_crash(raised(error)))
    text = (folder / "shuiguan.log").read_text(encoding="utf-8")
    assert f"ERROR [{mark}]" in text
    assert text.index("KeyError: '甲'") < text.index("ValueError: 乙")
    assert text.count("Traceback") == 2


def test_every_crash_has_a_mark_of_its_own(folder: Path) -> None:
    """The log keeps them all, one after the other."""
    marks = [mark_of(report_crash(raised(ValueError()))) for _ in range(3)]
    text = (folder / "shuiguan.log").read_text(encoding="utf-8")
    assert re.findall(r"\[([0-9a-f]{6})\]", text) == marks
    assert len(set(marks)) == 3


def test_the_log_is_its_owners_alone(folder: Path) -> None:
    """Nobody else may read what went wrong."""
    report_crash(raised(ValueError()))
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "shuiguan.log").stat().st_mode & 0o777 == 0o600


def test_the_log_keeps_no_personal_number(folder: Path) -> None:
    """An error may quote what was typed; a phone number in it is masked."""
    report_crash(raised(ValueError("读不懂：我的电话13800138000")))
    text = (folder / "shuiguan.log").read_text(encoding="utf-8")
    assert "13800138000" not in text
    assert "读不懂：我的电话[手机号]" in text


def test_what_no_encoding_carries_is_logged(folder: Path) -> None:
    """A lone surrogate in an error does not make a second error of the first."""
    report_crash(raised(ValueError("a\ud800b")))
    assert "a\\ud800b" in (folder / "shuiguan.log").read_text(encoding="utf-8")


def test_the_log_does_not_grow_without_end(folder: Path) -> None:
    """A megabyte is kept, and one more of what was before."""
    for _ in range(3):
        report_crash(raised(ValueError("甲" * 200_000)))
    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert set(sizes) == {"shuiguan.log", "shuiguan.log.1"}
    assert max(sizes.values()) < 2_000_000


def _a_file_as_folder(folder: Path) -> None:
    folder.write_text("", encoding="utf-8")


def _no_such_place(folder: Path) -> None:
    folder.parent.joinpath("file").write_text("", encoding="utf-8")
    os.environ["SHUIGUAN_DATA"] = str(folder.parent / "file" / "data")


def _no_such_user(folder: Path) -> None:
    del folder
    os.environ["SHUIGUAN_DATA"] = "~nobody_has_this_name/data"


def _a_folder_as_log(folder: Path) -> None:
    (folder / "shuiguan.log").mkdir(parents=True)


def _a_full_disk(folder: Path) -> None:
    folder.mkdir()
    (folder / "shuiguan.log").symlink_to("/dev/full")


@pytest.mark.parametrize(
    "spoil", [_a_file_as_folder, _no_such_place, _no_such_user, _a_folder_as_log, _a_full_disk]
)
def test_without_a_log_there_is_still_one_line(
    folder: Path, spoil: Callable[[Path], None], capfd: pytest.CaptureFixture[str]
) -> None:
    """Where the log cannot be written the kind of error is named instead, and nothing is raised."""
    spoil(folder)
    said = str(report_crash(raised(KeyError("x"))))
    assert re.fullmatch(r"程序出错了（编号 [0-9a-f]{6}，KeyError），日志也写不了，.+", said)
    assert capfd.readouterr() == ("", "")

"""`shuiguan check`: what an editor should look at, in the registers or in files of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.catalogue import FILE
from knowledge.records import NoteKind
from tests.bot.conftest import Shuiguan
from tests.command import as_data, only_line
from tests.stores import HEADER


@pytest.mark.usefixtures("town")
def test_check_lists_what_to_look_at(shuiguan: Shuiguan) -> None:
    """Piped a remark is a line: kind, place, what is odd, the words; the count is told beside it."""
    result = shuiguan("check")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert {len(row) for row in rows} == {4}
    assert {row[0] for row in rows} <= {kind.value for kind in NoteKind}
    assert result.stderr == f"共 {len(rows)} 处\n"


def test_check_gives_json(shuiguan: Shuiguan) -> None:
    """For programs each remark has kind, message, quote, record and place."""
    notes = as_data(shuiguan("check", "--json"))
    names = {"kind", "message", "quote", "record", "source", "locator", "row", "column"}
    assert all(set(note) == names for note in notes)
    blank = [note for note in notes if note["kind"] == "处室空白" and not note["quote"]]
    assert [note["record"] for note in blank] == ["municipal/duty/9.2", "municipal/duty/9.3"]
    assert all(note["locator"].endswith(f"第{note['row']}行") for note in notes)


def test_check_reads_the_files_it_is_given(shuiguan: Shuiguan, town: Path) -> None:
    """An editor's own files are checked, in the order given; no sources.toml need list them."""
    more = town / "more.txt"
    more.write_text(HEADER + "1\t甲职责\t乙事项\t\t\n", encoding="utf-8")
    (town / FILE).unlink()
    files = [str(more), str(town / "town.txt")]
    for given in (files, files[::-1]):
        expected = [as_data(shuiguan("check", "--json", file)) for file in given]
        assert all(expected)
        assert as_data(shuiguan("check", "--json", *given)) == [*expected[0], *expected[1]]


def test_a_clean_file_has_nothing_to_look_at(shuiguan: Shuiguan, tmp_path: Path) -> None:
    """Where nothing is odd that is said."""
    file = tmp_path / "clean.txt"
    file.write_text(
        "序号\t主要职责\t具体工作事项\t责任处室\t备注\n1\t甲职责\t乙事项\t丙处\t丁\n",
        encoding="utf-8",
    )
    result = shuiguan("check", str(file))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "没有发现要核对的地方\n")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "a.txt：文件是空的"),
        ("a.txt", "律师".encode("gb18030"), "a.txt 第1行：不是 UTF-8 编码"),
        ("a.txt", b"ok\n\x00", "a.txt 第2行：不是文本文件"),
        ("a.txt", "你好".encode(), "a.txt：里面没有找到"),
        ("a.pdf", b"%PDF", "a.pdf：不认识的文件类型"),
        ("a", b"", "a：不认识的文件类型"),
        ("a.txt", None, "a.txt："),
        ("a\nb.txt", None, "a b.txt："),
    ],
)
def test_check_names_a_bad_file(
    shuiguan: Shuiguan, town: Path, name: str, data: bytes | None, said: str
) -> None:
    """What cannot be read is one line with the file's name, though other files were good."""
    if data is not None:
        (town / name).write_bytes(data)
    result = shuiguan("check", str(town / "town.txt"), str(town / name))
    assert only_line(result).startswith(f"shuiguan: {said}")


def test_check_takes_no_folder(shuiguan: Shuiguan, tmp_path: Path) -> None:
    """A folder is no register."""
    assert "这是一个文件夹" in only_line(shuiguan("check", str(tmp_path)))


@pytest.mark.usefixtures("town")
def test_check_needs_no_store(shuiguan: Shuiguan, tmp_path: Path) -> None:
    """An editor checks the registers themselves: nothing is built for it."""
    assert shuiguan("check", data=tmp_path / "data").exit_code == 0
    assert not (tmp_path / "data").exists()

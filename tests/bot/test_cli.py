"""The command line by its front door: what people and programs type, and what they get."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from bot import cli
from knowledge import schema
from knowledge.catalogue import FILE
from knowledge.records import NoteKind
from knowledge.store import Store
from tests.bot.conftest import Shuiguan
from tests.command import PATIENCE_SECONDS, SHUIGUAN, environment, run
from tests.stores import HEADER, REGISTER, content, raw, write_town

COMMANDS = ("build", "check", "show", "list", "ask", "chat")


def only_line(result: Result, status: int = 1) -> str:
    """The one line on standard error with which a command ended; it printed nothing else."""
    assert result.exit_code == status, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr.rstrip("\n")


def as_data(result: Result) -> Any:  # noqa: ANN401 — whatever JSON a command prints
    """The JSON that a command printed, on one line."""
    assert result.exit_code == 0, result.output
    assert result.stdout.count("\n") == 1
    return json.loads(result.stdout)


# -- help -------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [(), *((command,) for command in COMMANDS)])
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_helps(shuiguan: Shuiguan, words: tuple[str, ...], flag: str) -> None:
    """Help says in Chinese what the command is for, and that only."""
    result = shuiguan(*words, flag)
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    assert re.search(r"\n\n  [\u4e00-\u9fff][^\n]+。\n", result.stdout)
    assert "Everything that people call" not in result.stdout


def test_help_names_every_command(shuiguan: Shuiguan) -> None:
    """Whoever types the name alone sees what there is."""
    for result in (shuiguan("--help"), shuiguan()):
        assert all(f"\n  {command} " in result.output for command in COMMANDS)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("check", ["--json"]),
        ("show", ["--json"]),
        ("list", ["--bureau", "--office", "--kind", "--type", "--law", "--json"]),
        ("ask", ["--bureau", "--json", "--jsonl"]),
        ("chat", ["--bureau"]),
    ],
)
def test_help_names_every_option(shuiguan: Shuiguan, command: str, options: list[str]) -> None:
    """Each option is shown with a word on what it takes."""
    text = shuiguan(command, "--help").stdout
    for option in options:
        assert re.search(rf"\n  {option}\b[^-]*(?:[\u4e00-\u9fff]|JSON)", text), option


def test_the_version_is_told(shuiguan: Shuiguan) -> None:
    """An editor who reports an error can say with which version."""
    assert re.fullmatch(r"shuiguan, version \d+\.\d+\.\d+\n", shuiguan("--version").stdout)


@pytest.mark.parametrize(
    "words",
    [("nosuch",), ("list", "--nosuch"), ("show",), ("list", "--kind", "x"), ("show", "a", "b")],
)
def test_what_no_command_takes_is_refused(shuiguan: Shuiguan, words: tuple[str, ...]) -> None:
    """A slip in the command itself ends with status 2 and says how to get help."""
    result = shuiguan(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--help" in result.stderr


# -- build ------------------------------------------------------------------------------------


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small register, set as the one to build from."""
    write_town(tmp_path / "town")
    monkeypatch.setenv("SHUIGUAN_SOURCES", str(tmp_path / "town"))
    return tmp_path / "town"


@pytest.mark.usefixtures("town")
def test_build_says_what_it_built(shuiguan: Shuiguan, tmp_path: Path) -> None:
    """The store's place, how many records, and how many places an editor should look at."""
    result = shuiguan("build", data=tmp_path / "data")
    path = tmp_path / "data" / "shuiguan.db"
    assert (result.exit_code, result.stderr) == (0, "")
    found = re.fullmatch(
        rf"知识库已生成：{path}，3 条记录；有 (\d+) 处请编辑核对（.+）\n", result.stdout
    )
    assert found
    with Store.open(path) as store:
        assert len(store.notes()) == int(found[1])


@pytest.mark.usefixtures("town")
def test_build_reads_the_sources_that_are_set(shuiguan: Shuiguan, tmp_path: Path) -> None:
    """Another folder of registers gives another store."""
    data = tmp_path / "data"
    assert "3 条记录" in shuiguan("build", data=data).stdout
    listed = shuiguan("list", data=data).stdout
    assert [line.split("\t")[0] for line in listed.splitlines()] == [
        "town/duty/1.1",
        "town/duty/1.2",
        "town/duty/2.1",
    ]


def test_a_bad_source_is_one_line_and_the_old_store_stays(
    shuiguan: Shuiguan, tmp_path: Path, town: Path
) -> None:
    """The editor is told file, row and column; readers notice nothing."""
    data = tmp_path / "data"
    shuiguan("build", data=data)
    before = content(data / "shuiguan.db")
    write_town(town, REGISTER.replace("责任处室", "处所"))
    line = only_line(shuiguan("build", data=data))
    assert line.startswith("shuiguan: town.txt 第1行 「责任处室」列：")
    assert content(data / "shuiguan.db") == before
    assert "保管卷宗" in shuiguan("list", data=data).stdout


@pytest.mark.parametrize(
    "catalogue", ["", "[[source]]", "x", "[[bureau]]\nid = 1", '[[source]]\nid = "a"', "\x00"]
)
def test_a_bad_catalogue_is_one_line(
    shuiguan: Shuiguan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalogue: str
) -> None:
    """A sources.toml that is empty, half written or no TOML is named."""
    (tmp_path / FILE).write_text(catalogue, encoding="utf-8")
    monkeypatch.setenv("SHUIGUAN_SOURCES", str(tmp_path))
    line = only_line(shuiguan("build", data=tmp_path / "data"))
    assert line.startswith("shuiguan: sources.toml：")


# -- check ------------------------------------------------------------------------------------


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


# -- show -------------------------------------------------------------------------------------


def test_show_gives_the_record_whole(shuiguan: Shuiguan) -> None:
    """As text: the caption, the key and the bureau, then cell by cell."""
    lines = shuiguan("show", "yining/other/22").stdout.splitlines()
    assert lines[:2] == ["审批社区矫正对象使用电子定位装置", "yining/other/22　伊宁市司法局"]
    assert any(line.startswith("【责任事项内容】") for line in lines)


def test_show_gives_json(shuiguan: Shuiguan) -> None:
    """The record's fields, facts, periods, amounts and citations under their own names."""
    record = as_data(shuiguan("show", "yining/penalty/2", "--json"))
    assert record["key"] == "yining/penalty/2"
    assert all(record[name] for name in ("fields", "facts", "periods", "amounts", "citations"))


def test_show_names_the_nearest_keys(shuiguan: Shuiguan) -> None:
    """No such key: one line with those that look like it, in both forms of output."""
    for more in ((), ("--json",)):
        line = only_line(shuiguan("show", "yining/others/22", *more))
        assert line.startswith(
            "shuiguan: 没有这个编号：yining/others/22；相近的有：yining/other/22、"
        )


@pytest.mark.parametrize("key", ["", "结婚证", "../../etc/passwd", "' OR 1=1 --", "\udcff"])
def test_show_of_no_key_at_all(shuiguan: Shuiguan, key: str) -> None:
    """What is no key is not there, whatever it may mean elsewhere."""
    assert only_line(shuiguan("show", key)).startswith("shuiguan: 没有这个编号：")


# -- list -------------------------------------------------------------------------------------


def keys(result: Result) -> list[str]:
    """The keys of the records that were listed."""
    assert result.exit_code == 0, result.output
    return [line.split("\t")[0] for line in result.stdout.splitlines()]


def test_list_gives_all_records(shuiguan: Shuiguan) -> None:
    """Piped a record is a line: key, matter, offices, bureau."""
    result = shuiguan("list")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert len(rows) == 160
    assert {len(row) for row in rows} == {4}
    assert rows[0][0] == "municipal/duty/1.1"
    assert rows[-1] == ["yining/other/33", *rows[-1][1:3], "伊宁市司法局"]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["--bureau", "municipal"], 106),
        (["--bureau", "市司法局"], 106),
        (["--bureau", "伊宁市司法局"], 54),
        (["--bureau", " yining "], 54),
        (["--bureau", ""], 160),
        (["--kind", "duty"], 89),
        (["--kind", "boundary"], 2),
        (["--kind", "supervision"], 15),
        (["--kind", "power"], 54),
        (["--type", "行政处罚"], 8),
        (["--type", "其他行政权力"], 33),
        (["--type", "没有的类型"], 0),
        (["--office", "没有的科"], 0),
        (["--law", "没有的法"], 0),
        (["--kind", "power", "--type", "行政奖励", "--bureau", "yining"], 7),
        (["--kind", "duty", "--bureau", "yining"], 0),
    ],
)
def test_list_selects(shuiguan: Shuiguan, words: list[str], count: int) -> None:
    """Each option selects, all together what meets each; nothing found is no error."""
    assert len(keys(shuiguan("list", *words))) == count


def test_list_by_office(shuiguan: Shuiguan) -> None:
    """By name, or by a name that the register itself gives beside it."""
    of_office = shuiguan("list", "--office", "矫正科")
    assert keys(of_office)
    assert all("矫正科" in line.split("\t")[2] for line in of_office.stdout.splitlines())
    by_alias = keys(shuiguan("list", "--office", "审计处"))
    assert by_alias == keys(shuiguan("list", "--office", "计财装备处（审计处）"))
    assert by_alias


def test_list_by_law_in_any_spelling(shuiguan: Shuiguan) -> None:
    """律师法 and 《中华人民共和国律师法》 are one law; an article narrows the list."""
    expected = keys(shuiguan("list", "--law", "律师法"))
    assert "yining/penalty/2" in expected
    for spelling in ("《律师法》", "中华人民共和国律师法", "《中华人民共和国律师法》", " 律师法 "):
        assert keys(shuiguan("list", "--law", spelling)) == expected
    narrow = keys(shuiguan("list", "--law", "律师法第四十七条"))
    assert "yining/penalty/2" in narrow
    assert set(narrow) < set(expected)
    assert keys(shuiguan("list", "--law", "律师法第四百条")) == []


def test_list_by_document_number(shuiguan: Shuiguan) -> None:
    """A document is found by its number, in whatever brackets its year stands."""
    found = [keys(shuiguan("list", "--law", f"中办发{year}5号")) for year in ("﹝2010﹞", "[2010]")]
    assert found == [["municipal/boundary/1"]] * 2


def test_list_gives_json(shuiguan: Shuiguan) -> None:
    """For programs a record has the names that the records of a reply have."""
    listed = as_data(shuiguan("list", "--type", "行政奖励", "--json"))
    assert len(listed) == 7
    assert all(set(r) == {"key", "kind", "title", "bureau", "offices"} for r in listed)
    assert listed[0]["offices"] == ["公律科"]
    assert as_data(shuiguan("list", "--type", "没有的类型", "--json")) == []


@pytest.mark.parametrize(
    "words", [["list"], ["ask", "电子手环最长戴多久"], ["ask", "--jsonl"], ["chat"]]
)
def test_an_unknown_bureau_is_one_line(shuiguan: Shuiguan, words: list[str]) -> None:
    """It names the bureaus that there are."""
    line = only_line(shuiguan(*words, "--bureau", "北京市司法局"))
    assert line == "shuiguan: 没有这个机关：北京市司法局；可用的有：municipal、yining"


@pytest.mark.parametrize("option", ["--office", "--type", "--law"])
def test_what_no_encoding_carries_is_not_found(shuiguan: Shuiguan, option: str) -> None:
    """An argument that is no UTF-8 names nothing; that is no error of the program."""
    assert keys(shuiguan("list", option, "律\udcff")) == []


# -- ask --------------------------------------------------------------------------------------

REPLY = {"kind", "facet", "text", "records", "facts", "because"}
RECORD = {"key", "kind", "title", "bureau", "score"}
FACT = {"label", "value", "quote", "source", "locator"}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("电子手环最长戴多久", "answer"),
        ("行政处罚有哪些", "answer"),
        ("年度考核谁负责", "choices"),
        ("火星上怎么种土豆", "not_found"),
        ("谢谢", "chat"),
        ("", "chat"),
    ],
)
def test_a_reply_has_just_the_names_of_the_contract(
    shuiguan: Shuiguan, question: str, kind: str
) -> None:
    """Whatever is asked, programs find the same six names, and in records and facts theirs."""
    reply = as_data(shuiguan("ask", question, "--json"))
    assert set(reply) == REPLY
    assert reply["kind"] == kind
    assert all(set(record) == RECORD for record in reply["records"])
    assert all(set(fact) >= FACT for fact in reply["facts"])
    assert all(isinstance(word, str) for word in reply["because"])


def test_an_answer_in_full(shuiguan: Shuiguan) -> None:
    """The record answered comes first, its facts are quotes with their place."""
    reply = as_data(shuiguan("ask", "电子手环最长戴多久", "--json"))
    first = reply["records"][0]
    assert (first["key"], first["kind"], first["bureau"]) == (
        "yining/other/22",
        "power",
        "伊宁市司法局",
    )
    assert 0 <= first["score"] <= 100
    assert reply["facet"] == "deadline"
    assert "不得超过三个月" in reply["facts"][0]["quote"]
    assert reply["facts"][0]["source"] == "权责清单"
    assert len(reply["text"]) <= 500


def test_the_text_is_what_json_holds(shuiguan: Shuiguan) -> None:
    """Without --json the reply's text is printed, and nothing else."""
    reply = as_data(shuiguan("ask", "电子手环最长戴多久", "--json"))
    result = shuiguan("ask", "电子手环最长戴多久")
    assert (result.stdout, result.stderr, result.exit_code) == (f"{reply['text']}\n", "", 0)
    assert result.stdout.startswith("不得超过三个月")


def test_the_way_out_is_that_of_the_settings(
    shuiguan: Shuiguan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has no answer is sent where the operator says, in every form of output."""
    monkeypatch.setenv("SHUIGUAN_WAY_OUT", "一楼咨询台")
    question = "火星上怎么种土豆"
    line = json.dumps({"turns": [question]}).encode()
    for result in (
        shuiguan("ask", question),
        shuiguan("ask", question, "--json"),
        shuiguan("ask", "--jsonl", given=line),
        shuiguan("chat", given=question.encode()),
    ):
        assert "可以到一楼咨询台询问" in result.stdout


def test_the_bureau_decides_between_two(shuiguan: Shuiguan) -> None:
    """Where both registers answer, that of the person's bureau does, by its id or its name."""
    for bureau, prefix in (("yining", "yining/"), ("市司法局", "municipal/")):
        reply = as_data(shuiguan("ask", "法律援助谁负责", "--bureau", bureau, "--json"))
        assert reply["records"][0]["key"].startswith(prefix)


@pytest.mark.parametrize("question", ["\udcff", "律师\udcff执业", "\x00", "😀", "？" * 50_000])
def test_any_question_is_answered(shuiguan: Shuiguan, question: str) -> None:
    """No text that a shell can hand over stops the program."""
    assert set(as_data(shuiguan("ask", question, "--json"))) == REPLY


@pytest.mark.parametrize("words", [["ask"], ["ask", "--json"], ["ask", "手环", "--jsonl"]])
def test_one_question_or_many(shuiguan: Shuiguan, words: list[str]) -> None:
    """A question or --jsonl: neither, or both, is a slip that is named."""
    assert "二者选一" in only_line(shuiguan(*words))


# -- chat through a pipe ----------------------------------------------------------------------


def test_piped_a_line_is_a_question(shuiguan: Shuiguan) -> None:
    """No greeting and no prompt; a blank line ends each reply; lines are one conversation."""
    result = shuiguan("chat", given="电子手环最长戴多久\n\n那依据呢\n".encode())
    replies = result.stdout.split("\n\n")
    assert (len(replies), replies[-1], result.exit_code) == (3, "", 0)
    assert replies[0].startswith("不得超过三个月")
    assert "沿用" in replies[1]
    assert "问>" not in result.stdout


@pytest.mark.parametrize("word", ["退出", " 退出 ", "exit", "QUIT", "q", "退出\r"])
def test_piped_a_word_leaves(shuiguan: Shuiguan, word: str) -> None:
    """What stands after it is not answered."""
    result = shuiguan("chat", given=f"谢谢\n{word}\n电子手环最长戴多久\n".encode())
    assert "不客气" in result.stdout
    assert "三个月" not in result.stdout
    assert result.exit_code == 0


def test_piped_a_line_that_is_no_utf8_is_named(shuiguan: Shuiguan) -> None:
    """It is passed over and named with its number; the others are answered, the status is 1."""
    lines = (
        b"\xef\xbb\xbf\xe8\xb0\xa2\xe8\xb0\xa2\n\n" + "手环\n".encode("gb18030") + "谢谢".encode()
    )
    result = shuiguan("chat", given=lines)
    assert result.stdout.count("不客气") == 2
    assert result.stderr == "标准输入第3行不是 UTF-8 编码，已跳过；请转成 UTF-8 后再试\n"
    assert result.exit_code == 1


@pytest.mark.parametrize("given", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_piped_nothing_is_no_question(shuiguan: Shuiguan, given: bytes) -> None:
    """Empty input ends at once, without a word."""
    result = shuiguan("chat", given=given)
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)


def test_piped_the_bureau_holds(shuiguan: Shuiguan) -> None:
    """The bureau given with the command is that of every question."""
    result = shuiguan("chat", "--bureau", "yining", given="法律援助谁负责".encode())
    assert "（伊宁市司法局" in result.stdout


# -- a store that cannot be used --------------------------------------------------------------


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


# -- what nobody foresaw ----------------------------------------------------------------------


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


# -- as a process -----------------------------------------------------------------------------


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

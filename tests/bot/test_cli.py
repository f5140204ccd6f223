"""The command line by its front door: help, build, show and list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from knowledge.catalogue import FILE
from knowledge.store import Store
from tests.bot.conftest import Shuiguan
from tests.command import as_data, keys, only_line
from tests.stores import REGISTER, content, write_town

COMMANDS = ("build", "check", "show", "list", "ask", "explain", "chat")


# -- help ------------------------------------------------------------------------------------------


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


# -- build -----------------------------------------------------------------------------------------


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


# -- show ------------------------------------------------------------------------------------------


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


# -- list ------------------------------------------------------------------------------------------


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

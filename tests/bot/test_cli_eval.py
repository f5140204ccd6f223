"""`shuiguan eval`: questions with known answers put to the assistant, from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.evaluating import NO_SUCH_RECORD, captions_of, nearest_of, say_of, unknown_records
from intents.judging import ReplyKind
from intents.questions import Expect, Question
from tests.bot.conftest import Shuiguan
from tests.command import as_data, only_line

BRACELET = "yining/other/22"
RIGHT = {
    "id": "对",
    "turns": ["电子手环最长戴多久", "谁负责"],
    "expect": "answer",
    "gold": [BRACELET],
}
MISLEADING = {
    "id": "错",
    "turns": ["电子手环最长戴多久"],
    "expect": "answer",
    "gold": ["yining/other/16"],
}
ABSTAIN = {
    "id": "不",
    "turns": ["结婚证在哪领"],
    "expect": "abstain",
    "tags": ["t", "t2"],
    "persona": "desk",
}
NEEDLESS = {"id": "多", "turns": ["电子手环谁负责"], "expect": "abstain"}
UNSAID = {
    "id": "缺",
    "turns": ["电子手环谁负责"],
    "expect": "answer",
    "gold": [BRACELET],
    "must": ["公证"],
}


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """A file of five questions, two of which are answered rightly."""
    return write(tmp_path / "q.jsonl", RIGHT, MISLEADING, ABSTAIN, NEEDLESS, UNSAID)


def write(file: Path, *questions: dict[str, Any]) -> Path:
    """Write a question file."""
    file.write_text("".join(f"{json.dumps(q)}\n" for q in questions), encoding="utf-8")
    return file


def rows(text: str) -> list[list[str]]:
    """The lines of an output, each as its cells."""
    return [line.split("\t") for line in text.splitlines()]


def test_the_first_line_says_it_all(shuiguan: Shuiguan, asked: Path) -> None:
    """How many were asked, right, and wrong and sure."""
    result = shuiguan("eval", str(asked))
    assert result.exit_code == 0
    assert result.stderr == ""
    first = result.stdout.splitlines()[0]
    assert first.startswith("共 5 题，答对 2 题（40.0%）；答错而且肯定 2 题（40.0%）；用时 ")


def test_the_tables_follow(shuiguan: Shuiguan, asked: Path) -> None:
    """Groups, what was taken for what with the titles, and the curve; rare tags only in the JSON."""
    found = rows(shuiguan("eval", str(asked)).stdout)
    title = "审批社区矫正对象使用电子定位装置"
    assert ["应有的回复", "answer", "1/3 33.3%"] in found
    assert ["谁问的", "desk", "1/1 100.0%"] in found
    assert not [row for row in found if row[0] == "标签"]
    assert ["1", "yining/other/16", "审批社区矫正对象外出申请", BRACELET, title] in found
    assert ["1", "（应不答）", "", BRACELET, title] in found
    assert ["现在的决定", "2/2 100.0%", "1/2 50.0%", "1/2 50.0%"] in found


def test_failures_are_shown_on_demand(shuiguan: Shuiguan, asked: Path) -> None:
    """As many as asked for, in the order of the file: what was asked, what is wrong, what was said."""
    shown = rows(shuiguan("eval", "--show", "2", str(asked)).stdout)
    assert [row[0] for row in shown[-2:]] == ["错", "多"]
    assert shown[-2][1:3] == ["电子手环最长戴多久", f"答了别的事项：answer {BRACELET}"]
    assert "三个月" in shown[-2][3]
    assert "没有答对的" not in shuiguan("eval", str(asked)).stdout


def test_all_questions_right_leave_nothing_to_show(shuiguan: Shuiguan, tmp_path: Path) -> None:
    """No table stands without rows."""
    text = shuiguan("eval", "--show", "9", str(write(tmp_path / "q", RIGHT, ABSTAIN))).stdout
    assert "没有答对的" not in text
    assert "答错而且肯定的" not in text


def test_eval_gives_json(shuiguan: Shuiguan, asked: Path) -> None:
    """For programs: all measures, every failure, titles beside keys."""
    found = as_data(shuiguan("eval", "--json", str(asked)))
    assert found["passed"] == {"count": 2, "of": 5, "share": 0.4}
    assert found["wrong_and_sure"] == {"count": 2, "of": 5, "share": 0.4}
    assert found["groups"]["tag"]["t2"] == {"count": 1, "of": 1, "share": 1.0}
    assert [(pair["gold"], pair["answered"]) for pair in found["confusions"]] == [
        ("", BRACELET),
        ("yining/other/16", BRACELET),
    ]
    assert found["confusions"][1]["gold_title"] == "审批社区矫正对象外出申请"
    assert found["curve"][0]["sure"] == 0
    assert found["curve"][0]["answered"] == {"count": 2, "of": 2, "share": 1.0}
    assert 0 < found["seconds"]["median"] <= found["seconds"]["p99"] <= found["seconds"]["total"]
    assert [(f["id"], f["fault"]) for f in found["failures"]] == [
        ("错", "答了别的事项"),
        ("多", "回复的种类不对"),
        ("缺", "没有说到"),
    ]
    assert found["failures"][0]["records"][0] == BRACELET


def test_several_files_are_one_run(shuiguan: Shuiguan, tmp_path: Path) -> None:
    """The questions of all files are counted together."""
    files = [write(tmp_path / "a", RIGHT), write(tmp_path / "b", ABSTAIN, NEEDLESS)]
    assert as_data(shuiguan("eval", "--json", *map(str, files)))["passed"]["of"] == 3


def test_standard_input_is_a_file_too(shuiguan: Shuiguan, asked: Path) -> None:
    """`-` stands for what is piped in, and is named in what is said of it."""
    found = as_data(shuiguan("eval", "--json", "-", given=asked.read_bytes()))
    assert found["passed"] == {"count": 2, "of": 5, "share": 0.4}
    assert (
        only_line(shuiguan("eval", "-", given=b"x")) == "shuiguan: 标准输入 第1行：不是 JSON 对象"
    )
    assert only_line(shuiguan("eval", "-")) == "shuiguan: 标准输入：里面一个问题也没有"


@pytest.mark.parametrize(("least", "status"), [("0", 0), ("40", 0), ("40.1", 1), ("100", 1)])
def test_too_few_right_fails(shuiguan: Shuiguan, asked: Path, least: str, status: int) -> None:
    """The measures are printed all the same; the status tells a script whether they suffice."""
    result = shuiguan("eval", "--fail-under", least, str(asked))
    assert result.exit_code == status
    assert result.stdout.startswith("共 5 题")
    assert result.stderr == (f"shuiguan: 答对 40.0%，低于 {least}%\n" if status else "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "里面一个问题也没有"),
        ("{}", "第1行：缺少 expect"),
        ('\n{"turns": [], "expect": "chat"}', "第2行：turns 应是不空的文字列表"),
    ],
)
def test_a_bad_file_is_one_line(
    shuiguan: Shuiguan, asked: Path, tmp_path: Path, content: str, said: str
) -> None:
    """Which file and line, and what is wrong; nothing is measured, whatever other files hold."""
    bad = tmp_path / "bad.jsonl"
    bad.write_text(content, encoding="utf-8")
    line = only_line(shuiguan("eval", str(asked), str(bad)))
    assert line.startswith(f"shuiguan: {bad}")
    assert line.endswith(said)


@pytest.mark.parametrize("arguments", [["missing.jsonl"], ["."], ["--json", "a\nb"]])
def test_a_file_that_cannot_be_read_is_one_line(shuiguan: Shuiguan, arguments: list[str]) -> None:
    """A missing file and a folder are said to be unreadable."""
    assert "读不了" in only_line(shuiguan("eval", *arguments))


@pytest.mark.parametrize(
    "arguments",
    [[], ["--show", "-1", "x"], ["--fail-under", "101", "x"], ["--fail-under", "x", "y"]],
)
def test_a_wrong_call_shows_the_usage(shuiguan: Shuiguan, arguments: list[str]) -> None:
    """What cannot be meant is refused before anything is read."""
    result = shuiguan("eval", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_a_record_that_nothing_could_name_is_told(shuiguan: Shuiguan, tmp_path: Path) -> None:
    """A key that the store does not have makes its question impossible to answer: that is said."""
    odd = MISLEADING | {"gold": ["yining/other/999", "yining/other/998"]}
    result = shuiguan("eval", str(write(tmp_path / "q", odd, odd)))
    assert result.exit_code == 0
    assert result.stderr == "gold 里有登记表没有的编号：yining/other/999、yining/other/998\n"
    assert NO_SUCH_RECORD in result.stdout


def test_known_records_are_not_told(assistant: Assistant) -> None:
    """Only keys that the store lacks are named, each once, in the order of the questions."""
    questions = [Question(Expect.ANSWER, ("问",), gold=(BRACELET, name)) for name in "bab"]
    assert unknown_records(assistant.store, questions) == ("b", "a")
    assert captions_of(assistant.store)("b") == NO_SUCH_RECORD


def test_what_is_judged_is_what_programs_get(assistant: Assistant) -> None:
    """The reply to the last turn, with its text as it is shown and its records in order."""
    heard = say_of(assistant)(("电子手环最长戴多久", "谁负责"))
    assert (heard.kind, heard.keys[0]) == (ReplyKind.ANSWER, BRACELET)
    assert "矫正科" in heard.text
    nowhere = say_of(assistant, "三楼")(("结婚证在哪领",))
    assert (nowhere.kind, nowhere.keys) == (ReplyKind.NOT_FOUND, ())
    assert "三楼" in nowhere.text


def test_the_nearest_is_found_for_what_was_meant(assistant: Assistant) -> None:
    """Ranking sees the question with its typing errors mended, as the assistant does."""
    near = nearest_of(assistant)
    assert near("") is None
    plain, misspelt = near("电子定位装置最长多久"), near("电子定位装至最长多久")
    assert plain is not None
    assert misspelt is not None
    assert plain.key == misspelt.key == BRACELET
    assert 0 < misspelt.sure <= 100

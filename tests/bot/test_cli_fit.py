"""`shuiguan eval --fit`: better numbers looked for, shown, and kept in their file."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot import cli_fit
from bot.assistant import Assistant
from bot.failures import Failure
from bot.fitting import AIM, by_numbers, write_numbers
from intents.fitting import is_held_back
from intents.judging import ReplyKind
from intents.questions import Expect, Question
from intents.weights import FILE, load_weights
from tests.bot.conftest import Shuiguan
from tests.command import as_data, only_line

BRACELET = "yining/other/22"
ASKED = (
    "电子手环最长戴多久",
    "电子手环谁负责",
    "电子手环的依据",
    "社区矫正对象戴电子定位装置谁批",
    "使用电子定位装置多长时间",
    "电子定位装置怎么追责",
    "社区矫正电子定位装置期限",
    "电子定位装置归哪个科管",
)


@pytest.fixture
def numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of numbers by which hardly anything is answered, in the place of the shipped one."""
    path = tmp_path / "weights.toml"
    shutil.copy(FILE, path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nsure_from = ", "\nsure_from = 1.0 # "), encoding="utf-8")
    monkeypatch.setattr(cli_fit, "FILE", path)
    return path


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """A file of questions about one record."""
    file = tmp_path / "q.jsonl"
    lines: list[dict[str, Any]] = [
        {"turns": [text], "expect": "answer", "gold": [BRACELET]} for text in ASKED
    ]
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return file


def test_better_numbers_are_written(shuiguan: Shuiguan, numbers: Path, asked: Path) -> None:
    """What was found is told, shown before and after, and stands in the file with its comments."""
    before = numbers.read_text(encoding="utf-8")
    result = shuiguan("eval", "--fit", str(asked))
    assert result.exit_code == 0, result.output
    after = numbers.read_text(encoding="utf-8")
    found = load_weights(numbers)
    assert found.confidence.sure_from < 1
    assert [line for line in after.splitlines() if line.startswith("#")] == [
        line for line in before.splitlines() if line.startswith("#")
    ]
    assert AIM in result.stdout
    assert result.stderr.endswith(f"已写入 {numbers}\n")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    parts = {(row[0], row[1]): row[2:] for row in rows if len(row) == 8}
    held_back = sum(is_held_back(Question(Expect.ANSWER, (text,))) for text in ASKED)
    assert parts["用来核对的", "原来"][:4] == [str(held_back), "0", "0", "0"]
    assert parts["用来调的", "原来"][:4] == [str(len(ASKED) - held_back), "0", "0", "0"]
    assert all(0 <= float(cell) <= 1 for part in parts.values() for cell in part[4:])
    assert int(parts["用来调的", "现在"][1]) > 1


def test_a_dry_run_writes_nothing(shuiguan: Shuiguan, numbers: Path, asked: Path) -> None:
    """The same is shown, and the file stays as it is."""
    before = numbers.read_bytes()
    result = shuiguan("eval", "--fit", "--dry-run", str(asked))
    assert result.exit_code == 0
    assert result.stderr.endswith("没有写入\n")
    assert "改了的数" in result.stdout
    assert numbers.read_bytes() == before


def test_fit_gives_json(shuiguan: Shuiguan, numbers: Path, asked: Path) -> None:
    """For programs: both parts before and after, and each change with what it gained."""
    found = as_data(shuiguan("eval", "--fit", "--dry-run", "--json", str(asked)))
    assert numbers.exists()
    assert [part["right"] for part in found["before"]] == [0, 0]
    gained = [sum(change["gained"] for change in found["changes"])]
    gained.append(sum(change["gained_held_back"] for change in found["changes"]))
    aims = [(b["aim"], a["aim"]) for b, a in zip(found["before"], found["after"], strict=True)]
    assert [after - before for before, after in aims] == gained
    for part in (*found["before"], *found["after"]):
        assert 0 <= part["brier"]["meant"] <= 1
        assert 0 <= part["brier"]["inside"] <= 1
    moves = [move for change in found["changes"] for move in change["moves"]]
    assert ("confidence", "sure_from", 1.0) in [
        (m["section"], m["name"], m["before"]) for m in moves
    ]


def test_numbers_that_are_best_stay(shuiguan: Shuiguan, numbers: Path, tmp_path: Path) -> None:
    """Where all is answered rightly the file is not touched."""
    before = numbers.stat().st_mtime_ns
    file = tmp_path / "q.jsonl"
    file.write_text('{"turns": ["谢谢"], "expect": "chat"}', encoding="utf-8")
    result = shuiguan("eval", "--fit", str(file))
    assert result.exit_code == 0
    assert result.stderr == "没有找到更好的数\n"
    assert "改了的数" not in result.stdout
    assert numbers.stat().st_mtime_ns == before


def test_a_file_of_numbers_that_is_wrong_is_one_line(
    shuiguan: Shuiguan, numbers: Path, asked: Path
) -> None:
    """The editor's slip is named, as everywhere."""
    numbers.write_text("[ranking]\n", encoding="utf-8")
    assert "weights.toml" in only_line(shuiguan("eval", "--fit", str(asked)))


@pytest.mark.parametrize(
    "arguments", [["--dry-run"], ["--fit", "--show", "3"], ["--fit", "--fail-under", "90"]]
)
def test_what_does_not_go_together_is_refused(
    shuiguan: Shuiguan, asked: Path, arguments: list[str]
) -> None:
    """A fit measures nothing else, and a dry run is one of a fit."""
    result = shuiguan("eval", *arguments, str(asked))
    assert result.exit_code == 2
    assert "合用" in result.stderr


def test_other_numbers_answer_at_once(assistant: Assistant) -> None:
    """The same assistant by other numbers; the one that it came from is as before."""
    by, start = by_numbers(assistant, "三楼"), load_weights()
    unsure = replace(start, confidence=replace(start.confidence, sure_from=1.0, offered_from=1.0))
    unranked = replace(start, ranking=replace(start.ranking, coverage=0.0, titled=0.0))
    asked = ("电子手环最长戴多久",)
    assert by(start).say(asked).kind is ReplyKind.ANSWER
    heard = by(unsure).say(asked)
    assert heard.kind is ReplyKind.NOT_FOUND
    assert "三楼" in heard.text
    assert by(start).say(asked).kind is ReplyKind.ANSWER
    before, after = by(start).observe(asked[0]), by(unranked).observe(asked[0])
    assert before is not None
    assert after is not None
    assert before.signs != after.signs


def test_by_what_is_learned_it_answers_too(assistant: Assistant) -> None:
    """What the signs count is among the numbers that are swapped."""
    start = load_weights()
    doubting = replace(start, certainty=replace(start.certainty, start=-30.0))
    heard = by_numbers(assistant, "三楼")(doubting).say(("电子手环最长戴多久",))
    assert heard.kind is not ReplyKind.ANSWER


def test_where_no_question_shows_it_no_chance_misses(
    shuiguan: Shuiguan, numbers: Path, tmp_path: Path
) -> None:
    """Small talk alone leaves the two cells empty, and is null for programs."""
    assert numbers.exists()
    file = tmp_path / "q.jsonl"
    file.write_text('{"turns": ["谢谢"], "expect": "chat"}', encoding="utf-8")
    rows = [line.split("\t") for line in shuiguan("eval", "--fit", str(file)).stdout.splitlines()]
    assert [row[6:] for row in rows if row[0] == "用来调的"] == [["", ""]] * 2
    found = as_data(shuiguan("eval", "--fit", "--json", str(file)))
    assert [part["brier"] for part in found["after"]] == [{"meant": None, "inside": None}] * 2


@pytest.mark.parametrize(
    ("text", "seen"),
    [("电子手环谁负责", True), ("谢谢", False), ("行政奖励有几项", False), ("", False)],
)
def test_signs_are_seen_where_they_decide(assistant: Assistant, text: str, seen: bool) -> None:
    """Small talk, lists and what no record shares a word with are decided without them."""
    found = by_numbers(assistant, "三楼")(load_weights()).observe(text)
    assert (found is not None) is seen


def test_a_written_file_keeps_its_mode(tmp_path: Path) -> None:
    """Others may read the file afterwards as they did before."""
    path = tmp_path / "weights.toml"
    shutil.copy(FILE, path)
    path.chmod(0o644)
    start = load_weights(path)
    wanted = replace(start, ranking=replace(start.ranking, coverage=0.5))
    write_numbers(path, start, wanted)
    assert path.stat().st_mode & 0o777 == 0o644
    assert load_weights(path) == wanted
    assert [each.name for each in tmp_path.iterdir()] == ["weights.toml"]


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """What was found is lost, but not without a word."""
    start = load_weights()
    with pytest.raises(Failure, match="写不了"):
        write_numbers(tmp_path / "nowhere" / "weights.toml", start, start)

"""`shuiguan ask`, `explain` and a piped `chat`: one question or many, in every form of output."""

from __future__ import annotations

import json

import pytest

from tests.bot.conftest import Shuiguan
from tests.command import as_data, only_line

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


def test_a_question_needs_no_quotes(shuiguan: Shuiguan) -> None:
    """Words that a shell parted are one question again."""
    quoted = shuiguan("ask", "电子手环 最长 戴多久", "--json")
    assert shuiguan("ask", "电子手环", "最长", "戴多久", "--json").stdout == quoted.stdout
    assert as_data(quoted)["records"][0]["key"] == "yining/other/22"


@pytest.mark.parametrize(
    "question", ["电子手环最长戴多久", "火星上怎么种土豆", "", "\udcff", "\x00"]
)
def test_any_question_is_explained(shuiguan: Shuiguan, question: str) -> None:
    """How a question was read can be seen of every question, found or not."""
    result = shuiguan("explain", question)
    assert (result.exit_code, result.stderr) == (0, "")
    assert ("yining/other/22" in result.stdout) is ("手环" in question)


# -- chat through a pipe ---------------------------------------------------------------------------


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

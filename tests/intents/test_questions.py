"""The reader of question files: what it makes of a good line, and the one line it has for a bad one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.questions import Expect, Question, QuestionError, questions_in, read_questions

SHORT = '{"turns": ["谢谢"], "expect": "chat"}'


def line(**fields: Any) -> str:  # noqa: ANN401 — any JSON
    """A question's line with these fields beside the two that it needs."""
    return json.dumps({"turns": ["谢谢"], "expect": "chat"} | fields, ensure_ascii=False)


def read(*lines: str | bytes) -> tuple[Question, ...]:
    """The questions of these lines of the file q.jsonl."""
    raw = [each if isinstance(each, bytes) else each.encode() for each in lines]
    return questions_in(b"\n".join(raw), "q.jsonl")


def refusal(*lines: str | bytes) -> QuestionError:
    """What is said of lines one of which is bad."""
    with pytest.raises(QuestionError) as caught:
        read(*lines)
    return caught.value


def test_a_line_is_read_whole() -> None:
    """Every field of a question's line arrives, white space gone from the words to look for."""
    given = (
        '{"id": "a-1", "turns": ["一", "二"], "expect": "answer", "facet": "who", "persona": "desk",'
        ' "gold": ["b", "a"], "mode": "all", "must": ["三 个月", ["甲", "乙\\n"]],'
        ' "must_not": ["丙 丁"], "tags": ["t"]}'
    )
    assert read(given) == (
        Question(
            Expect.ANSWER,
            ("一", "二"),
            id="a-1",
            facet="who",
            persona="desk",
            gold=("b", "a"),
            whole=True,
            must=(("三个月",), ("甲", "乙")),
            must_not=("丙丁",),
            tags=frozenset({"t"}),
        ),
    )


def test_a_short_line_has_its_defaults() -> None:
    """A question needs no more than its turns and what is expected; its id is then its line."""
    assert read(SHORT) == (Question(Expect.CHAT, ("谢谢",), id="第1行"),)


@pytest.mark.parametrize(
    "fields",
    [
        {"facet": None, "persona": None, "gold": None, "mode": None},
        {"must": None, "must_not": None, "tags": None, "id": None},
        {"mode": "any"},
        {"bureau": "yining", "note": {"of": "the author"}},
    ],
)
def test_null_says_nothing(fields: dict[str, Any]) -> None:
    """A field that is null is as good as missing, and unknown fields are the author's own."""
    assert read(line(**fields)) == read(SHORT)


@pytest.mark.parametrize(("given", "kept"), [("x", "x"), (7, "7"), ("", "第1行")])
def test_an_id_is_a_word_or_a_number(given: object, kept: str) -> None:
    """Numbers are ids as well; a blank one is none."""
    assert read(line(id=given))[0].id == kept


def test_blank_lines_count_but_say_nothing() -> None:
    """Blank lines are passed over, and the lines after them keep their numbers."""
    assert [q.id for q in read(SHORT, "", "  ", SHORT)] == ["第1行", "第4行"]
    assert refusal("", SHORT, "x").line == 3


def test_a_byte_order_mark_is_no_word() -> None:
    """What editors on Windows put before the first line is left out; further down it is an error."""
    assert read("\ufeff" + SHORT) == read(SHORT)
    assert refusal(SHORT, "\ufeff" + SHORT).line == 2


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "不是 JSON 对象"),
        ("[]", "不是 JSON 对象"),
        ("3", "不是 JSON 对象"),
        ("null", "不是 JSON 对象"),
        ("[" * 100_000, "不是 JSON 对象"),
        ("9" * 5_000, "不是 JSON 对象"),
        ("问题".encode("gb18030"), "不是 UTF-8 编码"),
        ('{"turns": ["谢谢"]}', "缺少 expect"),
        (line(expect="sure"), "expect 应是 answer、clarify、abstain、chat 之一"),
        (line(expect=None), "expect 应是"),
        (line(expect=["chat"]), "expect 应是"),
        ('{"expect": "chat"}', "turns 应是不空的文字列表"),
        (line(turns=[]), "turns 应是不空的文字列表"),
        (line(turns="谢谢"), "turns 应是文字列表"),
        (line(turns=["一", 2]), "turns 应是文字列表"),
        (line(gold="a"), "gold 应是文字列表"),
        (line(gold=[1]), "gold 应是文字列表"),
        (line(gold={"a": 1}), "gold 应是文字列表"),
        (line(tags=[None]), "tags 应是文字列表"),
        (line(must_not="甲"), "must_not 应是文字列表"),
        (line(must="甲"), "must 应是列表"),
        (line(must=[["甲", 2]]), "must 应是文字列表"),
        (line(must=[{"甲": "乙"}]), "must 应是文字列表"),
        (line(mode="most"), "mode 应是 any 或 all"),
        (line(mode=["all"]), "mode 应是 any 或 all"),
        (line(id=["x"]), "id 应是文字"),
        (line(id=True), "id 应是文字"),
        (line(facet=["who"]), "facet 应是文字"),
        (line(persona=1.5), "persona 应是文字"),
    ],
)
def test_a_bad_line_is_named(bad: str | bytes, said: str) -> None:
    """What is wrong is said in one line that names the file and the line."""
    error = refusal(SHORT, bad, "{")
    assert str(error).startswith(f"q.jsonl 第2行：{said}")
    assert (error.file, error.line) == ("q.jsonl", 2)
    assert "\n" not in str(error)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """Whatever stands in a file, it holds questions or there is an error that names the line."""
    try:
        assert 1 <= len(read(raw)) <= 1 + len(raw)
    except QuestionError as error:
        assert 0 <= error.line <= 1 + len(raw)  # noqa: PT017 — either way is right


@given(
    st.dictionaries(
        st.sampled_from(["turns", "expect", "gold", "must", "mode", "id", "facet", "tags"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
            lambda inner: st.lists(inner, max_size=3),
            max_leaves=6,
        ),
    )
)
def test_any_object_is_read_or_refused(fields: dict[str, Any]) -> None:
    """Whatever the fields hold, the line is a question or an error that names it."""
    try:
        (question,) = read(line(**fields))
    except QuestionError as error:
        assert error.line == 1  # noqa: PT017 — either way is right
    else:
        assert question.turns
        assert question.id


def test_a_file_is_read_in_its_order(tmp_path: Path) -> None:
    """The questions of a file come as they stand, whatever ends its lines."""
    file = tmp_path / "q.jsonl"
    file.write_bytes("\r\n".join(line(id=name) for name in "bac").encode())
    assert [question.id for question in read_questions(file)] == ["b", "a", "c"]


def test_characters_that_only_look_like_line_ends_part_nothing(tmp_path: Path) -> None:
    """U+2028 and U+0085 may stand in a question as they are."""
    file = tmp_path / "q.jsonl"
    file.write_text(line(turns=["一\u2028二\u0085三"]), encoding="utf-8")
    assert [question.turns for question in read_questions(file)] == [("一\u2028二\u0085三",)]


@pytest.mark.parametrize("content", [b"", b"\n \n", "\ufeff".encode()])
def test_a_file_without_questions_is_an_error(tmp_path: Path, content: bytes) -> None:
    """To be right in all of no questions says nothing."""
    file = tmp_path / "q.jsonl"
    file.write_bytes(content)
    with pytest.raises(QuestionError) as caught:
        read_questions(file)
    assert str(caught.value) == f"{file}：里面一个问题也没有"
    assert caught.value.line == 0


@pytest.mark.parametrize("name", ["missing.jsonl", ".", "a\0b", "x" * 300])
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, name: str) -> None:
    """A missing file, a folder and an impossible name end in the same one line."""
    with pytest.raises(QuestionError, match="读不了") as caught:
        read_questions(tmp_path / name)
    assert caught.value.line == 0

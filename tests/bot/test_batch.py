"""`ask --jsonl`: a line in, a line out, and a bad line harms no other."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.batch import Line, answer_lines, converse, dump, readable
from bot.render_json import as_json
from tests.command import PATIENCE_SECONDS, SHUIGUAN, environment, run

WAY_OUT = "窗口"


def answered(assistant: Assistant, *lines: bytes | object, bureau: str = "") -> list[Line]:
    """The output for these lines; what is no bytes is written as JSON."""
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return list(answer_lines(assistant, raw, WAY_OUT, bureau))


def one(assistant: Assistant, line: bytes | object) -> dict[str, Any]:
    """The object that one good line is answered with."""
    (out,) = answered(assistant, line)
    assert out.problem == ""
    found: dict[str, Any] = json.loads(out.text)
    return found


def refused(assistant: Assistant, line: bytes | object) -> dict[str, Any]:
    """The object that one bad line is answered with; its error is also the problem told."""
    (out,) = answered(assistant, line)
    found: dict[str, Any] = json.loads(out.text)
    assert found["error"] == out.problem != ""
    return found


# -- replies ----------------------------------------------------------------------------------


def test_a_line_is_answered_as_the_question_alone(assistant: Assistant) -> None:
    """The reply to a line is the reply to its last turn, and nothing stands beside it but the id."""
    found = one(assistant, {"id": "a", "turns": ["电子手环最长戴多久"]})
    expected = as_json(converse(assistant, ["电子手环最长戴多久"]), WAY_OUT)
    assert found == {"id": "a", "reply": json.loads(json.dumps(expected))}


def test_the_turns_are_one_conversation(assistant: Assistant) -> None:
    """A follow-up is read with what was asked before it."""
    found = one(assistant, {"id": 1, "turns": ["律师执业证变更归哪个处管", "那依据呢"]})
    assert found["reply"]["facet"] == "basis"
    assert found["reply"]["records"][0]["key"] == "municipal/duty/4.2"


def test_each_line_is_a_conversation_of_its_own(assistant: Assistant) -> None:
    """A follow-up on a line of its own follows nothing."""
    lines = answered(
        assistant,
        {"id": 1, "turns": ["律师执业证变更归哪个处管"]},
        {"id": 2, "turns": ["那依据呢"]},
    )
    alone = json.loads(answered(assistant, {"id": 2, "turns": ["那依据呢"]})[0].text)
    assert json.loads(lines[1].text) == alone
    assert alone["reply"]["records"] == []


def test_the_bureau_is_that_of_all_lines(assistant: Assistant) -> None:
    """The bureau given with the command holds for every conversation."""
    (line,) = answered(assistant, {"turns": ["法律援助谁负责"]}, bureau="yining")
    records = json.loads(line.text)["reply"]["records"]
    assert records[0]["key"].startswith("yining/")


@pytest.mark.parametrize(
    "identifier",
    [
        None,
        True,
        0,
        -7,
        10**30,
        1.5,
        -0.25,
        "",
        "七",
        'a\nb\t"c"\\',
        "\x00\x7f\u2028",
        "😀",
        "\ud800",
        [],
        {},
        [1, "二", None, [False, {"a": {"b": []}}]],
        {"a": 1, "": {"c": [1.0]}},
    ],
)
def test_an_id_comes_back_as_it_was(assistant: Assistant, identifier: object) -> None:
    """Whatever JSON an id is, the same JSON comes back, with a reply or with an error."""
    assert one(assistant, {"id": identifier, "turns": ["谢谢"]})["id"] == identifier
    assert refused(assistant, {"id": identifier})["id"] == identifier


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters()), inner),
)


@given(JSON)
@settings(max_examples=50)
def test_any_json_is_a_good_id(assistant: Assistant, identifier: object) -> None:
    """The output is one line of UTF-8 that holds the id unchanged."""
    (out,) = answered(assistant, {"id": identifier, "turns": ["谢谢"]})
    assert json.loads(out.text.encode("utf-8"))["id"] == identifier
    assert "\n" not in out.text


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_line_is_answered_or_refused(assistant: Assistant, line: bytes) -> None:
    """No bytes raise anything; a line that is not blank always gives a line."""
    for out in answer_lines(assistant, [line], WAY_OUT):
        assert {"id"} < set(json.loads(out.text)) <= {"id", "reply", "error"}


@pytest.mark.parametrize(
    "turn", ["", " ", "\ud800", "\ud800手环", "\x00", "？" * 1000, "a" * 10, "😀", "1", "退出"]
)
def test_any_turn_is_answered(assistant: Assistant, turn: str) -> None:
    """Every string is a message, be it empty or without sense; the reply can be written as UTF-8."""
    (out,) = answered(assistant, {"id": 1, "turns": ["电子手环", turn]})
    assert out.problem == ""
    assert set(json.loads(out.text.encode("utf-8"))) == {"id", "reply"}


def test_a_line_of_a_megabyte_is_answered(assistant: Assistant) -> None:
    """A message far too long is told so, and the next line is answered."""
    long, short = answered(
        assistant, {"id": 1, "turns": ["手环" * 500_000]}, {"id": 2, "turns": ["谢谢"]}
    )
    assert json.loads(long.text)["reply"]["kind"] == "not_found"
    assert json.loads(short.text)["reply"]["kind"] == "chat"


# -- lines that are none ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        b"x",
        b"{",
        b"{}}",
        b"[]",
        b"null",
        b"1",
        b'"turns"',
        b"{'id': 1}",
        b'{"id": 1, "turns": ["a"],}',
        b'{"id": NaN, "turns": ["a"]}',
        b'{"id": -Infinity, "turns": ["a"]}',
        b'{"id": 1e999, "turns": ["a"]}',
        b'{"id": 1} {"id": 2}',
        b"\xc2\xa0",
        b"[" * 100_000,
        b'{"id": ' + b"[" * 100_000,
        b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b', "turns": ["a"]}',
        b'{"turns": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
        b"1" * 10_000,
    ],
)
def test_what_is_no_object_is_refused(assistant: Assistant, line: bytes) -> None:
    """A line that is no JSON object, or none that could be echoed, has no id to name."""
    assert refused(assistant, line) == {"id": None, "error": "标准输入第1行不是 JSON 对象"}


def test_a_deep_id_is_echoed_or_refused(assistant: Assistant) -> None:
    """Around the depth that Python can just read, or just write, nothing raises."""
    for depth in range(1, 1_200, 3):
        nested = b"[" * depth + b"]" * depth
        (out,) = answered(assistant, b'{"id": ' + nested + b', "turns": ["a"]}')
        assert bool(out.problem) is not (nested in out.text.encode()), depth


@pytest.mark.parametrize(
    "line",
    [
        b"\xff",
        b'{"id": 1, "turns": ["\xe5\xbe"]}',
        '{"id": 1, "turns": ["律师"]}'.encode("gb18030"),
    ],
)
def test_what_is_not_utf8_is_refused(assistant: Assistant, line: bytes) -> None:
    """Of a line that cannot be read nothing is guessed, not even its id."""
    found = refused(assistant, line)
    assert found["id"] is None
    assert found["error"].startswith("标准输入第1行不是 UTF-8 编码")


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"turns": None},
        {"turns": "电子手环"},
        {"turns": []},
        {"turns": {}},
        {"turns": {"0": "a"}},
        {"turns": 1},
        {"turns": [1]},
        {"turns": ["a", None]},
        {"turns": ["a", ["b"]]},
        {"turn": ["a"]},
    ],
)
def test_wrong_turns_are_refused_with_the_id(assistant: Assistant, more: dict[str, object]) -> None:
    """Turns must be a list of strings, at least one; the error names the id."""
    assert refused(assistant, {"id": "七"} | more) == {
        "id": "七",
        "error": "标准输入第1行的 turns 应是不空的文字列表",
    }


def test_the_other_lines_go_on_in_order(assistant: Assistant) -> None:
    """Bad lines and blank ones stop nothing; errors count all lines, blank ones too."""
    lines = answered(
        assistant,
        {"id": 1, "turns": ["谢谢"]},
        b"",
        b"x",
        b" \r\n",
        {"id": 2, "turns": []},
        b"\xff",
        {"id": 3, "turns": ["谢谢"]},
    )
    found = [json.loads(line.text) for line in lines]
    assert [line["id"] for line in found] == [1, None, 2, None, 3]
    assert [line.problem[:7] for line in lines] == [
        "",
        "标准输入第3行",
        "标准输入第5行",
        "标准输入第6行",
        "",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [b'\xef\xbb\xbf{"id": 1, "turns": ["\xe8\xb0\xa2\xe8\xb0\xa2"]}'],
        [b"\xef\xbb\xbf\n", b'{"id": 1, "turns": ["\xe8\xb0\xa2\xe8\xb0\xa2"]}'],
        [b"\xef\xbb\xbf \r\n", b'{"id": 1, "turns": ["\xe8\xb0\xa2\xe8\xb0\xa2"]}\r\n'],
    ],
)
def test_a_byte_order_mark_at_the_start_says_nothing(
    assistant: Assistant, lines: list[bytes]
) -> None:
    """Editors on Windows put a mark before the first line; it makes no line of its own."""
    (out,) = answer_lines(assistant, lines, WAY_OUT)
    assert json.loads(out.text)["reply"]["facet"] == "thanks"


def test_a_byte_order_mark_elsewhere_is_no_json(assistant: Assistant) -> None:
    """Only at the start of the input is it a mark."""
    (_, out) = answered(assistant, {"turns": ["谢谢"]}, b'\xef\xbb\xbf{"turns": ["a"]}')
    assert "第2行不是 JSON" in out.problem


def test_a_conversation_needs_a_turn(assistant: Assistant) -> None:
    """Nothing said, nothing answered: that is the caller's slip."""
    with pytest.raises(ValueError, match="turn"):
        converse(assistant, [])


@given(st.text(st.characters()))
def test_readable_text_is_utf8(text: str) -> None:
    """Lone surrogates go, all else stays."""
    assert readable(text).encode("utf-8") or not text
    assert readable(readable(text)) == readable(text)
    if not any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        assert readable(text) == text


def test_json_is_readable_where_it_can_be() -> None:
    """Chinese is written as it is; escaped only beside what UTF-8 cannot carry."""
    assert dump({"a": "律师"}) == '{"a": "律师"}'
    assert dump(["律\ud800"]) == '["\\u5f8b\\ud800"]'


# -- the whole command ------------------------------------------------------------------------


@pytest.fixture
def process(ready: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`shuiguan ask --jsonl`, running."""
    with subprocess.Popen(
        [SHUIGUAN, "ask", "--jsonl"],
        env=environment(ready),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        # A reply that never comes ends the test, not the patience of who runs it.
        watch = Timer(PATIENCE_SECONDS, running.kill)
        watch.start()
        yield running
        watch.cancel()
        watch.join()
        running.kill()


def test_each_reply_comes_as_it_goes(process: subprocess.Popen[bytes]) -> None:
    """A program can ask, read the answer, and only then ask on: nothing waits in a buffer."""
    assert process.stdin
    assert process.stdout
    assert process.stderr
    for identifier in range(3):
        line = {"id": identifier, "turns": ["谢谢"]}
        process.stdin.write(json.dumps(line).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == identifier
    process.stdin.write(b"x\n")
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["id"] is None
    assert process.stderr.readline().decode() == "标准输入第4行不是 JSON 对象\n"
    process.stdin.close()
    assert process.wait(PATIENCE_SECONDS) == 1
    assert process.stdout.read() + process.stderr.read() == b""


def test_an_interrupt_ends_it_without_a_traceback(process: subprocess.Popen[bytes]) -> None:
    """Ctrl-C while it waits for a line is an end like another, with a status above 0."""
    assert process.stdin
    assert process.stdout
    process.stdin.write(b'{"turns": [""]}\n')
    process.stdin.flush()
    process.stdout.readline()
    os.kill(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=PATIENCE_SECONDS)
    assert output == b""
    assert b"Traceback" not in errors
    assert process.returncode == 1


@pytest.mark.parametrize("blank", [b"", b"\xef\xbb\xbf\n \r\n"])
def test_nothing_in_nothing_out(ready: Path, blank: bytes) -> None:
    """Empty input is no error."""
    done = run(ready, "ask", "--jsonl", given=blank)
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)


def test_a_last_line_needs_no_line_break(ready: Path) -> None:
    """The last line counts whether or not it is ended; good lines alone end with status 0."""
    done = run(
        ready, "ask", "--jsonl", "--bureau", "yining", given=b'{"turns": [""]}\n{"turns": [""]}'
    )
    assert done.stdout.count(b"\n") == 2
    assert (done.stderr, done.returncode) == (b"", 0)

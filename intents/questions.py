"""Questions with known answers, read from a file: one JSON object a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from knowledge.text import squeeze


class Expect(StrEnum):
    """The kind of reply that would be right."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    ABSTAIN = "abstain"
    CHAT = "chat"


class QuestionError(Exception):
    """A question file that cannot be used: its author's to mend; the text is one clear line.

    `line` counts from 1; 0 where the whole file is meant.
    """

    def __init__(self, file: str, line: int, problem: str) -> None:
        self.file, self.line, self.problem = file, line, problem
        place = f"{file} 第{line}行" if line else file
        super().__init__(" ".join(f"{place}：{problem}".split()))


@dataclass(frozen=True, slots=True)
class Question:
    """A conversation, and what its last reply should be.

    `gold` are the keys that would be right: any one of them, or all where `whole`. `must` holds
    alternatives, any one of each is to stand in the text; nothing of `must_not` may. Both are
    without white space, ready to be looked for. `facet`, `persona` and `tags` only name the groups
    that it is counted in, except for the few that the rules in `judging` speak of.
    """

    expect: Expect
    turns: tuple[str, ...]
    id: str = ""
    facet: str = ""
    persona: str = ""
    gold: tuple[str, ...] = ()
    whole: bool = False
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()


def read_questions(path: Path) -> tuple[Question, ...]:
    """All questions of a file, in its order; there is at least one.

    Raises QuestionError, naming the line, for the first line that is no question, and for a file
    that cannot be read or holds none.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "名称不能用"
        raise QuestionError(str(path), 0, f"读不了（{reason}）") from error
    return questions_in(data, str(path))


def questions_in(data: bytes, file: str) -> tuple[Question, ...]:
    """The question of each line that is not blank; `file` names where they are from.

    Raises QuestionError as `read_questions` does.
    """
    questions = tuple(_each(data.splitlines(), file))
    if not questions:
        raise QuestionError(file, 0, "里面一个问题也没有")
    return questions


def _each(lines: Iterable[bytes], file: str) -> Iterator[Question]:
    for number, raw in enumerate(lines, 1):
        line = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
        if line.strip():
            try:
                yield _read(line, number)
            except _NoQuestion as error:
                raise QuestionError(file, number, str(error)) from error


class _NoQuestion(Exception):
    """What is wrong with a line."""


def _read(line: bytes, number: int) -> Question:
    data = _object(line)
    if "expect" not in data:
        raise _NoQuestion("缺少 expect")
    turns = _texts(data, "turns")
    if not turns:
        raise _NoQuestion("turns 应是不空的文字列表")
    return Question(
        _expect(data["expect"]),
        turns,
        _name(data, "id") or f"第{number}行",
        _name(data, "facet"),
        _name(data, "persona"),
        _texts(data, "gold"),
        _whole(data.get("mode")),
        _alternatives(data.get("must")),
        tuple(map(squeeze, _texts(data, "must_not"))),
        frozenset(_texts(data, "tags")),
    )


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _NoQuestion("不是 UTF-8 编码") from error
    except (ValueError, RecursionError) as error:
        raise _NoQuestion("不是 JSON 对象") from error
    if not isinstance(data, dict):
        raise _NoQuestion("不是 JSON 对象")
    return data


def _expect(value: object) -> Expect:
    if isinstance(value, str) and value in set(Expect):
        return Expect(value)
    raise _NoQuestion(f"expect 应是 {'、'.join(Expect)} 之一")


def _whole(mode: object) -> bool:
    if mode not in (None, "any", "all"):
        raise _NoQuestion("mode 应是 any 或 all")
    return mode == "all"


def _name(data: Mapping[str, Any], field: str) -> str:
    """A field of one word or number; "" where it is missing or null."""
    value = data.get(field)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _NoQuestion(f"{field} 应是文字")
    return str(value)


def _texts(data: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """A field of several texts; none where it is missing or null."""
    value = data.get(field)
    return () if value is None else _list_of_texts(value, field)


def _list_of_texts(value: object, field: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise _NoQuestion(f"{field} 应是文字列表")
    return tuple(value)


def _alternatives(value: object) -> tuple[tuple[str, ...], ...]:
    """Each text, or each list of texts any one of which will do."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _NoQuestion("must 应是列表，每一项是文字或文字列表")
    groups = ([each] if isinstance(each, str) else each for each in value)
    return tuple(tuple(map(squeeze, _list_of_texts(group, "must"))) for group in groups)

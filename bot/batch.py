"""`ask --jsonl`: one conversation a line in, one reply a line out, as it goes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot import wording
from bot.assistant import Assistant
from bot.dialogue import State
from bot.render import as_json
from bot.replies import Reply


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output; `problem` says what was wrong with its input, "" where nothing was."""

    text: str
    problem: str = ""


def answer_lines(
    assistant: Assistant, lines: Iterable[bytes], way_out: str, bureau: str = ""
) -> Iterator[Line]:
    """A reply for each {"id", "turns"} line; a line that is none gets an error object instead."""
    for number, raw in enumerate(lines, 1):
        if raw.strip():
            yield _answer(assistant, raw, number, way_out, bureau)


def _answer(assistant: Assistant, raw: bytes, number: int, way_out: str, bureau: str) -> Line:
    try:
        given: Any = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        return _refuse(None, wording.not_utf8(number))
    except (ValueError, RecursionError):
        return _refuse(None, wording.not_json(number))
    if not isinstance(given, dict):
        return _refuse(None, wording.not_json(number))
    turns = given.get("turns")
    if not isinstance(turns, list) or not turns or not all(isinstance(t, str) for t in turns):
        return _refuse(given.get("id"), wording.wrong_turns(number))
    reply = converse(assistant, turns, bureau)
    return Line(dump({"id": given.get("id"), "reply": as_json(reply, way_out)}))


def converse(assistant: Assistant, turns: Iterable[str], bureau: str = "") -> Reply:
    """The reply to the last turn of a conversation of its own; there must be at least one turn."""
    state, reply = State(), None
    for turn in turns:
        state, reply = assistant.respond(state, readable(turn), bureau)
    if reply is None:
        raise ValueError("a conversation needs a turn")
    return reply


def readable(text: str) -> str:
    """The text without lone surrogates, which no output could carry."""
    return text.encode("utf-8", "replace").decode("utf-8")


def dump(data: object) -> str:
    """One line of JSON in readable Chinese; escaped where it holds what UTF-8 cannot carry."""
    line = json.dumps(data, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data, ensure_ascii=True)
    return line


def _refuse(identifier: object, problem: str) -> Line:
    return Line(dump({"id": identifier, "error": problem}), problem)

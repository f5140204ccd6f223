"""`ask --jsonl`: one conversation a line in, one reply a line out, as it goes."""

from __future__ import annotations

import codecs
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot import wording
from bot.assistant import Assistant
from bot.moves import State
from bot.render_json import as_json
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
    assistant.search.get_ready()
    for number, raw in enumerate(lines, 1):
        line = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
        if line.strip():
            yield _answer(assistant, line, number, way_out, bureau)


def _answer(assistant: Assistant, raw: bytes, number: int, way_out: str, bureau: str) -> Line:
    try:
        given = _read_object(raw)
        identifier = dump(given.get("id"))
    except UnicodeDecodeError:
        return _refuse("null", wording.not_utf8(number))
    except (ValueError, RecursionError):
        return _refuse("null", wording.not_json(number))
    turns = given.get("turns")
    if not isinstance(turns, list) or not turns or not all(isinstance(t, str) for t in turns):
        return _refuse(identifier, wording.wrong_turns(number))
    reply = converse(assistant, turns, bureau)
    return Line(_object(identifier, "reply", as_json(reply, way_out)))


def _read_object(raw: bytes) -> dict[str, Any]:
    """The JSON object of a line; raises ValueError for what is none, RecursionError for too deep."""
    given = json.loads(raw.decode("utf-8"), parse_constant=_no_number, parse_float=_finite)
    if not isinstance(given, dict):
        raise ValueError("not an object")  # noqa: TRY004 — as for any other text that is none
    return given


def _no_number(name: str) -> float:
    """Python reads and writes NaN and Infinity; JSON has no such words (RFC 8259, section 6)."""
    raise ValueError(name)


def _finite(digits: str) -> float:
    """1e999 is JSON, but could only be echoed as Infinity, which is not."""
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits)


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


def _refuse(identifier: str, problem: str) -> Line:
    return Line(_object(identifier, "error", problem), problem)


def _object(identifier: str, name: str, data: object) -> str:
    # The id is written once, when it is read: what was too deep to write would fail right there.
    return f'{{"id": {identifier}, "{name}": {dump(data)}}}'

"""Sends the assistant what costs the most to read, each piece over and over up to some length."""

from __future__ import annotations

import json
import sys
import time

from bot.assistant import Assistant
from bot.config import read_settings
from bot.moves import State
from bot.opening import open_assistant
from bot.render import as_text
from bot.render_json import as_json

# By name: what people type or paste, and what is hard to cut, to mend, or to match.
_PIECES = {
    "一个汉字": "律",
    "一个词": "社区矫正",
    "法条": "律师法第四十七条",
    "书名号": "《律师法》",
    "一个字母": "a",
    "拼音": "shequjiaozhengduixiang",
    "隔开的拼音": "she qu jiao zheng ",
    "一个数字": "1",
    "汉字数字": "一百二十三",
    "空格隔开": "律 ",
    "繁体": "律師執業證變更",
    "表情": "😀",
    "连字": "ﷺ",
    "括号": "（",
    "语气词": "的",
    "比较": "律师与公证员的区别和",
}
_TIMES = 3


def main() -> None:
    """Print the seconds for each piece at each of the lengths given as arguments.

    Of some runs the quickest counts: what others do to the machine is no property of a message.
    """
    assistant = open_assistant(read_settings(), lambda line: print(line, file=sys.stderr))
    assistant.respond(State(), "电子手环最长戴多久")
    assistant.search.get_ready()
    found = {
        length: {name: _seconds(assistant, text, length) for name, text in _texts(assistant)}
        for length in map(int, sys.argv[1:])
    }
    print(json.dumps(found))


def _texts(assistant: Assistant) -> list[tuple[str, str]]:
    """The pieces; and all that the registers and the everyday words say, one behind the other."""
    records = assistant.store.records()
    cells = "".join(field.text for record in records for field in record.fields)
    aliases = "".join(alias.says for alias in assistant.search.lexicon.aliases)
    titles = "".join(record.title for record in records)
    return [
        *_PIECES.items(),
        ("登记表全文", cells),
        ("全部标题", titles),
        ("全部日常说法", aliases),
    ]


def _seconds(assistant: Assistant, text: str, length: int) -> float:
    message = (text * (length // len(text) + 1))[:length]
    return min(_once(assistant, f"{message[: length - 1]}{number}") for number in range(_TIMES))


def _once(assistant: Assistant, message: str) -> float:
    begun = time.perf_counter()
    _, reply = assistant.respond(State(), message)
    as_text(reply)
    as_json(reply, "")
    return time.perf_counter() - begun

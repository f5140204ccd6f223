"""Tells headings (第四十九条：“…) from words that run on, and finds the printed article; pure.

All functions look at one cell as it stands; an index is a place in it.
"""

from __future__ import annotations

import re

from knowledge.provisions import NUMBER
from knowledge.text import tidy

_SPEAKS = re.compile(r"\s*+(?:(?:的|中|之|明确|相关|有关)?规定)?\s*+(?:[：:]\s*+|(?=[“「『\"＂]))")
_SILENT = re.compile(
    rf"\s*+(?:\Z|[；;。，,、.．”』」）)【《]|第\s?{NUMBER}|[0-9]{{1,2}}\s*+[.．、]\s*+[《【])"
)
_RUNS_ON = re.compile(
    r"[的之和及与或等至到]|中(?!华)|所[称列述指]|规定|相关|有关|执行|办理|处理|进行"
)
_CLAUSE_END = re.compile(r"\s*+(?:\Z|[；;。])")
_SENTENCE_ENDS = '。；;！？”』」"＂'
_LIST_NUMBER = re.compile(
    r"(?:(?<=[\s。；;”])|\A)(?:[0-9０-９]{1,2}\s*+[.．、]|[一二三四五六七八九十]{1,3}、)\s*\Z"
)
_QUOTES = {"“": "”", "「": "」", "『": "』", '"': '"', "＂": "＂"}
_OPENING = {"”": "“", "」": "「", "』": "『"}


def opens(text: str, before: int, start: int) -> bool:
    """Whether a sentence, a paragraph or a numbered entry begins at `start`.

    Only what stands from `before` on is looked at: the words before it belong to something else.
    """
    words = text[before:start].rstrip()
    if "\n" in text[before + len(words) : start]:
        return True
    if not words:
        return before == 0
    return words[-1] in _SENTENCE_ENDS or bool(_LIST_NUMBER.search(words[-6:]))


def speaks(text: str, end: int) -> bool:
    """Whether a colon or an opening quotation mark follows: the article's words come next."""
    return _SPEAKS.match(text, end) is not None


def runs_on(text: str, end: int) -> bool:
    """Whether the sentence that names the article goes on: 第四十七条相关规定, 第五条所列."""
    return not speaks(text, end) and _RUNS_ON.match(text, end) is not None


def ends_clause(text: str, end: int) -> bool:
    """Whether nothing more is said about what is named: the cell ends, or 。 or ； follows."""
    return _CLAUSE_END.match(text, end) is not None


def text_start(text: str, end: int, *, article: bool, marked: bool) -> int | None:
    """Where the words printed below a heading begin, None where none are printed.

    After `end` stands a colon, a quotation mark or, for an article, a space. 第28条对… is a
    sentence of the cell's own unless the law is `marked` as 【法律】: then it is the article.
    """
    if found := _SPEAKS.match(text, end):
        return None if _SILENT.match(text, found.end()) else found.end()
    if not article or _SILENT.match(text, end):
        return None
    return end if text[end].isspace() or (marked and not _RUNS_ON.match(text, end)) else None


def printed(span: str) -> str:
    """An article's words: without the next entry's number, without quotation marks around all.

    Marks that enclose only a part stay, and a lone one at either end goes.
    """
    words = tidy(_LIST_NUMBER.sub("", span.rstrip()))
    if words and words[0] in _QUOTES:
        closing = _closing(words)
        if closing == len(words) - 1:
            return words[1:-1].strip()
        return words if closing > 0 else words[1:].strip()
    if words and words.count(words[-1]) > words.count(_OPENING.get(words[-1], words[-1])):
        return words[:-1].strip()
    return words


def _closing(words: str) -> int:
    """The index of the mark that closes the quotation which opens the words, -1 if none does."""
    opening, closing, depth = words[0], _QUOTES[words[0]], 1
    for index, char in enumerate(words[1:], start=1):
        depth += (char == opening != closing) - (char == closing)
        if depth == 0:
            return index
    return -1

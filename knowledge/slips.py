"""Likely slips in the wording: brackets, broken text, ranges, numbering, doubled words; pure.

Every check goes by a general rule, so it may be wrong about a cell: the editor decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from knowledge.records import Column, Note, NoteKind
from knowledge.remarks import Register, Spot, around
from knowledge.text import read_number, squeeze

_HAN = "[\u4e00-\u9fff]"
_DIGIT = "[一二三四五六七八九十百千万两\\d]"

# Full and half width stand for each other: （…) is a pair.
_PAIRS = ("（(", "）)"), ("《", "》"), ("【", "】"), ("“", "”")
# 1) and a） number a list.
_LIST_BRACKET = re.compile(r"(?:^|(?<=[\s；;。，,：:]))[\da-zA-Z]{1,2}[)）]")


def brackets(register: Register) -> Iterator[Note]:
    """Brackets, title marks and quotation marks of which one half is missing."""
    for spot in register.written():
        text = spot.text
        numbers = {found.end() - 1 for found in _LIST_BRACKET.finditer(text)}
        for opening, closing in _PAIRS:
            opened, closed = _unpaired(text, opening, closing, numbers)
            yield from _bracket_note(spot, opened, "打开后没有关上，请补上另一半")
            yield from _bracket_note(spot, closed, "前面没有打开的另一半，请补上或删去")


def _bracket_note(spot: Spot, places: Sequence[int], problem: str) -> Iterator[Note]:
    """One note for all marks of a cell that lack the same half, at the first of them."""
    if places:
        text, at = spot.text, places[0]
        count = f"（这一格有 {len(places)} 处）" if len(places) > 1 else ""
        message = f"「{text[at]}」{problem}{count}"
        yield spot.note(NoteKind.BRACKET, message, around(text, at, at + 1))


def _unpaired(
    text: str, opening: str, closing: str, skipped: set[int]
) -> tuple[list[int], list[int]]:
    """Where marks stand that open a pair only, and where those that close one only."""
    opened: list[int] = []
    closed: list[int] = []
    for at, char in enumerate(text):
        if char in opening:
            opened.append(at)
        elif char in closing and at not in skipped:
            if opened:
                opened.pop()
            else:
                closed.append(at)
    return opened, closed


# A name in 《》, an article and a closing quotation end a cell as they should.
_ENDS_WELL = re.compile(r"[。！？；;：:.”’」》）)】\]]$|[条款项章号]$")
# So does the last item of a list: 3.法定代表人或分管领导
_LAST_ITEM = re.compile(r"\s*(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十]{1,3}[）)])[^，,]*")
_PIECE = re.compile(r"[。！？；;]")
_DANGLES = re.compile(r"[，,、]$|(?:和|与|或|及|以及|并且|由于)$")
_TAIL = 30  # characters quoted of a text that breaks off


def broken_texts(register: Register) -> Iterator[Note]:
    """Cells that end in mid-sentence: sentences before end in 。 and the last in nothing."""
    for spot in register.written():
        text = spot.text
        ends = _ENDS_WELL.search(text) or _LAST_ITEM.fullmatch(_PIECE.split(text)[-1])
        if ("。" in text and not ends) or _DANGLES.search(text):
            message = "这一格像是没有写完就断了，请对照原文件补全"
            yield spot.note(NoteKind.BROKEN, message, text[-_TAIL:].strip())


_UNIT = r"[^\s\d，。；、以不]{1,4}?"
_RANGE = re.compile(
    rf"(?<!{_DIGIT}){_DIGIT}{{1,15}}+(?P<low>{_UNIT})以上至?"
    rf"{_DIGIT}{{1,15}}+(?P<high>{_UNIT})(?:以[下内]|[的，。；])"
)
# Units of one measure may stand at the two ends of a range.
_MEASURES = (
    re.compile("个?(?:小时|日|天|工作日|周|星期|月|季度|年)|周?岁"),
    re.compile("[人名位]"),
    re.compile("亿?元"),
)


def mixed_ranges(register: Register) -> Iterator[Note]:
    """Ranges whose ends count different things: 七人以上三十日以内."""
    for spot in register.written():
        for found in {found[0]: found for found in _RANGE.finditer(spot.text)}.values():
            low, high = found["low"], found["high"]
            if _measure(low) != _measure(high):
                message = f"范围的两头单位不同：一头是「{low}」，另一头是「{high}」，请核对"
                yield spot.note(NoteKind.SLIP, message, found[0])


def _measure(unit: str) -> str:
    return next((m.pattern for m in _MEASURES if m.fullmatch(unit)), unit)


# "1." "（一）" at the head of a list item; a reference (第（五）项, 第1、2条) is none.
_LISTS = (
    re.compile(r"(?:^|(?<=[\s；;。：:”]))(?P<number>\d{1,2})[.．、](?!\d)"),
    re.compile(r"(?<!第)[（(](?P<number>[一二三四五六七八九十]{1,3})[）)](?![项款])"),
)
# A new quotation or a new law may print a list from its middle on.
_NEW_LIST = re.compile(r"[“【]")


def numberings(register: Register) -> Iterator[Note]:
    """List numbers that go back or leave one out; starting again from 1 is a new list."""
    for record in register.reading.records:
        own = [Spot(record, f) for f in record.fields if f.text and not f.inherited]
        # The paragraphs of a rule make one list, every other cell its own.
        prose = [spot for spot in own if spot.field.column is Column.PARAGRAPH]
        for spots in (prose, *([s] for s in own if s.field.column is not Column.PARAGRAPH)):
            for pattern in _LISTS:
                yield from _misnumbered(spots, pattern)


def _misnumbered(spots: Sequence[Spot], pattern: re.Pattern[str]) -> Iterator[Note]:
    before: tuple[int, str] | None = None
    for spot in spots:
        text, end = spot.text, 0
        for found in pattern.finditer(text):
            number = read_number(found["number"]) or 0
            if _NEW_LIST.search(text, end, found.start()):
                before = None
            if before is not None and number not in (1, before[0] + 1):
                gap = f"编号不连续：「{before[1]}」后面是「{found[0]}」"
                message = f"{gap}，可能缺了一项，或混进了别处的文字"
                yield spot.note(NoteKind.SLIP, message, around(text, *found.span()))
            before, end = (number, found[0]), found.end()


_SAME_ITEM = re.compile(rf"(?<!{_HAN})({_HAN}{{2,8}})、\1(?=[、，。；和或及与])")
_SAME_CLAUSE = re.compile(r"(.{8,80}?)[，；。：:]\s*(?:\d{1,2}[.．、]\s*)?\1(?=[，；。：:]|$)")
_SAME_WORD = re.compile(rf"({_HAN}{{2,6}})\1")
_LONGEST_SHOWN = 16  # characters of a finding that a message repeats
_SAME_CHAR = re.compile(rf"(?=({_HAN}{{2}})({_HAN})\2({_HAN}{{2}}))")


def doubled_words(register: Register) -> Iterator[Note]:
    """Words that stand twice in a row: 协调、协调, 案件案件, 正正, a clause repeated."""
    spots = list(register.written())
    pieces = _Pieces([squeeze(spot.text) for spot in spots])
    for spot in spots:
        text = spot.text
        for word, span in dict(_doubled(text, pieces)).items():
            short = word if len(word) <= _LONGEST_SHOWN else f"{word[:_LONGEST_SHOWN]}……"
            message = f"「{short}」连着写了两遍，可能多写了一遍或写错了一个"
            yield spot.note(NoteKind.SLIP, message, around(text, *span))


class _Pieces:
    """How often two to six characters stand together in a source: what tells a word from a slip."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counts = Counter(
            text[at : at + size]
            for text in texts
            for size in range(2, 7)
            for at in range(len(text) - size + 1)
        )

    def count(self, piece: str) -> int:
        """The number of places, in cells without white space; 0 for a piece of another length."""
        return self._counts[piece]


def _doubled(text: str, pieces: _Pieces) -> Iterator[tuple[str, tuple[int, int]]]:
    """The word and the place of every doubling of a text that looks like a slip."""
    for pattern in (_SAME_ITEM, _SAME_CLAUSE):
        for found in pattern.finditer(text):
            yield found[1], found.span()
    for found in _SAME_WORD.finditer(text):
        word = found[1]
        # 负责职责职权: 责职 stands nowhere by itself, so it is no word and nothing is doubled.
        if pieces.count(word) > 2 * pieces.count(word * 2):
            yield word, found.span()
    for found in _SAME_CHAR.finditer(text):
        if _is_slip(found[1], found[2], found[3], pieces):
            yield found[2] * 2, (found.start(2), found.start(2) + 2)


def _is_slip(before: str, char: str, after: str, pieces: _Pieces) -> bool:
    """Whether a character that stands twice in a row belongs to no word the second time.

    履行行政 and 应当当面 are two words that meet; 有关行行政执法 and 矫正正执行 are not.
    """
    if pieces.count(before + char + after):
        return True
    twice = char * 2
    goes_on_alone = pieces.count(after) > pieces.count(twice + after)
    begins_a_word = pieces.count(char + after[0]) > pieces.count(twice + after[0])
    return goes_on_alone and not begins_a_word


# Not the parts of a web address or an e-mail address.
_LATIN = re.compile(r"(?<![A-Za-z0-9./@:_-])[A-Za-z]{2,}+(?![A-Za-z0-9./@:_-])")


def foreign_words(register: Register) -> Iterator[Note]:
    """Latin words in Chinese text, abbreviations in capitals aside; characters not simplified."""
    for spot in register.written():
        text = spot.text
        for word, span in {found[0]: found.span() for found in _LATIN.finditer(text)}.items():
            if not word.isupper():
                message = f"中文里夹着「{word}」，请核对"
                yield spot.note(NoteKind.SLIP, message, around(text, *span))
        if odd := "".join(dict.fromkeys(filter(_is_unusual, text))):
            at = text.index(odd[0])
            message = f"有不常用的字或繁体字：{odd[:_LONGEST_SHOWN]}，请核对"
            yield spot.note(NoteKind.SLIP, message, around(text, at, at + 1))


def _is_unusual(char: str) -> bool:
    """Whether a Chinese character is missing from GB 2312, the standard set of simplified ones."""
    if not "\u4e00" <= char <= "\u9fff":
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False

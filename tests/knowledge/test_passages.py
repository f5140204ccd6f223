"""How a cell falls into sentences and numbered clauses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.passages import sentences
from knowledge.text import squeeze

SOURCES = Path(__file__).resolve().parents[2] / "knowledge" / "sources"


def texts(cell: str) -> list[str]:
    """The sentences of a cell as they are quoted."""
    return [sentence.text for sentence in sentences(cell)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("甲。乙！丙", ["甲。", "乙！", "丙"]),
        ("甲；情节严重的，乙。", ["甲；情节严重的，乙。"]),
        ("<p>甲</p> <P>乙</P>", ["甲", "乙"]),
        ("1.甲； 2．乙；3、丙", ["甲；", "乙；", "丙"]),
        ("前言 1. 甲。 2. 乙。", ["前言", "甲。", "乙。"]),
        ("（一）甲；(二)乙；（十二）丙", ["甲；", "乙；", "丙"]),
        ("一、对象\n    市司法局", ["对象", "市司法局"]),
        ("矫正期满后到其户籍所在\n地报到", ["矫正期满后到其户籍所在\n地报到"]),
        ("第四十七条：“律师应当守法。” 第四十九条：“甲。”", ["律师应当守法。", "甲。"]),
        ("第六十二条 律师有下列情形", ["律师有下列情形"]),
        ("第四十九条第一款、第二款：“甲。”", ["甲。"]),
        ("他说：“甲。”乙", ["他说：", "甲。", "乙"]),
        # What looks like numbering and is none.
        ("依照第十一、十二条", ["依照第十一、十二条"]),
        ("依照《律师法》第四十七条相关规定", ["依照《律师法》第四十七条相关规定"]),
        ("前款第（一）项、第（二）项", ["前款第（一）项、第（二）项"]),
        ("《社区矫正法》第34、35、36条", ["《社区矫正法》第34、35、36条"]),
        ("市、县（市）司法局", ["市、县（市）司法局"]),
        ("处1.5倍罚款", ["处1.5倍罚款"]),
        ("开展“双随机、一公开”检查", ["开展“双随机、一公开”检查"]),
        ("1.20个工作日", ["20个工作日"]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(cell: str, expected: list[str]) -> None:
    """Full stops, tags, numbering and headings of articles part sentences; semicolons do not."""
    assert texts(cell) == expected


def test_only_numbered_clauses_are_marked_as_listed() -> None:
    """A clause knows whether a number of its own stands before it."""
    marked = [(s.text, s.listed) for s in sentences("有下列情形：（一）甲；2.乙。丙。")]
    assert marked == [("有下列情形：", False), ("甲；", True), ("乙。", True), ("丙。", False)]


def test_plain_words_lead_back_to_the_words_as_they_stand() -> None:
    """Patterns see half width and no white space; what is quoted keeps both."""
    (sentence,) = sentences("应当在 １５ 日 内，答复")
    assert sentence.plain == "应当在15日内,答复"
    assert sentence.cut(3, 7) == "１５ 日 内"
    assert sentence.cut(3, 3) == ""


def test_figures_that_white_space_parts_do_not_grow_together() -> None:
    """表1 and 5日 are two numbers, however many spaces part them, and not fifteen days."""
    assert [s.plain for s in sentences("表1   5日")] == ["表1 5日"]


@given(st.text() | st.text("。：“”（一）1.、 \n第十条<p>/甲"))
def test_sentences_are_pieces_of_the_cell_in_order(cell: str) -> None:
    """Any text falls into pieces of itself, none empty, one after the other."""
    at = 0
    for sentence in sentences(cell):
        assert sentence.text.strip() == sentence.text != ""
        at = cell.index(sentence.text, at) + len(sentence.text)
        assert len(sentence.plain) == len(sentence.places)
        assert sentence.cut(0, len(sentence.plain)) == sentence.text


# All that may stand between two sentences: numbering, headings of articles, quotation marks.
BETWEEN = re.compile(
    r"(?:[“”：]|\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、"
    r"|、?第[零一二三四五六七八九十百\d]+[条款项])*"
)


@pytest.mark.parametrize("source", ["municipal.txt", "yining.txt"])
def test_no_rule_of_a_register_is_lost_between_sentences(source: str) -> None:
    """What the sentences of a register leave out is numbering, headings, tags, quotation marks."""
    cell = (SOURCES / source).read_text(encoding="utf-8")
    at = 0
    for text in texts(cell):
        start = cell.index(text, at)
        assert BETWEEN.fullmatch(squeeze(cell[at:start])), cell[at:start]
        at = start + len(text)
    assert BETWEEN.fullmatch(squeeze(cell[at:]))

"""What tells a heading from words that run on, and an article's words from what stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.headings import ends_clause, opens, printed, runs_on, speaks, text_start
from knowledge.text import squeeze


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("", True),
        ("甲。", True),
        ("甲； ", True),
        ("甲”", True),
        ("甲\n", True),
        ("甲\n ", True),
        ("甲。2. ", True),
        ("\n12、", True),
        ("甲”二、", True),
        ("甲", False),
        ("甲 ", False),
        ("甲，", False),
        ("甲：", False),
        ("第2.", False),
        ("甲。（一）", False),
        ("甲二、", False),
    ],
)
def test_a_heading_opens_a_sentence_or_an_entry(lead: str, expected: bool) -> None:
    """After a full stop, a closing mark, a line break or an entry's number something new begins."""
    assert opens(lead + "《律师法》", 0, len(lead)) is expected


def test_what_was_read_before_is_not_looked_at() -> None:
    """Right after something read there is no opening, whatever its last character is."""
    assert not opens("甲。《律师法》", 2, 2)
    assert opens("甲。\n《律师法》", 2, 3)


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("：“甲", True),
        (":甲", True),
        ("“甲", True),
        (" 规定：“甲", True),
        ("的规定：甲", True),
        ("相关规定：甲", True),
        ("的规定", False),
        ("规定的情形：", False),
        (" 甲", False),
        ("", False),
        ("。", False),
    ],
)
def test_a_colon_or_an_opening_mark_announces_the_words(rest: str, expected: bool) -> None:
    """第五条：, 第五条“ and 第五条规定： all announce what the article says."""
    assert speaks("第五条" + rest, 3) is expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("的规定", True),
        ("相关规定予以处罚", True),
        ("和有关规定", True),
        ("至第八条", True),
        ("所列情形", True),
        ("执行", True),
        ("中的情形", True),
        ("的规定：“甲", False),
        ("中华人民共和国公民", False),
        ("所有人", False),
        (" 的", False),
        ("律师", False),
        ("；", False),
        ("", False),
    ],
)
def test_a_sentence_that_goes_on_is_no_heading(rest: str, expected: bool) -> None:
    """第五条的规定, 第五条相关规定 and 第五条所列 belong to the sentence around them."""
    assert runs_on("第五条" + rest, 3) is expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [("", True), (" \n", True), ("；", True), (" 。", True), ("，", False), ("甲", False)],
)
def test_a_clause_ends_at_a_stop_or_with_the_cell(rest: str, expected: bool) -> None:
    """A comma goes on."""
    assert ends_clause("《律师法》" + rest, 5) is expected


@pytest.mark.parametrize(
    ("rest", "unmarked", "marked"),
    [
        ("：“甲。”", "“甲。”", "“甲。”"),
        ("“甲。”", "“甲。”", "“甲。”"),
        (" 甲。", "甲。", "甲。"),
        (" （一）甲。", "（一）甲。", "（一）甲。"),
        ("甲。", None, "甲。"),
        ("的规定。", None, None),
        ("。甲", None, None),
        ("，甲", None, None),
        (" 2.《公证法》", None, None),
        (" 2. 【法律】", None, None),
        (" 2.甲", "2.甲", "2.甲"),
        (" 第六条", None, None),
        ("：《公证法》", None, None),
        ("：“《公证法》规定", "“《公证法》规定", "“《公证法》规定"),
        ("：", None, None),
        ("", None, None),
    ],
)
def test_the_words_begin_after_colon_mark_or_space(
    rest: str, unmarked: str | None, marked: str | None
) -> None:
    """Words that adjoin 第五条 are its own only under 【法律】; another citation never is."""
    cell = "第五条" + rest
    for is_marked, expected in ((False, unmarked), (True, marked)):
        start = text_start(cell, 3, article=True, marked=is_marked)
        assert (None if start is None else cell[start:].strip()) == expected


def test_a_law_without_an_article_needs_a_colon() -> None:
    """After a law's bare name a space does not make the next words its text."""
    assert text_start("《律师法》 甲", 5, article=False, marked=True) is None
    assert text_start("《律师法》：甲", 5, article=False, marked=True) == 6


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("“甲。”", "甲。"),
        ("“甲。” \n", "甲。"),
        ("「甲」", "甲"),
        ('"甲"', "甲"),
        ("“甲“乙”丙”", "甲“乙”丙"),
        ("“甲”乙“丙”", "“甲”乙“丙”"),
        ("“甲。” （一）乙。", "“甲。” （一）乙。"),
        ("“甲", "甲"),
        ("甲”", "甲"),
        ("甲“乙”", "甲“乙”"),
        ("甲。 2.", "甲。"),
        ("甲。\n3、 ", "甲。"),
        ("“甲。”二、", "甲。"),
        ("共计2.", "共计2."),
        ("甲</p> <p>乙", "甲 乙"),
        ("“", ""),
        ("”", ""),
        ("", ""),
        (" \n", ""),
    ],
)
def test_printed_words_lose_only_what_encloses_them(span: str, expected: str) -> None:
    """Marks around all and the next entry's number go; marks around a part stay."""
    assert printed(span) == expected


@given(st.lists(st.sampled_from([*'“”「」"甲。； \n12.、一']), max_size=20).map("".join))
def test_printed_words_are_contiguous(span: str) -> None:
    """Nothing inside is changed, whatever marks are missing."""
    assert squeeze(printed(span)) in squeeze(span)
    assert printed(span) == printed(span).strip()


@given(st.text(max_size=30), st.integers(0, 30))
def test_any_place_of_any_text_can_be_judged(text: str, end: int) -> None:
    """No text raises; the words never begin before the heading's end."""
    end = min(end, len(text))
    start = text_start(text, end, article=True, marked=True)
    assert start is None or start >= end
    assert not (speaks(text, end) and runs_on(text, end))
    assert opens(text, 0, end) in (True, False)

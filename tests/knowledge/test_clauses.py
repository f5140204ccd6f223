"""Cells cut into clauses by their own numbering, and into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.clauses import split_clauses, split_sentences, without_mark
from knowledge.records import Column, Record
from knowledge.text import squeeze, tidy

PROSE = st.text(alphabet="甲乙 1２.．、（一）【法律】第条款项。；;”」<p>\n\u3000")


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", ()),
        ("\u3000", ()),
        ("受理申请", ("受理申请",)),
        ("1.甲。2.乙", ("1.甲。", "2.乙")),
        ("1．甲；2．乙", ("1．甲；", "2．乙")),
        ("1、甲 2、乙", ("1、甲", "2、乙")),
        ("9.甲10.乙", ("9.甲", "10.乙")),
        ("直接实施责任： 1.甲 2.乙", ("直接实施责任：", "1.甲", "2.乙")),
        ("（一）甲；（二）乙", ("（一）甲；", "（二）乙")),
        ("（十一）甲；（十二）乙", ("（十一）甲；", "（十二）乙")),
        ("【法律】甲【法规】乙", ("【法律】甲", "【法规】乙")),
        ("<p>直接实施责任；</p> <p>1.甲</p>", ("直接实施责任；", "1.甲")),
        # Numbers, dates and references open nothing.
        ("处5.5倍以下", ("处5.5倍以下",)),
        ("2021.8.20通过", ("2021.8.20通过",)),
        ("依照第（三）项", ("依照第（三）项",)),
        ("第三条（一）", ("第三条（一）",)),
        ("前款（二）项", ("前款（二）项",)),
        ("10日内", ("10日内",)),
        ("12345.甲", ("12345.甲",)),
        ("司法所（室）", ("司法所（室）",)),
    ],
)
def test_a_cell_is_cut_by_its_own_numbering(text: str, clauses: tuple[str, ...]) -> None:
    """What stands before the first number is a clause of its own; no number, no cut."""
    assert split_clauses(text) == clauses


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("4.自接收之日起", "自接收之日起"),
        ("12． 甲", "甲"),
        ("1、甲", "甲"),
        ("（十一）甲", "甲"),
        ("甲", "甲"),
        ("", ""),
        ("1.", ""),
        # Only a clause's own number goes.
        ("5.5倍以下", "5.5倍以下"),
        ("2021.8.20通过", "2021.8.20通过"),
        ("10日内", "10日内"),
        ("甲1.乙", "甲1.乙"),
        ("（试行）", "（试行）"),
        ("1.2.甲", "1.2.甲"),
    ],
)
def test_a_clause_is_read_without_its_number(clause: str, words: str) -> None:
    """The number goes, once; a quantity or a date is no number of a clause."""
    assert without_mark(clause) == words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", ()),
        ("甲", ("甲",)),
        ("甲。乙；丙", ("甲。", "乙；", "丙")),
        ("甲;乙", ("甲;", "乙")),
        ("甲。 乙。", ("甲。", "乙。")),
        ("“甲。”乙", ("“甲。”", "乙")),
        ("「甲；」乙", ("「甲；」", "乙")),
        ("甲，乙：丙", ("甲，乙：丙",)),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, sentences: tuple[str, ...]) -> None:
    """。 and ； end a sentence, a closing quotation mark goes with it."""
    assert split_sentences(text) == sentences


@given(PROSE)
def test_no_word_is_lost_or_moved(text: str) -> None:
    """Put together again, the pieces are the text, white space aside."""
    assert squeeze("".join(split_clauses(text))) == squeeze(tidy(text))
    assert squeeze("".join(split_sentences(text))) == squeeze(tidy(text))


@given(PROSE)
def test_every_piece_can_be_quoted(text: str) -> None:
    """Each piece stands in the tidied text as it is, trimmed and not blank."""
    for piece in (*split_clauses(text), *split_sentences(text)):
        assert piece in tidy(text)
        assert piece == piece.strip() != ""


@given(PROSE)
def test_what_is_left_of_a_clause_is_its_end(clause: str) -> None:
    """Nothing is taken out of a clause but what it begins with."""
    assert clause.rstrip().endswith(without_mark(clause))


@pytest.mark.parametrize(
    ("key", "count"),
    [
        ("yining/penalty/1", 4),
        ("yining/inspection/5", 4),
        ("yining/other/6", 5),
        ("yining/other/8", 1),
        ("yining/other/18", 1),
        ("yining/other/22", 4),
    ],
)
def test_the_clauses_of_the_power_list(records: dict[str, Record], key: str, count: int) -> None:
    """As many as one counts in the sheet, a heading among them where there is one."""
    assert len(split_clauses(records[key].text(Column.RESPONSIBILITY))) == count

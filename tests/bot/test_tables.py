"""A table for people on a terminal, plain lines for programs."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tables import print_part, print_table

TITLES = ("编号", "事项")


class Terminal(io.StringIO):
    """What is printed where a person looks on."""

    def isatty(self) -> bool:
        """As a terminal says of itself."""
        return True


def printed(rows: list[tuple[str, ...]], stream: io.StringIO) -> str:
    """What stands on the stream after the table was printed there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        print_table(TITLES, rows)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ""),
        ([("a", "律师")], "a\t律师\n"),
        ([("a", "律师"), ("b", "公证")], "a\t律师\nb\t公证\n"),
        ([("a", "")], "a\t\n"),
        ([("a", "甲\n乙\t丙\r\n 丁 ")], "a\t甲 乙 丙 丁\n"),
        ([("[bold]a[/]", "[链接](x)")], "[bold]a[/]\t[链接](x)\n"),
    ],
)
def test_piped_a_row_is_a_line(rows: list[tuple[str, ...]], expected: str) -> None:
    """Piped there are no titles and no frame; a cell's own breaks do not part rows or cells."""
    assert printed(rows, io.StringIO()) == expected


@given(st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9)), max_size=5))
def test_piped_every_row_and_cell_can_be_told_apart(rows: list[tuple[str, ...]]) -> None:
    """As many lines as rows, as many fields as cells, whatever the cells hold."""
    lines = printed(rows, io.StringIO()).split("\n")[:-1]
    assert [len(line.split("\t")) for line in lines] == [2] * len(rows)


def test_on_a_terminal_titles_stand_above() -> None:
    """On a terminal the rows stand below their titles, in the order given."""
    text = printed([("a", "律师"), ("b", "公证")], Terminal())
    places = [text.index(word) for word in ("编号", "律师", "公证")]
    assert places == sorted(places)


def test_on_a_terminal_no_word_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long cell is folded, never cut: the register's words are not ours to shorten."""
    monkeypatch.setenv("COLUMNS", "40")
    words = "对律师、律师事务所进行表彰奖励" * 5
    text = printed([("yining/reward/1", words)], Terminal())
    assert text.count("奖励") + text.count("奖\n") >= 4
    assert all(text.count(char) >= words.count(char) for char in set(words))


def test_on_a_terminal_brackets_are_words() -> None:
    """What looks like markup is the register's own and is shown as it stands."""
    assert "[bold]甲[/bold]" in printed([("a", "[bold]甲[/bold]")], Terminal())


def test_a_part_stands_below_its_heading(capsys: pytest.CaptureFixture[str]) -> None:
    """A blank line and the heading come before the rows."""
    print_part("甲部", TITLES, iter([("a", "律师")]))
    assert capsys.readouterr().out == "\n甲部\na\t律师\n"


def test_a_part_without_rows_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is announced that does not come."""
    print_part("甲部", TITLES, iter(()))
    assert capsys.readouterr().out == ""

"""The small steps that all readers share: offices in a cell, brackets, places, joined readings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading import (
    Declared,
    LeftOut,
    Place,
    Reading,
    close_bracket,
    split_offices,
)
from knowledge.records import Column, Field, Locator, Note, NoteKind, Source
from knowledge.text import squeeze

SOURCE = Source("copy", "copied", "抄件", "copy.txt", "")


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("", ()),
        (" \u3000\n", ()),
        ("办公室", ("办公室",)),
        ("律师和法律援助管理处    基层工作管理处", ("律师和法律援助管理处", "基层工作管理处")),
        ("甲处\u3000\u3000乙处", ("甲处", "乙处")),
        ("甲处\xa0\xa0乙处", ("甲处", "乙处")),
        ("甲处  \t 乙处   丙处", ("甲处", "乙处", "丙处")),
        # A single space, or a line break with or without spaces at its ends, parts nothing.
        ("甲 处", ("甲 处",)),
        ("业务对应处室\n具体负责", ("业务对应处室具体负责",)),
        ("业务对应处室  \n   具体负责", ("业务对应处室具体负责",)),
        ("律师、公证管理处", ("律师、公证管理处",)),
    ],
)
def test_offices_stand_apart_by_spaces(text: str, offices: tuple[str, ...]) -> None:
    """Two spaces or more part offices; a line break is the cell's, not the offices'."""
    assert split_offices(text) == offices


@given(st.lists(st.text(alphabet="甲乙（）处室", min_size=1), max_size=4))
def test_offices_put_into_a_cell_come_out_of_it(offices: list[str]) -> None:
    """However many there are, in their order."""
    assert split_offices("    ".join(offices)) == tuple(offices)


@given(st.text())
def test_no_word_of_a_cell_is_lost(text: str) -> None:
    """White space aside, the offices are the cell."""
    assert "".join("".join(split_offices(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("计财装备处（审计处", "计财装备处（审计处）"),
        ("计财装备处(审计处", "计财装备处(审计处)"),
        ("甲（乙）丙（丁", "甲（乙）丙（丁）"),
        ("甲(乙）丙（丁", "甲(乙）丙（丁）"),
        # Closed already, be it by the other width.
        ("计财装备处（审计处）", "计财装备处（审计处）"),
        ("计财装备处（审计处)", "计财装备处（审计处)"),
        ("", ""),
        ("办公室", "办公室"),
        # More than one open, or one too many closed: nobody knows where it belongs.
        ("甲（乙（丙", "甲（乙（丙"),
        ("甲）", "甲）"),
    ],
)
def test_one_open_bracket_is_closed(text: str, closed: str) -> None:
    """A bracket that was forgotten is put where it must be, at the end, in the width it was opened."""
    assert close_bracket(text) == closed


@given(st.text(alphabet="甲（）()"))
def test_a_closed_text_stays_as_it_is(text: str) -> None:
    """Closing adds one bracket at most, and never a second one."""
    once = close_bracket(text)
    assert once in {text, f"{text}）", f"{text})"}
    assert close_bracket(once) == once


def test_a_place_makes_locators_and_fields() -> None:
    """All cells of a record share source, table, part and number."""
    place = Place(SOURCE, "权责清单", "行政处罚", "2")
    locator = Locator("copy", "权责清单", "行政处罚", "2", 7, "权力类型")
    assert place.at(7, "权力类型") == locator
    field = place.field(Column.POWER_TYPE, " <p>行政\n处罚</p> ", 7)
    assert field == Field(Column.POWER_TYPE, "行政 处罚", locator, inherited=False)
    assert squeeze(field.text) == "行政处罚"
    assert place.field(Column.POWER_TYPE, "", 7, inherited=True).inherited


def test_readings_are_joined_in_order() -> None:
    """All that two parts of a source say, the first one first."""
    place = Place(SOURCE, "", "", "").at(1, "")
    one = Reading(
        SOURCE, left_out=(LeftOut(1, "甲", "标题"),), declared=(Declared("", 2, "甲", 1),)
    )
    two = Reading(SOURCE, notes=(Note(NoteKind.EMPTY_ROW, "空", "", place),))
    joined = one.joined(two)
    assert (joined.left_out, joined.declared, joined.notes) == (
        one.left_out,
        one.declared,
        two.notes,
    )
    assert one.joined(Reading(SOURCE)) == one

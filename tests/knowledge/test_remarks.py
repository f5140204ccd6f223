"""How a remark is put: which cells a check meets, and what it quotes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.records import Column, NoteKind
from knowledge.remarks import Register, Spot, around
from tests.knowledge.audit_samples import YINING, reading, real_record, register_of


@pytest.mark.parametrize(
    ("text", "start", "end", "shown"),
    [
        ("计财装备处（审计处", 5, 6, "计财装备处（审计处"),
        (
            "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰",
            13,
            14,
            "二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰",
        ),
        ("甲" * 40, 0, 1, "甲" * 13),
        ("甲" * 40, 39, 40, "甲" * 13),
        ("", 0, 0, ""),
        ("甲 乙", 1, 2, "甲 乙"),
    ],
)
def test_odd_words_are_shown_with_a_dozen_characters_on_either_side(
    text: str, start: int, end: int, shown: str
) -> None:
    """The margin is cut at the ends of the cell."""
    assert around(text, start, end) == shown


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_what_is_shown_is_a_piece_of_the_text(text: str, start: int, length: int) -> None:
    """Whatever is asked for, nothing is shown that does not stand there."""
    assert around(text, start, start + length) in text


def test_a_note_takes_its_place_and_words_from_the_cell() -> None:
    """Locator and key are those of the cell; the whole cell is quoted unless a part is given."""
    record = real_record("yining/penalty/7")
    field = record.cells(Column.ACTING_BODY)[0]
    spot = Spot(record, field)
    whole = spot.note(NoteKind.ACTING_BODY, "请核对")
    assert (whole.locator, whole.record) == (field.locator, record.key)
    assert whole.quote == "县市区司法局"
    assert spot.note(NoteKind.ACTING_BODY, "请核对", "县市区").quote == "县市区"
    assert spot.note(NoteKind.ACTING_BODY, "请核对", "").quote == ""


def test_a_cell_is_quoted_on_one_line() -> None:
    """Line breaks and wide gaps inside a cell become single spaces."""
    record = real_record("municipal/duty/1.2")
    spot = Spot(record, record.cells(Column.OFFICE)[0])
    assert "\n" in spot.field.text
    assert spot.text == "以市司法局组织，业务对应处室 具体负责"


def test_blank_cells_are_met_among_the_spots_and_not_among_the_written() -> None:
    """A check chooses whether blank cells concern it."""
    register = register_of(real_record("municipal/duty/9.2"))
    assert [spot.text for spot in register.spots(Column.OFFICE)] == [""]
    assert list(register.written(Column.OFFICE)) == []


def test_without_a_column_all_written_cells_are_met() -> None:
    """Every cell with words of its own, in the source's order, each once."""
    register = Register(reading("yining"), YINING)
    spots = list(register.written())
    own = [
        field
        for record in reading("yining").records
        for field in record.fields
        if field.text and not field.inherited
    ]
    assert [spot.field for spot in spots] == own
    assert [spot.field.column for spot in register.written(Column.LEVEL)] == [Column.LEVEL] * 54

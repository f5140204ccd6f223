"""The audit of the two real registers, and of files that are like them but for a change."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.audit import CHECKS, audit, check_file
from knowledge.errors import RegisterError
from knowledge.records import Note, NoteKind
from knowledge.text import squeeze
from tests.knowledge.audit_samples import (
    catalogue,
    changed_copy,
    readings,
    source_text,
)

NOTES = audit(catalogue().bureaus, readings())


def found(kind: NoteKind, key: str) -> list[Note]:
    """The notes of a kind on one record."""
    return [note for note in NOTES if note.kind is kind and note.record == key]


@pytest.mark.parametrize(
    ("kind", "key", "column", "quoted"),
    [
        # The part's name against 权力类型.
        (NoteKind.TYPE, "yining/penalty/8", "权力类型", "刑事执行权"),
        (NoteKind.TYPE, "yining/inspection/5", "权力类型", "监督指导权"),
        (NoteKind.TYPE, "yining/inspection/6", "权力类型", "刑事执行权"),
        (NoteKind.TYPE, "yining/other/8", "权力类型", "行政委托权"),
        (NoteKind.TYPE, "yining/other/33", "权力类型", "刑事执行权"),
        # Offices: blank, generic, repeated, joined.
        (NoteKind.BLANK_OFFICE, "municipal/duty/9.2", "责任处室", ""),
        (NoteKind.BLANK_OFFICE, "municipal/duty/9.3", "责任处室", ""),
        (NoteKind.BLANK_OFFICE, "municipal/duty/11.1", "责任处室", "有关处室"),
        (NoteKind.BLANK_OFFICE, "municipal/duty/1.2", "责任处室", "业务对应处室"),
        (NoteKind.REPEATED_OFFICE, "municipal/duty/1.1", "责任处室", "律师和法律援助管理处"),
        (NoteKind.REPEATED_OFFICE, "municipal/duty/1.3", "责任处室", "律师和法律援助管理处"),
        (NoteKind.JOINED_OFFICES, "municipal/duty/4.11", "责任处室", "基层工作管理处"),
        (NoteKind.JOINED_OFFICES, "municipal/duty/4.14", "责任处室", "基层工作管理处"),
        # Unclosed brackets, and quotation marks without their other half.
        (NoteKind.BRACKET, "municipal/duty/10.2", "责任处室", "计财装备处（审计处"),
        (NoteKind.BRACKET, "municipal/duty/10.5", "责任处室", "计财装备处（审计处"),
        (NoteKind.BRACKET, "yining/inspection/3", "实施依据", "公民提供法律服务。”"),
        (NoteKind.BRACKET, "yining/other/1", "责任事项依据", "予以协助。”"),
        (NoteKind.BRACKET, "yining/reward/3", "追责情形", "依法追究刑事责任。”"),
        # Broken-off text.
        (NoteKind.BROKEN, "yining/other/18", "责任事项内容", "新执行地县级社区矫正机构接"),
        (NoteKind.BROKEN, "yining/reward/1", "追责情形", "依法给予行政处"),
        # Repaired and ambiguous columns, as the readers found them.
        (NoteKind.REPAIRED, "yining/penalty/1", "子项名称", "法律援助案件"),
        (NoteKind.REPAIRED, "yining/other/14", "责任事项内容", "暂予监外执行"),
        (NoteKind.AMBIGUOUS, "yining/penalty/6", "子项名称", "行政处罚"),
        (NoteKind.AMBIGUOUS, "yining/inspection/1", "追责对象范围", "具体承办人"),
        # Empty 追责情形: blank, an introduction alone, the accountable persons instead.
        (NoteKind.EMPTY_CASES, "yining/inspection/1", "追责情形", ""),
        (NoteKind.EMPTY_CASES, "yining/penalty/8", "追责情形", "有下列情形的"),
        (NoteKind.EMPTY_CASES, "yining/inspection/5", "追责情形", "存在下列情形的"),
        (NoteKind.EMPTY_CASES, "yining/other/3", "追责情形", "有下列情形的"),
        (NoteKind.EMPTY_CASES, "yining/reward/5", "追责情形", "具体承办人"),
        # Another acting body.
        (NoteKind.ACTING_BODY, "yining/penalty/7", "行使主体", "县市区司法局"),
        # Two periods for one thing.
        (NoteKind.CONFLICT, "yining/other/1", "实施依据", "收到异议之日起五日内"),
        (NoteKind.CONFLICT, "yining/other/1", "实施依据", "收到异议之日起5个工作日内"),
        (NoteKind.CONFLICT, "yining/other/11", "责任事项内容", "每三月调整一次"),
        (NoteKind.CONFLICT, "yining/other/19", "责任事项内容", "按季度调整"),
        # Slips.
        (NoteKind.SLIP, "yining/other/16", "责任事项内容", "七人以上三十日以内"),
        (NoteKind.SLIP, "yining/penalty/2", "实施依据", "（四）故意提供虚假证据"),
        (NoteKind.SLIP, "yining/other/12", "实施依据", "4.《自治区社区矫正对象分类"),
        (NoteKind.SLIP, "yining/inspection/3", "实施依据", "协调、协调"),
        (NoteKind.SLIP, "yining/inspection/2", "实施依据", "案件案件"),
        (NoteKind.SLIP, "yining/other/21", "责任事项内容", "社区矫正正执行地"),
        (NoteKind.SLIP, "municipal/supervision/3.3", "监督检查方式及程序", "有关行行政执法"),
        (NoteKind.SLIP, "yining/other/23", "责任事项内容", "提出撤销假释建议；原审是"),
        (NoteKind.SLIP, "yining/inspection/3", "责任事项依据", "组织 and 公民"),
        (NoteKind.SLIP, "yining/penalty/6", "实施依据", "法律顧問"),
        (NoteKind.SLIP, "yining/other/14", "实施依据", "《社区矫正实施办法》"),
        (NoteKind.SLIP, "yining/penalty/8", "实施依据", "《自治区社区矫正法实施细则（试行）》"),
        (NoteKind.SLIP, "yining/reward/6", "实施依据", "考核奖励办法"),
        (NoteKind.SLIP, "yining/inspection/2", "实施依据", "1996年9月15日通过"),
        (NoteKind.SLIP, "yining/penalty/3", "实施依据", "2016年9月18日司法部令第134号修订"),
        (NoteKind.SLIP, "yining/penalty/1", "实施层级", "县市区级"),
    ],
)
def test_each_known_oddity_is_reported(kind: NoteKind, key: str, column: str, quoted: str) -> None:
    """What the registers are known to have wrong is reported at its cell, in its own words."""
    assert [
        note
        for note in found(kind, key)
        if note.locator.column == column and quoted in note.quote and (quoted or not note.quote)
    ]


def test_empty_rows_of_the_boundary_table_are_reported() -> None:
    """The four empty rows among the departments are reported, each by its line."""
    rows = [note.locator.row for note in NOTES if note.kind is NoteKind.EMPTY_ROW]
    assert rows == [644, 651, 665, 672]


# Counted by hand where a cell is odd in itself; a check that floods the editor goes beyond these.
MOST = {
    NoteKind.TOTAL: 0,
    NoteKind.TYPE: 34,
    NoteKind.BLANK_OFFICE: 4,
    NoteKind.INHERITED_OFFICE: 0,
    NoteKind.REPEATED_OFFICE: 2,
    NoteKind.JOINED_OFFICES: 4,
    NoteKind.BRACKET: 8,
    NoteKind.BROKEN: 2,
    NoteKind.REPAIRED: 37,
    NoteKind.AMBIGUOUS: 7,
    NoteKind.EMPTY_CASES: 40,
    NoteKind.ACTING_BODY: 1,
    NoteKind.CONFLICT: 5,
    NoteKind.SLIP: 21,
    NoteKind.EMPTY_ROW: 4,
}


@pytest.mark.parametrize("kind", list(NoteKind))
def test_no_kind_floods_the_editor(kind: NoteKind) -> None:
    """Of no kind are there more notes than oddities in the registers."""
    assert sum(1 for note in NOTES if note.kind is kind) <= MOST[kind]


def test_no_note_comes_twice() -> None:
    """One oddity of one cell is one note."""
    doubled = [note for note, count in Counter(NOTES).items() if count > 1]
    assert doubled == []


def test_every_note_quotes_its_source_as_it_stands() -> None:
    """Every quote stands in the source, white space and <p> aside: no word of it is changed."""
    words = {source.id: squeeze(source_text(source.id)) for source in catalogue().sources}
    strange = [n for n in NOTES if squeeze(n.quote) not in words[n.locator.source]]
    assert strange == []


def test_every_quote_stands_in_the_row_that_the_note_names() -> None:
    """The row exists, and the quoted words begin or go on in it."""
    lines = {source.id: source_text(source.id).split("\n") for source in catalogue().sources}
    for note in NOTES:
        row = note.locator.row
        assert 1 <= row <= len(lines[note.locator.source])
        # A cell of the municipal register may have line breaks: it is read on for a few lines.
        here = "".join(lines[note.locator.source][row - 1 : row + 4])
        assert squeeze(note.quote) in squeeze(here), note


def test_every_note_says_something_and_names_a_record_of_its_source() -> None:
    """A note on a cell carries the key of the cell's record; only rows and totals have none."""
    keys = {one.source.id: {record.key for record in one.records} for one in readings()}
    for note in NOTES:
        assert note.message.strip()
        whole = note.kind in (NoteKind.EMPTY_ROW, NoteKind.TOTAL)
        assert whole or note.record in keys[note.locator.source], note


def test_the_audit_changes_nothing() -> None:
    """The records are the same before and after, word for word."""
    fresh = [repr(one) for one in readings()]
    audit(catalogue().bureaus, readings())
    assert [repr(one) for one in readings()] == fresh


def test_the_audit_says_the_same_each_time() -> None:
    """Two audits of one reading give the same notes in the same order."""
    assert audit(catalogue().bureaus, readings()) == NOTES


def test_notes_come_by_source_and_row() -> None:
    """The editor reads them from the top of each source to its end, source after source."""
    order = [source.id for source in catalogue().sources]
    places = [(order.index(note.locator.source), note.locator.row) for note in NOTES]
    assert places == sorted(places)


def test_the_order_of_sources_is_the_one_given() -> None:
    """The readings' own order counts, not their names."""
    backwards = audit(catalogue().bureaus, tuple(reversed(readings())))
    assert [note.locator.source for note in (backwards[0], backwards[-1])] == [
        "yining",
        "municipal",
    ]
    assert Counter(backwards) == Counter(NOTES)


def test_the_readers_own_notes_are_kept() -> None:
    """What the readers found odd while reading stands among the notes."""
    own = {note for one in readings() for note in one.notes}
    assert own
    assert own <= set(NOTES)


def test_a_remark_made_twice_by_a_reader_is_given_once() -> None:
    """The editor sees equal remarks once."""
    doubled = [replace(one, notes=one.notes * 2) for one in readings()]
    assert audit(catalogue().bureaus, doubled) == NOTES


def test_every_check_is_asked_once() -> None:
    """No check stands twice in the chain."""
    assert len(set(CHECKS)) == len(CHECKS)


def test_without_readings_there_is_nothing_to_note() -> None:
    """No source, no notes."""
    assert audit(catalogue().bureaus, ()) == ()


def test_an_unknown_bureau_is_told_by_what_most_items_say() -> None:
    """Where no bureau is given, the acting body of most items stands for it."""
    notes = audit((), readings())
    assert [note.record for note in notes if note.kind is NoteKind.ACTING_BODY] == [
        "yining/penalty/7"
    ]


def test_a_bureau_of_another_name_is_noted_at_every_item() -> None:
    """The name in the catalogue decides what the acting body should be."""
    bureaus = [replace(bureau, name="霍城县司法局") for bureau in catalogue().bureaus]
    notes = audit(bureaus, readings())
    assert sum(note.kind is NoteKind.ACTING_BODY for note in notes) == 54


@pytest.mark.parametrize("source_id", ["municipal", "yining"])
def test_a_file_is_checked_without_a_catalogue(tmp_path: Path, source_id: str) -> None:
    """A file by itself gets the same remarks at the same places as in the catalogue."""
    notes = check_file(changed_copy(tmp_path, source_id))
    expected = [note for note in NOTES if note.locator.source == source_id]
    assert [(n.kind, n.message, n.quote, n.locator.row) for n in notes] == [
        (n.kind, n.message, n.quote, n.locator.row) for n in expected
    ]
    assert {note.locator.source for note in notes} == {"check"}


def test_a_changed_total_is_reported_by_check_file(tmp_path: Path) -> None:
    """55 declared and 54 found is one note, at the title, quoting it."""
    path = changed_copy(tmp_path, "yining", ("共计54项", "共计55项"))
    (note,) = [note for note in check_file(path) if note.kind is NoteKind.TOTAL]
    assert "55" in note.message
    assert "54" in note.message
    assert "共计55项" in note.quote
    assert note.locator.row == 3


@pytest.mark.parametrize(("mark", "line_end"), [("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r")])
def test_marks_and_line_ends_of_other_systems_change_no_note(
    tmp_path: Path, mark: str, line_end: str
) -> None:
    """A byte order mark or other line ends give the same notes in the same rows."""
    path = tmp_path / "yining.txt"
    path.write_bytes((mark + source_text("yining").replace("\n", line_end)).encode())
    rows = [(note.kind, note.locator.row) for note in check_file(path)]
    assert rows == [(n.kind, n.locator.row) for n in NOTES if n.locator.source == "yining"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("missing.txt", None),
        ("empty.txt", b""),
        ("blank.txt", b"\n \n\t\n"),
        ("binary.txt", b"PK\x03\x04\0\0"),
        ("gb.txt", "序号\t主要职责".encode("gb18030")),
        ("letter.txt", "各科室：\n请查收。\n".encode()),
        ("register.pdf", b"%PDF"),
    ],
)
def test_a_file_that_is_no_register_is_the_editors_to_mend(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    """What cannot be read raises RegisterError with the file's name, never an empty audit."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RegisterError, match=name):
        check_file(path)

"""Facts: what they quote, where they stand, and what they do not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from knowledge.column_facts import column_facts
from knowledge.facts import Extract, extract
from knowledge.records import Column, Facet, Fact, Field, Kind, Locator, Record
from knowledge.text import squeeze
from tests.knowledge.register_files import BOUNDARY_LINES, source_lines, source_text

KINDS_OF_FACET = {
    Facet.WHO: {Kind.DUTY, Kind.BOUNDARY, Kind.POWER},
    Facet.BASIS: {Kind.BOUNDARY, Kind.POWER},
    Facet.DEADLINE: {Kind.DUTY, Kind.BOUNDARY, Kind.SUPERVISION, Kind.POWER},
    Facet.HOW: {Kind.DUTY, Kind.SUPERVISION, Kind.POWER},
    Facet.PENALTY: {Kind.POWER},
    Facet.BOUNDARY: {Kind.BOUNDARY},
    Facet.CASE: {Kind.BOUNDARY},
    Facet.ACCOUNTABILITY: {Kind.SUPERVISION, Kind.POWER},
    Facet.LEVEL: {Kind.POWER},
    Facet.TYPE: {Kind.POWER},
    Facet.SUPERVISION: {Kind.SUPERVISION},
    Facet.REMARK: {Kind.POWER},
}


def facts_of(extract: Extract, facet: Facet) -> list[Fact]:
    """A record's facts of one facet."""
    return [fact for fact in extract.facts if fact.facet is facet]


# ---- every fact of both registers


def cells_at(source: str, line: int) -> Iterator[str]:
    """The cells that begin at a line of a source, white space aside, as one sees them in an editor.

    In the rules a paragraph may be quoted with the list below it, so there it is all up to the end.
    """
    lines = source_lines(source)
    if source == "yining":
        yield from map(squeeze, lines[line - 1].split("\t"))
    elif line in BOUNDARY_LINES or line < BOUNDARY_LINES.start:
        assert lines[line - 1].startswith("\t")
        below = lines[line : BOUNDARY_LINES.stop - 1]
        end = next((at for at, text in enumerate(below) if text.startswith("\t")), len(below))
        yield squeeze("".join([lines[line - 1], *below[:end]]))
    else:
        yield squeeze("".join(lines[line - 1 :]))


@pytest.mark.parametrize("facet", Facet)
def test_every_quote_stands_in_the_cell_that_the_locator_names(
    extracts: dict[str, Extract], facet: Facet
) -> None:
    """White space and paragraph tags aside, each quote is in the source, at the line of its cell."""
    whole = {name: squeeze(source_text(name)) for name in ("municipal", "yining")}
    facts = [fact for e in extracts.values() for fact in facts_of(e, facet)]
    for fact in facts:
        quote, locator = squeeze(fact.quote), fact.locator
        assert quote in whole[locator.source]
        assert any(quote in cell for cell in cells_at(locator.source, locator.row)), fact
    assert facts


def test_a_quote_of_the_rules_stands_at_its_own_paragraph(extracts: dict[str, Extract]) -> None:
    """There the quote is in the locator's line, or begins with it and goes on below."""
    lines = source_lines("municipal")
    for key, e in extracts.items():
        if e.record.kind is Kind.SUPERVISION:
            for fact in e.facts:
                line, quote = squeeze(lines[fact.locator.row - 1]), squeeze(fact.quote)
                assert quote in line or quote.startswith(line), (key, fact)


def test_facts_belong_to_their_record(extracts: dict[str, Extract]) -> None:
    """Source, part and number of the locator are the record's, and the cell is one of its fields."""
    for key, e in extracts.items():
        cells = {(field.locator, field.inherited) for field in e.record.fields}
        for fact in e.facts:
            assert fact.record == key
            assert (fact.locator, fact.inherited) in cells


def test_facts_say_something(extracts: dict[str, Extract]) -> None:
    """No label, value or quote is blank or padded, and nothing is said twice at one place."""
    facts = [fact for e in extracts.values() for fact in e.facts]
    for fact in facts:
        for words in (fact.label, fact.value, fact.quote):
            assert words.strip() == words != ""
    twice = {fact: n for fact, n in Counter(facts).items() if n > 1}
    assert twice == {}


@pytest.mark.parametrize("facet", Facet)
def test_each_facet_is_answered_by_the_kinds_that_have_it(
    extracts: dict[str, Extract], facet: Facet
) -> None:
    """A duty register states no basis, the rules no office: such facts are never made up."""
    kinds = {e.record.kind for e in extracts.values() if facts_of(e, facet)}
    assert kinds <= KINDS_OF_FACET[facet]
    assert kinds


def test_no_record_is_without_a_fact(extracts: dict[str, Extract]) -> None:
    """Each of the 160 records says at least one thing."""
    assert len(extracts) == 160
    assert [key for key, e in extracts.items() if not e.facts] == []


def test_every_cell_with_words_is_quoted_or_a_name(extracts: dict[str, Extract]) -> None:
    """Numbers, titles and headings aside, the words of every own cell are in the facts' quotes."""
    names = {Column.NUMBER, Column.TITLE, Column.MATTER, Column.POLICY, Column.SECTION}
    # What a basis says besides its citations, and headings of lists, are in the fields alone.
    partly = {
        Column.BASIS,
        Column.RESPONSIBILITY_BASIS,
        Column.RELATED_BASIS,
        Column.RESPONSIBILITY,
    }
    for e in extracts.values():
        quotes = "\n".join(squeeze(fact.quote) for fact in e.facts)
        for field in e.record.fields:
            if field.text and not field.inherited and field.column not in names | partly:
                for piece in re.split(r"[\s。；]+", field.text):
                    assert piece in quotes, (e.record.key, field)


# ---- who


@pytest.mark.parametrize(
    ("key", "offices"),
    [
        ("municipal/duty/1.2", ["以市司法局组织，业务对应处室 具体负责"]),
        ("municipal/duty/2.1", ["社区矫正工作管理处"]),
        ("municipal/duty/4.11", ["律师和法律援助管理处", "基层工作管理处"]),
        ("municipal/duty/9.1", ["政治部（警务部）"]),
        ("municipal/duty/9.2", []),
        ("municipal/duty/9.3", []),
        ("municipal/duty/10.1", ["计财装备处（审计处）"]),
        ("municipal/duty/10.2", ["计财装备处（审计处）"]),
        ("municipal/duty/11.1", ["有关处室"]),
        ("municipal/boundary/2", ["市司法局", "市质监局"]),
        ("municipal/supervision/1.1", []),
        ("yining/penalty/7", ["县市区司法局", "法律援助中心"]),
        ("yining/other/22", ["伊宁市司法局", "矫正科"]),
    ],
)
def test_who_is_responsible(extracts: dict[str, Extract], key: str, offices: list[str]) -> None:
    """Offices one by one, as they are read aloud; a blank cell names none."""
    values = [squeeze(fact.value) for fact in facts_of(extracts[key], Facet.WHO)]
    assert values == [squeeze(office) for office in offices]


def test_only_an_unclosed_bracket_makes_a_value_differ(extracts: dict[str, Extract]) -> None:
    """An office is read aloud as it stands, its bracket closed; the quote keeps it open."""
    who = [fact for e in extracts.values() for fact in facts_of(e, Facet.WHO)]
    differing = [(f.record, f.value, f.quote) for f in who if squeeze(f.value) != squeeze(f.quote)]
    assert differing == [
        (f"municipal/duty/10.{n}", "计财装备处（审计处）", "计财装备处（审计处")
        for n in range(2, 6)
    ]


def test_blank_offices_are_blank_fields_and_no_facts(records: dict[str, Record]) -> None:
    """Two items have an office cell without words: stated as blank, answered by nothing."""
    blank = [
        key for key, r in records.items() if r.states(Column.OFFICE) and not r.text(Column.OFFICE)
    ]
    assert blank == ["municipal/duty/9.2", "municipal/duty/9.3"]
    for key in blank:
        assert [f.text for f in records[key].cells(Column.OFFICE)] == [""]


# ---- inherited marks


def test_inherited_facts_are_marked(extracts: dict[str, Extract]) -> None:
    """Main duties of later items, the item of duty 11 and nothing else speaks for another row."""
    inherited = {
        (fact.record, fact.label) for e in extracts.values() for fact in e.facts if fact.inherited
    }
    later = {
        (key, "主要职责")
        for key, e in extracts.items()
        if e.record.kind is Kind.DUTY and not key.endswith(".1")
    }
    assert inherited == later | {("municipal/duty/11.1", "具体工作事项")}


def test_a_merged_case_is_told_once(extracts: dict[str, Extract]) -> None:
    """Six departments share one case: its sentences are facts once, in their order."""
    case = facts_of(extracts["municipal/boundary/1"], Facet.CASE)
    assert squeeze("".join(f.quote for f in case)) == squeeze(
        extracts["municipal/boundary/1"].record.text(Column.CASE)
    )
    assert len(case) > 5


@pytest.mark.parametrize(
    ("key", "count"), [("municipal/boundary/1", 6), ("municipal/boundary/2", 2)]
)
def test_a_division_is_labelled_with_its_department(
    extracts: dict[str, Extract], key: str, count: int
) -> None:
    """Who does what: each department with its own words."""
    record, facts = extracts[key].record, facts_of(extracts[key], Facet.BOUNDARY)
    departments = [f.text for f in record.cells(Column.DEPARTMENT)]
    divisions = [f.text for f in record.cells(Column.DIVISION)]
    assert [(f.label, f.quote) for f in facts] == list(zip(departments, divisions, strict=True))
    assert len(facts) == count


# ---- pieces


def test_responsibilities_are_quoted_clause_by_clause(extracts: dict[str, Extract]) -> None:
    """The clauses of a cell, the heading above them left away, read aloud without their numbers."""
    facts = [
        f for f in facts_of(extracts["yining/penalty/2"], Facet.HOW) if f.label == "责任事项内容"
    ]
    assert len(facts) >= 3
    for fact in facts:
        assert fact.quote.endswith(fact.value)
        assert not fact.value[0].isdigit()
    assert "直接实施责任" not in "".join(fact.value for fact in facts)


def test_a_single_clause_loses_its_number_too(extracts: dict[str, Extract]) -> None:
    """other/18 has one clause that breaks off; its number is no part of what is read aloud."""
    (fact,) = [
        f
        for f in extracts["yining/other/18"].facts
        if f.label == "责任事项内容" and f.facet is Facet.HOW
    ]
    assert fact.quote.startswith("1.社区矫正对象")
    assert fact.value.startswith("社区矫正对象")
    assert fact.value.endswith("执行地县级社区矫正机构接")


@pytest.mark.parametrize(
    ("key", "begins", "holds"),
    [
        ("municipal/supervision/1.2", "对行使属地管理事项职权即行政执法的监督检查内容主要包括：", "（五）其他需要监督检查的事项。"),
        ("municipal/supervision/1.4", "市、县（市）司法局公证管理部门", "（五）其他应当纠正的违法行为。"),
        ("municipal/supervision/3.5", "行使司法鉴定行政执法机关", "（十七）依照法律"),
    ],
)  # fmt: skip
def test_a_list_is_quoted_with_the_words_that_open_it(
    extracts: dict[str, Extract], key: str, begins: str, holds: str
) -> None:
    """An item of a list says nothing without the sentence above it."""
    facts = facts_of(extracts[key], Facet.SUPERVISION)
    (found,) = [f for f in facts if f.quote.startswith(begins)]
    assert holds in found.quote
    assert not [f for f in facts if f.quote.startswith(holds)]


@pytest.mark.parametrize(
    ("section", "facets"),
    [
        (1, {Facet.SUPERVISION}),
        (2, {Facet.SUPERVISION}),
        (3, {Facet.SUPERVISION, Facet.HOW}),
        (4, {Facet.SUPERVISION, Facet.HOW}),
        (5, {Facet.SUPERVISION, Facet.ACCOUNTABILITY}),
    ],
)
def test_a_section_of_the_rules_answers_its_facets(
    extracts: dict[str, Extract], section: int, facets: set[Facet]
) -> None:
    """方式及程序 and 措施 tell how, 处理 tells who answers for it."""
    for policy in (1, 2, 3):
        found = {f.facet for f in extracts[f"municipal/supervision/{policy}.{section}"].facts}
        assert found - {Facet.DEADLINE} == facets


# ---- records of other registers


def record_of(*cells: tuple[Column, str], kind: Kind = Kind.POWER, title: str = "事项") -> Record:
    """A record of these cells, one a line."""
    fields = tuple(
        Field(column, text, Locator("copy", "", "", "1", line, column.value))
        for line, (column, text) in enumerate(cells, 1)
    )
    return Record("copied/other/1", kind, "copied", "copy", "", "1", title, fields)


def said(*cells: tuple[Column, str], kind: Kind = Kind.POWER) -> list[tuple[str, str, str]]:
    """Label, value and quote of each fact that the cells themselves give."""
    return [(f.label, f.value, f.quote) for f in column_facts(record_of(*cells, kind=kind))]


@pytest.mark.parametrize("text", ["", "一处", "一处；", "甲：", "1.具体承办人；"])
@pytest.mark.parametrize(
    "column", [Column.OFFICE, Column.HANDLING_OFFICE, Column.REMARK, Column.ACCOUNTABLE]
)
def test_a_short_cell_is_a_fact_all_the_same(column: Column, text: str) -> None:
    """However a cell ends, its words are answered; only a blank one says nothing."""
    assert said((column, text)) == ([(column.value, text, text)] if text else [])


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("直接实施责任：1.受理；2.指派；", [("受理；", "1.受理；"), ("指派；", "2.指派；")]),
        ("直接实施责任； 1.受理。", [("受理。", "1.受理。")]),
        ("1.受理", [("受理", "1.受理")]),
        ("受理申请", [("受理申请", "受理申请")]),
        ("监督责任：", []),
        ("5.5倍以下", [("5.5倍以下", "5.5倍以下")]),
    ],
)
def test_clauses_are_answered_and_headings_are_not(
    text: str, pieces: list[tuple[str, str]]
) -> None:
    """直接实施责任： opens a list and says nothing; a clause of two words says them."""
    expected = [("责任事项内容", value, quote) for value, quote in pieces]
    assert said((Column.RESPONSIBILITY, text)) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("计财处（审计处", ["计财处（审计处）"]),
        ("计财处(审计处", ["计财处(审计处)"]),
        ("计财处（审计处)", ["计财处（审计处)"]),
        ("甲处（一    乙处", ["甲处（一）", "乙处"]),
    ],
)
def test_brackets_of_offices_are_closed(text: str, values: list[str]) -> None:
    """Each office is closed by itself, and one that is closed stays as it is."""
    assert [value for _, value, _ in said((Column.OFFICE, text), kind=Kind.DUTY)] == values


def test_other_words_are_never_changed() -> None:
    """A clause that breaks off inside a bracket is read aloud as it breaks off."""
    text = "提请司法机关（县级"
    assert said((Column.AUTHORITY, text)) == [("权限", text, text)]


def test_a_division_without_a_department_is_labelled_by_its_column() -> None:
    """A blank department cell names nobody, and no other department is put there."""
    cells = (
        (Column.DEPARTMENT, "一局"),
        (Column.DIVISION, "一责"),
        (Column.DEPARTMENT, ""),
        (Column.DIVISION, "二责"),
    )
    assert said(*cells, kind=Kind.BOUNDARY) == [
        ("相关部门", "一局", "一局"),
        ("一局", "一责", "一责"),
        ("职责分工", "二责", "二责"),
    ]


def test_a_list_of_a_thousand_items_is_one_fact() -> None:
    """Long lists are joined once, in order."""
    items = [f"（{'十' if n % 2 else '一'}）第{n}。" for n in range(1000)]
    cells = [(Column.PARAGRAPH, text) for text in ("有下列情形之一的：", *items, "完。")]
    first, last = column_facts(record_of(*cells, kind=Kind.SUPERVISION, title="监督检查内容"))
    assert first.quote == " ".join(("有下列情形之一的：", *items))
    assert (first.locator.row, last.quote) == (1, "完。")


def test_inherited_cells_are_timed_and_cited_once() -> None:
    """An inherited cell gives no second period, amount or citation."""
    column = Column.RELATED_BASIS
    own = Field(
        column,
        "《律师法》第四条，五日内，罚款三千元",
        Locator("copy", "", "", "1", 1, column.value),
    )
    merged = Field(column, own.text, own.locator, inherited=True)
    once = Record("copied/boundary/1", Kind.BOUNDARY, "copied", "copy", "", "1", "事项", (own,))
    twice = replace(once, fields=(own, merged, merged))
    assert extract(twice).periods == extract(once).periods
    assert extract(twice).amounts == extract(once).amounts
    assert extract(twice).citations == extract(once).citations
    assert (len(extract(once).periods), len(extract(once).citations)) == (1, 1)

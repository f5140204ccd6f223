"""Nothing lost: every cell and every paragraph of both sources is found again in what was read."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.errors import RegisterError
from knowledge.facts import extract
from knowledge.reading import Reading
from tests.knowledge.register_files import (
    BOUNDARY_LINES,
    DUTY_LINES,
    RULE_LINES,
    read_lines,
    source_lines,
)

NAMES = ("municipal", "yining")


class Written(NamedTuple):
    """Words of a source, all white space and paragraph tags taken out, and the line they begin at."""

    line: int
    words: str


def bare(text: str) -> str:
    """The words alone; written here a second time, so that a fault of ours cannot hide itself."""
    for tag in ("<p>", "</p>"):
        text = text.replace(tag, "")
    return "".join(text.split())


# ---- what is written: the sources, split as plainly as can be


def tabbed_cells(lines: list[str]) -> list[Written]:
    """Every cell of a file whose cells stand between tabs."""
    return [Written(n, bare(cell)) for n, line in enumerate(lines, 1) for cell in line.split("\t")]


def dumped_cells(lines: list[str], numbers: Iterable[int]) -> list[Written]:
    """Every cell among these lines of a dump: a tab begins one, other lines go on in it."""
    cells: list[Written] = []
    for number in numbers:
        line = lines[number - 1]
        if line.startswith("\t"):
            cells.append(Written(number, bare(line)))
        else:
            cells[-1] = Written(cells[-1].line, cells[-1].words + bare(line))
    return cells


def municipal_cells(lines: list[str]) -> list[Written]:
    """The headings, the cells of both tables, the paragraphs of part three."""
    headings = [1, BOUNDARY_LINES.start - 1]
    paragraphs = [*headings, *RULE_LINES]
    return [
        *(Written(n, bare(lines[n - 1])) for n in paragraphs if n <= len(lines)),
        *dumped_cells(lines, DUTY_LINES),
        *dumped_cells(lines, BOUNDARY_LINES),
    ]


def written(name: str) -> list[Written]:
    """All words of a source, cell by cell; blank cells hold none."""
    lines = source_lines(name)
    cells = municipal_cells(lines) if name == "municipal" else tabbed_cells(lines)
    return [cell for cell in cells if cell.words]


# ---- what is kept: fields, quotes, and what is left out by name


def lost(cells: Iterable[Written], reading: Reading) -> list[Written]:
    """The cells that no field holds at their line, no fact quotes and no left-out words contain."""
    fields = {(f.locator.row, bare(f.text)) for r in reading.records for f in r.fields}
    quotes = {
        (f.locator.row, bare(f.quote)) for record in reading.records for f in extract(record).facts
    }
    left_out = [Written(words.line, bare(words.text)) for words in reading.left_out]
    kept = fields | quotes
    return [c for c in cells if c not in kept and not any(_holds(words, c) for words in left_out)]


def _holds(left_out: Written, cell: Written) -> bool:
    """A header of a dump is left out as one line of words, its cells being lines of their own."""
    longest_header = 6
    return 0 <= cell.line - left_out.line < longest_header and cell.words in left_out.words


def report(name: str, cells: list[Written], missing: list[Written]) -> str:
    """How much of a source is kept, and what is not."""
    share = 100 * (1 - len(missing) / len(cells))
    lines = "".join(f"\n  line {cell.line}: {cell.words[:60]}" for cell in missing)
    return f"{name}: {len(cells) - len(missing)} of {len(cells)} cells kept, {share:.2f} %{lines}"


@pytest.fixture(params=[0, 1], ids=NAMES)
def reading(request: pytest.FixtureRequest, readings: tuple[Reading, ...]) -> Reading:
    """Each of the two registers in turn."""
    found: Reading = readings[request.param]
    return found


def test_every_cell_is_kept(reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    """All words of a source are in a field, a quote or the list of what is left out: 100 %."""
    name = reading.source.id
    cells = written(name)
    told = report(name, cells, lost(cells, reading))
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")
    assert told == f"{name}: {len(cells)} of {len(cells)} cells kept, 100.00 %"


@pytest.mark.parametrize(("name", "count"), [("municipal", 390), ("yining", 835)])
def test_the_walk_sees_all_words(name: str, count: int) -> None:
    """The cells walked, put together, are the whole file: none is passed over unseen."""
    cells = written(name)
    everything = "".join(sorted(bare("".join(source_lines(name)))))
    assert "".join(sorted("".join(cell.words for cell in cells))) == everything
    assert len(cells) == count


# ---- the walk can fail


@pytest.mark.parametrize(
    ("key", "missing"),
    [
        ("municipal/duty/4.2", [(179, "负责全市律师事务所的设立"), (180, "律师和法律援助管理处")]),
        ("municipal/boundary/2", [(679, "2"), (680, "司法鉴定机构资质管理"), (689, "负责对辖区内")]),
        ("municipal/supervision/2.2", [(745, "二、监督检查内容"), (751, "（五）其他需要监督检查的事项。")]),
        ("yining/other/18", [(66, "18"), (66, "审批社区矫正对象执行地变更申请"), (66, "1.具体承办人")]),
    ],
)  # fmt: skip
def test_a_record_that_is_lost_is_reported(
    readings: tuple[Reading, ...], key: str, missing: list[tuple[int, str]]
) -> None:
    """Without one record its own cells are missing, at their lines, and no others."""
    whole = next(r for r in readings if key in {record.key for record in r.records})
    dropped = next(record for record in whole.records if record.key == key)
    rest = tuple(record for record in whole.records if record is not dropped)
    cells = written(whole.source.id)
    found = lost(cells, replace(whole, records=rest))
    for line, begins in missing:
        assert any(cell.line == line and cell.words.startswith(begins) for cell in found)
    assert {cell.line for cell in found} <= {f.locator.row for f in dropped.fields}
    assert "100.00 %" not in report(whole.source.id, cells, found)


def test_a_field_that_is_lost_is_reported(readings: tuple[Reading, ...]) -> None:
    """One cell less in one record is one cell missing, though the same words stand elsewhere."""
    for whole in readings:
        record = whole.records[4]
        field = record.fields[-2]
        assert field.text
        bereft = replace(record, fields=tuple(f for f in record.fields if f is not field))
        rest = tuple(bereft if r is record else r for r in whole.records)
        found = lost(written(whole.source.id), replace(whole, records=rest))
        assert found == [(field.locator.row, bare(field.text))]


def test_words_left_out_without_a_name_are_reported(readings: tuple[Reading, ...]) -> None:
    """Titles and headers are missing where the list of what is left out lacks them."""
    for whole in readings:
        found = lost(written(whole.source.id), replace(whole, left_out=()))
        assert {cell.line for cell in found} >= {words.line for words in whole.left_out}


def test_a_changed_word_is_reported(readings: tuple[Reading, ...]) -> None:
    """A field that says something else than its cell is no place for the cell's words."""
    whole = readings[1]
    record = whole.records[10]
    changed = replace(record.fields[1], text=record.fields[1].text.replace("宣传", "宣讲"))
    fields = tuple(changed if f is record.fields[1] else f for f in record.fields)
    rest = tuple(replace(r, fields=fields) if r is record else r for r in whole.records)
    (found,) = lost(written("yining"), replace(whole, records=rest))
    assert found == (record.fields[1].locator.row, bare(record.fields[1].text))


@given(st.sampled_from(NAMES), st.integers(0, 840), st.sampled_from(["", "\t", " "]))
@example("municipal", 181, "")
@example("municipal", 649, "")
@example("municipal", 738, "")
@example("yining", 3, "")
@example("yining", 45, "")
def test_a_new_word_anywhere_is_kept_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, line: int, gap: str
) -> None:
    """A word written at the end of any line is kept like all others, or the file is refused."""
    lines = source_lines(name)
    at = line % len(lines)
    lines[at] += f"{gap}新词"
    try:
        reading = read_lines(tmp_path_factory.mktemp("new"), lines)
    except RegisterError:
        return
    assert "新词" in "".join(
        [f.text for r in reading.records for f in r.fields] + [w.text for w in reading.left_out]
    )

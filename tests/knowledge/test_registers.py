"""Whole files: which registers they hold, and what is wrong with those that hold none."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.catalogue import Catalogue
from knowledge.errors import RegisterError
from knowledge.reading import Reading
from knowledge.records import Column, Kind, Record
from knowledge.registers import read_register
from knowledge.text import squeeze
from tests.knowledge.register_files import (
    SOURCES,
    dump,
    read,
    read_lines,
    read_text,
    source_lines,
    source_text,
    tabbed,
    with_line,
    write,
)

NAMES = ("municipal", "yining")
# The two sources as somebody else read them, white space and tags removed.
INDEPENDENT: dict[str, dict[str, Any]] = {
    record["key"]: record
    for record in json.loads(
        (Path(__file__).resolve().parents[1] / "data" / "records.json").read_text(encoding="utf-8")
    )
}


def said(record: Record, *columns: Column) -> list[str]:
    """The words of all cells of these columns that have any, white space aside."""
    return [squeeze(field.text) for field in record.cells(*columns) if field.text]


# ---- the independent reading


def test_there_are_160_records(records: dict[str, Record]) -> None:
    """89 duties, 2 boundaries, 15 sections of rules, 54 powers, under the keys that others use."""
    kinds = Counter(record.kind for record in records.values())
    assert kinds == {Kind.DUTY: 89, Kind.BOUNDARY: 2, Kind.SUPERVISION: 15, Kind.POWER: 54}
    assert list(records) == list(INDEPENDENT)
    assert all(key.isascii() for key in records)


def as_independent(record: Record) -> dict[str, Any]:
    """A record in the shape of the independent reading."""
    shape: dict[str, Any] = {
        "key": record.key,
        "kind": record.kind.value,
        "title": squeeze(record.title),
    }
    match record.kind:
        case Kind.DUTY:
            shape["main"] = "".join(said(record, Column.MAIN_DUTY))
            shape["offices"] = said(record, Column.OFFICE)
        case Kind.BOUNDARY:
            cells = said(record, Column.DEPARTMENT, Column.DIVISION)
            shape["parties"] = [list(pair) for pair in zip(cells[::2], cells[1::2], strict=True)]
            shape["basis"] = record.text(Column.RELATED_BASIS).split()
            shape["case"] = squeeze(record.text(Column.CASE))
        case Kind.SUPERVISION:
            shape["policy"] = record.part
            shape["text"] = "".join(said(record, Column.PARAGRAPH))
        case Kind.POWER:
            shape |= power_shape(record)
    return shape


def power_shape(record: Record) -> dict[str, Any]:
    """The cells of a power: those with a name there, then the rest in their order."""
    named = {
        "type": Column.POWER_TYPE,
        "sub": Column.SUB_ITEM,
        "basis": Column.BASIS,
        "subject": Column.ACTING_BODY,
        "office": Column.HANDLING_OFFICE,
        "level": Column.LEVEL,
    }
    taken = {Column.NUMBER, Column.TITLE, *named.values()}
    return {
        "no": int(record.number),
        "section": record.part,
        **{name: squeeze(record.text(column)) for name, column in named.items()},
        "rest": said(record, *(f.column for f in record.fields if f.column not in taken)),
    }


# 子项名称 repeats the type in these rows of the source; the independent reading leaves it out.
SOURCE_DECIDES = {
    ("yining/penalty/6", "sub"): "行政处罚",
    ("yining/penalty/7", "sub"): "行政处罚",
    ("yining/penalty/8", "sub"): "刑事执行权",
}


@pytest.mark.parametrize("key", INDEPENDENT)
def test_records_agree_with_the_independent_reading(records: dict[str, Record], key: str) -> None:
    """Field by field the same words, but for three cells where the source itself decides."""
    ours = as_independent(records[key])
    theirs = {name: value for name, value in INDEPENDENT[key].items() if name != "src"}
    for (odd_key, name), value in SOURCE_DECIDES.items():
        if odd_key == key:
            assert theirs[name] == ""
            theirs[name] = value
    squeezed = json.loads(squeeze(json.dumps(theirs, ensure_ascii=False)))
    assert ours == squeezed


def test_where_the_source_decides_it_has_the_words(records: dict[str, Record]) -> None:
    """In those three rows the type stands twice, side by side."""
    for (key, _), words in SOURCE_DECIDES.items():
        line = source_lines("yining")[records[key].fields[0].locator.row - 1]
        assert f"\t{words}\t{words}\t" in line


# ---- records of any register


def test_keys_and_places_are_of_one_piece(readings: tuple[Reading, ...]) -> None:
    """Every field of a record stands in the record's source, part and number."""
    for reading in readings:
        for record in reading.records:
            assert record.key.startswith(f"{reading.source.bureau}/")
            assert record.source == reading.source.id
            assert record.title
            places = {(f.locator.source, f.locator.part, f.locator.number) for f in record.fields}
            assert places == {(record.source, record.part, record.number)}


def test_reading_twice_gives_the_same(catalogue: Catalogue, readings: tuple[Reading, ...]) -> None:
    """Nothing depends on anything but the file."""
    again = tuple(read_register(catalogue.path(s), s) for s in catalogue.sources)
    assert again == readings


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("before", "line_end"), [("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n")]
)
def test_bom_and_line_ends_make_no_difference(
    tmp_path: Path, name: str, before: str, line_end: str
) -> None:
    """A register saved by an editor on Windows gives the same records, lines and all."""
    usual = read_text(tmp_path, source_text(name))
    assert read_text(tmp_path, before + source_text(name).replace("\n", line_end)) == usual


def test_a_file_may_hold_one_part_alone(tmp_path: Path) -> None:
    """Each part of the municipal register can be read by itself, with the same records."""
    lines = source_lines("municipal")
    for part, count in ((lines[:598], 89), (lines[598:689], 2), (lines[689:], 15)):
        assert len(read_lines(tmp_path, part).records) == count


def test_lines_before_the_first_heading_are_left_out_by_name(tmp_path: Path) -> None:
    """A cover page is listed, not lost and not taken for a register."""
    text = f"市司法局\n\n职责登记表\n{source_text('municipal')}"
    found = read_text(tmp_path, text).left_out[:3]
    assert [(w.line, w.text.strip()[:6], w.reason) for w in found] == [
        (1, "市司法局", "标题"),
        (3, "职责登记表", "标题"),
        (4, "主要领导签字", "标题"),
    ]


# ---- bad input

DUTY = ("序号", "主要职责", "具体工作事项", "责任处室", "备注")
NO_REGISTER = "里面没有找到登记表或权责清单，请核对是不是这个文件"


@pytest.mark.parametrize(
    ("text", "row", "problem"),
    [
        pytest.param("今天天气很好。\n明天也是。", None, NO_REGISTER, id="prose"),
        pytest.param("{}", None, NO_REGISTER, id="something else"),
        pytest.param("\t甲\n\t乙", 1, "没有认得的表头，请核对各列的列名", id="a dump without header"),
        pytest.param(tabbed("甲乙丙丁戊", "12345"), 1, "没有认得的表头", id="a table of something"),
        pytest.param(tabbed((*DUTY[:2], "", "", "")), 1, "没有认得的表头", id="two titles"),
        pytest.param(dump(DUTY, title="一、部门职责登记表"), None, NO_REGISTER, id="a header alone"),
        pytest.param("一、部门职责登记表", 1, "「部门职责登记表」下面没有认得的表头", id="a heading alone"),
        pytest.param("一、部门职责登记表\n甲\n乙", 1, "「部门职责登记表」下面没有认得的表头", id="a heading above prose"),
        pytest.param("三、公示制度\n甲", 1, "「公示制度」下面没有认得的表头", id="other rules"),
        pytest.param("三、监督管理制度", None, NO_REGISTER, id="rules without a word"),
    ],
)  # fmt: skip
def test_a_file_without_a_register_is_refused(
    tmp_path: Path, text: str, row: int | None, problem: str
) -> None:
    """A file in which nothing is recognised says so, and where one should look."""
    with pytest.raises(RegisterError) as raised:
        read_text(tmp_path, text)
    error = raised.value
    assert error.problem.startswith(problem)
    assert (error.file, error.row) == ("copy.txt", row)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("encoding", "problem"), [("gb18030", "像是 GB18030"), ("utf-16", "像是 UTF-16")]
)
def test_another_encoding_is_named(tmp_path: Path, name: str, encoding: str, problem: str) -> None:
    """A register saved in the encoding of old Windows says how to save it again."""
    data = source_text(name).encode(encoding)
    with pytest.raises(RegisterError, match=f"{problem}）?，请另存为 UTF-8") as raised:
        read_text(tmp_path, data)
    assert raised.value.row is not None


@pytest.mark.parametrize(
    ("at", "new", "place", "problem"),
    [
        # In a dump a cell is a line behind a tab, so forty of them are forty lines of row 177.
        (("municipal", 179), "\n".join(["\t格"] * 40), (177, "第31格"), "这一行有 44 格，登记表最多 30 格"),
        (("municipal", 179), "\t" + "长" * 1_000_000, (179, "第3格"), "这一格有 1,000,000 字"),
        (("municipal", 693), "长" * 1_000_000, (693, "第1格"), "这一格有 1,000,000 字"),
        (("yining", 20), "1" + "\t格" * 39, (20, "第31格"), "这一行有 40 格，登记表最多 30 格"),
        (("yining", 20), "1\t" + "长" * 1_000_000 + "\t" * 12, (20, "第2格"), "这一格有 1,000,000 字"),
    ],
)  # fmt: skip
def test_a_monstrous_row_is_refused(
    tmp_path: Path, at: tuple[str, int], new: str, place: tuple[int, str], problem: str
) -> None:
    """Forty cells in a row or a megabyte in a cell are told with their place."""
    name, line = at
    lines = with_line(source_lines(name), line, lambda _: new)
    with pytest.raises(RegisterError, match=problem) as raised:
        read_lines(tmp_path, lines)
    assert (raised.value.row, raised.value.column) == place


def test_two_parts_of_one_kind_are_refused(tmp_path: Path) -> None:
    """The same numbers twice in one file cannot both be a key."""
    text = dump(DUTY, ("1", "甲职", "甲事", "一处", ""), title="一、部门职责登记表")
    with pytest.raises(RegisterError, match=r"编号 copied/duty/1\.1 出现了两次") as raised:
        read_text(tmp_path, text + text)
    assert (raised.value.row, raised.value.column) == (20, "序号")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("share", [0.1, 0.37, 0.5, 0.83, 0.9])
def test_half_a_download_invents_nothing(tmp_path: Path, name: str, share: float) -> None:
    """A file cut off anywhere is refused, or read as the records that it still holds."""
    text = source_text(name)
    whole = {record.key for record in read_text(tmp_path, text).records}
    half = kept(tmp_path, text[: int(len(text) * share)])
    assert {record.key for record in half} < whole


def kept(folder: Path, text: str) -> tuple[Record, ...]:
    """The records of a file with these words, none where it is refused."""
    try:
        return read_text(folder, text).records
    except RegisterError:
        return ()


# ---- any file whatever

WORDS = st.sampled_from(
    [
        *DUTY, "管理事项", "相关部门", "职责分工", "相关依据", "案例", "事项名称", "权力类型", "实施依据", "行使主体",
        "承办机构", "实施层级及权限", "责任事项内容", "责任事项依据", "追责对象范围", "追责情形", "一、部门职责登记表",
        "二、职责边界登记表", "三、监督管理制度", "（一）对甲的监督检查", "一、监督检查对象", "二、监督检查内容",
        "权责清单（共计1项）", "行政处罚", "县级", "伊宁市司法局", "矫正科", "《律师法》第一条", "", " ", "\u3000", "1", "2",
        "一", "9" * 5000, "<p>", "甲。",
    ]
)  # fmt: skip
PIECES = st.lists(st.sampled_from(["\t", "\n", "\n\n", "\n\t"]) | WORDS, max_size=60).map("".join)
TABLES = st.lists(st.lists(WORDS, min_size=1, max_size=16), min_size=1, max_size=8)
HEADERS = st.sampled_from(
    [DUTY, ("序号", "管理事项", "相关部门", "职责分工", "相关依据", "案例"), tuple(source_lines("yining")[4].split("\t"))]
)  # fmt: skip


def reads_or_refuses(folder: Path, text: str) -> None:
    """Either records come out, each with a key and a title, or one clear error."""
    path = write(folder, text.encode("utf-8", "surrogatepass"))
    try:
        reading = read(path)
    except RegisterError:
        return
    assert reading.records
    assert all(record.title and record.key.isascii() for record in reading.records)


@given(st.text() | PIECES)
@example("一、登记表\n  \n\t序号")
def test_any_text_is_a_register_or_a_register_error(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """No text whatever makes reading fail in another way."""
    reads_or_refuses(tmp_path_factory.mktemp("any"), text)


@given(HEADERS, TABLES, st.booleans())
def test_any_rows_below_a_header_are_a_register_or_a_register_error(
    tmp_path_factory: pytest.TempPathFactory,
    header: tuple[str, ...],
    rows: list[list[str]],
    as_dump: bool,
) -> None:
    """No rows below a good header make reading fail in another way."""
    write_out = dump if as_dump else tabbed
    reads_or_refuses(tmp_path_factory.mktemp("rows"), write_out(header, *rows))


@given(
    st.sampled_from(NAMES),
    st.lists(st.tuples(st.integers(0, 900), st.sampled_from(["delete", "double", "empty", "join"])), min_size=1, max_size=4),
)  # fmt: skip
def test_any_damage_to_a_real_register_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, name: str, damages: list[tuple[int, str]]
) -> None:
    """Lines lost, doubled, emptied or run together make a register or one clear error."""
    lines = source_lines(name)
    for position, damage in damages:
        at = position % len(lines)
        end = {"join": at + 2}.get(damage, at + 1)
        new = {"delete": [], "double": [lines[at]] * 2, "empty": [""]}
        lines[at:end] = new.get(damage, ["".join(lines[at : at + 2])])
    reads_or_refuses(tmp_path_factory.mktemp("damage"), "\n".join(lines))


@pytest.mark.parametrize("name", NAMES)
def test_the_packaged_file_is_what_the_tests_read(name: str, catalogue: Catalogue) -> None:
    """The lines that tests count are those of the file that the package brings."""
    source = next(s for s in catalogue.sources if s.id == name)
    assert catalogue.path(source).read_bytes() == (SOURCES / f"{name}.txt").read_bytes()

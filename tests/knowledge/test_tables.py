"""A file as sections of rows of cells, and files that are none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import RegisterError
from knowledge.tables import (
    LARGEST_FILE,
    LONGEST_CELL,
    WIDEST_ROW,
    Row,
    Section,
    read_sections,
    unreadable,
)
from tests.knowledge.register_files import SOURCES, dump, source_lines, source_text, tabbed, write


def texts(row: Row) -> tuple[str, ...]:
    """The words of a row's cells."""
    return tuple(cell.text for cell in row.cells)


def sections_of(folder: Path, text: str | bytes, name: str = "copy.txt") -> tuple[Section, ...]:
    """A file with these words, read."""
    return read_sections(write(folder, text, name))


def rows_of(folder: Path, text: str | bytes) -> list[tuple[str, ...]]:
    """The cells of a file that is one section."""
    (section,) = sections_of(folder, text)
    return [texts(row) for row in section.rows]


# ---- the two registers


def test_the_municipal_register_has_three_parts() -> None:
    """Two tables and a prose part, the last one beginning inside the last cell of the second."""
    sections = read_sections(SOURCES / "municipal.txt")
    assert [(s.title, s.heading and s.heading.line) for s in sections] == [
        ("部门职责登记表", 1),
        ("与相关部门的职责边界登记表", 599),
        ("事中事后监督管理制度", 690),
    ]
    assert [len(section.rows) for section in sections] == [98, 13, 147]
    last = sections[1].rows[-1]
    assert texts(last) == ("", "", "市质监局", "负责对辖区内司法鉴定机构的资质认定工作进行监管")


def test_the_power_list_is_one_section_of_tabbed_rows() -> None:
    """Every line with words is a row: four titles, eleven headers, fifty-four items."""
    (section,) = read_sections(SOURCES / "yining.txt")
    widths = [len(row.cells) for row in section.rows]
    assert (section.title, section.heading) == ("", None)
    assert (len(widths), widths.count(1), widths.count(14), widths.count(15)) == (69, 4, 42, 23)


@pytest.mark.parametrize("name", ["municipal", "yining"])
def test_every_cell_knows_the_line_where_it_begins(name: str) -> None:
    """The first line of a cell's words stands at the cell's line of the file."""
    lines = source_lines(name)
    cells = [c for s in read_sections(SOURCES / f"{name}.txt") for r in s.rows for c in r.cells]
    wrong = [cell for cell in cells if cell.text.split("\n")[0] not in lines[cell.line - 1]]
    assert len(cells) > 700
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (41, "以市司法局组织，业务对应处室\n具体负责"),
        (472, "   \n \n负责组织全市国家司法考试工作\n "),
        (611, "中办发﹝2010﹞5号\n司法通﹝2012﹞12号"),
        (234, "律师和法律援助管理处    基层工作管理处"),
    ],
)
def test_line_breaks_stay_inside_their_cell(line: int, text: str) -> None:
    """A line without a tab goes on in the cell above it, blank lines inside the cell left away."""
    sections = read_sections(SOURCES / "municipal.txt")
    cells = [cell for s in sections for row in s.rows for cell in row.cells]
    assert [cell.text for cell in cells if cell.line == line] == [text]


# ---- dumps


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("\t1\n\t2", [("1", "2")]),
        ("\t1\n\t2\n\n\t3", [("1", "2"), ("3",)]),
        ("\t1\n\t2\n\n\n\n\t3\n", [("1", "2"), ("3",)]),
        ("\t1\n1b\n\t2", [("1\n1b", "2")]),
        # A blank line inside a cell parts nothing: no tab follows it.
        ("\t1\n\n1b\n\t2", [("1\n1b", "2")]),
        # A line of spaces is words of a kind, and parts no rows.
        ("\t1\n  \n\t2", [("1\n  ", "2")]),
        ("\t1\n\n  \n\t2", [("1\n  ", "2")]),
        ("\t\n\t\n\n\t1", [("", ""), ("1",)]),
        # Blank lines before the first cell belong to no cell.
        ("  \n\t1\n\t2", [("1", "2")]),
        ("\n\n \n\n\t1", [("1",)]),
        ("\t\n \n\t1", [("\n ", "1")]),
        # A stray tab inside a cell stays in it, however many there are.
        ("\t1\n\t2\ta\n\t3", [("1", "2\ta", "3")]),
        ("\t1\n\t2" + "\t" * 9 + "a\n\t3", [("1", "2" + "\t" * 9 + "a", "3")]),
        # Lines before the first tab are paragraphs.
        ("甲\n\n  乙 \n", [("甲",), ("  乙 ",)]),
        ("甲\n\n乙\n\t1\n\t2\n丙", [("甲",), ("乙",), ("1", "2\n丙")]),
    ],
)
def test_a_dump_is_a_cell_a_line_behind_a_tab(
    tmp_path: Path, text: str, rows: list[tuple[str, ...]]
) -> None:
    """A tab begins a cell, an empty line with a tab after it begins a row."""
    assert rows_of(tmp_path, text) == rows


CELL_WORDS = st.lists(
    st.text(alphabet="甲乙1 。，、：<p>", min_size=1, max_size=8), min_size=0, max_size=3
).map("\n".join)
# Only a table of more than one cell shows its first row to be one.
TABLES = st.lists(st.lists(CELL_WORDS, min_size=2, max_size=6), min_size=1, max_size=6)


@given(TABLES)
def test_a_dumped_table_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]
) -> None:
    """Whatever stands in the cells, line breaks included, comes back row by row."""
    table = [["1", *row] for row in table]
    assert rows_of(tmp_path_factory.mktemp("dump"), dump(*table)) == [tuple(r) for r in table]


@given(
    st.lists(
        st.lists(st.text(alphabet="甲乙 \u3000。<p>", max_size=6), min_size=4, max_size=20),
        min_size=1,
        max_size=6,
    )
)
def test_a_tabbed_table_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]
) -> None:
    """Cells between tabs come back, blank ones and those at the end of the line included."""
    table = [["1", *row] for row in table]
    assert rows_of(tmp_path_factory.mktemp("tabs"), tabbed(*table)) == [tuple(r) for r in table]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("一、部门职责登记表", "部门职责登记表"),
        ("    主要领导签字：                 一、部门职责登记表", "部门职责登记表"),
        ("主要领导签字：一、部门职责登记表", "部门职责登记表"),
        ("十二、职责登记表  ", "职责登记表"),
        (" 三、事中事后监督管理制度", "事中事后监督管理制度"),
        ("\t三、事中事后监督管理制度", "事中事后监督管理制度"),
        # Sentences that only look like one.
        ("三项制度：一、公示制度", None),
        ("  建立 一、公示制度", None),
        ("二、监督检查内容", None),
        ("（一）行政执法监督制度", None),
        ("（三）行政执法监督制度建立健全情况；", None),
        ("部门职责登记表", None),
        ("一、部门职责登记表的填写", None),
        ("一、" + "长" * 40 + "登记表", None),
    ],
)
def test_headings_open_a_section(tmp_path: Path, line: str, title: str | None) -> None:
    """An ordinal and the name of a table or of the rules, at the end of a line."""
    sections = sections_of(tmp_path, f"封面\n{line}\n正文")
    found = [section.title for section in sections if section.heading]
    assert found == ([] if title is None else [title])
    if title is not None:
        assert [texts(row) for row in sections[0].rows] == [("封面",)]
        assert sections[1].heading is not None
        assert (sections[1].heading.line, sections[1].heading.text) == (2, line)


def test_rules_are_paragraphs_though_a_tab_stands_before_the_first(tmp_path: Path) -> None:
    """Prose has no cells: each line of the rules is a paragraph with its own line."""
    (section,) = sections_of(
        tmp_path, "三、监督管理制度\n\t（一）对甲的监督检查\n一、监督检查对象\n\n甲。"
    )
    assert [(row.line, texts(row)) for row in section.rows] == [
        (2, ("\t（一）对甲的监督检查",)),
        (3, ("一、监督检查对象",)),
        (5, ("甲。",)),
    ]


def test_a_section_may_be_empty(tmp_path: Path) -> None:
    """A heading with nothing below it is a section without rows."""
    first, second = sections_of(tmp_path, "一、甲登记表\n\n二、乙登记表\n")
    assert (first.title, first.rows, second.title, second.rows) == ("甲登记表", (), "乙登记表", ())


# ---- encodings and line ends


@pytest.mark.parametrize("name", ["municipal", "yining"])
@pytest.mark.parametrize(
    ("before", "line_end"), [("\ufeff", "\n"), ("", "\r\n"), ("", "\r"), ("\ufeff", "\r\n")]
)
def test_bom_and_line_ends_make_no_difference(
    tmp_path: Path, name: str, before: str, line_end: str
) -> None:
    """What an editor on Windows or an old Mac puts around the words is read as if not there."""
    changed = before + source_text(name).replace("\n", line_end)
    assert sections_of(tmp_path, changed) == read_sections(SOURCES / f"{name}.txt")


@pytest.mark.parametrize("name", ["COPY.TXT", "copy.tsv", "副本.txt"])
def test_suffixes_are_known_in_any_case(tmp_path: Path, name: str) -> None:
    """.txt and .tsv are read, whatever else the name holds."""
    assert len(sections_of(tmp_path, source_text("yining"), name)[0].rows) == 69


# ---- bad input

WIDE = "\t".join(["格"] * 40)


@pytest.mark.parametrize(
    ("data", "problem", "row", "column"),
    [
        pytest.param(b"", "文件是空的，请放入登记表", None, None, id="empty"),
        pytest.param(b"\xef\xbb\xbf", "文件是空的", None, None, id="a BOM alone"),
        pytest.param(" \t\n\u3000\r\n".encode(), "文件是空的", None, None, id="white space alone"),
        pytest.param("序号\n办公室".encode("gb18030"), "像是 GB18030", 1, None, id="GB18030"),
        pytest.param(b"\xe5\xba\x8f\n\xff\xfe", "不是 UTF-8 编码，请另存为", 2, None, id="not UTF-8"),
        pytest.param("序号\n办公室".encode("utf-16"), "像是 UTF-16", 1, None, id="UTF-16"),
        pytest.param(b"PK\x03\x04\n\n\x00\x00", "不是文本文件，请另存为", 3, None, id="binary"),
        pytest.param(f"甲\n{WIDE}".encode(), "这一行有 40 格.*请检查多余的制表符", 2, "第31格", id="40 cells"),
        pytest.param(
            ("\t1\n\t" + "长" * 1_000_000).encode(), "有 1,000,000 字，超过上限 50,000 字", 2, "第2格",
            id="1 MB in a cell",
        ),
        pytest.param(
            ("\t1\n" + "长\n" * 200_000).encode(), "有 400,001 字", 1, "第1格", id="1 MB in many lines"
        ),
        pytest.param(
            ("甲\t乙\t丙\t丁\t" + "长" * 60_000).encode(), "有 60,000 字", 1, "第5格", id="a long tabbed cell"
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_no_register_says_why(
    tmp_path: Path, data: bytes, problem: str, row: int | None, column: str | None
) -> None:
    """One clear line with the file, and with row and column where there is one."""
    with pytest.raises(RegisterError) as raised:
        sections_of(tmp_path, data)
    error = raised.value
    assert re.search(problem, error.problem)
    assert (error.file, error.row, error.column) == ("copy.txt", row, column)
    assert "\n" not in str(error)
    assert str(error).startswith("copy.txt")


@pytest.mark.parametrize(
    ("cells", "length", "fits"),
    [(WIDEST_ROW, 1, True), (WIDEST_ROW + 1, 1, False), (5, LONGEST_CELL, True), (5, LONGEST_CELL + 1, False)],
)  # fmt: skip
def test_the_limits_are_where_they_are_said_to_be(
    tmp_path: Path, cells: int, length: int, *, fits: bool
) -> None:
    """A row of 30 cells and a cell of 50,000 characters are read, one more is refused."""
    text = tabbed(["长" * length] * cells)
    if fits:
        assert len(rows_of(tmp_path, text)[0]) == cells
    else:
        with pytest.raises(RegisterError):
            rows_of(tmp_path, text)


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    """A file that cannot be a register is not even loaded."""
    path = write(tmp_path, "")
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(RegisterError, match=r"copy\.txt：文件超过 50,000,000 字节，请只留登记表"):
        read_sections(path)


@pytest.mark.parametrize("name", ["copy.docx", "copy.pdf", "copy", "copy.txt.bak", ".txt"])
def test_an_unknown_suffix_is_refused(tmp_path: Path, name: str) -> None:
    """What we cannot read is named, with what we can."""
    with pytest.raises(RegisterError, match=r"不认识的文件类型，请另存为 \.txt、\.tsv") as raised:
        sections_of(tmp_path, "甲", name)
    assert raised.value.file == name


@pytest.mark.parametrize("name", ["folder", "folder.txt"])
def test_a_directory_is_refused(tmp_path: Path, name: str) -> None:
    """A folder is no register, be it named like one."""
    (tmp_path / name).mkdir()
    with pytest.raises(RegisterError, match=f"^{name}：这是一个文件夹，请给出登记表文件$"):
        read_sections(tmp_path / name)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The message names the file and what to check."""
    with pytest.raises(RegisterError, match=r"^没有\.txt：没有这个文件，请核对文件名$"):
        read_sections(tmp_path / "没有.txt")


def test_other_refusals_of_the_system_are_told(tmp_path: Path) -> None:
    """What the system says of a file that it does not open is passed on."""
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(RegisterError, match=r"^loop\.txt：读不了这个文件（.+），请检查文件$"):
        read_sections(loop)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (FileNotFoundError(2, "x"), "甲.txt：没有这个文件，请核对文件名"),
        (PermissionError(13, "x"), "甲.txt：没有读这个文件的权限，请检查文件的权限"),
        (
            OSError(5, "Input/output error"),
            "甲.txt：读不了这个文件（Input/output error），请检查文件",
        ),
    ],
)
def test_what_the_system_refuses_is_said_in_words(error: OSError, line: str) -> None:
    """The commonest refusals say what to do."""
    assert str(unreadable(error, "甲.txt")) == line


@given(st.text() | st.text(alphabet="一二、登记表制度：序号\t\n 1", max_size=80))
def test_any_text_is_sections_or_a_register_error(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """No text whatever makes reading fail in another way, and no word of it is lost."""
    path = write(tmp_path_factory.mktemp("any"), text.encode("utf-8", "surrogatepass"))
    try:
        sections = read_sections(path)
    except RegisterError:
        return
    kept = "".join(
        (section.heading.text if section.heading else "")
        + "".join(cell.text for row in section.rows for cell in row.cells)
        for section in sections
    )
    assert "".join(kept.split()) == "".join(text.removeprefix("\ufeff").split())


@given(st.binary())
def test_any_bytes_are_sections_or_a_register_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """No file whatever makes reading fail in another way."""
    path = write(tmp_path_factory.mktemp("any"), data)
    try:
        sections = read_sections(path)
    except RegisterError:
        return
    assert sections

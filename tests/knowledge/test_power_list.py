"""The power list: four parts, rows with different cells missing, each in its columns all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import RegisterError
from knowledge.reading import Declared, Reading
from knowledge.records import Column, Kind, NoteKind, Record
from tests.knowledge.register_files import (
    dump,
    read_lines,
    read_text,
    source_lines,
    tabbed,
    with_line,
)

PARTS = {
    "penalty": ("行政处罚", 8),
    "inspection": ("行政检查", 6),
    "reward": ("行政奖励", 7),
    "other": ("其他行政权力", 33),
}
TITLE = source_lines("yining")[2]
HEADER = tuple(source_lines("yining")[4].split("\t"))
ITEM = (
    "1", "法律援助实施", "", "其他行政权力", "【法律】《法律援助法》第三条", "伊宁市司法局", "法律援助中心", "县级",
    "负责受理申请", "法律援助实施", "1.受理。2.指派。", "《法律援助法》第四条", "1.具体承办人；",
    "因不履行工作职责，应承担相应的责任", "",
)  # fmt: skip


@pytest.fixture(scope="module")
def powers(yining: Reading) -> dict[str, Record]:
    """The records by the part's word and the number: "other/18"."""
    return {r.key.removeprefix("yining/"): r for r in yining.records}


def item(number: int | str, **words: str) -> tuple[str, ...]:
    """A whole row with this number, some cells changed by their position: c3="行政处罚"."""
    cells = [words.get(f"c{at}", cell) for at, cell in enumerate(ITEM)]
    return (str(number), *cells[1:])


def read_powers(folder: Path, *rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> Reading:
    """A power list of these rows below its header."""
    return read_text(folder, tabbed(header, *rows))


# ---- the real list


def test_four_parts_number_from_one(powers: dict[str, Record]) -> None:
    """54 records, the numbering starting again in each part."""
    expected = [
        (f"{slug}/{number}", part, str(number))
        for slug, (part, count) in PARTS.items()
        for number in range(1, count + 1)
    ]
    assert [(key, r.part, r.number) for key, r in powers.items()] == expected
    assert {r.kind for r in powers.values()} == {Kind.POWER}


def test_the_declared_totals_are_kept(yining: Reading) -> None:
    """The title states the whole and its four parts, once, however often it is repeated."""
    totals = [("", 54), *PARTS.values()]
    assert list(yining.declared) == [Declared(part, count, TITLE, 3) for part, count in totals]


def test_titles_and_headers_are_left_out_by_name(yining: Reading) -> None:
    """Four titles and eleven headers, each with its line."""
    lines = source_lines("yining")
    titles = [n for n, line in enumerate(lines, 1) if line == TITLE]
    headers = [n for n, line in enumerate(lines, 1) if line.startswith("序号")]
    assert [w.line for w in yining.left_out if w.reason == "标题"] == titles
    assert [w.line for w in yining.left_out if w.reason == "表头"] == headers
    assert (len(titles), len(headers)) == (4, 11)


@pytest.mark.parametrize(
    ("keys", "lacking"),
    [
        ([f"penalty/{n}" for n in range(1, 6)], {Column.SUB_ITEM}),
        ([f"penalty/{n}" for n in range(6, 9)], set()),
        ([f"inspection/{n}" for n in range(1, 7)], {Column.DEPARTMENT_DUTY}),
        ([f"reward/{n}" for n in range(1, 8)], set()),
        ([f"other/{n}" for n in range(1, 14)], {Column.DEPARTMENT_DUTY}),
        (["other/14", "other/15"], {Column.RESPONSIBILITY}),
        ([f"other/{n}" for n in range(16, 23)], set()),
        ([f"other/{n}" for n in range(23, 29)], {Column.SUB_ITEM}),
        ([f"other/{n}" for n in range(29, 34)], {Column.DEPARTMENT_DUTY}),
    ],
)
def test_a_column_that_a_row_lacks_gives_no_field(
    powers: dict[str, Record], yining: Reading, keys: list[str], lacking: set[Column]
) -> None:
    """A column is stated, be it blank, or missing and noted as repaired; it is never made up."""
    for key in keys:
        record = powers[key]
        assert {c for c in _POWER_COLUMNS if not record.states(c)} == lacking
        repaired = [
            n for n in yining.notes if n.kind is NoteKind.REPAIRED and n.record == record.key
        ]
        assert {n.locator.column for n in repaired} == {c.value for c in lacking}


_POWER_COLUMNS = [
    Column(title) for title in HEADER if title != "实施层级及权限"
] + [Column.LEVEL, Column.AUTHORITY]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "column", "begins"),
    [
        # 子项名称 repeats the type in these three, and is kept as it stands.
        ("penalty/6", Column.SUB_ITEM, "行政处罚"),
        ("penalty/7", Column.SUB_ITEM, "行政处罚"),
        ("penalty/8", Column.SUB_ITEM, "刑事执行权"),
        ("penalty/8", Column.POWER_TYPE, "刑事执行权"),
        ("reward/5", Column.SUB_ITEM, "监督指导"),
        ("reward/6", Column.SUB_ITEM, ""),
        # One header title, two columns.
        ("penalty/1", Column.LEVEL, "县市区级"),
        ("penalty/1", Column.AUTHORITY, "负责对外开展基层法律服务工作者警告"),
        ("penalty/1", Column.DEPARTMENT_DUTY, "依法依规实施县本市级行政处罚事项"),
        ("other/4", Column.AUTHORITY, "加强社区矫正信息化建设"),
        ("other/8", Column.RESPONSIBILITY, "执行地县级社区矫正机构接收社区矫正对象后"),
        ("other/14", Column.DEPARTMENT_DUTY, "调整暂予监外执行社区矫正对象报告身体状况"),
        ("other/15", Column.DEPARTMENT_DUTY, "审批社区矫正对象进入特定区域(场所)"),
        ("other/17", Column.RESPONSIBILITY, "社区矫正对象因正常工作和生活需要"),
        ("other/33", Column.RESPONSIBILITY, "对社区矫正对象违反监督管理规定"),
        ("reward/7", Column.REMARK, "依据实施依据，该项内容本部门无审批"),
        ("penalty/7", Column.ACTING_BODY, "县市区司法局"),
        ("inspection/3", Column.HANDLING_OFFICE, "依法治市委员会办公室"),
    ],
)
def test_odd_cells_stand_in_their_column(
    powers: dict[str, Record], key: str, column: Column, begins: str
) -> None:
    """What a look at the sheet shows, column by column."""
    (field,) = powers[key].cells(column)
    assert field.text.startswith(begins)
    assert bool(field.text) is bool(begins)


@pytest.mark.parametrize("number", range(1, 5))
def test_blended_accountability_stays_in_one_cell(
    powers: dict[str, Record], yining: Reading, number: int
) -> None:
    """Whom and why stand in one cell in these four: it is not cut, 追责情形 is blank, and noted."""
    record = powers[f"inspection/{number}"]
    (blended,) = record.cells(Column.ACCOUNTABLE)
    assert blended.text.startswith("因不履行或不正确履行")
    assert "具体承办人" in blended.text
    assert [f.text for f in record.cells(Column.ACCOUNTABILITY)] == [""]
    assert (record.key, "追责对象范围") in {
        (n.record, n.locator.column) for n in yining.notes if n.kind is NoteKind.AMBIGUOUS
    }


def test_only_what_is_odd_is_noted(yining: Reading) -> None:
    """Seven cells are ambiguous: three sub items that repeat the type, four blended ones."""
    ambiguous = [(n.record, n.locator.column) for n in yining.notes if n.kind is NoteKind.AMBIGUOUS]
    assert ambiguous == [
        *((f"yining/penalty/{n}", "子项名称") for n in (6, 7, 8)),
        *((f"yining/inspection/{n}", "追责对象范围") for n in range(1, 5)),
    ]


def test_text_that_breaks_off_is_kept_up_to_there(powers: dict[str, Record]) -> None:
    """other/18 ends in mid-sentence, and so does its field."""
    assert powers["other/18"].text(Column.RESPONSIBILITY).endswith("新执行地县级社区矫正机构接")


def test_every_cell_of_a_row_is_at_the_row(powers: dict[str, Record]) -> None:
    """All fields of an item bear its line and number, and none inherits."""
    for record in powers.values():
        lines = {f.locator.row for f in record.fields}
        assert len(lines) == 1
        line = source_lines("yining")[lines.pop() - 1]
        assert line.startswith(f"{record.number}\t{record.title}\t")
        assert {f.locator.number for f in record.fields} == {record.number}
        assert not any(f.inherited for f in record.fields)


# ---- titles and parts


@pytest.mark.parametrize(
    ("title", "declared"),
    [
        ("甲局权责清单", []),
        ("甲局权责清单（共计2项）", [("", 2)]),
        ("甲局权责清单目录共2项", [("", 2)]),
        ("2023年甲局权责清单目录共计2项", [("", 2)]),
        ("甲局权责清单(总计 2 项)", [("", 2)]),
        ("甲局权责清单（共计2项，其中行政处罚1项、行政检查1项）", [("", 2), ("行政处罚", 1), ("行政检查", 1)]),
        ("甲局权责清单（行政处罚共1项；行政检查1项）", [("行政处罚", 1), ("行政检查", 1)]),
        ("甲局权责清单（公共服务12项）", [("公共服务", 12)]),
        ("甲局第54项权责清单", []),
        ("甲局权责清单（共计99999项）", []),
        ("甲局权责清单（共计" + "9" * 5000 + "项）", []),
    ],
)  # fmt: skip
def test_totals_are_read_from_the_title(
    tmp_path: Path, title: str, declared: list[tuple[str, int]]
) -> None:
    """共计 is the whole, a name before a number is a part, and a year is neither."""
    reading = read_text(tmp_path, tabbed((title,), HEADER, item(1)))
    assert [(d.part, d.count) for d in reading.declared] == declared
    assert reading.left_out[0].text == title


def parts_of(folder: Path, title: str, *types: tuple[str, ...]) -> list[tuple[str, str]]:
    """Key and part of each record, of parts whose items have these types."""
    rows = [item(n, c3=kind) for part in types for n, kind in enumerate(part, 1)]
    reading = read_text(folder, tabbed((title,), HEADER, *rows))
    return [(r.key.removeprefix("copied/"), r.part) for r in reading.records]


@pytest.mark.parametrize(
    ("title", "types", "parts"),
    [
        (
            "权责清单（行政处罚1项、行政检查1项）",
            [("行政处罚",), ("行政检查",)],
            [("penalty/1", "行政处罚"), ("inspection/1", "行政检查")],
        ),
        # The title lists them in another order than they come in.
        (
            "权责清单（行政检查1项、行政处罚1项）",
            [("行政处罚",), ("行政检查",)],
            [("penalty/1", "行政处罚"), ("inspection/1", "行政检查")],
        ),
        # A part none of whose items bears its name takes the name that is left.
        (
            "权责清单（其他行政权力1项、行政处罚1项）",
            [("行政处罚",), ("刑事执行权",)],
            [("penalty/1", "行政处罚"), ("other/1", "其他行政权力")],
        ),
        # Without a total for each part the commonest type is its name.
        (
            "权责清单（共2项）",
            [("行政检查", "行政处罚", "行政检查"), ("行政奖励",)],
            [("inspection/1", "行政检查"), ("inspection/2", "行政检查"), ("inspection/3", "行政检查"), ("reward/1", "行政奖励")],
        ),
        # Two parts whose items bear one name: only the title's order is left to go by.
        (
            "权责清单（行政处罚1项、行政检查1项）",
            [("行政处罚",), ("行政处罚",)],
            [("penalty/1", "行政处罚"), ("inspection/1", "行政检查")],
        ),
        # A part that has no ASCII word goes by its place.
        (
            "权责清单",
            [("行政处罚",), ("公共服务权",)],
            [("penalty/1", "行政处罚"), ("part2/1", "公共服务权")],
        ),
    ],
)  # fmt: skip
def test_parts_go_by_their_own_items(
    tmp_path: Path, title: str, types: list[tuple[str, ...]], parts: list[tuple[str, str]]
) -> None:
    """The items say which of the declared parts they are; the title's order does not."""
    assert parts_of(tmp_path, title, *types) == parts


@pytest.mark.parametrize(
    "title", ["甲局权责清单", "甲局权责清单目录（共计2项）", "权责清单(2023年版)", "行政权力清单"]
)
@pytest.mark.parametrize("padding", [0, 1, 13])
def test_a_title_may_be_repeated_between_items(tmp_path: Path, title: str, padding: int) -> None:
    """A line that names a list is a title wherever it stands, with or without cells after it."""
    row = (title, *("",) * padding)
    reading = read_powers(tmp_path, item(1), row, HEADER, item(2))
    assert [(w.line, w.reason) for w in reading.left_out] == [(1, "表头"), (3, "标题"), (4, "表头")]
    assert len(reading.records) == 2


@pytest.mark.parametrize(
    "line",
    [
        "应当制作清单。",
        "列出清单；并送达",
        "的行为",
        "行政检查（共6项）",
        "……应当列出物品清单，由当事人签字",
    ],
)
def test_a_cell_broken_over_lines_is_no_title(tmp_path: Path, line: str) -> None:
    """Words of an item are not left out as a title because they mention a list."""
    with pytest.raises(
        RegisterError, match="每一项应以序号开头；如果这是上一行的单元格里换了行"
    ) as raised:
        read_powers(tmp_path, item(1), (line,), item(2))
    assert (raised.value.row, raised.value.column) == (3, "序号")


# ---- headers


def test_a_header_may_lack_what_registers_leave_out(tmp_path: Path) -> None:
    """Rows that have the optional cells all the same are read into them."""
    header = tuple(t for t in HEADER if t not in {"子项名称", "部门职责", "备注"})
    (record,) = read_powers(tmp_path, item(1, c2="监督指导", c14="无"), header=header).records
    assert record.text(Column.SUB_ITEM) == "监督指导"
    assert record.text(Column.REMARK) == "无"


def test_columns_go_by_their_titles(tmp_path: Path) -> None:
    """A header in another order puts the cells where it says, optional ones left out or not."""
    titles = [column.value for column in _IN_ORDER]
    order = [0, 1, 6, 5, *range(2, 5), *range(7, 15)]
    header, row = tuple(titles[i] for i in order), tuple(item(1)[i] for i in order)
    (record,) = read_powers(tmp_path, row, header=header).records
    said = [record.text(column) for column in _IN_ORDER]
    assert said == list(item(1))
    lacking = [i for i in order if titles[i] != "子项名称"]
    header, row = tuple(titles[i] for i in lacking), tuple(item(1)[i] for i in lacking)
    (record,) = read_powers(tmp_path, row, header=header).records
    assert not record.states(Column.SUB_ITEM)
    assert record.text(Column.HANDLING_OFFICE) == "法律援助中心"


_IN_ORDER = (
    Column.NUMBER, Column.TITLE, Column.SUB_ITEM, Column.POWER_TYPE, Column.BASIS, Column.ACTING_BODY,
    Column.HANDLING_OFFICE, Column.LEVEL, Column.AUTHORITY, Column.DEPARTMENT_DUTY, Column.RESPONSIBILITY,
    Column.RESPONSIBILITY_BASIS, Column.ACCOUNTABLE, Column.ACCOUNTABILITY, Column.REMARK,
)  # fmt: skip


@pytest.mark.parametrize("title", [t for t in HEADER if t not in {"子项名称", "部门职责", "备注"}])
@pytest.mark.parametrize("line", [5, 12, 80])
def test_a_header_without_a_column_is_refused(tmp_path: Path, line: int, title: str) -> None:
    """Each title that must be there, in the first header or a repeated one, is named with its line."""
    lines = with_line(source_lines("yining"), line, lambda text: text.replace(f"{title}\t", "", 1))
    with pytest.raises(RegisterError, match="表头缺少这一列，请补上") as raised:
        read_lines(tmp_path, lines)
    column = "实施层级" if title == "实施层级及权限" else title
    assert (raised.value.file, raised.value.row, raised.value.column) == ("copy.txt", line, column)


def test_the_number_must_come_first(tmp_path: Path) -> None:
    """An item is told by the number that opens its row."""
    header = (*HEADER[1:], "序号")
    with pytest.raises(RegisterError, match="第1行 「序号」列：这一列应是第一列"):
        read_powers(tmp_path, item(1), header=header)


def test_items_need_a_header_above_them(tmp_path: Path) -> None:
    """A row before the first header has no columns to go by."""
    with pytest.raises(RegisterError, match="第1行：表头应在第一项的上面"):
        read_text(tmp_path, tabbed(item(1), HEADER, item(2)))


def test_a_list_in_a_dump_is_read_too(tmp_path: Path) -> None:
    """A cell a line, as a word processor leaves it: each cell knows its own line."""
    usual = read_powers(tmp_path, item(1), item(2))
    dumped = read_text(tmp_path, f"甲局权责清单（共计2项）\n{dump(HEADER, item(1), item(2))}")
    assert [[f.text for f in r.fields] for r in dumped.records] == [
        [f.text for f in r.fields] for r in usual.records
    ]
    assert [f.locator.row for f in dumped.records[0].fields] == list(range(17, 32))
    assert [(d.part, d.count) for d in dumped.declared] == [("", 2)]


# ---- rows

# The columns of one real row of each block, by what an item cannot do without.
ROWS = {6: "penalty/1", 13: "penalty/6", 20: "inspection/1", 32: "reward/1", 45: "other/1", 62: "other/14", 73: "other/23", 81: "other/29"}  # fmt: skip
ESSENTIAL = (
    Column.NUMBER, Column.TITLE, Column.POWER_TYPE, Column.BASIS, Column.ACTING_BODY, Column.HANDLING_OFFICE, Column.LEVEL,
)  # fmt: skip


def position(record: Record, column: Column) -> int:
    """Where the cell of a column stands in its row."""
    return [f.column for f in record.fields].index(column)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (line, column)
        for line in ROWS
        for column in ESSENTIAL
        # There 子项名称 repeats the type: the one that is left is read as it.
        if (line, column) != (13, Column.POWER_TYPE)
    ],
)
def test_a_row_without_an_essential_cell_is_refused(
    tmp_path: Path, powers: dict[str, Record], line: int, column: Column
) -> None:
    """Nothing slides into the gap: the line and the column are named."""
    record = powers[ROWS[line]]
    cells = source_lines("yining")[line - 1].split("\t")
    del cells[position(record, column)]
    lines = with_line(source_lines("yining"), line, lambda _: "\t".join(cells))
    with pytest.raises(RegisterError) as raised:
        read_lines(tmp_path, lines)
    assert (raised.value.row, raised.value.column) == (line, column.value)
    assert "请补上" in raised.value.problem or "应以序号开头" in raised.value.problem


@pytest.mark.parametrize("at", [1, 3])
def test_a_blank_title_or_type_is_refused(tmp_path: Path, at: int) -> None:
    """An item without a name or a type cannot be told from the others."""
    with pytest.raises(RegisterError, match=r"这一格是空白的，请补上|认不出这一列的内容") as raised:
        read_powers(tmp_path, item(1, **{f"c{at}": " "}))
    assert (raised.value.row, raised.value.column) == (2, HEADER[at])


@pytest.mark.parametrize("at", [2, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14])
def test_any_other_blank_cell_stays_blank(tmp_path: Path, at: int) -> None:
    """Blank is blank: a field without words, and no other cell moves into it."""
    (record,) = read_powers(tmp_path, item(1, **{f"c{at}": ""})).records
    expected = ["" if i == at else cell for i, cell in enumerate(item(1))]
    assert [record.text(column) for column in _IN_ORDER] == expected


def test_a_doubtful_cell_is_noted(tmp_path: Path) -> None:
    """A cell that does not look like its column is kept and shown to the editor."""
    reading = read_powers(tmp_path, item(1, c6="公共法律服务管理局"))
    assert reading.records[0].text(Column.HANDLING_OFFICE) == "公共法律服务管理局"
    (note,) = [n for n in reading.notes if n.kind is NoteKind.AMBIGUOUS]
    assert (note.quote, note.locator.row, note.locator.column, note.record) == (
        "公共法律服务管理局",
        2,
        "承办机构",
        "copied/other/1",
    )


@pytest.mark.parametrize(
    ("rows", "line", "column", "problem"),
    [
        ([item(1), item(3)], 3, "序号", "序号应是 2，写的是 3"),
        ([item(1), item(2), item(2)], 4, "序号", "序号应是 3，写的是 2"),
        ([item(2)], 2, "序号", "序号应是 1，写的是 2"),
        ([item(1), item(2), item(1, c3="行政处罚"), item(3)], 5, "序号", "序号应是 2，写的是 3"),
        # The same part a second time.
        ([item(1), item(1)], 3, "序号", "编号 copied/other/1 出现了两次"),
        ([item("甲")], 2, "序号", "每一项应以序号开头"),
        ([item("")], 2, "序号", "每一项应以序号开头"),
        ([item("1.")], 2, "序号", "每一项应以序号开头"),
        ([item("9" * 5000)], 2, "序号", "每一项应以序号开头"),
        ([item(1), ("",) * 3 + ("行政处罚",)], 3, "序号", "每一项应以序号开头"),
        ([("本页共一项",), item(1)], 2, "序号", "每一项应以序号开头"),
        ([(*item(1, c2="子项", c14="注"), "多")], 2, None, "这一行有 16 格有字，多于 15 列，请删去多余的格"),
        ([(*item(1), *("格",) * 25)], 2, "第31格", "这一行有 40 格"),
        ([(*item(1), *("",) * 25)], 2, "第31格", "这一行有 40 格"),
        ([item(1, c4="长" * 1_000_000)], 2, "第5格", "这一格有 1,000,000 字"),
    ],
)  # fmt: skip
def test_rows_that_cannot_be_right_are_refused(
    tmp_path: Path, rows: list[tuple[str, ...]], line: int, column: str | None, problem: str
) -> None:
    """One clear line with file, row and column."""
    with pytest.raises(RegisterError, match=problem) as raised:
        read_powers(tmp_path, *rows)
    error = raised.value
    assert (error.file, error.row, error.column) == ("copy.txt", line, column)
    assert "\n" not in str(error)


@pytest.mark.parametrize("cells", [20, 30])
def test_blank_cells_after_a_row_do_no_harm(tmp_path: Path, cells: int) -> None:
    """A sheet saved with empty columns at its end says the same."""
    (record,) = read_powers(tmp_path, item(1) + ("",) * (cells - 15)).records
    assert [record.text(column) for column in _IN_ORDER] == list(item(1))

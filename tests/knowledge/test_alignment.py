"""Cells of a power list find their columns by what they hold."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.alignment import Alignment, align
from knowledge.columns import POWER_TABLE
from knowledge.records import Column
from knowledge.text import tidy
from tests.knowledge.register_files import source_lines

COLUMNS = POWER_TABLE.columns
# The rows of the items, by the line where each stands.
ROWS = {
    number: tuple(line.split("\t"))
    for number, line in enumerate(source_lines("yining"), 1)
    if line[:1].isdigit()
}
# 加强社区矫正信息化建设 has its title for 权限: behind a blank cell that would be 部门职责 to anyone.
REPEATS_ITS_TITLE = 48
KEPT = tuple(column for column in COLUMNS if column not in POWER_TABLE.optional)

SUB, DUTY, CONTENT = Column.SUB_ITEM, Column.DEPARTMENT_DUTY, Column.RESPONSIBILITY
# Which column is missing from the rows of each block, as one sees it by laying them side by side.
MISSING = {
    range(6, 11): (SUB,),
    range(13, 16): (),
    range(20, 28): (DUTY,),
    range(32, 41): (),
    range(45, 60): (DUTY,),
    range(62, 64): (CONTENT,),
    range(64, 71): (),
    range(73, 79): (SUB,),
    range(81, 86): (DUTY,),
}


def aligned(cells: tuple[str, ...]) -> Alignment:
    """The alignment of a row that is not too long."""
    alignment = align(cells, COLUMNS)
    assert alignment is not None
    return alignment


def by_column(cells: tuple[str, ...]) -> dict[Column, str]:
    """The words of each column, "" where the row has no cell for it or a blank one."""
    placed = aligned(cells).cells
    return {c: "" if at is None else tidy(cells[at]) for c, at in placed.items()}


def without(cells: tuple[str, ...], column: Column) -> tuple[str, ...]:
    """The row without its cell of a column; the row itself where it has none."""
    position = aligned(cells).cells[column]
    return tuple(cell for at, cell in enumerate(cells) if at != position)


def test_the_blocks_hold_all_items() -> None:
    """The table below covers the 54 rows, each once."""
    assert sorted(ROWS) == sorted(line for block in MISSING for line in block if line in ROWS)
    assert len(ROWS) == 54


@pytest.mark.parametrize("line", ROWS)
def test_each_row_lacks_the_column_of_its_block(line: int) -> None:
    """The missing column is told, and no cell stands in a doubtful one."""
    alignment = aligned(ROWS[line])
    block = next(block for block in MISSING if line in block)
    assert alignment.missing == MISSING[block]
    assert alignment.doubtful == ()


@pytest.mark.parametrize("line", ROWS)
def test_each_column_holds_what_belongs_there(line: int) -> None:
    """Cells keep their order, none with words is left over, and each looks like its column."""
    cells, found = ROWS[line], by_column(ROWS[line])
    positions = [at for at in aligned(cells).cells.values() if at is not None]
    assert positions == sorted(set(positions))
    assert [w for w in found.values() if w] == [tidy(cell) for cell in cells if cell.strip()]
    assert found[Column.NUMBER].isdigit()
    assert found[Column.POWER_TYPE].endswith(("处罚", "检查", "奖励", "权", "权力"))
    assert "《" in found[Column.BASIS]
    assert "《" in found[Column.RESPONSIBILITY_BASIS]
    assert found[Column.ACTING_BODY] in {"伊宁市司法局", "县市区司法局"}
    assert found[Column.HANDLING_OFFICE].endswith(("科", "中心", "办公室"))
    assert found[Column.LEVEL] in {"县级", "县市级", "县市区级"}
    assert "具体承办人" in found[Column.ACCOUNTABLE]
    assert found[Column.AUTHORITY].startswith(("负责", "加强社区矫正信息化建设"))


@pytest.mark.parametrize("column", sorted(POWER_TABLE.optional))
@pytest.mark.parametrize("line", ROWS)
def test_an_optional_cell_lost_moves_no_other(line: int, column: Column) -> None:
    """A row that loses one of the cells that registers do leave out reads the same elsewhere."""
    whole, short = by_column(ROWS[line]), by_column(without(ROWS[line], column))
    assert {c: short[c] for c in KEPT} == {c: whole[c] for c in KEPT}


@given(
    line=st.sampled_from(sorted(set(ROWS) - {REPEATS_ITS_TITLE})),
    lost=st.sampled_from([None, *sorted(POWER_TABLE.optional)]),
    blanks=st.lists(
        st.tuples(st.integers(1, 20), st.sampled_from(["", " ", "\u3000"])), max_size=8
    ),
)
@example(line=54, lost=None, blanks=[(10, "")])  # 责任事项内容 without a number
@example(line=62, lost=None, blanks=[(9, "")])  # 部门职责, the title again, and no 责任事项内容
def test_blank_cells_between_move_no_other(
    line: int, lost: Column | None, blanks: list[tuple[int, str]]
) -> None:
    """However many blank cells are put in anywhere, the essential columns stay right."""
    cells = list(ROWS[line] if lost is None else without(ROWS[line], lost))
    for position, blank in blanks:
        cells.insert(min(position, len(cells)), blank)
    whole, changed = by_column(ROWS[line]), by_column(tuple(cells))
    assert {c: changed[c] for c in KEPT} == {c: whole[c] for c in KEPT}


@given(
    st.lists(
        st.text(max_size=12) | st.sampled_from([c for r in ROWS.values() for c in r]), max_size=30
    )
)
def test_any_cells_are_placed_in_order_or_too_many(cells: list[str]) -> None:
    """No cell with words is ever left over: either all are placed or the row has too many."""
    alignment = align(cells, COLUMNS)
    words = [at for at, cell in enumerate(cells) if tidy(cell)]
    if alignment is None:
        assert len(words) > len(COLUMNS)
        return
    placed = [at for at in alignment.cells.values() if at is not None]
    assert tuple(alignment.cells) == COLUMNS
    assert placed == sorted(set(placed))
    assert set(words) <= set(placed)


WHOLE = {
    Column.NUMBER: "1",
    Column.TITLE: "法律援助实施",
    Column.SUB_ITEM: "",
    Column.POWER_TYPE: "其他行政权力",
    Column.BASIS: "【法律】《法律援助法》第三条",
    Column.ACTING_BODY: "伊宁市司法局",
    Column.HANDLING_OFFICE: "法律援助中心",
    Column.LEVEL: "县级",
    Column.AUTHORITY: "负责受理申请",
    Column.DEPARTMENT_DUTY: "法律援助实施",
    Column.RESPONSIBILITY: "1.受理。2.指派。",
    Column.RESPONSIBILITY_BASIS: "《法律援助法》第四条",
    Column.ACCOUNTABLE: "1.具体承办人；",
    Column.ACCOUNTABILITY: "因不履行工作职责，应承担相应的责任",
    Column.REMARK: "",
}


def changed(**words: str) -> tuple[str, ...]:
    """The cells of a whole row with some of them changed, by the column's name."""
    return tuple(words.get(column.name.lower(), text) for column, text in WHOLE.items())


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"sub_item": "其他行政权力"},
        {"sub_item": "监督指导"},
        {"responsibility": "受理申请，指派律师"},
        {"responsibility": ""},
        {"department_duty": ""},
        {"handling_office": ""},
        {"acting_body": ""},
        {"level": ""},
        {"authority": ""},
        {"basis": "<p>【规章】《律师执业管理办法》</p>"},
        {"basis": "1. 《社区矫正法》第47条； 2. 《社区矫正法实施办法》"},
        {"accountability": "", "accountable": "因不履行职责，1.具体承办人应承担相应的责任"},
        {"remark": "依据实施依据，该项内容本部门无审批"},
        # Odd, but where they stand nothing else fits better.
        {"level": "设区的市、县"},
        {"handling_office": "公共法律服务管理局"},
        {"basis": "“三定”规定"},
        {"acting_body": "公证协会"},
    ],
)
def test_a_whole_row_stays_in_its_columns(words: dict[str, str]) -> None:
    """With a cell for every column, each stays where it is, blank or odd as it may be."""
    assert list(aligned(changed(**words)).cells.values()) == list(range(len(COLUMNS)))


@pytest.mark.parametrize(
    ("words", "doubtful"),
    [
        ({"level": "设区的市、县"}, Column.LEVEL),
        ({"handling_office": "公共法律服务管理局"}, Column.HANDLING_OFFICE),
        ({"basis": "“三定”规定"}, Column.BASIS),
        ({"acting_body": "公证协会"}, Column.ACTING_BODY),
        ({"authority": "《律师法》第四条"}, Column.AUTHORITY),
        ({"power_type": "登记备案"}, Column.POWER_TYPE),
    ],
)
def test_a_cell_unlike_its_column_is_doubtful(words: dict[str, str], doubtful: Column) -> None:
    """Where nothing fits better, the cell is taken and the editor is told."""
    assert aligned(changed(**words)).doubtful == (doubtful,)


ESSENTIAL = (
    Column.NUMBER,
    Column.TITLE,
    Column.POWER_TYPE,
    Column.BASIS,
    Column.ACTING_BODY,
    Column.HANDLING_OFFICE,
    Column.LEVEL,
)


@pytest.mark.parametrize("column", ESSENTIAL)
def test_an_essential_cell_lost_is_missed(column: Column) -> None:
    """The neighbour's words are never taken for it, whether 子项名称 and 部门职责 are there or not."""
    for row in (tuple(WHOLE.values()), without(without(tuple(WHOLE.values()), SUB), DUTY)):
        found = by_column(without(row, column))
        assert found[column] == ""


@pytest.mark.parametrize(
    ("cells", "too_many"),
    [(("1",) * 15, False), (("1",) * 16, True), (("1", "") * 15, False), ((), False), (("",) * 40, False)],
)  # fmt: skip
def test_more_words_than_columns_have_no_alignment(
    cells: tuple[str, ...], *, too_many: bool
) -> None:
    """Blank cells may be left over, cells with words may not."""
    assert (align(cells, COLUMNS) is None) is too_many

"""Which cell of a power list's row belongs to which column: told by what it holds, never by place alone.

Rows come with 14 or 15 cells of 15, different ones missing. The columns keep their order, so this is
an alignment of two sequences: every cell that holds words gets a column, columns may stay empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.records import Column
from knowledge.text import squeeze, tidy

Test = Callable[[str], bool]

_FITS, _NEUTRAL, _CLASHES, _IMPOSSIBLE = 4.0, 0.0, -6.0, -20.0
# A short text in 子项名称 says little: titles and types are short too.
_HARDLY_FITS = 0.5
_LEFT_OVER = -0.2
_DOUBTFUL = -3.0
_NOT_TWICE = -1.0
_LONGEST_SUB_ITEM = 30  # characters


def _matches(pattern: str) -> Test:
    compiled = re.compile(pattern)
    return lambda text: compiled.search(text) is not None


_is_type: Test = _matches(
    r"^(?:行政(?:处罚|检查|奖励|许可|强制|征收|给付|确认|裁决)|其他行政权力|.{2,4}权)$"
)
_is_numbered: Test = _matches(r"直接实施责任|1[.．、]")
_cites: Test = _matches(r"^(?:\d[.．]\s*)?(?:【[^】]{2,8}】|《)")

# What the words of a column look like. A column without a test holds free text.
_LOOKS: Mapping[Column, Test] = {
    Column.NUMBER: _matches(r"^\d{1,4}$"),
    Column.SUB_ITEM: lambda text: len(text) <= _LONGEST_SUB_ITEM and not _cites(text),
    Column.POWER_TYPE: _matches(
        r"^.{0,8}(?:权|权力|处罚|检查|奖励|许可|强制|征收|给付|确认|裁决)$"
    ),
    Column.BASIS: _cites,
    Column.ACTING_BODY: _matches(r"^.{2,18}(?:局|委|委员会|办公室|政府|厅|中心|队)$"),
    Column.HANDLING_OFFICE: _matches(r"^.{1,18}(?:科|室|股|处|所|队|站|部|中心)$"),
    Column.LEVEL: _matches(r"^.{1,8}级$"),
    Column.RESPONSIBILITY_BASIS: _cites,
    Column.ACCOUNTABLE: _matches(r"具体承办人|内设机构负责人"),
    Column.ACCOUNTABILITY: _matches(r"^因?不履行|应承担相应的责任"),
}

# What the words of a column cannot be: the names of bodies, types and levels are short, and what is
# a type is no title. Where nothing else is left for a column, its cell has been lost.
_NEVER: Mapping[Column, Test] = {
    Column.TITLE: _is_type,
    Column.POWER_TYPE: _matches(r"^.{20}"),
    Column.BASIS: _is_type,
    Column.ACTING_BODY: _matches(r"^.{40}"),
    Column.HANDLING_OFFICE: _matches(r"^.{40}"),
    Column.LEVEL: _matches(r"^(?!.*级).{10}"),
}

# What it costs to leave a column empty: little where registers do leave it out, much where never.
_ABSENCE: Mapping[Column, float] = {
    Column.SUB_ITEM: -0.5,
    Column.DEPARTMENT_DUTY: -0.5,
    Column.REMARK: -0.1,
    Column.RESPONSIBILITY: -2.0,
    Column.ACCOUNTABILITY: -1.0,
}
_USUAL_ABSENCE = -8.0
# A blank cell stands rather in a column that may be left out, or in none, than in one of the others.
_BLANK: Mapping[Column, float] = {
    Column.SUB_ITEM: 0.0,
    Column.DEPARTMENT_DUTY: 0.0,
    Column.REMARK: 0.0,
    Column.AUTHORITY: -1.5,
    Column.RESPONSIBILITY: -1.0,
    Column.ACCOUNTABILITY: 0.0,
}
_USUAL_BLANK = -3.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """Per column the position of its cell in the row, None where the row has none for it.

    `doubtful` are the columns whose cell does not look like one of theirs, for want of a better.
    """

    cells: Mapping[Column, int | None]
    doubtful: tuple[Column, ...] = ()

    @property
    def missing(self) -> tuple[Column, ...]:
        """The columns for which the row has no cell, in the table's order."""
        return tuple(column for column, cell in self.cells.items() if cell is None)


def align(cells: Sequence[str], columns: Sequence[Column]) -> Alignment | None:
    """The best alignment of a row's cells with the columns; None where the cells are too many.

    Blank cells may be left over; cells with words may not.
    """
    texts = [tidy(cell) for cell in cells]
    if sum(1 for text in texts if text) > len(columns):
        return None
    title = squeeze(next(filter(None, texts[1:]), ""))
    path = _best_path(texts, columns, title)
    doubtful = (
        column
        for column, cell in path.items()
        if cell is not None and texts[cell] and _fit(texts[cell], column, title) <= _DOUBTFUL
    )
    return Alignment(path, tuple(doubtful))


def _best_path(
    texts: Sequence[str], columns: Sequence[Column], title: str
) -> dict[Column, int | None]:
    """Needleman–Wunsch over cells × columns, each state carrying the cells placed so far."""
    rows: list[_State] = [_State(0.0, ())]
    for text in texts:
        rows.append(_drop(rows[-1], text))
    for column in columns:
        ahead = [_State(rows[0].score + _absence(column), (*rows[0].placed, None))]
        for cell, text in enumerate(texts):
            before = rows[cell]
            placed = _State(before.score + _fit(text, column, title), (*before.placed, cell))
            left = rows[cell + 1]
            empty = _State(left.score + _absence(column), (*left.placed, None))
            ahead.append(max(placed, empty, _drop(ahead[-1], text), key=lambda s: s.score))
        rows = ahead
    return dict(zip(columns, rows[-1].placed, strict=True))


@dataclass(frozen=True, slots=True)
class _State:
    """The best so far for some first cells and columns: its score, and a cell (or none) per column."""

    score: float
    placed: tuple[int | None, ...]


def _drop(state: _State, text: str) -> _State:
    """Leave a cell over: cheap for a blank one, never for one with words."""
    return _State(state.score + (float("-inf") if text else _LEFT_OVER), state.placed)


def _absence(column: Column) -> float:
    return _ABSENCE.get(column, _USUAL_ABSENCE)


def _fit(text: str, column: Column, title: str) -> float:
    """How well a text suits a column, at most _FITS; a misfit costs."""
    if not text:
        return _BLANK.get(column, _USUAL_BLANK)
    if column in _DUTIES:
        return _fit_duty(text, column, title)
    never = _NEVER.get(column)
    if never is not None and never(text):
        return _IMPOSSIBLE
    looks = _LOOKS.get(column)
    if looks is None:
        return _DOUBTFUL if _cites(text) else _NEUTRAL
    if looks(text):
        return _HARDLY_FITS if column is Column.SUB_ITEM else _FITS
    return _CLASHES


# Blocks that have 部门职责 repeat the item's title in it; 责任事项内容 mostly numbers its clauses.
_DUTIES = (Column.DEPARTMENT_DUTY, Column.RESPONSIBILITY)


def _fit_duty(text: str, column: Column, title: str) -> float:
    if _cites(text):
        return _CLASHES
    repeats_title = squeeze(text).rstrip("。") == title.rstrip("。")
    if column is Column.DEPARTMENT_DUTY:
        return _FITS / 2 if repeats_title else _NEUTRAL
    if _is_numbered(text):
        return _FITS
    return _NOT_TWICE if repeats_title else _NEUTRAL

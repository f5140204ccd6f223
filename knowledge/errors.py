"""Whose fault it is, told by the error's type: the editor's register, or the operator's store."""

from __future__ import annotations


class KnowledgeError(Exception):
    """Base of all errors of this package; its text is one clear line in Chinese."""


class RegisterError(KnowledgeError):
    """A register that cannot be read: the editor's to mend.

    `file` is the name as given; `row` counts lines from 1, `column` is a column title or a cell's
    number from 1; both are None where the whole file is meant.
    """

    def __init__(
        self, problem: str, file: str, row: int | None = None, column: str | None = None
    ) -> None:
        self.problem, self.file, self.row, self.column = problem, file, row, column
        row_words = f" 第{row}行" if row is not None else ""
        column_words = f" 「{column}」列" if column is not None else ""
        super().__init__(f"{file}{row_words}{column_words}：{problem}")


class StoreError(KnowledgeError):
    """A store that cannot be opened, read or written: the operator's to mend."""


class StoreOutdated(StoreError):
    """A store made by another version: `shuiguan build` makes it anew."""


class BuildBusy(StoreError):
    """Another process is building the store and did not finish in time."""


class RecordUnknown(KnowledgeError):
    """No record has this key; `nearest` names keys that look like it, best first, maybe none."""

    def __init__(self, key: str, nearest: tuple[str, ...]) -> None:
        self.key, self.nearest = key, nearest
        hint = f"；相近的有：{'、'.join(nearest)}" if nearest else ""
        super().__init__(f"没有这个编号：{key}{hint}")

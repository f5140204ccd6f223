"""The file of a store: opened to read, checked to be ours, and asked in SQL. A door to SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Self, TypeVar

from knowledge import schema
from knowledge.errors import StoreError, StoreOutdated
from knowledge.rows import Row

T = TypeVar("T")
Connection = sqlite3.Connection

_REBUILD = "请运行 shuiguan build 重新生成"


class StoreFile:
    """One open file. What asks it may raise StoreError where the file turns out to be damaged."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self.path = connection, path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a store to read.

        Raises StoreError where there is none or the file is none of ours, StoreOutdated where
        another version of this program wrote it.
        """
        if not path.is_file():
            raise StoreError(f"没有知识库 {path}，{_REBUILD}")
        try:
            uri = f"{path.resolve().as_uri()}?mode=ro"
            # Readers on several threads share the connection; none of them writes.
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise StoreError(f"打不开知识库 {path}（{error}），{_REBUILD}") from error
        try:
            _check_owner(connection, path)
        except StoreError:
            connection.close()
            raise
        connection.row_factory = sqlite3.Row
        return cls(connection, path)

    def close(self) -> None:
        """Give the file back; the store answers no more."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def _grouped(
        self, sql: str, make: Callable[[Row], T], **named: str
    ) -> dict[str, tuple[T, ...]]:
        """What each owner has; the column `owner` names it."""
        found: dict[str, list[T]] = {}
        for owner, item in self._all(sql, lambda r: (r["owner"], make(r)), **named):
            found.setdefault(owner, []).append(item)
        return {owner: tuple(items) for owner, items in found.items()}

    def _all(
        self, sql: str, make: Callable[[Row], T], *values: str, **named: str | int | None
    ) -> tuple[T, ...]:
        """What `make` reads out of each row; the marks of the SQL are given in order or by name."""
        given = {name: readable(v) if isinstance(v, str) else v for name, v in named.items()}
        try:
            rows = self._connection.execute(sql, given or tuple(map(readable, values)))
            return tuple(make(row) for row in rows)
        except (sqlite3.Error, ValueError, TypeError, IndexError) as error:
            # What we cannot read back as we wrote it is as damaged as what SQLite cannot.
            raise StoreError(f"知识库 {self.path} 已损坏（{error}），{_REBUILD}") from error


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    try:
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise StoreError(f"打不开知识库 {path}（{error}），{_REBUILD}") from error
    if owner != schema.APPLICATION_ID:
        raise StoreError(f"{path} 不是本程序的知识库，{_REBUILD}")
    if version != schema.VERSION:
        raise StoreOutdated(f"知识库是第 {version} 版，本程序用第 {schema.VERSION} 版，{_REBUILD}")


def readable(text: str) -> str:
    """The text without lone surrogates, which no store could hold: nothing is found by them."""
    return text.encode("utf-8", "replace").decode("utf-8")

"""A small register of three items, and what a store holds, for the tests of the store."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.catalogue import FILE, Catalogue, read_catalogue

CATALOGUE = """\
[[bureau]]
id = "town"
name = "镇司法所"

[[source]]
id = "town"
bureau = "town"
title = "镇司法所登记表"
file = "town.txt"
"""

HEADER = "序号\t主要职责\t具体工作事项\t责任处室\t备注\n"
ROWS = (
    "1\t指导人民调解工作\t自收到申请之日起五个工作日内答复\t调解科（培训科）\t依据《人民调解法》第八条\n"
    "\t\t培训人民调解员，每年至少一次\t调解科\t\n"
    "2\t管理档案\t保管卷宗\t\t\n"
)
REGISTER = HEADER + ROWS
# The same register after its editor was at work: what a later build must show.
EDITED = REGISTER.replace("五个工作日", "三个工作日")


def write_town(folder: Path, register: str | bytes = REGISTER) -> Catalogue:
    """Put the small register, or another in its place, into a folder; its catalogue."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(CATALOGUE, encoding="utf-8")
    data = register.encode() if isinstance(register, str) else register
    (folder / "town.txt").write_bytes(data)
    return read_catalogue(folder)


@contextlib.contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """A store as SQLite sees it, to look into or to spoil; what was changed is kept."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        yield connection
        connection.commit()


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    """Put one row into a table, as SQLite alone would take it."""
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    sql = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 — names of our schema
    connection.execute(sql, list(row.values()))


def content(path: Path) -> list[str]:
    """All that a store holds, as the SQL that would make it again."""
    with raw(path) as connection:
        return list(connection.iterdump())

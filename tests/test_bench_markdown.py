"""How the bench writes its figures into a document: the tables, and the place where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import Column, Figure, Grid, Row, Section, Unit
from bench.markdown import CannotWrite, marks, put
from bench.report import Chapter, Machine

MACHINE = Machine("2026-03-02", "3.11.7 Linux", 2, 0.25, "make bench ARGS=--write")
BEGIN, END = marks("speed")

lines = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=9))


def chapter(*blocks: Section | Grid) -> Chapter:
    """The chapter of a measure called speed."""
    return Chapter("speed", "速度", blocks)


def written(*blocks: Section | Grid) -> list[str]:
    """The lines of a document that has nothing but this chapter, without machine and marks."""
    text = put(f"{BEGIN}\n{END}", MACHINE, chapter(*blocks))
    return text.splitlines()[7:-2]


def test_a_chapter_begins_with_where_it_was_measured() -> None:
    """Date, Python, cores, load and command stand between the marks, before any figure."""
    assert put(f"甲\n{BEGIN}\n{END}\n乙\n", MACHINE, chapter()).splitlines() == [
        "甲",
        BEGIN,
        "",
        "- 日期：2026-03-02",
        "- Python：3.11.7 Linux",
        "- 核数：2",
        "- 负载：0.2（开始前一分钟的平均；越高，结果越偏慢）",
        "- 命令：make bench ARGS=--write",
        "",
        END,
        "乙",
    ]


def test_figures_are_a_table() -> None:
    """A line for each figure, the value to the right; what is a part of another is set in."""
    section = Section(
        "提问",
        (
            Figure("all", "共", 1.5, Unit.SECONDS, 2.0, "a|b"),
            Figure("part", "其中", 15, Unit.MILLISECONDS, depth=1),
            Figure("deep", "其中的", 1, Unit.MILLISECONDS, depth=2),
        ),
    )
    assert written(section) == [
        "",
        "### 提问",
        "",
        "| 项目 | 结果 | 目标 | 说明 |",
        "| --- | ---: | --- | --- |",
        "| 共 | 1.50 s | < 2 s 达到 | a\\|b |",
        "| \u3000其中 | 15 ms |  |  |",
        "| \u3000\u3000其中的 | 1.00 ms |  |  |",
    ]


def test_a_grid_is_a_table_with_its_notes() -> None:
    """Names to the left, values to the right, a dash where there is none; the notes as a list."""
    grid = Grid(
        "排序",
        ("方法", "查什么"),
        (Column("first", "首位", Unit.SHARE), Column("memory", "内存", Unit.MEGABYTES)),
        (Row("ours", ("谁管", "登记表"), (95.04, None)),),
        ("一句。", "又一句。"),
    )
    assert written(grid) == [
        "",
        "### 排序",
        "",
        "| 方法 | 查什么 | 首位 | 内存 |",
        "| --- | --- | ---: | ---: |",
        "| 谁管 | 登记表 | 95.0 % | — |",
        "",
        "- 一句。",
        "- 又一句。",
    ]


@given(lines, lines, lines)
def test_what_stands_around_the_place_is_kept(
    before: list[str], stale: list[str], after: list[str]
) -> None:
    """What was written before is gone, all else is as it was; writing again changes nothing."""
    document = "\n".join([*before, BEGIN, *stale, END, *after])
    once = put(document, MACHINE, chapter())
    assert once.startswith("\n".join([*before, BEGIN]))
    assert once.endswith("\n".join([END, *after]))
    assert once == put(once, MACHINE, chapter())
    assert once == put("\n".join([*before, BEGIN, END, *after]), MACHINE, chapter())


def test_chapters_have_places_of_their_own() -> None:
    """Writing one chapter leaves the other as it is."""
    other = "\n".join(marks("growth"))
    document = put(f"{BEGIN}\n{END}\n{other}", MACHINE, chapter())
    both = put(document, MACHINE, Chapter("growth", "增长", ()))
    assert both.startswith(document.removesuffix(other))
    assert put(both, MACHINE, chapter()) == both


@pytest.mark.parametrize(
    "document",
    [
        "",
        BEGIN,
        END,
        f"{END}\n{BEGIN}",
        f"{BEGIN}\n{END}\n{BEGIN}\n{END}",
        f"{BEGIN}\n{END}\n{END}",
        f" {BEGIN}\n{END}",
        "\n".join(marks("growth")),
    ],
)
def test_a_document_without_the_place_is_refused(document: str) -> None:
    """Both marks have to stand there, once each and in order; else nothing is written anywhere."""
    with pytest.raises(CannotWrite, match="bench speed"):
        put(document, MACHINE, chapter())

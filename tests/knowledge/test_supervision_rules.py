"""Policies in prose, their five sections and the paragraphs of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.errors import RegisterError
from knowledge.reading import Reading
from knowledge.records import Column, Kind, Record
from tests.knowledge.register_files import (
    RULE_LINES,
    read_lines,
    read_text,
    source_lines,
    with_line,
)

SECTIONS = ["监督检查对象", "监督检查内容", "监督检查方式及程序", "监督检查措施", "监督检查处理"]
POLICIES = [
    "对公证机构和公证员行政执法的监督检查",
    "对律师事务所、律师，法律服务所、基层法律服务工作者行政执法的监督检查",
    "对司法鉴定机构和鉴定人的行政执法职权的监督检查",
]
# The lines of the document where each section's heading stands.
HEADINGS = [
    [692, 695, 702, 708, 722],
    [742, 745, 752, 759, 773],
    [791, 794, 802, 807, 815],
]
TITLE = "三、事中事后监督管理制度"


@pytest.fixture(scope="module")
def rules(municipal: Reading) -> dict[str, Record]:
    """The supervision records by their number."""
    return {r.number: r for r in municipal.records if r.kind is Kind.SUPERVISION}


def read_rules(folder: Path, *lines: str) -> list[Record]:
    """The rules of these lines below the part's heading."""
    return list(read_text(folder, "\n".join((TITLE, *lines))).records)


# ---- the real register


def test_three_policies_of_five_sections(rules: dict[str, Record]) -> None:
    """Fifteen records, keyed by policy and section."""
    expected = [
        (f"municipal/supervision/{p}.{s}", policy, section)
        for p, policy in enumerate(POLICIES, 1)
        for s, section in enumerate(SECTIONS, 1)
    ]
    assert [(r.key, r.part, r.title) for r in rules.values()] == expected


def test_every_paragraph_belongs_to_the_section_above_it(rules: dict[str, Record]) -> None:
    """Each line with words from one heading to the next is a paragraph, at its own line."""
    lines = source_lines("municipal")
    starts = [line for policy in HEADINGS for line in policy]
    # Policy headings end a section too.
    ends = [*starts[1:5], 739, *starts[6:10], 790, *starts[11:], RULE_LINES.stop]
    for record, start, end in zip(rules.values(), starts, ends, strict=True):
        paragraphs = record.cells(Column.PARAGRAPH)
        written = [n for n in range(start + 1, end) if lines[n - 1].strip()]
        assert [f.locator.row for f in paragraphs] == written
        assert ["".join(lines[n - 1].split()) for n in written] == [
            "".join(f.text.split()) for f in paragraphs
        ]
        assert {f.locator.column for f in paragraphs} == {record.title}
        assert [f.locator.row for f in record.cells(Column.SECTION)] == [start]


@pytest.mark.parametrize(
    ("policy", "heading"),
    [
        ("1", [(691, f"（一）{POLICIES[0]}")]),
        # This title is broken over two lines.
        (
            "2",
            [
                (739, "（二）对律师事务所、律师，法律服务所、基层法律服务"),
                (740, "工作者行政执法的监督检查"),
            ],
        ),
        ("3", [(790, f"（三）{POLICIES[2]}")]),
    ],
)
def test_the_title_of_a_policy_is_kept_as_it_stands(
    rules: dict[str, Record], policy: str, heading: list[tuple[int, str]]
) -> None:
    """All five sections of a policy carry its title, each line of it a field."""
    for section in range(1, 6):
        fields = rules[f"{policy}.{section}"].cells(Column.POLICY)
        assert [(f.locator.row, f.text) for f in fields] == heading


@pytest.mark.parametrize(("number", "count"), [("1.3", 5), ("1.4", 13), ("2.5", 15), ("3.5", 25)])
def test_list_items_are_paragraphs_and_no_policies(
    rules: dict[str, Record], number: str, count: int
) -> None:
    """（二）超过法定权限…… is an item of a list, be it numbered like a policy."""
    assert len(rules[number].cells(Column.PARAGRAPH)) == count


# ---- other rules

FIRST = ("（一）对甲的监督检查", "一、监督检查对象", "甲。")


@pytest.mark.parametrize(
    "item",
    [
        "（二）对违法的行为；",
        "（二）对违法的行为。",
        "（三）对违法的行为",
        "（一）对违法的行为",
        "二、其他事项",
        "一、监督检查对象和内容",
        "对甲的监督检查",
        "六、监督检查处理",
    ],
)
def test_a_line_like_a_heading_is_a_paragraph(tmp_path: Path, item: str) -> None:
    """A heading is worded like one, ends like one, and continues the numbers."""
    (record,) = read_rules(tmp_path, *FIRST, item)
    assert [f.text for f in record.cells(Column.PARAGRAPH)] == ["甲。", item]


def test_policies_may_have_fewer_sections(tmp_path: Path) -> None:
    """What a policy does not have, it has no record for; an empty section is one."""
    lines = (*FIRST, "二、监督检查内容", "（二）对乙", "的监督检查", "一、监督检查对象", "乙。")
    found = read_rules(tmp_path, *lines)
    assert [(r.number, r.part, len(r.cells(Column.PARAGRAPH))) for r in found] == [
        ("1.1", "对甲的监督检查", 1),
        ("1.2", "对甲的监督检查", 0),
        ("2.1", "对乙的监督检查", 1),
    ]


def test_a_tab_before_the_first_line_makes_no_table(tmp_path: Path) -> None:
    """Prose in a table's cell is still prose: each line counts."""
    plain = read_rules(tmp_path, *FIRST)
    assert read_rules(tmp_path, *(f"\t{line}" for line in FIRST)) == plain
    assert read_rules(tmp_path, f"\t{FIRST[0]}", "", *FIRST[1:])[0].title == plain[0].title


@pytest.mark.parametrize(
    ("lines", "line", "problem"),
    [
        (("总则。", *FIRST), 2, "监督管理制度应以「（一）对……」开头"),
        (("（二）对甲的监督检查", *FIRST[1:]), 2, "监督管理制度应以「（一）对……」开头"),
        (("一、监督检查对象", "甲。"), 2, "监督管理制度应以「（一）对……」开头"),
        # Without its first section heading the text would become the policy's title.
        ((FIRST[0], "甲。", *FIRST[1:]), 3, "正文应在「一、监督检查对象」之类的标题下面"),
        ((FIRST[0],), 2, "「对甲的监督检查」下面没有「一、监督检查对象」之类的标题"),
        ((*FIRST, "（二）对乙的监督检查"), 5, "「对乙的监督检查」下面没有"),
        ((*FIRST, "三、监督检查措施"), 5, "这里应是第 2 节，写的是「三、监督检查措施」"),
        # Without the heading of policy two, its sections would be policy one's.
        ((*FIRST, "乙的监督检查", *FIRST[1:]), 6, "这里应是第 2 节，写的是「一、监督检查对象」"),
    ],
)
def test_rules_out_of_order_are_refused(
    tmp_path: Path, lines: tuple[str, ...], line: int, problem: str
) -> None:
    """A heading that is missing, repeated or out of order is told with its line."""
    with pytest.raises(RegisterError, match=problem) as raised:
        read_rules(tmp_path, *lines)
    assert (raised.value.file, raised.value.row) == ("copy.txt", line)


@pytest.mark.parametrize("line", [n for policy in HEADINGS for n in policy] + [691, 790])
def test_each_heading_of_the_real_rules_is_needed(tmp_path: Path, line: int) -> None:
    """A heading made unreadable never moves paragraphs silently: it is told, or is a paragraph.

    The last section of a policy is the one whose heading nothing below it can miss.
    """
    lines = with_line(source_lines("municipal"), line, lambda _: "无题")
    if line in {policy[-1] for policy in HEADINGS}:
        fields = [f for r in read_lines(tmp_path, lines).records for f in r.fields]
        assert [f.text for f in fields if f.locator.row == line] == ["无题"]
        return
    with pytest.raises(RegisterError) as raised:
        read_lines(tmp_path, lines)
    assert raised.value.row is not None
    assert raised.value.row >= line

"""The offices that the registers name, each under one name."""

from __future__ import annotations

import pytest

from knowledge.facts import Extract, extract
from knowledge.offices import offices_of, record_offices
from knowledge.records import Column, Field, Kind, Locator, Office, Record

# Every office that one finds in the two documents, in the order of first mention.
NAMED = {
    "municipal": [
        "办公室",
        "社区矫正工作管理处",
        "律师和法律援助管理处",
        "公证工作管理处",
        "普及法律常识办公室（依法治市办公室）",
        "基层工作管理处",
        "司法鉴定和国家司法考试处",
        "政治部（警务部）",
        "计财装备处（审计处）",
    ],
    "yining": [
        "法律援助中心",
        "公律科",
        "公服科",
        "矫正科",
        "公证科",
        "依法治市委员会办公室",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def offices(extracts: dict[str, Extract]) -> tuple[Office, ...]:
    """All offices of both registers."""
    return offices_of(extracts.values())


def with_offices(*texts: str, bureau: str = "copied", kind: Kind = Kind.DUTY) -> Extract:
    """A record whose office cells hold these words."""
    column = Column.OFFICE if kind is Kind.DUTY else Column.HANDLING_OFFICE
    fields = tuple(
        Field(column, text, Locator("copy", "", "", "1", line, column.value))
        for line, text in enumerate(texts, 1)
    )
    return extract(Record(f"{bureau}/duty/1.1", kind, bureau, "copy", "", "1.1", "事项", fields))


@pytest.mark.parametrize("bureau", NAMED)
def test_every_office_is_known_by_one_name(offices: tuple[Office, ...], bureau: str) -> None:
    """Once a bureau, in the order of first mention, whatever its spellings."""
    assert [o.name for o in offices if o.bureau == bureau and o.named] == NAMED[bureau]


def test_words_that_name_no_office_are_marked(offices: tuple[Office, ...]) -> None:
    """有关处室 is whichever office it is: kept, and never shown as a name."""
    assert [(o.bureau, o.name) for o in offices if not o.named] == [
        ("municipal", "以市司法局组织，业务对应处室具体负责"),
        ("municipal", "有关处室"),
    ]


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        ("计财装备处（审计处）", ("审计处", "计财装备处", "计财装备处（审计处")),
        ("政治部（警务部）", ("政治部", "警务部")),
        ("普及法律常识办公室（依法治市办公室）", ("依法治市办公室", "普及法律常识办公室")),
        ("办公室", ()),
        ("公律科", ()),
    ],
)
def test_an_office_goes_by_its_spellings(
    offices: tuple[Office, ...], name: str, aliases: tuple[str, ...]
) -> None:
    """The name in the brackets, the one before them, and a spelling that lacks a bracket."""
    (found,) = [o for o in offices if o.name == name]
    assert found.aliases == aliases


@pytest.mark.parametrize(
    ("key", "names"),
    [
        (
            "municipal/duty/1.1",
            ("办公室", "社区矫正工作管理处", "律师和法律援助管理处", "公证工作管理处"),
        ),
        ("municipal/duty/4.11", ("律师和法律援助管理处", "基层工作管理处")),
        ("municipal/duty/9.2", ()),
        ("municipal/duty/10.2", ("计财装备处（审计处）",)),
        ("municipal/boundary/1", ()),
        ("municipal/supervision/1.1", ()),
        ("yining/other/22", ("矫正科",)),
    ],
)
def test_a_record_names_its_offices_once(
    extracts: dict[str, Extract], key: str, names: tuple[str, ...]
) -> None:
    """In order, a repeated one once; acting bodies and departments are no offices."""
    assert record_offices(extracts[key]) == names


def test_the_same_name_in_two_bureaus_is_two_offices() -> None:
    """An office belongs to its bureau."""
    one, two = with_offices("办公室"), with_offices("办公室", bureau="other")
    assert offices_of((one, two, one)) == (Office("copied", "办公室"), Office("other", "办公室"))


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("法制科", True),
        ("对外联络处", True),
        ("有关处室", False),
        ("相关科室", False),
        ("业务对应处室", False),
        ("各处，分别负责", False),
    ],
)
def test_general_words_name_no_office(name: str, *, named: bool) -> None:
    """Words for whichever office it is, and whole sentences, name none."""
    (office,) = offices_of([with_offices(name)])
    assert office == Office("copied", name, (), named)


def test_without_offices_there_are_none() -> None:
    """A blank cell names nobody."""
    assert offices_of([with_offices(""), with_offices()]) == ()


def test_a_handling_office_counts_like_a_responsible_one() -> None:
    """承办机构 of a power list is what 责任处室 is of a duty register."""
    assert record_offices(with_offices("公证科", kind=Kind.POWER)) == ("公证科",)

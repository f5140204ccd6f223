"""What a follow-up means by naming another subject of the same kind."""

from __future__ import annotations

import pytest

from intents.cues import load_cues
from intents.subjects import Family, replaced, swap
from knowledge.text import fold

BODIES = Family.of(["律师事务所", "律所 = 律师事务所", "律师", "公证机构", "公证员"])
RITES = Family.of(["入矫", "解矫"])


@pytest.mark.parametrize(
    ("before", "now", "swapped"),
    [
        ("公证机构年度考核", "律师事务所", "律师事务所年度考核"),
        ("公证机构年度考核", "律所", "律所年度考核"),
        ("律师年度考核", "公证员", "公证员年度考核"),
        ("入矫宣告", "解矫", "解矫宣告"),
        ("公证机构年度考核", "律所培训", "律所年度考核 培训"),
        ("律师事务所考核", "律师", "律师考核"),
        ("律师事务所考核", "律所", ""),
        ("公证机构年度考核", "公证机构", ""),
        ("公证机构年度考核", "解矫", ""),
        ("公证机构年度考核", "依据", ""),
        ("减刑", "律师", ""),
        ("", "律师", ""),
        ("律师", "", ""),
    ],
)
def test_a_subject_takes_the_place_of_another(before: str, now: str, swapped: str) -> None:
    """Only of one family, only where it is another one, as it is said; what else is said now is added
    behind."""
    assert " ".join(swap(before, now, (BODIES, RITES)).split()) == swapped


def test_the_longest_member_is_meant() -> None:
    """律师 within 律师事务所 is not what is named there, in whatever order the file has them."""
    for family in (BODIES, Family.of(["律师", "律师事务所"])):
        assert family.find("某律师事务所") == ("律师事务所", "律师事务所")
    assert BODIES.find("律所") == ("律所", "律师事务所")
    assert BODIES.find("减刑") is None


def test_members_are_folded() -> None:
    """They are written as the register writes, and looked for as questions are."""
    assert Family.of(["ＡＰＰ = 手机 APP"]).members == (("app", "手机app"),)


def test_shipped_members_are_of_one_family() -> None:
    """A subject belongs to one family, once, and is written as questions are."""
    families = load_cues().families
    said = [says for family in families for says, _ in family.members]
    assert len(families) > 1
    assert len(set(said)) == len(said)
    for family in families:
        assert all(says == fold(says) for says, _ in family.members)


@pytest.mark.parametrize(
    ("before", "wrong", "right", "read"),
    [
        ("开律师事务所", "开", "注销", "律师事务所 注销"),
        ("律师事务所设立 材料", "设立", "撤销", "律师事务所 材料 撤销"),
        ("律师事务所", "公证处", "撤销", ""),
        ("", "开", "撤", ""),
        ("开开", "开", "撤", "撤"),
    ],
)
def test_what_was_wrong_goes_out(before: str, wrong: str, right: str, read: str) -> None:
    """The wrong words are taken out of those before; where they do not stand there, nothing is read."""
    assert " ".join(replaced(before, wrong, right).split()) == read

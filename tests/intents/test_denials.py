"""What a question says that it is not about counts nothing, unless that is the matter itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.query import Query
from intents.search import Search
from intents.shells import undenied
from knowledge.text import fold
from tests.intents.asking import Desk

any_text = st.text(st.characters(), max_size=60) | st.lists(
    st.sampled_from(
        ("不是", "律所", "，", "先不管", "除了", "只问", "不问", "（", "）", "名义", "以外", "律师的", "?")
    ),
    max_size=12,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "stays", "goes"),
    [
        ("矫正期间出去五天，不是经常两头跑，谁批", "出去五天", "两头跑"),
        ("法律服务所（不是律所）违规收费", "违规收费", "律所"),
        ("法律工作者违规，不是律师，谁处罚", "谁处罚", "律师"),
        ("基层法律服务工作者的处罚，律师的先不管", "工作者的处罚", "律师"),
        ("公证处的处罚，律所的就不用说了", "公证处的处罚", "律所"),
        ("公证员培训，鉴定人除外", "公证员培训", "鉴定人"),
        ("诚信评估归谁，资质的事先放一放", "诚信评估", "资质"),
        ("解除矫正，并不是终止矫正", "解除矫正", "终止"),
        ("我问的不是律师个人，是律所处罚", "律所处罚", "个人"),
        ("除了律所，公证机构的考核谁组织", "公证机构的考核", "律所"),
        ("除律师以外,公证员培训谁管", "公证员培训", "律师"),
        ("不搬家，只是去外地十天", "外地十天", "搬家"),
        ("还不用逮捕，只是提请撤销缓刑", "撤销缓刑", "逮捕"),
        ("不问鉴定机构，只问鉴定人诚信", "鉴定人诚信", "机构"),
        ("只罚律师个人，不罚所里，归谁办", "律师个人", "所里"),
    ],
)
def test_a_denied_clause_counts_nothing(question: str, stays: str, goes: str) -> None:
    """What is set aside is taken off, what is asked stays."""
    left = undenied(fold(question))
    assert fold(stays) in left
    assert goes not in left


@pytest.mark.parametrize(
    "question",
    [
        "不是律师却打着律师的旗号收钱", "根本不是律师，却以律师名义接案子", "他不是律师，还到处替人打官司",
        "不是律师，名片上印着律师身份", "没有律师证给人打官司", "未取得执业证书代理诉讼",
        "援助律师半路不管了", "律师收了钱不管了，找谁", "不服处罚怎么办", "没按时报到", "不让去的地方",
        "是不是律师管", "不是本人领取可以吗", "法考证书，不是本人来领行吗", "除了罚款还有什么处罚",
        "除了律师，还有谁能做法律援助", "不是律师协会", "我不是律师，想申请援助", "监护人不管孩子", "不按时出庭",
        "不予法律援助找谁", "不是", "",
    ],
)  # fmt: skip
def test_a_denial_that_is_the_matter_stays(question: str) -> None:
    """Who pretends, what was left undone, what is asked for: nothing of it is taken off."""
    assert undenied(fold(question)) == fold(question)


def test_a_denied_word_is_neither_core_nor_alias_nor_fact(search: Search) -> None:
    """Its words find no record, stand for no term and ask for no fact."""
    query: Query = search.read("矫正对象回老家一趟谁批，换执行地多久批先不说")
    assert "执行地" not in query.core
    assert {expansion.says for expansion in query.expansions} == {"矫正对象", "回老家"}
    assert [facet.value for facet in query.facets] == ["who"]


@pytest.mark.parametrize(
    ("plain", "denied"),
    [
        ("公证机构年度考核谁组织", "公证机构年度考核谁组织，律所的先不管"),
        ("解除矫正找哪个科", "解除矫正找哪个科，不是解矫宣告"),
        ("律师违法怎么罚", "律师违法怎么罚（不是律师事务所）"),
    ],
)
def test_a_denial_changes_no_ranking(desk: Desk, plain: str, denied: str) -> None:
    """With what is set aside the question finds the same records in the same order."""
    assert desk.keys(denied)[:5] == desk.keys(plain)[:5]


@given(any_text)
def test_denials_take_off_and_add_nothing(text: str) -> None:
    """Whatever is written, what is left are characters of it in their order, parted by spaces."""
    folded = fold(text)
    rest = iter(folded)
    assert all(char in rest for char in undenied(folded) if char != " ")

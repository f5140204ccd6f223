"""What a question names: bureau, offices, laws, types and levels, and everyday words for terms."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from intents.finding import Finder
from intents.names import expand
from intents.phrasebook import Alias
from intents.search import Search
from knowledge.text import fold


@pytest.mark.parametrize(
    ("question", "bureau", "core"),
    [
        ("伊宁市司法局解除矫正", "yining", "解除矫正"),
        ("伊宁司法局解除矫正", "yining", "解除矫正"),
        ("解除矫正归伊宁市局哪个科", "yining", "解除矫正"),
        ("伊宁解除矫正", "yining", "解除矫正"),
        ("市司法局警衔晋升", "municipal", "警衔晋升"),
        ("市局警衔晋升", "municipal", "警衔晋升"),
        ("司法局警衔晋升", "", "司法局警衔晋升"),
        ("警衔晋升", "", "警衔晋升"),
    ],
)
def test_the_bureau_is_named(search: Search, question: str, bureau: str, core: str) -> None:
    """A bureau's name says whose register is meant and takes no part in finding the record."""
    query = search.read(question)
    assert (query.bureau, query.core) == (bureau, core)


@pytest.mark.parametrize(
    ("question", "offices"),
    [
        ("矫正科管什么", ["矫正科"]),
        ("公律科和公服科", ["公律科", "公服科"]),
        ("律管处电话", ["律师和法律援助管理处"]),
        ("依法治市委员会办公室负责什么", ["依法治市委员会办公室"]),
        ("依法治市办公室", ["普及法律常识办公室（依法治市办公室）"]),
        ("警务部和审计处", ["政治部（警务部）", "计财装备处（审计处）"]),
        ("办公室管什么", ["办公室"]),
        ("有关处室", []),
        ("律师执业证变更", []),
    ],
)
def test_offices_are_named(search: Search, question: str, offices: list[str]) -> None:
    """By name, by the register's own other spelling or by an everyday one; never one inside another."""
    assert sorted(office.name for office in search.read(question).offices) == sorted(offices)


@pytest.mark.parametrize(
    ("question", "law"),
    [
        ("律师法第四十七条", ("律师法", 47)),
        ("《公证法》第41条怎么罚", ("公证法", 41)),
        ("社区矫正法规定", ("社区矫正法", None)),
        ("律师执业证变更", None),
    ],
)
def test_a_law_is_named(search: Search, question: str, law: tuple[str, int | None] | None) -> None:
    """A law and its article, in Chinese or Arabic numbers."""
    found = search.read(question).law
    assert (found and (found.law, found.article)) == law


@pytest.mark.parametrize(
    ("question", "power_type"),
    [
        ("行政处罚有哪些", "行政处罚"),
        ("处罚类有几项", "行政处罚"),
        ("能罚谁", "行政处罚"),
        ("行政奖励事项", "行政奖励"),
        ("检查事项有哪些", "行政检查"),
        ("其他行政权力", "其他行政权力"),
        ("律师执业证变更", ""),
    ],
)
def test_a_type_of_power_is_named(search: Search, question: str, power_type: str) -> None:
    """By the register's name for it, or as people call it."""
    assert search.read(question).power_type == power_type


@pytest.mark.parametrize(
    ("question", "level"),
    [
        ("实施层级是县级的有哪些", "县级"),
        ("层级写县市区级的有几项", "县市区级"),
        ("县级司法局", ""),
        ("实施层级是什么", ""),
    ],
)
def test_a_level_is_named(search: Search, question: str, level: str) -> None:
    """A level counts only where the question says that it speaks of levels; the longest is meant."""
    assert search.read(question).level == level


# -- everyday words ---------------------------------------------------------------------------

ALIASES = (
    Alias("手环", "电子定位装置", 0.5),
    Alias("电子手环", "电子定位装置", 1.0),
    Alias("请假", "外出申请", 0.9, context=("缓刑", "矫正")),
    Alias("请假", "休假", 0.3, excluded=("缓刑", "矫正")),
    Alias("律师证", "律师执业证", 1.0),
    Alias("律师证", "执业证书", 0.5),
    Alias("查谁", "监督检查对象", 0.6, context=("执法",)),
)


def finder(aliases: Iterable[Alias]) -> Finder[Alias]:
    """The aliases by what people say."""
    return Finder((alias.says, alias) for alias in aliases)


@pytest.mark.parametrize(
    ("core", "whole", "found"),
    [
        ("电子手环", "电子手环", [("电子手环", "电子定位装置")]),
        ("手环", "手环", [("手环", "电子定位装置")]),
        ("手环 电子手环", "", [("电子手环", "电子定位装置"), ("手环", "电子定位装置")]),
        ("请假", "缓刑能请假吗", [("请假", "外出申请")]),
        ("请假", "干警请假", [("请假", "休假")]),
        ("律师证", "律师证", [("律师证", "律师执业证"), ("律师证", "执业证书")]),
        ("电子手环", "矫正", [("电子手环", "电子定位装置")]),
        ("公证员", "缓刑请假", []),
        ("", "缓刑请假", []),
        ("公证执法监督", "公证执法监督查谁", [("查谁", "监督检查对象")]),
        ("公证", "公证处查谁", []),
        ("公证员培训", "公证员培训,执法查谁先不说", []),
    ],
)
def test_everyday_words_stand_for_terms(
    core: str, whole: str, found: list[tuple[str, str]]
) -> None:
    """The longest word counts and none inside it; its context may stand anywhere in the question, and
    so may a word that asks: a cue has taken it from the core."""
    assert [(e.says, e.term) for e in expand(core, whole, finder(ALIASES))] == found


def test_a_term_is_folded() -> None:
    """The term is given as words are compared, the strength as it was written."""
    (expansion,) = expand("警务部", "", finder([Alias("警务部", "政治部（警务部）", 0.7)]))
    assert (expansion.term, expansion.strength) == (fold("政治部（警务部）"), 0.7)


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("电子手环戴多久", "电子定位装置"),
        ("律所归谁管", "律师事务所"),
        ("法援归谁管", "法律援助"),
        ("暂外的人归谁管", "暂予监外执行"),
        ("假律师怎么罚", "没有取得律师执业证书的人员以律师名义从事法律服务业务"),
    ],
)
def test_shipped_words_are_found_in_questions(search: Search, question: str, term: str) -> None:
    """The everyday words that are shipped are found in the core that is left of a question."""
    assert term in {expansion.term for expansion in search.read(question).expansions}

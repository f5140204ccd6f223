"""The phrases themselves, held against the registers and against the questions they are judged by."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from intents.phrasebook import Alias, Phrasebook, load
from knowledge.catalogue import read_catalogue
from knowledge.records import Record
from knowledge.registers import read_register
from knowledge.text import fold, squeeze

FOLDER = Path(__file__).parents[2] / "intents" / "phrases"
FILES = sorted([FOLDER / "aliases.toml", *(FOLDER / "examples").glob("*.toml")])
QUESTIONS = Path(__file__).parents[1] / "data" / "dev.jsonl"

FEWEST = 5
FEWEST_FOR_CITIZENS = 10
# What people come for who are no officials: their own or a relative's case, a lawyer, a notary, an
# expert, an examination, a quarrel, an appeal.
FOR_CITIZENS = {
    "municipal/duty": (
        "2.1 2.2 2.3 2.4 2.6 3.2 3.3 3.4 3.5 3.10 4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.10 4.11 4.15 "
        "4.16 4.17 4.18 4.19 4.22 4.23 4.26 4.27 5.1 5.2 5.3 5.4 6.2 6.3 6.4 6.5 6.6 6.7 6.8 6.10 6.11 "
        "6.12 7.1 7.2 7.3 7.4 7.5 7.6 8.1 8.2 8.4 8.5 9.3 9.4"
    ),
    "municipal/boundary": "1 2",
    "yining/penalty": "1 2 3 4 5 6 7 8",
    "yining/inspection": "1 2 4 6",
    "yining/reward": "1 2 3 4 6 7",
    "yining/other": " ".join(str(number) for number in range(1, 34)),
}

# Below this likeness (0–100) two short phrases share characters by chance: 矫正人员护照 and
# 矫正人员扫街 have 67 in common and nothing else.
LIKE = 70
# How much likelier to another record than to its own an example may be: 公证 and 律师 differ by two
# characters, and many a record of the one has a neighbour among the other.
MARGIN = 10
# From here on a phrase is a question of the evaluation in all but name.
SAME_QUESTION = 90

# They name no matter; the register's own wording is full of them.
GENERIC = "登记 审批 设立 申请 负责 管理 指导 监督 工作 处罚 办理 检查 实施 组织 开展 制定"


@cache
def book() -> Phrasebook:
    """The phrases as they are shipped."""
    return load(FOLDER)


@cache
def records() -> dict[str, Record]:
    """All records of the registers as they are shipped, by key."""
    catalogue = read_catalogue()
    readings = (read_register(catalogue.path(s), s) for s in catalogue.sources)
    return {record.key: record for reading in readings for record in reading.records}


@cache
def registers() -> str:
    """The text of all sources, without white space."""
    catalogue = read_catalogue()
    return squeeze("\n".join(catalogue.path(s).read_text("utf-8") for s in catalogue.sources))


def likest(phrase: str, others: Iterable[str], least: int = 0) -> float:
    """The likeness (0–100) of the nearest of the others; 0 where none reaches `least`."""
    found = process.extractOne(phrase, others, scorer=fuzz.ratio, score_cutoff=least)
    return float(found[1]) if found else 0.0


def said(key: str) -> list[str]:
    """A record's examples, folded as questions are."""
    return [fold(example) for example in book().examples[key]]


def exclude_each_other(one: Alias, other: Alias) -> bool:
    """Whether the two can never apply to one question."""
    return any(
        a.context and set(a.context) <= set(b.excluded) for a, b in ((one, other), (other, one))
    )


def test_every_record_has_examples() -> None:
    """Each record of the registers, and nothing else, has ways of asking for it."""
    assert set(book().examples) == set(records())
    assert len(book().examples) == 160


def test_no_record_is_short_of_examples() -> None:
    """A record has five ways of asking for it at least, ten where citizens care about it."""
    citizens = {
        f"{p}/{number}" for p, numbers in FOR_CITIZENS.items() for number in numbers.split()
    }
    assert citizens <= set(records())
    least = {k: FEWEST_FOR_CITIZENS if k in citizens else FEWEST for k in book().examples}
    assert [key for key in least if len(book().examples[key]) < least[key]] == []


def test_no_example_is_the_title() -> None:
    """What the register says itself need not be said again."""
    titles = {key: fold(record.title).rstrip("。") for key, record in records().items()}
    assert [(k, t) for k, t in titles.items() if t in said(k)] == []


def test_an_example_is_more_than_a_word() -> None:
    """A single word fits many records: it belongs to the aliases, if anywhere."""
    short = [e for key in book().examples for e in said(key) if len(e) < 4 or e in GENERIC.split()]
    assert short == []


@pytest.mark.parametrize("group", sorted({*FOR_CITIZENS, "municipal/supervision"}))
def test_no_example_is_nearer_to_another_record(group: str) -> None:
    """Left out of its own record, an example is still no likelier (by LIKE and MARGIN) to another."""
    strays = []
    for key in (k for k in book().examples if k.startswith(f"{group}/")):
        others = [e for k in book().examples if k != key for e in said(k)]
        for place, phrase in enumerate(said(key)):
            siblings = said(key)[:place] + said(key)[place + 1 :]
            own = likest(phrase, [*siblings, fold(records()[key].title)])
            if likest(phrase, others, LIKE) - own > MARGIN:
                strays.append((key, phrase))
    assert strays == []


def test_a_stray_example_is_noticed() -> None:
    """The measure above tells 解矫宣告 from 入矫宣告 where nothing of its own record is near."""
    assert (
        likest("未成年解矫宣告", ["未成年入矫宣告"], LIKE) - likest("未成年解矫宣告", ["档案"])
        > MARGIN
    )
    assert likest("矫正人员护照", ["矫正人员扫街"], LIKE) == 0


def test_every_term_stands_in_a_register() -> None:
    """An alias leads to words that a register really uses, white space aside."""
    missing = {a.term for a in book().aliases if squeeze(a.term) not in registers()}
    assert missing == set()


def test_one_word_means_just_one_thing_at_most() -> None:
    """No everyday word means "just this" of two different terms."""
    terms = defaultdict(set)
    for alias in book().aliases:
        if alias.strength == 1:
            terms[alias.says].add(alias.term)
    assert {says: t for says, t in terms.items() if len(t) > 1} == {}


def test_a_word_leads_to_a_term_once() -> None:
    """Two entries from one word to one term never apply to the same question."""
    pairs = defaultdict(list)
    for alias in book().aliases:
        pairs[alias.says, alias.term].append(alias)
    doubled = [
        pair
        for pair, found in pairs.items()
        for one, other in itertools.combinations(found, 2)
        if not exclude_each_other(one, other)
    ]
    assert doubled == []


def test_no_alias_is_a_generic_word() -> None:
    """A word that all records share would lead everybody to one of them."""
    assert [a.says for a in book().aliases if a.says in GENERIC.split() or len(a.says) < 2] == []


def test_context_adds_something() -> None:
    """A word of the context that is part of the alias itself would always be there."""
    idle = [(a.says, word) for a in book().aliases for word in a.context if word in a.says]
    assert idle == []


@pytest.mark.parametrize(
    ("says", "term"),
    [
        ("电子手环", "电子定位装置"),
        ("脚环", "电子定位装置"),
        ("定位手表", "电子定位装置"),
        ("坐牢出来", "刑满释放人员"),
        ("假律师", "没有取得律师执业证书的人员以律师名义从事法律服务业务"),
        ("法援", "法律援助"),
        ("暂外", "暂予监外执行"),
        ("律所", "律师事务所"),
        ("法考", "国家司法考试"),
        ("法律热线", "“12348”法律服务专线"),
        ("社矫科", "矫正科"),
        ("律管处", "律师和法律援助管理处"),
        ("普法办", "普及法律常识办公室（依法治市办公室）"),
        ("法援中心", "法律援助中心"),
        ("基层处", "基层工作管理处"),
        ("计财处", "计财装备处（审计处）"),
        ("警务部", "政治部（警务部）"),
        ("司考处", "司法鉴定和国家司法考试处"),
        ("人社", "市人社局"),
        ("卫健委", "市卫生计生委"),
        ("市场监管", "市质监局"),
        ("政法委", "综治办"),
        ("发改", "发改委"),
        ("派出所", "市公安局"),
    ],
)
def test_the_words_that_everybody_uses_are_known(says: str, term: str) -> None:
    """The everyday names of offices, departments and matters lead to the register's."""
    assert any(a.says == fold(says) and a.term == term for a in book().aliases)


@pytest.mark.parametrize(
    ("says", "term"),
    [
        ("打官司的", "律师"),
        ("换证", "换发"),
        ("泄密", "泄露商业秘密"),
        ("跑了", "失联"),
        ("丢了", "遗失补办"),
        ("请假", "外出申请"),
    ],
)
def test_a_broad_word_is_a_hint_or_needs_its_context(says: str, term: str) -> None:
    """A word that means many things outside this domain is never taken blindly."""
    found = [a for a in book().aliases if (a.says, a.term) == (says, term)]
    assert found
    assert all(a.context or a.strength <= 0.5 for a in found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_says_what_belongs_in_it(path: Path) -> None:
    """A file opens with a comment that says what may be written there and what may not."""
    lines = path.read_text("utf-8").splitlines()
    header = "\n".join(itertools.takewhile(lambda line: line.startswith("#"), lines))
    assert "What belongs here" in header


def test_no_question_of_the_evaluation_is_among_the_phrases() -> None:
    """Phrases are not learned from the questions that judge them; only the number is told."""
    lines = QUESTIONS.read_text("utf-8").splitlines()
    turns = {fold(turn) for line in lines for turn in json.loads(line)["turns"]}
    phrases = [e for key in book().examples for e in said(key)] + [a.says for a in book().aliases]
    copied = sum(likest(phrase, turns, SAME_QUESTION) > 0 for phrase in phrases)
    assert len(turns) > 250
    assert copied == 0

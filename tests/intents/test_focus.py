"""Where in a long story its matter is looked for: clauses that leave nothing out, and stories told."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.confidence import Sure
from intents.focus import clauses, is_story
from intents.phrasebook import Phrasebook
from knowledge.text import fold
from tests.intents.asking import Desk

# What people say besides: nothing of it is a matter for any office.
EVERYDAY = (
    "昨天下班回家的路上堵车堵得厉害",
    "孩子今年刚上初中成绩还可以",
    "我妈最近腰不好一直在家歇着",
    "楼下的超市这个月又涨价了",
    "前两天亲戚从外地过来玩了几天",
    "早上起来头还有点疼",
    "手机我也不太会用都是闺女帮我打的字",
    "这几天下雪出门也不方便",
    "邻居让我上来问一问",
    "一直想着要问也没抽出时间",
    "晚饭都没顾得上吃就坐下来写了",
    "我这个人说话啰嗦您别见怪",
)
ASIDES = 3  # clauses around the matter


# -- clauses ----------------------------------------------------------------------------------

characters = st.characters(exclude_categories=["Z", "C"])
pieces = st.text(characters, min_size=1, max_size=80)
cores = st.lists(pieces, max_size=6).map(" ".join)


@given(cores)
def test_clauses_leave_nothing_out(core: str) -> None:
    """Each character stands in a clause, in its order: by the order one can find each again."""
    at = 0
    for piece in core.split():
        found, start, end = clauses(piece), 0, 0
        for part in found:
            start = piece.index(part, start)
            assert start <= end
            end = max(end, start + len(part))
        assert end == len(piece)
        assert clauses(core)[at : at + len(found)] == found
        at += len(found)
    assert at == len(clauses(core))


@given(cores)
def test_no_clause_is_empty_or_long(core: str) -> None:
    """There is something in each to judge by, and no more than one breath says."""
    assert all(0 < len(part) <= 21 and " " not in part for part in clauses(core))


@given(st.text(characters, min_size=22, max_size=300))
def test_windows_overlap(piece: str) -> None:
    """Without punctuation a matter may be cut anywhere: half of each window stands in the next too."""
    found = clauses(piece)
    assert len(found) > 1
    for one, other in pairwise(found):
        assert one[len(one) // 2 :] == other[: len(one) - len(one) // 2]


@given(st.text(characters, min_size=22, max_size=300), st.integers(0, 300))
def test_a_short_matter_stands_in_one_window(piece: str, place: int) -> None:
    """Whatever is said in eight characters is whole in one of the windows, wherever it begins."""
    start = min(place, len(piece) - 8)
    assert any(piece[start : start + 8] in part for part in clauses(piece))


@pytest.mark.parametrize(
    ("core", "parts"),
    [
        ("", ()),
        ("   ", ()),
        ("外出", ("外出",)),
        ("外出 请假", ("外出", "请假")),
        ("一" * 21, ("一" * 21,)),
        ("一" * 22, ("一" * 14, "一" * 14, "一" * 8)),
        ("外出 " + "一" * 22, ("外出", "一" * 14, "一" * 14, "一" * 8)),
    ],
)
def test_a_core_in_clauses(core: str, parts: tuple[str, ...]) -> None:
    """Blanks part clauses; only what is longer than a clause is looked at through windows."""
    assert clauses(core) == parts


@pytest.mark.parametrize(("length", "long_enough"), [(0, False), (35, False), (36, True)])
def test_what_is_a_story(length: int, long_enough: bool) -> None:
    """A question that says its matter alone is no story, however it is put."""
    assert is_story("一" * length) is long_enough


def test_our_ways_to_ask_are_hardly_ever_stories(book: Phrasebook) -> None:
    """Whoever comes to the point is read as before: of our examples at most one in a hundred is one."""
    said = [fold(example) for examples in book.examples.values() for example in examples]
    assert sum(map(is_story, said)) <= len(said) / 100


# -- stories ----------------------------------------------------------------------------------


def told(matter: str, number: int, between: str) -> str:
    """A story with the matter somewhere in it: its place and the clauses around it by the number."""
    asides = [EVERYDAY[(number + 5 * each) % len(EVERYDAY)] for each in range(ASIDES)]
    asides.insert(number % (ASIDES + 1), matter)
    return between.join(asides)


@pytest.mark.parametrize("between", ["，", "。", " ", ""], ids=["，", "。", "a blank", "nothing"])
def test_a_matter_is_found_in_a_story(desk: Desk, book: Phrasebook, between: str) -> None:
    """One of our ways to ask for each record, amid what has nothing to do with it, spoken or written:
    in nine of ten stories its record comes first."""
    asked = [(key, book.examples[key]) for key in sorted(book.examples)]
    stories = [
        (key, told(examples[place % len(examples)], place, between))
        for place, (key, examples) in enumerate(asked)
    ]
    assert len(stories) >= 60
    long_enough = sum(is_story(desk.query(story).core) for _, story in stories)
    assert long_enough >= 0.9 * len(stories)
    missed = [(key, story) for key, story in stories if desk.first(story) != key]
    assert len(missed) <= len(stories) / 10, missed


def test_a_story_about_nothing_of_ours_is_hardly_ever_answered(desk: Desk) -> None:
    """Everyday clauses alone lead to no record: of all their companies of four, nine in ten get no
    answer."""
    verdicts = [desk.verdict("，".join(parts)) for parts in combinations(EVERYDAY, 4)]
    assert sum(isinstance(verdict, Sure) for verdict in verdicts) <= len(verdicts) / 10

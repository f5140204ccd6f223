"""The vocabulary: which terms are counted, and how much each kind of mention is worth."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.vocabulary import LONGEST_TERM, count_terms
from tests.intents import shipped


def cut(text: str) -> tuple[str, ...]:
    """The words of a text in which blanks part them, as search mode gives them: parts go first."""
    words = text.replace("|", " ").split()
    return tuple(
        w for word in words for w in (*((word[:2], word[2:]) if len(word) == 4 else ()), word)
    )


def test_a_name_counts_as_a_whole_and_by_its_words() -> None:
    """A name is a term even where the cutter would part it, and is worth three mentions."""
    assert count_terms(["律师|协会"], [], [], cut) == {"律师|协会": 3, "律师": 1, "协会": 1}


def test_words_count_wherever_they_stand() -> None:
    """Names, what is asked and what is written add up."""
    counts = count_terms(["公证"], ["公证|找谁"], ["公证|机构", "公证"], cut)
    assert counts == {"公证": 3 + 1 + 1 + 2, "找谁": 1, "机构": 1}


def test_the_parts_of_a_long_word_count_too() -> None:
    """Search mode gives a long word and the words in it; each is a term."""
    assert count_terms([], [], ["法律援助"], cut) == {"法律": 1, "援助": 1, "法律援助": 1}


def test_single_characters_count() -> None:
    """They tell how common 找 or 的 is in questions."""
    assert count_terms([], ["我|找|公证"], [], cut) == {"我": 1, "找": 1, "公证": 1}


def real_cut(text: str) -> tuple[str, ...]:
    """Words of two characters, the last one of what is left."""
    return tuple(re.findall("..?", text))


@pytest.mark.parametrize(
    ("times", "found"),
    [(1, None), (2, None), (3, 3), (5, 5)],
)
def test_words_that_often_stand_together_are_a_term(times: int, found: int | None) -> None:
    """Three times in what is asked make a compound, with its count; fewer do not."""
    counts = count_terms([], ["年度考核"] * times, [], real_cut)
    assert counts.get("年度考核") == found


@pytest.mark.parametrize(
    ("text", "compounds"),
    [
        ("年度考核", {"年度考核"}),
        ("机构年度考核", {"机构年度", "年度考核", "机构年度考核"}),
        ("司法鉴定机构年度", {"司法鉴定", "鉴定机构", "机构年度", "司法鉴定机构", "鉴定机构年度"}),
        ("公证员", set()),
        ("公证", set()),
        ("", set()),
    ],
)
def test_compounds_are_of_two_or_three_whole_words(text: str, compounds: set[str]) -> None:
    """A lone character is no part of a compound, and more than three words are a sentence."""
    counts = count_terms([], [text] * 3, [], real_cut)
    assert {term for term in counts if len(term) > 2} == compounds


def test_what_is_written_makes_no_compounds() -> None:
    """The registers' long texts repeat their clauses; only titles and questions show terms."""
    assert "年度考核" not in count_terms([], [], ["年度考核"] * 9, real_cut)


def test_terms_are_folded() -> None:
    """Full width, capitals and blanks are as in a folded question."""
    assert count_terms(["社矫 ＡＰＰ"], [], [], lambda _: ()) == {"社矫app": 3}


@pytest.mark.parametrize(
    ("name", "kept"), [("公" * LONGEST_TERM, True), ("公" * (LONGEST_TERM + 1), False), ("", False)]
)
def test_terms_have_a_length(name: str, kept: bool) -> None:
    """A term has 1 to 12 characters; longer names count by their words alone."""
    assert (name in count_terms([name], [], [], lambda _: ())) is kept


def test_the_heaviest_come_first() -> None:
    """Terms are in the order of their weights."""
    counts = list(shipped.terms().values())
    assert counts == sorted(counts, reverse=True)


@given(st.lists(st.text(alphabet="公证律师 a1，", max_size=20), max_size=4))
def test_any_texts_can_be_counted(texts: list[str]) -> None:
    """Every weight is positive and every term fits."""
    counts = count_terms(texts, texts, texts, shipped.words().cut)
    assert all(n > 0 and 0 < len(term) <= LONGEST_TERM for term, n in counts.items())


@pytest.mark.parametrize(
    "term",
    [
        "社区矫正",
        "法律援助",
        "暂予监外执行",
        "律师事务所",
        "公证员",
        "出境",
        "失联",
        "电子手环",
        "电话",
        "年度考核",
        "我",
        "的",
        "涉外公证水印纸",
    ],
)
def test_the_shipped_vocabulary_has_the_terms_of_the_domain(term: str) -> None:
    """Official terms, everyday words, compounds, and the small words of questions are all there."""
    assert shipped.terms()[term] >= 2

"""Which records come into question: the same as if all were looked through, by bounded work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.candidates import (
    FILLED_UP,
    LOOKED_UP,
    MOST_TOKENS,
    Match,
    Wanted,
    gather,
    most_in_one,
)
from intents.index import Index, build_index
from intents.weights import Fields, load_weights
from knowledge.records import Kind, Record

FIELDS = Fields(1.0, 0.75, 0.95, 0.15, 0.4, 0.6, pair=0.35)
# All that share a word are looked at, however little they share.
ALL = replace(load_weights().ranking, candidates=1000, worth_a_look=0.0)


def cut(text: str) -> tuple[str, ...]:
    """Words as a test writes them: parted by a bar."""
    return tuple(text.split("|"))


def record(number: int, title: str) -> Record:
    """A record that is no more than its title."""
    return Record(f"town/duty/{number}", Kind.DUTY, "town", "town", "", str(number), title, ())


def index_of(titles: Sequence[str], *, longest: int = 1000, **said: Sequence[str]) -> Index:
    """The index of records with these titles; `said` are ways to ask by the record's number (_2)."""
    examples = {f"town/duty/{number[1:]}": ways for number, ways in said.items()}
    records = (record(number, title) for number, title in enumerate(titles))
    return build_index(records, examples, cut, FIELDS, longest)


def wanted(index: Index, *words: str) -> list[Wanted]:
    """These words with what they tell; those that no record has are left out."""
    known = (word for word in words if word in index.numbers)
    return [Wanted(word, index.numbers[word], index.rarity_of(word)) for word in known]


def found(index: Index, *words: str, **bounds: int) -> dict[int, Match]:
    """The matches for some words by the places of their records."""
    asked = wanted(index, *words)
    total = sum(token.worth for token in asked)
    return {match.document: match for match in gather(index, asked, total, ALL, **bounds)}


# -- what is found ----------------------------------------------------------------------------

TITLES = ("外出|审批", "外出|报告", "公证|审批", "调解")


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (("外出",), {0, 1}),
        (("外出", "公证"), {0, 1, 2}),
        (("审批", "调解"), {0, 2, 3}),
        (("律师",), set()),
        ((), set()),
    ],
)
def test_records_that_share_a_word_are_found(words: tuple[str, ...], places: set[int]) -> None:
    """And no others: who shares nothing does not come into question."""
    assert set(found(index_of(TITLES), *words)) == places


def test_a_match_says_what_it_shares() -> None:
    """How much it has of each word; what its title has; how like the question its nearest example is."""
    matches = found(index_of(TITLES, _1=("请假|外出", "外出"), _3=("外出|说和",)), "外出", "报告")
    assert set(matches[1].covered) == {"外出", "报告"}
    assert set(matches[0].covered) == set(matches[3].covered) == {"外出"}
    assert matches[1].told == pytest.approx(sum(matches[1].covered.values()))
    assert matches[3].told == 0
    assert matches[0].example == 0
    # 外出 alone is nearer to 外出 报告 than 请假 外出 is.
    assert matches[1].example > matches[3].example > 0


def test_the_same_words_are_wholly_alike() -> None:
    """An example that says just what is asked has a likeness of 1, and none has more."""
    index = index_of(("调解", "公证"), _0=("邻里|吵架",))
    asked = wanted(index, "邻里", "吵架", *(f"~{pair}" for pair in ("邻里", "吵架")))
    told = [token._replace(worth=token.worth * index.weight(token.token)) for token in asked]
    (match,) = gather(index, told, sum(token.worth for token in told), ALL)
    assert match.example == pytest.approx(1.0)


def test_records_far_behind_are_not_looked_at() -> None:
    """Who has only a small share of what the best has does not come into question."""
    index = index_of(("甲甲|乙乙|丙丙|丁丁", "甲甲", "甲甲|乙乙|丙丙"))
    asked = wanted(index, "甲甲", "乙乙", "丙丙", "丁丁")
    close = replace(ALL, worth_a_look=0.5)
    assert {match.document for match in gather(index, asked, 1.0, close)} == {0, 2}
    few = replace(ALL, candidates=1)
    assert {match.document for match in gather(index, asked, 1.0, few)} == {0}


def test_the_most_that_one_record_has() -> None:
    """Of several words, what the record with the most of them has; 0 where none has any."""
    index = index_of(TITLES)
    assert most_in_one(index, wanted(index, "外出", "审批")) == pytest.approx(
        sum(found(index, "外出", "审批")[0].covered.values())
    )
    assert most_in_one(index, []) == 0


# -- bounded work -----------------------------------------------------------------------------

words = st.sampled_from([a + b for a in "甲乙丙" for b in "丁戊己"])
titles = st.lists(st.lists(words, min_size=1, max_size=4).map("|".join), min_size=1, max_size=12)


@given(titles, st.lists(words, max_size=5, unique=True))
def test_within_the_bounds_nothing_is_left_out(rows: list[str], asked: list[str]) -> None:
    """Every record is found with exactly what it shares."""
    index = index_of(rows)
    expected = {
        place: {word for word in asked if word in row.split("|")} for place, row in enumerate(rows)
    }
    matches = found(index, *asked)
    assert {place: set(match.covered) for place, match in matches.items()} == {
        place: shared for place, shared in expected.items() if shared
    }


@given(titles, st.lists(words, max_size=5, unique=True), st.integers(1, 4), st.integers(1, 6))
def test_what_is_found_beyond_the_bounds_is_exact(
    rows: list[str], asked: list[str], longest: int, looked_up: int
) -> None:
    """Where not all places are looked through some records may be missed; of those that are found
    every shared word is known all the same."""
    whole, bounded = index_of(rows), index_of(rows, longest=longest)
    complete = found(whole, *asked)
    for place, match in found(bounded, *asked, looked_up=looked_up).items():
        assert match.covered == pytest.approx(complete[place].covered)
        assert match.told == pytest.approx(complete[place].told)


def test_the_rarest_word_comes_first() -> None:
    """However many records have a common word, the one that has the rare one is found."""
    many = [*("年度|考核" for _ in range(50)), "年度|考核|公证", *("年度|考核" for _ in range(50))]
    assert 50 in found(index_of(many, longest=10), "年度", "考核", "公证", looked_up=1)


def test_of_a_common_word_the_strongest_are_looked_through() -> None:
    """A word that very many have leads to those that have it in their titles before their examples."""
    rows = ["别的" for _ in range(60)] + ["年度"] * 5
    said = {f"_{number}": ("年度",) for number in range(60)}
    index = index_of(rows, longest=5, **said)
    assert set(found(index, "年度")) == set(range(60, 65))


def test_the_work_has_a_bound() -> None:
    """What bounds the time at a hundred thousand records is not reached at the registers' hundred."""
    assert FILLED_UP < 160 < LOOKED_UP
    assert MOST_TOKENS * FILLED_UP <= 20_000


def test_only_the_most_telling_words_are_looked_up() -> None:
    """Of an endless message some words are left out, never the rarest."""
    common = [f"词{number}" for number in range(MOST_TOKENS + 50)]
    index = index_of(["|".join(common)] * 3 + ["罕见"])
    matches = found(index, *common, "罕见")
    assert 3 in matches
    assert len(matches[0].covered) < MOST_TOKENS

"""Letters in a question: pinyin, initials, and what is neither."""

from __future__ import annotations

import pytest

from tests.intents.small_vocabulary import corrected


@pytest.mark.parametrize(
    "text",
    [
        "telegram",
        "hello",
        "hello world",
        "select * from users",
        "drop table",
        "gps",
        "sql",
        "app",
        "ok",
        "null",
        "wo",
        "she",
        "can",
        "he",
        "a",
        "zz",
        "xyzzy",
        "asdfghjkl",
    ],
)
def test_letters_that_are_no_pinyin_are_left_alone(text: str) -> None:
    """English words and acronyms stay, and so does a lone syllable."""
    assert corrected(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("lvshi", "律师"),
        ("lvshi shenqing", "律师 申请"),
        ("wo zhao lvshi", "我 找 律师"),
        ("lvshishenqing", "律师申请"),
        ("lvshi abc", "律师 abc"),
        ("hello world lvshi", None),
        ("wo hello", None),
        ("wo zhao shei", None),
        ("wo", None),
        ("sqjz waichu shenpi", "社区矫正 外出 审批"),
        ("sqjzwaichushenpi", "社区矫正外出审批"),
        ("社区jiaozheng", "社区矫正"),
        ("xlvshix", None),
    ],
)
def test_letters_are_spelt_where_most_of_them_are_words(text: str, meant: str | None) -> None:
    """A run of letters is spelt whole or not at all; of all runs half must be spelt."""
    assert corrected(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "http://lvshi.com",
        "lvshi@gongzheng",
        "www.lvshi.com",
        "/lvshi/gongzheng",
        "lvshi=gongzheng",
        "<lvshi>",
        "lvshi_gongzheng",
        "#lvshi",
        "c:\\lvshi",
    ],
)
def test_code_and_addresses_are_left_alone(text: str) -> None:
    """What stands in an address or a piece of code is no pinyin."""
    assert corrected(text) is None


def test_beside_code_the_rest_is_corrected() -> None:
    """An address shields itself, not its neighbours."""
    assert corrected("http://lvshi.com 的律事") == "http://lvshi.com 的律师"

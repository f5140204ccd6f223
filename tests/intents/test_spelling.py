"""The rules by which a question is corrected, each on a vocabulary made for it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.misspelling import Reason
from intents.spelling import LONGEST_CORRECTED, Change, Correction, Speller

WEIGHTS = {
    "社区矫正": 300,
    "社区": 100,
    "矫正": 250,
    "法律援助": 200,
    "法律": 300,
    "援助": 120,
    "公证": 500,
    "公证员": 120,
    "公证机构": 60,
    "律师": 900,
    "出境": 40,
    "失联": 50,
    "撤销": 60,
    "外出": 200,
    "审批": 200,
    "申请": 300,
    "电话": 15,
    "水印纸": 3,
    "罕词": 1,
    "手机": 20,
    "法院": 60,
    "法援": 90,
    "法援案件": 6,
    "案件": 60,
    "我": 60,
    "的": 200,
    "找": 50,
    "谁": 60,
    "怎么办": 90,
}
EVERYDAY = {
    "公正": 1361,
    "出镜": 13,
    "撤消": 104,
    "医保": 273,
    "律诗": 81,
    "离婚": 886,
    "机构": 6000,
    "电话": 9000,
    "电化": 40,
    "手机": 9000,
    "手迹": 30,
    "社区": 6000,
    "法律": 9000,
    "援助": 1000,
    "公证": 300,
    "律师": 1800,
    "法院": 2300,
    "正当": 900,
    "当事人": 2000,
    "失": 3600,
    "连": 23_000,
    "我": 300_000,
    "的": 3_000_000,
    "人": 300_000,
    "元": 28_000,
    "助": 2100,
    "援": 1000,
    "事": 50_000,
    "律": 900,
}


def frequency(word: str) -> int:
    """How often a word is met in everyday language."""
    return EVERYDAY.get(word, 0)


SPELLER = Speller.build(WEIGHTS, frequency)


def corrected(text: str) -> str | None:
    """The text as it was meant, None where it is left as it stands."""
    correction = SPELLER.correct(text)
    return correction.text if correction else None


@pytest.mark.parametrize(
    ("text", "meant", "reason"),
    [
        ("社区娇正", "社区矫正", Reason.SAME_SOUND),
        ("法律元助", "法律援助", Reason.SAME_SOUND),
        ("失连", "失联", Reason.SAME_SOUND),
        ("律事", "律师", Reason.SAME_SOUND),
        ("律思", "律师", Reason.NEAR_SOUND),
        ("法律援肋", "法律援助", Reason.SHAPE),
        ("法律援", "法律援助", Reason.DROPPED),
        ("社社区矫正", "社区矫正", Reason.DOUBLED),
        ("社区正矫", "社区矫正", Reason.SWAPPED),
        ("shequjiaozheng", "社区矫正", Reason.PINYIN),
        ("sqjz", "社区矫正", Reason.INITIALS),
    ],
)
def test_each_kind_of_slip_is_mended(text: str, meant: str, reason: Reason) -> None:
    """The whole is rewritten, and the change says what was wrong and why."""
    assert SPELLER.correct(text) == Correction(meant, (Change(text, meant, reason),))


def test_the_rest_of_the_text_is_kept() -> None:
    """Only the slip is rewritten: blanks, marks and digits stay; changes come in the order of the text."""
    assert SPELLER.correct("我 失连3天,找sqjz的律事") == Correction(
        "我 失联3天,找社区矫正的律师",
        (
            Change("失连", "失联", Reason.SAME_SOUND),
            Change("sqjz", "社区矫正", Reason.INITIALS),
            Change("律事", "律师", Reason.SAME_SOUND),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "？！…",
        "，。",
        "12348",
        "2024年5月",
        "😀😀",
        "\ud800",
        "\u200b",
        "ＡＢＣ",
        "ABC",
        "()[]{}",
        "؟عربي",
        "ひらがな",
        "한국어",
    ],
)
def test_what_has_no_words_is_left_alone(text: str) -> None:
    """Marks, digits, emoji and other scripts are no misspellings."""
    assert corrected(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "社区矫正",
        "我找律师",
        "公证员怎么办",
        "医保",
        "离婚怎么办",
        "申请法律援助的电话",
        "法院案件",
        "公正",
        "我的公正",
        "当事人",
    ],
)
def test_known_words_are_left_alone(text: str) -> None:
    """Words of ours and common words of the language need no correction."""
    assert corrected(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [("出镜", "出境"), ("撤消", "撤销"), ("律诗", "律师"), ("公正", None), ("医保", None)],
)
def test_a_rare_word_may_be_a_slip_a_common_one_not(text: str, meant: str | None) -> None:
    """A word that is hardly met in the language gives way to a term of ours that sounds the same."""
    assert corrected(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("公正机构", "公证机构"),  # four characters, one of them wrong
        ("公正员", None),  # three characters are too few
        ("法院案件", None),  # 法院 is a word of ours
    ],
)
def test_a_common_word_gives_way_to_a_long_term_alone(text: str, meant: str | None) -> None:
    """A long term of which all characters but one stand there is meant, be that one in a real word."""
    assert corrected(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"), [("电化", None), ("手迹", None), ("dianhua", "电话"), ("shouji", "手机")]
)
def test_everyday_words_are_spelt_but_not_mended(text: str, meant: str | None) -> None:
    """Only terms of ours take the place of characters; letters may stand for any word."""
    assert corrected(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("水印止", None),
        ("shuiyinzhi", "水印纸"),
        ("syz", None),
        ("罕次", None),
        ("hanci", None),
        ("gzy", "公证员"),
    ],
)
def test_rare_terms_are_no_corrections(text: str, meant: str | None) -> None:
    """A term met less than four times is only spelt, one met once not even that; initials need many."""
    assert corrected(text) == meant


@pytest.mark.parametrize("text", ["法律的", "法律人", "我援助", "公证的", "失我"])
def test_a_lone_word_is_no_slip_of_the_eye(text: str) -> None:
    """的, 人 and 我 are words: they stand where they were meant to."""
    assert corrected(text) is None


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
        ("lvshi hello", "律师 hello"),
        ("hello world lvshi", None),
        ("wo hello", None),
        ("sqjz waichu shenpi", "社区矫正 外出 审批"),
        ("sqjzwaichushenpi", "社区矫正外出审批"),
        ("社区jiaozheng", "社区矫正"),
        ("xlvshix", None),
    ],
)
def test_letters_are_spelt_where_half_of_them_are_words(text: str, meant: str | None) -> None:
    """A run of letters is spelt whole or not at all; among others it must make up the half."""
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


@pytest.mark.parametrize(
    ("length", "mended"), [(LONGEST_CORRECTED, True), (LONGEST_CORRECTED + 1, False), (2000, False)]
)
def test_long_texts_are_left_alone(length: int, mended: bool) -> None:
    """A text of more than 160 characters is no question with a slip."""
    text = "律事" + "，" * (length - 2)
    assert (corrected(text) is not None) is mended


@given(
    st.text(max_size=60)
    | st.text(alphabet="社区矫正娇法律援肋元公证员正机构shequlvi '我的，1", max_size=30)
)
def test_any_text_can_be_corrected(text: str) -> None:
    """Nothing is raised; the changes, made in order, lead from the text to its correction."""
    correction = SPELLER.correct(text)
    if correction is None:
        return
    rest, rebuilt = text, ""
    for change in correction.changes:
        before, found, rest = rest.partition(change.wrong)
        assert found
        assert change.wrong != change.right in WEIGHTS
        rebuilt += before + change.right
    assert correction.changes
    assert correction.text == rebuilt + rest


@given(st.lists(st.sampled_from(sorted(WEIGHTS)), max_size=6))
def test_text_of_known_words_stays(words: list[str]) -> None:
    """Terms apart from each other are never touched, whatever their order."""
    assert corrected(" ".join(words)) is None


def test_without_terms_nothing_is_corrected() -> None:
    """An empty vocabulary is no error."""
    assert Speller.build({}, frequency).correct("社区娇正 lvshi") is None


def test_a_speller_is_kept_and_made_again() -> None:
    """What is read back writes the same and corrects the same."""
    again = Speller.from_json(SPELLER.to_json(), frequency)
    assert again.to_json() == SPELLER.to_json()
    for text in ("社区娇正", "lushi", "法律援肋", "医保", "sqjz", "公正机构"):
        assert again.correct(text) == SPELLER.correct(text)


@pytest.mark.parametrize("term", ["a证", "政治部(警务部)", "12348", "gps定位"])
def test_terms_with_other_characters_are_kept(term: str) -> None:
    """A term with letters or marks in it is known, though nothing is corrected into it."""
    speller = Speller.build({term: 50}, frequency)
    assert Speller.from_json(speller.to_json(), frequency).correct(term) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"format":0}',
        '{"format":1}',
        '{"format":1,"terms":[],"heard":[]}',
        '{"format":1,"terms":[["律"]],"heard":{}}',
        '{"format":1,"terms":[1],"heard":{}}',
        '{"format":1,"terms":[["律",1,2]],"heard":{}}',
    ],
)
def test_what_is_no_speller_is_refused(text: str) -> None:
    """Anything that was not written by to_json is a ValueError, whatever is wrong with it."""
    with pytest.raises(ValueError):  # noqa: PT011  # json's own error is one too, with its own words
        Speller.from_json(text, frequency)


def test_another_format_is_refused() -> None:
    """A speller that another version wrote is not read."""
    data = json.loads(SPELLER.to_json()) | {"format": 0}
    with pytest.raises(ValueError, match="format"):
        Speller.from_json(json.dumps(data), frequency)


def test_a_kept_speller_needs_no_pypinyin() -> None:
    """At question time the slow import is spared, corrections by sound included."""
    code = (
        "import sys; from intents.spelling import Speller;"
        "s = Speller.from_json(sys.stdin.buffer.read().decode(), lambda word: 0);"
        "assert s.correct('律事 lvshi'); sys.exit('pypinyin' in sys.modules)"
    )
    text = Speller.build({"律师": 9}, lambda _: 0).to_json().encode()
    assert subprocess.run([sys.executable, "-c", code], input=text, check=False).returncode == 0

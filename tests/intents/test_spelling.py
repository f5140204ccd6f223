"""The rules by which a question is corrected, each on a vocabulary made for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.misspelling import Reason
from intents.spelling import LONGEST_CORRECTED, Change, Correction, Speller
from tests.intents.small_vocabulary import SPELLER, WEIGHTS, corrected, frequency


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
    ("strange", "meant"),
    [("", "法律援助"), ("鬱" * 22, "鬱" * 22 + "法律援助"), ("鬱" * 23, None)],
)
def test_gibberish_is_left_alone(strange: str, meant: str | None) -> None:
    """Among many characters that make no word, one more is no slip of the eye."""
    assert corrected(strange + "法律援肋") == meant


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

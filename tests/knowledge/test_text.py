"""One text for all spellings of it, and numbers in figures and in Chinese."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import fold, read_number, squeeze, tidy, with_figures

FIGURES = "零一二三四五六七八九"
SPACES = (" ", "\t", "\n", "\r\n", "\u3000", "\xa0", "\u2003", "\x0b", "\x0c")


@pytest.mark.parametrize(
    ("text", "squeezed", "tidied"),
    [
        ("", "", ""),
        ("\u3000", "", ""),
        (" 负责 ", "负责", "负责"),
        ("业务对应处室\n具体负责", "业务对应处室具体负责", "业务对应处室 具体负责"),
        ("律师处    基层处", "律师处基层处", "律师处 基层处"),
        ("之日起 10 日内", "之日起10日内", "之日起 10 日内"),
        ("<p>直接实施责任；</p> <p>1.制定</p>", "直接实施责任；1.制定", "直接实施责任； 1.制定"),
        ("<P>大写</P>", "大写", "大写"),
        ("<p>", "", ""),
        ("a<b>c</b>", "a<b>c</b>", "a<b>c</b>"),
        ("<p >", "<p>", "<p >"),
        ("1<p>2", "12", "1 2"),
        ("\t\n   \n \n负责组织\n ", "负责组织", "负责组织"),
    ],
)
def test_white_space_and_paragraph_tags_go(text: str, squeezed: str, tidied: str) -> None:
    """Squeezed text has none of either, tidied text one space where there was some."""
    assert (squeeze(text), tidy(text)) == (squeezed, tidied)


@pytest.mark.parametrize("space", SPACES)
def test_every_kind_of_white_space_counts(space: str) -> None:
    """A full-width or unbreakable space is white space like any other."""
    assert tidy(f"{space}甲{space}{space}乙{space}") == "甲 乙"
    assert squeeze(f"{space}甲{space}乙") == "甲乙"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（试行）", "(试行)"),
        ("１２３４８", "12348"),
        ("ＡＢｃ", "abc"),
        ("《律师 法》", "《律师法》"),
        ("第２４条；", "第24条;"),
        ("①", "1"),
        ("５％", "5%"),
        ("ﬁ", "fi"),
        ("<p>甲</p>", "甲"),
    ],
)
def test_spellings_of_one_text_fold_to_one(one: str, other: str) -> None:
    """Width, case, compatibility forms, white space and tags make no difference."""
    assert fold(one) == fold(other) == other


@pytest.mark.parametrize(
    ("one", "other"),
    [("县级", "县市级"), ("以下", "以上"), ("受理", "不予受理"), ("“甲”", "「甲」"), ("1", "")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    """Folding makes no two different words one, be they near."""
    assert fold(one) != fold(other)


@given(st.text())
def test_tidying_loses_no_word(text: str) -> None:
    """What squeezing keeps, tidying keeps, and tidying twice changes nothing more."""
    assert squeeze(tidy(text)) == squeeze(text)
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_folded_text_has_no_white_space(text: str) -> None:
    """Two texts that differ in white space alone fold to the same."""
    folded = fold(text)
    assert folded == "".join(folded.split())
    assert fold(f" {text}\n") == folded


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("零", 0),
        ("〇", 0),
        ("七", 7),
        ("两", 2),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("二十四", 24),
        ("一百", 100),
        ("一百零三", 103),
        ("一百一十", 110),
        ("百", 100),
        ("两千", 2000),
        ("三千五百", 3500),
        ("三万", 30_000),
        ("十万", 100_000),
        ("一万零五", 10_005),
        ("三万五千", 35_000),
        ("一千二百三十四万五千六百七十八", 12_345_678),
        ("二〇一〇", 2010),
        ("二〇二四", 2024),
        ("2010", 2010),
        ("１２", 12),
        ("5万", 50_000),
        ("007", 7),
        ("99999999", 99_999_999),
        # None of them is a number below 10^8.
        ("", None),
        (" ", None),
        ("廿", None),
        ("一日", None),
        ("第三", None),
        ("1.5", None),
        ("-1", None),
        ("1 2", None),
        ("半", None),
        ("abc", None),
        ("100000000", None),
        ("9" * 21, None),
        ("9" * 5000, None),
        ("九" * 5000, None),
    ],
)
def test_numbers_are_read(text: str, number: int | None) -> None:
    """Chinese and Arabic whole numbers below 10^8 are read, anything else is none."""
    assert read_number(text) == number


@given(st.integers(0, 99_999_999))
def test_a_number_survives_being_written(number: int) -> None:
    """Whatever way a number is written (by a library that writes them), it is read as itself."""
    wide = "".join(chr(ord(figure) + 0xFEE0) for figure in str(number))
    for text in (cn2an.an2cn(number), str(number), wide):
        assert read_number(text) == number


@given(st.integers(1000, 2999))
def test_years_are_read_figure_by_figure(year: int) -> None:
    """二〇一〇 is two thousand and ten."""
    assert read_number("".join(FIGURES[int(figure)] for figure in str(year))) == year
    assert read_number("".join("〇一二三四五六七八九"[int(f)] for f in str(year))) == year


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万0123456789٣²①", max_size=40) | st.text())
def test_any_text_is_a_number_in_range_or_none(text: str) -> None:
    """No text whatever breaks the reading of numbers."""
    number = read_number(text)
    assert number is None or 0 <= number < 10**8


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("外出三十一天", "外出31天"),
        ("十个工作日内", "10个工作日内"),
        ("一起去", "一起去"),
        ("三农", "三农"),
        ("违法所得三倍以下", "违法所得3倍以下"),
        ("第四十七条", "第47条"),
        ("31天", "31天"),
        ("", ""),
    ],
)
def test_what_is_counted_is_written_in_figures(text: str, figures: str) -> None:
    """A number that counts something is looked up alike in either script; other words are kept."""
    assert with_figures(text) == figures


@given(st.text())
def test_figures_are_settled_at_once(text: str) -> None:
    """Writing numbers in figures a second time changes nothing."""
    assert with_figures(with_figures(text)) == with_figures(text)

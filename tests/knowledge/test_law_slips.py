"""Slips in citations: which names and dates are taken for one law, and which for two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import law_slips
from knowledge.records import Column, Note
from knowledge.remarks import Register
from knowledge.text import squeeze
from tests.knowledge.audit_samples import YINING, cells_of, quotes, reading, register_of

BASIS = Column.BASIS


def names(*texts: str) -> list[str]:
    """The names that are noted in basis cells with these texts."""
    return quotes(law_slips.similar_names(cells_of(BASIS, *texts)))


def dates(*texts: str) -> list[str]:
    """The dates that are noted in basis cells with these texts."""
    return quotes(law_slips.differing_dates(cells_of(BASIS, *texts)))


@pytest.mark.parametrize(
    ("usual", "rare"),
    [
        ("《社区矫正法实施办法》", "《社区矫正实施办法》"),
        ("《社区矫正实施办法》", "《社区矫正法实施办法》"),
        ("《自治区社区矫正实施细则（试行）》", "《自治区社区矫正法实施细则（试行）》"),
        ("《自治区社区矫正实施细则(试行)》", "《自治区社区矫正法实施细则（试行）》"),
        ("《分类管理和考核奖惩办法》", "《分类管理和考核奖励办法》"),
        ("《中华人民共和国行政处罚法》", "《行政处理法》"),
        ("《律师事务所管理办法》", "《律师事务管理办法》"),
        ("《公证机构执业管理办法》", "《公证机构管理办法》"),
        ("《公证机构执业管理办法》", "《公证机执业管办法》"),
        ("《基层法律服务所管理办法》", "《基层法律服务处管里办法》"),
    ],
)
def test_a_name_that_differs_by_one_or_two_characters_is_noted(usual: str, rare: str) -> None:
    """The rarer spelling is noted, in its own words, with the usual one named in the message."""
    register = cells_of(BASIS, f"{usual}第1条", f"{usual}第2条", f"{rare}第3条")
    (note,) = law_slips.similar_names(register)
    assert note.quote == rare
    assert usual in note.message
    assert "2 处" in note.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《律师法》", "《公证法》"),
        ("《律师法》", "《律师执业管理办法》"),
        ("《中华人民共和国律师法》", "《律师法》"),
        ("《社区矫正法》", "《社区矫正法实施办法》"),
        ("《公证员执业管理办法》", "《公证机构执业管理办法》"),
        ("《法律援助法》", "《法律援助条例》"),
        ("《基层法律服务所管理办法》", "《基层法律服务工作者管理办法》"),
        ("《自治区社区矫正实施细则（试行）》", "《自治区社区矫正实施细则(试行)》"),
        ("《自治区社区矫正对象分类管理和考核奖惩办法》", "《分类管理和考核奖惩办法》"),
        ("中办发﹝2010﹞5号", "中办发﹝2010﹞6号"),
        ("司法通﹝2012﹞12号", "司法通〔2012〕12号"),
        ("《刑法》", "《刑诉法》"),
        ("《公证程序规则》", "《公证程序办法》"),
        ("《律师处罚法》", "《行政处罚法》"),
    ],
)
def test_names_of_two_laws_or_of_one_are_not_noted(one: str, other: str) -> None:
    """Another word makes another law; width, 中华人民共和国 and （试行） make no difference."""
    assert names(f"{one}第1条", f"{other}第2条") == []


def test_a_rarer_spelling_is_noted_once_with_the_number_of_its_places() -> None:
    """Three cells with one slip are one note, at the first of them."""
    usual, rare = "《社区矫正法实施办法》第9条", "《社区矫正实施办法》第24条"
    register = cells_of(BASIS, usual, rare, usual, rare, usual, usual, rare)
    (note,) = law_slips.similar_names(register)
    assert "另有 2 处" in note.message
    assert note.record == register.reading.records[1].key


def test_of_two_spellings_as_frequent_the_later_is_noted() -> None:
    """Where the counts do not tell, the first spelling stands for the usual one."""
    texts = ["《社区矫正实施办法》第24条", "《社区矫正法实施办法》第9条"]
    assert names(*texts) == ["《社区矫正法实施办法》"]
    assert names(*reversed(texts)) == ["《社区矫正实施办法》"]


def test_a_cell_counts_once_however_many_articles_it_cites() -> None:
    """Frequency is counted in cells: one cell with nine articles does not outweigh two cells."""
    many = "《社区矫正实施办法》第1、2、3、4、5、6、7、8、9条"
    assert names(many, "《社区矫正法实施办法》第9条", "《社区矫正法实施办法》第10条") == [
        "《社区矫正实施办法》"
    ]


def test_three_spellings_make_two_notes() -> None:
    """Each rarer spelling is noted once, not once for every spelling that it resembles."""
    assert names(
        "《社区矫正法实施办法》第1条",
        "《社区矫正法实施办法》第2条",
        "《社区矫正实施办法》第3条",
        "《社区矫正法实施方法》第4条",
    ) == ["《社区矫正实施办法》", "《社区矫正法实施方法》"]


PASSED = "《中华人民共和国律师法》（{}，2017年9月1日修正）第四十条"


@pytest.mark.parametrize(
    ("usual", "rare"),
    [
        ("1996年5月15日通过", "1996年9月15日通过"),
        ("1996年5月15日通过", "1996年5月16日通过"),
        ("1996年5月15日通过", "1997年5月15日通过"),
        ("1996年5月15日颁布", "1996年9月15日公布"),
        ("1996年5月15日发布", "1996年9月通过并公布"),
        ("1997年1月1日起施行", "自1998年1月1日起施行"),
    ],
)
def test_a_law_with_two_dates_for_one_act_is_noted(usual: str, rare: str) -> None:
    """The rarer date is noted in its own words, the usual one is named in the message."""
    register = cells_of(BASIS, PASSED.format(usual), PASSED.format(usual), PASSED.format(rare))
    (note,) = law_slips.differing_dates(register)
    assert note.quote == rare
    assert usual in note.message
    assert "《律师法》" in note.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1996年5月15日通过", "1996年5月15日通过"),
        ("1996年5月15日通过", "1996年5月通过"),
        ("1996年通过", "1996年5月15日通过"),
        ("1996年5月15日通过", "1996 年 5 月 15 日通过"),
        ("1996年5月15日通过", "１９９６年５月１５日通过"),
        ("1996年5月15日通过", "1996年9月15日公布"),
        ("1996年5月15日通过", "1997年1月1日起施行"),
        ("2006年3月司法部令第102号", "2006年3月14日司法部令第102号通过并公布"),
        ("司法部令第59号公布", "司法部令第60号公布"),
        ("通过", "1996年5月15日通过"),
    ],
)
def test_dates_that_may_both_hold_are_not_noted(one: str, other: str) -> None:
    """A date with its day left out, or of another act, contradicts nothing."""
    assert dates(PASSED.format(one), PASSED.format(other)) == []


def test_the_dates_of_two_laws_are_never_compared() -> None:
    """Each law has its own dates."""
    assert (
        dates(
            "《中华人民共和国律师法》（1996年5月15日通过）第四十条",
            "《中华人民共和国公证法》（2005年8月28日通过）第五条",
        )
        == []
    )


def test_an_older_edition_is_noted() -> None:
    """A law cited in two editions is worth a look: the older one may no longer hold."""
    assert dates(
        "《律师事务所管理办法》（2008年7月18日发布，2018年12月5日司法部令第142号修正）第六条",
        "《律师事务所管理办法》（2008年7月18日公布，2018年12月5日司法部令第142号修正）第七条",
        "《律师事务所管理办法》（2008年7月18日发布，2016年9月18日司法部令第134号修订）第八条",
    ) == ["2016年9月18日司法部令第134号修订"]


def test_of_several_amendments_the_last_is_the_edition() -> None:
    """Who tells all amendments does not contradict who tells the last one alone."""
    assert (
        dates(
            "《中华人民共和国律师法》（2012年10月26日修正，2017年9月1日修正）第四十条",
            "《中华人民共和国律师法》（2017年9月1日修正）第四十一条",
        )
        == []
    )


def test_the_real_power_list_has_three_doubtful_names_and_two_doubtful_dates() -> None:
    """Of 28 laws cited at 400 places these are the slips, each noted at its first place."""
    register = Register(reading("yining"), YINING)
    found = {note.record: note.quote for note in law_slips.similar_names(register)}
    assert found == {
        "yining/penalty/8": "《自治区社区矫正法实施细则（试行）》",
        "yining/reward/6": "《自治区社区矫正对象分类管理和考核奖励办法》",
        "yining/other/14": "《社区矫正实施办法》",
    }
    assert {note.record: note.quote for note in law_slips.differing_dates(register)} == {
        "yining/inspection/2": "1996年9月15日通过",
        "yining/penalty/3": "2016年9月18日司法部令第134号修订",
    }


def test_laws_outside_the_basis_columns_are_left_to_other_checks() -> None:
    """A law mentioned in what an office does is no citation."""
    texts = ("《社区矫正法实施办法》第9条", "《社区矫正实施办法》第24条")
    register = cells_of(Column.RESPONSIBILITY, *texts)
    assert list(law_slips.similar_names(register)) == []


def test_an_inherited_basis_is_not_counted_again() -> None:
    """A basis that is merged over many rows is one place."""
    register = cells_of(BASIS, "《社区矫正法实施办法》第9条", "《社区矫正实施办法》第24条")
    merged = [
        replace(record, fields=tuple(replace(f, inherited=True) for f in record.fields))
        for record in register.reading.records
    ]
    assert list(law_slips.similar_names(register_of(*merged))) == []


@given(
    st.lists(st.text("《》社区矫正法实施办第9条、1996年5月日通过（），", max_size=40), max_size=4)
)
def test_any_basis_is_checked_and_quoted_as_it_stands(texts: list[str]) -> None:
    """No text makes a check fail; what is quoted stands in one of the cells."""
    register = cells_of(BASIS, *texts)
    notes: list[Note] = [
        *law_slips.similar_names(register),
        *law_slips.differing_dates(register),
    ]
    for note in notes:
        assert any(squeeze(note.quote) in squeeze(text) for text in texts)

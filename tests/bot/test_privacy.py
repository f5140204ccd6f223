"""What points at a person is masked before it is kept; what the registers speak of is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy import mask

SOURCES = Path(__file__).resolve().parents[2] / "knowledge" / "sources"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        # 公民身份号码
        ("110101199003071234", "[身份证号]"),
        ("11010119900307123X", "[身份证号]"),
        ("11010119900307123x", "[身份证号]"),
        ("我的身份证11010119900307123X丢了", "我的身份证[身份证号]丢了"),
        ("身份证号：110101199003071234。", "身份证号：[身份证号]。"),
        ("110101 19900307 1234", "[身份证号]"),
        ("110101 1990 0307 123X", "[身份证号]"),
        ("110101-19900307-123X", "[身份证号]"),
        ("１１０１０１１９９００３０７１２３Ｘ", "[身份证号]"),
        ("110101990307123", "[卡号]"),  # 15 digits, as before 1999
        # 银行卡
        ("6222021234567890123", "[卡号]"),
        ("6222 0212 3456 7890", "[卡号]"),
        ("6222 0212 3456 7890 123", "[卡号]"),
        ("6222-0212-3456-7890", "[卡号]"),
        ("622202 1234567890123", "[卡号]"),
        ("2024 6222021234567890", "2024 [卡号]"),
        ("62220212345678906222021234567890", "[卡号]"),
        # 手机
        ("13800138000", "[手机号]"),
        ("电话13800138000，", "电话[手机号]，"),
        ("138 0013 8000", "[手机号]"),
        ("138-0013-8000", "[手机号]"),
        ("138.0013.8000", "[手机号]"),
        ("138 001 38000", "[手机号]"),
        ("1 3 8 0 0 1 3 8 0 0 0", "1 3 8 0 0 1 3 8 0 0 0"),  # no one types so
        ("+8613800138000", "[手机号]"),
        ("+86 13800138000", "[手机号]"),
        ("+86-138-0013-8000", "[手机号]"),
        ("8613800138000", "[手机号]"),
        ("0086 13800138000", "[卡号]"),
        ("(+86)13800138000", "(+86)[手机号]"),
        ("１３８００１３８０００", "[手机号]"),
        ("１３８　００１３　８０００", "[手机号]"),
        ("13800138000、13900139000", "[手机号]、[手机号]"),
        ("13800138000 13900139000", "[手机号] [手机号]"),
        ("13800138000 0451-12345678", "[手机号] [电话]"),
        ("13800138000 1234 5678 9012 345", "[手机号] [卡号]"),
        ("微信wx13800138000", "微信wx[手机号]"),
        # 固定电话
        ("0451-12345678", "[电话]"),
        ("010-62345678", "[电话]"),
        ("010 6234 5678", "[电话]"),
        ("(0451)87654321", "[电话]"),
        ("（0451）8765-4321", "[电话]"),
        ("04518765432", "[电话]"),
        ("0999-8123456转801", "[电话]转801"),
        # 邮箱
        ("info.desk@example.com", "[邮箱]"),
        ("我的邮箱是abc123@qq.com谢谢", "我的邮箱是[邮箱]谢谢"),
        ("13800138000@139.com", "[邮箱]"),
        ("a＠b．cn", "[邮箱]"),
        ("a@mail.gov.example.cn", "[邮箱]"),
        (f"{'a' * 300}@b.cn", "[邮箱]"),
    ],
)
def test_what_points_at_a_person_is_masked(text: str, masked: str) -> None:
    """In every spelling that people type, and nothing of it is left over."""
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12348",
        "12345和110",
        "2019年、2020年、2021年",
        "2019 2020 2021 2022",
        "2019-2020",
        "2021-08-20",
        "2021-01-01 2021-12-31",
        "2021-08-20 2022-01-01 2023-05-06",
        "20210820",
        "2017年9月1日修正",
        "第34、35、36条",
        "第34 35 36条",
        "第一百零三条",
        "中办发﹝2010﹞5号",
        "冀司〔2018〕第116号",
        "国务院令第385号",
        "罚款50000元以上100000元以下",
        "4.2",
        "municipal/duty/4.2",
        "A4纸10张",
        "400-123-4567",
        "@",
        "a@b",
        "@所有人",
    ],
)
def test_what_the_registers_speak_of_is_not_masked(text: str) -> None:
    """Years, days, articles, document numbers, sums and public hotlines stay readable."""
    assert mask(text) == text


@pytest.mark.parametrize("file", ["municipal.txt", "yining.txt"])
def test_nothing_in_a_register_looks_like_a_person(file: str) -> None:
    """The registers hold thousands of numbers, none of them a person's."""
    text = (SOURCES / file).read_text(encoding="utf-8")
    assert mask(text) == text


PERSONAL = st.sampled_from(
    ["110101199003071234", "11010119900307123X", "13800138000", "0451-12345678", "a@b.cn"]
)
AROUND = st.text(st.sampled_from("问律师，。 \n-（）[]@.0１9xX年第条号"), max_size=12)
TYPED = st.lists(AROUND | PERSONAL).map("".join)


@given(TYPED | st.text(st.characters()))
def test_masking_twice_is_masking_once(text: str) -> None:
    """What is masked needs no more masking, and no text, lone surrogates included, raises."""
    assert mask(mask(text)) == mask(text)


@given(AROUND, PERSONAL, AROUND)
def test_no_personal_number_survives(before: str, number: str, after: str) -> None:
    """Whatever stands around a number, unless digits or hyphens run on from it, it is masked."""
    text = f"{before}我{number}的{after}"
    assert number not in mask(text)


@given(TYPED)
def test_the_words_around_stay(text: str) -> None:
    """Only digits, letters of addresses and the marks between them go; words are never lost."""
    kept = re.sub(r"\[(?:邮箱|身份证号|卡号|手机号|电话)\]", "", mask(text))
    for word in "问律师，。年第条号":
        assert kept.count(word) == text.count(word)


@pytest.mark.parametrize(
    "piece", ["1", "13", "138 ", "1-", "a", "a.", "@", "a@", "a@b.", "0", "（0", "86", "+86", "１"]
)
def test_long_lines_are_masked_in_little_work(piece: str) -> None:
    """No pattern goes over the same characters again and again: a line of 300 kB is masked at once."""
    text = piece * (300_000 // len(piece))
    assert len(mask(text)) <= len(text)

"""Corrections on what is shipped: slips in real terms, and words that are none."""

from __future__ import annotations

import pytest

from intents.likelihood import COMMON
from intents.misspelling import Reason
from knowledge.text import fold
from tests.intents import shipped

# Real words, and names, that sound or look like terms of ours or stand beside them.
OTHER_WORDS = (
    "医保 户口 离婚 结婚证 身份证 房产证 驾驶证 营业执照 公积金 低保 工伤 护照 孩子上学 公正 校对 时效 权力 "
    "权利 职业 等级 实习 法院 律师职业道德 法院案件 法律救助 有限公司 他不在矫正期间 霍尔果斯 伊犁 张三丰 "
    "阿依古丽 乌鲁木齐 微信 支付宝"
)

ENGLISH = (
    "telegram hello ok app gps sql pdf vip wps html api ceo kpi ppt cpu usb wifi qq wx email "
    "password update delete from where table users null true false python linux windows google "
    "apple baidu taobao alipay iphone android world good morning thanks please help what who how "
    "many office lawyer notary law court police"
)


def corrected(text: str) -> str | None:
    """The text as it was meant, None where it is left as it stands."""
    correction = shipped.speller().correct(text)
    return correction.text if correction else None


@pytest.mark.parametrize(
    ("text", "meant", "reason"),
    [
        ("社区娇正", "社区矫正", Reason.SAME_SOUND),
        ("社区叫正", "社区矫正", Reason.SAME_SOUND),
        ("法律元助", "法律援助", Reason.SAME_SOUND),
        ("法律原著", "法律援助", Reason.SAME_SOUND),
        ("暂与监外执行", "暂予监外执行", Reason.SAME_SOUND),
        ("暂予监外执刑", "暂予监外执行", Reason.SAME_SOUND),
        ("失连", "失联", Reason.SAME_SOUND),
        ("出镜", "出境", Reason.SAME_SOUND),
        ("律事", "律师", Reason.SAME_SOUND),
        ("工证员", "公证员", Reason.SAME_SOUND),
        ("撤消", "撤销", Reason.SAME_SOUND),
        ("缓型", "缓刑", Reason.SAME_SOUND),
        ("校正科", "矫正科", Reason.SAME_SOUND),
        ("公正机构", "公证机构", Reason.SAME_SOUND),
        ("人民调节", "人民调解", Reason.SAME_SOUND),
        ("律师事物所", "律师事务所", Reason.SAME_SOUND),
        ("法律援肋", "法律援助", Reason.SHAPE),
        ("安置帮敎", "安置帮教", Reason.SHAPE),
        ("律师务所", "律师事务所", Reason.DROPPED),
        ("司法定机构", "司法鉴定机构", Reason.DROPPED),
        ("法法律援助", "法律援助", Reason.DOUBLED),
        ("社区正矫", "社区矫正", Reason.SWAPPED),
        ("sifa jianding jigou niandu kaohe", "司法鉴定机构年度考核", Reason.PINYIN),
        ("sifajiandingjigouniandukaohe", "司法鉴定机构年度考核", Reason.PINYIN),
        ("shewaigongzhengshuiyinzhi", "涉外公证水印纸", Reason.PINYIN),
        ("社区jiaozheng", "社区矫正", Reason.PINYIN),
        ("dianhua", "电话", Reason.PINYIN),
        ("lvshi", "律师", Reason.PINYIN),
        ("sqjz", "社区矫正", Reason.INITIALS),
        ("flyz", "法律援助", Reason.INITIALS),
        ("sfs", "司法所", Reason.INITIALS),
    ],
)
def test_slips_in_terms_are_undone(text: str, meant: str, reason: Reason) -> None:
    """What people type for a term of the registers leads to it, in a question as by itself."""
    correction = shipped.speller().correct(text)
    assert correction is not None
    assert correction.text == meant
    assert {change.reason for change in correction.changes} == {reason}
    assert fold(corrected(f"{text}怎么办") or "") == f"{meant}怎么办"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("矫正科 dianhua", "矫正科 电话"),
        ("sqjz waichu shenpi", "社区矫正 外出 审批"),
        ("sqjzwaichushenpi", "社区矫正外出审批"),
        ("社区缴正对象请加", "社区矫正对象请假"),
        ("矫正对象失连了怎么办", "矫正对象失联了怎么办"),
        ("法律圆助shenqing", "法律援助申请"),
    ],
)
def test_several_slips_are_undone(text: str, meant: str) -> None:
    """Each is undone by itself, pinyin among characters too."""
    assert corrected(text) == meant


@pytest.mark.parametrize(
    "text",
    OTHER_WORDS.split(),
)
def test_other_words_are_no_slips(text: str) -> None:
    """A real word is never turned into a term of ours, nor is a name."""
    assert corrected(text) is None


@pytest.mark.parametrize("frame", ["{}", "申请{}", "{}登记找谁"])
def test_common_words_are_no_slips(frame: str) -> None:
    """Of the words that are common in everyday language none is rewritten, alone or in a question."""
    common = sorted(w for w, n in shipped.everyday().items() if n >= COMMON and len(w) > 1)
    assert len(common) > 20_000
    assert [word for word in common[::20] if corrected(frame.format(fold(word)))] == []


@pytest.mark.parametrize(
    "text",
    ENGLISH.split(),
)
def test_english_words_are_no_pinyin(text: str) -> None:
    """Words and acronyms of other languages stay, alone and among characters."""
    assert corrected(text) is None
    assert corrected(f"公证处{text}怎么办") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "？！。…",
        "😀😀😀",
        "12348",
        "2024年3月5日",
        "http://sifa.gov.cn/lvshi",
        "www.lvshi.com",
        "select * from users; drop table records",
        "' or 1=1 --",
        "<script>alert(1)</script>",
        "asdfghjkl",
        "公" * 2000,
        "社区娇正" * 500,
        "\ud800\udfff\x00",
    ],
)
def test_ugly_text_is_left_alone(text: str) -> None:
    """Marks, addresses, code, keys struck at random and long texts come back as they are."""
    assert corrected(fold(text)) is None

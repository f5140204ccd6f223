"""A small vocabulary and a small language, made for the rules of correction."""

from __future__ import annotations

from intents.spelling import Speller

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
    "律师": 9000,
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
    "电话": 90_000,
    "电化": 40,
    "手机": 90_000,
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

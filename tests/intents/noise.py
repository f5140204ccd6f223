"""Makes the slips that people make when they type: one slip in one term, from a seeded Random.

No list of others is used: homophones are read off pypinyin, the look-alikes are our own.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cache
from random import Random

from intents.sounds import common_characters, readings, slur, spell

# The characters of GB 2312 that are in daily use come first: its level 1.
_DAILY = 3755

# Characters that a hurried eye, a pen or a scanner takes for each other.
LOOK_ALIKES = (
    "助肋 未末 己已 土士 人入 大太 天夫 千干 日曰 间问 问闻 外处 折拆 侯候 拨拔 辩辨 辨瓣 辫辩 遣遗 徽微 "
    "戌戍 壁璧 免兔 司同 证征 律津 师帅 科料 社杜 区匹 矫骄 正止 援缓 援暖 法怯 公分 员贡 鉴签 定宁 服报 务条 "
    "所听 审宙 批比 执热 业亚 构沟 机杭 教敦 帮邦 局居 考老 核该 度席 请清 诉拆 议仪 调凋 解懈 裁栽 仲种 复夏 "
    "罚罗 处外 责贵 任仕 督暂 检捡 查杳 奖浆 励厉 权杈 办为 监蓝 管营 理埋 行往 政攻 府俯 治冶 普晋 宣宜 传专 "
    "申甲 登凳 记纪 设没 立位 变娈 更便 注住 销消 撤撒 缓暖 刑形 假暇 释择 逮隶 捕铺 减咸 安按 置直 就京 "
    "对时 象像 期朝 限很 报服 告吉 病疾 情清 居届 住往 地池 县具 经径 常堂 性姓 手于 环坏 电申 子孑 位仅 装袋"
)


class Kind(StrEnum):
    """The slips that are made here."""

    HOMOPHONE = "homophone"
    NEAR_HOMOPHONE = "near homophone"
    SHAPE = "shape"
    DROP = "drop"
    DOUBLE = "double"
    SWAP = "swap"
    PINYIN = "pinyin"


# Shorter terms have too little left to be known by.
SHORTEST = {
    Kind.HOMOPHONE: 2,
    Kind.NEAR_HOMOPHONE: 2,
    Kind.SHAPE: 3,
    Kind.DROP: 4,
    Kind.DOUBLE: 4,
    Kind.SWAP: 4,
    Kind.PINYIN: 2,
}


def seeded(seed: int) -> Random:
    """A generator of chance that is the same for the same seed."""
    return Random(seed)  # noqa: S311 — no secret, the same slips each time


def misspell(term: str, kind: Kind, random: Random) -> str | None:
    """The term with one slip of this kind; None where it is too short, or no such slip is possible."""
    if len(term) < SHORTEST[kind]:
        return None
    if kind is Kind.PINYIN:
        return "".join(spell(term))
    places = list(range(len(term)))
    random.shuffle(places)
    slips = (_slip(term, at, kind, random) for at in places)
    return next((slip for slip in slips if slip and slip != term), None)


def _slip(term: str, at: int, kind: Kind, random: Random) -> str | None:
    before, char, after = term[:at], term[at], term[at + 1 :]
    match kind:
        case Kind.DROP:
            return before + after
        case Kind.DOUBLE:
            return before + char + char + after
        case Kind.SWAP:
            return before + after[0] + char + after[1:] if after else None
    others = _instead(char, spell(term)[at], kind)
    return before + random.choice(others) + after if others else None


def _instead(char: str, syllable: str, kind: Kind) -> tuple[str, ...]:
    """What may be typed for a character by a slip of this kind."""
    if kind is Kind.SHAPE:
        return _look_alikes().get(char, ())
    same, near = _by_sound()
    alike = set(same[syllable])
    if kind is Kind.NEAR_HOMOPHONE:
        return tuple(c for c in near[slur(syllable)] if c not in alike)
    return tuple(c for c in same[syllable] if c != char)


@cache
def _look_alikes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for one, other in map(tuple, LOOK_ALIKES.split()):
        found[one] += (other,)
        found[other] += (one,)
    return found


@cache
def _by_sound() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The daily characters by syllable, and by what near homophones share."""
    same: dict[str, list[str]] = defaultdict(list)
    near: dict[str, list[str]] = defaultdict(list)
    for char, heard in readings(common_characters()[:_DAILY]).items():
        same[heard[0]].append(char)
        near[slur(heard[0])].append(char)
    return same, near

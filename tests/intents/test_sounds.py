"""Syllables: how words and characters sound, and which of them are near homophones."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.sounds import common_characters, readings, slur, spell, spellings

HEARD = readings(common_characters())
SYLLABLES = sorted({syllable for heard in HEARD.values() for syllable in heard})


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("社区矫正", "she qu jiao zheng"),
        ("公证", "gong zheng"),
        ("律师", "lv shi"),
        ("妇女", "fu nv"),
        ("侵略", "qin lve"),
        ("暂予监外执行", "zan yu jian wai zhi xing"),
        ("银行", "yin hang"),
        ("行长", "hang zhang"),
        ("重新", "chong xin"),
        ("重要", "zhong yao"),
        ("长期", "chang qi"),
        ("解除", "jie chu"),
        ("儿", "er"),
    ],
)
def test_a_word_is_spelt_as_it_is_said(word: str, syllables: str) -> None:
    """A character with two readings has the one that it has in this word; no tones; ü is v."""
    assert spell(word) == tuple(syllables.split())


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("", ()),
        ("a", ("",)),
        ("gps", ("", "", "")),
        ("a证", ("", "zheng")),
        ("12348热线", ("", "", "", "", "", "re", "xian")),
        ("政治部(警务部)", ("zheng", "zhi", "bu", "", "jing", "wu", "bu", "")),
        ("公 证", ("gong", "", "zheng")),
        ("，。", ("", "")),
        ("😀", ("",)),
    ],
)
def test_what_is_no_chinese_character_has_no_sound(word: str, syllables: tuple[str, ...]) -> None:
    """Letters, digits, marks and blanks are kept in their places, with nothing to be heard."""
    assert spell(word) == syllables


@given(st.text(max_size=12))
def test_each_character_has_its_place(word: str) -> None:
    """Any string at all is spelt with one entry for each character."""
    assert len(spell(word)) == len(word)


@pytest.mark.parametrize(
    ("character", "syllables"),
    [
        ("矫", ("jiao",)),
        ("证", ("zheng",)),
        ("律", ("lv",)),
        ("不", ("bu",)),
        ("母", ("mu",)),
    ],
)
def test_a_character_has_its_usual_reading(character: str, syllables: tuple[str, ...]) -> None:
    """Readings that are met in names and old texts alone (不 as fou) do not count."""
    assert readings([character]) == {character: syllables}


@pytest.mark.parametrize(
    ("character", "syllables"),
    [
        ("行", {"xing", "hang"}),
        ("长", {"zhang", "chang"}),
        ("校", {"xiao", "jiao"}),
        ("率", {"lv", "shuai"}),
    ],
)
def test_some_characters_have_two_everyday_readings(character: str, syllables: set[str]) -> None:
    """A character that is said in two ways every day has both."""
    assert set(readings([character])[character]) == syllables


def test_what_has_no_reading_is_left_out() -> None:
    """Only Chinese characters are heard."""
    assert readings(["a", "1", "，", " ", "😀"]) == {}


def test_all_common_characters_are_there() -> None:
    """GB 2312 has 6,763 Chinese characters, the daily ones first; each but 嗯 has a syllable."""
    assert len(common_characters()) == len(set(common_characters())) == 6763
    assert common_characters()[0] == "啊"
    assert common_characters()[3754] == "座"
    assert set(common_characters()) - set(HEARD) == {"嗯"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zheng", "zen"),
        ("zhi", "zi"),
        ("chu", "cu"),
        ("shi", "si"),
        ("nan", "lan"),
        ("ning", "lin"),
        ("xing", "xin"),
        ("sheng", "shen"),
        ("chang", "can"),
        ("guang", "guan"),
        ("nv", "lv"),
        ("nü", "lu"),
        ("lve", "nue"),
    ],
)
def test_near_homophones_share_what_is_slurred(one: str, other: str) -> None:
    """zh/z, ch/c, sh/s, n/l at the beginning and ang/an, eng/en, ing/in at the end are one."""
    assert slur(one) == slur(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zhi", "chi"),
        ("si", "zi"),
        ("ban", "pan"),
        ("gong", "guan"),
        ("fa", "hua"),
        ("ren", "len"),
        ("hu", "fu"),
        ("e", "en"),
        ("xi", "xin"),
    ],
)
def test_other_syllables_are_kept_apart(one: str, other: str) -> None:
    """Nothing beyond these pairs is taken for the same."""
    assert slur(one) != slur(other)


def test_slurring_twice_changes_nothing() -> None:
    """What is slurred stays what it is, and is never empty; there are about 400 syllables."""
    assert 390 < len(SYLLABLES) < 420
    assert [s for s in SYLLABLES if not slur(slur(s)) == slur(s) != ""] == []


def test_an_empty_syllable_stays_empty() -> None:
    """What has no sound has none when slurred."""
    assert slur("") == ""


@pytest.mark.parametrize(
    ("syllable", "typed"),
    [
        ("lv", {"lv", "lü", "lu"}),
        ("nve", {"nve", "nüe", "nue"}),
        ("zheng", {"zheng"}),
        ("lu", {"lu"}),
    ],
)
def test_people_type_the_sound_u_umlaut_in_three_ways(syllable: str, typed: set[str]) -> None:
    """ü is typed as v, as u or as itself; other syllables are typed as they are."""
    assert set(spellings(syllable)) == typed


def test_importing_costs_nothing() -> None:
    """The library is read when something is spelt, not when the module is imported."""
    code = "import sys, intents.sounds; sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

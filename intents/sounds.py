"""How words and characters sound: toneless syllables. The only door to pypinyin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# A syllable as it is typed: "v" stands for ü; interjections without a vowel (hm, ng) are left out.
_SYLLABLE = re.compile(r"[a-z]*[aeiouv][a-z]*")
# Characters of which the second reading is an everyday one too; of others it is met in names and old
# texts alone (不 as fou, 母 as wu).
_TWO_READINGS = frozenset("长行重校率调还都得种传降着差数应更给落切省藏系参没处为好难间量予解会")


def spell(word: str) -> tuple[str, ...]:
    """The syllables of a word, one for each character, as it sounds within this word.

    "重新" → ("chong", "xin"); "" stands for a character that is no Chinese one. Slow at first: it
    reads pypinyin's dictionaries (0.3 s).
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415 — read only where a vocabulary is

    # What is no Chinese character comes back as one piece: blanks keep its length.
    heard = lazy_pinyin(word, errors=lambda others: " " * len(others))
    return tuple(s for sound in heard for s in ([""] * len(sound) if sound.isspace() else [sound]))


def readings(characters: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The usual syllables of each character by itself, one or two, the likeliest first.

    A character that has none is left out. Slow at first, as `spell`.
    """
    from pypinyin import Style, pinyin  # noqa: PLC0415 — as above

    found = {}
    for character in characters:
        heard = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
        syllables = tuple(s for sounds in heard for s in sounds if _SYLLABLE.fullmatch(s))
        if syllables:
            found[character] = syllables[: 2 if character in _TWO_READINGS else 1]
    return found


def common_characters() -> tuple[str, ...]:
    """The 6,763 Chinese characters of GB 2312: practically all that are typed on the mainland."""
    codes = ((row, cell) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    found = (bytes(code).decode("gb2312", "ignore") for code in codes)
    return tuple(character for character in found if character)


# There are some four hundred syllables, and each is met again and again.
@lru_cache(maxsize=4096)
def slur(syllable: str) -> str:
    """What all near homophones of a syllable share, tones left out.

    zh/z, ch/c, sh/s and n/l are one at the beginning; ang/an, eng/en, ing/in at the end; ü is u.
    "zheng" and "zen" → "zen"; "nü" and "lu" → "lu". Nothing comes out but for an empty syllable.
    """
    plain = syllable.replace("v", "u").replace("ü", "u")
    if plain[:2] in {"zh", "ch", "sh"}:
        plain = plain[0] + plain[2:]
    elif plain.startswith("n"):
        plain = "l" + plain[1:]
    return plain.removesuffix("g") if plain.endswith("ng") else plain


def spellings(syllable: str) -> tuple[str, ...]:
    """The ways in which one syllable is typed: ü as v, as u, or as it is."""
    return tuple({syllable, syllable.replace("v", "ü"), syllable.replace("v", "u")})

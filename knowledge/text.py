"""One normaliser for building and asking, and the small text tools that both sides share; pure."""

from __future__ import annotations

import re
import unicodedata

_PARAGRAPH_TAG = re.compile(r"</?p>", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
# Zero-width and control characters, direction marks and variation selectors: nobody sees them.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
# No number below 10^8 needs more characters; far longer ones Python itself refuses to read.
_LONGEST_NUMBER = 20  # characters
_CHINESE_NUMBER = re.compile(r"[零〇一二两三四五六七八九十百千万\d]+")
_TOO_LARGE = 10**8


def squeeze(text: str) -> str:
    """The text without any white space or paragraph tag: what two spellings of a cell share."""
    return _SPACES.sub("", _PARAGRAPH_TAG.sub("", text))


def tidy(text: str) -> str:
    """The text as it is shown: paragraph tags gone, runs of white space as one space, ends trimmed."""
    return _SPACES.sub(" ", _PARAGRAPH_TAG.sub(" ", text)).strip()


def fold(text: str) -> str:
    """The text as it is compared: NFKC (half width, compatibility forms), lower case, no spaces.

    What nobody sees (zero-width characters, direction marks) is left out as well.
    """
    return squeeze(_UNSEEN.sub("", unicodedata.normalize("NFKC", text))).lower()


_COUNTED = re.compile(
    r"[零〇一二两三四五六七八九十百千]+(?=个?(?:工作日|天|日|周|星期|礼拜|月|年|小时|倍|元|人|次|条|款))"
)


def read_number(text: str) -> int | None:
    """A Chinese or Arabic whole number below 10^8 as an integer; None where it is no number.

    "十五" → 15, "一百零三" → 103, "三万" → 30000, "2010" → 2010, "廿" → None.
    """
    text = unicodedata.normalize("NFKC", text)
    if len(text) > _LONGEST_NUMBER or not _CHINESE_NUMBER.fullmatch(text):
        return None
    number = int(text) if text.isdecimal() else _count(text)
    return number if number < _TOO_LARGE else None


def with_figures(text: str) -> str:
    """A text with its counted numbers in figures (三十一天 → 31天); other words keep theirs (一起)."""
    return _COUNTED.sub(_figures, text)


def _figures(found: re.Match[str]) -> str:
    number = read_number(found[0])
    return found[0] if number is None else str(number)


def _count(text: str) -> int:
    total, section, digit = 0, 0, None
    for char in text:
        if char == "万":
            total, section, digit = (section + (digit or 0)) * 10_000, 0, None
        elif char in _SCALES:
            section, digit = section + (1 if digit is None else digit) * _SCALES[char], None
        else:
            digit = _next_digit(digit, char)
    return total + section + (digit or 0)


def _next_digit(before: int | None, char: str) -> int:
    """Digits that follow one another count in tens (二〇一〇, 15)."""
    return (before or 0) * 10 + _DIGITS.get(char, int(char) if char.isdigit() else 0)

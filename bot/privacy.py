"""Masks what could identify a person before anything typed is kept anywhere; pure."""

from __future__ import annotations

import re

# 18 digits, the last a check character: 公民身份号码, GB 11643-1999.
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){14,18}(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[ -]\d{7,8}(?!\d)")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")

_MASKS = (
    (_MAIL, "[邮箱]"),
    (_IDENTITY, "[身份证号]"),
    (_CARD, "[卡号]"),
    (_MOBILE, "[手机号]"),
    (_LANDLINE, "[电话]"),
)


def mask(text: str) -> str:
    """The text with identity, card and phone numbers and e-mail addresses replaced by their kind.

    Numbers are masked by shape alone, whether or not their check digit is right: a mistyped number
    still points at a person.
    """
    for pattern, said in _MASKS:
        text = pattern.sub(said, text)
    return text

"""Masks what could identify a person before anything typed is kept anywhere; pure."""

from __future__ import annotations

import re

# Chinese keyboards type half- and full-width digits, spaces and hyphens alike.
_D = "[0-9０-９]"
_GAP = "[ \u3000\\-－–]"

_MAIL_WORD = "[A-Za-z0-9._%+-]"
_MAIL = re.compile(
    rf"(?<!{_MAIL_WORD}){_MAIL_WORD}++[@＠][A-Za-z0-9-]{{1,63}}(?:[.．][A-Za-z0-9-]{{1,63}}){{1,8}}"
)
# 6 digits of the place, 8 of the birth date, 3 of order and a check character: 公民身份号码, GB 11643-1999.
_IDENTITY = re.compile(
    rf"(?<!{_D}){_D}{{6}}{_GAP}?{_D}{{4}}{_GAP}?{_D}{{4}}{_GAP}?{_D}{{3}}[0-9０-９XxＸｘ](?!{_D})"
)
# A bank card has up to 19 digits (ISO/IEC 7812-1), an identity number of before 1999 has 15.
_CARD = re.compile(rf"(?<!{_D}){_D}{{15,}}+")
_SPACED_CARD = re.compile(
    rf"(?<!{_D})(?<!{_D}{_GAP})"
    # 2019 2020 2021 2022 and 2021-01-01 2021-12-31 are years and days.
    rf"(?!(?:19|20){_D}{{2}}{_GAP}{_D}{{1,2}}{_GAP})(?!(?:(?:19|20){_D}{{2}}{_GAP}){{2}})"
    rf"{_D}(?:{_GAP}?{_D}){{14,18}}(?!{_GAP}?{_D})"
)
_MOBILE = re.compile(
    rf"(?<!{_D})(?:(?:[+＋]|[0０]{{2}})?[8８][6６]{_GAP}?)?"
    rf"[1１][3-9３-９](?:(?:{_GAP}?{_D}){{9}}|{_D}[.．]{_D}{{4}}[.．]{_D}{{4}})(?!{_D})"
)
_LANDLINE = re.compile(
    rf"(?<!{_D})[（(]?[0０]{_D}{{2,3}}[）)]?{_GAP}?{_D}{{3,4}}{_GAP}?{_D}{{4}}(?!{_D})"
)

_MASKS = (
    (_MAIL, "[邮箱]"),
    (_IDENTITY, "[身份证号]"),
    (_CARD, "[卡号]"),
    (_SPACED_CARD, "[卡号]"),
    (_MOBILE, "[手机号]"),
    (_LANDLINE, "[电话]"),
)


def mask(text: str) -> str:
    """The text with identity, card and phone numbers and e-mail addresses replaced by their kind.

    Numbers are masked by shape alone, whether or not their check digit is right: a mistyped number
    still points at a person.
    """
    masked = _mask_once(text)
    # What was masked parts what stood around it: only then may the next number show.
    while masked != text:
        text, masked = masked, _mask_once(masked)
    return masked


def _mask_once(text: str) -> str:
    for pattern, said in _MASKS:
        text = pattern.sub(said, text)
    return text

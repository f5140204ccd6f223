"""What quantity a question asks for (多少周岁, 几倍), and which clauses state one of its kind; pure."""

from __future__ import annotations

import re

_NUMBER = r"[0-9〇零一二两三四五六七八九十百千万半]+"
# How a quantity is asked for, and how the registers state it.
_QUANTITIES = (
    (r"(?:多少|几)周?岁|年龄|岁数|多大(?:年纪|岁数)", rf"{_NUMBER}周?岁"),
    (r"(?:多少|几)倍", rf"{_NUMBER}倍"),
    (r"(?:多少|几)(?:个|块)?(?:钱|元|万)|罚几多|罚款", rf"{_NUMBER}元"),
    (r"(?:多少|几)(?:个|名|位)?人", rf"{_NUMBER}(?:个|名)?人"),
    (r"(?:多少|几)(?:次|回|趟)", rf"{_NUMBER}次"),
    (r"百分之几|多少比例|比例", rf"{_NUMBER}%|百分之{_NUMBER}"),
    (r"(?:多少|几)(?:个)?(?:小时|钟头)", rf"{_NUMBER}(?:个)?小时"),
)
_KINDS = tuple((re.compile(asked), re.compile(stated)) for asked, stated in _QUANTITIES)


def states_quantity(question: str, clause: str) -> bool:
    """Whether a folded question asks for a quantity and a clause states one of the same kind."""
    return any(asked.search(question) and stated.search(clause) for asked, stated in _KINDS)

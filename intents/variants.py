"""Traditional characters as simplified ones. The only door to OpenCC."""

from __future__ import annotations

from functools import lru_cache

from opencc import OpenCC


def simplify(text: str) -> str:
    """The text in simplified characters. GB 2312 holds all of these, so most texts are left alone."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return str(_converter().convert(text))
    return text


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    # Its tables take 20 ms to read: only the first traditional question pays for it.
    return OpenCC("t2s")

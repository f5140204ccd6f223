"""What a slip of the hand or the ear is: its kinds, how unlikely each is, and a guess at one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

HANZI = re.compile(r"[\u4e00-\u9fff]")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzü")

# Of two terms that one misspelling may stand for, the likelier is meant if it is this much heavier.
_FAR_HEAVIER = 4


class Reason(StrEnum):
    """What kind of slip turned the right word into the wrong one."""

    SAME_SOUND = "同音"
    NEAR_SOUND = "近音"
    SHAPE = "形近"
    DROPPED = "漏字"
    DOUBLED = "多字"
    SWAPPED = "颠倒"
    PINYIN = "拼音"
    INITIALS = "首字母"


# How unlikely each slip is, in nats (7 is about one in a thousand): a term must be likelier than what
# stands there by more than this. By shape a character may stand for any other, so there the term must
# be all but certain; letters stand for nothing by themselves, so there nearly any term will do.
UNLIKELY = {
    Reason.SAME_SOUND: 5.0,
    Reason.NEAR_SOUND: 7.0,
    Reason.SHAPE: 13.0,
    Reason.DROPPED: 10.0,
    Reason.DOUBLED: 6.0,
    Reason.SWAPPED: 9.0,
    Reason.PINYIN: 0.0,
    Reason.INITIALS: 3.0,
}
# Letters that spell a near homophone, for each syllable.
SLURRED_LETTERS = 4.0


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the vocabulary, how often it is met, and its syllables as it is said.

    There is one syllable for each character, "" for one that is no Chinese character.
    """

    text: str
    weight: int
    sounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """`text[start:end]` may have been meant for `term`.

    `unlikely` is what the slip costs, in nats, the word itself not counted. `changed` are the places
    in the text of the Chinese characters that would change, `mended` the places in the term of the
    characters that were mistyped; both are empty for letters.
    """

    start: int
    end: int
    term: Term
    reason: Reason
    unlikely: float
    changed: tuple[int, ...] = ()
    mended: tuple[int, ...] = ()


def outstanding(terms: Iterable[Term]) -> Term | None:
    """The term that outweighs each of the others four times; None where two are nearer, or none is."""
    first, second = [*sorted(terms, key=lambda term: -term.weight)[:2], None, None][:2]
    if first and second and second.weight * _FAR_HEAVIER > first.weight:
        return None
    return first

"""How a message takes up the ones before it: picks, corrections, going back, beginning anew; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from intents.cues import Cue, Cues, first_cue
from knowledge.text import read_number

_NUMBER = r"[0-9零一二两三四五六七八九十]{1,4}"
_MEASURE = r"(?:个|项|条|种|件|号|类|款|行)"
_LEAD = r"(?:那么?|就|请|再?看看?|说说|讲讲|我(?:要|想)?(?:问|看|选)|(?:清单|列表|名单|上面|其中|里面|里|的)){0,3}"
_PLACED = re.compile(
    rf"^{_LEAD}(?:(?P<last>最后一?(?:{_MEASURE}|$)|末一?{_MEASURE})|倒数第?(?P<back>{_NUMBER}){_MEASURE}?"
    rf"|第(?P<ordinal>{_NUMBER})(?:{_MEASURE}|$)|(?P<counted>{_NUMBER})号)(?:的)?"
)
_MARKS = re.compile(r"^\W+|\W+$")
_STEP = re.compile(rf"^{_LEAD}(?P<way>上|前|下|后)(?:面)?一?{_MEASURE}(?:的)?")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list that was shown: `number` from 1, from the end where it is below 0;
    with `steps` so many further than the one picked before. `rest` is what else is said; `article`
    says that it may be an article of a law as well (第三条)."""

    number: int = 0
    steps: int = 0
    rest: str = ""
    article: bool = False


def place_in(folded: str) -> Place | None:
    """The place in a list that a message opens with (第三个谁负责), None where it names none."""
    found = _PLACED.match(folded)
    if found:
        number = _number_of(found)
        if number is None:
            return None
        article = "条" in found[0]
        return Place(number, rest=_trimmed(folded[found.end() :]), article=article)
    found = _STEP.match(folded)
    if found:
        return Place(
            steps=-1 if found["way"] in "上前" else 1, rest=_trimmed(folded[found.end() :])
        )
    return None


def _trimmed(text: str) -> str:
    return _MARKS.sub("", text)


def _number_of(found: re.Match[str]) -> int | None:
    if found["last"]:
        return -1
    if found["back"]:
        number = read_number(found["back"])
        return None if number is None else -number
    return read_number(found["ordinal"] or found["counted"])


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How a message takes up the ones before it, and what it compares.

    `wrong` is what a correction takes out of the words before; `restates` says that it may only say
    them more exactly. `returns`: it goes back to the matter before the present one; `turns`: it
    begins anew; `tells`: it asks nothing. `place` is the place in a list that it opens with.
    `compares`: it sets two things side by side; `bureaus` are all that it names. `section` is the
    section of a supervision policy that its words ask for, `of_scheme` that it is about such a
    policy at all. `only_condition`: it names a condition of a set question and nothing else.
    """

    wrong: str = ""
    restates: bool = False
    returns: bool = False
    turns: bool = False
    tells: bool = False
    place: Place | None = None
    compares: bool = False
    bureaus: tuple[str, ...] = ()
    section: str = ""
    of_scheme: bool = False
    only_condition: bool = False


NO_FOLLOW_UP = FollowUp()


@dataclass(frozen=True, slots=True)
class Opening:
    """How a message opens, and the `rest` of it: what it is about."""

    rest: str
    corrects: bool = False
    wrong: str = ""
    restates: bool = False
    returns: bool = False
    turns: bool = False


def opening_of(folded: str, cues: Cues) -> Opening:
    """The opening that takes back, goes back or begins anew; a message without one is its own rest."""
    for cue in (*cues.correcting, *cues.restating):
        found = cue.pattern.match(folded)
        if found and len(folded) - found.end() > 1:
            wrong = found[1] if cue.pattern.groups else ""
            restates = cue.name == "restating"
            return Opening(folded[found.end() :], corrects=True, wrong=wrong, restates=restates)
    returning = _end_of(folded, cues.returning)
    if returning:
        return Opening(folded[returning:], returns=True)
    turning = _end_of(folded, cues.turning)
    if turning and len(folded) - turning > 1:
        return Opening(folded[turning:], turns=True)
    return Opening(folded)


def _end_of(folded: str, cues: Iterable[Cue]) -> int:
    """Where the first of these cues ends that opens a text, 0 where none does."""
    found = (cue.pattern.match(folded) for cue in cues)
    return next((match.end() for match in found if match), 0)


def tells(folded: str, cues: Cues) -> bool:
    """Whether a message tells how things stand and asks nothing."""
    return bool(first_cue(folded, cues.telling)) and not first_cue(folded, cues.asking)

"""Two records side by side → plain text; pure."""

from __future__ import annotations

from bot import wording
from bot.replies import Answer, Comparison
from bot.sections import clip, fit_lines, overview, section_lines
from knowledge.records import Facet

_LONGEST_CAPTION = 60
# Of each side so many lines of one fact: the one that answers, and the words that prove it.
_MOST_LINES = 2


def comparison_text(reply: Comparison, budget: int) -> str:
    """One side after the other, the fact asked for first; `budget` is in characters for both."""
    room = budget // len(reply.sides)
    lines: list[str] = []
    for number, side in enumerate(reply.sides, 1):
        lines += _side(reply, side, number, room)
    if reply.changes:
        lines.append(wording.mended(reply.changes))
    return "\n".join(lines)


def _side(reply: Comparison, side: Answer, number: int, room: int) -> list[str]:
    """The fact, the matter, what proves it, the place: as in an answer, but shorter."""
    facts = _facts(reply, side, room)
    frame = [_matter(side), _place(side)]
    first, *others = fit_lines(facts, room - sum(map(len, frame)))
    return [f"{number} {first}", frame[0], *others, frame[1]]


def _matter(side: Answer) -> str:
    # Where the first line names the office, the matter's line need not.
    named = side.sections and side.sections[0].facet is Facet.WHO
    owner = "" if named else f"（{' '.join((side.record.bureau, *side.record.offices[:3]))}）"
    return f"{wording.MATTER}{clip(side.record.caption, _LONGEST_CAPTION)}{owner}"


def _place(side: Answer) -> str:
    record = side.record
    lead = next((fact for section in side.sections for fact in section.facts), None)
    place = wording.place(lead.locator) if lead else wording.item(record.locator)
    return wording.place_of(record.register, record.bureau, place)


def _facts(reply: Comparison, side: Answer, room: int) -> list[str]:
    """The lines of the facts asked for, or one line a fact where none was named."""
    if not reply.asked:
        return overview(side, room)
    lines = [wording.unstated(side.unstated)] if side.unstated else []
    for section in side.sections:
        lines += section_lines(side, section, room)[:_MOST_LINES]
    return lines

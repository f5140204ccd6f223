"""Reply → plain text; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import wording
from bot.comparison import comparison_text
from bot.replies import (
    Answer,
    Choices,
    Comparison,
    Listing,
    Missing,
    NotFound,
    Reply,
    Section,
)
from bot.sections import clip, fit_lines, overview, quoted, section_lines, spot_line
from knowledge.records import Facet, Fact, Kind

# A person at a counter reads no more at once: characters of the whole reply, by facet.
_LONGEST: Mapping[Facet, int] = {
    Facet.WHO: 480,
    Facet.DEADLINE: 480,
    Facet.LEVEL: 480,
    Facet.TYPE: 480,
    Facet.PENALTY: 480,
    Facet.BOUNDARY: 780,
}
_LONGEST_TEXT = 1450
# Of these facts two stand side by side in the space of one; others take as much as a text may.
_SINGLE = (Facet.WHO, Facet.DEADLINE, Facet.LEVEL, Facet.TYPE)
_LONGEST_OVERVIEW = 900
_LONGEST_TITLE = 60
_LONGEST_LEAD = 200
# So many characters tell one clause from another.
_TELLS_APART = 20


def as_text(reply: Reply, way_out: str = "行政服务大厅窗口") -> str:
    """What the console shows. `way_out` is the place named where there is no answer."""
    if isinstance(reply, Answer):
        return _answer(reply)
    if isinstance(reply, Listing):
        return _listing(reply)
    if isinstance(reply, Comparison):
        single = reply.asked[:1] and reply.asked[0] in _SINGLE
        return comparison_text(reply, _LONGEST[reply.asked[0]] if single else _LONGEST_TEXT)
    if isinstance(reply, Choices):
        return _choices(reply)
    if isinstance(reply, NotFound):
        return _not_found(reply, way_out)
    return wording.TALK[reply.talk]


# -- answers ----------------------------------------------------------------------------------


def _answer(reply: Answer) -> str:
    first = reply.sections[0] if reply.sections else None
    budget = _budget(reply.asked, _LONGEST_OVERVIEW)
    frame = _frame(reply)
    room = budget - sum(map(len, frame))
    head = [wording.unstated(reply.unstated)] if reply.unstated else []
    body = _body(reply, first, room - sum(map(len, head)))
    lines = [*head, *body[:1], frame[0], *body[1:], *frame[1:]]
    return "\n".join(line for line in lines if line)


def _budget(asked: Sequence[Facet], overview: int) -> int:
    """How many characters a reply about these facts may have; `overview` where none was named."""
    return _LONGEST.get(asked[0], _LONGEST_TEXT) if asked else overview


def _frame(reply: Answer) -> list[str]:
    """The lines around the facts: the matter, the place, what was inherited, what else there is."""
    record = reply.record
    # Where the first line names the office, the matter's line need not.
    named = not reply.leads and reply.sections and reply.sections[0].facet is Facet.WHO
    owner = "" if named else f"（{' '.join((record.bureau, *record.offices[:3]))}）"
    shown = [fact for section in reply.sections for fact in section.facts]
    lead = next(iter(shown), None)
    if reply.spotlight and (reply.leads or not shown):
        lead = reply.spotlight
    place = wording.place(lead.locator) if lead else wording.item(record.locator)
    where = wording.place_of(record.register, record.bureau, place)
    lines = [f"{wording.MATTER}{clip(record.caption, 90)}{owner}", where]
    if any(fact.inherited for fact in shown[:1]):
        lines[-1] += wording.merged_cell()
    if reply.changes:
        lines.append(wording.mended(reply.changes))
    if reply.carried:
        lines.append(wording.carried(clip(reply.carried, 40)))
    if reply.also:
        offices = "、".join(reply.also.offices)
        # A caption of two titles (policy·section) is quoted title by title: the · is ours.
        other = reply.also
        own = other.caption.split("·") if other.kind is Kind.SUPERVISION else [other.title]
        titles = "」「".join(clip(title, 40) for title in own)
        lines.append(wording.also(reply.also.bureau, offices, titles))
    if reply.further:
        lines.append(wording.further(reply.further[:5]))
    return lines


def _body(reply: Answer, first: Section | None, room: int) -> list[str]:
    lead = _lead(reply)
    if not reply.asked:
        return fit_lines([*lead, *overview(reply, room)], room)
    lines = list(lead)
    for section in reply.sections:
        # Where a clause leads, the office stands on the matter's line.
        if not (lead and section.facet is Facet.WHO):
            lines += section_lines(reply, section, room // len(reply.sections))
    spot = reply.spotlight
    told = lead or (reply.decided and first and first.facet in (Facet.WHO, Facet.LEVEL))
    if spot and not told and first and first.facet in (Facet.WHO, Facet.LEVEL, Facet.TYPE):
        lines.append(spot_line(reply, spot))
    lines += [spot_line(reply, fact) for fact in reply.besides if _is_new(fact, lines)]
    return fit_lines(lines, room)


def _lead(reply: Answer) -> list[str]:
    """The clause that says by itself what was asked, where there is one."""
    if not reply.leads or reply.spotlight is None:
        return []
    return [quoted(reply, clip(reply.spotlight.value, _LONGEST_LEAD))]


def _is_new(fact: Fact, lines: Sequence[str]) -> bool:
    return not any(fact.value[:_TELLS_APART] in line for line in lines)


# -- the other kinds --------------------------------------------------------------------------


def _listing(reply: Listing) -> str:
    if not reply.count:
        return wording.no_such_set(reply.subject)
    lines = [wording.unstated(reply.unstated)] if reply.unstated else []
    lines.append(wording.counted(reply.subject, reply.count, reply.unit))
    lines += [wording.counted(*other, reply.unit) for other in reply.elsewhere]
    room = 460 if reply.question == "count" else 3900
    for number, record in enumerate(reply.records, 1):
        line = f"{number}. {clip(record.caption, _LONGEST_TITLE)}"
        room -= len(line)
        if room < 0:
            lines.append("…")
            break
        lines.append(line)
    return "\n".join(lines)


def _choices(reply: Choices) -> str:
    lines = [wording.which_one(reply.asked)]
    for number, record in enumerate(reply.records, 1):
        lines.append(f"{number} {clip(record.caption, _LONGEST_TITLE)}（{record.bureau}）")
    if reply.changes:
        lines.append(wording.mended(reply.changes))
    return "\n".join([*lines, f"（{wording.NONE_OF_THESE}）"])


def _not_found(reply: NotFound, way_out: str) -> str:
    if reply.reason is Missing.TOO_LONG:
        return wording.TOO_LONG
    if reply.reason is Missing.ELSEWHERE:
        return wording.elsewhere(reply.asked, reply.known)
    said = wording.NOT_FOUND + wording.way_out(way_out)
    return said + wording.LEGAL_HOTLINE if reply.misses > 1 else said

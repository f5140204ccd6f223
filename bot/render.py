"""Reply → plain text; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import wording
from bot.replies import (
    Answer,
    Choices,
    Listing,
    Missing,
    NotFound,
    Reply,
    Section,
)
from bot.sections import clip, overview, section_lines, spot_line
from knowledge.records import Facet, Kind

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
_LONGEST_OVERVIEW = 900
_LONGEST_TITLE = 60
# A line cut shorter than this says nothing.
_SHORTEST_LINE = 12


def as_text(reply: Reply, way_out: str = "行政服务大厅窗口") -> str:
    """What the console shows. `way_out` is the place named where there is no answer."""
    if isinstance(reply, Answer):
        return _answer(reply)
    if isinstance(reply, Listing):
        return _listing(reply)
    if isinstance(reply, Choices):
        return _choices(reply)
    if isinstance(reply, NotFound):
        return _not_found(reply, way_out)
    return wording.TALK[reply.talk]


# -- answers ----------------------------------------------------------------------------------


def _answer(reply: Answer) -> str:
    first = reply.sections[0] if reply.sections else None
    facet = reply.asked[0] if reply.asked else None
    budget = _LONGEST.get(facet, _LONGEST_TEXT) if facet else _LONGEST_OVERVIEW
    frame = _frame(reply)
    room = budget - sum(map(len, frame))
    head = [wording.unstated(reply.unstated)] if reply.unstated else []
    body = _body(reply, first, room - sum(map(len, head)))
    lines = [*head, *body[:1], frame[0], *body[1:], *frame[1:]]
    return "\n".join(line for line in lines if line)


def _frame(reply: Answer) -> list[str]:
    """The lines around the facts: the matter, the place, what was inherited, what else there is."""
    record = reply.record
    # Where the first line names the office, the matter's line need not.
    named = reply.sections and reply.sections[0].facet is Facet.WHO
    owner = "" if named else f"（{' '.join((record.bureau, *record.offices[:3]))}）"
    shown = [fact for section in reply.sections for fact in section.facts]
    lead = reply.spotlight if reply.spotlight and not shown else next(iter(shown), None)
    register = (
        record.register if record.bureau in record.register else record.bureau + record.register
    )
    place = wording.place(lead.locator) if lead else wording.item(record.locator)
    where = f"出处：{register} {place}"
    lines = [f"事项：{clip(record.caption, 90)}{owner}", where]
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
    if not reply.asked:
        return fit_lines(overview(reply, room), room)
    lines: list[str] = []
    for section in reply.sections:
        lines += section_lines(reply, section, room // len(reply.sections))
    spot = reply.spotlight
    told = reply.decided and first and first.facet is Facet.WHO
    if spot and not told and first and first.facet in (Facet.WHO, Facet.LEVEL, Facet.TYPE):
        lines.append(spot_line(reply, spot))
    return fit_lines(lines, room)


def fit_lines(lines: Sequence[str], room: int) -> list[str]:
    """As many whole lines as there is room for, the last one clipped; always the first."""
    kept: list[str] = []
    for line in lines:
        if kept and room < _SHORTEST_LINE:
            break
        kept.append(_closed(clip(line, max(room, _SHORTEST_LINE))))
        room -= len(kept[-1])
    return kept


def _closed(line: str) -> str:
    """The line with its last quote closed where that was cut: what follows is none of its words."""
    return f"{line}」" if line.count("「") > line.count("」") else line


# -- the other kinds --------------------------------------------------------------------------


def _listing(reply: Listing) -> str:
    if not reply.records:
        return wording.no_such_set(reply.subject)
    lines = [wording.unstated(reply.unstated)] if reply.unstated else []
    lines.append(wording.counted(reply.subject, reply.count, reply.unit))
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
    said = wording.NOT_FOUND + wording.way_out(way_out)
    return said + wording.LEGAL_HOTLINE if reply.misses > 1 else said

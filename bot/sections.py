"""The lines of an answer that hold its facts, one way for each facet; pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot import wording
from bot.replies import Answer, Section
from knowledge.records import Column, Facet, Fact, Kind

_SPOT_QUOTE = 160
_CLAUSE = 200
_MOST_CLAUSES = 4
# How many of a broken cell's last characters tell its end.
_TAIL = 8
_ENDS = "。；;，,、"
# A label this short reads well by itself on the first line (县级, 行政处罚).
_SHORT_VALUE = 12
# A line cut shorter than this says nothing.
_SHORTEST_LINE = 12


def clip(text: str, longest: int) -> str:
    """The text, cut after a punctuation mark where one is near, with … for what is left out."""
    if len(text) <= longest:
        return text
    cut = max(text.rfind(mark, longest // 2, longest) for mark in _ENDS) + 1
    return f"{text[: cut or longest]}…"


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


def overview(reply: Answer, room: int) -> list[str]:
    """No fact was named: the office first, then what is done, within what time, on what basis."""
    lines: list[str] = []
    for section in reply.sections:
        if section.facet is Facet.WHO:
            lines += _who(reply, section, room)
        elif section.facet is Facet.HOW:
            said = [f for f in _beyond_title(reply, section) if not _told(reply, f)][:_MOST_CLAUSES]
            lines += [quoted(reply, clip(fact.value, _CLAUSE)) for fact in said]
        elif section.facts:
            named = "；".join(dict.fromkeys(fact.value for fact in section.facts[:3]))
            lines.append(f"{wording.FACET_NAMES[section.facet]}：{clip(named, _CLAUSE)}")
    spot = reply.spotlight
    if spot and not any(spot.value in line or spot.quote[:20] in line for line in lines):
        lines.insert(1, spot_line(reply, spot))
    return lines or [wording.not_stated(Facet.WHO)]


def _told(reply: Answer, fact: Fact) -> bool:
    """Whether the first line says a clause already."""
    spot = reply.spotlight
    return reply.decided and spot is not None and spot.quote in fact.quote


def _beyond_title(reply: Answer, section: Section) -> list[Fact]:
    """What a section says beyond the title, which stands on a line of its own."""
    title = reply.record.title.rstrip("。")
    return [f for f in section.facts if f.value.rstrip("。") != title]


def spot_line(reply: Answer, fact: Fact) -> str:
    """The words of the register that come nearest to the question, on a line of their own."""
    label = f"{fact.label}：" if fact.facet is Facet.BOUNDARY else ""
    if fact.quote.startswith("（"):
        opening, _, item = fact.value.partition("…")
        return f"原文：「{clip(opening, _SPOT_QUOTE)}…{clip(item, _SPOT_QUOTE)}」"
    return f"原文：{label}{quoted(reply, clip(fact.quote, _SPOT_QUOTE))}"


SectionText = Callable[[Answer, Section, int], list[str]]


def section_lines(reply: Answer, section: Section, room: int) -> list[str]:
    """The lines of one facet, the first of which answers; `room` is in characters."""
    if not section.facts and not (section.facet is Facet.WHO and section.blank):
        missing = wording.blank if section.blank else wording.not_stated
        return [missing(section.facet)]
    lines = _SECTIONS.get(section.facet, _clauses)(reply, section, room)
    return [wording.not_stated(section.instead_of), *lines] if section.instead_of else lines


def _who(reply: Answer, section: Section, room: int) -> list[str]:
    record = reply.record
    if record.kind is Kind.BOUNDARY:
        return _departments(reply, section, room)
    if section.blank:
        return [wording.blank_office(record.key.rsplit("/", 1)[-1], section.around)]
    if not record.offices:
        return [wording.not_stated(Facet.WHO)]
    lines = [f"{'、'.join(record.offices)}（{record.bureau}）"]
    if reply.decided and reply.spotlight:
        lines[0] += f"。{quoted(reply, clip(reply.spotlight.value, _SPOT_QUOTE))}"
    lines += [
        f"行使主体：「{fact.value}」"
        for fact in section.facts
        if fact.label == Column.ACTING_BODY.value and fact.value != record.bureau
    ]
    return lines


def _departments(reply: Answer, section: Section, room: int) -> list[str]:
    del room
    names = "、".join(
        dict.fromkeys(fact.value for fact in section.facts if fact.facet is Facet.WHO)
    )
    spot = reply.spotlight
    if spot and spot.facet is Facet.BOUNDARY:
        return [f"{spot.label}：「{spot.value}」", f"相关部门：{names}"]
    if spot:
        return [f"「{clip(spot.value, _SPOT_QUOTE)}」", f"相关部门：{names}"]
    return [f"相关部门：{names}"]


def _basis(reply: Answer, section: Section, room: int) -> list[str]:
    """The citations on one line, then the words of the article that the question is about."""
    del reply
    own = [f for f in section.facts if f.label != Column.RESPONSIBILITY_BASIS.value] or list(
        section.facts
    )
    named = "；".join(dict.fromkeys(clip(f.value, 80) for f in own))
    lines = [clip(named, max(room - 20, 60))]
    longest = next((f for f in own if len(f.quote) > len(f.value) + 10), None)
    if longest:
        lines.append(f"原文：「{clip(longest.quote, max(room - len(lines[0]), 80))}」")
    return lines


def _deadline(reply: Answer, section: Section, room: int) -> list[str]:
    del reply
    first, others = section.facts[0], section.facts[1:]
    if first.label == "时限":
        lines = [first.value]
    else:
        lines = [f"{first.label}，原文是「{clip(first.value, 60)}」"]
    if len(first.quote) > len(first.value) + 6:
        lines.append(f"原文：「{clip(first.quote, min(200, room // 2))}」")
    if others and first.label == "时限":
        lines.append("另有：" + "；".join(dict.fromkeys(clip(f.value, 60) for f in others)))
    return lines


def _penalty(reply: Answer, section: Section, room: int) -> list[str]:
    """What is imposed, by which article, and the one case of its list that was asked about."""
    first, others = section.facts[0], section.facts[1:]
    lines = [f"「{clip(first.value, 240)}」", f"依据：{clip(first.label, 60)}"]
    spot = reply.spotlight
    if spot and spot.quote not in first.value and spot.quote in first.quote:
        lines.append(f"原文：「{clip(spot.quote, 80)}」")
    for other in others:
        # 第五十一条 punishes the one in charge: what it says, as far as there is room, else its name.
        said = f"另见：{clip(other.label, 40)}「{clip(other.value, _CLAUSE)}」"
        left = room - sum(map(len, lines))
        lines.append(said if len(said) <= left else f"另见：{clip(other.label, 40)}")
    return lines


def _boundary(reply: Answer, section: Section, room: int) -> list[str]:
    del reply, room
    return [
        f"「{fact.value}」" if fact.facet is Facet.CASE else f"{fact.label}：「{fact.value}」"
        for fact in section.facts
    ]


def quoted(reply: Answer, text: str) -> str:
    """The register's words in 「」, marked where the register itself breaks off after them."""
    ends = any(text.endswith(end[-_TAIL:]) for end in reply.broken_off)
    return f"「{text}」{wording.BROKEN_OFF if ends else ''}"


def _clauses(reply: Answer, section: Section, room: int) -> list[str]:
    """The clause asked about first, the others below it."""
    del room
    return [quoted(reply, fact.value) for fact in section.facts]


def _led(reply: Answer, fact: Fact) -> str:
    """The fact as the first line: it answers by itself, its column stands under 出处."""
    return fact.value if len(fact.value) < _SHORT_VALUE else quoted(reply, fact.value)


def _labelled(reply: Answer, section: Section, room: int) -> list[str]:
    del room
    spot = reply.spotlight
    # 县里批不批 of a stay of forty days: the clause says who, the column only who begins.
    if reply.decided and spot and section.facet is Facet.LEVEL:
        named = [f"{fact.label}：{quoted(reply, fact.value)}" for fact in section.facts]
        return [quoted(reply, clip(spot.value, _SPOT_QUOTE)), *named]
    return [
        _led(reply, fact) if index == 0 else f"{fact.label}：{quoted(reply, fact.value)}"
        for index, fact in enumerate(section.facts)
    ]


_SECTIONS: Mapping[Facet, SectionText] = {
    Facet.WHO: _who,
    Facet.BASIS: _basis,
    Facet.DEADLINE: _deadline,
    Facet.PENALTY: _penalty,
    Facet.BOUNDARY: _boundary,
    Facet.LEVEL: _labelled,
    Facet.TYPE: _labelled,
    Facet.ACCOUNTABILITY: _labelled,
}

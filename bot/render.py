"""Reply → plain text, and → the JSON that machines read; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bot import wording
from bot.replies import (
    Answer,
    Chat,
    Choices,
    Listing,
    Missing,
    NotFound,
    Reference,
    Reply,
    Section,
)
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
_LONGEST_TITLE = 60
_SPOT_QUOTE = 160
_ENDS = "。；;，,、"


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


def clip(text: str, longest: int) -> str:
    """The text, cut after a punctuation mark where one is near, with … for what is left out."""
    if len(text) <= longest:
        return text
    cut = max(text.rfind(mark, longest // 2, longest) for mark in _ENDS) + 1
    return f"{text[: cut or longest]}…"


# -- answers ----------------------------------------------------------------------------------


def _answer(reply: Answer) -> str:
    first = reply.sections[0] if reply.sections else None
    facet = reply.asked[0] if reply.asked else None
    budget = _LONGEST.get(facet, _LONGEST_TEXT) if facet else _LONGEST[Facet.WHO]
    frame = _frame(reply)
    room = budget - sum(map(len, frame))
    head = [wording.unstated(reply.unstated)] if reply.unstated else []
    body = _body(reply, first, room - sum(map(len, head)))
    lines = [*head, *body[:1], frame[0], *body[1:], *frame[1:]]
    return "\n".join(line for line in lines if line)


def _frame(reply: Answer) -> list[str]:
    """The lines around the facts: the matter, the place, what was inherited, what else there is."""
    record = reply.record
    owner = " ".join((record.bureau, *record.offices[:3]))
    shown = [fact for section in reply.sections for fact in section.facts]
    lead = reply.spotlight if reply.spotlight and not shown else next(iter(shown), None)
    register = (
        record.register if record.bureau in record.register else record.bureau + record.register
    )
    where = f"出处：{register} {wording.place(lead.locator)}" if lead else f"出处：{register}"
    lines = [f"事项：{clip(record.caption, 90)}（{owner}）", where]
    if any(fact.inherited for fact in shown[:1]):
        lines[-1] += wording.merged_cell()
    if reply.carried:
        lines.append(wording.carried(clip(reply.carried, 40)))
    if reply.also:
        offices = "、".join(reply.also.offices)
        lines.append(wording.also(reply.also.bureau, offices, clip(reply.also.caption, 40)))
    if reply.further:
        lines.append(wording.further(reply.further[:5]))
    return lines


def _body(reply: Answer, first: Section | None, room: int) -> list[str]:
    if not reply.asked:
        return _overview(reply, room)
    lines: list[str] = []
    for section in reply.sections:
        lines += _section(reply, section, room // len(reply.sections))
    spot = reply.spotlight
    if spot and first and first.facet in (Facet.WHO, Facet.LEVEL, Facet.TYPE):
        lines.append(_spot(spot))
    return _fit(lines, room)


def _fit(lines: Sequence[str], room: int) -> list[str]:
    """As many whole lines as there is room for, the last one clipped; always the first."""
    kept: list[str] = []
    for line in lines:
        if kept and room < 12:
            break
        kept.append(clip(line, max(room, 12)))
        room -= len(kept[-1])
    return kept


def _overview(reply: Answer, room: int) -> list[str]:
    """No fact was named: the office first, then one line for each thing there is."""
    lines: list[str] = []
    for section in reply.sections:
        if section.facet is Facet.WHO:
            lines += _who(reply, section, room)
        elif section.facts:
            fact = section.facts[0]
            if fact.quote != reply.record.title:
                name = wording.FACET_NAMES[section.facet]
                lines.append(f"{name}：「{clip(fact.value, 110)}」")
    if reply.spotlight and not any(reply.spotlight.value[:20] in line for line in lines):
        lines.insert(1, _spot(reply.spotlight))
    return _fit(lines, room) or [wording.not_stated(Facet.WHO)]


def _spot(fact: Fact) -> str:
    label = f"{fact.label}：" if fact.facet is Facet.BOUNDARY else ""
    return f"原文：{label}「{clip(fact.quote, _SPOT_QUOTE)}」"


SectionText = Callable[[Answer, Section, int], list[str]]


def _section(reply: Answer, section: Section, room: int) -> list[str]:
    if not section.facts and not (section.facet is Facet.WHO and section.blank):
        missing = wording.blank if section.blank else wording.not_stated
        return [missing(section.facet)]
    return _SECTIONS.get(section.facet, _clauses)(reply, section, room)


def _who(reply: Answer, section: Section, room: int) -> list[str]:
    record = reply.record
    if record.kind is Kind.BOUNDARY:
        return _departments(reply, section, room)
    if section.blank:
        return [wording.blank_office(record.key.rsplit("/", 1)[-1], section.around)]
    if not record.offices:
        return [wording.not_stated(Facet.WHO)]
    lines = [f"{'、'.join(record.offices)}（{record.bureau}）"]
    lines += [
        f"行使主体：「{fact.value}」"
        for fact in section.facts
        if fact.label == "行使主体" and fact.value != record.bureau
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
    own = [f for f in section.facts if f.label != "责任事项依据"] or list(section.facts)
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
    if others:
        named = "、".join(dict.fromkeys(clip(f.label, 40) for f in others))
        lines.append(f"另见：{clip(named, max(room - sum(map(len, lines)), 20))}")
    return lines


def _boundary(reply: Answer, section: Section, room: int) -> list[str]:
    del reply, room
    return [
        f"「{fact.value}」" if fact.facet is Facet.CASE else f"{fact.label}：「{fact.value}」"
        for fact in section.facts
    ]


def _clauses(reply: Answer, section: Section, room: int) -> list[str]:
    """The clause asked about first, the others below it."""
    del reply, room
    return [f"「{fact.value}」" for fact in section.facts]


def _labelled(reply: Answer, section: Section, room: int) -> list[str]:
    del reply, room
    return [
        fact.value if index == 0 and len(fact.value) < 12 else f"{fact.label}：「{fact.value}」"
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


# -- the other kinds --------------------------------------------------------------------------


def _listing(reply: Listing) -> str:
    if not reply.records:
        return wording.no_such_set(reply.subject)
    lines = [wording.counted(reply.subject, reply.count, reply.unit)]
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
    return "\n".join([*lines, f"（{wording.NONE_OF_THESE}）"])


def _not_found(reply: NotFound, way_out: str) -> str:
    if reply.reason is Missing.TOO_LONG:
        return wording.TOO_LONG
    said = wording.NOT_FOUND + wording.way_out(way_out)
    return said + wording.LEGAL_HOTLINE if reply.misses > 1 else said


# -- JSON -------------------------------------------------------------------------------------


def as_json(reply: Reply, way_out: str = "行政服务大厅窗口") -> dict[str, Any]:
    """The reply as design's JSON contract has it: kind, facet, text, records, facts, because."""
    return {
        "kind": _kind(reply),
        "facet": _facet(reply),
        "text": as_text(reply, way_out),
        "records": [_record(record) for record in _records(reply)],
        "facts": [fact_json(fact) for fact in _facts(reply)],
        "because": list(getattr(reply, "because", ())),
    }


def _kind(reply: Reply) -> str:
    if isinstance(reply, Choices):
        return "choices"
    if isinstance(reply, NotFound):
        return "not_found"
    return "chat" if isinstance(reply, Chat) else "answer"


def _facet(reply: Reply) -> str:
    if isinstance(reply, Listing):
        return reply.question.value
    if isinstance(reply, Answer | Choices):
        return reply.asked[0].value if reply.asked else "overview"
    return reply.talk.value if isinstance(reply, Chat) else reply.reason.value


def _records(reply: Reply) -> Iterable[Reference]:
    if isinstance(reply, Answer):
        return (reply.record, reply.also) if reply.also else (reply.record,)
    return reply.records if isinstance(reply, Listing | Choices) else ()


def _record(record: Reference) -> dict[str, Any]:
    return {
        "key": record.key,
        "kind": record.kind.value,
        "title": record.caption,
        "bureau": record.bureau,
        "score": record.score,
    }


def _facts(reply: Reply) -> Iterable[Fact]:
    if not isinstance(reply, Answer):
        return ()
    shown = [fact for section in reply.sections for fact in section.facts]
    if reply.spotlight:
        shown.append(reply.spotlight)
    return dict.fromkeys(shown)


def fact_json(fact: Fact) -> dict[str, Any]:
    """One fact for machines; `source` is the register's name, `locator` its place in it."""
    return {
        "facet": fact.facet.value,
        "label": fact.label,
        "value": fact.value,
        "quote": fact.quote,
        "source": fact.locator.register,
        "locator": wording.exact_place(fact.locator),
        "inherited": fact.inherited,
    }

"""Reply → the JSON that machines read; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot import wording
from bot.render import as_text
from bot.replies import Answer, Chat, Choices, Comparison, Listing, NotFound, Reference, Reply
from knowledge.records import Fact


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
    if isinstance(reply, Comparison):
        return reply.asked[0].value if reply.asked else "compare"
    if isinstance(reply, Answer | Choices):
        return reply.asked[0].value if reply.asked else "overview"
    return reply.talk.value if isinstance(reply, Chat) else reply.reason.value


def _records(reply: Reply) -> Iterable[Reference]:
    if isinstance(reply, Answer):
        return (reply.record, reply.also) if reply.also else (reply.record,)
    if isinstance(reply, Comparison):
        return tuple(side.record for side in reply.sides)
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
    if isinstance(reply, Comparison):
        return dict.fromkeys(fact for side in reply.sides for fact in _facts(side))
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

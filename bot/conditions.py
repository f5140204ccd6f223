"""The condition that a set question names: what all records of a listing share; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.replies import SetQuestion
from intents.query import Query
from intents.sets import BLANK_OFFICE, MAIN_DUTY
from knowledge.records import Kind
from knowledge.text import read_number

_KIND_WORDS: Mapping[str, Kind] = {
    "职责登记": Kind.DUTY,
    "主要职责": Kind.DUTY,
    "工作事项": Kind.DUTY,
    "权责": Kind.POWER,
    "职责边界": Kind.BOUNDARY,
    "监督管理制度": Kind.SUPERVISION,
    "清单": Kind.POWER,
    "项权力": Kind.POWER,
    "权力事项": Kind.POWER,
    "登记表": Kind.DUTY,
}


@dataclass(frozen=True, slots=True)
class Condition:
    """What all records of a listing share; empty parts do not restrict."""

    bureau: str = ""
    office: str = ""
    power_type: str = ""
    law: str = ""
    article: int | None = None
    kind: str = ""
    level: str = ""
    main_duty: int | None = None
    blank_office: bool = False

    @property
    def restricts(self) -> bool:
        """Whether anything is asked of the records at all."""
        named = (self.bureau, self.office, self.power_type, self.law, self.kind, self.level)
        return any(named) or self.main_duty is not None or self.blank_office


def condition_of(query: Query) -> Condition:
    """The condition that a question names."""
    law, article = (query.law.law, query.law.article) if query.law else ("", None)
    if query.set_question == SetQuestion.LAW_LOOKUP:
        return Condition(query.bureau, law=law, article=article)
    office = query.offices[0].name if query.offices else ""
    kind = next((k.value for words, k in _KIND_WORDS.items() if words in query.folded), "")
    numbered = MAIN_DUTY.search(query.folded)
    return Condition(
        query.bureau,
        office,
        query.power_type,
        # An office stands in one register only: 矫正科的主要职责 are its powers.
        kind="" if office else kind,
        level=query.level,
        main_duty=read_number(numbered[1]) if numbered else None,
        blank_office=bool(BLANK_OFFICE.search(query.folded)),
    )


def changed(before: Condition, query: Query) -> Condition:
    """The condition before with what a follow-up names put in its place (行政处罚呢, 第24条呢)."""
    now = condition_of(query)
    law, article = (query.law.law, query.law.article) if query.law else ("", None)
    office = now.office or ("" if now.bureau not in ("", before.bureau) else before.office)
    return replace(
        before,
        bureau=now.bureau or ("" if now.office else before.bureau),
        office=office,
        power_type=now.power_type or before.power_type,
        law=law or before.law,
        article=article if law or article else before.article,
        kind=now.kind or before.kind,
        level=now.level or before.level,
    )

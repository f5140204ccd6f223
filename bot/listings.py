"""Set questions: the condition that a query names, and the records that meet it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.references import References
from bot.replies import Listing, SetQuestion
from intents.query import Query
from intents.sets import MAIN_DUTY
from knowledge.records import Kind
from knowledge.store import Store
from knowledge.text import read_number

_MAIN_DUTY_WORDS = ("主要职责", "大项")
_KIND_WORDS = {
    "职责登记": Kind.DUTY,
    "主要职责": Kind.DUTY,
    "工作事项": Kind.DUTY,
    "权责": Kind.POWER,
    "职责边界": Kind.BOUNDARY,
    "监督管理制度": Kind.SUPERVISION,
    "清单": Kind.POWER,
    "登记表": Kind.DUTY,
}
# The registers by the names that people know them by.
_REGISTERS = {
    Kind.DUTY.value: "部门职责登记表",
    Kind.POWER.value: "权责清单",
    Kind.BOUNDARY.value: "职责边界登记表",
    Kind.SUPERVISION.value: "监督管理制度",
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

    @property
    def restricts(self) -> bool:
        """Whether anything is asked of the records at all."""
        named = (self.bureau, self.office, self.power_type, self.law, self.kind, self.level)
        return any(named) or self.main_duty is not None


def condition_of(query: Query) -> Condition:
    """The condition that a question names."""
    office = query.offices[0].name if query.offices else ""
    law, article = (query.law.law, query.law.article) if query.law else ("", None)
    kind = next((k.value for words, k in _KIND_WORDS.items() if words in query.folded), "")
    if query.set_question == SetQuestion.LAW_LOOKUP:
        return Condition(query.bureau, law=law, article=article)
    numbered = MAIN_DUTY.search(query.folded)
    return Condition(
        query.bureau,
        office,
        query.power_type,
        # An office stands in one register only: 矫正科的主要职责 are its powers.
        kind="" if office else kind,
        level=query.level,
        main_duty=read_number(numbered[1]) if numbered else None,
    )


def listing(query: Query, store: Store) -> Listing | None:
    """The listing a set question asks for; None where it names no condition."""
    condition = condition_of(query)
    if not condition.restricts:
        return None
    question = SetQuestion(query.set_question)
    keys = store.find(
        bureau=condition.bureau,
        office=condition.office,
        kind=condition.kind,
        power_type=condition.power_type,
        law=condition.law,
        article=condition.article,
        level=condition.level,
    )
    if condition.main_duty is not None:
        keys = tuple(key for key in keys if f"/{Kind.DUTY.value}/{condition.main_duty}." in key)
    records = References(store).of_keys(keys)
    subject = _subject(condition, store)
    of_duties = condition.main_duty is None and any(w in query.folded for w in _MAIN_DUTY_WORDS)
    duties = len(store.main_duties(keys)) if of_duties else 0
    if question is SetQuestion.COUNT and duties:
        return Listing(question, f"{subject}的主要职责", records, duties)
    return Listing(question, subject, records, len(records), unstated=query.unstated)


def _subject(condition: Condition, store: Store) -> str:
    """The condition in the registers' words."""
    names = {bureau.id: bureau.name for bureau in store.bureaus()}
    article = f"第{condition.article}条" if condition.article is not None else ""
    law = f"以《{condition.law}》{article}为依据的事项" if condition.law else ""
    bureau = names.get(condition.bureau, "")
    if condition.main_duty is not None:
        return f"{bureau}第{condition.main_duty}项主要职责"
    level = f"实施层级为{condition.level}的事项" if condition.level else ""
    register = _REGISTERS.get(condition.kind, "")
    named = f"{bureau}{register}{level}{condition.office}{condition.power_type}{law}"
    return named or "全部登记事项"

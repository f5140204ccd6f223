"""Set questions: the condition that a query names, and the records that meet it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.conditions import Condition, condition_of
from bot.references import References
from bot.replies import Listing, SetQuestion
from intents.query import Query
from knowledge.records import Bureau, Column, Kind
from knowledge.store import Store

_OFFICES = (Column.OFFICE, Column.HANDLING_OFFICE)
_MAIN_DUTY_WORDS = ("主要职责", "大项")
# The registers by the names that people know them by.
_REGISTERS = {
    Kind.DUTY.value: "部门职责登记表",
    Kind.POWER.value: "权责清单",
    Kind.BOUNDARY.value: "职责边界登记表",
    Kind.SUPERVISION.value: "监督管理制度",
}


def listing(query: Query, store: Store) -> Listing | None:
    """The listing a set question asks for; None where it names no condition."""
    return listing_of(SetQuestion(query.set_question), condition_of(query), query, store)


def listing_of(
    question: SetQuestion, condition: Condition, query: Query, store: Store
) -> Listing | None:
    """The listing of a condition; where that restricts nothing, how much there is of everything, and
    None where that was not asked."""
    if not condition.restricts:
        return _everything(store) if question is SetQuestion.COUNT else None
    keys = tuple(key for key in _found(condition, store) if _meets(key, condition, store))
    records = References(store).of_keys(keys)
    of_duties = condition.main_duty is None and any(w in query.folded for w in _MAIN_DUTY_WORDS)
    duties = len(store.main_duties(keys)) if of_duties else 0
    subject = _subject(_with_bureau(condition, keys), store)
    if question is SetQuestion.COUNT and duties:
        return Listing(question, f"{subject}的主要职责", records, duties)
    return Listing(
        question,
        subject,
        records,
        len(records),
        unstated=query.unstated,
        elsewhere=_elsewhere(question, condition, store),
    )


def _everything(store: Store) -> Listing:
    """How many items all registers hold, and each by itself."""
    counts = tuple(
        (f"{bureau.name}{name}", len(found))
        for bureau in store.bureaus()
        for kind, name in _REGISTERS.items()
        if (found := store.find(bureau=bureau.id, kind=kind))
    )
    whole = sum(count for _, count in counts)
    return Listing(SetQuestion.COUNT, "全部登记事项", (), whole, elsewhere=counts)


def _found(condition: Condition, store: Store) -> tuple[str, ...]:
    """The records that rest on a law, and where none does, those whose duties cite it."""
    by_basis = _by_basis(condition, store)
    if by_basis or not condition.law:
        return by_basis
    cited = store.laws_by_record()
    without_law = _by_basis(replace(condition, law="", article=None), store)
    return tuple(key for key in without_law if _is_cited(condition, cited.get(key, ())))


def _is_cited(condition: Condition, cited: Iterable[tuple[str, int | None]]) -> bool:
    return any(
        law == condition.law and condition.article in (None, article) for law, article in cited
    )


def _by_basis(condition: Condition, store: Store) -> tuple[str, ...]:
    return store.find(
        bureau=condition.bureau,
        office=condition.office,
        kind=condition.kind,
        power_type=condition.power_type,
        law=condition.law,
        article=condition.article,
        level=condition.level,
    )


def _meets(key: str, condition: Condition, store: Store) -> bool:
    """The conditions that the store does not select by."""
    if condition.main_duty is not None and f"/{Kind.DUTY.value}/{condition.main_duty}." not in key:
        return False
    if not condition.blank_office:
        return True
    return any(cell.text == "" for cell in store.record(key).cells(*_OFFICES))


def _elsewhere(
    question: SetQuestion, condition: Condition, store: Store
) -> tuple[tuple[str, int], ...]:
    """How many the main register of each other bureau holds, where a whole register was counted
    without naming a bureau (总共有多少项权力)."""
    if question is not SetQuestion.COUNT or condition != Condition(kind=condition.kind):
        return ()
    of_kind = {key.split("/", 1)[0] for key in store.find(kind=condition.kind)}
    others = [bureau for bureau in store.bureaus() if bureau.id not in of_kind]
    return tuple(count for bureau in others for count in _main_register(bureau, store))


def _main_register(bureau: Bureau, store: Store) -> Iterator[tuple[str, int]]:
    """The largest register of a bureau by name, and how many items it has."""
    counts = {kind: len(store.find(bureau=bureau.id, kind=kind)) for kind in _REGISTERS}
    largest = max(counts, key=lambda kind: counts[kind])
    if counts[largest]:
        yield f"{bureau.name}{_REGISTERS[largest]}", counts[largest]


def _with_bureau(condition: Condition, keys: tuple[str, ...]) -> Condition:
    """The condition of a register that only one bureau has, with that bureau named."""
    bureaus = {key.split("/", 1)[0] for key in keys}
    if condition.kind and not condition.bureau and len(bureaus) == 1:
        return replace(condition, bureau=bureaus.pop())
    return condition


def _subject(condition: Condition, store: Store) -> str:
    """The condition in the registers' words."""
    names = {bureau.id: bureau.name for bureau in store.bureaus()}
    article = f"第{condition.article}条" if condition.article is not None else ""
    # 中办发〔2010〕5号 is a number and takes no 《》.
    cited = f"《{condition.law}》" if "〔" not in condition.law else condition.law
    law = f"以{cited}{article}为依据的事项" if condition.law else ""
    bureau = names.get(condition.bureau, "")
    if condition.main_duty is not None:
        return f"{bureau}第{condition.main_duty}项主要职责"
    blank = "责任处室空白的事项" if condition.blank_office else ""
    level = f"实施层级为{condition.level}的事项" if condition.level else ""
    register = _REGISTERS.get(condition.kind, "")
    named = f"{bureau}{register}{level}{condition.office}{condition.power_type}{law}{blank}"
    return named or "全部登记事项"

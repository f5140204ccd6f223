"""What a period runs from, read from the words before it; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.terms import Relation

# How far back an event is looked for. Everything here works on this stretch alone, so that the
# cost of a period does not grow with its sentence.
_REACH = 120
_LONGEST_EVENT = 80
_MARKS = ",;:。"
_MODAL = re.compile(r"(?:应当|可以|必须|不得|应|须|并|且|,)+\Z|(?:在|于)\Z")
# In 知道或者应当知道 the modal is part of the event.
_MODAL_WITHIN = re.compile("(?<!或者)(?:应当|可以|必须|不得|有权)")
_STARTER = re.compile(
    "自(?!行(?!政)|[治己身然愿动首])|从(?![事业])|(?<![所存现])在(?![地职场])|于(?!是)"
)
_ARRIVAL = "收到|接到|接收|接受|受理|签收|作出|做出|知道"
# 取得证书后 leaves out who got it; in 事件发生后 what comes before the verb is what happened.
_TRIGGER = re.compile(f"{_ARRIVAL}|(?:送达|发布|公布|取得|发生|完成|批准)(?=.)")
_STARTS_WITH_TRIGGER = re.compile(f"(?:{_ARRIVAL}|[^,;:。]{{0,4}}(?:登记|成立|变更|终止|申请))")
_FINDING = re.compile("发现(?!的)")
_LEAVING = re.compile("从.*(离任|离职|辞职|退休|调离)")
_SENTENCED = re.compile("受到?(?=.*(?:期满|届满))")
_AFTER = ("之后", "以后", "后", "之后的", "以后的", "后的")
_FROM = tuple(
    day + since
    for since in ("起", "起的")
    for day in ("之日的次日", "之次日", "的次日", "次日", "之日", "之时", "当日", "")
)
_COUNTED_FROM = re.compile(",?(?:自|从)(?P<event>[^,;:。]{1,30}?)(?:之日)?起(?:计算|算|生效)")
_TURNING_POINT = ("届满", "期满", "召开", "举行", "开始", "结束")
_EMPTY = {"此", "之", "其", "今", "前", "先", "最", "然", "事"}
_AT_ONCE = {Relation.IMMEDIATELY, Relation.UNSPECIFIED}
_DATED_FROM = _AT_ONCE | {Relation.WITHIN, Relation.RANGE, Relation.AFTER, Relation.AS_SET}


@dataclass(frozen=True, slots=True)
class Event:
    """An event by its place in `Sentence.plain`; `begin` is where its phrase (自…) starts."""

    begin: int
    start: int
    end: int


def event_before(plain: str, start: int, relation: Relation) -> Event | None:
    """The event that a period beginning at `start` runs from, None where no words before name it.

    Read are 自X之日起, X后 and 在X or 自X directly before the length; for what is due at once also
    发现X的，立即; for what is due earlier X of X届满三十日前. A term or a bound (不得超过三个月)
    runs from nothing unless 起 is there.
    """
    floor = max(0, start - _REACH)
    stem, gap = _without_modal(plain[floor:start])
    for ending in _FROM if relation not in _DATED_FROM else _FROM + _AFTER:
        if stem.endswith(ending):
            return _event(plain, floor, floor + len(stem) - len(ending), named=True)
    end = floor + len(stem)
    if relation in _AT_ONCE:
        return _finding(plain, floor, end)
    if relation is Relation.BEFORE and not gap:
        linked = stem.endswith("的")
        end -= linked
        turning = plain.endswith(_TURNING_POINT, floor, end)
        return _event(plain, floor, end, named=linked or turning)
    return _event(plain, floor, end, named=False) if relation in _DATED_FROM and not gap else None


def event_after(plain: str, end: int) -> Event | None:
    """What a term or validity ending at `end` is counted from: 五年，自颁发之日起计算."""
    found = _COUNTED_FROM.match(plain, end)
    return Event(end, *found.span("event")) if found else None


def event_ahead(plain: str, end: int) -> Event | None:
    """The event that ends at `end` and before which something is due: 期满 of 在期满前一个月."""
    return _event(plain, max(0, end - _REACH), end, named=True)


def _without_modal(tail: str) -> tuple[str, bool]:
    """The words before 应当在, and whether such words or a comma stood there."""
    stem = tail
    while cut := _MODAL.search(stem[-8:]):
        stem = stem[: len(stem) - len(cut[0])]
    return stem, stem != tail


def _event(plain: str, floor: int, end: int, *, named: bool) -> Event | None:
    """`named` says that 后 or 之日起 stood there; without it only a clear start makes an event."""
    clause = max(plain.rfind(mark, floor, end) for mark in _MARKS) + 1 or floor
    for modal in _MODAL_WITHIN.finditer(plain, clause, end):
        clause = modal.end()
    starter = _STARTER.search(plain, clause, end)
    begin, start = (starter.start(), starter.end()) if starter else (clause, clause)
    trigger = _TRIGGER.search(plain, start, end)
    if starter is None and trigger is not None:
        begin = start = trigger.start()
    if not named and not _is_clear(plain, start, end, starter):
        return None
    start = _shortened(plain, start, end)
    words = plain[start:end]
    if not words or words in _EMPTY or len(words) > _LONGEST_EVENT:
        return None
    return Event(begin, start, end)


def _is_clear(plain: str, start: int, end: int, starter: re.Match[str] | None) -> bool:
    """Without 后 or 之日起, 自 opens an event by itself, 在 only before a word of arrival."""
    if start >= end:
        return False
    if starter is not None and starter[0] in {"自", "从"}:
        return True
    return _STARTS_WITH_TRIGGER.match(plain, start, end) is not None


def _shortened(plain: str, start: int, end: int) -> int:
    """离任 says it all in 从法院离任, and 停业整顿处罚期满 in 受到停业整顿处罚期满."""
    begin = max(0, start - 1)
    if leaving := _LEAVING.match(plain, begin, end):
        return leaving.start(1)
    if sentenced := _SENTENCED.match(plain[start:end]):
        return start + sentenced.end()
    return start


def _finding(plain: str, floor: int, end: int) -> Event | None:
    """发现社区矫正对象失去联系的，立即: the finding, without its closing 的."""
    clause = max(plain.rfind(mark, floor, end) for mark in _MARKS) + 1 or floor
    found = _FINDING.search(plain, clause, end)
    if found is None:
        return None
    end -= plain.endswith("的", 0, end)
    return Event(found.start(), found.start(), end)

"""Every time limit, frequency and term that the text of a register cell states; pure."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.passages import Sentence, sentences
from knowledge.period_actors import Cast, Scene, actor_of, parties
from knowledge.period_events import Event, event_after, event_ahead, event_before
from knowledge.period_words import Wording, wordings
from knowledge.terms import Period, Relation

# A validity or a term lasts; nobody has to act within it.
_LASTING = {Relation.VALIDITY, Relation.TERM}


def parse(text: str) -> tuple[Period, ...]:
    """The periods of one cell in order of appearance, () where it states none. Never raises.

    `text` is the cell as it stands: several sentences, paragraph tags, numbering, either width.
    `words`, `sentence` and `event` are contiguous pieces of it; `sentence` is without numbering.

    The relation follows the form, not the sense: 内 and 以内 are WITHIN, 以下 and 不得超过 AT_MOST,
    以上 and 不少于 AT_LEAST, 超过 OVER. Further:

    - 每三个月, 按季度: EVERY, quantity and unit being the interval. 每年至少一次: AT_LEAST, 1 YEAR,
      `upper` the number of times in that interval (likewise AT_MOST, and EVERY for 每三月调整一次).
    - 每月5日前: EVERY 1 MONTH; the day of the month is in the words alone.
    - 三个月以上一年以下: RANGE, 3 to 12 MONTH. Ends without a common unit (十日以上三个月以下)
      give an AT_LEAST and an AT_MOST, as a month has no fixed number of days.
    - 半年 is 6 MONTH, 半个月 15 DAY, 一周 7 DAY; 当日, the day of the event itself, WITHIN 0 DAY.
    - 20个工作日 as a whole cell is WITHIN; a bare length in a sentence is a TERM.
    - 二十四小时查找无效的 is AFTER. 入矫宣告前 is BEFORE with no quantity.
    - 限期, 限定期限, 协商确定的期限 are AS_SET; 立即, 即办, 当场 IMMEDIATELY; 及时, 定期, 适时
      UNSPECIFIED, save where the sentence says that it was not done so (没有及时上报).
    """
    found: list[Period] = []
    scene = Scene()
    for sentence in sentences(text):
        cast = parties(sentence.plain)
        found.extend(_periods(sentence, cast, scene))
        scene = scene.after(sentence, cast)
    return tuple(found)


def _periods(sentence: Sentence, cast: Cast, scene: Scene) -> Iterator[Period]:
    for wording in wordings(sentence.plain):
        event = _event(sentence, wording)
        ahead = wording.event_end is not None
        start = event.start if event is not None and ahead else wording.start
        begin = event.begin if event is not None else wording.start
        yield Period(
            wording.quantity,
            wording.unit,
            wording.relation,
            words=sentence.cut(start, wording.end),
            sentence=sentence.text,
            event=sentence.cut(event.start, event.end) if event is not None else "",
            actor=""
            if wording.relation in _LASTING
            else actor_of(sentence, cast, scene, begin, wording.end),
            upper=wording.upper,
        )


def _event(sentence: Sentence, wording: Wording) -> Event | None:
    if wording.event_end is None:
        before = event_before(sentence.plain, wording.start, wording.relation)
        if before is None and wording.relation in _LASTING:
            return event_after(sentence.plain, wording.end)
        return before
    if wording.event_end > wording.start:
        return Event(wording.start, wording.start, wording.event_end)
    return event_ahead(sentence.plain, wording.event_end)

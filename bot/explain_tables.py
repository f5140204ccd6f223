"""The tables of `explain` that compare and decide: a person of the hall can follow the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from bot.explaining import Explanation, Judged, Near
from bot.replies import Answer, Chat, Choices, Comparison, Listing, Missing, NotFound, Talk
from intents.confidence import Sure, Torn
from intents.points import Points
from intents.ranking import MOST_REASONS

_RANKED = ("编号", "事项", "得分", "词语覆盖", "相近问法", "标题相似", "点名的", "所问的事实")
_COMPARED = ("编号", "对上的词", "最像的问法", "比第一条差在哪里")
_SIGNS = ("迹象", "这一次", "加减")
_DECIDED = ("条件", "要达到", "这一次", "结果")

# A part that differs by less (points) is no reason for anything.
_TELLING = 0.5
_MOST_PARTS = 3
SIGN_NAMES: Mapping[str, str] = {
    "lead": "比第二条高几分（同一机关）",
    "lead_over_third": "比第三条高几分（同一机关）",
    "coverage": "对上的词占几成",
    "coverage_lead": "比别的多对上几成",
    "title": "标题像几成",
    "title_lead": "比别的标题多像几成",
    "evidence": "对上的词有多少见",
    "words": "对上几个词",
    "strangers": "几个没见过的词",
    "length": "问题有几个字",
    "answers": "写着所问的事实",
    "outside": "提到不归司法局的事",
    "facet": "说了要问哪一点",
    "bureau": "说了是哪个机关",
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a heading and their titles."""

    heading: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(found: Explanation) -> Iterator[Table]:
    """How the records were compared and judged; nothing where the reply did not come of that."""
    too_long = isinstance(found.reply, NotFound) and found.reply.reason is Missing.TOO_LONG
    judged = (
        None if too_long or isinstance(found.reply, Listing | Comparison | Chat) else found.judged
    )
    if judged:
        yield Table("最接近的事项，得分是后面几格相加", _RANKED, tuple(_ranked(found)))
        yield Table("凭什么，差在哪里", _COMPARED, tuple(_compared(found)))
        signs = tuple(_weighed(judged))
        yield Table("对第一条的把握从哪里来，合计越大把握越大", _SIGNS, signs)
        yield Table("答还是不答", _DECIDED, tuple(_conditions(found, judged)))


def _ranked(found: Explanation) -> Iterator[tuple[str, ...]]:
    """A row for each near record: key, title, score, and the parts that add up to it."""
    for near in found.near:
        candidate = near.candidate
        parts = (f"{value:.1f}" for value in _parts(candidate.points).values())
        yield candidate.key, near.caption, f"{candidate.score:.1f}", *parts


def _parts(points: Points) -> dict[str, float]:
    """The points of a score, by the names of the columns."""
    values = (
        points.covered,
        points.example,
        points.title + points.titled + points.whole_title,
        points.bureau + points.office + points.law,
        points.fact,
    )
    return dict(zip(_RANKED[3:], values, strict=True))


def _compared(found: Explanation) -> Iterator[tuple[str, ...]]:
    """A row for each near record: what spoke for it, and where it falls short of the first."""
    for near in found.near:
        example = f"{near.example}（像 {near.likeness:.0%}）" if near.example else ""
        short = _falls_short(near, found.near[0]) if near is not found.near[0] else ""
        yield near.candidate.key, " ".join(near.candidate.because), example, short


def _falls_short(near: Near, best: Near) -> str:
    """By how many points, in which parts most, and which of the first one's words it lacks."""
    own, first = _parts(near.candidate.points), _parts(best.candidate.points)
    less = {name: own[name] - first[name] for name in own}
    telling = sorted((n for n in less if abs(less[n]) >= _TELLING), key=lambda n: less[n])
    said = [f"少 {best.candidate.score - near.candidate.score:.1f} 分"]
    if telling:
        said.append("，".join(f"{name} {less[name]:+.1f}" for name in telling[:_MOST_PARTS]))
    # Of a record with as many reasons as are named there may be more that are not.
    if len(near.candidate.because) < MOST_REASONS:
        lacking = [w for w in best.candidate.because if w not in near.candidate.because]
        said += [f"没有：{' '.join(lacking)}"] if lacking else []
    return "；".join(said)


def _weighed(judged: Judged) -> Iterator[tuple[str, ...]]:
    """A row for each sign that counts: what it is here, and what it adds; the weightiest first."""
    counts = asdict(judged.counts.certainty)
    values = asdict(judged.signs)
    adds = {name: value * counts[name] for name, value in values.items() if value}
    yield "（起点）", "", f"{counts['start']:+.2f}"
    for name in sorted(adds, key=lambda name: -abs(adds[name])):
        yield SIGN_NAMES[name], f"{round(values[name], 2) + 0.0:g}", f"{adds[name]:+.2f}"
    yield "（合计）", f"{judged.sure:.0%}", f"{counts['start'] + sum(adds.values()):+.2f}"


def _conditions(found: Explanation, judged: Judged) -> Iterator[tuple[str, ...]]:
    """A row for each condition that was looked at: what it takes, what there is, how far apart."""
    limits, best = judged.thresholds, found.near[0].candidate
    if found.query.outside:
        need = limits.ours_all_the_same
        name = "不归司法局的事，得分特别高才答"
        yield name, f"{need:g} 分", f"{best.score:.1f} 分", _apart(best.score, need)
        if best.score < need:
            return
    yield "第一条就是所问的，把握够大才答", *_shares(judged.sure, limits.sure_from)
    if _is_one_word(judged):
        yield "只有一个词，几项的标题里都有，就反问", "", "", "是"
        return
    if judged.sure >= limits.sure_from:
        lead = judged.signs.lead
        name = "比同一个局的下一条领先才答"
        yield name, f"{limits.ahead:g} 分", f"{lead:.1f} 分", _apart(lead, limits.ahead)
    if isinstance(judged.verdict, Sure):
        return
    yield "登记表里有这件事，把握够大才反问", *_shares(judged.inside, limits.offered_from)
    others = [n for n in found.near[1:] if n.candidate.score >= limits.near * best.score]
    name = f"别的事项得分也有第一条的 {limits.near:.0%}，才反问"
    yield name, "1 项", f"{len(others)} 项", _apart(len(others), 1)


def _shares(there: float, need: float) -> tuple[str, str, str]:
    return f"{need:.0%}", f"{there:.0%}", _apart(100 * there, 100 * need)


def _apart(there: float, need: float) -> str:
    if there < need:
        return f"不到，差 {need - there:.3g}"
    return f"达到，多 {there - need:.3g}" if there > need else "达到"


def _is_one_word(judged: Judged) -> bool:
    """Whether a choice was offered that by the other conditions would not have been."""
    limits, verdict = judged.thresholds, judged.verdict
    if not isinstance(verdict, Torn):
        return False
    answered = judged.sure >= limits.sure_from and judged.signs.lead >= limits.ahead
    return (
        answered
        or judged.inside < limits.offered_from
        or len(verdict.candidates) > limits.most_offered
    )


def decision(found: Explanation) -> str:
    """What came of it, in a line."""
    reply = found.reply
    if isinstance(reply, Answer):
        return f"决定：回答「{reply.record.caption}」"
    if isinstance(reply, Listing):
        return f"决定：按条件列出，共 {len(reply.records)} 项，不比较得分"
    if isinstance(reply, Comparison):
        return f"决定：{len(reply.sides)} 项并列对照"
    if isinstance(reply, Choices):
        return f"决定：反问，列出 {len(reply.records)} 项"
    if isinstance(reply, NotFound):
        return "决定：太长，不看" if reply.reason is Missing.TOO_LONG else "决定：不回答"
    return _talked(reply)


def _talked(reply: Chat) -> str:
    if reply.talk is Talk.NO_SUBJECT:
        return "决定：没有说是哪件事，请对方说出来"
    return "决定：当作闲聊，不查登记表"

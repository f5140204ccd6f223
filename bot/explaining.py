"""`explain`: how a question was understood, which records came near, and why one was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot import wording
from bot.assistant import Assistant
from bot.moves import State
from bot.references import References
from bot.replies import Reply, SetQuestion
from intents.certainty import Counts, Signs, signs
from intents.confidence import Verdict
from intents.cues import FOLDER
from intents.phrasebook import load
from intents.query import Query
from intents.ranking import Candidate
from intents.weights import Thresholds

_SHOWN = 8
_SETS: Mapping[str, str] = {
    SetQuestion.LIST: "列出",
    SetQuestion.COUNT: "有几项",
    SetQuestion.LAW_LOOKUP: "某部法律涉及哪些事项",
    SetQuestion.OFFICE_PROFILE: "处室管什么",
}


@dataclass(frozen=True, slots=True)
class Near:
    """A record that came near: its caption, and the most like of our own ways to ask for it with how
    like that is (0–1); "" where we have none."""

    candidate: Candidate
    caption: str
    example: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Judged:
    """How sure one may be: of the best record, and that the registers have the matter (both 0–1), by
    which signs, counted how, against which thresholds."""

    verdict: Verdict
    sure: float
    inside: float
    signs: Signs
    counts: Counts
    thresholds: Thresholds


@dataclass(frozen=True, slots=True)
class Explanation:
    """One question by itself: what was read in it, the nearest records, how they were judged (None
    where no record shares a word with it), and the reply that came of it all."""

    query: Query
    bureau: str
    near: tuple[Near, ...]
    judged: Judged | None
    reply: Reply


def explain(assistant: Assistant, question: str) -> Explanation:
    """Understand, rank and judge one question as a first message; nothing is remembered."""
    query = assistant.understood(question)
    candidates = assistant.search.matcher.rank(query)
    names = {bureau.id: bureau.name for bureau in assistant.store.bureaus()}
    return Explanation(
        query,
        names.get(query.bureau, ""),
        tuple(_near(assistant, query, candidates[:_SHOWN])),
        _judged(assistant, query, candidates) if candidates else None,
        assistant.respond(State(), question)[1],
    )


def _near(assistant: Assistant, query: Query, candidates: Sequence[Candidate]) -> Iterator[Near]:
    examples = load(FOLDER).examples if candidates else {}
    named = References(assistant.store)
    for candidate in candidates:
        said = examples.get(candidate.key, ())
        alike = assistant.search.matcher.alike(query, said)
        likeness, example = max(zip(alike, said, strict=True), default=(0.0, ""))
        caption = named.of_key(candidate.key).caption
        yield Near(candidate, caption, example if likeness else "", likeness)


def _judged(assistant: Assistant, query: Query, candidates: Sequence[Candidate]) -> Judged:
    judge = assistant.search.judge
    return Judged(
        judge.verdict(query, candidates),
        *judge.odds(query, candidates),
        signs(query, candidates),
        judge.counts,
        judge.thresholds,
    )


def understood(found: Explanation) -> Iterator[tuple[str, str]]:
    """What was read in the question, a name and its value a row; what was not is left out."""
    query = found.query
    rows = (
        ("改正的错字", "；".join(f"{wrong} → {right}" for wrong, right in query.changes)),
        ("事情", query.core),
        ("词", " ".join(query.words)),
        ("没见过的词", " ".join(query.strangers)),
        (
            "日常说法",
            "；".join(f"{e.says} → {e.term}（{e.strength:.0%}）" for e in query.expansions),
        ),
        ("问的是", "、".join(wording.FACET_NAMES[facet] for facet in query.facets)),
        ("时间", f"{query.days}天" if query.days is not None else ""),
        ("问一批事项", _SETS.get(query.set_question, query.set_question)),
        ("登记表不写的", query.unstated),
        ("不归司法局的", query.outside),
        ("机关", found.bureau),
        ("处室", "、".join(office.name for office in query.offices)),
        ("法律", _law(query)),
        ("权力类型", query.power_type),
        ("层级", query.level),
    )
    yield from ((name, value) for name, value in rows if value)


def _law(query: Query) -> str:
    if query.law is None:
        return ""
    article = f"第{query.law.article}条" if query.law.article is not None else ""
    return f"{query.law.law}{article}"

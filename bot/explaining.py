"""`explain`: how a question was understood, which records came near, and why one was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot import wording
from bot.assistant import Assistant
from bot.references import References
from intents.confidence import Sure, Torn, Verdict
from intents.query import Query
from intents.ranking import Candidate

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Explanation:
    """One question by itself: what was read in it, the nearest records, and the verdict with the
    thresholds that it was made by."""

    query: Query
    candidates: tuple[Candidate, ...]
    captions: tuple[str, ...]
    verdict: Verdict
    thresholds: Mapping[str, float]


def explain(assistant: Assistant, question: str) -> Explanation:
    """Understand, rank and judge one question as a first message; nothing is remembered."""
    query = assistant.search.read(question)
    candidates = assistant.search.matcher.rank(query)
    named = References(assistant.store)
    shown = candidates[:_SHOWN]
    captions = tuple(named.of_key(candidate.key).caption for candidate in shown)
    judge = assistant.search.judge
    verdict = judge.verdict(query, candidates)
    return Explanation(query, shown, captions, verdict, judge.said())


def understood(found: Explanation) -> Iterator[tuple[str, str]]:
    """What was read in the question, a name and its value a row; what was not is left out."""
    query = found.query
    rows = (
        ("事情", query.core),
        ("词", " ".join(query.words)),
        ("日常说法", "；".join(f"{e.says} → {e.term}（{e.strength:g}）" for e in query.expansions)),
        ("问的是", "、".join(wording.FACET_NAMES[facet] for facet in query.facets)),
        ("成组的问题", query.set_question),
        ("登记表不写的", query.unstated),
        ("不归司法局的", query.outside),
        ("没见过的词", " ".join(query.strangers)),
        ("机关", query.bureau),
        ("处室", "、".join(office.name for office in query.offices)),
        ("法律", query.law.law if query.law else ""),
    )
    yield from ((name, value) for name, value in rows if value)


def ranked(found: Explanation) -> Iterator[tuple[str, ...]]:
    """A row for each near record: key, title, score, and the parts that made it up."""
    for candidate, caption in zip(found.candidates, found.captions, strict=True):
        yield (
            candidate.key,
            caption,
            f"{candidate.score:.1f}",
            f"{candidate.coverage:.0%}",
            f"{candidate.example:.0%}",
            f"{candidate.title:.0%}",
            "有" if candidate.answers else "没有",
            " ".join(candidate.because),
        )


def decided(found: Explanation) -> str:
    """The decision, with the numbers that it was made by."""
    verdict = found.verdict
    if isinstance(verdict, Sure):
        said = wording.SURE
    elif isinstance(verdict, Torn):
        said = wording.torn(len(verdict.candidates))
    else:
        said = wording.NOTHING
    limits = "；".join(f"{name} {value:g}" for name, value in found.thresholds.items())
    return f"{said}（{limits}）"

"""How often corrections are right: single slips in all titles and examples, and text without any."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache

import pytest

from intents.spelling import Speller
from knowledge.text import fold
from tests.intents import shipped
from tests.intents.noise import SHORTEST, Kind, misspell, seeded

# The least share of slips that must be undone, by kind. A dropped character often leaves whole words,
# and a look-alike often is a word by itself: where that is so nothing is rewritten. The more words the
# phrases have, the more often a slip makes another one; what then counts is that the record is found.
UNDONE = {
    Kind.HOMOPHONE: 0.92,
    Kind.NEAR_HOMOPHONE: 0.85,
    Kind.SHAPE: 0.65,
    Kind.DROP: 0.16,
    Kind.DOUBLE: 0.87,
    Kind.SWAP: 0.80,
    Kind.PINYIN: 0.96,
}
HARMLESS = 0.9
WRONG = 0.02
CLEAN = 0.995
CLEAN_UNSEEN = 0.985

Report = Callable[[str], None]


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Report:
    """Shows a figure although pytest keeps what tests print."""

    def show(figure: str) -> None:
        with capsys.disabled():
            print(f"\n{figure}")  # noqa: T201 — the figure is what the test is for

    return show


def corrected(text: str) -> str | None:
    """The text as it was meant, None where it is left as it stands."""
    correction = shipped.speller().correct(text)
    return correction.text if correction else None


def test_clean_text_is_left_alone(report: Report) -> None:
    """Of titles and examples without a slip 99.5 % stay as they are."""
    texts = shipped.titles() + shipped.examples()
    left = sum(corrected(text) is None for text in texts) / len(texts)
    report(f"clean text left alone: {left:.2%} of {len(texts)}")
    assert left >= CLEAN


def test_unseen_text_is_left_alone(report: Report) -> None:
    """Of examples that the vocabulary was not made from 98.5 % stay as they are."""
    seen = [text for at, text in enumerate(shipped.examples()) if at % 3]
    unseen = shipped.examples()[::3]
    speller = Speller.build(shipped.vocabulary(seen), shipped.frequency)
    left = sum(speller.correct(text) is None for text in unseen) / len(unseen)
    report(f"unseen text left alone: {left:.2%} of {len(unseen)}")
    assert left >= CLEAN_UNSEEN


@cache
def outcomes() -> dict[Kind, Counter[str]]:
    """What becomes of one slip in each title and example: every text has one slip of one kind."""
    random, kinds = seeded(20), list(Kind)
    found: dict[Kind, Counter[str]] = defaultdict(Counter)
    for at, text in enumerate(shipped.titles() + shipped.examples()):
        kind = kinds[at % len(kinds)]
        terms = [term for term in terms_in(text) if len(term) >= SHORTEST[kind]]
        term = random.choice(terms) if terms else ""
        slip = misspell(term, kind, random)
        if slip:
            found[kind][outcome(text, term, text.replace(term, slip, 1))] += 1
    return found


def terms_in(text: str) -> list[str]:
    """The terms of ours that stand in a text."""
    spans = {text[a:b] for a in range(len(text)) for b in range(a + 2, min(a + 12, len(text)) + 1)}
    return sorted(filter(shipped.is_term_of_ours, spans))


def outcome(text: str, term: str, misspelt: str) -> str:
    """What became of a slip.

    undone; harmless: left as it is, while another term that was in the term still stands there;
    lost: left as it is, and nothing of the term; wrong: something else was made of it.
    """
    made = corrected(misspelt)
    if made is not None:
        return "undone" if fold(made) == text else "wrong"
    inner = {t for t in terms_in(term) if t != term}
    return "harmless" if any(t in misspelt for t in inner) else "lost"


def test_slips_are_undone_or_harmless(report: Report) -> None:
    """Nine in ten single slips that hit a term are undone, or leave enough of it; few are made worse."""
    total: Counter[str] = Counter()
    for counts in outcomes().values():
        total.update(counts)
    shares = {name: total[name] / total.total() for name in ("undone", "harmless", "lost", "wrong")}
    report(f"of {total.total()} slips: " + ", ".join(f"{n} {s:.1%}" for n, s in shares.items()))
    assert shares["undone"] + shares["harmless"] >= HARMLESS
    assert shares["wrong"] <= WRONG


@pytest.mark.parametrize("kind", Kind)
def test_slips_of_each_kind_are_undone(kind: Kind, report: Report) -> None:
    """Of each kind of slip a share is undone that must not shrink."""
    counts = outcomes()[kind]
    undone = counts["undone"] / counts.total()
    report(f"{kind}: {undone:.1%} of {counts.total()} undone, {counts['wrong']} wrong")
    assert undone >= UNDONE[kind]

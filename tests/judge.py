"""Judges replies by questions with known answers: whether each is right, and what is worse, wrong and sure.

A question's line holds `turns`, the kind of reply that it expects and the records that would be right.
An answer is right where its first record is one of those (of a list: where it lists all of them and
little else), it has every required word and no forbidden one, and is no longer than a person reads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from knowledge.text import squeeze

# Characters without white space: one fact, a law or a procedure quoted, a list.
ONE_FACT, QUOTED, LISTED = 500, 1500, 4000
_ROOM: Mapping[str, int] = {
    "who": ONE_FACT,
    "deadline": ONE_FACT,
    "level": ONE_FACT,
    "type": ONE_FACT,
    "count": ONE_FACT,
    "boundary": 800,
    "list": LISTED,
    "law_lookup": LISTED,
    "office_profile": LISTED,
}
# Among this many offered, a person finds the right one.
_LOOKED_AT = 6
_SHARE_OF_GOLD = 0.9

Reply = Mapping[str, Any]
Say = Callable[[tuple[str, ...]], Reply]


@dataclass(frozen=True)
class Question:
    """One question; `must` holds alternatives, any one of each is to stand in the text."""

    expect: str
    turns: tuple[str, ...] = ()
    facet: str = ""
    gold: frozenset[str] = frozenset()
    whole: bool = False
    must: tuple[tuple[str, ...], ...] = ()
    must_not: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()

    @classmethod
    def read(cls, line: str) -> Self:
        """The question of one line of JSON."""
        data = json.loads(line)
        must = ([word] if isinstance(word, str) else word for word in data.get("must", ()))
        return cls(
            data["expect"],
            tuple(data["turns"]),
            data.get("facet") or "",
            frozenset(data.get("gold", ())),
            data.get("mode") == "all",
            tuple(tuple(map(squeeze, words)) for words in must),
            tuple(map(squeeze, data.get("must_not", ()))),
            frozenset(data.get("tags", ())),
        )


@dataclass(frozen=True)
class Judgement:
    """Whether a reply is right; `misleads` where it answers wrongly as if it knew."""

    right: bool
    misleads: bool = False


@dataclass
class Score:
    """How many of the questions asked were answered rightly, and how many misleadingly."""

    asked: int = 0
    right: int = 0
    misleading: int = 0
    by_kind: dict[str, list[int]] = field(default_factory=dict)

    def add(self, question: Question, judgement: Judgement) -> None:
        """Count one more question."""
        self.asked += 1
        self.right += judgement.right
        self.misleading += judgement.misleads
        counted = self.by_kind.setdefault(question.expect, [0, 0])
        counted[0] += judgement.right
        counted[1] += 1

    def __str__(self) -> str:
        kinds = "  ".join(f"{name} {a}/{b}" for name, (a, b) in sorted(self.by_kind.items()))
        return (
            f"{self.right}/{self.asked} right ({self.right / self.asked:.1%}), "
            f"{self.misleading} wrong and sure ({self.misleading / self.asked:.1%})  {kinds}"
        )


def read_questions(path: Path) -> tuple[Question, ...]:
    """All questions of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Question.read(line) for line in lines if line.strip())


def score(questions: Iterable[Question], say: Say) -> Score:
    """Put every question to `say` and judge what comes back."""
    total = Score()
    for question in questions:
        total.add(question, judge(question, say(question.turns)))
    return total


def judge(question: Question, reply: Reply) -> Judgement:
    """Judge one reply; a tag may let it be right in more than one way."""
    kind = reply["kind"]
    if "chat-or-abstain" in question.tags and kind in ("chat", "not_found"):
        return Judgement(right=True)
    if "ask-back" in question.tags and kind in ("chat", "choices"):
        return Judgement(right=True)
    if "answer-or-clarify" in question.tags:
        ways = [_judge(replace(question, expect=way), reply) for way in ("answer", "clarify")]
        return max(ways, key=lambda found: (found.right, not found.misleads))
    return _judge(question, reply)


def _judge(question: Question, reply: Reply) -> Judgement:
    if question.expect == "answer":
        return _judge_answer(question, reply)
    return Judgement(_is_as_expected(question, reply), misleads=reply["kind"] == "answer")


def _is_as_expected(question: Question, reply: Reply) -> bool:
    if question.expect == "clarify":
        found = question.gold & set(_keys(reply)[:_LOOKED_AT])
        return reply["kind"] == "choices" and len(found) >= min(2, len(question.gold))
    if question.expect == "abstain":
        return reply["kind"] == "not_found" and not _has_forbidden(question, reply)
    return bool(reply["kind"] == question.expect)


def _judge_answer(question: Question, reply: Reply) -> Judgement:
    if reply["kind"] != "answer":
        return Judgement(right=False)
    if not _names_the_records(question, _keys(reply)):
        return Judgement(right=False, misleads=_misses_all(question, _keys(reply)))
    text = squeeze(reply["text"])
    complete = all(any(word in text for word in words) for words in question.must)
    short = len(text) <= _ROOM.get(question.facet, QUOTED)
    return Judgement(complete and short and not _has_forbidden(question, reply))


def _names_the_records(question: Question, keys: tuple[str, ...]) -> bool:
    if question.facet == "count" or not question.gold:
        return True
    if not question.whole:
        return keys[:1] != () and keys[0] in question.gold
    listed = set(keys)
    mostly = len(question.gold & listed) >= _SHARE_OF_GOLD * len(listed)
    return question.gold <= listed and mostly


def _misses_all(question: Question, keys: tuple[str, ...]) -> bool:
    """Of a list, that nothing on it is right; of one record, that it is another one."""
    return not question.gold & set(keys) if question.whole else True


def _has_forbidden(question: Question, reply: Reply) -> bool:
    text = squeeze(reply["text"])
    return any(word in text for word in question.must_not)


def _keys(reply: Reply) -> tuple[str, ...]:
    return tuple(record["key"] for record in reply["records"])

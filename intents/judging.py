"""Judges replies by questions with known answers: right or not, and what is worse, wrong and sure.

An answer is right where its first record is one of those wanted (of a list: where it lists all of
them and little else), it has every required word and no forbidden one, and is no longer than a
person at a counter reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from intents.questions import Expect, Question
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
_OFFERED_OF_GOLD = 2
_SHARE_OF_GOLD = 0.9


class ReplyKind(StrEnum):
    """What a reply is, by the name that it has for other programs."""

    ANSWER = "answer"
    CHOICES = "choices"
    NOT_FOUND = "not_found"
    CHAT = "chat"


class Fault(StrEnum):
    """What is wrong with a reply."""

    KIND = "回复的种类不对"
    RECORD = "答了别的事项"
    OFFERED = "供选的事项不对"
    LEFT_OUT = "漏了事项"
    TOO_MANY = "多列了事项"
    UNSAID = "没有说到"
    FORBIDDEN = "说了不该说的"
    TOO_LONG = "太长"


@dataclass(frozen=True, slots=True)
class Heard:
    """A reply as far as it is judged: its kind, its text, and the keys of its records in order."""

    kind: ReplyKind
    text: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is wrong with a reply, None where it is right; `detail` says it of this reply.

    `misleads` where it answers wrongly as if it knew: another record, or one where none was due.
    """

    fault: Fault | None = None
    detail: str = ""
    misleads: bool = False

    @property
    def right(self) -> bool:
        """Whether the reply is right."""
        return self.fault is None


def judge(question: Question, heard: Heard) -> Judgement:
    """Judge one reply; a tag may let it be right in more than one way."""
    either = (Expect.ANSWER, Expect.CLARIFY)
    if "answer-or-clarify" in question.tags and question.expect in either:
        ways = [_judge(replace(question, expect=way), heard) for way in either]
        return max(ways, key=lambda found: (found.right, not found.misleads))
    if "chat-or-abstain" in question.tags and heard.kind in (ReplyKind.CHAT, ReplyKind.NOT_FOUND):
        return Judgement()
    if "ask-back" in question.tags and heard.kind in (ReplyKind.CHAT, ReplyKind.CHOICES):
        return Judgement()
    return _judge(question, heard)


def _judge(question: Question, heard: Heard) -> Judgement:
    if question.expect is Expect.ANSWER:
        return _judge_answer(question, heard)
    due = {
        Expect.CLARIFY: ReplyKind.CHOICES,
        Expect.ABSTAIN: ReplyKind.NOT_FOUND,
        Expect.CHAT: ReplyKind.CHAT,
    }[question.expect]
    if heard.kind is not due:
        misleads = heard.kind is ReplyKind.ANSWER
        return Judgement(Fault.KIND, _first(heard), misleads=misleads)
    if question.expect is Expect.CLARIFY:
        return _judge_choices(question, heard)
    return _forbidden(question, heard) if question.expect is Expect.ABSTAIN else Judgement()


def _judge_choices(question: Question, heard: Heard) -> Judgement:
    found = set(question.gold) & set(heard.keys[:_LOOKED_AT])
    if len(found) >= min(_OFFERED_OF_GOLD, len(set(question.gold))):
        return Judgement()
    return Judgement(Fault.OFFERED, " ".join(heard.keys[:_LOOKED_AT]))


def _judge_answer(question: Question, heard: Heard) -> Judgement:
    if heard.kind is not ReplyKind.ANSWER:
        return Judgement(Fault.KIND, _first(heard))
    if question.facet != "count":
        named = _judge_list(question, heard) if question.whole else _judge_record(question, heard)
        if not named.right:
            return named
    return _judge_text(question, heard)


def _judge_record(question: Question, heard: Heard) -> Judgement:
    if not question.gold or (heard.keys[:1] and heard.keys[0] in question.gold):
        return Judgement()
    return Judgement(Fault.RECORD, _first(heard), misleads=True)


def _judge_list(question: Question, heard: Heard) -> Judgement:
    """All that belongs on a list, and little else; one with nothing right on it misleads."""
    gold, listed = set(question.gold), set(heard.keys)
    right = gold & listed
    if gold - listed:
        detail = f"{len(gold)} 项漏了 {len(gold - listed)} 项"
        return Judgement(Fault.LEFT_OUT, detail, misleads=not right)
    if len(right) < _SHARE_OF_GOLD * len(listed):
        return Judgement(Fault.TOO_MANY, f"{len(gold)} 项列了 {len(listed)} 项")
    return Judgement()


def _judge_text(question: Question, heard: Heard) -> Judgement:
    text = squeeze(heard.text)
    unsaid = [words for words in question.must if not any(word in text for word in words)]
    if unsaid:
        return Judgement(Fault.UNSAID, "；".join("或".join(words) for words in unsaid))
    room = _ROOM.get(question.facet, QUOTED)
    if len(text) > room:
        return Judgement(Fault.TOO_LONG, f"{len(text)} 字，最多 {room} 字")
    return _forbidden(question, heard)


def _forbidden(question: Question, heard: Heard) -> Judgement:
    text = squeeze(heard.text)
    said = [word for word in question.must_not if word in text]
    return Judgement(Fault.FORBIDDEN, "；".join(said)) if said else Judgement()


def _first(heard: Heard) -> str:
    """The kind of a reply and the record that it begins with."""
    return " ".join((heard.kind, *heard.keys[:1]))

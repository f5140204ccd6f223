"""The search for better numbers: what it tries, what it keeps, and what has no say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intents.calibration import calibrate
from intents.certainty import Signs, chance
from intents.dials import Move
from intents.fitting import Change, Part, Responder, fit, is_held_back
from intents.judging import Heard, ReplyKind
from intents.lessons import Misses, Observed, lessons
from intents.questions import Expect, Question
from intents.weights import Certainty, Numbers, load_weights

# Two numbers with a wide range stand for all; what they mean does not matter here.
_SHIPPED = load_weights()
START = replace(_SHIPPED, ranking=replace(_SHIPPED.ranking, whole_title=18.0, office_named=4.0))
RIGHT, WRONG, SILENT = (
    Heard(ReplyKind.ANSWER, "", ("a",)),
    Heard(ReplyKind.ANSWER, "", ("b",)),
    Heard(ReplyKind.NOT_FOUND),
)
EVERY = tuple(Question(Expect.ANSWER, (f"第{n}问",), gold=("a",)) for n in range(60))
CHOOSING = tuple(question for question in EVERY if not is_held_back(question))
HELD_BACK = tuple(question for question in EVERY if is_held_back(question))

Replies = Callable[[Numbers, str], Heard]


def answering(replies: Replies) -> Callable[[Numbers], Responder]:
    """Whoever replies by some numbers as this says, and observes nothing."""
    return lambda numbers: Responder(lambda turns: replies(numbers, turns[-1]), lambda _: None)


def values(changes: tuple[Change, ...]) -> list[float]:
    """What the one number of each change became."""
    return [move.after for change in changes for move in change.moves]


def texts(questions: tuple[Question, ...]) -> set[str]:
    """What these questions say."""
    return {question.turns[0] for question in questions}


def test_some_questions_only_confirm() -> None:
    """About a third is held back, chosen by the words of a conversation and nothing else."""
    assert len(EVERY) / 5 < len(HELD_BACK) < len(EVERY) / 2
    first = EVERY[0]
    again = Question(Expect.CHAT, first.turns, id="x", gold=("z",), tags=frozenset({"t"}))
    assert is_held_back(again) is is_held_back(first)
    pairs = [Question(Expect.CHAT, ("一", str(n))) for n in range(40)]
    assert {is_held_back(question) for question in pairs} == {True, False}


def test_words_that_no_file_can_hold_are_questions_too() -> None:
    """A lone surrogate does not stop the choice."""
    assert is_held_back(Question(Expect.CHAT, ("\ud800",))) in (True, False)


def test_a_number_goes_where_more_is_right() -> None:
    """Step by step, as long as each step gains: from 18 past 14 in rounds, then no further."""
    found = fit(
        START,
        EVERY,
        answering(lambda numbers, _: RIGHT if numbers.ranking.whole_title < 14 else SILENT),
    )
    assert found.numbers.ranking.whole_title == 11.0
    assert found.before == (
        Part(len(CHOOSING), 0, 0, Misses()),
        Part(len(HELD_BACK), 0, 0, Misses()),
    )
    assert [part.right for part in found.after] == [len(CHOOSING), len(HELD_BACK)]
    (change,) = found.changes
    move = Move("ranking", "whole_title", 18.0, 11.0)
    assert change == Change((move,), len(CHOOSING), len(HELD_BACK))


def test_the_nearest_of_equally_good_values_is_taken() -> None:
    """A number moves no further than it has to."""
    found = fit(
        START,
        EVERY,
        answering(lambda numbers, _: RIGHT if numbers.ranking.whole_title < 18 else SILENT),
    )
    assert found.numbers.ranking.whole_title == 15.0


def test_several_rounds_go_further_than_one() -> None:
    """A number that gained at its first step is tried again from there."""
    near = texts(EVERY[:30])

    def replies(numbers: Numbers, text: str) -> Heard:
        return RIGHT if numbers.ranking.whole_title < (17 if text in near else 10) else SILENT

    found = fit(START, EVERY, answering(replies))
    assert values(found.changes) == [15.0, 9.0]
    assert sum(part.right for part in found.after) == len(EVERY)


def test_what_hurts_those_held_back_is_not_kept() -> None:
    """A gain on the questions that choose is none where the others lose by it."""
    held_back, spoilt = texts(HELD_BACK), HELD_BACK[0].turns[0]

    def replies(numbers: Numbers, text: str) -> Heard:
        if numbers.ranking.whole_title < 18:
            return SILENT if text == spoilt else RIGHT
        return RIGHT if text in held_back else SILENT

    assert fit(START, EVERY, answering(replies)).changes == ()


def test_those_held_back_choose_nothing() -> None:
    """What gains on the questions held back alone is not looked for."""
    held_back = texts(HELD_BACK)

    def replies(numbers: Numbers, text: str) -> Heard:
        return RIGHT if numbers.ranking.whole_title < 18 or text not in held_back else SILENT

    assert fit(START, EVERY, answering(replies)).changes == ()


@pytest.mark.parametrize(
    ("choosing", "held_back", "kept"), [(1, 0, False), (1, 1, True), (2, 0, True), (0, 2, False)]
)
def test_one_question_more_is_chance(choosing: int, held_back: int, kept: bool) -> None:
    """A change is kept from two questions gained on, at least one of them among those that choose."""
    gained = texts(CHOOSING[:choosing] + HELD_BACK[:held_back])

    def replies(numbers: Numbers, text: str) -> Heard:
        return RIGHT if numbers.ranking.whole_title < 18 or text not in gained else SILENT

    found = fit(START, EVERY, answering(replies))
    assert bool(found.changes) is kept
    assert [
        c for c in found.changes if (c.gained, c.gained_held_back) != (choosing, held_back)
    ] == []


@pytest.mark.parametrize(("gaining", "kept"), [(1, False), (3, False), (4, False), (5, True)])
def test_an_answer_that_misleads_costs_twice_a_right_one(gaining: int, kept: bool) -> None:
    """A right answer that becomes a false one takes three questions away, and two more must be won."""
    gained, lost = texts(CHOOSING[:gaining]), CHOOSING[gaining].turns[0]

    def replies(numbers: Numbers, text: str) -> Heard:
        if numbers.ranking.whole_title >= 18:
            return SILENT if text in gained else RIGHT
        return WRONG if text == lost else RIGHT

    assert bool(fit(START, EVERY, answering(replies)).changes) is kept


def test_to_mislead_less_is_a_gain() -> None:
    """A false answer that becomes none gains two, though nothing more is right."""
    false = texts(CHOOSING[:1])

    def replies(numbers: Numbers, text: str) -> Heard:
        if text not in false:
            return RIGHT
        return WRONG if numbers.ranking.whole_title < 20 else SILENT

    found = fit(START, EVERY, answering(replies))
    assert values(found.changes) == [21.0]
    assert (found.before[0].misleading, found.after[0].misleading) == (1, 0)
    assert found.after[0].aim - found.before[0].aim == 2


def test_each_change_is_told_as_it_is_made() -> None:
    """Whoever waits hears of every change, in the order that the result holds them."""
    told: list[Change] = []
    found = fit(
        START,
        EVERY,
        answering(lambda numbers, _: RIGHT if numbers.ranking.whole_title < 18 else SILENT),
        told.append,
    )
    assert tuple(told) == found.changes
    assert told


def test_nothing_to_go_by_changes_nothing() -> None:
    """Without questions, and where all is right, the numbers stay as they are."""
    assert fit(START, (), answering(lambda *_: RIGHT)).numbers == START
    found = fit(START, EVERY, answering(lambda *_: RIGHT))
    assert found.numbers == START
    assert found.before == found.after


LIMITS = st.lists(st.floats(5, 60), min_size=len(EVERY), max_size=len(EVERY))


# Each run is a whole search, twice and once more.
@settings(max_examples=20)
@given(LIMITS, st.lists(st.booleans(), min_size=len(EVERY), max_size=len(EVERY)))
def test_the_search_is_honest(limits: list[float], sure: list[bool]) -> None:
    """Neither part is worse than before, the stated result is what the numbers give, and a second
    run finds the same."""
    known = {q.turns[0]: (limit, say) for q, limit, say in zip(EVERY, limits, sure, strict=True)}

    def replies(numbers: Numbers, text: str) -> Heard:
        limit, is_right = known[text]
        if numbers.ranking.whole_title > limit:
            return SILENT
        return RIGHT if is_right or numbers.ranking.office_named > 5 else WRONG

    found = fit(START, EVERY, answering(replies))
    assert all(a.aim >= b.aim for a, b in zip(found.after, found.before, strict=True))
    assert found == fit(START, EVERY, answering(replies))
    again = fit(found.numbers, EVERY, answering(replies))
    assert again.before == found.after
    gains = [sum(c.gained for c in found.changes), sum(c.gained_held_back for c in found.changes)]
    assert gains == [a.aim - b.aim for a, b in zip(found.after, found.before, strict=True)]


# -- what the signs of certainty count ---------------------------------------------------------

NO_SIGNS = Signs(**dict.fromkeys((field.name for field in fields(Signs)), 0.0))
NOTHING_LEARNED = Certainty(**dict.fromkeys((field.name for field in fields(Certainty)), 0.0))
UNSURE = replace(START, certainty=NOTHING_LEARNED, inside=NOTHING_LEARNED)


def observing(numbers: Numbers) -> Responder:
    """Replies where it is sure enough: of the record meant to every even question, where its lead is
    long, of another to every odd one."""

    def observe(text: str) -> Observed | None:
        even = int(text[1:-1]) % 2 == 0
        return Observed("a" if even else "b", replace(NO_SIGNS, lead=20.0 if even else 1.0))

    def say(turns: tuple[str, ...]) -> Heard:
        seen = observe(turns[-1])
        assert seen
        sure = chance(seen.signs, numbers.certainty) >= numbers.confidence.sure_from
        return Heard(ReplyKind.ANSWER, "", (seen.key,)) if sure else SILENT

    return Responder(say, observe)


def mixed(**more: Any) -> list[Question]:  # noqa: ANN401 — any field
    """Every even question is answered by record a, no odd one by any."""
    odd = [replace(q, expect=Expect.ABSTAIN, gold=()) for q in EVERY[1::2]]
    return [replace(question, **more) for question in (*EVERY[::2], *odd)]


def test_what_signs_count_is_learned() -> None:
    """Where a long lead means the right record, a lead comes to count, and all is right at once."""
    found = fit(UNSURE, mixed(), observing)
    change = found.changes[0]
    assert {move.section for move in change.moves} == {"certainty", "inside"}
    assert found.numbers.certainty.lead > 0
    assert found.numbers.ranking == UNSURE.ranking
    assert [part.right for part in found.before] != [part.asked for part in found.before]
    assert [part.right for part in found.after] == [part.asked for part in found.after]


def test_a_chance_learned_anew_is_asked_for_anew() -> None:
    """Where what was learned says nothing by the old threshold, a lower one is taken with it."""
    strict = replace(UNSURE, confidence=replace(UNSURE.confidence, sure_from=0.999))
    found = fit(strict, mixed(), observing)
    sections = {(move.section, move.name) for move in found.changes[0].moves}
    assert ("certainty", "lead") in sections
    assert ("confidence", "sure_from") in sections
    assert [part.right for part in found.after] == [part.asked for part in found.after]


def test_those_held_back_do_not_teach() -> None:
    """What is learned is learned from the others alone, however these would have it."""
    asked = mixed()
    choosing = [question for question in asked if not is_held_back(question)]
    known = lessons(choosing, observing(UNSURE).observe)
    found = fit(UNSURE, asked, observing).numbers
    assert (found.certainty, found.inside) == (calibrate(known.meant), calibrate(known.inside))
    assert known != lessons(asked, observing(UNSURE).observe)


def test_it_is_told_how_far_chances_miss() -> None:
    """For both parts, before and after: an even chance for all misses by a quarter of a square."""
    found = fit(UNSURE, mixed(), observing)
    assert [part.misses for part in found.before] == [Misses(0.25, 0.25)] * 2
    for part in found.after:
        assert part.misses.meant is not None
        assert part.misses.inside is not None
        assert max(part.misses.meant, part.misses.inside) < 0.05


@pytest.mark.parametrize(
    "more",
    [
        {"whole": True},
        {"facet": "count"},
        {"expect": Expect.CHAT},
        {"tags": frozenset({"answer-or-clarify"})},
    ],
)
def test_only_questions_about_one_record_teach(more: dict[str, Any]) -> None:
    """Lists, counts, small talk and questions with two right replies say nothing of certainty."""
    learned = fit(UNSURE, mixed(**more), observing).numbers
    assert (learned.certainty, learned.inside) == (UNSURE.certainty, UNSURE.inside)


def test_conversations_teach_nothing() -> None:
    """What the last message means by itself is not what it means there."""
    talks = [replace(q, turns=("第0问", *q.turns)) for q in mixed()]
    learned = fit(UNSURE, talks, observing).numbers
    assert (learned.certainty, learned.inside) == (UNSURE.certainty, UNSURE.inside)


def test_one_kind_of_case_teaches_nothing() -> None:
    """Where every record is the right one there is nothing to tell apart."""
    learned = fit(UNSURE, EVERY[::2], observing).numbers
    assert (learned.certainty, learned.inside) == (UNSURE.certainty, UNSURE.inside)

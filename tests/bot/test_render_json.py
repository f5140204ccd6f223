"""Reply → JSON: just the keys of the contract, the kinds, the records and the facts with their places."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.render import as_text
from bot.render_json import as_json, fact_json
from bot.replies import Missing, NotFound, Talk
from knowledge.records import Column, Facet, Kind
from knowledge.text import squeeze
from tests.every_answer import Shown
from tests.talks import talk

KEYS = {"kind", "facet", "text", "records", "facts", "because"}
RECORD_KEYS = {"key", "kind", "title", "bureau", "score"}
FACT_KEYS = {"label", "value", "quote", "source", "locator"}
# Beside the contract's five: the facet, and whether a merged cell gave the fact.
MORE_FACT_KEYS = {"facet", "inherited"}
PLACE = re.compile(r"(?:\S+第\S+项|第\S+项) \S+ 第[1-9]\d*行")


def replied(assistant: Assistant, *turns: str, bureau: str = "") -> dict[str, Any]:
    """What machines read of the last turn's reply, as it comes out of a JSON file."""
    written = json.dumps(as_json(talk(assistant, *turns, bureau=bureau).reply))
    found: dict[str, Any] = json.loads(written)
    return found


EVERY_KIND = [
    (("律师执业证变更归哪个处管",), "answer", "who"),
    (("电子手环最长戴多久", "那依据呢"), "answer", "basis"),
    (("电子手环",), "answer", "overview"),
    (("矫正科管什么",), "answer", "office_profile"),
    (("行政奖励有几项",), "answer", "count"),
    (("法律援助法涉及哪些事项",), "answer", "law_lookup"),
    (("社区矫正法第999条涉及哪些事项",), "answer", "law_lookup"),
    (("年度考核谁负责",), "choices", "who"),
    (("结婚证在哪领",), "not_found", "not_found"),
    (("社" * 5000,), "not_found", "too_long"),
    (("谢谢",), "chat", "thanks"),
    (("依据呢",), "chat", "no_subject"),
    (("",), "chat", "greeting"),
]


@pytest.mark.parametrize(("turns", "kind", "facet"), EVERY_KIND)
def test_a_reply_has_just_the_contracts_keys(
    assistant: Assistant, turns: tuple[str, ...], kind: str, facet: str
) -> None:
    """Whatever kind of reply it is, the same six keys and no others, records and facts included."""
    reply = replied(assistant, *turns)
    assert set(reply) == KEYS
    assert (reply["kind"], reply["facet"]) == (kind, facet)
    assert all(set(record) == RECORD_KEYS for record in reply["records"])
    assert all(set(fact) == FACT_KEYS | MORE_FACT_KEYS for fact in reply["facts"])
    assert all(isinstance(word, str) for word in reply["because"])


@pytest.mark.parametrize(("turns", "kind", "facet"), EVERY_KIND)
def test_the_text_is_what_the_console_shows(
    assistant: Assistant, turns: tuple[str, ...], kind: str, facet: str
) -> None:
    """Machines and people get the same words."""
    del kind, facet
    heard = talk(assistant, *turns)
    assert as_json(heard.reply)["text"] == heard.text == as_text(heard.reply)


def test_only_answers_and_choices_name_records(assistant: Assistant) -> None:
    """A miss or a friendly word points at no record and states no fact."""
    for turns, kind, _ in EVERY_KIND:
        reply = replied(assistant, *turns)
        if kind in ("chat", "not_found"):
            assert (reply["records"], reply["facts"], reply["because"]) == ([], [], []), turns


def test_the_first_record_is_the_one_answered(assistant: Assistant) -> None:
    """The record answered stands first; the other bureau's comes after it."""
    reply = replied(assistant, "法律援助谁负责")
    assert reply["records"][0]["key"] == "yining/other/1"
    assert [record["bureau"] for record in reply["records"]] == ["伊宁市司法局", "市司法局"]


def test_a_list_holds_all_its_records(assistant: Assistant) -> None:
    """A list names every record that meets the condition, even those the text has no room for."""
    assert len(replied(assistant, "伊宁市司法局权责清单有几项")["records"]) == 54


def test_choices_hold_what_is_offered(assistant: Assistant) -> None:
    """The records of choices are those on offer, in the order of their numbers."""
    heard = talk(assistant, "年度考核谁负责")
    offered = tuple(record["key"] for record in as_json(heard.reply)["records"])
    assert offered == heard.state.offered
    assert len(offered) > 1


def test_every_record_of_a_reply_is_described(assistant: Assistant) -> None:
    """A record has its key, its kind, a title for people, the bureau's name and a score of 0–100."""
    bureaus = {bureau.id: bureau.name for bureau in assistant.store.bureaus()}
    for turns, _, _ in EVERY_KIND:
        for record in replied(assistant, *turns)["records"]:
            stored = assistant.store.record(record["key"])
            assert record["kind"] == stored.kind.value
            assert stored.title in record["title"]
            assert record["bureau"] == bureaus[stored.bureau]
            assert 0 <= record["score"] <= 100


def test_an_answer_to_a_question_has_its_score(assistant: Assistant) -> None:
    """How near the record was to the question is told, and why: words that stand in it."""
    reply = replied(assistant, "律师执业证变更归哪个处管")
    assert reply["records"][0]["score"] > 0
    assert reply["because"]


def test_every_fact_has_its_place(answers: tuple[Shown, ...]) -> None:
    """Every fact of every answer names its register, its item and its line, and quotes the source."""
    for shown in answers:
        for fact in as_json(shown.answer)["facts"]:
            assert fact["source"] == shown.record.fields[0].locator.register, shown.name
            assert PLACE.fullmatch(fact["locator"]), (shown.name, fact["locator"])
            assert f"第{shown.record.number}项" in fact["locator"], shown.name
            assert all(fact[key] for key in FACT_KEYS), shown.name


def test_the_facts_are_those_of_the_answer(answers: tuple[Shown, ...]) -> None:
    """All facts that an answer is made of come with it, the first one first, none twice."""
    for shown in answers:
        given = [fact for section in shown.answer.sections for fact in section.facts]
        spot = [shown.answer.spotlight] if shown.answer.spotlight else []
        expected = [fact_json(fact) for fact in dict.fromkeys([*given, *spot])]
        assert as_json(shown.answer)["facts"] == expected, shown.name


def test_a_quote_of_a_fact_stands_in_its_record(answers: tuple[Shown, ...]) -> None:
    """A quote is words of one of the record's own columns, be it of several paragraphs."""
    for shown in answers:
        columns: dict[Column, str] = defaultdict(str)
        for field in shown.record.fields:
            columns[field.column] += squeeze(field.text)
        for fact in as_json(shown.answer)["facts"]:
            quote = squeeze(fact["quote"])
            assert any(quote in words for words in columns.values()), (shown.name, quote)


def test_the_facet_is_the_first_that_was_asked(answers: tuple[Shown, ...]) -> None:
    """The facet of a reply is the first fact that it answers; of an overview it is overview."""
    for shown in answers:
        asked = shown.answer.asked
        assert as_json(shown.answer)["facet"] == (asked[0].value if asked else "overview"), (
            shown.name
        )


def test_the_way_out_is_that_of_the_settings() -> None:
    """Machines are told of the same place as people."""
    assert "法律服务中心" in as_json(NotFound(), "法律服务中心")["text"]


def test_names_are_those_of_design() -> None:
    """Kinds and facets are written as the words of the domain, in lower case ASCII."""
    names = {*Facet, *Kind, *Talk, *Missing}
    assert all(re.fullmatch("[a-z_]+", name.value) for name in names)

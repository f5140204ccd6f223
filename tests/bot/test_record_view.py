"""One record whole, as `show` prints it: nothing of it is left out, in JSON or as text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.record_view import RecordView, record_json, record_text, view
from knowledge.catalogue import PACKAGED
from knowledge.errors import RecordUnknown
from knowledge.records import Facet
from knowledge.store import Store
from knowledge.text import squeeze

KEYS = (
    "municipal/duty/1.1",
    "municipal/duty/9.2",
    "municipal/boundary/1",
    "municipal/supervision/2.3",
    "yining/penalty/2",
    "yining/other/18",
    "yining/other/22",
)

RECORD = {
    "key",
    "kind",
    "title",
    "caption",
    "bureau",
    "part",
    "number",
    "fields",
    "facts",
    "periods",
    "amounts",
    "citations",
}
PLACE = {"source", "locator", "row"}
FIELD = PLACE | {"name", "text", "inherited"}
FACT = {"facet", "label", "value", "quote", "source", "locator", "inherited"}
PERIOD = PLACE | {"quantity", "unit", "relation", "words", "sentence", "event", "actor", "upper"}
AMOUNT = PLACE | {"low", "high", "measure", "words", "sentence", "subject"}
CITATION = PLACE | {
    "law",
    "written",
    "authority",
    "quote",
    "article",
    "paragraph",
    "item",
    "chapter",
    "dates",
    "text",
}


@pytest.fixture(scope="module")
def store(assistant: Assistant) -> Store:
    """The store of the two registers."""
    return assistant.store


def shown(store: Store, key: str) -> dict[str, Any]:
    """The record's JSON, once written and read as a program would."""
    found: dict[str, Any] = json.loads(json.dumps(record_json(view(store, key))))
    return found


@pytest.mark.parametrize("key", KEYS)
def test_the_names_are_those_that_are_promised(store: Store, key: str) -> None:
    """A record, and all that was read out of it, have just these names."""
    record = shown(store, key)
    assert set(record) == RECORD
    for name, keys in (
        ("fields", FIELD),
        ("facts", FACT),
        ("periods", PERIOD),
        ("amounts", AMOUNT),
        ("citations", CITATION),
    ):
        assert all(set(entry) == keys for entry in record[name]), name


def test_each_list_is_seen_filled(store: Store) -> None:
    """Among the records looked at above no kind of entry goes unseen."""
    records = [shown(store, key) for key in KEYS]
    for name in ("fields", "facts", "periods", "amounts", "citations"):
        assert any(record[name] for record in records), name


@pytest.mark.parametrize("key", KEYS)
def test_everything_of_the_record_is_there(store: Store, key: str) -> None:
    """Cells, facts, periods, amounts and citations come in full and in order."""
    record, found = store.record(key), shown(store, key)
    assert (found["key"], found["title"], found["number"]) == (key, record.title, record.number)
    assert [field["text"] for field in found["fields"]] == [cell.text for cell in record.fields]
    assert [f["quote"] for f in found["facts"]] == [fact.quote for fact in store.facts(key)]
    assert [p["words"] for p in found["periods"]] == [p.item.words for p in store.periods(key)]
    assert [a["words"] for a in found["amounts"]] == [a.item.words for a in store.amounts(key)]
    assert [(c["law"], c["article"]) for c in found["citations"]] == [
        (c.item.law, c.item.article) for c in store.citations(key)
    ]


def test_kinds_and_units_are_plain_words(store: Store) -> None:
    """What is a name in the program is its value in JSON, so that no program needs ours to read it."""
    found = shown(store, "yining/other/22")
    assert (found["kind"], found["bureau"]) == ("power", "伊宁市司法局")
    assert {fact["facet"] for fact in found["facts"]} <= {facet.value for facet in Facet}
    (limit,) = [p for p in found["periods"] if p["words"] == "不得超过三个月"][:1]
    assert (limit["quantity"], limit["unit"], limit["relation"]) == (3, "月", "at_most")


def test_a_fine_has_its_measure(store: Store) -> None:
    """Sums are whole numbers with what they count."""
    amounts = shown(store, "yining/penalty/2")["amounts"]
    assert {"low": None, "high": 5_000, "measure": "元"}.items() <= amounts[0].items()


def test_a_citation_is_taken_apart(store: Store) -> None:
    """The law by its one name, and as it is written; the article as a number."""
    citations = shown(store, "yining/penalty/2")["citations"]
    first = citations[0]
    assert (first["law"], first["article"], first["authority"]) == ("律师法", 47, "法律")
    assert first["written"] == "《中华人民共和国律师法》"
    assert isinstance(first["dates"], list)


def test_every_place_can_be_looked_up(store: Store) -> None:
    """The row of a cell is the line of the source on which its words stand."""
    lines = (PACKAGED / "yining.txt").read_text(encoding="utf-8").split("\n")
    for key in ("yining/penalty/2", "yining/other/22"):
        for field in shown(store, key)["fields"]:
            assert squeeze(field["text"]) in squeeze(lines[field["row"] - 1])
            assert field["locator"].endswith(f"第{field['row']}行")
            assert field["source"] == "权责清单"


def test_the_text_holds_every_cell(store: Store) -> None:
    """As text a record shows each cell under its title with its line; a blank one is said to be."""
    for key in KEYS:
        seen = view(store, key)
        text = squeeze(record_text(seen))
        assert key in text
        assert seen.bureau in text
        for cell in seen.record.fields:
            words = squeeze(cell.text) or "（空白）"
            assert f"【{cell.column.value}】{words}" in text
            assert f"（第{cell.locator.row}行）" in text


def test_the_text_says_what_is_blank_and_what_is_inherited(store: Store) -> None:
    """Duty 9.2 has no office, and its main duty stands in a merged cell."""
    lines = record_text(view(store, "municipal/duty/9.2")).split("\n")
    (office,) = [line for line in lines if line.startswith("【责任处室】")]
    (duty,) = [line for line in lines if line.startswith("【主要职责】")]
    assert "（空白）" in office
    assert "政治部" not in office
    assert "（原表为合并单元格）" in duty


def test_the_text_names_the_periods(store: Store) -> None:
    """Time limits stand below the cells, each with its sentence."""
    text = record_text(view(store, "yining/other/22"))
    assert "时限：不得超过三个月　「" in text


def test_an_unknown_key_has_no_view(store: Store) -> None:
    """What is not there is not shown."""
    with pytest.raises(RecordUnknown):
        view(store, "yining/other/99")


def test_a_view_is_all_of_one_record(store: Store) -> None:
    """Nothing of another record gets in."""
    for key in store.keys()[::10]:
        seen: RecordView = view(store, key)
        owners = [fact.record for fact in seen.facts]
        owners += [period.record for period in seen.periods]
        owners += [amount.record for amount in seen.amounts]
        owners += [citation.record for citation in seen.citations]
        assert set(owners) == {key}

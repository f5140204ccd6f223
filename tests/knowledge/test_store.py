"""What went into the store comes out of it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.audit import audit
from knowledge.build import build_store
from knowledge.catalogue import FILE, Catalogue, read_catalogue
from knowledge.errors import RecordUnknown, StoreError
from knowledge.facts import Extract
from knowledge.offices import offices_of, record_offices
from knowledge.reading import Reading
from knowledge.records import Column, Facet, Kind
from knowledge.store import OFFICE_COLUMNS, Store
from knowledge.terms import Authority
from tests.stores import CATALOGUE, REGISTER, raw, write_town


@pytest.fixture(scope="module")
def built(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the two registers; whoever spoils it takes a copy."""
    path = tmp_path_factory.mktemp("store") / "shuiguan.db"
    build_store(catalogue, path)
    return path


@pytest.fixture(scope="module")
def store(built: Path) -> Iterator[Store]:
    """The store of the two registers, open."""
    with Store.open(built) as opened:
        yield opened


# -- what comes out --------------------------------------------------------------------------------


def test_every_record_comes_back_whole(store: Store, extracts: dict[str, Extract]) -> None:
    """All 160 records come back cell by cell, in the registers' order."""
    assert store.records() == tuple(e.record for e in extracts.values())
    assert Counter(record.kind for record in store.records()) == {
        Kind.DUTY: 89,
        Kind.BOUNDARY: 2,
        Kind.SUPERVISION: 15,
        Kind.POWER: 54,
    }


def test_every_fact_comes_back(store: Store, extracts: dict[str, Extract]) -> None:
    """Facts, periods, amounts and citations come back as they were read, each record's in order."""
    for e in extracts.values():
        key = e.record.key
        found = store.facts(key), store.periods(key), store.amounts(key), store.citations(key)
        assert found == (e.facts, e.periods, e.amounts, e.citations), key


def test_the_offices_come_back(store: Store, extracts: dict[str, Extract]) -> None:
    """All offices come back with their aliases, and each record with its own."""
    assert store.offices() == offices_of(extracts.values())
    expected = {e.record.key: record_offices(e) for e in extracts.values() if record_offices(e)}
    assert store.offices_by_record() == expected


def test_the_catalogue_comes_back(store: Store, catalogue: Catalogue) -> None:
    """Bureaus and sources come back in the catalogue's order, each source with its digest."""
    assert store.bureaus() == catalogue.bureaus
    assert store.sources() == catalogue.sources


def test_the_audit_comes_back(
    store: Store, catalogue: Catalogue, readings: tuple[Reading, ...]
) -> None:
    """The notes are those of an audit of the same sources."""
    assert store.notes() == audit(catalogue.bureaus, readings)


def test_what_was_left_out_is_kept(built: Path, readings: tuple[Reading, ...]) -> None:
    """The words that no record keeps stand in the store with their line and the reason."""
    with raw(built) as connection:
        found = connection.execute("SELECT source, line, text, reason FROM left_out ORDER BY id")
        assert found.fetchall() == [
            (reading.source.id, words.line, words.text, words.reason)
            for reading in readings
            for words in reading.left_out
        ]


def test_facts_of_one_facet(store: Store) -> None:
    """Facts can be asked for by facet; together the facets give all facts."""
    for key in ("municipal/duty/4.2", "municipal/boundary/1", "yining/other/22"):
        parts = [store.facts(key, facet) for facet in Facet]
        assert all(f.facet is facet for facet, part in zip(Facet, parts, strict=True) for f in part)
        assert sorted(map(repr, sum(parts, ()))) == sorted(map(repr, store.facts(key)))


def test_the_summaries_agree_with_the_records(store: Store, extracts: dict[str, Extract]) -> None:
    """Facets and laws by record say what each record says itself."""
    assert store.facets_by_record() == {
        e.record.key: frozenset(f.facet for f in e.facts) for e in extracts.values()
    }
    assert store.laws_by_record() == {
        e.record.key: tuple((c.item.law, c.item.article) for c in e.citations)
        for e in extracts.values()
        if e.citations
    }


def test_the_laws_are_named_once(store: Store, extracts: dict[str, Extract]) -> None:
    """Each cited law is listed once, the most cited first; document numbers are no laws."""
    cited = [c.item for e in extracts.values() for c in e.citations]
    laws = Counter(item.law for item in cited if item.authority is not Authority.DOCUMENT)
    # A Counter keeps the order of first mention among those that are cited as often.
    assert store.laws() == tuple(law for law, _ in laws.most_common())
    assert "律师法" in store.laws()


def test_the_documents_are_named_once(store: Store, extracts: dict[str, Extract]) -> None:
    """Each document that is cited by its number is listed once, in order of first mention."""
    cited = [c.item for e in extracts.values() for c in e.citations]
    numbers = [item.law for item in cited if item.authority is Authority.DOCUMENT]
    assert store.documents() == tuple(dict.fromkeys(numbers))
    assert "中办发〔2010〕5号" in store.documents()


def test_the_power_types_are_those_of_the_parts(store: Store) -> None:
    """Longer names come first, so that 其他行政权力 is met before a shorter name that it holds."""
    types = store.power_types()
    assert {"行政处罚", "行政检查", "行政奖励", "其他行政权力"} <= set(types)
    assert list(types) == sorted(types, key=lambda name: (-len(name), name))
    assert "" not in types


def test_the_levels_are_those_of_the_power_lists(store: Store) -> None:
    """Every level that stands in its column, once, the longest first; a blank cell names none."""
    cells = [cell for record in store.records() for cell in record.cells(Column.LEVEL)]
    assert set(store.levels()) == {cell.text for cell in cells} - {""}
    assert [len(level) for level in store.levels()] == sorted(map(len, store.levels()))[::-1]


def test_a_store_answers_several_threads(store: Store) -> None:
    """A store that one thread opened answers another."""
    found: list[tuple[str, ...]] = []
    thread = Thread(target=lambda: found.append(store.keys()))
    thread.start()
    thread.join()
    assert found == [store.keys()]


# -- records by key --------------------------------------------------------------------------------


def test_records_come_in_the_registers_order(store: Store) -> None:
    """In whatever order keys are given, and however often, each record comes once, in its place."""
    keys = ["yining/other/33", "municipal/duty/1.1", "yining/other/33", "no/such/1"]
    found = [record.key for record in store.records(keys)]
    assert found == ["municipal/duty/1.1", "yining/other/33"]
    assert store.records([]) == ()


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("municipal/duty/4.02", "municipal/duty/4.2"),
        ("municipal/duty/4,2", "municipal/duty/4.2"),
        ("municipal/dutty/4.2", "municipal/duty/4.2"),
        ("yining/penalty/02", "yining/penalty/2"),
        ("YINING/OTHER/22", "yining/other/22"),
        (" yining/other/22 ", "yining/other/22"),
        ("ｙｉｎｉｎｇ／ｏｔｈｅｒ／２２", "yining/other/22"),
        ("yining/others/22", "yining/other/22"),
        ("other/22", "yining/other/22"),
        ("4.2", "municipal/duty/4.2"),
        ("/4.2", "municipal/duty/4.2"),
    ],
)
def test_an_unknown_key_names_the_nearest(store: Store, key: str, nearest: str) -> None:
    """A key that is slightly wrong leads to the one that was meant, the most like it first."""
    with pytest.raises(RecordUnknown) as caught:
        store.record(key)
    assert caught.value.nearest[0] == nearest
    assert len(caught.value.nearest) <= 3
    assert str(caught.value).startswith(f"没有这个编号：{key}；相近的有：{nearest}")


@pytest.mark.parametrize("key", ["", " ", "/", "结婚证", "x", "\udcff", "\0", "a" * 100_000])
def test_a_key_like_none_has_no_nearest(store: Store, key: str) -> None:
    """What looks like no key is simply not there."""
    with pytest.raises(RecordUnknown) as caught:
        store.record(key)
    assert caught.value.nearest == ()


@given(key=st.text(st.characters()))
def test_any_text_is_a_key_or_unknown(store: Store, key: str) -> None:
    """No text, lone surrogates included, raises anything but RecordUnknown, or finds anything."""
    with pytest.raises(RecordUnknown):
        store.record(key)
    assert store.facts(key) == ()
    assert store.find(office=key, law=key, bureau=key, power_type=key) == (
        () if key else store.keys()
    )


# -- records by condition --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "count"),
    [
        ({}, 160),
        ({"bureau": "municipal"}, 106),
        ({"bureau": "yining"}, 54),
        ({"bureau": "市司法局"}, 0),
        ({"kind": "duty"}, 89),
        ({"kind": "boundary"}, 2),
        ({"kind": "supervision"}, 15),
        ({"kind": "power"}, 54),
        ({"power_type": "行政处罚"}, 8),
        ({"power_type": "行政检查"}, 6),
        ({"power_type": "行政奖励"}, 7),
        ({"power_type": "其他行政权力"}, 33),
        ({"power_type": "行政许可"}, 0),
        ({"kind": "duty", "bureau": "yining"}, 0),
        ({"power_type": "行政处罚", "bureau": "yining", "kind": "power"}, 8),
        ({"office": "没有的处"}, 0),
        ({"law": "民法典"}, 0),
    ],
)
def test_conditions_select(store: Store, condition: dict[str, Any], count: int) -> None:
    """Each condition selects what the registers themselves count, all together what meets each."""
    found = store.find(**condition)
    assert len(found) == count
    assert list(found) == list(filter(set(found).__contains__, store.keys()))


def test_an_office_is_found_by_each_of_its_names(store: Store) -> None:
    """By its name or an alias an office gives just the records that name it."""
    spellings = {(o.bureau, o.name): {o.name, *o.aliases} for o in store.offices()}
    named = {
        key: set().union(*(spellings[key.split("/")[0], office] for office in offices))
        for key, offices in store.offices_by_record().items()
    }
    for name in set().union(*spellings.values()):
        assert set(store.find(office=name)) == {key for key in named if name in named[key]}, name


def test_a_law_is_found_where_it_is_the_basis(store: Store) -> None:
    """A law and an article give the records that cite them as 实施依据 or 相关依据, no others."""
    basis = {Column.BASIS.value, Column.RELATED_BASIS.value}
    cited = [
        (placed.item.law, placed.item.article, placed.record)
        for record in store.records()
        for placed in store.citations(record.key)
        if placed.locator.column in basis
    ]
    for law, article, _ in set(cited):
        of_law = {key for name, _, key in cited if name == law}
        of_article = {key for name, number, key in cited if (name, number) == (law, article)}
        assert set(store.find(law=law)) == of_law
        if article is not None:
            assert set(store.find(law=law, article=article)) == of_article
    assert len(of_law) > 0


def test_an_article_without_a_law_is_no_condition(store: Store) -> None:
    """An article of no law selects nothing by itself."""
    assert store.find(article=8) == store.keys()


# -- what an index is marked with ------------------------------------------------------------------


OTHER_BUREAU = CATALOGUE.replace('id = "town"\nn', 'id = "t"\nn').replace('u = "town"', 'u = "t"')


def _fingerprint(folder: Path, register: str = REGISTER, catalogue: str = CATALOGUE) -> str:
    write_town(folder, register)
    (folder / FILE).write_text(catalogue, encoding="utf-8")
    build_store(read_catalogue(folder), folder / "shuiguan.db")
    with Store.open(folder / "shuiguan.db") as store:
        return store.fingerprint()


def test_the_fingerprint_tells_stores_apart(tmp_path: Path) -> None:
    """The same sources give the same fingerprint; another text, key or bureau gives another."""
    first = _fingerprint(tmp_path / "a")
    assert _fingerprint(tmp_path / "b") == first
    others = [
        _fingerprint(tmp_path / "c", register=REGISTER.replace("档案", "卷宗")),
        _fingerprint(tmp_path / "d", catalogue=CATALOGUE.replace('"town"', '"village"')),
        _fingerprint(tmp_path / "e", catalogue=CATALOGUE.replace('id = "town"\nb', 'id = "t"\nb')),
        _fingerprint(tmp_path / "f", catalogue=OTHER_BUREAU),
    ]
    assert len({first, *others}) == 5


# -- how it is asked -------------------------------------------------------------------------------


def _plans(built: Path, ask: Callable[[Store], object]) -> list[str]:
    """How SQLite goes about each question that is asked."""
    with raw(built) as connection:
        asked: list[str] = []
        connection.row_factory = sqlite3.Row
        connection.set_trace_callback(asked.append)
        ask(Store(connection, built))
        connection.set_trace_callback(None)
        return [
            row["detail"]
            for sql in asked
            for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
        ]


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda s: s.record("yining/other/22"), id="record"),
        pytest.param(lambda s: s.records(["yining/other/22", "municipal/duty/1.1"]), id="records"),
        pytest.param(lambda s: s.facts("yining/other/22"), id="facts"),
        pytest.param(lambda s: s.periods("yining/other/22"), id="periods"),
        pytest.param(lambda s: s.amounts("yining/other/22"), id="amounts"),
        pytest.param(lambda s: s.citations("yining/other/22"), id="citations"),
    ],
)
def test_a_question_about_one_record_reads_no_whole_table(
    built: Path, ask: Callable[[Store], object]
) -> None:
    """Every question about given records finds their rows by an index or by their key."""
    plans = _plans(built, ask)
    assert any("INDEX" in plan for plan in plans)
    scanned = [plan for plan in plans if plan.startswith("SCAN") and "json_each" not in plan]
    assert scanned == []


def test_a_search_by_law_or_office_goes_by_an_index(built: Path) -> None:
    """What a question names is looked up, not looked for in every row."""
    plans = _plans(built, lambda s: s.find(law="律师法", article=47, office="公律科"))
    assert any("idx_citations_law" in plan for plan in plans)
    assert any("idx_record_offices_office" in plan for plan in plans)


# -- what a listing needs --------------------------------------------------------------------------


def test_heads_say_what_records_are_named_by(store: Store) -> None:
    """Title, part, first place and offices: as the whole record and its facts say them."""
    keys = store.keys()
    for key, head in zip(keys, store.heads(keys), strict=True):
        record = store.record(key)
        assert (head.key, head.kind, head.bureau) == (key, record.kind, record.bureau)
        assert (head.part, head.title) == (record.part, record.title)
        assert head.locator == record.fields[0].locator
        named = [f.value for f in store.facts(key, Facet.WHO) if f.label in OFFICE_COLUMNS]
        assert head.offices == tuple(dict.fromkeys(named))


def test_heads_come_in_the_order_asked_for(store: Store) -> None:
    """Also where some were asked for before, and one is asked for twice."""
    keys = ("yining/other/22", "municipal/duty/4.2", "yining/other/22")
    assert [head.key for head in store.heads(keys)] == list(keys)
    assert store.heads(()) == ()


@pytest.mark.parametrize("key", ["", "municipal/duty/4", "yining/other/999", "\ud800"])
def test_a_head_of_no_record_is_an_error(store: Store, key: str) -> None:
    """As for a whole record: the key that there is none of is named."""
    with pytest.raises(RecordUnknown):
        store.heads(["yining/other/22", key])


def test_main_duties_are_each_named_once(store: Store) -> None:
    """The duties over some items, as the items' own cells have them."""
    keys = store.find(kind=Kind.DUTY.value)
    named = {record.text(Column.MAIN_DUTY) for record in store.records(keys)} - {""}
    assert set(store.main_duties(keys)) == named
    assert len(store.main_duties(keys)) == len(named)
    assert store.main_duties(["yining/other/22"]) == store.main_duties([]) == ()


def test_a_level_is_a_condition(store: Store) -> None:
    """Only records whose level is written just so are found by it."""
    for level in store.levels():
        found = set(store.find(level=level))
        assert found == {r.key for r in store.records() if r.text(Column.LEVEL) == level}
        assert found
    assert store.find(level="国家级的") == ()


# -- read but once ---------------------------------------------------------------------------------


def test_what_a_record_says_is_read_once(store: Store) -> None:
    """The same values are given again, not read again."""
    key = "yining/other/22"
    assert store.record(key) is store.record(key)
    assert store.facts(key) is store.facts(key)
    assert store.periods(key) is store.periods(key)
    assert store.heads([key])[0] is store.heads([key])[0]


def test_a_closed_store_answers_no_more(built: Path) -> None:
    """Not even what it has read before."""
    opened = Store.open(built)
    key = "yining/other/22"
    asked = (
        lambda: opened.record(key),
        lambda: opened.facts(key),
        lambda: opened.periods(key),
        lambda: opened.broken_ends(key),
        lambda: opened.heads([key]),
    )
    for ask in asked:
        ask()
    opened.close()
    for ask in asked:
        with pytest.raises(StoreError):
            ask()

"""What went into the store comes out of it, and a store that cannot be used says so in one line."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import schema
from knowledge.audit import audit
from knowledge.build import build_store
from knowledge.catalogue import FILE, Catalogue, read_catalogue
from knowledge.errors import RecordUnknown, StoreError, StoreOutdated
from knowledge.facts import Extract
from knowledge.offices import offices_of, record_offices
from knowledge.reading import Reading
from knowledge.records import Authority, Column, Facet, Kind
from knowledge.store import Store
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


@pytest.fixture
def spoilt(built: Path, tmp_path: Path) -> Path:
    """A copy of the store, to be spoilt."""
    return Path(shutil.copy(built, tmp_path / "shuiguan.db"))


# -- what comes out ---------------------------------------------------------------------------


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
    """Each cited law is listed once, in order of first mention; document numbers are no laws."""
    cited = [c.item for e in extracts.values() for c in e.citations]
    laws = [item.law for item in cited if item.authority is not Authority.DOCUMENT]
    assert store.laws() == tuple(dict.fromkeys(laws))
    assert "律师法" in store.laws()


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


# -- records by key ---------------------------------------------------------------------------


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


# -- records by condition ---------------------------------------------------------------------


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


# -- what an index is marked with -------------------------------------------------------------


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


# -- how it is asked --------------------------------------------------------------------------


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


# -- read only --------------------------------------------------------------------------------


def test_a_reader_cannot_write(built: Path) -> None:
    """A store is opened to read: SQLite itself refuses to change it."""
    before = built.read_bytes()
    with (
        Store.open(built) as store,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        store._connection.execute("DELETE FROM facts")  # noqa: SLF001 — no public way leads there
    assert built.read_bytes() == before


def test_reading_leaves_nothing_beside_the_store(spoilt: Path) -> None:
    """A reader makes no journal, no lock and no other file."""
    with Store.open(spoilt) as store:
        assert store.records()
        assert [entry.name for entry in spoilt.parent.iterdir()] == ["shuiguan.db"]


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "a?mode=rwc.db", "甲#乙.db", "\udcff.db"])
def test_any_file_name_can_be_opened(built: Path, tmp_path: Path, name: str) -> None:
    """What means something in a URI, or in no encoding at all, is part of the name in a path."""
    path = tmp_path / name
    shutil.copy(built, path)
    with Store.open(path) as store:
        assert len(store.keys()) == 160


# -- a store that cannot be used --------------------------------------------------------------


def _missing(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("谁管\n" * 1000, encoding="utf-8")


def _cut_in_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def _foreign(path: Path) -> None:
    path.unlink()
    with raw(path) as connection:
        connection.execute("CREATE TABLE records (key TEXT)")
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_missing, "没有知识库"),
        (_folder, "没有知识库"),
        (_pipe, "没有知识库"),
        (_empty, "不是本程序的知识库"),
        (_text, "打不开知识库"),
        (_cut_in_the_header, "不是本程序的知识库"),
        (_foreign, "不是本程序的知识库"),
    ],
)
def test_what_is_no_store_is_not_opened(
    spoilt: Path, spoil: Callable[[Path], None], said: str
) -> None:
    """The operator is told in one line what lies there instead, and how to get a store."""
    spoil(spoilt)
    with pytest.raises(StoreError, match=said) as caught:
        Store.open(spoilt)
    assert str(spoilt) in str(caught.value)
    assert "shuiguan build" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("version", [0, schema.VERSION - 1, schema.VERSION + 1, -1, 2**31 - 1])
def test_a_store_of_another_version_is_not_opened(spoilt: Path, version: int) -> None:
    """Older or newer: both versions are named, and the command that builds it anew."""
    with raw(spoilt) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(StoreOutdated) as caught:
        Store.open(spoilt)
    assert str(caught.value) == (
        f"知识库是第 {version} 版，本程序用第 {schema.VERSION} 版，请运行 shuiguan build 重新生成"
    )


def _ask_everything(path: Path) -> None:
    with Store.open(path) as store:
        for ask in (
            store.bureaus,
            store.sources,
            store.offices,
            store.laws,
            store.power_types,
            store.levels,
            store.facets_by_record,
            store.offices_by_record,
            store.laws_by_record,
            store.fingerprint,
            store.records,
            store.notes,
        ):
            ask()
        for record in store.records()[::8]:
            for of_record in (store.facts, store.periods, store.amounts, store.citations):
                of_record(record.key)


def test_a_cut_store_is_damaged(spoilt: Path) -> None:
    """A store that lost its end, wherever it was cut, is called damaged when it is asked."""
    whole = spoilt.read_bytes()
    for size in range(4096, len(whole), len(whole) // 12):
        spoilt.write_bytes(whole[:size])
        with pytest.raises(StoreError, match=r"(打不开|已损坏).*（.+），请运行 shuiguan build"):
            _ask_everything(spoilt)


def test_a_damaged_store_answers_or_says_so(spoilt: Path) -> None:
    """Whatever bytes are wrong, nothing but StoreError is raised."""
    whole = spoilt.read_bytes()
    chance = random.Random(160)  # noqa: S311 — no secret, the same damage each time
    said = []
    for _ in range(40):
        at = chance.randrange(len(whole))
        spoilt.write_bytes(whole[:at] + chance.randbytes(40) + whole[at + 40 :])
        try:
            _ask_everything(spoilt)
        except StoreError as error:
            said.append(str(error))
    assert len(said) > 10
    assert not any("\n" in line for line in said)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE records SET kind = 'dutty'",
        "UPDATE facts SET facet = 'whom'",
        "UPDATE fields SET name = '序'",
        "UPDATE notes SET kind = ''",
        "UPDATE periods SET unit = '旬'",
        "UPDATE citations SET authority = 'x'",
        "UPDATE fields SET text = CAST(x'ff' AS TEXT)",
        "ALTER TABLE sources RENAME COLUMN date TO day",
        "DROP TABLE office_aliases",
    ],
)
def test_what_nobody_wrote_is_damage(spoilt: Path, change: str) -> None:
    """A word that no build writes, or a table that is gone, is damage and no error of the program."""
    with raw(spoilt) as connection:
        connection.execute(change)
    with pytest.raises(StoreError, match="已损坏"):
        _ask_everything(spoilt)

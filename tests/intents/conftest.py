"""The search side of the two registers, opened once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from intents.cues import FOLDER
from intents.phrasebook import Phrasebook, load
from intents.query import Query
from intents.search import Search, open_search
from intents.weights import Numbers, load_weights
from knowledge.build import build_store
from knowledge.catalogue import read_catalogue
from knowledge.store import Store
from tests.intents.asking import Desk


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store of the two registers, open."""
    path = tmp_path_factory.mktemp("store") / "shuiguan.db"
    build_store(read_catalogue(), path)
    with Store.open(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the search side keeps what it has built; nobody may spoil it."""
    return tmp_path_factory.mktemp("data") / "index"


@pytest.fixture(scope="session")
def search(store: Store, kept: Path) -> Search:
    """The search side of the store, with the phrases that are shipped."""
    return open_search(store, kept)


@pytest.fixture(scope="session")
def book() -> Phrasebook:
    """The phrases that are shipped."""
    return load(FOLDER)


@pytest.fixture(scope="session")
def numbers() -> Numbers:
    """The weights and thresholds that are shipped."""
    return load_weights()


@pytest.fixture(scope="session")
def desk(store: Store, search: Search) -> Desk:
    """Where one asks about the two registers."""
    return Desk(search, {record.key: record.title for record in store.records()})


@pytest.fixture(scope="session")
def unspoken() -> Query:
    """A message that says nothing, for tests that say by `replace` what matters to them."""
    return Query(text="", folded="", core="", words=())

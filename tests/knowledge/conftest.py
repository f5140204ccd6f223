"""Both real registers, read once for all tests of this folder."""

from __future__ import annotations

import pytest

from knowledge.catalogue import Catalogue, read_catalogue
from knowledge.facts import Extract, extract
from knowledge.reading import Reading
from knowledge.records import Record
from knowledge.registers import read_register


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The registers that the package brings."""
    return read_catalogue()


@pytest.fixture(scope="session")
def readings(catalogue: Catalogue) -> tuple[Reading, ...]:
    """Both of them, the municipal one first."""
    return tuple(read_register(catalogue.path(source), source) for source in catalogue.sources)


@pytest.fixture(scope="session")
def municipal(readings: tuple[Reading, ...]) -> Reading:
    """The duty, boundary and supervision registers of one document."""
    return readings[0]


@pytest.fixture(scope="session")
def yining(readings: tuple[Reading, ...]) -> Reading:
    """The power list."""
    return readings[1]


@pytest.fixture(scope="session")
def records(readings: tuple[Reading, ...]) -> dict[str, Record]:
    """All records by their key, in the registers' order."""
    return {record.key: record for reading in readings for record in reading.records}


@pytest.fixture(scope="session")
def extracts(records: dict[str, Record]) -> dict[str, Extract]:
    """All that is read out of each record, by its key."""
    return {key: extract(record) for key, record in records.items()}

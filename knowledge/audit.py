"""What an editor should look at in a register; the source's words are never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from knowledge import audit_checks, conflicts, law_slips, slips
from knowledge.reading import Reading
from knowledge.records import Bureau, Note, Source
from knowledge.registers import read_register
from knowledge.remarks import Check, Register

# A new check is a function of the same shape and a line here.
CHECKS: tuple[Check, ...] = (
    audit_checks.totals,
    audit_checks.power_types,
    audit_checks.blank_offices,
    audit_checks.inherited_offices,
    audit_checks.repeated_offices,
    audit_checks.joined_offices,
    audit_checks.acting_bodies,
    audit_checks.empty_cases,
    audit_checks.level_words,
    slips.brackets,
    slips.broken_texts,
    slips.mixed_ranges,
    slips.numberings,
    slips.doubled_words,
    slips.foreign_words,
    law_slips.similar_names,
    law_slips.differing_dates,
    conflicts.differing_limits,
    conflicts.differing_frequencies,
)


def audit(bureaus: Sequence[Bureau], readings: Sequence[Reading]) -> tuple[Note, ...]:
    """The readers' own notes and what the checks find, by source (in the order given) and row.

    A reading whose bureau is not among `bureaus` is checked without its bureau's name.
    """
    known = {bureau.id: bureau for bureau in bureaus}
    return tuple(
        note
        for reading in readings
        for note in _in_order(
            Register(reading, known.get(reading.source.bureau, Bureau(reading.source.bureau, "")))
        )
    )


def check_file(path: Path) -> tuple[Note, ...]:
    """The audit of a file that no catalogue lists, its source named after the file.

    The source keeps no sha256, since nothing of it is stored. Raises RegisterError as
    `read_register` does.
    """
    source = Source("check", "check", path.stem, path.name, "")
    return audit((), (read_register(path, source),))


def _in_order(register: Register) -> list[Note]:
    # Sorting keeps the order of the checks within a row.
    return sorted(dict.fromkeys(_notes(register)), key=lambda note: note.locator.row)


def _notes(register: Register) -> Iterator[Note]:
    yield from register.reading.notes
    for check in CHECKS:
        yield from check(register)

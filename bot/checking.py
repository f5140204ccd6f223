"""`check`: the audit of the packaged registers or of files that an editor brings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot import wording
from bot.config import Settings
from knowledge.audit import audit, check_file
from knowledge.build import read_all
from knowledge.catalogue import read_catalogue
from knowledge.records import Note


def notes_of(settings: Settings, files: Sequence[Path]) -> tuple[Note, ...]:
    """The audit of the files given, or of all registers of the settings; see RegisterError."""
    if files:
        return tuple(note for path in files for note in check_file(path))
    catalogue = read_catalogue(settings.sources)
    return audit(catalogue.bureaus, read_all(catalogue))


def note_json(note: Note) -> dict[str, Any]:
    """One remark for machines."""
    return {
        "kind": note.kind.value,
        "message": note.message,
        "quote": note.quote,
        "record": note.record,
        "source": note.locator.register,
        "locator": wording.exact_place(note.locator),
        "row": note.locator.row,
        "column": note.locator.column,
    }

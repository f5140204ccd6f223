"""Reads sources.toml: which bureaus and which documents a folder of registers holds."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import RegisterError
from knowledge.records import Bureau, Source
from knowledge.tables import unreadable

FILE = "sources.toml"
PACKAGED = Path(__file__).parent / "sources"

# An id opens every key and every locator, so it must be plain ASCII.
_ID = re.compile(r"[a-z][a-z0-9_]{0,30}")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The bureaus and sources of one folder, in the order of its sources.toml."""

    folder: Path
    bureaus: tuple[Bureau, ...]
    sources: tuple[Source, ...]

    def path(self, source: Source) -> Path:
        """Where a source's file lies."""
        return self.folder / source.file


def read_catalogue(folder: Path = PACKAGED) -> Catalogue:
    """The catalogue of a folder; each file's sha256 is taken as it lies there.

    Raises RegisterError for a sources.toml that is missing or wrong, or a file it names that is not
    there.
    """
    path = folder / FILE
    try:
        # An editor on Windows may put a BOM before the text.
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise unreadable(error, path.name) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegisterError(f"不是有效的 TOML，请改正（{error}）", path.name) from error
    bureaus = tuple(
        Bureau(_id(entry, path), _text(entry, "name", path)) for entry in _entries(data, "bureau")
    )
    known = {bureau.id for bureau in bureaus}
    sources = tuple(_source(entry, folder, known) for entry in _entries(data, "source"))
    if not sources:
        raise RegisterError("没有列出任何登记表，请写上 [[source]]", path.name)
    if len({source.id for source in sources}) < len(sources) or len(known) < len(bureaus):
        raise RegisterError("有两个相同的 id，请改其中一个", path.name)
    return Catalogue(folder, bureaus, sources)


def _entries(data: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    entries = data.get(name, [])
    return [e for e in entries if isinstance(e, dict)] if isinstance(entries, list) else []


def _text(entry: Mapping[str, object], name: str, path: Path) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        raise RegisterError(f"缺少 {name}，或不是文字，请补上", path.name)
    return value


def _id(entry: Mapping[str, object], path: Path) -> str:
    value = _text(entry, "id", path)
    if not _ID.fullmatch(value):
        raise RegisterError(f"id 只能用小写字母、数字和下划线：{value}", path.name)
    return value


def _source(entry: Mapping[str, object], folder: Path, bureaus: set[str]) -> Source:
    path = folder / FILE
    bureau, file = _text(entry, "bureau", path), _text(entry, "file", path)
    if bureau not in bureaus:
        raise RegisterError(f"没有这个机关：{bureau}，请写上 [[bureau]]", path.name)
    # The file must lie in the folder itself: a catalogue from outside names no other place.
    if Path(file).name != file or file == ".." or "\0" in file:
        raise RegisterError(f"file 只写文件名，不写路径：{file}", path.name)
    try:
        digest = hashlib.sha256((folder / file).read_bytes()).hexdigest()
    except OSError as error:
        raise unreadable(error, file) from error
    date = entry.get("date", "")
    return Source(
        _id(entry, path), bureau, _text(entry, "title", path), file, digest, str(date or "")
    )

"""Loads the phrases: how people ask for a record, and their everyday words for official terms.

The files are data that an editor keeps; the header of each says what belongs in it. Nothing here
knows which records or terms the registers have: the tests hold the files against them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from knowledge.text import fold

_KEY = re.compile(r"[a-z][a-z0-9_]*/[a-z]+/[0-9]+(?:\.[0-9]+)*")
_REQUIRED = ("term", "says", "strength")
_OPTIONAL = ("with", "not_with")


class PhraseError(Exception):
    """A file of phrases that cannot be used: its editor's to mend; the text is one clear line.

    `file` is the name within the folder of phrases, `entry` the record's key or the alias, ""
    where the whole file is meant.
    """

    def __init__(self, problem: str, file: str, entry: str = "") -> None:
        self.problem, self.file, self.entry = problem, file, entry
        place = f"{file} {entry}" if entry else file
        super().__init__(" ".join(f"{place}：{problem}".split()))


@dataclass(frozen=True, slots=True)
class Alias:
    """One everyday word and the official term that the registers use for the same thing.

    `says`, `context` and `excluded` are folded, ready to be looked for in a folded question;
    `term` is as the register writes it. `strength` is above 0, up to 1: 1 means just this, 0.3 is
    a hint. Where `context` is not empty, one of its words must stand in the question too; none of
    `excluded` may.
    """

    says: str
    term: str
    strength: float
    context: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """All phrases: `examples` by record key, as written; `aliases` in the order of the file."""

    examples: Mapping[str, tuple[str, ...]]
    aliases: tuple[Alias, ...]


def load(folder: Path) -> Phrasebook:
    """The phrases of a folder: its aliases.toml, and all of examples/*.toml by name.

    Raises PhraseError naming the file and the entry: unreadable, not TOML, a field missing, unknown
    or of the wrong kind, a strength out of range, a phrase that is given twice.
    """
    return Phrasebook(MappingProxyType(_load_examples(folder)), load_aliases(folder))


class _Place(NamedTuple):
    """Where something stands, for the errors."""

    file: str
    entry: str = ""

    def error(self, problem: str) -> PhraseError:
        return PhraseError(problem, self.file, self.entry)


def _load_examples(folder: Path) -> dict[str, tuple[str, ...]]:
    paths = sorted((folder / "examples").glob("*.toml"))
    if not paths:
        raise PhraseError("里面没有 .toml 文件", "examples")
    examples: dict[str, tuple[str, ...]] = {}
    owners: dict[str, str] = {}
    for path in paths:
        place = _Place(f"examples/{path.name}")
        for key, said in _table(path, place).items():
            at = place._replace(entry=f"「{key}」")
            if not _KEY.fullmatch(key):
                raise at.error("不是事项编号，应当像 municipal/duty/4.2")
            if key in examples:
                raise at.error("这个事项已经在前面的文件里写过")
            examples[key] = _phrases(said, at)
            _claim(owners, examples[key], key, at)
    return examples


def _claim(owners: dict[str, str], said: tuple[str, ...], key: str, at: _Place) -> None:
    """One way of asking points to one record."""
    for phrase in said:
        owner = owners.setdefault(fold(phrase), key)
        if owner != key:
            raise at.error(f"「{phrase}」已经写在 {owner} 下面")


def load_aliases(folder: Path) -> tuple[Alias, ...]:
    """The aliases alone, in the order of the file; raises PhraseError as `load` does."""
    place = _Place("aliases.toml")
    entries = _only(folder / place.file, place, "alias")
    if not isinstance(entries, list):
        raise place.error("应当只有 [[alias]]")
    return tuple(
        alias
        for number, entry in enumerate(entries, 1)
        for alias in _read_entry(entry, place._replace(entry=_label(number, entry)))
    )


def _label(number: int, entry: object) -> str:
    term = entry.get("term", "") if isinstance(entry, dict) else ""
    return f"第{number}条「{term}」" if isinstance(term, str) and term else f"第{number}条"


def _read_entry(entry: object, at: _Place) -> Iterator[Alias]:
    """One alias for each word of the entry."""
    if not isinstance(entry, dict):
        raise at.error("应当是 [[alias]] 下的一组字段")
    _check_fields(entry, at)
    if not isinstance(entry["term"], str) or not entry["term"].strip():
        raise at.error("term 应当是登记表里的用语")
    strength = _strength(entry["strength"], at)
    context, excluded = (_folded(entry[name], at) if name in entry else () for name in _OPTIONAL)
    if set(context) & set(excluded):
        raise at.error("同一个词不能既在 with 又在 not_with")
    for says in _folded(entry["says"], at):
        if says == fold(entry["term"]):
            raise at.error(f"「{says}」就是 term 本身")
        if any(word in says for word in excluded):
            raise at.error(f"「{says}」含有 not_with 里的词，永远用不上")
        yield Alias(says, entry["term"], strength, context, excluded)


def _check_fields(entry: Mapping[str, Any], at: _Place) -> None:
    missing = [name for name in _REQUIRED if name not in entry]
    unknown = [name for name in entry if name not in (*_REQUIRED, *_OPTIONAL)]
    if missing:
        raise at.error(f"缺少 {'、'.join(missing)}")
    if unknown:
        raise at.error(f"不认识的字段 {'、'.join(unknown)}")


def _strength(value: object, at: _Place) -> float:
    # In Python true is a number; in a file of phrases it is a slip.
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
        raise at.error("strength 应当大于 0、不超过 1")
    return float(value)


def _folded(value: object, at: _Place) -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in _phrases(value, at))


def _phrases(value: object, at: _Place) -> tuple[str, ...]:
    """A list of phrases: at least one, none blank or padded, none given twice."""
    if not isinstance(value, list) or not value:
        raise at.error("应当是一列用引号括起来的说法")
    seen: set[str] = set()
    for phrase in value:
        if not isinstance(phrase, str) or not fold(phrase) or phrase != phrase.strip():
            raise at.error(f"{phrase!r} 不是一条说法（空白、两端有空格或不是文字）")
        if fold(phrase) in seen:
            raise at.error(f"「{phrase}」写了两遍")
        seen.add(fold(phrase))
    return tuple(value)


def _table(path: Path, place: _Place) -> Mapping[str, object]:
    table = _only(path, place, "examples")
    if not isinstance(table, dict):
        raise place.error("应当只有 [examples]")
    return table


def _only(path: Path, place: _Place, name: str) -> object:
    """What a file says under the one name that its kind of file has."""
    data = read_toml(path, place.file)
    if list(data) != [name]:
        raise place.error(f"应当只有 {name}，写着的是 {'、'.join(data) or '空文件'}")
    return data[name]


def read_toml(path: Path, file: str) -> dict[str, Any]:
    """What a TOML file says; raises PhraseError, which calls it `file`, where it cannot be read."""
    place = _Place(file)
    try:
        # Editors on Windows put a mark before the first letter; it says nothing.
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise place.error(f"读不了（{error.strerror}）") from error
    except UnicodeDecodeError as error:
        raise place.error(f"第 {error.start + 1} 个字节不是 UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise place.error(f"不是 TOML（{error}）") from error

"""What is slow to build for a store, kept in a folder beside it: words, index and speller.

Each file is named by a mark of the store, the phrases and the weights that it was built from, so a
change of any of them makes new ones. Nothing is read that is not needed to answer.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import cache, cached_property
from pathlib import Path

from intents.files import read_sealed, write_sealed
from intents.index import Index, build_index
from intents.index_file import load_index, save_index
from intents.phrasebook import Alias, Phrasebook, load
from intents.spelling import FORMAT, Speller
from intents.vocabulary import count_terms
from intents.weights import Fields
from intents.words import Words, write_dictionary
from knowledge.store import Store
from knowledge.text import fold

# jieba names its cache after the path of the dictionary.
_KEPT = re.compile(r"(?:words|index|spelling)-|jieba\.u\w+\.cache$")


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept. The speller is read by the first question that may hold a typing error."""

    words: Words
    index: Index
    speller: Callable[[], Speller]


@dataclass(frozen=True)
class Material:
    """What all this is made of; the ways to ask are read only where something has to be made."""

    store: Store
    phrases: Path
    aliases: Sequence[Alias]
    fields: Fields

    @cached_property
    def book(self) -> Phrasebook:
        """The phrases, all of them."""
        return load(self.phrases)

    @property
    def mark(self) -> str:
        """Names one state of store, phrases and those weights that the index is made with."""
        digest = hashlib.sha256(self.store.fingerprint().encode())
        for path in sorted(self.phrases.rglob("*.toml")):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
        digest.update(repr(astuple(self.fields)).encode())
        return digest.hexdigest()[:16]

    def domain_words(self) -> Iterator[str]:
        """Office and law names, aliases and what they stand for: jieba should not cut into these."""
        for office in self.store.offices():
            yield fold(office.name)
            yield from map(fold, office.aliases)
        yield from map(fold, self.store.laws())
        for alias in self.aliases:
            # 律师处 also opens 律师处罚: an alias that a longer word rules out must not be cut whole.
            if not any(alias.says in longer for longer in alias.excluded):
                yield fold(alias.says)
            yield fold(alias.term)


def open_kept(material: Material, folder: Path) -> Kept:
    """Read what is kept in the folder; build and keep there what is not, or was spoilt.

    Raises PhraseError for phrases that cannot be read, OSError for a folder that cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark = material.mark
    words = _words(material, folder / f"words-{mark}.txt", mark)
    index = _index(material, words, folder / f"index-{mark}.bin", mark)
    return Kept(words, index, _speller(material, words, folder / f"spelling-{mark}.json"))


def _words(material: Material, path: Path, mark: str) -> Words:
    if not path.exists():
        _ = material.book  # Where phrases are broken what is kept stays as it is.
        _forget_others(path.parent, mark)
        write_dictionary(path, material.domain_words())
    return Words(path)


def _index(material: Material, words: Words, path: Path, mark: str) -> Index:
    index = load_index(path, mark)
    if index is None:
        examples = material.book.examples
        index = build_index(material.store.records(), examples, words.cut, material.fields)
        save_index(index, mark, path)
    return index


def _speller(material: Material, words: Words, path: Path) -> Callable[[], Speller]:
    kind = f"speller {FORMAT}"
    text = read_sealed(path, kind)
    if text is None:
        records, examples = material.store.records(), material.book.examples
        asked = [*(r.title for r in records), *(e for said in examples.values() for e in said)]
        written = (cell.text for record in records for cell in record.fields)
        terms = count_terms(material.domain_words(), asked, written, words.cut)
        text = Speller.build(terms, words.frequency).to_json().encode()
        write_sealed(path, kind, text)
    return cache(lambda: Speller.from_json(text.decode(), words.frequency, words.begins))


def _forget_others(folder: Path, mark: str) -> None:
    """Remove what was kept for a store or phrases that are no more."""
    for path in folder.iterdir():
        if mark not in path.name and _KEPT.match(path.name):
            path.unlink(missing_ok=True)

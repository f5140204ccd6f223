"""Opens the search side of a store: words, phrases and index, built once and kept beside it."""

from __future__ import annotations

import contextlib
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from intents.confidence import Judge
from intents.cues import FOLDER, load_cues
from intents.files import write_whole
from intents.index import Index, build_index
from intents.index_file import load_index, save_index
from intents.names import Lexicon
from intents.phrasebook import Phrasebook, load
from intents.points import Hints
from intents.query import Query, read_query
from intents.ranking import Matcher
from intents.spelling import Speller
from intents.variants import simplify
from intents.vocabulary import count_terms
from intents.weights import FILE, Fields, Numbers, load_weights
from intents.words import Words, write_dictionary
from knowledge.errors import StoreError
from knowledge.store import Store
from knowledge.text import fold

_SHORTEST_TERM = 4  # characters
# jieba names its cache after the path of the dictionary.
_KEPT = re.compile(r"(?:words|index|spelling)-|jieba\.u\w+\.cache$")


@dataclass(frozen=True, slots=True)
class Search:
    """Understands questions, ranks records and judges the ranking, for one store."""

    lexicon: Lexicon
    words: Words
    matcher: Matcher
    speller: Speller
    judge: Judge

    def with_numbers(self, numbers: Numbers) -> Search:
        """The same search by other numbers, at once: nothing is read or built again, so that what
        words count by their place (`fields`) stays as it was indexed."""
        matcher = self.matcher.with_weights(numbers.ranking)
        return replace(self, matcher=matcher, judge=Judge.of(numbers))

    def read(self, text: str) -> Query:
        """Understand one message by itself."""
        query = read_query(text, self.lexicon, self.words.cut)
        return replace(query, strangers=self.matcher.strangers(query))

    def mend(self, query: Query) -> Query | None:
        """The question as it was probably meant, typing errors mended; None where none is found."""
        # Unlike a folded text this one keeps its spaces: they part the words of pinyin.
        plain = unicodedata.normalize("NFKC", simplify(query.text)).lower()
        found = self.speller.correct(" ".join(plain.split()))
        if found is None:
            return None
        changes = tuple((change.wrong, change.right) for change in found.changes)
        return replace(self.read(found.text), text=query.text, changes=changes)


def open_search(store: Store, folder: Path, phrases: Path = FOLDER, weights: Path = FILE) -> Search:
    """The search side of a store; what is not yet kept in `folder` is built and kept there.

    Raises PhraseError for a file of phrases or weights that cannot be used, StoreError for a folder
    that cannot be made or written.
    """
    book, numbers = load(phrases), load_weights(weights)
    mark = _mark(store, phrases, numbers.fields)
    try:
        words, index, speller = _kept(store, book, numbers.fields, folder, mark)
    except OSError as error:
        raise StoreError(f"写不了索引文件夹 {folder}（{error.strerror}）") from error
    terms = {fold(alias.term) for alias in book.aliases if len(alias.term) >= _SHORTEST_TERM}
    lexicon = Lexicon(
        load_cues(phrases),
        book.aliases,
        store.offices(),
        store.laws(),
        store.power_types(),
        tuple(sorted(terms)),
        store.levels(),
    )
    matcher = Matcher(index, words.cut, numbers.ranking, _hints(store))
    return Search(lexicon, words, matcher, speller, Judge.of(numbers))


def _kept(
    store: Store, book: Phrasebook, fields: Fields, folder: Path, mark: str
) -> tuple[Words, Index, Speller]:
    """What is slow to build, read from the folder, or built and kept there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    dictionary = folder / f"words-{mark}.txt"
    if not dictionary.exists():
        _forget_others(folder, mark)
        write_dictionary(dictionary, _domain_words(store, book))
    words = Words(dictionary)
    path = folder / f"index-{mark}.bin"
    index = load_index(path, mark)
    if index is None:
        index = build_index(store.records(), book.examples, words.cut, fields)
        save_index(index, mark, path)
    return words, index, _speller(store, book, words, folder / f"spelling-{mark}.json")


def _speller(store: Store, book: Phrasebook, words: Words, path: Path) -> Speller:
    """The speller kept beside the index, built anew where there is none that can be read."""
    with contextlib.suppress(OSError, ValueError):
        return Speller.from_json(path.read_text(encoding="utf-8"), words.frequency)
    records = store.records()
    asked = [*(r.title for r in records), *(e for said in book.examples.values() for e in said)]
    written = (cell.text for record in records for cell in record.fields)
    terms = count_terms(_domain_words(store, book), asked, written, words.cut)
    speller = Speller.build(terms, words.frequency)
    write_whole(path, speller.to_json())
    return speller


def _mark(store: Store, phrases: Path, fields: Fields) -> str:
    """Names one state of store, phrases and those weights that the index is made with."""
    digest = hashlib.sha256(store.fingerprint().encode())
    for path in sorted(phrases.rglob("*.toml")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    digest.update(repr(astuple(fields)).encode())
    return digest.hexdigest()[:16]


def _forget_others(folder: Path, mark: str) -> None:
    """Remove what was kept for a store or phrases that are no more."""
    for path in folder.iterdir():
        if mark not in path.name and _KEPT.match(path.name):
            path.unlink(missing_ok=True)


def _domain_words(store: Store, book: Phrasebook) -> Iterator[str]:
    """Office and law names, aliases and the terms they stand for: jieba should not cut into these."""
    for office in store.offices():
        yield fold(office.name)
        yield from map(fold, office.aliases)
    yield from map(fold, store.laws())
    for alias in book.aliases:
        # 律师处 also opens 律师处罚: an alias that a longer word rules out must not be cut whole.
        if not any(alias.says in longer for longer in alias.excluded):
            yield fold(alias.says)
        yield fold(alias.term)


def _hints(store: Store) -> dict[str, Hints]:
    keys, offices = store.keys(), store.offices_by_record()
    laws = store.laws_by_record()
    facets = store.facets_by_record()
    return {
        key: Hints(
            frozenset(offices.get(key, ())),
            frozenset(laws.get(key, ())),
            facets.get(key, frozenset()),
        )
        for key in keys
    }

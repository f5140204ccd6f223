"""Opens the search side of a store: words, phrases and index, built once and kept beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from intents.confidence import Judge
from intents.cues import FOLDER, load_cues
from intents.kept import Material, open_kept
from intents.names import Lexicon
from intents.phrasebook import load_aliases
from intents.points import Hints
from intents.query import Query, read_query
from intents.ranking import Matcher
from intents.spelling import LONGEST_CORRECTED, Speller
from intents.variants import simplify
from intents.weights import FILE, Numbers, load_weights
from intents.words import Words
from knowledge.errors import StoreError
from knowledge.store import Store
from knowledge.text import fold

_SHORTEST_TERM = 4  # characters


@dataclass(frozen=True, slots=True)
class Search:
    """Understands questions, ranks records and judges the ranking, for one store.

    `speller` opens the speller, which takes a moment the first time.
    """

    lexicon: Lexicon
    words: Words
    matcher: Matcher
    speller: Callable[[], Speller]
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

    def get_ready(self) -> None:
        """Do now what the first mistyped question would have to wait for."""
        self.speller().get_ready()

    def mend(self, query: Query) -> Query | None:
        """The question as it was probably meant, typing errors mended; None where none is found."""
        if len(query.folded) > LONGEST_CORRECTED:
            return None
        # Unlike a folded text this one keeps its spaces: they part the words of pinyin.
        plain = unicodedata.normalize("NFKC", simplify(query.text)).lower()
        found = self.speller().correct(" ".join(plain.split()))
        if found is None:
            return None
        changes = tuple((change.wrong, change.right) for change in found.changes)
        return replace(self.read(found.text), text=query.text, changes=changes)


def open_search(store: Store, folder: Path, phrases: Path = FOLDER, weights: Path = FILE) -> Search:
    """The search side of a store; what is not yet kept in `folder` is built and kept there.

    Raises PhraseError for a file of phrases or weights that cannot be used, StoreError for a folder
    that cannot be made or written.
    """
    aliases, numbers = load_aliases(phrases), load_weights(weights)
    try:
        kept = open_kept(Material(store, phrases, aliases, numbers.fields), folder)
    except OSError as error:
        raise StoreError(f"写不了索引文件夹 {folder}（{error.strerror}）") from error
    terms = {fold(alias.term) for alias in aliases if len(alias.term) >= _SHORTEST_TERM}
    lexicon = Lexicon(
        load_cues(phrases),
        aliases,
        store.offices(),
        (*store.laws(), *store.documents()),
        store.power_types(),
        tuple(sorted(terms)),
        store.levels(),
    )
    matcher = Matcher(kept.index, kept.words.cut, numbers.ranking, _hints(store))
    return Search(lexicon, kept.words, matcher, kept.speller, Judge.of(numbers))


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

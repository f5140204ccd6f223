"""What is shipped, read once for all tests of a run: registers, phrases, words, and a speller."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import jieba

from intents.phrasebook import Phrasebook, load
from intents.spelling import Speller
from intents.vocabulary import count_terms
from intents.words import RAREST_KEPT, Words, write_dictionary
from knowledge.catalogue import read_catalogue
from knowledge.records import Record
from knowledge.registers import read_register
from knowledge.text import fold

FOLDER = Path(__file__).parents[2] / "intents" / "phrases"
_HANZI = re.compile(r"[\u4e00-\u9fff]+")


@cache
def records() -> tuple[Record, ...]:
    """All records of the registers."""
    catalogue = read_catalogue()
    readings = (read_register(catalogue.path(s), s) for s in catalogue.sources)
    return tuple(record for reading in readings for record in reading.records)


@cache
def book() -> Phrasebook:
    """The phrases."""
    return load(FOLDER)


@cache
def titles() -> tuple[str, ...]:
    """The records' titles, folded."""
    return tuple(fold(record.title) for record in records())


@cache
def examples() -> tuple[str, ...]:
    """All ways to ask for a record, folded."""
    return tuple(fold(said) for group in book().examples.values() for said in group)


@cache
def names() -> tuple[str, ...]:
    """The aliases and what they stand for."""
    return tuple(name for alias in book().aliases for name in (alias.says, alias.term))


@cache
def words() -> Words:
    """The word cutter, with the domain's words."""
    with TemporaryDirectory() as folder:
        dictionary = Path(folder) / "words.txt"
        write_dictionary(dictionary, map(fold, names()))
        cutter = Words(dictionary)
        cutter.cut("词")  # reads the dictionary, which is gone afterwards
    return cutter


@cache
def everyday() -> dict[str, int]:
    """The words of jieba's own dictionary with their counts, the rarest left out."""
    with jieba.get_dict_file() as lines:
        entries = (line.decode().split(" ") for line in lines)
        return {word: int(count) for word, count, *_ in entries if int(count) >= RAREST_KEPT}


def frequency(word: str) -> int:
    """How often a word is met in everyday language."""
    return everyday().get(word, 0)


def vocabulary(asked: Iterable[str]) -> dict[str, int]:
    """The terms of the registers and aliases, and of what is asked."""
    written = (cell.text for record in records() for cell in record.fields)
    return count_terms(names(), (*titles(), *asked), written, words().cut)


@cache
def terms() -> dict[str, int]:
    """All terms with their weights."""
    return vocabulary(examples())


@cache
def said() -> int:
    """How often all terms are met together."""
    return sum(terms().values())


@cache
def speller() -> Speller:
    """The speller of all terms."""
    return Speller.build(terms(), frequency)


def is_term_of_ours(term: str) -> bool:
    """Whether a person would call this a term of the domain: met often here, and far less elsewhere."""
    share, common = terms().get(term, 0) / said(), frequency(term) / 60_000_000
    return terms().get(term, 0) >= 5 and share > 5 * common and bool(_HANZI.fullmatch(term))

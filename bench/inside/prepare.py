"""Prepares the comparison: the corpus, a dictionary to cut it by, and our own indexes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import Corpus, Document
from bench.corpus import Question as Asked
from bot.config import read_settings
from bot.opening import open_assistant
from intents.cues import FOLDER
from intents.phrasebook import load
from intents.questions import Expect, Question, read_questions
from intents.search import open_search
from intents.words import write_dictionary
from knowledge.records import Kind, Record
from knowledge.store import Store
from knowledge.text import fold, tidy


def main() -> None:
    """Write all that the compared methods need into the folder of argument 1.

    The questions are those of the file of argument 2, at most argument 3 of them, 0 for all.
    """
    folder, questions, most = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    settings = read_settings()
    store = open_assistant(settings, _tell).store
    examples = load(FOLDER).examples
    corpus = Corpus(
        folder,
        tuple(document_of(record, examples.get(record.key, ())) for record in store.records()),
        tuple(map(asked, filter(is_comparable, read_questions(questions))))[: most or None],
    )
    corpus.save()
    write_dictionary(corpus.words, _names(store))
    _write_bare(corpus.bare_phrases)
    open_search(store, corpus.bare_index, corpus.bare_phrases)


def document_of(record: Record, examples: tuple[str, ...]) -> Document:
    """A record as text; a cell's words once, as often as they may stand in its row."""
    title = f"{record.part} {record.title}" if record.kind is Kind.SUPERVISION else record.title
    cells = dict.fromkeys(tidy(field.text) for field in record.fields if field.text)
    return Document(record.key, title, " ".join(cells), examples)


def is_comparable(question: Question) -> bool:
    """Whether a question is one turn and about one record: no method but ours lists or counts."""
    if len(question.turns) != 1:
        return False
    if question.expect is not Expect.ANSWER:
        return True
    return bool(question.gold) and not question.whole and question.facet != "count"


def asked(question: Question) -> Asked:
    """The question with the records that may be answered; to answer may be as good as to ask back."""
    ranked = question.expect is Expect.ANSWER
    either = question.expect is Expect.CLARIFY and "answer-or-clarify" in question.tags
    gold = frozenset(question.gold) if ranked or either else frozenset()
    return Asked(question.turns[0], ranked, gold)


def _names(store: Store) -> Iterator[str]:
    """The names of the registers that a dictionary of everyday words lacks."""
    for office in store.offices():
        yield from map(fold, (office.name, *office.aliases))
    yield from map(fold, store.laws())


def _write_bare(folder: Path) -> None:
    """A copy of our phrases in which nobody says anything: no examples, no aliases."""
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("examples"))
    (folder / "examples").mkdir()
    (folder / "examples" / "none.toml").write_text("[examples]\n", encoding="utf-8")
    (folder / "aliases.toml").write_text("alias = []\n", encoding="utf-8")


def _tell(line: str) -> None:
    print(line, file=sys.stderr)

"""What the compared methods search and are asked, as plain data that goes from child to child."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

_FILE = "corpus.json"


@dataclass(frozen=True, slots=True)
class Document:
    """A record: its key, its title, the words of all its cells, and the ways to ask for it."""

    key: str
    title: str
    text: str
    examples: tuple[str, ...] = ()

    @property
    def record(self) -> str:
        """The words of the register in one text."""
        return f"{self.title} {self.text}"

    @property
    def whole(self) -> str:
        """All its words in one text, those of the ways to ask too."""
        return " ".join((self.record, *self.examples))


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `ranked` says that it has a right record, one of `gold`.

    `gold` are the records with which an answer is right; there are none where no answer is.
    """

    text: str
    ranked: bool = False
    gold: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents and questions; `folder` holds them and what else was prepared.

    `examples` says whether the documents may have ways to ask for them.
    """

    folder: Path
    documents: tuple[Document, ...]
    questions: tuple[Question, ...]
    examples: bool = True

    @property
    def words(self) -> Path:
        """The dictionary that all methods cut by that search for words."""
        return self.folder / "words.txt"

    @property
    def bare_phrases(self) -> Path:
        """The folder of our phrases without examples and aliases."""
        return self.folder / "bare-phrases"

    @property
    def bare_index(self) -> Path:
        """The folder of the index that was built from the bare phrases."""
        return self.folder / "bare-index"

    @classmethod
    def load(cls, folder: Path, *, examples: bool = True) -> Self:
        """What `save` wrote into a folder; without the ways to ask where `examples` is False."""
        data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(
            folder,
            tuple(_document(fields, examples=examples) for fields in data["documents"]),
            tuple(_question(fields) for fields in data["questions"]),
            examples,
        )

    def save(self) -> None:
        """Write documents and questions into the folder."""
        data = {
            "documents": [asdict(document) for document in self.documents],
            "questions": [asdict(q) | {"gold": sorted(q.gold)} for q in self.questions],
        }
        (self.folder / _FILE).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _document(fields: dict[str, Any], *, examples: bool) -> Document:
    return Document(**fields | {"examples": tuple(fields["examples"]) if examples else ()})


def _question(fields: dict[str, Any]) -> Question:
    return Question(**fields | {"gold": frozenset(fields["gold"])})

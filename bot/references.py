"""How a record is named in a reply: caption, bureau, offices."""

from __future__ import annotations

from collections.abc import Sequence

from bot.replies import Reference
from knowledge.records import Facet, Fact, Kind, Record
from knowledge.rows import Head
from knowledge.store import OFFICE_COLUMNS, Store


class References:
    """Names the records of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._bureaus = {bureau.id: bureau.name for bureau in store.bureaus()}

    def of(self, record: Record, facts: Sequence[Fact], score: float = 0.0) -> Reference:
        """A record's name; `facts` are its own, `score` 0–100 says how near it was."""
        return Reference(
            record.key,
            record.kind,
            record.title,
            caption(record),
            self._bureaus[record.bureau],
            record.fields[0].locator.register,
            record.fields[0].locator,
            offices(facts),
            round(score, 1),
        )

    def of_key(self, key: str, score: float = 0.0) -> Reference:
        """The name of the record with this key; raises RecordUnknown where there is none."""
        return self.of_keys([key], score)[0]

    def of_keys(self, keys: Sequence[str], score: float = 0.0) -> tuple[Reference, ...]:
        """The names of the records with these keys, in this order."""
        return tuple(
            Reference(
                head.key,
                head.kind,
                head.title,
                caption(head),
                self._bureaus[head.bureau],
                head.locator.register,
                head.locator,
                head.offices,
                round(score, 1),
            )
            for head in self._store.heads(keys)
        )


def offices(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The responsible offices that facts name, each once; bodies and departments are none."""
    named = [f.value for f in facts if f.facet is Facet.WHO and f.label in OFFICE_COLUMNS]
    return tuple(dict.fromkeys(named))


def caption(record: Record | Head) -> str:
    """A title that a person can tell from others: a supervision section names its policy, a shared
    matter that it is one (a duty may have the same title)."""
    if record.kind is Kind.SUPERVISION:
        return f"{record.part}·{record.title}"
    if record.kind is Kind.BOUNDARY:
        return f"{record.title}（部门分工）"
    return record.title

"""Which offices a register names, under one name each, with the spellings that it uses itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.facts import Extract
from knowledge.records import Column, Facet, Fact, Office

_OFFICE_LABELS = (Column.OFFICE.value, Column.HANDLING_OFFICE.value)
_BRACKETED = re.compile(r"^(?P<before>[^（(]+)[（(](?P<inside>[^）)]+)[）)]$")
# 有关处室, 业务对应处室: words for "whichever office it is", and whole sentences, name none.
_UNNAMED = re.compile(r"有关|对应|相关|，|具体负责")


def offices_of(extracts: Iterable[Extract]) -> tuple[Office, ...]:
    """Every office that a register names, once a bureau, in the order of first mention."""
    spellings: dict[tuple[str, str], set[str]] = {}
    for e in extracts:
        for fact in _office_facts(e):
            known = spellings.setdefault((e.record.bureau, fact.value), set())
            known.update({fact.quote, *_inner_names(fact.value)} - {fact.value})
    return tuple(
        Office(bureau, name, tuple(sorted(aliases)), not _UNNAMED.search(name))
        for (bureau, name), aliases in spellings.items()
    )


def record_offices(e: Extract) -> tuple[str, ...]:
    """The names of a record's offices, each once, in order."""
    return tuple(dict.fromkeys(fact.value for fact in _office_facts(e)))


def _office_facts(e: Extract) -> list[Fact]:
    return [f for f in e.facts if f.facet is Facet.WHO and f.label in _OFFICE_LABELS]


def _inner_names(name: str) -> set[str]:
    """计财装备处（审计处） goes by either of its two names."""
    found = _BRACKETED.match(name)
    return {found["before"], found["inside"]} if found else set()

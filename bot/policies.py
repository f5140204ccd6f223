"""The sections of the supervision policies: which one a message asks for, and of which policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intents.query import Query
from intents.search import Search
from intents.subjects import Family
from knowledge.records import Kind
from knowledge.store import Store
from knowledge.text import fold


@dataclass(frozen=True, slots=True)
class _Section:
    """One section: its key, its title, and its words."""

    key: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies of one store, by their names: the sections of each in their order."""

    search: Search
    by_name: Mapping[str, tuple[_Section, ...]]

    @classmethod
    def of(cls, store: Store, search: Search) -> Policies:
        """The policies of one open store and its search side."""
        found: dict[str, list[_Section]] = {}
        for record in store.records(store.find(kind=Kind.SUPERVISION.value)):
            words = " ".join(cell.text for cell in record.fields)
            section = _Section(record.key, record.title, words)
            found.setdefault(fold(record.part), []).append(section)
        return cls(search, {name: tuple(sections) for name, sections in found.items()})

    def section(self, query: Query, subject: str, near: tuple[str, ...]) -> str:
        """The key of the section that a message asks for, "" where it asks for none.

        A message names a policy by its subject (律师, 公证, 司法鉴定), or leads to records (`near`) of
        one alone, and says that it is about one (执法监督); once one is spoken of (`subject`), every
        section is of that policy until another is named.
        """
        if query.set_question or query.outside or query.corrects:
            return ""
        spoken_of = self._policy_of(subject)
        named = self._named(query.folded)
        if named and spoken_of and self._only_names(query):
            return self._key(named, query, subject)
        if query.follow.of_scheme and (named or not spoken_of):
            policy = named or self._shared_by(near)
            return self._key(policy, query, "") if policy else ""
        if spoken_of and not named and not query.bureau:
            return self._key(spoken_of, query, subject)
        return ""

    def _shared_by(self, keys: tuple[str, ...]) -> str:
        """The policy that all of these records belong to, "" where they do not."""
        named = {self._policy_of(key) for key in keys}
        return named.pop() if len(named) == 1 else ""

    def _policy_of(self, key: str) -> str:
        return next(
            (n for n, sections in self.by_name.items() if any(s.key == key for s in sections)), ""
        )

    def _named(self, folded: str) -> str:
        """The one policy whose name has the subject that a text names; "" for none or several."""
        families: Sequence[Family] = self.search.lexicon.cues.families
        named = {
            name
            for name in self.by_name
            for family in families
            for says, term in family.members
            if says in folded and term in name
        }
        return named.pop() if len(named) == 1 else ""

    def _only_names(self, query: Query) -> bool:
        """Whether a message names a policy or a section and nothing else (司法鉴定的呢, 公证的对象)."""
        rest = query.core.replace(" ", "")
        for family in self.search.lexicon.cues.families:
            found = family.find(rest)
            rest = rest.replace(found[0], "") if found else rest
        for cue in self.search.lexicon.cues.sections:
            rest = cue.pattern.sub("", rest)
        return len(rest) <= _LITTLE_ELSE

    def _key(self, policy: str, query: Query, subject: str) -> str:
        """The section of a policy that a message asks for: by what people call it, by its words, or
        the one spoken of (`subject`) in another policy."""
        sections = self.by_name[policy]
        title = query.follow.section
        spoken_of = self._policy_of(subject)
        if not title and spoken_of and spoken_of != policy:
            title = next(s.title for s in self.by_name[spoken_of] if s.key == subject)
        if title:
            return next((s.key for s in sections if s.title == title), "")
        near = self.search.matcher.closeness(query, [s.words for s in sections], policy)
        best = max(range(len(sections)), key=lambda i: (near[i], -i))
        here = next((n for s, n in zip(sections, near, strict=True) if s.key == subject), 0.0)
        judge = self.search.judge
        clear = judge.names(near[best]) and judge.leads(near[best], here)
        return sections[best].key if clear else ""


# What a message may say beside names (characters): 的, 方面, 那个.
_LITTLE_ELSE = 2

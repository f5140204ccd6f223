"""What a question names: official terms behind everyday words, offices, bureau, type and level; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from intents.cues import Cues, first_cue
from intents.finding import Finder
from intents.phrasebook import Alias
from intents.shells import undenied
from knowledge.records import Office
from knowledge.text import fold

# 我人在伊宁这边: where somebody is, said around the name of a bureau.
_LIVES = r"(?:(?:我们?|我家|人|家|户口|现在|就){1,3}(?:住)?(?:在|是))?"
# 伊宁县 is another place than 伊宁.
_THERE = r"(?!县)(?:这边|那边|这里|这儿|本地|人)?"
# An alias this strong names an office as surely as its name does.
_SURE_NAME = 0.9
# Nobody says more everyday words than these in one message.
_MOST_EXPANSIONS = 40
# An everyday word with one of these is a way of asking as well: a cue has taken its letters from the core.
_ASKING = re.compile(r"[谁哪怎咋几啥何]|什么|多久|多长|多少")


@dataclass(frozen=True)
class Lexicon:
    """The names that the store knows, and the ways of asking.

    `terms` are the registers' own words for things, folded; a cue inside one is no cue. `everyday`
    and `own` find the aliases and the terms that stand in a text.
    """

    cues: Cues
    aliases: tuple[Alias, ...]
    offices: tuple[Office, ...]
    laws: tuple[str, ...]
    power_types: tuple[str, ...]
    terms: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    @cached_property
    def everyday(self) -> Finder[Alias]:
        """The aliases by what people say."""
        return Finder((alias.says, alias) for alias in self.aliases)

    @cached_property
    def own(self) -> Finder[str]:
        """The terms by themselves."""
        return Finder((term, term) for term in self.terms)


@dataclass(frozen=True, slots=True)
class Expansion:
    """An everyday word found in the question and the official term that it stands for."""

    says: str
    term: str
    strength: float


# Endings that a core has lost.
_CUT_OFF = ("了", "的")


def expand(core: str, whole: str, aliases: Finder[Alias]) -> tuple[Expansion, ...]:
    """The aliases that stand in a question's core, longest first; one inside a longer one does not
    count. Their context is looked for in the whole question, as are those that ask themselves (查谁) or
    end in a letter that the shell takes off (证书丢了): what is denied holds none."""
    said = undenied(whole)
    text = f"{core} {said}"
    present = (
        alias
        for alias in aliases.standing_in(text)
        if alias.says in core or _ASKING.search(alias.says) or alias.says.endswith(_CUT_OFF)
    )
    found: list[Expansion] = []
    taken = [False] * len(text)
    for alias in sorted(present, key=lambda a: -len(a.says)):
        start = text.find(alias.says)
        span = slice(start, start + len(alias.says))
        if all(taken[span]) and not any(e.says == alias.says for e in found):
            continue
        if not _in_context(alias, whole):
            continue
        taken[span] = [True] * len(alias.says)
        found.append(Expansion(alias.says, _folded(alias.term), alias.strength))
        if len(found) == _MOST_EXPANSIONS:
            break
    return tuple(found)


# The names of offices and the official terms are met with every question.
_folded = lru_cache(maxsize=16_384)(fold)


def _in_context(alias: Alias, whole: str) -> bool:
    wanted = not alias.context or any(word in whole for word in alias.context)
    return wanted and not any(word in whole for word in alias.excluded)


def take_bureau(folded: str, cues: Cues) -> tuple[str, str]:
    """The bureau that a question names ("" for none), and the question without its name."""
    for name, bureau in cues.bureaus:
        if name in folded:
            rest = re.sub(_LIVES + re.escape(name) + _THERE, "", folded, count=1)
            if rest != folded:
                return bureau, rest
    return "", folded


def elsewhere_in(folded: str, cues: Cues) -> str:
    """The bureau of another place that a text names, "" for none."""
    found = (cue.pattern.search(folded) for cue in cues.elsewhere)
    return next((name for match in found if match for name in match.groups() if name), "")


def bureaus_in(folded: str, cues: Cues) -> tuple[str, ...]:
    """All bureaus that a text names, in its order, each once."""
    found: list[tuple[int, str]] = []
    for name, bureau in cues.bureaus:
        at = folded.find(name)
        if at >= 0 and not folded.startswith("县", at + len(name)):
            found.append((at, bureau))
            folded = folded.replace(name, " " * len(name))
    return tuple(dict.fromkeys(bureau for _, bureau in sorted(found)))


def power_type_in(folded: str, lexicon: Lexicon) -> str:
    """The type of power that a question names, "" for none."""
    named = next((name for name in lexicon.power_types if name in folded), "")
    return named or first_cue(folded, lexicon.cues.power_types)


def level_in(folded: str, levels: Iterable[str]) -> str:
    """The level of implementation that a question names, longest first; only where it says so."""
    if "层级" not in folded and "级别" not in folded:
        return ""
    return next((level for level in levels if level in folded), "")


def offices_in(
    folded: str, expansions: Iterable[Expansion], offices: Iterable[Office]
) -> tuple[Office, ...]:
    """The offices that a question names, by name or by alias, longest spelling first."""
    meant = {e.term: len(e.says) for e in expansions if e.strength >= _SURE_NAME}
    found: list[tuple[int, Office]] = []
    for office in offices:
        name = _folded(office.name)
        spelled = [len(n) for n in (office.name, *office.aliases) if _folded(n) in folded]
        spelled += [meant[name]] if name in meant else []
        if office.named and spelled:
            found.append((max(spelled), office))
    found.sort(key=lambda pair: -pair[0])
    # 办公室 stands inside 依法治市委员会办公室 and is not what is named there.
    longest = _folded(found[0][1].name) if found else ""
    return tuple(o for _, o in found if o is found[0][1] or _folded(o.name) not in longest)

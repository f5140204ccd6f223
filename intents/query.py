"""Text → Query: what is asked, in what words, of which bureau, office or law; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from intents.cues import Cue, Cues
from intents.phrasebook import Alias
from intents.sets import Named, set_question
from intents.variants import simplify
from knowledge.laws import LawReference, find_reference
from knowledge.records import Facet, Office
from knowledge.text import fold, read_number

# An alias this strong names an office as surely as its name does.
_SURE_NAME = 0.9

LONGEST_QUESTION = 2000  # characters; beyond that a message is no question

_NOISE = re.compile(r"[^\w\u4e00-\u9fff]+")
_TAIL = re.compile(r"(?:[呢吗嘛么啊呀吧哦哈啦的了]|那|它|这|该)+$")
_LEAD = re.compile(r"^(?:那么?|它的?|这个?|该|再看看?|还有|另外|然后|换成|改成|再问)+")
_PICK = re.compile(
    r"^(?:第|选|要|我选|我要)?([0-9一二三四五六七八九十]{1,3})(?:个|项|条|号|\.|、|吧|那个)*$"
)
_NONE_OF_THESE = re.compile(r"^(?:都|全|一个也|哪个都)(?:不是|不对|没有)")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names that the store knows, and the ways of asking.

    `terms` are the registers' own words for things, folded; a cue inside one is no cue.
    """

    cues: Cues
    aliases: tuple[Alias, ...]
    offices: tuple[Office, ...]
    laws: tuple[str, ...]
    power_types: tuple[str, ...]
    terms: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expansion:
    """An everyday word found in the question and the official term that it stands for."""

    says: str
    term: str
    strength: float


@dataclass(frozen=True, slots=True)
class Query:
    """A message, understood as far as it goes by itself.

    `core` is what remains when the shell of the question is taken away, folded; `words` are its
    words, `gist` what is left of it without generic words (办理, 工作),
    `strangers` the words that nothing of ours has (导游). `facets` are in order of precedence, empty where no fact is named. `set_question` is
    count, list, office_profile, law_lookup or "". `unstated` names what no register states (电话);
    `outside` a matter that no justice bureau handles (结婚证). `continues` and `corrects` say
    how the message takes up the one before it, `only_facet` that it names a fact and no matter.
    """

    text: str
    folded: str
    core: str
    words: tuple[str, ...]
    gist: str = ""
    strangers: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    facets: tuple[Facet, ...] = ()
    unstated: str = ""
    set_question: str = ""
    smalltalk: str = ""
    bureau: str = ""
    offices: tuple[Office, ...] = ()
    outside: str = ""
    law: LawReference | None = None
    power_type: str = ""
    level: str = ""
    pick: int | None = None
    none_of_these: bool = False
    continues: bool = False
    corrects: bool = False
    only_facet: bool = False


@dataclass
class _Shell:
    """The question while its shell is taken off."""

    rest: str
    facets: list[Facet] = field(default_factory=list)


def read_query(text: str, lexicon: Lexicon, cut: Callable[[str], tuple[str, ...]]) -> Query:
    """Understand one message by itself. Any string is accepted; blanks give a Query without words."""
    folded = fold(simplify(text[:LONGEST_QUESTION]))
    smalltalk = _smalltalk(folded, lexicon.cues)
    corrects, said = _take_correction(folded, lexicon.cues)
    bureau, without_bureau = _take_bureau(said, lexicon.cues)
    power_type, law = _power_type(folded, lexicon), find_reference(folded, lexicon.laws)
    shell = _Shell(without_bureau)
    _take_facets(shell, lexicon)
    unstated = "" if Facet.PENALTY in shell.facets else _take_first(shell, lexicon.cues.unstated)
    core = _core(shell, lexicon.cues)
    expansions = expand(core, folded, lexicon.aliases)
    offices = _offices(folded, expansions, lexicon.offices)
    spellings = tuple(e.says for e in expansions if any(fold(o.name) == e.term for o in offices))
    level = _level(folded, lexicon.levels)
    named = Named(bureau, offices, power_type, law, level, spellings)
    pick = _PICK.match(_NOISE.sub("", folded))
    return Query(
        text=text,
        folded=folded,
        core=core,
        words=cut(core),
        gist=_gist(core, lexicon.cues),
        expansions=expansions,
        facets=tuple(dict.fromkeys(shell.facets)),
        unstated=unstated,
        set_question=set_question(folded, named, lexicon.cues),
        smalltalk=smalltalk,
        outside=_first(folded, lexicon.cues.outside),
        bureau=bureau,
        offices=offices,
        law=law,
        power_type=power_type,
        level=level,
        pick=read_number(pick[1]) if pick else None,
        none_of_these=bool(_NONE_OF_THESE.match(folded)),
        continues=bool(_first(folded, lexicon.cues.continuing)),
        corrects=corrects,
        only_facet=_only_facet(core, shell.facets, lexicon.cues),
    )


def expand(core: str, whole: str, aliases: Iterable[Alias]) -> tuple[Expansion, ...]:
    """The aliases that stand in a question's core, longest first; one inside a longer one does not
    count. Their context is looked for in the whole question."""
    found: list[Expansion] = []
    taken = [False] * len(core)
    for alias in sorted((a for a in aliases if a.says in core), key=lambda a: -len(a.says)):
        start = core.find(alias.says)
        span = slice(start, start + len(alias.says))
        if all(taken[span]) and not any(e.says == alias.says for e in found):
            continue
        if not _in_context(alias, whole):
            continue
        taken[span] = [True] * len(alias.says)
        found.append(Expansion(alias.says, fold(alias.term), alias.strength))
    return tuple(found)


def _in_context(alias: Alias, whole: str) -> bool:
    wanted = not alias.context or any(word in whole for word in alias.context)
    return wanted and not any(word in whole for word in alias.excluded)


def _smalltalk(folded: str, cues: Cues) -> str:
    words = _NOISE.sub("", folded)
    return next((c.name for c in cues.smalltalk if words and c.pattern.fullmatch(words)), "")


def _first(folded: str, cues: Iterable[Cue]) -> str:
    return next((cue.name for cue in cues if cue.pattern.search(folded)), "")


def _take_correction(folded: str, cues: Cues) -> tuple[bool, str]:
    """Whether a message takes the one before back, and what it says instead."""
    for cue in cues.correcting:
        found = cue.pattern.match(folded)
        if found and len(folded) - found.end() > 1:
            return True, folded[found.end() :]
    return False, folded


def _take_bureau(folded: str, cues: Cues) -> tuple[str, str]:
    for name, bureau in cues.bureaus:
        if name in folded:
            return bureau, folded.replace(name, "", 1)
    return "", folded


def _power_type(folded: str, lexicon: Lexicon) -> str:
    named = next((name for name in lexicon.power_types if name in folded), "")
    return named or _first(folded, lexicon.cues.power_types)


def _level(folded: str, levels: Iterable[str]) -> str:
    """The level of implementation that a question names, longest first; only where it says so."""
    if "层级" not in folded and "级别" not in folded:
        return ""
    return next((level for level in levels if level in folded), "")


def _offices(
    folded: str, expansions: Iterable[Expansion], offices: Iterable[Office]
) -> tuple[Office, ...]:
    """The offices that a question names, by name or by alias, longest spelling first."""
    meant = {e.term: len(e.says) for e in expansions if e.strength >= _SURE_NAME}
    found: list[tuple[int, Office]] = []
    for office in offices:
        spelled = [len(n) for n in (office.name, *office.aliases) if fold(n) in folded]
        spelled += [meant[fold(office.name)]] if fold(office.name) in meant else []
        if office.named and spelled:
            found.append((max(spelled), office))
    found.sort(key=lambda pair: -pair[0])
    # 办公室 stands inside 依法治市委员会办公室 and is not what is named there.
    longest = fold(found[0][1].name) if found else ""
    return tuple(o for _, o in found if o is found[0][1] or fold(o.name) not in longest)


def _take_facets(shell: _Shell, lexicon: Lexicon) -> None:
    """Note the facets asked for and take their cues away, but never out of the middle of a term."""
    terms = _terms_in(shell.rest, lexicon)
    for cue in lexicon.cues.facets:
        found = [m[0] for m in cue.pattern.finditer(shell.rest) if not _within(m[0], terms)]
        if found:
            shell.facets.append(Facet(cue.name))
        if not cue.keep:
            for words in sorted(found, key=len, reverse=True):
                shell.rest = shell.rest.replace(words, f" {cue.means} ")


def _terms_in(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The registers' own terms that stand in a text."""
    return tuple(term for term in lexicon.terms if term in text)


def _within(words: str, terms: Iterable[str]) -> bool:
    return any(words in term for term in terms)


def _take_first(shell: _Shell, cues: Iterable[Cue]) -> str:
    for cue in cues:
        if cue.pattern.search(shell.rest):
            shell.rest = cue.pattern.sub(" ", shell.rest)
            return cue.name
    return ""


def _only_facet(core: str, facets: Iterable[Facet], cues: Cues) -> bool:
    """Whether nothing is left but the words that stand for the facets' own cues (处罚)."""
    asked = set(facets)
    meant = {cue.means for cue in cues.facets if cue.means and cue.name in asked}
    return bool(meant) and not set(core.split()) - meant


def _gist(core: str, cues: Cues) -> str:
    for cue in cues.generic:
        core = cue.pattern.sub("", core)
    return core.replace(" ", "")


def _core(shell: _Shell, cues: Cues) -> str:
    rest = shell.rest
    for cue in cues.shells:
        rest = cue.pattern.sub(" ", rest)
    pieces = (_TAIL.sub("", _LEAD.sub("", piece)) for piece in _NOISE.split(rest))
    return " ".join(piece for piece in pieces if piece)

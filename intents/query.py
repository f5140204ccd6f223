"""Text → Query: what is asked, in what words, of which bureau, office or law; pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from intents.cues import Cues, first_cue, outside_matter
from intents.names import (
    Expansion,
    Lexicon,
    bureaus_in,
    elsewhere_in,
    expand,
    level_in,
    offices_in,
    power_type_in,
    take_bureau,
)
from intents.sets import Named, names_only, set_question
from intents.shells import (
    NOISE,
    Shell,
    core_of,
    days_in,
    gist_of,
    only_facet,
    recipient_of,
    smalltalk_in,
    take_facets,
    take_first,
    unmarked,
)
from intents.taking_up import NO_FOLLOW_UP, FollowUp, Opening, opening_of, place_in, tells
from intents.variants import simplify
from knowledge.records import Facet, Office
from knowledge.references import LawReference, find_reference
from knowledge.text import fold, read_number, with_figures

LONGEST_QUESTION = 2000  # characters; beyond that a message is no question
# Of a longer message the beginning and the end are read (characters as they are compared: of one sign,
# ﷺ, there may be eighteen), and of what is left of it without its shell.
_LONGEST_READ = 600
_LONGEST_CORE = 400

_TAKEN_BACK = re.compile(r"^\s*(不对|不是|错了)\s+")
_PICK = re.compile(
    r"^(?:我)?(?:选|要|看|就)?(?:第)?([0-9一二三四五六七八九十]{1,3})(?:个|项|条|号|\.|、|吧|那个){0,3}$"
)
_NONE_OF_THESE = re.compile(r"^(?:以上|这些|那些|上面)?(?:都|全|一个也|哪个都)(?:不是|不对|没有)")


@dataclass(frozen=True, slots=True)
class Query:
    """A message, understood as far as it goes by itself.

    `core` is what remains when the shell of the question is taken away, folded; `words` are its
    words, `gist` what is left of it without generic words (办理, 工作), `strangers` the words that
    nothing of ours has (导游). `facets` are in order of precedence, empty where no fact is named.
    `set_question` is count, list, office_profile, law_lookup or "". `unstated` names what no
    register states (电话), `outside` a matter that no justice bureau handles (结婚证),
    `elsewhere` the bureau of another place.
    `continues` and `corrects` say how the message takes up the one before it, `only_facet` that it
    names a fact and no matter. `days` is a length of time that the question states (回老家四十天).
    `to_whom` is the verb of a question for who is told or sent something (通知谁 → 通知).
    `changes` are typing errors that were mended before it was read, as (wrong, right). `follow` says
    how else the message takes up the ones before it.
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
    elsewhere: str = ""
    law: LawReference | None = None
    power_type: str = ""
    level: str = ""
    pick: int | None = None
    none_of_these: bool = False
    continues: bool = False
    corrects: bool = False
    only_facet: bool = False
    days: int | None = None
    to_whom: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    follow: FollowUp = NO_FOLLOW_UP

    def __hash__(self) -> int:
        """Readings of one text are told apart by comparing them: this must be quick, for what a
        message is understood as is looked up again and again."""
        return hash(self.text)


def read_query(text: str, lexicon: Lexicon, cut: Callable[[str], tuple[str, ...]]) -> Query:
    """Understand one message by itself. Any string is accepted; blanks give a Query without words."""
    plain = unmarked(simplify(text[:LONGEST_QUESTION]))
    folded = _bounded(plain)
    # 不对 公证机构: only the space tells the taking back from what is said instead.
    opening = opening_of(_bounded(_TAKEN_BACK.sub(r"\1,", plain)), lexicon.cues)
    elsewhere = elsewhere_in(folded, lexicon.cues)
    said = _matter_of(opening, folded, elsewhere)
    bureau, without_bureau = take_bureau(said, lexicon.cues)
    power_type, law = power_type_in(folded, lexicon), find_reference(folded, lexicon.laws)
    shell = Shell(without_bureau)
    # 罚多少钱 asks for a fine, not for a fee; else what no register states is taken off first.
    fined = any(c.name == Facet.PENALTY and c.pattern.search(said) for c in lexicon.cues.facets)
    unstated = "" if fined else take_first(shell, lexicon.cues.unstated)
    take_facets(shell, lexicon.cues, lexicon.own)
    core = _ends_of(core_of(shell, lexicon.cues), _LONGEST_CORE, " ")
    expansions = expand(core, folded, lexicon.everyday)
    offices = offices_in(folded, expansions, lexicon.offices)
    spellings = tuple(e.says for e in expansions if any(fold(o.name) == e.term for o in offices))
    level = level_in(folded, lexicon.levels)
    named = Named(bureau, offices, power_type, law, level, spellings)
    pick = _PICK.match(NOISE.sub("", folded))
    # As the index has them: 三十一天 is looked up as 31天.
    core = with_figures(core)
    return Query(
        text=text,
        folded=folded,
        core=core,
        words=cut(core),
        gist=gist_of(core, lexicon.cues),
        expansions=expansions,
        facets=tuple(dict.fromkeys(shell.facets)),
        unstated=unstated,
        set_question=set_question(folded, named, lexicon.cues),
        smalltalk=smalltalk_in(folded, lexicon.cues),
        outside=outside_matter(folded, lexicon.cues),
        elsewhere=elsewhere,
        bureau=bureau,
        offices=offices,
        law=law,
        power_type=power_type,
        level=level,
        pick=read_number(pick[1]) if pick else None,
        none_of_these=bool(_NONE_OF_THESE.match(folded)),
        continues=bool(first_cue(folded, lexicon.cues.continuing)),
        corrects=opening.corrects,
        days=days_in(folded),
        to_whom=recipient_of(folded, lexicon.cues),
        only_facet=only_facet(core, shell.facets, lexicon.cues),
        follow=_follow_up(opening, folded.replace(elsewhere, ""), core, named, lexicon.cues),
    )


def _matter_of(opening: Opening, folded: str, elsewhere: str) -> str:
    """What a message says of a matter, if of any: 第三个谁负责 has no words of one before 谁负责."""
    place = place_in(folded)
    in_list = place and place.number and not place.article
    said = place.rest if place and in_list else opening.rest
    return said.replace(elsewhere, "") if elsewhere else said


def _bounded(plain: str) -> str:
    """A text as it is compared, and of a long one what matters."""
    return _ends_of(fold(plain), _LONGEST_READ, ",")


def _ends_of(text: str, longest: int, between: str) -> str:
    """A text's beginning and end, where it is longer than this: there people say what it is about,
    and what they ask."""
    half = longest // 2
    return text if len(text) <= longest else f"{text[:half]}{between}{text[-half:]}"


def _follow_up(opening: Opening, folded: str, core: str, named: Named, cues: Cues) -> FollowUp:
    """What a message says of itself and the ones before it, beside what its words are about."""
    return FollowUp(
        wrong=opening.wrong,
        restates=opening.restates,
        returns=opening.returns,
        turns=opening.turns,
        tells=tells(folded, cues),
        place=place_in(folded),
        compares=bool(first_cue(folded, cues.comparing)),
        bureaus=bureaus_in(folded, cues),
        section=first_cue(folded, cues.sections),
        of_scheme=bool(first_cue(folded, cues.schemes)),
        only_condition=names_only(core.replace(" ", ""), named, cues),
    )

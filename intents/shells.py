"""The shell of a question: the words that ask, apart from the matter that is asked about; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from intents.cues import Cue, Cues
from intents.finding import Finder
from intents.sieve import Sieve
from knowledge.records import Facet
from knowledge.text import read_number

NOISE = re.compile(r"[^\w\u4e00-\u9fff]+")
# What is put around a question to make a program do something says nothing of what is asked.
_MARKUP = re.compile(
    r"<script\b[^>]{0,200}>.{0,500}?</script>|</?[a-z!][^<>]{0,200}>"
    r"|(?:https?://|www\.)[!-~]{1,500}"
    r"|['\"]?\s?;\s?(?:drop|delete|select|insert|update|union|alter)\b[ -~]{0,500}"
    r"|['\"]\s?or\s['\"]?1['\"]?\s?=\s?['\"]?1[ -~]{0,500}"
    r"|请?(?:忽略|忘记|忘掉|无视)你?(?:之前|上面|以上|所有|前面|先前|一切|全部)"
    r"[^，,。:：；;!！\n]{0,10}?(?:指令|规则|要求|设定|提示词?|限制|规定)[，,。:：；;!！\s]{0,5}",
    re.IGNORECASE | re.DOTALL,
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")
_C = r"[^,.;:!?。、()]"
_ENDS = r"(?=[,.;:!?。、()]|$)"
_STARTS = r"(?:^|(?<=[,.;:!?。]))"
# What a question says that it is not about: (不是律所), 机构的先不管, 除了律所, 只问律师,不问律所.
_IN_BRACKETS = re.compile(rf"\((?:不是|不含|不包括|非|除了?){_C}{{1,20}}\)")
_SET_ASIDE = re.compile(
    rf"{_STARTS}{_C}{{1,16}}?(?:(?:先|暂时|暂且)(?:都|就)?(?:不(?:管|说|问|提|谈|论|看)|放一放|放一边)"
    rf"|的?就?不用(?:管|说|问|提)|除外|另说)[了吧啊]?{_ENDS}"
    rf"|{_STARTS}除(?:[了去开]{_C}{{1,14}}|{_C}{{1,14}}外),(?!{_C}{{0,8}}(?:还|也|都|其他|别的))"
)
_ONLY = re.compile(rf"(只(罚|查|问|说|看){_C}{{1,14}}),不\2{_C}{{1,10}}{_ENDS}")
_IS_NOT = re.compile(
    rf"{_STARTS}(?:我?(?:问|说|指)的?|并|可|又|根本)?不(?:是|问|含|包括)"
    rf"(?![是不很我]|{_C}*[吗么谁哪怎咋吧]){_C}{{1,16}}{_ENDS}"
    rf"|{_STARTS}[还又也]?不{_C}{{1,6}},(?=只是|就是|而是)"
)
# Whoever is not what he says he is: there 不是律师 is the matter itself.
_PRETENDS = re.compile(
    r"名义|旗号|招牌|牌子|身份|自称|冒|假|充当|却|居然|竟|敢|还(?:在|给|替|帮|到处)"
)
_TAIL = re.compile(r"(?:[呢吗嘛么啊呀吧哦哈啦的了]|那|它|这|该)+$")
_LEAD = re.compile(r"^(?:那么?|它的?|这个?|该|再看看?|还有|另外|然后|换成|改成|再问)+")


@dataclass
class Shell:
    """The question while its shell is taken off."""

    rest: str
    facets: list[Facet] = field(default_factory=list)

    def __post_init__(self) -> None:
        """What the question says that it is not about is no part of it from the start."""
        self.rest = undenied(self.rest)


def undenied(folded: str) -> str:
    """A folded question without the clauses that say what it is not about.

    不是律师却… tells of one who pretends and stays. Where nothing else is said (no two Chinese
    characters side by side) the question as it is.
    """
    rest = _ONLY.sub(r"\1", _SET_ASIDE.sub(" ", _IN_BRACKETS.sub(" ", folded)))
    if not _PRETENDS.search(rest):
        rest = _IS_NOT.sub(" ", rest)
    return rest if _CHINESE.search(rest) else folded


def unmarked(text: str) -> str:
    """The text without tags, addresses, database commands and orders to forget all rules.

    Where these are all of it (no two Chinese characters side by side are left) the text as it is.
    """
    rest = _MARKUP.sub(" ", text)
    return rest if _CHINESE.search(rest) else text


def smalltalk_in(folded: str, cues: Cues) -> str:
    """The kind of small talk that a whole message is, "" for none."""
    words = NOISE.sub("", folded)
    return next((c.name for c in cues.smalltalk if words and c.pattern.fullmatch(words)), "")


def take_facets(shell: Shell, cues: Cues, terms: Finder[str]) -> None:
    """Note the facets asked for and take their cues away, but never out of the middle of a term."""
    present = terms.standing_in(shell.rest)
    likely = cues.facets.likely_places(shell.rest)
    for place, cue in enumerate(cues.facets):
        if place not in likely:
            continue
        found = [m[0] for m in cue.pattern.finditer(shell.rest) if not _within(m[0], present)]
        if found:
            shell.facets.append(Facet(cue.name))
            # What a cue stands for may be a later one's cue.
            likely |= cues.facets.likely_places(cue.means)
        if cue.keep and found:
            shell.rest += f" {cue.means}"
        for words in sorted(found, key=len, reverse=True) if not cue.keep else ():
            shell.rest = shell.rest.replace(words, f" {cue.means} ")


def _within(words: str, terms: Iterable[str]) -> bool:
    return any(words in term for term in terms)


def take_first(shell: Shell, cues: Sieve[Cue]) -> str:
    """The name of the first of these cues that stands in the shell, which it leaves; "" for none."""
    for cue in cues.likely(shell.rest):
        if cue.pattern.search(shell.rest):
            shell.rest = cue.pattern.sub(" ", shell.rest)
            return cue.name
    return ""


def recipient_of(folded: str, cues: Cues) -> str:
    """The verb of a question for who is told or sent something, "" where that is not asked."""
    found = (cue.pattern.search(folded) for cue in cues.recipients)
    return next((verb for match in found if match for verb in match.groups() if verb), "")


def only_facet(core: str, facets: Iterable[Facet], cues: Cues) -> bool:
    """Whether nothing is left but the words that stand for the facets' own cues (处罚)."""
    asked = set(facets)
    meant = {cue.means for cue in cues.facets if cue.means and cue.name in asked}
    return bool(meant) and not set(core.split()) - meant


def gist_of(core: str, cues: Cues) -> str:
    """What is left of a core without the words that point at no matter."""
    for cue in cues.generic:
        core = cue.pattern.sub("", core)
    return core.replace(" ", "")


def core_of(shell: Shell, cues: Cues) -> str:
    """What is left of a question when its shell is off: its pieces, parted by spaces."""
    rest = shell.rest
    for cue in cues.shells:
        rest = cue.pattern.sub(" ", rest)
    pieces = (_TAIL.sub("", _LEAD.sub("", piece)) for piece in NOISE.split(rest))
    return " ".join(piece for piece in pieces if piece)


_LASTS = re.compile(
    r"(?P<over>超过|超出|多于|大于|不止)?"
    r"(?P<number>[0-9]{1,4}|[一二两三四五六七八九十百半]{1,5})(?P<odd>多)?个?(?P<unit>天|日|周|星期|礼拜|月|年)"
    r"(?P<more>多|以上|往上|开外)?"
)
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}


def days_in(folded: str) -> int | None:
    """The length of time that a question states, in days (months as 30); None where it states none.

    超过三十天 and 三十天以上 are a day more: what holds for just thirty is not asked for.
    """
    found = _LASTS.search(folded)
    if not found:
        return None
    unit = _DAYS[found["unit"]]
    if found["number"] == "半":
        return unit // 2
    number = read_number(found["number"])
    over = bool(found["over"] or found["odd"] or found["more"])
    return None if number is None else number * unit + over

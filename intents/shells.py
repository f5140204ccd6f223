"""The shell of a question: the words that ask, apart from the matter that is asked about; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from intents.cues import Cue, Cues
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
_TAIL = re.compile(r"(?:[呢吗嘛么啊呀吧哦哈啦的了]|那|它|这|该)+$")
_LEAD = re.compile(r"^(?:那么?|它的?|这个?|该|再看看?|还有|另外|然后|换成|改成|再问)+")


@dataclass
class Shell:
    """The question while its shell is taken off."""

    rest: str
    facets: list[Facet] = field(default_factory=list)


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


def take_facets(shell: Shell, cues: Cues, terms: Iterable[str]) -> None:
    """Note the facets asked for and take their cues away, but never out of the middle of a term."""
    present = tuple(term for term in terms if term in shell.rest)
    for cue in cues.facets:
        found = [m[0] for m in cue.pattern.finditer(shell.rest) if not _within(m[0], present)]
        if found:
            shell.facets.append(Facet(cue.name))
        if not cue.keep:
            for words in sorted(found, key=len, reverse=True):
                shell.rest = shell.rest.replace(words, f" {cue.means} ")


def _within(words: str, terms: Iterable[str]) -> bool:
    return any(words in term for term in terms)


def take_first(shell: Shell, cues: Iterable[Cue]) -> str:
    """The name of the first of these cues that stands in the shell, which it leaves; "" for none."""
    for cue in cues:
        if cue.pattern.search(shell.rest):
            shell.rest = cue.pattern.sub(" ", shell.rest)
            return cue.name
    return ""


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
    r"(?P<number>[0-9]{1,4}|[一二两三四五六七八九十百半]{1,5})个?(?P<unit>天|日|周|星期|礼拜|月|年)"
)
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}


def days_in(folded: str) -> int | None:
    """The length of time that a question states, in days (months as 30); None where it states none."""
    found = _LASTS.search(folded)
    if not found:
        return None
    unit = _DAYS[found["unit"]]
    if found["number"] == "半":
        return unit // 2
    number = read_number(found["number"])
    return None if number is None else number * unit

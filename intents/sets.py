"""Set questions: whether a message asks about several records at once, and by which condition.

A set question names a condition (an office, a law, a type of power, a bureau, a kind of register) and
little else; 哪些 and 多少 stand in questions about one matter as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from intents.cues import Cue, Cues
from knowledge.records import Office
from knowledge.references import LawReference
from knowledge.text import fold

# What may be left of a set question when its condition is taken away (characters), and of a message
# that is to be nothing but a condition.
_LEFT_OVER = 3
_NEXT_TO_NOTHING = 1
# A part of a law's name that may stand apart from it (实施办法第27条 社区矫正), in characters.
_SHORTEST_PART = 3

_ARTICLE = re.compile(
    r"第?[0-9一二三四五六七八九十百、和及,]+条(?:第?[0-9一二三四五六七八九十]+[款项])*"
)
# 第5项职责: a main duty by its number.
MAIN_DUTY = re.compile(r"第?([0-9一二三四五六七八九十]{1,3})(?:大)?项(?:主要)?(?:职责|任务)")
# 责任处室空白的有哪些: the records whose office the register leaves blank.
_OFFICE_COLUMN = r"(?:责任处室|责任科室|承办机构|处室|科室)"
BLANK_OFFICE = re.compile(
    rf"{_OFFICE_COLUMN}(?:(?:这|那)?一?(?:栏|列|格))?(?:里|中|是|都|为|的)?"
    rf"(?:空白|空着|空的|空缺|没有?(?:写|填|登记)|未(?:写|填|登记))"
    rf"|(?:没有?(?:写|填|登记)|未(?:写|填|登记)){_OFFICE_COLUMN}"
)
# 一共多少项: of all that is registered, or of the list that was shown before.
_EVERYTHING = re.compile(
    r"^(?:那么?|这里|你们|登记表|清单)?(?:里|上)?(?:一共|总共|共|合计|加起来|全部)(?:是|有|登记了?)?"
    r"(?:多少|几)(?:项|条|个)(?:事项|权力|职责)?(?:呢|呀|啊|[?。])*$"
)
# 不归矫正科管的: the records that do not meet the condition are no set that we know.
_NEGATED = re.compile(r"不归|不属|不由|不是|除了|除外|以外")
_KIND = re.compile(
    r"权责(?:事项|清单)?|权力事项|项权力|清单|(?:职责)?登记表|主要职责|工作事项|职责边界|监督管理制度"
)
# Words that stand beside a condition without making it another question.
_BESIDE = re.compile(
    r"部门职责|与?相关部门|职责|登记|管理|主要|工作|事项|承办|办理|负责|管理|权力|司法局|机关|处室|科室|制度|监督|一共|总共|中华人民共和国"
    r"|依据|作为|涉及|用到|引用|对应|规定|根据|依照|按照|法律|实施|方面|具体|目录|项目|里面|其中|知道|看看|查查"
    r"|一下|列出|列|全部|所有|哪些|哪几|那些|什么|多少|请问|帮忙|你们|我们|[当拿以把按里大小个项条种类件大几都给人呀啊哦呢吗嘛了的是有在也还吧我你您它请帮想查看到为归由下中为共占干管办做啥谁哪?？]"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a message names that records can be selected by."""

    bureau: str
    offices: tuple[Office, ...]
    power_type: str
    law: LawReference | None
    level: str
    spellings: tuple[str, ...]


def set_question(folded: str, named: Named, cues: Cues) -> str:
    """Which set question a folded message is (see cues.toml), "" for none."""
    if _NEGATED.search(folded):
        return ""
    if _EVERYTHING.match(folded):
        return "count"
    law = named.law.law if named.law else ""
    asked = (cue for cue in cues.sets if cue.pattern.search(folded))
    # 职责有哪些 asks what an office does only where an office is named.
    found = next((c for c in asked if c.name != "office_profile" or named.offices), None)
    kind = _KIND.search(folded) or MAIN_DUTY.search(folded) or BLANK_OFFICE.search(folded)
    if not (law or named.offices or named.power_type or named.bureau or named.level or kind):
        return ""
    numbered = MAIN_DUTY.search(folded)
    if not (numbered and found) and len(_left_over(folded, named, cues, found)) > _LEFT_OVER:
        return ""
    if law:
        return "law_lookup"
    if named.offices and (found is None or found.name == "list"):
        return "office_profile"
    return found.name if found else ""


def names_only(said: str, named: Named, cues: Cues) -> bool:
    """Whether a text names a condition (行政处罚, 公律科, 第28条) and nothing else."""
    law = named.law and (named.law.law or named.law.article)
    condition = law or named.offices or named.power_type or named.bureau or named.level
    return bool(condition) and len(_left_over(said, named, cues, None)) <= _NEXT_TO_NOTHING


def _left_over(folded: str, named: Named, cues: Cues, found: Cue | None) -> str:
    """What a message says beyond its condition."""
    rest = folded
    if named.law:
        rest = rest.replace(named.law.written, "").replace(fold(named.law.law), "")
        rest = _without_parts(_ARTICLE.sub("", rest), fold(named.law.law))
    for name in sorted(_names(named, cues), key=len, reverse=True):
        rest = rest.replace(name, "")
    for cue in (*cues.power_types, *cues.shells):
        rest = cue.pattern.sub("", rest)
    if found:
        rest = found.pattern.sub("", rest)
    rest = _BESIDE.sub("", _KIND.sub("", BLANK_OFFICE.sub("", MAIN_DUTY.sub("", rest))))
    return re.sub(r"[^\w]", "", rest)


def _without_parts(text: str, law: str) -> str:
    """A text without the parts of a law's name that stand in it (实施办法第27条 社区矫正)."""
    for size in range(len(law), _SHORTEST_PART - 1, -1):
        for start in range(len(law) - size + 1):
            text = text.replace(law[start : start + size], "")
    return text


def _names(named: Named, cues: Cues) -> Iterable[str]:
    yield from (name for name, bureau in cues.bureaus if bureau == named.bureau)
    yield from named.spellings
    yield from (name for name in (named.power_type, named.level, "层级", "级别") if name)
    for office in named.offices:
        yield fold(office.name)
        yield from map(fold, office.aliases)

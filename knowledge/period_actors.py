"""Who is named in a sentence as acting, and which of them a period binds; pure."""

# Chinese legal drafting leaves the subject out wherever the reader knows it. What is not plain from
# the patterns below stays unsaid: an actor is never guessed.

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from knowledge.passages import NUMERAL, Sentence

# 市司法局法制部门 is one name, while 市司法局应当会同有关部门 names two.
_GOES_ON = "(?![^应可必由在会与对向通给责报审提批,;:。的、]{2,8}?(?:部门|机关))"
_OFFICE = (
    f"机构|部门|机关|单位|委员会|法院|检察院|(?:政府|局){_GOES_ON}|厅|司法所|事务所|服务所|中心|协会"
    "|公司|企业|学校|监狱|看守所|组织(?!部门)|办公室"
)
_PERSON = (
    "人员|对象|律师(?!事务所|协会)|公证员(?!协会)|鉴定人|工作者|成员|公民"
    "|(?<![本他何每])人(?![民员事大力才口])"
)
_NAMED = rf"(?:{_OFFICE}|(?P<person>{_PERSON}))"
_NO_NAME = "应当|可以|不得|必须|通知|责令|督促|由|向|将|对(?!象)|并"
_INSIDE = rf"(?:《[^》]{{0,60}}》|(?!{_NO_NAME})[^,;:。《》])"
_MODAL = "应当|应(?![急用付])|必须|须(?!知)|可以|不得|有权|负责"
_VERB = (
    "在|自(?!治)|于(?!是)|根据|按照|依照|依法|依据|对(?!象)|向|因|以前|收到|接到|接受|接收|发现|查明"
    "|认为|提出|确需|确有|有下列|履行|派员|经(?![常营济费办])|未|不(?!同)|及时|定期|适时|立即|每|作出|做出|到(?!期)"
)
_NO_SUBJECT = (
    "对(?!象)|向|由|自(?!治)|从|在|于|因|经|以|将|把|与|为|如|若|凡|根据|按照|依照|依据|通过|除"
    "|发现|认为|需要|符合|涉及"
)
_STARTS_WITH_VERB = re.compile(
    "审批|审核|审查|组织|指导|监督|检查|管理|开展|加强|建立|委托|提请|没收|给予|吊销|协调|会同"
    "|处理|调查|支持|鼓励|直接"
)
_TIME_FIRST = r"(?:[^,;:。]{1,8}?(?<![临及定适届暂])时(?=[^,;:。]{2}))?"
_SUBJECT = re.compile(
    rf"(?:\A|(?<=[,;:。]))(?:但是?|且|同时|其中)?{_TIME_FIRST}(?!{_NO_SUBJECT})"
    rf"(?P<name>{_INSIDE}{{0,40}}?{_NAMED})"
    rf"(?=(?:共同|一般|分别|也|均)?,?(?:{_MODAL})|(?P<verb>{_VERB}))"
)
_DOER = re.compile(
    rf"(?<![理自缘事])由(?P<name>{_INSIDE}{{1,40}}?{_NAMED})(?![的、和或及与(]|负责人|工作人员)"
)
_TOLD = re.compile(
    rf"(?:(?:通知|责令|督促|要求|委托)|(?P<of>对(?![象于])))(?P<name>{_INSIDE}{{1,30}}?{_NAMED})"
    # 对X每三个月提交的材料进行审核: X hands in. In 对X每三个月考核一次 somebody else acts.
    rf"(?=(?(of)每[{NUMERAL}半]*个?(?:月|季度|年|周|日)[^,;:。的]{{2,8}}的"
    rf"|应?当?(?:在|自|于|每|及时|限期|立即|定期|按|[{NUMERAL}])))"
)
_LISTS = re.compile("(?:有|履行)下列")
_UP_TO_THE_LIMIT = re.compile("(?:应当|应|须|必须|可以|不得)?(?:在|于|自|从)?")
_TOLD_UNNAMED = re.compile(r"(?:责令|限令|通知|要求|督促|告知)(?:其|对方)?(?:在|于|自)?\Z")
_CLAUSE_END = re.compile("[,;:。]")
_CLAUSE_REACH = 120
_CANDIDATES = 12


class Role(Enum):
    """How a sentence names someone: as its subject, as doer (由X), or as told to act (通知X)."""

    SUBJECT = auto()
    DOER = auto()
    TOLD = auto()


@dataclass(frozen=True, slots=True)
class Party:
    """Someone named in a sentence, by the place in `Sentence.plain`.

    `person` tells people from offices; `conditional` says that the clause states a case
    (社区矫正对象提出异议的，…); `lists` that a numbered list hangs on it (律师有下列行为之一的).
    """

    start: int
    end: int
    role: Role
    person: bool
    conditional: bool
    lists: bool


Cast = Sequence[Party]


def parties(plain: str) -> Cast:
    """Everyone whom a sentence names as acting, from left to right; may be empty."""
    found = [
        _party(plain, match, role)
        for role, pattern in ((Role.SUBJECT, _SUBJECT), (Role.DOER, _DOER), (Role.TOLD, _TOLD))
        for match in pattern.finditer(plain)
        if not (match.groupdict().get("verb") and _STARTS_WITH_VERB.match(match["name"]))
    ]
    return sorted(found, key=lambda party: party.end)


def _party(plain: str, match: re.Match[str], role: Role) -> Party:
    start, end = match.span("name")
    return Party(
        start,
        end,
        role,
        person=match["person"] is not None,
        conditional=in_condition(plain, end),
        lists=_LISTS.match(plain, end) is not None,
    )


def in_condition(plain: str, at: int) -> bool:
    """Whether the clause around `at` states a case (…的，) and not what is to be done."""
    stop = _CLAUSE_END.search(plain, at, at + _CLAUSE_REACH)
    return stop is not None and plain.endswith("的", at, stop.start())


@dataclass(frozen=True, slots=True)
class Scene:
    """Whom the sentences before named last, and on whom the list at hand depends; "" if none."""

    subject: str = ""
    lister: str = ""

    def after(self, sentence: Sentence, cast: Cast) -> Scene:
        """The scene once this sentence has been read."""
        acting = [p for p in cast if p.role is not Role.TOLD and not (p.person and p.conditional)]
        subject = sentence.cut(acting[-1].start, acting[-1].end) if acting else self.subject
        listers = [p for p in cast if p.lists]
        if listers:
            return Scene(subject, sentence.cut(listers[-1].start, listers[-1].end))
        return Scene(subject, self.lister if sentence.listed else "")


def actor_of(sentence: Sentence, cast: Cast, scene: Scene, begin: int, end: int) -> str:
    """Who must act within the period whose phrase is plain[begin:end]; "" where it is not said.

    In order: who is told to (通知X在五日内…); the nearest party before; the one right after
    (…之日起十日内，X应当…); the subject of the list's opening; the last party of earlier sentences.
    """
    plain = sentence.plain
    if _TOLD_UNNAMED.search(plain[max(0, begin - 8) : begin]):
        return ""
    before = bisect_right(cast, begin, key=lambda party: party.end)
    near = cast[max(0, before - _CANDIDATES) : before]
    for party in reversed(near):
        if _binds(plain, party, begin, end):
            return sentence.cut(party.start, party.end)
    for party in cast[before : before + 1]:
        if party.role is Role.SUBJECT and party.start == end + 1:
            return sentence.cut(party.start, party.end)
    return (scene.lister if sentence.listed else "") or scene.subject


def _binds(plain: str, party: Party, begin: int, end: int) -> bool:
    if party.role is Role.TOLD:
        return _UP_TO_THE_LIMIT.fullmatch(plain, party.end, begin) is not None
    if in_condition(plain, end):
        return party.role is Role.SUBJECT
    # In 对象提出申请的，应当… the person is whom it is about; a right (可以在…日内) is theirs.
    if party.person and party.conditional:
        return plain.endswith("可以", 0, begin)
    return True

"""The names of laws: one for all spellings, and their rank; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.provisions import Run, read_run
from knowledge.terms import Authority
from knowledge.text import fold, tidy

ENDING = r"(?:法典|条例|办法|规定|规则|细则|法)"

_REPUBLIC = "中华人民共和国"
_BRACKETS = re.compile(r"[《》〈〉<>「」『』“”\"]")
_EDITION = re.compile(r"\((?:试行|暂行|(?:[0-9]{4}年?)?(?:修订|修正)(?:版|本)?|[0-9]{4}年?版?)\)")
_DOCUMENT = re.compile(r"[〔\[(【]([0-9]{4})年?[〕\])】]第?([0-9]{1,6})号")
REGION = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}?)?(?:自治区|自治州)|[\u4e00-\u9fff]{2,6}?(?:省|(?<!城)市(?!场)|县)"
)

_CUE = re.compile(
    r"依据|根据|依照|按照|参照|违反|适用|关于|请问|想问|知道|一下|(?<=[法例])[和与及]"
)
_NO_NAME = re.compile(
    rf"(?:本|该|此|其|这|那|哪|什么|上述|前述|有关|相关).*|{ENDING}|.*[依合违非无司执守普方]法"
    rf"|.*本{ENDING}.*"
)
_LONGEST_BARE_NAME = 40

_BRACKET = re.compile(r"\s*+[（(]((?:[^（）()]|[（(][^（）()]{0,80}+[）)]){1,300}+)[）)]")
_TRIAL = re.compile(r"\s*(?:试行|暂行)\s*")
_STATED = re.compile(r"[0-9０-９]{4}|[令号修]|施行|公布|发布|通过|简称")
_GAP = re.compile(r"[\s：:、，,的中之]{0,40}+(?=第)")
_LEGAL = re.compile(
    rf"(?:{ENDING}|规程|章程|准则|标准|守则|制度|决定|意见|通知|公告|批复|解释|方案|纲要)\Z"
)


@dataclass(frozen=True, slots=True)
class NamedLaw:
    """A law as a text names it, from index `start` to `end`, with what is stated beside it.

    `written` is the name with its 《》 and （试行）, `dates` the statements of the bracket after
    it ("2017年9月1日修正"), `run` the provisions that follow, None where none do.
    """

    start: int
    end: int
    written: str
    dates: tuple[str, ...]
    run: Run | None


def canonical(name: str) -> str:
    """The one name by which all spellings of a law, or of a document number, are known.

    Width, white space, 《》〈〉 and quotation marks, 中华人民共和国 and an edition in brackets —
    （试行）, （2017年修正） — are left out: the register holds one edition of a law, and people
    who ask name none. Regions (自治区…) stay. ﹝2010﹞, [2010] and (2010) become 〔2010〕.
    """
    return _EDITION.sub("", _plain(name))


def same_law(one: str, other: str) -> bool:
    """Whether two spellings name the same law; two empty names name none."""
    return canonical(one) == canonical(other) != ""


def authority_of(name: str, dates: Iterable[str] = ()) -> Authority:
    """The rank of a text that carries no mark, told by its name as 规章制定程序条例 art. 7 has it.

    …法 is a law, …条例 a regulation, …办法, 规定, 规则, 细则 a rule, a document number a document,
    all else (意见, 通知) normative. Doubtful is a region's 办法 or 细则: governments issue rules by
    decree, so without 令 among its `dates` it is taken for a normative document.
    """
    law = canonical(name)
    if _DOCUMENT.search(law):
        return Authority.DOCUMENT
    if law.endswith("条例"):
        return Authority.REGULATION
    if law.endswith(("办法", "规定", "规则", "细则")):
        by_decree = any("令" in date for date in dates)
        return Authority.NORMATIVE if REGION.match(law) and not by_decree else Authority.RULE
    return Authority.LAW if law.endswith(("法", "法典")) else Authority.NORMATIVE


def sounds_like_law(name: str) -> bool:
    """Whether a title is one that laws and official documents bear: 办法, 意见, not 通知书."""
    return _LEGAL.search(canonical(name)) is not None


def read_law(text: str, start: int, name_end: int) -> NamedLaw:
    """The law named in `text` from `start` to `name_end`, with its dates and provisions."""
    end, dates = name_end, tuple[str, ...]()
    while bracket := _BRACKET.match(text, end):
        if _TRIAL.fullmatch(bracket[1]):
            name_end = bracket.end()
        elif _STATED.search(bracket[1]):
            dates += _statements(bracket[1])
        else:
            break
        end = bracket.end()
    gap = _GAP.match(text, end)
    run = read_run(text, gap.end()) if gap else None
    return NamedLaw(start, run.end if run else end, tidy(text[start:name_end]), dates, run)


def _statements(bracket: str) -> tuple[str, ...]:
    """When a law was passed and by which decree; （以下简称…） states neither."""
    if "简称" in bracket:
        return ()
    return tuple(tidy(part) for part in re.split(r"[，,；;]", bracket) if tidy(part))


def bare_name_start(text: str, end: int, floor: int = 0) -> int | None:
    """Where the law name without 《》 begins that ends at index `end`, not before `floor`.

    It is the run of Chinese characters up to 40, cut after 依据, 违反 and the like; None where
    it names no law (本办法, 有关规定, 依法).
    """
    start = end
    while start > max(floor, end - _LONGEST_BARE_NAME) and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    for cue in _CUE.finditer(text, start, end):
        start = cue.end()
    while start < end and text[start] in "和与及或":
        start += 1
    return None if start == end or _NO_NAME.fullmatch(text, start, end) else start


def _plain(text: str) -> str:
    """Folded, without marks around names and 中华人民共和国, document years in 〔〕."""
    plain = _BRACKETS.sub("", fold(text)).replace(_REPUBLIC, "")
    return _DOCUMENT.sub(r"〔\1〕\2号", plain)

"""The names of laws: one for all spellings, their rank, and the law that a question names; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from knowledge.provisions import NUMBER, Provision, Run, read_run
from knowledge.terms import Authority
from knowledge.text import fold, tidy

ENDING = r"(?:法典|条例|办法|规定|规则|细则|法)"

_REPUBLIC = "中华人民共和国"
_BRACKETS = re.compile(r"[《》〈〉<>「」『』“”\"]")
_EDITION = re.compile(r"\((?:试行|暂行|(?:[0-9]{4}年?)?(?:修订|修正)(?:版|本)?|[0-9]{4}年?版?)\)")
_DOCUMENT = re.compile(r"[〔\[(]([0-9]{4})年?[〕\])]第?([0-9]{1,6})号")
_REGION = re.compile(
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

_TITLE = re.compile(r"《([^《》]{1,60}+)》")
_ASKED_BARE = re.compile(rf"{ENDING}(?=的?第?{NUMBER}条)")
_ASKED_ARTICLE = re.compile(rf"第{NUMBER}条")
_ASKED_GAP = re.compile(r"[的中里内,:]{0,3}+")
# 社区矫正法实施办法 is another law; in 社区矫正法律文书 and 律师法律援助 no law is named at all.
_READS_ON = re.compile(
    r"的?(?:实施(?:办法|细则|条例|规定|意见)|办法|细则|条例|司法解释)"
    r"|(?<=法)(?:[律院官人治制庭定学令]|规(?!定))"
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


@dataclass(frozen=True, slots=True)
class LawReference:
    """The law and the place that a question names: law "" where only an article is named."""

    law: str
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None


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
        return Authority.NORMATIVE if _REGION.match(law) and not by_decree else Authority.RULE
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


def find_reference(question: str, known: Iterable[str]) -> LawReference | None:
    """The law and the first article that a free question names, None where it names neither.

    `known` are canonical names; the longest that stands in the question wins, be it without its
    region (社区矫正实施细则). A law that is not known is returned as it is named, never as a known
    one that it merely contains. Only 第28条 without a law gives law "".
    """
    words = canonical(question).replace("法的实施", "法实施")
    law, end = _asked_law(question, words, _spellings(tuple(known)))
    place = _asked_place(words, end, named=bool(law))
    if not law and place.article is None:
        return None
    return LawReference(law, place.article, place.paragraph, place.item)


@lru_cache(maxsize=8)
def _spellings(known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The known laws by their spellings: whole names, the longest first, then without the region."""
    names = sorted(set(known), key=lambda name: (-len(name), name))
    local = ((law, _REGION.sub("", law, count=1)) for law in names if _REGION.match(law))
    return (*((name, name) for name in names), *local)


def _asked_law(question: str, words: str, known: Iterable[tuple[str, str]]) -> tuple[str, int]:
    """The law asked for and the index in `words` after its name; ("", 0) where none is named."""
    title = _TITLE.search(question)
    named = canonical(title[1]) if title and sounds_like_law(title[1]) else ""
    for law, spelling in ((named, named), *known):
        for end in _ends(words, spelling):
            if not _READS_ON.match(words, end):
                return law, end
    bare = _ASKED_BARE.search(words)
    start = bare_name_start(words, bare.end()) if bare else None
    return (words[start : bare.end()], bare.end()) if bare and start is not None else ("", 0)


def _ends(words: str, name: str) -> Iterator[int]:
    """The indexes at which the name ends, wherever it stands in the words."""
    at = words.find(name) if name else -1
    while at >= 0:
        yield at + len(name)
        at = words.find(name, at + 1)


def _asked_place(words: str, end: int, *, named: bool) -> Provision:
    """The place right after the law's name, else the first 第…条 after it, else any."""
    gap = _ASKED_GAP.match(words, end)
    run = read_run(words, gap.end(), loose=True) if gap and named else None
    if run is None:
        article = _ASKED_ARTICLE.search(words, end) or _ASKED_ARTICLE.search(words)
        run = read_run(words, article.start()) if article else None
    return run.provisions[0] if run else Provision()


def _plain(text: str) -> str:
    """Folded, without marks around names and 中华人民共和国, document years in 〔〕."""
    plain = _BRACKETS.sub("", fold(text)).replace(_REPUBLIC, "")
    return _DOCUMENT.sub(r"〔\1〕\2号", plain)

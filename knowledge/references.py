"""The law, or the document by its number, that a free question names, however short; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from knowledge.laws import ENDING, REGION, bare_name_start, canonical, sounds_like_law
from knowledge.provisions import NUMBER, Provision, read_run

_TITLE = re.compile(r"《([^《》]{1,60}+)》")
_ASKED_BARE = re.compile(rf"{ENDING}(?=的?第?{NUMBER}条)")
_NAMED = re.compile(ENDING)
_ASKED_ARTICLE = re.compile(rf"第{NUMBER}条")
_ASKED_GAP = re.compile(r"[的中里内,:]{0,3}+")
# 社区矫正法实施办法 is another law; in 社区矫正法律文书 and 律师法律援助 no law is named at all.
_READS_ON = re.compile(
    r"的?(?:实施(?:办法|细则|条例|规定|意见)|办法|细则|条例|司法解释)"
    r"|(?<=法)(?:[律院官人治制庭定学令]|规(?!定))"
)
# 中办发2010年5号: the number of a document without any brackets around its year.
_UNBRACKETED = re.compile(r"(?<=[发通函办字])([0-9]{4})年?第?([0-9]{1,6})号")
# A short name has this many characters before its ending at least (社矫法): 律法 might be anything.
_SHORTEST_BODY = 2
_LONGEST = 12
# Nobody names a law only after so many words that sound like the end of one.
_MOST_ENDINGS = 20
# What a name may follow without being a part of it.
_BEFORE = "的下到据是按照在看查和与用问及依条、,:;。?!(《"


@dataclass(frozen=True, slots=True)
class LawReference:
    """The law and the place that a question names: law "" where only an article is named.

    `written` is the name as the question has it, folded (社矫法).
    """

    law: str
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    written: str = field(default="", compare=False)


def find_reference(question: str, known: Iterable[str]) -> LawReference | None:
    """The law and the first article that a free question names, None where it names neither.

    `known` are canonical names, of laws and of documents (中办发〔2010〕5号), the most cited first. The
    longest that stands in the question wins, be it without its region (社区矫正实施细则); else a law
    is known by a short name (社矫法, 实施办法), of several the first. A law that is not known is
    returned as it is named, never as a known one that it merely contains. Only 第28条 without a law
    gives law "".
    """
    words = canonical(question).replace("法的实施", "法实施")
    words = _UNBRACKETED.sub(r"〔\1〕\2号", words)
    names = known if isinstance(known, tuple) else tuple(known)
    law, written, end = _asked_law(question, words, names)
    place = _asked_place(words, end, named=bool(law))
    if not law and place.article is None:
        return None
    return LawReference(law, place.article, place.paragraph, place.item, written)


def _asked_law(question: str, words: str, known: tuple[str, ...]) -> tuple[str, str, int]:
    """The law asked for, how it is written, and the index in `words` after that; ("", "", 0) where
    none is named."""
    title = _TITLE.search(question)
    titled = canonical(title[1]) if title and sounds_like_law(title[1]) else ""
    for law, spelling in ((_meant(titled, known), titled), *_spellings(known)):
        for end in _ends(words, spelling):
            if not _READS_ON.match(words, end):
                return law, spelling, end
    short = _short_named(words, known)
    if short:
        return short
    bare = _ASKED_BARE.search(words)
    start = bare_name_start(words, bare.end()) if bare else None
    if bare is None or start is None:
        return "", "", 0
    return words[start : bare.end()], words[start : bare.end()], bare.end()


@lru_cache(maxsize=8)
def _spellings(known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The known laws by their spellings: whole names, the longest first, then without the region."""
    longest = sorted(known, key=lambda name: (-len(name), name))
    local = ((law, REGION.sub("", law, count=1)) for law in longest if REGION.match(law))
    return (*((name, name) for name in longest), *local)


def _meant(titled: str, known: tuple[str, ...]) -> str:
    """The law that a name in 《》 means: a known one that it shortens, else the one that it says."""
    if titled in known or not titled:
        return titled
    alike = _by_ending(known).get(_ending_of(titled), ())
    return next((law for law, own in alike if _shortens(titled, own)), titled)


def _short_named(words: str, known: tuple[str, ...]) -> tuple[str, str, int] | None:
    """The known law of which a short name stands in the words, that name, and the index after it.

    Where no article follows, only one law may have that short name: 实施办法 alone names none.
    """
    for found in islice(_NAMED.finditer(words), _MOST_ENDINGS):
        if _READS_ON.match(words, found.end()):
            continue
        with_article = _ASKED_BARE.match(words, found.start())
        shortest = found.start() - _SHORTEST_BODY
        alike = _by_ending(known).get(found[0], ())
        for begin in range(max(0, found.end() - _LONGEST), shortest + 1):
            name = words[begin : found.end()]
            begins = begin == 0 or words[begin - 1] in _BEFORE
            laws = [law for law, own in alike if _shortens(name, own, begins=begins)]
            if len(laws) == 1 or (laws and with_article):
                return laws[0], name, found.end()
    return None


def _ending_of(name: str) -> str:
    """The word that a law's name ends with (办法), "" where it ends like none."""
    found = (match[0] for match in _NAMED.finditer(name) if match.end() == len(name))
    return next(found, "")


@lru_cache(maxsize=8)
def _by_ending(known: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The known laws by the word that they end with, each with its name without the region."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for law in known:
        own = REGION.sub("", law, count=1) if REGION.match(law) else law
        ending = _ending_of(law)
        found[ending] = (*found.get(ending, ()), (law, own))
    return found


def _shortens(name: str, own: str, *, begins: bool = True) -> bool:
    """Whether a name is a law's own with characters left out (社矫法), or just its end (矫正法).

    It ends with the word that the law ends with, and begins with the first character of its name or
    runs on to its end; the latter only where the name `begins` there: 治安处罚法 is not 行政处罚法.
    """
    if own.endswith(name):
        return begins
    rest = iter(own)
    return name[0] == own[0] and all(char in rest for char in name)


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

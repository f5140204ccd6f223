"""Facts that are read out of a cell's words: what it cites, what it imposes, what time it sets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.clauses import without_mark
from knowledge.records import Column, Facet, Fact, Kind, Placed, Record
from knowledge.terms import Authority, Citation, Period, Relation
from knowledge.text import squeeze, tidy

_LONGEST_READ_ALOUD = 48  # characters
_GOES_ON = ("并", "且", "之后", "和", "或", "及")
_LONGEST_GAP = 4  # characters between a citation and its words: 第四十七条：“
_PLACE = re.compile(r"第[^《》（）()]*$")


def basis_facts(record: Record, found: tuple[Placed[Citation], ...]) -> Iterator[Fact]:
    """One fact for each citing phrase: 《社区矫正法》第11、12、13条 is one fact and three citations."""
    seen: set[tuple[str, str]] = set()
    for placed in found:
        quote = _passage(record, placed)
        mark = (placed.locator.column, quote)
        if mark not in seen:
            seen.add(mark)
            value = _citation_value(placed.item)
            column = placed.locator.column
            yield Fact(record.key, Facet.BASIS, column, value, quote, placed.locator)


def _passage(record: Record, placed: Placed[Citation]) -> str:
    """The citing words and the article's words after them, as one piece of the cell.

    Where something stands between the two, the article's words alone.
    """
    item = placed.item
    citing, words = tidy(item.quote), tidy(item.text)
    if not words:
        return citing
    cell = next((tidy(f.text) for f in record.fields if f.locator == placed.locator), "")
    start = cell.find(citing)
    begin = cell.find(words, start + len(citing)) if start >= 0 else -1
    if begin < 0 or begin - start - len(citing) > _LONGEST_GAP:
        return words
    return cell[start : begin + len(words)]


def _citation_value(item: Citation) -> str:
    """What one reads aloud: the law and the article as printed; a long form by the law's one name."""
    quote = tidy(without_mark(item.quote)).rstrip("；;。，,:： ")
    printed_short = quote.startswith("《") and len(quote) <= _LONGEST_READ_ALOUD
    if item.authority is Authority.DOCUMENT or printed_short:
        return quote
    place = _PLACE.search(quote)
    return f"《{item.law}》{place[0].strip() if place else ''}"


# Words that make an article one that punishes.
_PUNISHING = ("罚款", "警告", "没收", "停止执业", "停业整顿", "吊销", "费用，并处", "给予处罚")


def penalty_facts(record: Record, found: tuple[Placed[Citation], ...]) -> Iterator[Fact]:
    """The articles of a power's basis that say what is imposed, and how much."""
    if record.kind is not Kind.POWER:
        return
    for placed in found:
        text = placed.item.text
        punishes = any(word in text for word in _PUNISHING)
        if placed.locator.column == Column.BASIS.value and punishes:
            label, value = _citation_value(placed.item), _head(tidy(text))
            quote = _passage(record, placed)
            yield Fact(record.key, Facet.PENALTY, label, value, quote, placed.locator)


def _head(text: str) -> str:
    """The part of an article before its list of cases."""
    return text.split("（一）", 1)[0].strip(" ：:；;，,“”")


def deadline_facts(record: Record, found: tuple[Placed[Period], ...]) -> Iterator[Fact]:
    """One fact for each sentence with a time limit; a vague one (及时) only where nothing is stated."""
    stated = [p for p in found if p.item.relation is not Relation.UNSPECIFIED]
    seen: set[tuple[str, str]] = set()
    for placed in stated or found:
        item, where = placed.item, placed.locator
        phrase = _phrase(item)
        # The same article often stands in two columns, and one phrase may hold two periods.
        mark = (squeeze(phrase), squeeze(item.sentence))
        if mark in seen:
            continue
        seen.add(mark)
        label = "时限" if item.relation is not Relation.UNSPECIFIED else "没有写明具体时间"
        yield Fact(record.key, Facet.DEADLINE, label, phrase, tidy(item.sentence), where)


def _phrase(item: Period) -> str:
    """The part between commas that holds the period, as it stands."""
    sentence, words = tidy(without_mark(item.sentence)), tidy(item.words)
    at = sentence.find(words)
    if at < 0:
        return words
    start = max((sentence.rfind(mark, 0, at) for mark in "，,；;。"), default=-1) + 1
    ends = [sentence.find(mark, at + len(words)) for mark in "，,；;。"]
    end = min((e for e in ends if e >= 0), default=len(sentence))
    # 并在五日内送达 says nothing of who: the part before belongs to it.
    while start > 0 and sentence[start:].lstrip().startswith(_GOES_ON):
        start = max((sentence.rfind(mark, 0, start - 1) for mark in "，,；;。"), default=-1) + 1
    return sentence[start:end].strip(" “”")

"""Reads a basis cell into what it cites: 《律师法》第四十七条 → Citation; pure.

A cell is headings (a law, an article) with the article's words printed below. What headings name is
the basis; a law that is named inside an article's words is a cross reference, a mention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.headings import ends_clause, opens, printed, runs_on, speaks, text_start
from knowledge.laws import (
    ENDING,
    NamedLaw,
    authority_of,
    bare_name_start,
    canonical,
    read_law,
    sounds_like_law,
)
from knowledge.provisions import NUMBER, Provision, Run, read_run
from knowledge.terms import Authority, Citation
from knowledge.text import tidy

_TAG = re.compile(r"</?p>", re.IGNORECASE)
_TOKEN = re.compile(
    r"[【\[［〔]\s*+(?P<mark>(?:法律|[行政地方性部门府]{0,4}(?:法规|规章)|(?:行政)?规范性文件))"
    r"\s*+[】\]］〕]"
    r"|(?P<title>《[^《》]{0,120}+(?:《[^《》]{1,80}+》[^《》]{0,80}+){0,2}+》)"
    r"|[ \u3000]{0,4}+(?P<document>[﹝〔\[［（(]\s*+[0-9０-９]{4}\s*+年?\s*+[﹞〕\]］）)]"
    r"\s*+第?\s*+[0-9０-９]{1,6}+\s*+号)"
    rf"|(?P<bare>{ENDING})(?=\s{{0,20}}+(?:[（(][^（）()]{{0,200}}+[）)]\s{{0,20}}+){{0,2}}+"
    rf"(?:第\s?{NUMBER}\s?[、章条]|[；;。]|\Z))"
    rf"|(?P<provision>第\s?{NUMBER})"
)
_SURE_ENDINGS = ("法", "法典", "条例")
_MARKS = (Authority.NORMATIVE, Authority.LAW, Authority.REGULATION, Authority.RULE)

_SEPARATORS = " \t\r\n\f\v\u3000、，,；;：:和及与"


def parse(text: str) -> tuple[Citation, ...]:
    """What a basis cell cites as its basis, in order: one citation per article (or chapter).

    A law or a document number of which no article is named is one citation of the whole. `quote`
    is the law's name, its dates and articles where they stand together, else the article heading
    alone (第四十九条); articles named in one go share it. `text` is all that is printed up to the
    next heading; its quotation marks are left out where they enclose the whole of it. Both are
    contiguous in the cell, white space and paragraph tags aside. An article that no law precedes
    is left out. The rank is the one printed before the name (【规章】), else told by the name.
    """
    return tuple(_Reader(text).read().basis)


def mentions(text: str) -> tuple[Citation, ...]:
    """The laws that the printed articles refer to (依照《公证法》…), in order; never the basis."""
    return tuple(_Reader(text).read().mentions)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A law's places named in one go; `text_at` is where their printed words begin, if any are."""

    law: NamedLaw
    rank: Authority
    marked: bool
    places: tuple[Provision, ...]
    quote: str
    text_at: int | None

    @property
    def is_whole(self) -> bool:
        """Whether the law is cited without any article."""
        return self.places == (Provision(),)


class _Reader:
    """One pass over a cell, heading by heading.

    `_at` is where the next token is sought; `_done` where the last heading or mention ended.
    """

    def __init__(self, raw: str) -> None:
        # Tags become line breaks of the same length, so that every index holds.
        self._text = _TAG.sub(lambda tag: "\n" * len(tag[0]), raw)
        self._at = self._done = 0
        self._mark: Authority | None = None
        self._last: _Heading | None = None
        self._unclosed = False
        self.basis: list[Citation] = []
        self.mentions: list[Citation] = []

    def read(self) -> _Reader:
        while token := _TOKEN.search(self._text, self._at):
            if token["mark"]:
                self._take_mark(token)
            elif token["provision"]:
                self._take_provision(token)
            else:
                self._take_name(token)
        self._close(len(self._text))
        return self

    def _take_mark(self, token: re.Match[str]) -> None:
        self._close(token.start())
        self._mark = next(rank for rank in _MARKS if rank in token["mark"])
        self._last, self._at = None, token.end()
        self._done = self._at

    def _take_name(self, token: re.Match[str]) -> None:
        self._at, before = token.end(), self._done
        law = self._law_of(token, before)
        if law is None:
            return
        self._at = self._done = law.end
        heading = self._heading(law, self._mark, law.run, law.start)
        if self._in_text and not self._heads(law, before):
            self.mentions += _citations(heading, "")
        else:
            self._open(heading, law.start)
            self._mark = None

    def _take_provision(self, token: re.Match[str]) -> None:
        last, before = self._last, self._done
        run = read_run(self._text, token.start(), last.places[-1].article if last else None)
        if run is None:
            self._at = token.end()
            return
        self._at = self._done = run.end
        if last is None or not self._continues(before, token.start(), run.end):
            return
        if last.is_whole and last.text_at is None:
            self._unclosed = False  # the law is not cited as a whole after all
        mark = last.rank if last.marked else None
        self._open(self._heading(last.law, mark, run, token.start()), token.start())

    def _law_of(self, token: re.Match[str], before: int) -> NamedLaw | None:
        """The law or document that a token names, None where it names none."""
        if token["title"]:
            law = read_law(self._text, token.start(), token.end())
            return law if self._mark or law.run or sounds_like_law(law.written) else None
        end = token.end() if token["bare"] else token.start()
        start = bare_name_start(self._text, end, before)
        if start is None:
            return None
        law = read_law(self._text, start, token.end())
        # Without 《》 and without an article a name counts only as a clause of its own, and
        # 制定管理办法 is hardly a name.
        clause = token["bare"] in _SURE_ENDINGS and not self._in_text
        alone = self._mark or (clause and opens(self._text, before, start))
        return law if token["document"] or law.run or alone else None

    @property
    def _in_text(self) -> bool:
        return self._unclosed and self._last is not None and self._last.text_at is not None

    def _heads(self, law: NamedLaw, before: int) -> bool:
        """Whether a name met inside an article's words begins a new heading."""
        if not opens(self._text, before, law.start):
            return False
        if law.run:
            return not runs_on(self._text, law.end)
        return bool(law.dates) or ends_clause(self._text, law.end)

    def _continues(self, before: int, start: int, end: int) -> bool:
        """Whether an article without a law's name is a heading under the law named before."""
        lead = self._text[before:start]
        if not self._in_text and not lead.strip(_SEPARATORS):
            return True
        if lead[-1:].isspace() and speaks(self._text, end):
            return True
        return opens(self._text, before, start) and not runs_on(self._text, end)

    def _heading(
        self, law: NamedLaw, mark: Authority | None, run: Run | None, start: int
    ) -> _Heading:
        end = run.end if run else law.end
        rank = mark or authority_of(law.written, law.dates)
        text_at = text_start(self._text, end, article=run is not None, marked=mark is not None)
        places = run.provisions if run else (Provision(),)
        return _Heading(law, rank, mark is not None, places, tidy(self._text[start:end]), text_at)

    def _open(self, heading: _Heading, start: int) -> None:
        self._close(start)
        self._last, self._unclosed = heading, True

    def _close(self, end: int) -> None:
        if self._unclosed and self._last:
            begin = self._last.text_at
            text = "" if begin is None else printed(self._text[begin:end])
            self.basis += _citations(self._last, text)
        self._unclosed = False


def _citations(heading: _Heading, text: str) -> list[Citation]:
    law = heading.law
    return [
        Citation(
            law=canonical(law.written),
            written=law.written,
            authority=heading.rank,
            quote=heading.quote,
            text=text,
            dates=law.dates,
            **place._asdict(),
        )
        for place in heading.places
    ]

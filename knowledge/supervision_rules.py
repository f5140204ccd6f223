"""Reads 事中事后监督管理制度: prose, several policies of five sections each, a paragraph a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from knowledge.errors import RegisterError
from knowledge.reading import Place, Reading
from knowledge.records import Column, Field, Kind, Record, Source
from knowledge.tables import Cell, Section
from knowledge.text import squeeze, tidy

# （一）对公证机构和公证员行政执法的监督检查 — list items also open so, but end in 。 or ；
_POLICY = re.compile(r"^（[一二三四五六七八九十]+）(?P<title>对[^；。：:]+)$")
_SECTION = re.compile(r"^[一二三四五]、(?P<title>监督检查(?:对象|内容|方式及程序|措施|处理))$")


@dataclass
class _Policy:
    heading: list[Cell]
    sections: list[_RuleSection] = field(default_factory=list)

    @property
    def title(self) -> str:
        words = squeeze("".join(cell.text for cell in self.heading))
        return words.split("）", 1)[1]


@dataclass
class _RuleSection:
    heading: Cell
    title: str
    paragraphs: list[Cell] = field(default_factory=list)


def read_supervision(section: Section, source: Source) -> Reading:
    """A record per section of each policy, its paragraphs as fields.

    Raises RegisterError for a paragraph that stands before any policy or section.
    """
    policies: list[_Policy] = []
    for row in section.rows:
        if not row.blank:
            _take(row.cells[0], policies, source)
    records = [
        _record(number, policy, index, rules, section, source)
        for number, policy in enumerate(policies, 1)
        for index, rules in enumerate(policy.sections, 1)
    ]
    return Reading(source, tuple(records))


def _take(cell: Cell, policies: list[_Policy], source: Source) -> None:
    words = squeeze(cell.text)
    opened = _SECTION.match(words)
    if _POLICY.match(words):
        policies.append(_Policy([cell]))
    elif not policies:
        raise RegisterError("监督管理制度应以「（一）对……」开头", source.file, cell.line)
    elif opened:
        policies[-1].sections.append(_RuleSection(cell, opened["title"]))
    elif not policies[-1].sections:
        # A policy's title may be broken over two lines.
        policies[-1].heading.append(cell)
    else:
        policies[-1].sections[-1].paragraphs.append(cell)


def _record(
    number: int, policy: _Policy, index: int, rules: _RuleSection, section: Section, source: Source
) -> Record:
    place = Place(source, section.title, policy.title, f"{number}.{index}")
    fields = [_field(place, Column.POLICY, cell, cell.text) for cell in policy.heading]
    fields.append(_field(place, Column.SECTION, rules.heading, rules.title, rules.heading.text))
    fields += [_field(place, Column.PARAGRAPH, cell, rules.title) for cell in rules.paragraphs]
    return Record(
        f"{source.bureau}/supervision/{place.number}",
        Kind.SUPERVISION,
        source.bureau,
        source.id,
        policy.title,
        place.number,
        rules.title,
        tuple(fields),
    )


def _field(
    place: Place, column: Column, cell: Cell, title: str, text: str | None = None
) -> Field:
    return Field(column, tidy(text or cell.text), place.at(cell.line, tidy(title)))

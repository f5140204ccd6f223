"""Reads 事中事后监督管理制度: prose, several policies of five sections each, a paragraph a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from knowledge.errors import RegisterError
from knowledge.reading import Place, Reading
from knowledge.records import Column, Field, Kind, Record, Source
from knowledge.tables import Cell, Section
from knowledge.text import read_number, squeeze, tidy

# （一）对公证机构和公证员行政执法的监督检查 — list items also open so, but end in 。 or ； or have
# another number than the next policy's.
_POLICY = re.compile(r"（(?P<number>[一二三四五六七八九十]+)）对[^；。：:]+")
_SECTION = re.compile(
    r"(?P<number>[一二三四五])、(?P<title>监督检查(?:对象|内容|方式及程序|措施|处理))"
)
_ENDS_OF_A_SENTENCE = ("。", "；", "：", ";", ":")


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

    Raises RegisterError for a paragraph that stands before any policy or section, for sections that
    do not follow one another in number and for a policy without any.
    """
    policies: list[_Policy] = []
    for row in section.rows:
        for cell in row.cells:
            _take(cell, policies, source)
    for policy in policies:
        _refuse_unfinished(policy, source)
    records = [
        _record(Place(source, section.title, policy.title, f"{number}.{index}"), policy, rules)
        for number, policy in enumerate(policies, 1)
        for index, rules in enumerate(policy.sections, 1)
    ]
    return Reading(source, tuple(records))


def _take(cell: Cell, policies: list[_Policy], source: Source) -> None:
    words = squeeze(cell.text)
    policy = _POLICY.fullmatch(words)
    if policy and read_number(policy["number"]) == len(policies) + 1:
        policies.append(_Policy([cell]))
    elif not policies:
        raise RegisterError("监督管理制度应以「（一）对……」开头", source.file, cell.line)
    elif opened := _SECTION.fullmatch(words):
        _open_section(opened, cell, policies[-1], source)
    elif policies[-1].sections:
        policies[-1].sections[-1].paragraphs.append(cell)
    elif words.endswith(_ENDS_OF_A_SENTENCE):
        problem = "正文应在「一、监督检查对象」之类的标题下面，请检查上面的标题"
        raise RegisterError(problem, source.file, cell.line)
    else:
        # A policy's title may be broken over two lines.
        policies[-1].heading.append(cell)


def _open_section(found: re.Match[str], cell: Cell, policy: _Policy, source: Source) -> None:
    expected = len(policy.sections) + 1
    if read_number(found["number"]) != expected:
        problem = f"这里应是第 {expected} 节，写的是「{found[0]}」，请检查前面是否缺了标题"
        raise RegisterError(problem, source.file, cell.line)
    policy.sections.append(_RuleSection(cell, found["title"]))


def _refuse_unfinished(policy: _Policy, source: Source) -> None:
    if not policy.sections:
        problem = f"「{policy.title}」下面没有「一、监督检查对象」之类的标题，请补上"
        raise RegisterError(problem, source.file, policy.heading[0].line)


def _record(place: Place, policy: _Policy, rules: _RuleSection) -> Record:
    fields = [_field(place, Column.POLICY, cell, cell.text) for cell in policy.heading]
    fields.append(_field(place, Column.SECTION, rules.heading, rules.title, rules.heading.text))
    fields += [_field(place, Column.PARAGRAPH, cell, rules.title) for cell in rules.paragraphs]
    return Record(
        f"{place.source.bureau}/supervision/{place.number}",
        Kind.SUPERVISION,
        place.source.bureau,
        place.source.id,
        place.part,
        place.number,
        rules.title,
        tuple(fields),
    )


def _field(place: Place, column: Column, cell: Cell, title: str, text: str | None = None) -> Field:
    return Field(column, tidy(text or cell.text), place.at(cell.line, tidy(title)))

"""The basis of every item of the power list, against a table read by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from knowledge.citations import mentions, parse
from knowledge.records import Column, Kind, Record, Source
from knowledge.registers import read_register
from knowledge.terms import Authority, Citation
from knowledge.text import squeeze, tidy

SOURCES = Path(__file__).resolve().parents[2] / "knowledge" / "sources"

CORRECTION = "社区矫正法"
MEASURES = "社区矫正法实施办法"
RULES = "自治区社区矫正实施细则"
GRADING = "自治区社区矫正对象分类管理和考核奖惩办法"
LAWYERS = "律师法"
FIRMS = "律师事务所管理办法"
AID = "法律援助法"
AID_REGULATION = "法律援助条例"
PUBLICITY = "新疆维吾尔自治区法治宣传教育条例"
STATIONS = "基层法律服务所管理办法"
WORKERS = "基层法律服务工作者管理办法"
NOTARIES = "司法部关于公证机构和公证员执业活动监管办法"

Expected = tuple[tuple[str, tuple[int | None, ...]], ...]

# Law by law and article by article as a reader finds them in the column 实施依据.
BASES: dict[str, Expected] = {
    "penalty/1": ((AID, (62,)),),
    "penalty/2": ((LAWYERS, (47, 49, 50, 51, 52)),),
    "penalty/3": ((LAWYERS, (50, 51, 52, 36)), (FIRMS, (44, 42, 51))),
    "penalty/4": ((LAWYERS, (35,)),),
    "penalty/5": ((AID, (60,)),),
    "penalty/6": ((STATIONS, (36,)), (WORKERS, (46,))),
    "penalty/7": ((AID, (65,)),),
    "penalty/8": (
        (CORRECTION, (28,)),
        (MEASURES, (34, 35, 36)),
        ("自治区社区矫正法实施细则", (50, 51, 52)),
    ),
    "inspection/1": (
        ("公证法", (5,)),
        ("公证机构执业管理办法", (5,)),
        (NOTARIES, (20, 21, 25, 26)),
        ("公证员执业管理办法", (5,)),
        ("公证程序规则", (8,)),
    ),
    "inspection/2": ((LAWYERS, (40, 41)), (FIRMS, (20, 60, 61, 62, 63, 66))),
    "inspection/3": ((PUBLICITY, (9, 23)),),
    "inspection/4": ((STATIONS, (24,)),),
    "inspection/5": ((MEASURES, (9,)), (RULES, (88,))),
    "inspection/6": ((MEASURES, (24,)), (RULES, (43,))),
    "reward/1": (("律师执业管理办法", (5,)), (FIRMS, (6,))),
    "reward/2": ((PUBLICITY, (9, 34)),),
    "reward/3": ((AID, (11,)), (AID_REGULATION, (9,))),
    "reward/4": ((STATIONS, (35,)), (WORKERS, (45,))),
    "reward/5": ((CORRECTION, (16,)), (MEASURES, (48,)), (RULES, (87,))),
    "reward/6": (
        (MEASURES, (33,)),
        (RULES, (48,)),
        ("自治区社区矫正对象分类管理和考核奖励办法", (29,)),
    ),
    "reward/7": (("人民调解法", (6,)), ("人民调解委员会及调解员奖励办法", (7, 7))),
    "other/1": (
        (AID, (5, 12, 13, 49, 49)),
        (AID_REGULATION, (19,)),
        ("新疆维吾尔自治区法律援助条例办法", (2, 3)),
    ),
    "other/2": (("公证法", (24,)),),
    "other/3": ((CORRECTION, (11, 12, 13)), (MEASURES, (4,)), (RULES, (58,))),
    "other/4": ((CORRECTION, (5,)), (MEASURES, (11,)), (RULES, (86,))),
    "other/5": (
        (CORRECTION, (18,)),
        (MEASURES, (9, 13, 14)),
        (RULES, (9, 10, 12, 13, 14, 15, 16, 17)),
    ),
    "other/6": ((CORRECTION, (22,)), (MEASURES, (9, 16, 17, 18)), (RULES, (22, 23, 26, 27))),
    "other/7": (("出境入境管理法", (12,)), (RULES, (25,))),
    "other/8": ((CORRECTION, (9,)), (MEASURES, (10,)), (RULES, (24,))),
    "other/9": ((CORRECTION, (24, 25, 52)), (MEASURES, (9, 19, 22)), (RULES, (31, 32, 33))),
    "other/10": ((CORRECTION, (22,)), (MEASURES, (9, 20)), (RULES, (29, 30))),
    "other/11": ((CORRECTION, (24,)), (MEASURES, (21,)), (RULES, (34, 35)), (GRADING, (None,))),
    "other/12": ((CORRECTION, (26,)), (MEASURES, (23,)), (GRADING, (15, 16, 17))),
    "other/13": ((CORRECTION, (30,)), (MEASURES, (38,)), (RULES, (45,))),
    "other/14": (("社区矫正实施办法", (24,)),),
    "other/15": ((CORRECTION, (23,)), (MEASURES, (25, 39)), (RULES, (5,))),
    "other/16": ((CORRECTION, (23, 27)), (MEASURES, (26, 27)), (RULES, (37, 38))),
    "other/17": ((CORRECTION, (23,)), (MEASURES, (27, 29))),
    "other/18": ((CORRECTION, (23,)), (MEASURES, (30, 31)), (RULES, (27,))),
    "other/19": ((MEASURES, (32,)), (RULES, (24,)), (GRADING, (None,))),
    "other/20": (("分类管理和考核奖惩办法", (19,)),),
    "other/21": ((CORRECTION, (33,)), (MEASURES, (42,))),
    "other/22": ((CORRECTION, (29,)), (MEASURES, (37,)), (RULES, (41, 42))),
    "other/23": ((CORRECTION, (28,)), (MEASURES, (46, 47, 49)), (RULES, (53, 54, 55, 56))),
    "other/24": ((CORRECTION, (47,)), (MEASURES, (48,)), (RULES, (57,))),
    "other/25": ((CORRECTION, (36, 40)), (MEASURES, (43,)), (RULES, (61, 62)), (GRADING, (30,))),
    "other/26": ((CORRECTION, (37, 43)), (MEASURES, (45,)), (RULES, (67, 70))),
    "other/27": ((CORRECTION, (42,)), (MEASURES, (44,)), (RULES, (64, 65))),
    "other/28": ((CORRECTION, (53,)), ("预防未成年人犯罪法", (57,)), (RULES, (80,))),
    "other/29": ((CORRECTION, (44,)), (MEASURES, (53,)), (RULES, (71, 72))),
    "other/30": ((MEASURES, (54,)),),
    "other/31": ((CORRECTION, (45,)), (MEASURES, (54,)), (RULES, (75,))),
    "other/32": (("自治区社区矫正对象档案管理办法", (15,)),),
    "other/33": ((CORRECTION, (31,)), (RULES, (52,))),
}

# What the printed articles refer to; all other items refer to nothing.
MENTIONS: dict[str, list[tuple[str, int | None]]] = {
    "penalty/3": [(LAWYERS, None), (LAWYERS, 47), (LAWYERS, 48), (LAWYERS, 49)],
    "inspection/1": [("公证法", None)] * 5,
    "inspection/2": [(LAWYERS, None)] * 2,
}


@cache
def records(file: str, bureau: str) -> dict[str, Record]:
    """The records of one register by key, the bureau left out."""
    source = Source(bureau, bureau, bureau, file, "")
    found = read_register(SOURCES / file, source).records
    return {record.key.split("/", 1)[1]: record for record in found}


def basis(key: str) -> str:
    """The cell 实施依据 of a power item."""
    return records("yining.txt", "yining")[key].text(Column.BASIS)


def found(key: str, law: str, article: int) -> list[Citation]:
    """The citations of one article in an item's basis."""
    return [item for item in parse(basis(key)) if (item.law, item.article) == (law, article)]


def test_the_table_names_every_power_item() -> None:
    """All 54 items stand in the table, and each has a basis."""
    powers = {
        key for key, item in records("yining.txt", "yining").items() if item.kind is Kind.POWER
    }
    assert len(powers) == 54
    assert set(BASES) == powers
    assert all(basis(key) for key in powers)


@pytest.mark.parametrize("key", BASES)
def test_each_item_cites_what_a_reader_finds(key: str) -> None:
    """Laws and articles, in the order of the cell, nothing left out and nothing added."""
    expected = [(law, article) for law, articles in BASES[key] for article in articles]
    assert [(item.law, item.article) for item in parse(basis(key))] == expected


@pytest.mark.parametrize("key", BASES)
def test_cross_references_are_never_the_basis(key: str) -> None:
    """Laws named inside the printed articles are mentions, and there are no others."""
    references = [(item.law, item.article) for item in mentions(basis(key))]
    assert references == MENTIONS.get(key, [])


@pytest.mark.parametrize("key", BASES)
@pytest.mark.parametrize("column", [Column.BASIS, Column.RESPONSIBILITY_BASIS])
def test_quotes_and_texts_stand_in_the_cell(key: str, column: Column) -> None:
    """White space and paragraph tags aside, all that is quoted is contiguous in the register."""
    cell = records("yining.txt", "yining")[key].text(column)
    for item in (*parse(cell), *mentions(cell)):
        assert squeeze(item.quote) in squeeze(cell)
        assert squeeze(item.written) in squeeze(cell)
        assert squeeze(item.text) in squeeze(cell)
        assert all(squeeze(date) in squeeze(cell) for date in item.dates)


@pytest.mark.parametrize("key", BASES)
def test_line_breaks_and_tags_change_nothing(key: str) -> None:
    """A cell shown without its paragraph tags cites the same."""
    assert parse(tidy(basis(key))) == parse(basis(key))
    assert mentions(tidy(basis(key))) == mentions(basis(key))


@pytest.mark.parametrize("key", [key for key in BASES if "“" in basis(key)])
def test_every_word_of_a_long_cell_is_read_once(key: str) -> None:
    """Marks, headings and texts together are the whole cell: no printed word is lost."""
    rest = squeeze(basis(key))
    at, quote = 0, ""
    for item in parse(basis(key)):
        if item.quote == quote:
            continue  # one heading that names two paragraphs
        quote = item.quote
        for words in (squeeze(item.quote), squeeze(item.text)):
            between = rest[at : rest.index(words, at)]
            assert between in ("", "：", "：“", "”") or between.startswith(("【", "”【"))
            at = rest.index(words, at) + len(words)
    assert rest[at:] in ("", "”")


@pytest.mark.parametrize(
    ("key", "law", "article", "starts", "ends"),
    [
        ("penalty/1", AID, 62, "律师、基层法律服务工作者有下列情形", "法律法规规定的其他情形。"),
        ("penalty/2", LAWYERS, 47, "律师有下列行为之一的", "（五）拒绝履行法律援助义务的。"),
        ("penalty/2", LAWYERS, 49, "律师有下列行为之一的", "（九）泄露国家秘密的。"),
        ("penalty/2", LAWYERS, 50, "“律师事务所有下列行为", "造成严重后果的；"),
        ("penalty/3", LAWYERS, 50, "“律师事务所有下列行为", "造成严重后果的。"),
        ("penalty/3", LAWYERS, 36, "司法行政机关可以委托", "律师协会进行调查。"),
        ("penalty/3", FIRMS, 42, "律师事务所违反本办法规定的", "追究法律责任。"),
        ("penalty/3", FIRMS, 51, "律师事务所违反本办法第二十八条", "予以行政处罚。"),
        ("inspection/1", "公证程序规则", 8, "司法行政机关依照《公证法》", "监督、指导"),
        ("inspection/3", PUBLICITY, 9, "“司法行政部门主管", "and 公民提供法律服务。”"),
        ("reward/2", PUBLICITY, 9, "司法行政部门主管", "评估及表彰；"),
        ("other/2", "公证法", 24, "公证员有下列情形之一的", "被吊销公证员执业证书的。"),
        ("other/22", CORRECTION, 29, "", ""),
    ],
)
def test_each_article_is_printed_whole(
    key: str, law: str, article: int, starts: str, ends: str
) -> None:
    """Lists after the closing mark and paragraphs without a heading stay with their article."""
    (item,) = found(key, law, article)
    assert item.text.startswith(starts)
    assert item.text.endswith(ends)
    assert bool(item.text) is bool(starts)


def test_paragraphs_and_items_of_the_register() -> None:
    """款 and 项 are read in every form that the register prints."""
    assert [item.paragraph for item in found("penalty/3", LAWYERS, 36)] == [3]
    assert [item.paragraph for item in found("penalty/3", FIRMS, 44)] == [2]
    assert [item.paragraph for item in found("reward/7", "人民调解委员会及调解员奖励办法", 7)] == [
        2,
        3,
    ]
    assert [item.paragraph for item in found("other/1", AID, 49)] == [1, 2]
    assert [item.item for item in found("reward/2", PUBLICITY, 9)] == [5]


@pytest.mark.parametrize(
    ("key", "law", "article", "authority"),
    [
        ("penalty/2", LAWYERS, 47, Authority.LAW),
        ("reward/3", AID_REGULATION, 9, Authority.REGULATION),
        ("inspection/1", NOTARIES, 20, Authority.NORMATIVE),
        ("other/1", "新疆维吾尔自治区法律援助条例办法", 2, Authority.RULE),
        ("other/22", CORRECTION, 29, Authority.LAW),
        ("other/22", MEASURES, 37, Authority.RULE),
        ("other/22", RULES, 41, Authority.NORMATIVE),
        ("other/32", "自治区社区矫正对象档案管理办法", 15, Authority.NORMATIVE),
    ],
)
def test_ranks_are_as_printed_or_told_by_the_name(
    key: str, law: str, article: int, authority: Authority
) -> None:
    """The long cells print the rank; in the short ones the name tells it."""
    assert {item.authority for item in found(key, law, article)} == {authority}


@pytest.mark.parametrize(
    ("key", "law", "article", "dates"),
    [
        ("penalty/2", LAWYERS, 52, ("1996年5月15日通过", "2017年9月1日修正")),
        ("inspection/2", LAWYERS, 40, ("1996年9月15日通过", "2017年9月1日修正")),
        (
            "penalty/3",
            FIRMS,
            42,
            ("2008年7月18日司法部令第111号发布", "2016年9月18日司法部令第134号修订"),
        ),
        ("inspection/1", "公证员执业管理办法", 5, ("2006年3月司法部令第102号",)),
        ("reward/7", "人民调解委员会及调解员奖励办法", 7, ("1991年7月12日司法部令 15号",)),
        ("other/22", CORRECTION, 29, ()),
    ],
)
def test_dates_are_as_stated(key: str, law: str, article: int, dates: tuple[str, ...]) -> None:
    """The bracket after the name is kept in its own words, slips included."""
    assert {item.dates for item in found(key, law, article)} == {dates}


def test_articles_named_in_one_go_share_their_quote() -> None:
    """The quote is the citing phrase as it stands, without the number of the entry."""
    quotes = [item.quote for item in parse(basis("other/3"))]
    assert quotes[:3] == ["《社区矫正法》第11、12、13条"] * 3
    assert quotes[3:] == ["《社区矫正法实施办法》第4条", "《自治区社区矫正实施细则（试行）》第58条"]


@pytest.mark.parametrize("number", range(1, 8))
def test_the_basis_of_responsibility_cites_chapters(number: int) -> None:
    """责任事项依据 of the penalties names three chapters of 行政处罚法."""
    cell = records("yining.txt", "yining")[f"penalty/{number}"].text(Column.RESPONSIBILITY_BASIS)
    assert [(item.law, item.chapter, item.article) for item in parse(cell)] == [
        ("行政处罚法", chapter, None) for chapter in (5, 6, 7)
    ]


def test_paragraphs_without_a_heading_go_on_with_the_article() -> None:
    """In other/1 two articles of 责任事项依据 go on after their closing mark."""
    cell = records("yining.txt", "yining")["other/1"].text(Column.RESPONSIBILITY_BASIS)
    texts = {(item.law, item.article): item.text for item in parse(cell)}
    assert list(texts) == [
        (AID, 61),
        (AID, 66),
        (AID_REGULATION, 40),
        (AID_REGULATION, 5),
        (AID_REGULATION, 19),
    ]
    assert texts[AID_REGULATION, 40].endswith("予以协助。”")
    assert texts[AID_REGULATION, 5].endswith("提供法律援助。”")


@pytest.mark.parametrize(
    ("key", "laws"),
    [
        ("boundary/1", ["中办发〔2010〕5号", "司法通〔2012〕12号"]),
        ("boundary/2", ["冀司通〔2014〕47号"]),
    ],
)
def test_the_municipal_boundaries_cite_document_numbers(key: str, laws: list[str]) -> None:
    """相关依据 of the municipal register holds nothing but document numbers."""
    cell = records("municipal.txt", "municipal")[key].text(Column.RELATED_BASIS)
    assert [item.law for item in parse(cell)] == laws
    assert {item.authority for item in parse(cell)} == {Authority.DOCUMENT}


def test_no_other_cell_of_the_registers_is_taken_for_a_basis() -> None:
    """Duties, offices and case lists name forms in 《》, and no law as their basis."""
    citing = {Column.BASIS, Column.RELATED_BASIS, Column.RESPONSIBILITY_BASIS}
    cells = [
        field.text
        for file, bureau in (("yining.txt", "yining"), ("municipal.txt", "municipal"))
        for record in records(file, bureau).values()
        for field in record.fields
        if field.column not in citing
    ]
    assert len(cells) > 500
    assert [item.quote for cell in cells for item in (*parse(cell), *mentions(cell))] == []

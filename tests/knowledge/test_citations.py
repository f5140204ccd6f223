"""What a basis cell cites: every shape that the registers, or sloppier hands, write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.citations import mentions, parse
from knowledge.terms import Authority, Citation
from knowledge.text import squeeze

Place = tuple[str, int | None]


def cited(text: str) -> list[Place]:
    """Law and article of each citation, in order."""
    return [(item.law, item.article) for item in parse(text)]


def mentioned(text: str) -> list[Place]:
    """Law and article of each cross reference, in order."""
    return [(item.law, item.article) for item in mentions(text)]


def check(text: str) -> tuple[Citation, ...]:
    """The citations of a text, after checking what holds for any text."""
    found = parse(text)
    for item in (*found, *mentions(text)):
        assert item.quote
        assert squeeze(item.quote) in squeeze(text)
        assert squeeze(item.written) in squeeze(item.quote) or item in found
        assert squeeze(item.text) in squeeze(text)
        assert all(squeeze(date) in squeeze(text) for date in item.dates)
        numbers = (item.chapter, item.article, item.paragraph, item.item)
        assert all(number is None or number >= 1 for number in numbers)
    return found


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("《社区矫正法实施办法》第54条", [("社区矫正法实施办法", 54)]),
        ("《社区矫正法》第11、12、13条", [("社区矫正法", n) for n in (11, 12, 13)]),
        ("《社区矫正法》第９、１０条", [("社区矫正法", n) for n in (9, 10)]),
        ("《社区矫正法实施办法》第25条、第39条", [("社区矫正法实施办法", n) for n in (25, 39)]),
        (
            "1.《社区矫正法》第22条; 2.《出境入境管理法》第12条;",
            [("社区矫正法", 22), ("出境入境管理法", 12)],
        ),
        (
            "1. 《社区矫正法》第28条； 2. 《社区矫正法实施办法》第46、47条； 3. 《自治区社区矫正实施细则(试行)》第53条。",
            [
                ("社区矫正法", 28),
                ("社区矫正法实施办法", 46),
                ("社区矫正法实施办法", 47),
                ("自治区社区矫正实施细则", 53),
            ],
        ),
        (
            "3.《自治区社区矫正实施细则(试行)》第34、35条。 4.《自治区社区矫正对象分类管理和考核奖惩办法》",
            [
                ("自治区社区矫正实施细则", 34),
                ("自治区社区矫正实施细则", 35),
                ("自治区社区矫正对象分类管理和考核奖惩办法", None),
            ],
        ),
        ("<p>1.《社区矫正法》第5条；</p>", [("社区矫正法", 5)]),
        ("<P>《律师法》</P>\n<P>第五条</P>", [("律师法", 5)]),
        ("《律师\n法》第五\n条", [("律师法", 5)]),
        ("《律师法》第五条\n《公证法》第六条", [("律师法", 5), ("公证法", 6)]),
        ("《律师法》第五条《公证法》第六条", [("律师法", 5), ("公证法", 6)]),
        ("《律师法》第五条、《公证法》第六条", [("律师法", 5), ("公证法", 6)]),
        ("《律师法》第五条；第六条", [("律师法", 5), ("律师法", 6)]),
        ("《律师法》第五条第六条", [("律师法", 5), ("律师法", 6)]),
        ("《律师法》、《公证法》", [("律师法", None), ("公证法", None)]),
        ("《律师法》", [("律师法", None)]),
        ("《律师法》第11、12", [("律师法", None)]),
        ("《律师法》第3次修正", [("律师法", None)]),
        ("《社区矫正实施办法》第24条", [("社区矫正实施办法", 24)]),
        ("《分类管理和考核奖惩办法》第19条", [("分类管理和考核奖惩办法", 19)]),
        ("《新疆维吾尔自治区〈法律援助条例〉办法》", [("新疆维吾尔自治区法律援助条例办法", None)]),
        ("《新疆实施《律师法》办法》第3条", [("新疆实施律师法办法", 3)]),
        ("《示范文本》第3条", [("示范文本", 3)]),
    ],
)
def test_short_forms_give_one_citation_per_article(cell: str, expected: list[Place]) -> None:
    """Each article is a citation in order of appearance; a law without any is cited as a whole."""
    assert [(item.law, item.article) for item in check(cell)] == expected
    assert mentions(cell) == ()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("律师法第四十七条", [("律师法", 47)]),
        ("中华人民共和国律师法（2017年修正）第四十七条", [("律师法", 47)]),
        (
            "1.社区矫正法第28条；2.社区矫正法实施办法第34、35条",
            [("社区矫正法", 28), ("社区矫正法实施办法", 34), ("社区矫正法实施办法", 35)],
        ),
        ("依据律师法第五条和公证法第六条的规定", [("律师法", 5), ("公证法", 6)]),
        ("律师法", [("律师法", None)]),
        ("1.律师法；2.公证法。", [("律师法", None), ("公证法", None)]),
        ("【法律】律师法", [("律师法", None)]),
        ("《律师法第五条", [("律师法", 5)]),
        ("民法典第一千条", [("民法典", 1000)]),
        ("依法，违反律师法的", []),
        ("本办法第五条", []),
        ("各单位制定管理办法。", []),
    ],
)
def test_a_law_may_lack_its_brackets(cell: str, expected: list[Place]) -> None:
    """Without 《》 a name counts where an article follows, or where it is a clause of its own."""
    assert [(item.law, item.article) for item in check(cell)] == expected


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("《律师法》第三十六条第三款", (None, 36, 3, None)),
        ("《条例》第九条第五项", (None, 9, None, 5)),
        ("《条例》第九条第一款第（二）项", (None, 9, 1, 2)),
        ("《刑法》第二章第十条", (2, 10, None, None)),
        ("《刑法》第二章", (2, None, None, None)),
    ],
)
def test_paragraph_item_and_chapter_are_kept(cell: str, place: tuple[int | None, ...]) -> None:
    """章, 条, 款, 项 each have a field of their own, None where not stated."""
    (item,) = check(cell)
    assert (item.chapter, item.article, item.paragraph, item.item) == place


def test_two_paragraphs_of_one_article_are_two_citations_of_one_text() -> None:
    """第四十九条第一款、第二款 is printed once and cited twice."""
    cell = "【法律】《法律援助法》第四十九条第一款、第二款：“申请人有异议的，可以提出。”"
    assert [(item.article, item.paragraph) for item in check(cell)] == [(49, 1), (49, 2)]
    assert {item.text for item in parse(cell)} == {"申请人有异议的，可以提出。"}


def test_three_chapters_are_three_citations() -> None:
    """第五章、第六章、第七章 has no article."""
    found = check("【法律】《行政处罚法》（1996年3月17日颁布）第五章、第六章、第七章")
    assert [(item.chapter, item.article) for item in found] == [(5, None), (6, None), (7, None)]


@pytest.mark.parametrize(
    ("cell", "laws"),
    [
        ("中办发﹝2010﹞5号\n司法通﹝2012﹞12号", ["中办发〔2010〕5号", "司法通〔2012〕12号"]),
        ("中办发﹝2010﹞5号司法通﹝2012﹞12号", ["中办发〔2010〕5号", "司法通〔2012〕12号"]),
        ("冀司通﹝2014﹞47号", ["冀司通〔2014〕47号"]),
        ("冀司通 [2014] 47号", ["冀司通〔2014〕47号"]),
        ("冀司通（２０１４）４７号", ["冀司通〔2014〕47号"]),
        ("根据冀司通〔2014〕第47号文件", ["冀司通〔2014〕47号"]),
        ("（2014）47号", []),
    ],
)
def test_a_document_number_is_one_citation(cell: str, laws: list[str]) -> None:
    """A number names its document whatever its brackets; without an issuer it names none."""
    found = check(cell)
    assert [item.law for item in found] == laws
    assert {item.authority for item in found} <= {Authority.DOCUMENT}


def test_an_article_of_a_numbered_document_is_cited() -> None:
    """司法通〔2012〕12号第三条 is article 3 of that document."""
    assert cited("司法通〔2012〕12号第三条") == [("司法通〔2012〕12号", 3)]


def test_a_number_in_the_bracket_after_a_title_is_no_second_document() -> None:
    """《…意见》（中办发〔2010〕5号） is one document, its number stated like a date."""
    (item,) = check("《关于加强安置帮教工作的意见》（中办发〔2010〕5号）")
    assert (item.law, item.dates) == ("关于加强安置帮教工作的意见", ("中办发〔2010〕5号",))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("【法律】《律师法》第五条", Authority.LAW),
        ("【法规】《律师法》第五条", Authority.REGULATION),
        ("【行政法规】《法律援助条例》第五条", Authority.REGULATION),
        ("【部门规章】《公证程序规则》第五条", Authority.RULE),
        ("【规章】 《公证程序规则》第五条", Authority.RULE),
        ("[规章]《公证程序规则》第五条", Authority.RULE),
        ("【 规范性文件 】\n《监管办法》第五条", Authority.NORMATIVE),
        ("【规范性文件】司法通﹝2012﹞12号", Authority.NORMATIVE),
        ("《公证程序规则》第五条", Authority.RULE),
        ("《自治区社区矫正实施细则（试行）》第五条", Authority.NORMATIVE),
    ],
)
def test_the_printed_mark_tells_the_rank(cell: str, expected: Authority) -> None:
    """【规章】 before the name decides; without a mark the name does."""
    (item,) = check(cell)
    assert item.authority is expected


def test_a_mark_holds_for_the_name_after_it_alone() -> None:
    """【法律】 says nothing about the next law; it does hold for all articles of its own."""
    cell = "【法律】《律师管理办法》第五条：“甲。” 第六条：“乙。” 《公证管理办法》第七条：“丙。”"
    ranks = [item.authority for item in check(cell)]
    assert ranks == [Authority.LAW, Authority.LAW, Authority.RULE]


LONG = (
    "<p>【法律】《中华人民共和国律师法》（1996年5月15日通过，2017年9月1日修正）第四十七条：“律师有下列"
    "行为之一的：（一）甲；（二）乙。”</p> <p>第四十九条：“依照《公证法》第三条和《律师法》处罚。”</p>"
    " <p>【规章】《公证程序规则》（2006年5月司法部令第103号）</p> <p>第八条第一款：“监督、指导”</p>"
)


def test_every_heading_article_belongs_to_the_law_before_it() -> None:
    """In a long cell 第X条：“…” is an article of the law named last, with its dates and rank."""
    found = check(LONG)
    assert [(item.law, item.article) for item in found] == [
        ("律师法", 47),
        ("律师法", 49),
        ("公证程序规则", 8),
    ]
    dates = ("1996年5月15日通过", "2017年9月1日修正")
    assert [item.dates for item in found] == [dates, dates, ("2006年5月司法部令第103号",)]
    assert [item.written for item in found] == [
        "《中华人民共和国律师法》",
        "《中华人民共和国律师法》",
        "《公证程序规则》",
    ]


def test_the_quote_is_the_name_with_its_article_or_the_heading_alone() -> None:
    """Name, dates and article are quoted where they stand together, else 第四十九条 alone."""
    assert [item.quote for item in parse(LONG)] == [
        "《中华人民共和国律师法》（1996年5月15日通过，2017年9月1日修正）第四十七条",
        "第四十九条",
        "《公证程序规则》（2006年5月司法部令第103号） 第八条第一款",
    ]
    assert {item.quote for item in parse("1.《律师法》第11、12条；")} == {"《律师法》第11、12条"}


def test_the_text_is_what_the_quotation_marks_enclose() -> None:
    """The printed article is kept without the marks around it."""
    assert [item.text for item in parse(LONG)] == [
        "律师有下列行为之一的：（一）甲；（二）乙。",
        "依照《公证法》第三条和《律师法》处罚。",
        "监督、指导",
    ]


def test_laws_inside_an_article_are_mentions() -> None:
    """What an article refers to is returned apart and is never the basis."""
    assert mentioned(LONG) == [("公证法", 3), ("律师法", None)]
    assert ("公证法", 3) not in cited(LONG)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("依照《律师法》第四十七条相关规定予以行政处罚。", [("律师法", 47)]),
        ("依照《律师法》第四十七条、第四十八条的规定处罚。", [("律师法", 47), ("律师法", 48)]),
        ("依照律师法第四十七条处罚。", [("律师法", 47)]),
        ("甲。《律师法》第四十七条规定的，从其规定。", [("律师法", 47)]),
        ("甲：\n（一）《律师法》第四十七条规定的情形；", [("律师法", 47)]),
        ("依照\n《律师法》和有关法律、法规、规章处理。", [("律师法", None)]),
        ("按照司法通〔2012〕12号办理。", [("司法通〔2012〕12号", None)]),
        ("违反本办法第二十八条、第四十一条规定的，处罚。", []),
        ("违反本办法\n第二十八条规定的，处罚。", []),
        ("甲。第一款规定的，乙。", []),
        ("违反第三十一条至第三十五条规定的，处罚。", []),
        ("填写《调查评估意见书》，第三人、第一次不算。", []),
        ("依法办理。", []),
        ("甲。法律援助条例；乙。", []),
    ],
)
def test_references_in_an_article_do_not_end_it(body: str, expected: list[Place]) -> None:
    """However an article refers to others, its text goes on to its end."""
    cell = f"《基本法》第九条：“{body}”"
    assert cited(cell) == [("基本法", 9)]
    assert [squeeze(item.text) for item in check(cell)] == [squeeze(body)]
    assert mentioned(cell) == expected


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("《律师法》第五条 甲有下列情形：（一）乙。", "甲有下列情形：（一）乙。"),
        ("《律师法》第五条：甲。", "甲。"),
        ("《律师法》第五条“甲。”", "甲。"),
        ('《律师法》第五条："甲。"', "甲。"),
        ("《律师法》第五条：「甲。」", "甲。"),
        ("《律师法》第五条规定：“甲。”", "甲。"),
        ("《律师法》第五条的规定：“甲。”", "甲。"),
        ("《律师法》第五条\n甲。", "甲。"),
        ("【法律】《律师法》第五条甲。", "甲。"),
        ("《律师法》第五条：“甲", "甲"),
        ("《律师法》第五条：甲。”", "甲。"),
        ("《律师法》第五条：“开展“双随机”检查。”", "开展“双随机”检查。"),
        ("《律师法》第五条：“甲。” （一）乙； （二）丙。", "“甲。” （一）乙； （二）丙。"),
        ("<p>《律师法》第五条：“甲。”</p> <p>乙。”</p>", "“甲。” 乙。”"),
        ("《律师法》第五条：“甲。” 2.《公证法》第六条", "甲。"),
        ("《律师法》第五条：“甲。”\n二、《公证法》第六条", "甲。"),
        ("《律师法》第五条：", ""),
        ("《律师法》第五条；《公证法》第六条", ""),
        ("《律师法》第五条的规定", ""),
        ("《律师法》第五条 2.《公证法》第六条", ""),
        ("根据《律师法》第五条对律师进行检查", ""),
        ("《律师法》：“甲。”", "甲。"),
    ],
)
def test_the_text_of_an_article_is_all_that_is_printed(cell: str, text: str) -> None:
    """Lists after the closing mark and paragraphs without a heading belong to the article."""
    assert check(cell)[0].text == text


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("《律师法》第五条：“甲 第六条：“乙", [("律师法", 5), ("律师法", 6)]),
        ("《律师法》第五条：甲。” 第六条：乙。”", [("律师法", 5), ("律师法", 6)]),
        ("《律师法》第五条：“甲。”第六条：“乙。”", [("律师法", 5), ("律师法", 6)]),
        ("《律师法》第五条：“甲。” （一）乙； 第六条：“丙。”", [("律师法", 5), ("律师法", 6)]),
        ("《律师法》第五条 甲。\n第六条 乙。第七条 丙。", [("律师法", n) for n in (5, 6, 7)]),
        ("《律师法》第五条：“甲。”《公证法》第六条：“乙。”", [("律师法", 5), ("公证法", 6)]),
        ("《律师法》第五条：“甲。”；2.公证法第六条", [("律师法", 5), ("公证法", 6)]),
        ("《律师法》第五条：“甲。” 《公证法》（2017年修正）", [("律师法", 5), ("公证法", None)]),
        ("《律师法》第五条：“甲。”《公证法》（2017年修正）全文", [("律师法", 5), ("公证法", None)]),
        ("《律师法》第五条：“甲。”\n《公证法》；", [("律师法", 5), ("公证法", None)]),
        ("《律师法》第五条：“甲【规章】《规则》第六条：“乙", [("律师法", 5), ("规则", 6)]),
        ("《律师法》（1996年通过 第五条：“甲。”", [("律师法", 5)]),
        ("《律师法》（1996年通过）：第五条：“甲。”", [("律师法", 5)]),
        ("《律师法》（以下简称本法）第五条：“甲。”", [("律师法", 5)]),
        ("《律师法》第五条和本办法第六条：“甲。”", [("律师法", 5)]),
        ("第五条：“甲。”《律师法》第六条", [("律师法", 6)]),
        ("【法律】第五条：“甲。”", []),
        ("《律师法》第五条。【规章】第六条：“甲。”", [("律师法", 5)]),
    ],
)
def test_sloppy_headings_are_still_headings(cell: str, expected: list[Place]) -> None:
    """Missing quotation marks, spaces and brackets hide no heading; no law, no citation."""
    assert [(item.law, item.article) for item in check(cell)] == expected


def test_a_paragraph_heading_belongs_to_the_article_before_it() -> None:
    """第二款：“…” after 第四十条第一款 is paragraph 2 of article 40."""
    found = check("《律师法》第四十条第一款：“甲。” 第二款：“乙。”")
    assert [(item.article, item.paragraph, item.text) for item in found] == [
        (40, 1, "甲。"),
        (40, 2, "乙。"),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "　",
        "<p></p>",
        "第28条",
        "《》",
        "《》第",
        "《调查评估意见书》",
        "填写《协助查找社区矫正对象通知书》书面通知公安机关。",
        "伊宁市司法局",
        "依法依规实施县本市级行政处罚事项",
        "1.发现、查实问题的，责令整改；2.向上级司法行政机关提出处罚建议。",
        "【法律】",
        "号",
    ],
)
def test_a_cell_that_cites_nothing_gives_nothing(cell: str) -> None:
    """Forms, offices and articles of no law are no basis."""
    assert parse(cell) == ()
    assert mentions(cell) == ()


@pytest.mark.parametrize("unit", ["第", "《", "《律", "（", "法（", "第1、", "\n", "<p>", "甲"])
def test_a_very_long_cell_is_read_to_its_end(unit: str) -> None:
    """A cell of one repeated mark hides neither the law before nor the heading after it."""
    cell = f"【法律】《律师法》第五条：“{unit * 50_000}。”\n【法规】《条例》第六条"
    assert {("律师法", 5), ("条例", 6)} <= set(cited(cell))


LAWS = st.sampled_from(
    ["律师法", "中华人民共和国公证法", "自治区社区矫正实施细则（试行）", "法律援助条例"]
)
ENTRIES = st.lists(
    st.tuples(LAWS, st.lists(st.integers(1, 200), min_size=1, max_size=6)), min_size=1, max_size=5
)
NAMES = {
    "中华人民共和国公证法": "公证法",
    "自治区社区矫正实施细则（试行）": "自治区社区矫正实施细则",
}


@given(ENTRIES, st.sampled_from(["； ", ";", "。 ", "\n", "；</p> <p>"]))
def test_any_numbered_list_is_read_back(
    entries: list[tuple[str, list[int]]], separator: str
) -> None:
    """1.《…》第a、b条； 2.… gives each law with each of its articles, in order."""
    cell = separator.join(
        f"{number}.《{law}》第{'、'.join(map(str, articles))}条"
        for number, (law, articles) in enumerate(entries, start=1)
    )
    expected = [(NAMES.get(law, law), article) for law, numbers in entries for article in numbers]
    assert cited(cell) == expected
    assert not any(item.text for item in check(cell))


BODIES = st.lists(
    st.sampled_from(["甲", "，依照《公证法》第三条", "，违反本法第七条规定的", "；（一）乙", "。《律师法》第二条的规定"]),
    min_size=1,
).map(lambda parts: "处理" + "".join(parts) + "。")  # fmt: skip


@given(st.lists(st.tuples(st.integers(1, 99), BODIES), min_size=1, max_size=5))
def test_any_printed_articles_are_read_back(articles: list[tuple[int, str]]) -> None:
    """第X条：“…” for each article gives its number and exactly its words."""
    printed = " ".join(f"第{number}条：“{body}”" for number, body in articles)
    cell = f"【法律】《法律援助法》（2021年8月20日通过）{printed}"
    assert [(item.article, item.text) for item in check(cell)] == articles


PIECES = st.sampled_from(
    ["【法律】", "【", "】", "《律师法》", "《", "》", "〈", "〉", "（2017年修正）", "（", "）", "第五条", "第", "5", "条",
     "款", "、", "至", "；", "。", "：", "“", "”", '"', "\n", " ", "<p>", "</p>", "公证法", "办法", "规定", "依照",
     "1.", "（一）", "司法通", "〔2012〕12号", "第二款", "甲", "<", "p>"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_quotes_and_texts_stand_in_the_cell(text: str) -> None:
    """No text raises, and all that is quoted is contiguous in it."""
    check(text)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_quotes_follow_one_another(text: str) -> None:
    """Citations come in the order in which they stand."""
    squeezed, at = squeeze(text), 0
    previous = ""
    for item in parse(text):
        quote = squeeze(item.quote)
        if item.quote != previous:
            at = squeezed.index(quote, at)
        previous = item.quote

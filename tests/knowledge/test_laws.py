"""One name for all spellings of a law, and its rank."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.laws import (
    authority_of,
    bare_name_start,
    canonical,
    read_law,
    same_law,
    sounds_like_law,
)
from knowledge.provisions import Provision
from knowledge.terms import Authority


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("律师法", "律师法"),
        ("《律师法》", "律师法"),
        ("《中华人民共和国律师法》", "律师法"),
        ("中华人民共和国律师法", "律师法"),
        ("《 律师 法 》", "律师法"),
        ("《律师\n法》", "律师法"),
        ("《律师法》（2017修正）", "律师法"),
        ("《律师法》（2017年修订）", "律师法"),
        ("「律师法」", "律师法"),
        ("《社区矫正法实施办法》", "社区矫正法实施办法"),
        ("《社区矫正实施办法》", "社区矫正实施办法"),
        ("《自治区社区矫正实施细则（试行）》", "自治区社区矫正实施细则"),
        ("《自治区社区矫正实施细则(试行)》", "自治区社区矫正实施细则"),
        ("《自治区社区矫正实施细则》（试行）", "自治区社区矫正实施细则"),
        ("《自治区社区矫正法实施细则（试行）》", "自治区社区矫正法实施细则"),
        ("《新疆维吾尔自治区〈法律援助条例〉办法》", "新疆维吾尔自治区法律援助条例办法"),
        ("《新疆维吾尔自治区<法律援助条例>办法》", "新疆维吾尔自治区法律援助条例办法"),
        ("新疆维吾尔自治区实施《中华人民共和国公证法》办法", "新疆维吾尔自治区实施公证法办法"),
        ("中办发﹝2010﹞5号", "中办发〔2010〕5号"),
        ("中办发〔2010〕5号", "中办发〔2010〕5号"),
        ("中办发[2010]5号", "中办发〔2010〕5号"),
        ("中办发（2010）第5号", "中办发〔2010〕5号"),
        ("中办发 〔２０１０〕 ５号", "中办发〔2010〕5号"),
        ("", ""),
        ("《》", ""),
    ],
)
def test_all_spellings_share_one_name(name: str, expected: str) -> None:
    """Brackets, 中华人民共和国, width, spaces and editions do not make another law."""
    assert canonical(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("《中华人民共和国社区矫正法》", "社区矫正法", True),
        ("《社区矫正法实施办法》", "《社区矫正实施办法》", False),
        ("《社区矫正法实施办法》", "《社区矫正法》", False),
        ("《法律援助条例》", "《新疆维吾尔自治区〈法律援助条例〉办法》", False),
        (
            "《自治区社区矫正对象分类管理和考核奖励办法》",
            "《自治区社区矫正对象分类管理和考核奖惩办法》",
            False,
        ),
        ("冀司通﹝2014﹞47号", "冀司通（2014）47号", True),
        ("", "《》", False),
    ],
)
def test_only_spellings_of_one_name_are_one_law(one: str, other: str, expected: bool) -> None:
    """Two names are one law when only their dress differs; different words stay different laws."""
    assert same_law(one, other) is expected
    assert same_law(other, one) is expected


@pytest.mark.parametrize(
    ("name", "dates", "expected"),
    [
        ("《中华人民共和国律师法》", (), Authority.LAW),
        ("刑法", (), Authority.LAW),
        ("民法典", (), Authority.LAW),
        ("《法律援助条例》", (), Authority.REGULATION),
        ("《新疆维吾尔自治区法治宣传教育条例》", (), Authority.REGULATION),
        ("《律师事务所管理办法》", (), Authority.RULE),
        ("《公证程序规则》", (), Authority.RULE),
        ("《社区矫正法实施办法》", (), Authority.RULE),
        ("《超大城市管理办法》", (), Authority.RULE),
        ("《农产品市场管理规定》", (), Authority.RULE),
        ("《自治区社区矫正实施细则（试行）》", (), Authority.NORMATIVE),
        ("《自治区社区矫正对象档案管理办法》", (), Authority.NORMATIVE),
        ("《河北省司法鉴定管理办法》", (), Authority.NORMATIVE),
        (
            "《新疆维吾尔自治区〈法律援助条例〉办法》",
            ("2006年7月27日新疆维吾尔自治区人民政府令第139号",),
            Authority.RULE,
        ),
        ("《关于加强公证工作的意见》", (), Authority.NORMATIVE),
        ("司法通﹝2012﹞12号", (), Authority.DOCUMENT),
    ],
)
def test_the_name_tells_the_rank(name: str, dates: tuple[str, ...], expected: Authority) -> None:
    """法 and 条例 are told by name; a region's 办法 is a rule only where a decree is stated."""
    assert authority_of(name, dates) is expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("《律师法》", True),
        ("《自治区社区矫正实施细则（试行）》", True),
        ("《关于加强公证工作的意见》", True),
        ("《调查评估意见书》", False),
        ("《协助查找社区矫正对象通知书》", False),
        ("《社区矫正工作委托函》", False),
        ("《不准出境决定书》", False),
        ("《》", False),
    ],
)
def test_forms_and_letters_are_no_laws(title: str, expected: bool) -> None:
    """The registers put forms in 《》 as well; their names end in 书 or 函."""
    assert sounds_like_law(title) is expected


@pytest.mark.parametrize(
    ("text", "written", "dates", "articles"),
    [
        ("《律师法》第五条", "《律师法》", (), [5]),
        ("《律师法》", "《律师法》", (), []),
        ("《律师法》（2017年9月1日修正）第五条", "《律师法》", ("2017年9月1日修正",), [5]),
        (
            "《律师法》（1996年5月15日通过，2017年9月1日修正）</p>",
            "《律师法》",
            ("1996年5月15日通过", "2017年9月1日修正"),
            [],
        ),
        (
            "《奖励办法》（1991年7月12日司法部令 15号）",
            "《奖励办法》",
            ("1991年7月12日司法部令 15号",),
            [],
        ),
        (
            "《条例》(2003年7月21日国务院令385号公布,2004年施行)",
            "《条例》",
            ("2003年7月21日国务院令385号公布", "2004年施行"),
            [],
        ),
        ("《细则》（试行）（2020年公布）第5条", "《细则》（试行）", ("2020年公布",), [5]),
        ("《律师法》（以下简称本法）第5条", "《律师法》", (), [5]),
        ("《律师法》（一）甲", "《律师法》", (), []),
        ("《律师法》的第五条", "《律师法》", (), [5]),
        ("《律师法》：第五条", "《律师法》", (), [5]),
        ("《律师法》（2017年修正（第三次））第五条", "《律师法》", ("2017年修正（第三次）",), [5]),
        ("《律师法》（2017年修正第五条", "《律师法》", (), []),
    ],
)
def test_a_law_is_read_with_what_stands_beside_it(
    text: str, written: str, dates: tuple[str, ...], articles: list[int]
) -> None:
    """Statements in brackets are its dates, （试行） belongs to the name, articles follow."""
    law = read_law(text, 0, text.index("》") + 1)
    assert (law.written, law.dates) == (written, dates)
    assert (list(law.run.provisions) if law.run else []) == [Provision(article=n) for n in articles]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("律师法", "律师法"),
        ("依据律师法", "律师法"),
        ("应当依照律师法", "律师法"),
        ("违反社区矫正法实施办法", "社区矫正法实施办法"),
        ("律师法和公证法", "公证法"),
        ("；和公证法", "公证法"),
        ("分类管理和考核奖惩办法", "分类管理和考核奖惩办法"),
        ("1.律师法", "律师法"),
        ("《律师法", "律师法"),
        ("请问刑法", "刑法"),
        ("本办法", None),
        ("违反本条例", None),
        ("该规定", None),
        ("办法", None),
        ("有关规定", None),
        ("依法", None),
        ("行政执法", None),
        ("", None),
        ("1.", None),
    ],
)
def test_a_name_without_brackets_begins_at_its_clause(text: str, expected: str | None) -> None:
    """The name starts after 依据, 违反 and other marks; 本办法 and 依法 name no law."""
    start = bare_name_start(text, len(text))
    assert (None if start is None else text[start:]) == expected


def test_a_bare_name_never_reaches_before_its_floor() -> None:
    """What was read already is not read into a name again."""
    assert bare_name_start("第五条公证法", 6, 3) == 3


PIECES = st.sampled_from(
    ["《", "》", "〈", "（", "）", "试行", "中华人民共和国", "律师", "法", "条例", "实施", "办法", "第", "5", "二",
     "条", "款", "项", "的", "自治区", "〔2010〕", "号", " ", "　", "本", "社区矫正法", "\n", "规定"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=20).map("".join)))
def test_no_text_makes_them_raise(text: str) -> None:
    """Any text has a name and a rank, and is one law with itself."""
    assert isinstance(authority_of(text), Authority)
    assert same_law(text, text) is (canonical(text) != "")

"""One name for all spellings of a law, its rank, and the law that a question means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.laws import (
    LawReference,
    authority_of,
    bare_name_start,
    canonical,
    find_reference,
    read_law,
    same_law,
    sounds_like_law,
)
from knowledge.provisions import Provision
from knowledge.terms import Authority

# As the two registers cite them.
KNOWN = (
    "社区矫正法",
    "社区矫正法实施办法",
    "社区矫正实施办法",
    "自治区社区矫正实施细则",
    "自治区社区矫正法实施细则",
    "自治区社区矫正对象分类管理和考核奖惩办法",
    "分类管理和考核奖惩办法",
    "律师法",
    "律师执业管理办法",
    "律师事务所管理办法",
    "公证法",
    "公证程序规则",
    "行政处罚法",
    "法律援助法",
    "法律援助条例",
    "新疆维吾尔自治区法律援助条例办法",
    "新疆维吾尔自治区法治宣传教育条例",
    "预防未成年人犯罪法",
    "中办发〔2010〕5号",
)


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


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("社区矫正法第28条", LawReference("社区矫正法", 28)),
        ("社区矫正法第 28 条管什么", LawReference("社区矫正法", 28)),
        ("社区矫正法３８条", LawReference("社区矫正法", 38)),
        ("依据社区矫正法二十八条的事项", LawReference("社区矫正法", 28)),
        ("《社区矫正法》第二十八条", LawReference("社区矫正法", 28)),
        ("《中华人民共和国社区矫正法》第28条", LawReference("社区矫正法", 28)),
        ("中华人民共和国律师法第四十七条", LawReference("律师法", 47)),
        ("律师法47条", LawReference("律师法", 47)),
        ("律师法47条2款", LawReference("律师法", 47, 2)),
        ("律师法第四十七条第二款", LawReference("律师法", 47, 2)),
        (
            "法治宣传教育条例第九条第五项",
            LawReference("新疆维吾尔自治区法治宣传教育条例", 9, None, 5),
        ),
        ("社区矫正法的第28条", LawReference("社区矫正法", 28)),
        ("律师法（2017年修正）第47条", LawReference("律师法", 47)),
        ("第二十八条，社区矫正法", LawReference("社区矫正法", 28)),
        ("社区矫正法里面讲外出的第二十七条", LawReference("社区矫正法", 27)),
        ("社区矫正法第28、29条", LawReference("社区矫正法", 28)),
        ("社区矫正法规定的外出", LawReference("社区矫正法")),
        ("律师法2017年修正", LawReference("律师法")),
        ("律师法有几条", LawReference("律师法")),
        ("法律援助法", LawReference("法律援助法")),
        ("法律援助条例", LawReference("法律援助条例")),
        ("哪些事项的依据是中办发[2010]5号", LawReference("中办发〔2010〕5号")),
    ],
)
def test_a_question_names_a_known_law(question: str, expected: LawReference) -> None:
    """Known laws are found with or without brackets and 中华人民共和国, and 第 may be missing."""
    assert find_reference(question, KNOWN) == expected


@pytest.mark.parametrize(
    ("question", "law"),
    [
        ("社区矫正法实施办法第9条", "社区矫正法实施办法"),
        ("《社区矫正法实施办法》第9条", "社区矫正法实施办法"),
        ("《社区矫正法》实施办法第9条", "社区矫正法实施办法"),
        ("社区矫正法的实施办法第9条", "社区矫正法实施办法"),
        ("社区矫正实施办法第9条", "社区矫正实施办法"),
        ("社区矫正法实施细则第9条", "自治区社区矫正法实施细则"),
        ("社区矫正实施细则第9条", "自治区社区矫正实施细则"),
        ("社区矫正实施细则（试行）第9条", "自治区社区矫正实施细则"),
        ("新疆维吾尔自治区社区矫正实施细则第9条", "自治区社区矫正实施细则"),
        ("分类管理和考核奖惩办法第9条", "分类管理和考核奖惩办法"),
        (
            "自治区社区矫正对象分类管理和考核奖惩办法第9条",
            "自治区社区矫正对象分类管理和考核奖惩办法",
        ),
        ("新疆维吾尔自治区法律援助条例办法第9条", "新疆维吾尔自治区法律援助条例办法"),
        ("法律援助条例第9条", "法律援助条例"),
    ],
)
def test_the_longest_name_wins(question: str, law: str) -> None:
    """A law that lies inside the name of another is not the one asked for."""
    assert find_reference(question, KNOWN) == LawReference(law, 9)
    assert find_reference(question, reversed(KNOWN)) == LawReference(law, 9)


@pytest.mark.parametrize(
    ("question", "known", "expected"),
    [
        ("刑法第28条", KNOWN, LawReference("刑法", 28)),
        ("《刑法》第28条", KNOWN, LawReference("刑法", 28)),
        ("请问民法典第一千条", KNOWN, LawReference("民法典", 1000)),
        ("社区矫正法实施办法第9条", ("社区矫正法",), LawReference("社区矫正法实施办法", 9)),
        ("社区矫正法实施办法", ("社区矫正法",), None),
        ("律师法第5条", (), LawReference("律师法", 5)),
        ("律师法第5条", ("",), LawReference("律师法", 5)),
    ],
)
def test_an_unknown_law_is_never_taken_for_a_known_one(
    question: str, known: tuple[str, ...], expected: LawReference | None
) -> None:
    """A law of which the registers know nothing is returned as it is named."""
    assert find_reference(question, known) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("第28条", LawReference("", 28)),
        ("第二十八条第一款是什么", LawReference("", 28, 1)),
        ("本办法第28条", LawReference("", 28)),
        ("28条", None),
        ("有28条吗", None),
        ("第三章", None),
        ("第二款", None),
        ("", None),
        ("电子手环最长戴多久", None),
        ("律师法律援助补贴谁发", None),
        ("社区矫正法律文书谁送达", None),
        ("公证法人怎么登记", None),
        ("律师法规培训", None),
        ("依法办理", None),
    ],
)
def test_without_a_law_only_an_article_counts(question: str, expected: LawReference | None) -> None:
    """第28条 alone has no law; 律师法律援助 and 公证法人 only look like one."""
    assert find_reference(question, KNOWN) == expected


FRAMES = ("{law}第{n}条", "《{law}》第{n}条", "{law}{n}条的事项", "《中华人民共和国{law}》第{n}条")


@given(st.sampled_from(KNOWN[:-1]), st.integers(1, 999), st.sampled_from(FRAMES))
def test_every_known_law_and_article_is_found(law: str, number: int, frame: str) -> None:
    """Whatever the frame of the question, law and article come back as they were put."""
    assert find_reference(frame.format(law=law, n=number), KNOWN) == LawReference(law, number)


PIECES = st.sampled_from(
    ["《", "》", "〈", "（", "）", "试行", "中华人民共和国", "律师", "法", "条例", "实施", "办法", "第", "5", "二",
     "条", "款", "项", "的", "自治区", "〔2010〕", "号", " ", "　", "本", "社区矫正法", "\n", "规定"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=20).map("".join)))
def test_no_text_makes_them_raise(text: str) -> None:
    """Any text has a name, a rank and perhaps a reference, whose numbers count from 1."""
    assert isinstance(authority_of(text), Authority)
    assert same_law(text, text) is (canonical(text) != "")
    reference = find_reference(text, KNOWN)
    if reference is not None:
        numbers = (reference.article, reference.paragraph, reference.item)
        assert reference.law or reference.article
        assert all(number is None or number >= 1 for number in numbers)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_reference_names_a_law_of_the_question(text: str) -> None:
    """The law returned stands in the question, be it without its region."""
    reference = find_reference(text, KNOWN)
    if reference is not None:
        local = reference.law.removeprefix("新疆维吾尔").removeprefix("自治区")
        assert local in canonical(text).replace("法的实施", "法实施")

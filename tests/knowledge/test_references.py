"""The law that a question means, in full or for short, and the place in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.laws import canonical
from knowledge.references import LawReference, find_reference

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


# -- short names ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("社矫法24条", LawReference("社区矫正法", 24)),
        ("社矫法第二十四条", LawReference("社区矫正法", 24)),
        ("哪些事项用到社矫法", LawReference("社区矫正法")),
        ("《社矫法》第24条", LawReference("社区矫正法", 24)),
        ("矫正法24条", LawReference("社区矫正法", 24)),
        ("法援法第61条第2款", LawReference("法律援助法", 61, 2)),
        ("援助法61条", LawReference("法律援助法", 61)),
        ("处罚法第五十条", LawReference("行政处罚法", 50)),
        ("律所管理办法47条", LawReference("律师事务所管理办法", 47)),
        ("法援条例第五条", LawReference("法律援助条例", 5)),
        ("实施办法27条", LawReference("社区矫正法实施办法", 27)),
        ("社矫实施办法27条", LawReference("社区矫正法实施办法", 27)),
        ("社区矫正办法第27条", LawReference("社区矫正法实施办法", 27)),
        ("实施细则第48条", LawReference("自治区社区矫正实施细则", 48)),
        ("普法条例第9条", LawReference("普法条例", 9)),
    ],
)
def test_a_short_name_means_a_known_law(question: str, expected: LawReference) -> None:
    """A name with characters left out, or the end of one, is that law's; of several the most cited."""
    assert find_reference(question, KNOWN) == expected


@pytest.mark.parametrize(
    "question",
    ["实施办法是什么", "有什么办法", "没有办法", "想个办法", "依法怎么办", "管理办法", "社区矫正的办法", "办法院的事",
     "司法所", "法人", "违法执业", "守法", "合法吗", "法", "办法", "宪法宣传周"],
)  # fmt: skip
def test_words_that_only_end_like_a_law_name_none(question: str) -> None:
    """没有办法 and 违法 are no laws; 实施办法 without an article might be any."""
    assert find_reference(question, KNOWN) is None


@pytest.mark.parametrize(
    "question",
    ["监狱法第5条", "社保法第12条", "治安处罚法第10条", "民法第5条", "仲裁法第10条", "法官法第3条"],
)
def test_a_law_of_others_is_no_short_name(question: str) -> None:
    """What is no part of a known law's name in its order is another law, and named as it is."""
    reference = find_reference(question, KNOWN)
    assert reference is not None
    assert reference.law == question.split("第", maxsplit=1)[0]


@pytest.mark.parametrize(
    "question",
    ["中办发〔2010〕5号", "中办发﹝2010﹞5号", "中办发[2010]5号", "中办发（2010）5号", "中办发(2010)第5号",
     "中办发2010年5号", "中办发2010 5号", "“中办发〔2010〕5号”是哪项的依据", "哪些用到中办发【2010】5号"],
)  # fmt: skip
def test_a_document_is_known_by_its_number(question: str) -> None:
    """The number of a document is a reference in any brackets, and without any."""
    assert find_reference(question, KNOWN) == LawReference("中办发〔2010〕5号")


def test_another_document_is_none_of_ours() -> None:
    """A number that no register cites is not taken for one that is cited."""
    assert find_reference("中办发〔2011〕5号", KNOWN) is None
    assert find_reference("国办发〔2010〕5号", KNOWN) is None


def test_the_name_as_written_is_kept() -> None:
    """What stands in the question is kept beside the law that it means, so that it can be taken out."""
    found = find_reference("社矫法24条", KNOWN)
    assert found is not None
    assert (found.law, found.written) == ("社区矫正法", "社矫法")


# -- any text ---------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["《", "》", "〈", "（", "）", "试行", "中华人民共和国", "律师", "法", "条例", "实施", "办法", "第", "5", "二",
     "条", "款", "项", "的", "自治区", "〔2010〕", "号", " ", "　", "本", "社区矫正法", "\n", "规定"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=20).map("".join)))
def test_no_text_makes_it_raise(text: str) -> None:
    """Any text names a law or none; the numbers of its place count from 1."""
    reference = find_reference(text, KNOWN)
    if reference is not None:
        numbers = (reference.article, reference.paragraph, reference.item)
        assert reference.law or reference.article
        assert all(number is None or number >= 1 for number in numbers)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_reference_names_a_law_of_the_question(text: str) -> None:
    """What is written stands in the question, and the law has its characters in their order."""
    reference = find_reference(text, KNOWN)
    if reference is not None and reference.law:
        assert reference.written in canonical(text).replace("法的实施", "法实施")
        law = iter(reference.law)
        assert all(char in law for char in reference.written)

"""Which clause leads: who is told, what else was asked, the limit told before, and none for nothing."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.talks import talk


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("终止矫正要通知谁",), "书面通知社区矫正决定机关"),
        (("减刑建议报谁审",), "报地市级社区矫正机构审核"),
        (("减刑建议报谁审", "文书抄送谁"), "抄送"),
        (("提请逮捕的文书抄送谁",), "抄送执行地县级人民检察院"),
        (("撤销缓刑建议往哪个法院提",), "原审中级人民法院提出撤销缓刑建议"),
        (("解除矫正的证明抄送哪些部门",), "抄送执行地县级人民检察院和公安机关"),
    ],
)
def test_who_is_told_leads(assistant: Assistant, turns: tuple[str, ...], words: str) -> None:
    """通知谁 and 报谁审 are answered by the clause that says so, the office stands by the matter."""
    heard = talk(assistant, *turns)
    assert heard.first_line.startswith("「")
    assert words in heard.first_line
    assert "矫正科）" in heard.text.split("\n")[1]


@pytest.mark.parametrize(
    "question", ["终止矫正谁通知", "减刑建议谁提", "提请逮捕由谁负责", "解除矫正几天内通知谁"]
)
def test_who_tells_is_the_office(assistant: Assistant, question: str) -> None:
    """谁通知 asks for the office; beside a limit it is the limit that leads."""
    assert not talk(assistant, question).first_line.startswith("「")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("管理类别分哪几种，多久调整一次", ("每三月调整一次", "严管、普管和宽管")),
        ("电子手环最长戴多久，依据是什么", ("不得超过三个月", "第29条")),
        ("法律援助几天审查，归哪个部门", ("七日", "法律援助中心")),
        ("入矫宣告几天内组织，未成年人公开吗", ("十个工作日", "不公开进行")),
    ],
)
def test_two_questions_get_two_answers(
    assistant: Assistant, question: str, words: tuple[str, ...]
) -> None:
    """Each part of a message is answered: by its fact, or by the clause that it is about."""
    text = talk(assistant, question).text
    assert [word for word in words if word not in text] == [], text


def test_the_length_told_before_counts(assistant: Assistant) -> None:
    """他想去四十天 … 县里批得了吗: the clause for more than thirty days leads, the level is below."""
    heard = talk(assistant, "社区矫正对象外出四十天谁批", "哪一级批")
    assert "地市级社区矫正机构审批" in heard.first_line
    assert "实施层级：「县级」" in heard.text


def test_a_stay_that_the_county_may_approve(assistant: Assistant) -> None:
    """Twenty days fall under the other limit."""
    heard = talk(assistant, "社区矫正对象外出二十天谁批", "哪一级批")
    assert "三十日以内" in heard.first_line


@pytest.mark.parametrize(
    "question",
    ["公证员免职归谁", "电子手环谁批", "法律援助谁负责", "档案查阅谁审批", "解除矫正谁办"],
)
def test_no_clause_is_shown_for_nothing(assistant: Assistant, question: str) -> None:
    """Who asks for the office and nothing else gets no clause that is about nothing asked."""
    assert "原文：" not in talk(assistant, question).text


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("律师违法执业怎么罚", "第四十七条"),
        ("律师事务所违法执业怎么罚", "第五十条"),
        ("律师违法执业的依据", "第四十七条"),
    ],
)
def test_the_title_alone_chooses_no_article(
    assistant: Assistant, question: str, article: str
) -> None:
    """A question that says no more than the title gets the articles in the register's order."""
    text = talk(assistant, question).text
    assert text.index(article) == min(
        text.find(f"第{n}条") for n in ("四十七", "五十", "五十二") if f"第{n}条" in text
    )


def test_the_article_for_those_in_charge_is_told_too(assistant: Assistant) -> None:
    """Of several punishing articles each is told, as far as there is room."""
    text = talk(assistant, "律师事务所违法执业罚多少，负责人罚多少").text
    assert "十万元以下" in text
    assert "对其负责人" in text
    assert "二万元以下" in text


@pytest.mark.parametrize(
    ("question", "unstated", "office"),
    [
        ("律师协会会长叫什么名字", "姓名", "律师和法律援助管理处"),
        ("电子手环审批要带什么材料", "材料", "矫正科"),
        ("公证员免职收费吗", "费用", "公证科"),
        ("12348打过去要话费吗", "费用", "律师和法律援助管理处"),
        ("司法鉴定机构设立所需材料", "材料", "司法鉴定和国家司法考试处"),
        ("仲裁机构登记在几楼办", "地址", "办公室"),
    ],
)
def test_what_no_register_states(
    assistant: Assistant, question: str, unstated: str, office: str
) -> None:
    """A known matter whose fact no register states: that is said, and the office named."""
    heard = talk(assistant, question)
    assert heard.first_line == f"登记表没有载明{unstated}。"
    assert office in heard.text

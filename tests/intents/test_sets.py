"""Which messages ask about several records at once, and which only look as if they did."""

from __future__ import annotations

import pytest

from intents.search import Search
from intents.sets import MAIN_DUTY
from knowledge.store import Store
from knowledge.text import read_number

ASKS = {
    "count": (
        "行政奖励有多少项", "行政处罚一共有多少项", "行政检查共几项", "伊宁市司法局有多少项权责事项",
        "其他行政权力有几项", "公证科负责的事项有多少项", "矫正科一共承办多少项", "权责清单总共多少项",
        "市司法局主要职责有几项", "第4项职责有多少个具体工作事项", "主要职责第四项有多少事项",
        "伊宁市司法局权责事项数量", "行政奖励的总数是多少", "县级层级的有多少项", "第五大项职责有几条",
        "刑事执行权有多少项", "办公室有几项工作", "一共多少项", "总共登记了多少项", "总共有多少项权力",
        "责任处室空白的有几项",
    ),
    "list": (
        "行政奖励有哪些", "行政处罚事项有哪些", "列一下行政检查", "伊宁市司法局的权责清单有哪些",
        "市司法局主要职责有哪些", "列出所有行政处罚", "行政检查包括哪些事项", "第4项职责有哪些具体工作事项",
        "第四项主要职责包括哪些", "实施层级是县级的有哪些事项", "监督管理制度有哪些", "职责边界有哪些",
        "部门职责登记表里有哪些事项", "刑事执行权包括哪些", "行政奖励类有哪几项", "表彰事项有哪些",
        "全部行政奖励", "所有行政检查", "登记表里责任处室空白的有哪些", "没写责任处室的事项有哪些",
        "职责边界登记了哪些管理事项", "与相关部门的职责边界登记了哪些事项",
    ),
    "office_profile": (
        "公证科管什么", "矫正科负责什么", "公律科都干什么", "依法治市办公室主要职责是什么",
        "律师和法律援助管理处管哪些事", "法律援助中心是干嘛的", "基层工作管理处的职责", "公服科负责哪些工作",
        "政治部主要做什么", "律管处都管什么", "审计处有哪些职责", "普法办平时干啥", "矫正科有哪些事项",
    ),
    "law_lookup": (
        "律师法涉及哪些事项", "律师法第四十七条涉及哪些事项", "哪些事项依据社区矫正法", "公证法对应什么事项",
        "以法律援助条例为依据的有哪些", "社区矫正法第29条", "人民调解法用到哪些事项", "依据行政处罚法的事项",
        "《公证法》第四十一条规定了哪些事项", "社矫法24条哪些事项", "法援法第61条", "实施办法27条 社区矫正 哪些事项",
        "中办发〔2010〕5号是哪项的依据", "哪些事项以中办发[2010]5号为依据",
    ),
    "": (
        "律师执业证变更归哪个处管", "法律援助有哪些条件", "行政处罚案件谁处理", "外出申请有多少天",
        "律师违法有哪些处罚", "找公证科办公证员免职", "矫正科审批外出要几天", "律师法规定律师私自收费怎么罚",
        "哪些人可以申请法律援助", "公证", "解除矫正", "多少", "哪些", "有哪些", "第二项", "伊宁市司法局",
        "伊宁市司法局律师违法怎么罚", "行政处罚听证怎么申请", "表彰律师的有哪些部门", "追责情形有哪些",
        "公证员免职的依据是公证法哪一条", "律师协会管什么", "哪些部门参与帮教", "行政处罚",
        "公证机构监督检查措施有哪些", "法律援助中心受理申请要几天", "你好", "", "谢谢",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "question"), [(kind, question) for kind, asks in ASKS.items() for question in asks]
)
def test_what_kind_of_set_question_it_is(search: Search, kind: str, question: str) -> None:
    """A set question names a condition and little else; 哪些 and 多少 alone make none."""
    assert search.read(question).set_question == kind


def test_every_office_has_a_profile(search: Search, store: Store) -> None:
    """Whoever asks what an office does asks for its profile, under each of its names."""
    offices = [office for office in store.offices() if office.named]
    names = [name for office in offices for name in (office.name, *office.aliases)]
    asked = {name: search.read(f"{name}都管什么").set_question for name in names}
    assert asked == dict.fromkeys(names, "office_profile")


def test_every_law_can_be_looked_up(search: Search, store: Store) -> None:
    """Whoever asks which matters rest on a law looks it up, with or without its brackets."""
    forms = [f"{law}涉及哪些事项" for law in store.laws()]
    forms += [f"哪些事项依据《{law}》第三条" for law in store.laws()]
    assert {form: search.read(form).set_question for form in forms} == dict.fromkeys(
        forms, "law_lookup"
    )


@pytest.mark.parametrize("ask", ["有哪些", "包括哪些事项", "列一下"])
def test_every_type_of_power_can_be_listed(search: Search, store: Store, ask: str) -> None:
    """Under the name that the register gives it."""
    types = store.power_types()
    asked = {name: search.read(f"{name}{ask}").set_question for name in types}
    assert asked == dict.fromkeys(types, "list")


@pytest.mark.parametrize("ask", ["有多少项", "一共几项", "的有几个事项"])
def test_every_level_can_be_counted(search: Search, store: Store, ask: str) -> None:
    """A level is a condition where the question says that it is one."""
    levels = store.levels()
    asked = {name: search.read(f"层级是{name}{ask}") for name in levels}
    assert {name: (q.set_question, q.level) for name, q in asked.items()} == {
        name: ("count", name) for name in levels
    }


def test_no_title_is_a_set_question(search: Search, store: Store) -> None:
    """What a register calls one matter, and who handles it, asks about one record."""
    titles = [record.title for record in store.records()]
    asked = [title for title in titles if search.read(title + "归谁管").set_question]
    assert asked == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第4项职责有哪些", 4), ("第四项主要职责", 4), ("4项职责", 4), ("第五大项职责", 5), ("第十项任务", 10),
        ("第十一项职责", 11), ("第12项主要任务", 12),
        ("第5项", None), ("职责第四", None), ("五个职责", None), ("", None),
    ],
)  # fmt: skip
def test_a_main_duty_is_named_by_its_number(text: str, number: int | None) -> None:
    """第四项职责 means the fourth main duty; a bare 第5项 may be anything."""
    found = MAIN_DUTY.search(text)
    assert (read_number(found[1]) if found else None) == number

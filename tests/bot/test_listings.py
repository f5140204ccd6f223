"""Set questions: which records meet the condition that a question names, and how it is headed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.assistant import Assistant
from bot.conditions import Condition, changed, condition_of
from bot.listings import listing, listing_of
from bot.replies import Answer, Listing, SetQuestion
from intents.query import Query
from knowledge.records import Column
from tests.talks import Heard, talk

AID_RECORDS = (
    "yining/penalty/1",
    "yining/penalty/5",
    "yining/penalty/7",
    "yining/reward/3",
    "yining/other/1",
)


def listed(assistant: Assistant, question: str) -> Listing:
    """The list that a question is answered with, from the front door."""
    reply = talk(assistant, question).reply
    assert isinstance(reply, Listing), (question, reply)
    return reply


def asked(assistant: Assistant, question: str, kind: SetQuestion) -> Listing:
    """The list for a question that is known to be a set question of this kind."""
    query = replace(assistant.search.read(question), set_question=kind.value)
    found = listing(query, assistant.store)
    assert found is not None
    return found


# -- from the front door ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "count", "subject"),
    [
        ("矫正科管什么", 36, "矫正科"),
        ("矫正科都负责哪些事项", 36, "矫正科"),
        ("伊宁市司法局矫正科管哪些事", 36, "矫正科"),
        ("矫正科主要职责是什么", 36, "矫正科"),
        ("矫正科有哪些工作事项", 36, "矫正科"),
        ("公服科负责哪些事项", 3, "公服科"),
        ("行政奖励有几项", 7, "行政奖励"),
        ("行政处罚有哪些", 8, "行政处罚"),
        ("行政检查一共几项", 6, "行政检查"),
        ("其他行政权力有多少项", 33, "其他行政权力"),
        ("矫正科有几项行政奖励", 2, "矫正科"),
        ("权责清单一共多少项", 54, "权责清单"),
        ("伊宁市司法局权责清单有几项", 54, "伊宁市司法局"),
        ("清单有多少项", 54, "权责清单"),
        ("登记表有哪些事项", 89, "部门职责登记表"),
        ("职责边界登记表有哪些", 2, "职责边界"),
        ("主要职责有几项", 11, "主要职责"),
        ("市司法局主要职责有几项", 11, "市司法局"),
        ("第4项职责有几项", 27, "第4项"),
        ("社区矫正法第28条涉及哪些事项", 2, "社区矫正法"),
        ("法律援助法涉及哪些事项", 5, "法律援助法"),
    ],
)
def test_a_set_question_is_counted(
    assistant: Assistant, question: str, count: int, subject: str
) -> None:
    """As many as the register has, under a heading that names the condition."""
    found = listed(assistant, question)
    assert (found.count, subject in found.subject) == (count, True)


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("公服科管什么", ("yining/penalty/6", "yining/reward/4", "yining/reward/7")),
        ("行政奖励有哪些", tuple(f"yining/reward/{n}" for n in range(1, 8))),
        ("社区矫正法第28条涉及哪些事项", ("yining/penalty/8", "yining/other/23")),
        ("社区矫正法第二十八条涉及哪些事项", ("yining/penalty/8", "yining/other/23")),
        (
            "法律援助法涉及哪些事项",
            AID_RECORDS,
        ),
    ],
)
def test_a_set_is_listed_in_the_registers_order(
    assistant: Assistant, question: str, keys: Sequence[str]
) -> None:
    """Just the records that meet the condition, in the order of the register."""
    assert [record.key for record in listed(assistant, question).records] == list(keys)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("社区矫正法第999条涉及哪些事项", ("社区矫正法", "第999条")),
        ("伊宁市司法局政治部管什么", ("伊宁市司法局", "政治部")),
        ("市司法局权责清单有多少项", ("市司法局", "权责清单")),
        ("伊宁市司法局主要职责有几项", ("伊宁市司法局", "职责")),
        ("市司法局行政奖励有哪些", ("市司法局", "行政奖励")),
    ],
)
def test_a_condition_that_nothing_meets_is_said_to_be_empty(
    assistant: Assistant, question: str, named: tuple[str, ...]
) -> None:
    """The whole condition is named, so that what is said to be empty is just that."""
    heard: Heard = talk(assistant, question)
    assert isinstance(heard.reply, Listing)
    assert (heard.keys, heard.reply.count) == ((), 0)
    assert "一项也没有" in heard.first_line
    assert all(word in heard.first_line for word in named), heard.first_line


def test_a_law_that_one_record_rests_on_is_answered_by_it(assistant: Assistant) -> None:
    """A list of one is no list: the one record answers with its own citation."""
    heard = talk(assistant, "律师法第三十五条涉及哪些事项")
    assert isinstance(heard.reply, Answer)
    assert heard.keys == ("yining/penalty/4",)
    assert "第三十五条" in heard.first_line


def test_the_text_counts_what_it_lists(assistant: Assistant) -> None:
    """The number in the heading is the number of lines, where there is room for all."""
    heard = talk(assistant, "矫正科管什么")
    assert heard.first_line == "矫正科：共36项"
    assert len(heard.text.split("\n")) == 37
    assert heard.text.endswith(
        "36. 对社区矫正对象违反监督管理规定或违反人民法院禁止令等违法行为做出处理"
    )


# -- every office, type and level -------------------------------------------------------------


def test_every_office_has_its_list(assistant: Assistant) -> None:
    """管什么 of any office lists just the records in whose office cell it stands."""
    keys, offices = assistant.store.keys(), assistant.store.offices_by_record()
    for name in {
        name for names in offices.values() for name in names if name.endswith(("科", "处"))
    }:
        found = listed(assistant, f"{name}管什么")
        expected = [key for key in keys if name in offices.get(key, ())]
        assert [record.key for record in found.records] == expected, name


def test_every_level_has_its_list(assistant: Assistant) -> None:
    """A level of implementation lists just the powers in whose cell it stands."""
    records = assistant.store.records()
    for level in assistant.store.levels():
        found = asked(assistant, f"实施层级为{level}的事项有哪些", SetQuestion.LIST)
        expected = [r.key for r in records if r.text(Column.LEVEL) == level]
        assert [record.key for record in found.records] == expected, level
        assert level in found.subject


@pytest.mark.parametrize("number", range(1, 12))
def test_every_main_duty_has_its_items(assistant: Assistant, number: int) -> None:
    """A main duty named by its number lists its own items: 1 is not 10 and 11."""
    found = asked(assistant, f"第{number}项职责有哪些", SetQuestion.LIST)
    stem = f"municipal/duty/{number}."
    keys = assistant.store.keys()
    expected = [key for key in keys if key.startswith(stem)]
    assert [record.key for record in found.records] == expected
    assert expected


def test_an_office_is_not_divided_by_a_register(assistant: Assistant) -> None:
    """主要职责 beside an office means what it does, whichever register the office stands in."""
    for question in ("公证科的主要职责", "公证科的权责", "公证科的工作事项"):
        found = asked(assistant, question, SetQuestion.OFFICE_PROFILE)
        assert found.count == 4 == len(found.records), question


def test_an_office_without_main_duties_has_its_items_counted(assistant: Assistant) -> None:
    """A power list knows no 主要职责: its records are counted, not the missing duties."""
    found = asked(assistant, "矫正科主要职责有几项", SetQuestion.COUNT)
    assert (found.count, "主要职责" in found.subject) == (36, False)


def test_main_duties_are_counted_as_duties(assistant: Assistant) -> None:
    """几项主要职责 counts the duties, not the items that stand under them."""
    found = asked(assistant, "办公室主要职责有几项", SetQuestion.COUNT)
    duties = {
        r.text(Column.MAIN_DUTY) for r in assistant.store.records(x.key for x in found.records)
    }
    assert found.count == len(duties) < len(found.records)


# -- conditions -------------------------------------------------------------------------------


def _query(assistant: Assistant, question: str, kind: SetQuestion) -> Query:
    return replace(assistant.search.read(question), set_question=kind.value)


@pytest.mark.parametrize(
    ("question", "kind", "condition"),
    [
        ("矫正科管什么", SetQuestion.OFFICE_PROFILE, Condition(office="矫正科")),
        ("行政奖励有几项", SetQuestion.COUNT, Condition(power_type="行政奖励")),
        ("伊宁市司法局有多少项", SetQuestion.COUNT, Condition("yining")),
        (
            "社区矫正法第28条涉及哪些",
            SetQuestion.LAW_LOOKUP,
            Condition(law="社区矫正法", article=28),
        ),
        ("社区矫正法涉及哪些", SetQuestion.LAW_LOOKUP, Condition(law="社区矫正法")),
        ("第4项职责有几项", SetQuestion.COUNT, Condition(main_duty=4)),
    ],
)
def test_a_condition_is_what_the_question_names(
    assistant: Assistant, question: str, kind: SetQuestion, condition: Condition
) -> None:
    """Each part of a condition is a name in the question, and nothing is added to it."""
    assert condition_of(_query(assistant, question, kind)) == condition


def test_no_condition_is_no_list(assistant: Assistant) -> None:
    """A set question that names nothing is not answered by all 160 records."""
    assert not Condition().restricts
    assert listing(_query(assistant, "有哪些", SetQuestion.LIST), assistant.store) is None


# -- a list goes on ---------------------------------------------------------------------------

REWARDS = Condition(office="矫正科", power_type="行政奖励")
OF_LAW = Condition(law="社区矫正法", article=28)


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        (REWARDS, "行政处罚呢", Condition(office="矫正科", power_type="行政处罚")),
        (REWARDS, "公律科呢", Condition(office="公律科", power_type="行政奖励")),
        (REWARDS, "市局的呢", Condition("municipal", power_type="行政奖励")),
        (Condition("yining"), "市局呢", Condition("municipal")),
        (OF_LAW, "第24条呢", Condition(law="社区矫正法", article=24)),
        (OF_LAW, "律师法呢", Condition(law="律师法")),
        (OF_LAW, "社矫法29条呢", Condition(law="社区矫正法", article=29)),
        (Condition(level="县级"), "行政处罚呢", Condition(level="县级", power_type="行政处罚")),
    ],
)
def test_a_follow_up_changes_one_part(
    assistant: Assistant, before: Condition, said: str, after: Condition
) -> None:
    """What a follow-up names takes the place of its like; an office goes with its bureau, an article
    with its law."""
    assert changed(before, assistant.search.read(said)) == after


# -- whole registers --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "subject", "count", "elsewhere"),
    [
        ("总共有多少项权力", "伊宁市司法局权责清单", 54, (("市司法局部门职责登记表", 89),)),
        ("职责登记表一共多少项", "市司法局部门职责登记表", 89, (("伊宁市司法局权责清单", 54),)),
        ("伊宁市司法局权责清单有几项", "伊宁市司法局权责清单", 54, ()),
        ("行政奖励有几项", "行政奖励", 7, ()),
        (
            "一共登记了多少项",
            "全部登记事项",
            160,
            (
                ("市司法局部门职责登记表", 89),
                ("市司法局职责边界登记表", 2),
                ("市司法局监督管理制度", 15),
                ("伊宁市司法局权责清单", 54),
            ),
        ),
    ],
)
def test_a_whole_register_is_counted_beside_the_others(
    assistant: Assistant,
    question: str,
    subject: str,
    count: int,
    elsewhere: tuple[tuple[str, int], ...],
) -> None:
    """Without a bureau the count of each bureau's register is told, with a bureau its own alone."""
    found = listed(assistant, question)
    assert (found.subject, found.count, found.elsewhere) == (subject, count, elsewhere)
    text = talk(assistant, question).text
    assert all(f"{name}：共{number}项" in text for name, number in elsewhere)


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("登记表里责任处室空白的有哪些", ("municipal/duty/9.2", "municipal/duty/9.3")),
        ("没写责任处室的事项有几项", ("municipal/duty/9.2", "municipal/duty/9.3")),
        ("伊宁市司法局承办机构空白的有哪些", ()),
        ("职责边界登记了哪些管理事项", ("municipal/boundary/1", "municipal/boundary/2")),
        ("全部行政检查", tuple(f"yining/inspection/{n}" for n in range(1, 7))),
    ],
)
def test_a_condition_may_be_what_is_missing(
    assistant: Assistant, question: str, keys: tuple[str, ...]
) -> None:
    """Blank offices are a condition like any other; 全部 asks for a list as 有哪些 does."""
    assert tuple(record.key for record in listed(assistant, question).records) == keys


# -- laws -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("社矫法24条哪些事项", ("yining/other/9", "yining/other/11")),
        ("实施办法第27条 社区矫正 哪些事项", ("yining/other/16", "yining/other/17")),
        ("哪些事项用到社矫法第28条", ("yining/penalty/8", "yining/other/23")),
        (
            "以律师法为依据的有哪些",
            tuple(f"yining/{k}" for k in ("penalty/2", "penalty/3", "penalty/4", "inspection/2")),
        ),
    ],
)
def test_a_law_for_short_lists_its_records(
    assistant: Assistant, question: str, keys: tuple[str, ...]
) -> None:
    """A short name lists what the law lists, under the law's own name."""
    assert tuple(record.key for record in listed(assistant, question).records) == keys


@pytest.mark.parametrize(
    ("question", "key", "words"),
    [
        ("法援法第61条", "yining/other/1", "第六十一条"),
        ("社矫法29条", "yining/other/22", "第29条"),
        ("中办发〔2010〕5号是哪项的依据", "municipal/boundary/1", "中办发﹝2010﹞5号"),
        ("哪些事项用到冀司通(2014)47号", "municipal/boundary/2", "冀司通﹝2014﹞47号"),
    ],
)
def test_the_one_record_of_a_law_answers(
    assistant: Assistant, question: str, key: str, words: str
) -> None:
    """One record alone answers with its basis; what only its duties cite counts where nothing else does."""
    heard = talk(assistant, question)
    assert heard.keys == (key,)
    assert words in heard.first_line
    assert heard.state.subject == key


def test_a_list_of_what_was_not_asked_is_none(assistant: Assistant) -> None:
    """Without a condition only a count has an answer: how much there is of everything."""
    query = assistant.search.read("有哪些")
    assert listing_of(SetQuestion.LIST, Condition(), query, assistant.store) is None
    found = listing_of(SetQuestion.COUNT, Condition(), query, assistant.store)
    assert found is not None
    assert found.count == 160

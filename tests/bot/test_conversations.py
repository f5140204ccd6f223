"""Whole conversations, from the front door to the words that are read: the store is the real one."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.render_json import as_json
from knowledge.records import Facet
from tests.stories import Story, holds
from tests.talks import Heard, talk

BRACELET = "yining/other/22"
AID = "yining/other/1"
YEARLY = ("municipal/duty/4.10", "municipal/duty/4.23", "municipal/duty/6.12")


# One question, in the ways in which people ask.
FIRST_QUESTIONS = (
    # As a citizen says it: everyday words, a story, somebody's brother.
    Story(("电子手环最长戴多久",), BRACELET, "deadline", ("不得超过三个月", "第22项")),
    Story(("冒充律师给人打官司怎么罚",), "yining/penalty/4", "penalty", ("一倍以上五倍以下",)),
    Story(("我弟在矫正，想回老家待四十天，找谁批",), "yining/other/16", "who", ("矫正科",)),
    Story(("请问一下法律援助几天内审查呀，急",), AID, "deadline", ("七日",)),
    Story(("法考归谁管",), "municipal/duty/8.1", "who", ("司法鉴定和国家司法考试处",)),
    # As a clerk types it: key words with gaps.
    Story(("律师执业证 变更 哪个处",), "municipal/duty/4.2", "who", ("律师和法律援助管理处",)),
    Story(("终止矫正 时限",), "yining/other/31", "deadline", ("五个工作日",)),
    Story(("档案查阅 怎么办",), "yining/other/32", "how", ("审批相关单位因工作需要",)),
    # As a trainee reads it out of the register.
    Story(
        ("给予社区矫正对象表扬的实施依据是什么",),
        "yining/reward/6",
        "basis",
        ("第29条", "行政奖励第6项"),
    ),
    Story(("提请逮捕社区矫正对象的实施层级",), "yining/other/24", "level", ("县级",)),
    Story(
        ("给予社区矫正对象表扬属于什么权力类型",),
        "yining/reward/6",
        "type",
        ("行政奖励",),
    ),
    Story(
        ("对公证机构和公证员行政执法的监督检查处理",),
        "municipal/supervision/1.5",
        "supervision",
        ("过错责任",),
    ),
    # As it comes out of other keyboards: traditional characters, full width, a wrong character.
    Story(("公証員免職歸誰管",), "yining/other/2", "who", ("公证科",)),
    Story(("１２３４８谁管",), "municipal/duty/7.5", "who", ("律师和法律援助管理处",)),
    Story(("社区矫正对像外出请假找谁",), "yining/other/16", "who", ("矫正科",)),
    # As it is typed in haste, or in pinyin: mended, and said to be.
    Story(("律师职业证变更归哪个处",), "municipal/duty/4.2", "who", ("您写的", "律师执业证")),
    Story(("shequjiaozheng biaoyang shui fuze",), "yining/reward/6", "who", ("您写的", "矫正科")),
    # The sentence that the question is about comes first.
    Story(("速裁程序的调查评估几天",), "yining/other/5", "deadline", ("五个工作日",)),
)

# A fact of the matter before, and a matter for the fact before.
FOLLOW_UPS = (
    Story(("电子手环最长戴多久", "那依据呢"), BRACELET, "basis", ("第29条", "沿用：审批")),
    Story(("电子手环最长戴多久", "谢谢", "谁负责"), BRACELET, "who", ("矫正科", "沿用")),
    Story(
        ("提请逮捕社区矫正对象依据是什么", "层级呢", "谁负责"),
        "yining/other/24",
        "who",
        ("矫正科", "沿用：提请逮捕"),
    ),
    Story(
        ("律师执业证变更归哪个处管", "那依据呢"),
        "municipal/duty/4.2",
        "basis",
        ("登记表没有载明", "沿用：负责全市律师事务所"),
    ),
    Story(
        ("刑释人员社区矫正人员专项组怎么分工", "有案例吗"),
        "municipal/boundary/1",
        "case",
        ("综治办", "沿用"),
    ),
    Story(("人民调解员表彰谁负责", "备注写了什么"), "yining/reward/7", "remark", ("备注", "沿用")),
    Story(
        ("电子手环最长戴多久", "换成法律援助呢"), AID, "deadline", ("七日",), never=("沿用", "手环")
    ),
    Story(
        ("公证机构年度考核归谁", "换成司法鉴定机构呢"),
        "municipal/duty/6.12",
        "who",
        ("司法鉴定和国家司法考试处",),
    ),
    Story(("电子手环最长戴多久", "法律援助谁负责"), AID, "who", ("法律援助中心",), never=("沿用",)),
    Story(
        ("仲裁委登记归谁", "不对，是司法鉴定机构设立"),
        "municipal/duty/6.7",
        "who",
        ("司法鉴定和国家司法考试处",),
        never=("沿用",),
    ),
    Story(("电子手环谁管", "错了，是解除矫正"), "yining/other/29", "who", ("矫正科",)),
    Story(("依据呢", "电子手环"), BRACELET, "basis", ("第29条",), never=("沿用",)),
    Story(("电子手环谁管", "收费吗"), BRACELET, "who", ("没有载明费用", "沿用")),
    Story(("律师违法执业谁查处", "伊宁市司法局的呢"), "yining/penalty/2", "who", ("公律科",)),
    Story(("伊宁法律援助谁负责", "市局呢", "伊宁的呢"), AID, "who", ("法律援助中心",)),
)

# Choices, and what ends them.
CHOOSING = (
    Story(("年度考核谁负责",), "", "who", ("1 ", "2 ", "都不是", "市司法局"), "choices"),
    Story(("年度考核谁负责", "9"), "", "rephrase", ("换个说法",), "chat"),
    Story(("年度考核谁负责", "0"), "", "rephrase", ("换个说法",), "chat"),
    Story(("年度考核谁负责", "都不是"), "", "rephrase", ("换个说法",), "chat"),
    Story(("年度考核谁负责", "都不是", "2"), "", "no_subject", (), "chat"),
    Story(("年度考核谁负责", "公证的"), "municipal/duty/4.23", "who", ("公证工作管理处",)),
    Story(
        ("年度考核谁负责", "司法鉴定的"),
        "municipal/duty/6.12",
        "who",
        ("司法鉴定和国家司法考试处",),
    ),
    Story(("年度考核谁负责", "电子手环最长戴多久"), BRACELET, "deadline", ("三个月",)),
)

# What the registers do not say.
MISSING = (
    Story(("结婚证在哪领",), "", "not_found", ("没有查到", "窗口"), "not_found", ("12348",)),
    Story(("离婚登记归谁管",), "", "not_found", ("没有查到",), "not_found", ("司法鉴定",)),
    Story(("养老机构年度考核谁负责",), "", "not_found", ("没有查到",), "not_found"),
    Story(("营业执照怎么办",), "", "not_found", (), "not_found"),
    Story(("结婚证在哪领", "房产证怎么办"), "", "not_found", ("窗口", "12348"), "not_found"),
    Story(("结婚证在哪领", "依据呢"), "", "no_subject", ("哪一件事",), "chat"),
    Story(("电子手环谁管", "离婚登记归谁管", "依据呢"), "", "no_subject", (), "chat"),
    Story(
        ("市律师协会电话多少",),
        "municipal/duty/4.5",
        "who",
        ("登记表没有载明电话", "律师和法律援助管理处（市司法局）", "指导市律师协会工作"),
    ),
    Story(
        ("干警特困补贴找谁",),
        "municipal/duty/9.3",
        "who",
        ("空白", "其他事项写的是「政治部（警务部）」"),
    ),
    Story(("机构编制哪个处管",), "municipal/duty/9.2", "who", ("空白", "没有写责任处室")),
)

SMALL_TALK = (
    Story(("你好",), "", "greeting", ("您好",), "chat"),
    Story(("谢谢",), "", "thanks", ("不客气",), "chat"),
    Story(("再见",), "", "goodbye", ("再见",), "chat"),
    Story(("你是谁",), "", "identity", ("不是真人",), "chat"),
    Story(("怎么用",), "", "help", ("例如",), "chat"),
    Story(("你好", "电子手环谁管"), BRACELET, "who", ("矫正科",)),
)


@pytest.mark.parametrize(
    "story",
    [*FIRST_QUESTIONS, *FOLLOW_UPS, *CHOOSING, *MISSING, *SMALL_TALK],
    ids=lambda story: story.name,
)
def test_a_conversation(assistant: Assistant, story: Story) -> None:
    """The last reply is of this kind and record, answers this fact, and has these words."""
    assert story.facet
    holds(assistant, story)


# -- the shape of an answer -------------------------------------------------------------------


def _lines(heard: Heard) -> list[str]:
    return heard.text.split("\n")


def test_a_limit_as_it_is_read(assistant: Assistant) -> None:
    """The limit, the matter with its office, the sentence that proves it, the place: in this order."""
    lines = _lines(talk(assistant, "电子手环最长戴多久"))
    assert lines[0] == "不得超过三个月"
    assert lines[1] == "事项：审批社区矫正对象使用电子定位装置（伊宁市司法局 矫正科）"
    assert lines[2].startswith("原文：「使用电子定位装置，不得超过三个月，期限届满后")
    place = next(line for line in lines if line.startswith("出处："))
    assert place == "出处：伊宁市司法局权责清单 其他行政权力第22项 责任事项内容"
    assert lines.index(place) > 2


def test_an_office_as_it_is_read(assistant: Assistant) -> None:
    """The office with its bureau, the matter in the register's words, the place."""
    lines = _lines(talk(assistant, "律师执业证变更归哪个处管"))
    assert lines[:3] == [
        "律师和法律援助管理处（市司法局）",
        "事项：负责全市律师事务所的设立、变更、注销申请，律师执业证办理、变更、注销申请工作",
        "出处：市司法局部门职责登记表 第4.2项 责任处室",
    ]


def test_a_single_fact_takes_few_lines(assistant: Assistant) -> None:
    """An answer to a single fact is read in one look: seven lines at most."""
    for question in ("电子手环最长戴多久", "律师执业证变更归哪个处管", "干警特困补贴找谁"):
        assert len(_lines(talk(assistant, question))) <= 7, question


def test_both_bureaus_are_named_where_both_answer(assistant: Assistant) -> None:
    """The better bureau's office comes first, the other bureau's stands in one line below it."""
    lines = _lines(talk(assistant, "法律援助谁负责"))
    assert lines[0] == "法律援助中心（伊宁市司法局）"
    (other,) = [line for line in lines if line.startswith("另见：")]
    assert "市司法局的「" in other
    assert "律师和法律援助管理处" in other


@pytest.mark.parametrize(
    ("bureau", "office"),
    [("yining", "法律援助中心（伊宁市司法局）"), ("municipal", "律师和法律援助管理处（市司法局）")],
)
def test_the_persons_own_bureau_answers(assistant: Assistant, bureau: str, office: str) -> None:
    """Where the person's bureau is known, its register answers."""
    heard = talk(assistant, "法律援助机构的监督管理谁负责", bureau=bureau)
    assert all(key.startswith(f"{bureau}/") for key in heard.keys)
    assert heard.first_line == office or heard.first_line.endswith("？")


def test_what_is_inherited_is_said_below(assistant: Assistant) -> None:
    """沿用 names the matter in a line of its own, never before the answer."""
    lines = _lines(talk(assistant, "电子手环最长戴多久", "那依据呢"))
    assert "（沿用：审批社区矫正对象使用电子定位装置）" in lines[1:]


def test_a_remembered_matter_answers_every_fact(assistant: Assistant) -> None:
    """All that 还可以问 offers can be asked next, in its own words, of the same matter."""
    first = talk(assistant, "电子手环最长戴多久")
    (offered,) = [line for line in _lines(first) if line.startswith("还可以问：")]
    for words in offered.removeprefix("还可以问：").split(" · "):
        heard = talk(assistant, f"{words}呢", state=first.state)
        assert heard.keys == (BRACELET,), words
        assert "沿用" in heard.text, words
        assert "没有载明" not in heard.text, words


# -- choosing ---------------------------------------------------------------------------------


def test_choices_are_told_apart_by_their_titles(assistant: Assistant) -> None:
    """One question, one line for each record with its bureau, and the way to say none of these."""
    heard = talk(assistant, "年度考核谁负责")
    lines = _lines(heard)
    assert set(heard.keys) == set(YEARLY)
    assert [line[:2] for line in lines[1:-1]] == ["1 ", "2 ", "3 "]
    assert all(line.endswith("（市司法局）") for line in lines[1:-1])
    assert lines[-1] == "（都不是，请换个说法）"


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("ways", ["{}", "第{}个", "选{}", "{}。"])
def test_a_number_picks_the_line_it_stands_at(assistant: Assistant, number: int, ways: str) -> None:
    """However a number is said, it picks what stands there; 谢谢 in between changes nothing."""
    offered = talk(assistant, "年度考核谁负责")
    picked = talk(assistant, "谢谢", ways.format(number), state=offered.state)
    assert picked.keys == (offered.keys[number - 1],)
    assert picked.state.offered == ()


@pytest.mark.parametrize("said", ["一", "第一个", "第一项", "选一"])
def test_a_number_may_be_a_word(assistant: Assistant, said: str) -> None:
    """一 is as good as 1."""
    offered = talk(assistant, "年度考核谁负责")
    assert talk(assistant, said, state=offered.state).keys == offered.keys[:1]


def test_a_pick_is_a_matter_like_any_other(assistant: Assistant) -> None:
    """After a pick the next fact is of what was picked."""
    offered = talk(assistant, "年度考核谁负责")
    heard = talk(assistant, "2", "那时限呢", state=offered.state)
    assert heard.keys == offered.keys[1:2]
    assert "登记表没有载明" in heard.first_line
    assert "沿用" in heard.text


def test_a_fact_named_while_choosing_goes_with_the_pick(assistant: Assistant) -> None:
    """年度考核谁负责 … 依据呢 … 1: the basis of the first."""
    heard = talk(assistant, "年度考核谁负责", "依据呢", "1")
    assert as_json(heard.reply)["facet"] == Facet.BASIS.value


# -- over many turns --------------------------------------------------------------------------


def test_a_long_conversation_stays_on_its_matters(assistant: Assistant) -> None:
    """Ten turns over three matters: each follow-up is of the matter named last."""
    said = (
        ("你好", ()),
        ("电子手环最长戴多久", (BRACELET,)),
        ("谁负责", (BRACELET,)),
        ("谢谢", ()),
        ("依据呢", (BRACELET,)),
        ("终止矫正谁负责", ("yining/other/31",)),
        ("时限呢", ("yining/other/31",)),
        ("律师执业证变更归哪个处管", ("municipal/duty/4.2",)),
        ("那依据呢", ("municipal/duty/4.2",)),
        ("再见", ()),
    )
    heard = talk(assistant, "你好")
    for turn, keys in said:
        heard = talk(assistant, turn, state=heard.state)
        assert heard.keys == keys, turn


def test_misses_are_counted_anew_after_an_answer(assistant: Assistant) -> None:
    """Miss, answer, miss: the second miss is not the second in a row."""
    heard = talk(assistant, "结婚证在哪领", "电子手环谁管", "房产证怎么办")
    assert "没有查到" in heard.text
    assert "12348" not in heard.text


def test_every_further_miss_gives_the_way_out(assistant: Assistant) -> None:
    """From the second miss in a row on, each one names the legal service line."""
    heard = talk(assistant, "结婚证在哪领", "房产证怎么办", "营业执照怎么办")
    assert "12348" in heard.text

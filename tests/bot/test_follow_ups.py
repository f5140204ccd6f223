"""Follow-ups from the front door: what stays with a matter, what leaves it, what goes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.assistant import Assistant
from bot.moves import LONGEST_PAUSE, State
from bot.render import as_text
from tests.stories import Story, holds
from tests.talks import talk

BRACELET, AID, LEAVE = "yining/other/22", "yining/other/1", "yining/other/16"

# A message that names no other matter is about the old one, whatever else has its words.
STAYING = (
    Story(
        ("电子手环最长戴多久", "三个月满了还要不要评估"),
        BRACELET,
        words=("重新履行审批手续", "沿用"),
    ),
    Story(("终止矫正谁办", "死了的怎么通知"), "yining/other/31", words=("五个工作日", "沿用")),
    Story(
        ("组织查找失联社区矫正对象谁负责", "二十四小时没找到呢"),
        "yining/other/13",
        words=("协助查找社区矫正对象通知书",),
    ),
    Story(("解除矫正怎么办", "证明书谁发"), "yining/other/29", "who", ("矫正科", "沿用")),
    Story(("入矫宣告谁主持", "未成年人公开吗"), "yining/other/10", words=("不公开进行",)),
    Story(("社区矫正请假谁批", "四十天呢"), LEAVE, "who", ("地市级社区矫正机构审批",)),
    Story(("社区矫正请假谁批", "三十天呢"), LEAVE, "who", ("三十日以内",)),
    Story(("假律师谁来管", "我在伊宁市"), "yining/penalty/4", words=("公律科",)),
)
# Other words are of another matter, with the fact asked for before or with their own.
LEAVING = (
    Story(
        ("社区矫正请假谁批", "顺便问一下，律师年检哪个处"), "municipal/duty/4.10", never=("沿用",)
    ),
    Story(("法律援助几天审查", "对了，仲裁委去哪登记"), "municipal/duty/6.5", never=("沿用",)),
    Story(("电子手环戴多久", "公证员免职归哪个科"), "yining/other/2", "who", never=("沿用",)),
    Story(("公证机构年度考核谁组织", "司法鉴定所的呢"), "municipal/duty/6.12", "who"),
    Story(("律师执业证谁办", "那驾驶证呢"), kind="not_found"),
    Story(("律师执业证谁办", "那医师执业证呢"), kind="not_found"),
    Story(("电子手环谁管", "那低保几天批"), kind="not_found"),
)
# What is taken back goes out; the rest is kept.
CORRECTING = (
    Story(("开律师事务所找哪个处", "不是开，是注销"), "municipal/duty/4.2", "who"),
    Story(("律师事务所设立找哪个处", "说错了，是司法鉴定机构"), "municipal/duty/6.7", "who"),
    Story(("减刑建议谁提", "不对，我问的是提请逮捕"), "yining/other/24", "who"),
    Story(("公证机构负责人备案谁管", "我说的是公证处的负责人"), "municipal/duty/4.19", "who"),
    Story(
        ("律师执业证找谁办", "错了错了，不是律师执业证，是法律职业资格证书遗失"),
        "municipal/duty/8.5",
        "who",
    ),
)
# The first message tells, the last asks.
TELLING = (
    Story(
        ("我爸在社区矫正", "他想去外地看病四十天", "县里批得了吗"),
        LEAVE,
        words=("地市级社区矫正机构审批",),
    ),
    Story(
        ("我弟弟判了缓刑，刚回到村里", "一直没人来找他", "要不要自己去报到"),
        "yining/other/6",
        words=("报到",),
    ),
)
# Back to the matter before, with its fact or another.
RETURNING = (
    Story(("法律援助谁审批", "电子手环戴多久", "上一个呢"), AID, "who", ("法律援助中心", "沿用")),
    Story(("法律援助谁审批", "电子手环戴多久", "回到前一个问题，依据呢"), AID, "basis", ("沿用",)),
    Story(("法律援助谁审批", "电子手环戴多久", "上一个呢", "上一个呢"), BRACELET, "deadline"),
    Story(("电子手环戴多久", "还是刚才那个，谁批"), BRACELET, "who", ("矫正科",)),
    Story(("电子手环戴多久", "离婚登记归谁", "还是刚才那个"), BRACELET, "deadline", ("三个月",)),
    Story(("上一个呢",), kind="chat"),
)
# Nothing is inherited where nothing was answered.
NOTHING_TO_GO_ON = (
    Story(("电子手环谁管", "结婚证在哪领", "依据呢"), kind="chat", facet="no_subject"),
    Story(("霍城县司法局谁管律师", "依据呢"), kind="chat", facet="no_subject"),
    Story(("第二个谁负责",), kind="chat", facet="no_such_place"),
    Story(("行政检查有哪些", "电子手环谁管", "第三个谁负责"), kind="chat", facet="no_such_place"),
)
# Lists are picked from, and go on.
LISTS = (
    Story(
        ("行政检查有哪些", "第三个谁负责"), "yining/inspection/3", "who", ("依法治市委员会办公室",)
    ),
    Story(("行政检查有哪些", "最后一个的依据"), "yining/inspection/6", "basis", ("第24条",)),
    Story(("行政检查有哪些", "倒数第二项怎么办"), "yining/inspection/5", "how"),
    Story(("行政检查有哪些", "3"), "yining/inspection/3"),
    Story(("行政检查有哪些", "第二个", "下一个"), "yining/inspection/3"),
    Story(("行政检查有哪些", "第二个", "上一个"), "yining/inspection/1"),
    Story(("行政检查有哪些", "第九个"), kind="chat", facet="no_such_place", words=("没有这一项",)),
    Story(("年度考核谁负责", "第二个的依据呢"), facet="basis", words=("没有载明",)),
    Story(("行政检查有哪些", "行政奖励呢"), "yining/reward/1", "list", ("行政奖励：共7项",)),
    Story(("行政检查有几项", "行政处罚呢"), facet="count", words=("行政处罚：共8项",)),
    Story(("矫正科有几项行政奖励", "行政处罚呢"), facet="count", words=("矫正科行政处罚：共1项",)),
    Story(("公律科管什么", "公服科呢"), facet="office_profile", words=("公服科：共3项",)),
    Story(("公律科管什么", "电话多少"), facet="office_profile", words=("没有载明电话", "公律科")),
    Story(("市局有几项", "伊宁的呢"), facet="count", words=("伊宁市司法局：共54项",)),
    Story(("行政奖励有哪些", "一共多少项"), facet="count", words=("行政奖励：共7项",)),
    Story(("社区矫正法第28条涉及哪些事项", "第24条呢"), words=("第24条为依据的事项：共2项",)),
    Story(("社区矫正法第28条涉及哪些事项", "律师法呢"), words=("《律师法》为依据的事项",)),
    Story(("社矫法29条", "谁负责"), BRACELET, "who", ("矫正科", "沿用")),
)
PLACES = (
    Story(("伊宁县司法局电话多少",), kind="not_found", words=("没有伊宁县司法局", "伊宁市司法局")),
    Story(("乌鲁木齐市司法局律师处",), kind="not_found", words=("没有乌鲁木齐市司法局",)),
    Story(("指导监督各县司法局开展律师专项检查归谁",), "municipal/duty/4.11", "who"),
)


@pytest.mark.parametrize(
    "story",
    [
        *STAYING,
        *LEAVING,
        *CORRECTING,
        *TELLING,
        *RETURNING,
        *NOTHING_TO_GO_ON,
        *LISTS,
        *PLACES,
    ],
    ids=lambda story: story.name,
)
def test_a_follow_up(assistant: Assistant, story: Story) -> None:
    """The last reply is of this kind and record, answers this fact, and has these words."""
    holds(assistant, story)


# -- time -------------------------------------------------------------------------------------

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def reply_after(assistant: Assistant, pause: timedelta, said: str) -> str:
    """The reply to this message, so long after the bracelet was spoken of."""
    state, _ = assistant.respond(State(), "电子手环最长戴多久", now=NOON)
    _, reply = assistant.respond(state, said, now=NOON + pause)
    return as_text(reply)


def test_a_pause_is_a_new_conversation(assistant: Assistant) -> None:
    """依据呢 after half an hour is told to have nothing to go on from; before, it is answered."""
    assert "第29条" in reply_after(assistant, LONGEST_PAUSE, "依据呢")
    assert "不记得" in reply_after(assistant, LONGEST_PAUSE + timedelta(seconds=1), "依据呢")


def test_a_new_question_after_a_pause_is_answered(assistant: Assistant) -> None:
    """Who names the matter again hears nothing of the pause."""
    said = reply_after(assistant, timedelta(hours=5), "法律援助谁负责")
    assert "法律援助中心" in said
    assert "不记得" not in said


def test_turns_without_a_clock_never_grow_old(assistant: Assistant) -> None:
    """A conversation that is told no time goes on for ever."""
    assert talk(assistant, "电子手环最长戴多久", "依据呢").keys == (BRACELET,)

"""What a period runs from, as legal drafting words it."""

from __future__ import annotations

import pytest

from knowledge.periods import parse


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # 自X之日起
        ("应当自收到法律援助申请之日起七日内进行审查", "收到法律援助申请"),
        ("自受理之日起20日内", "受理"),
        (
            "可以在收到《执法监督通知（决定）书》之日起 10 日内申请复查",
            "收到《执法监督通知（决定）书》",
        ),
        ("直接接收社区矫正对象之日起十个工作日内", "接收社区矫正对象"),
        ("自治区司法厅应当自收到申请之日起20日内答复", "收到申请"),
        ("自作出决定之日起的30日内", "作出决定"),
        ("受理申请次日起5日内", "受理申请"),
        ("自领取证书之日起有效期五年", "领取证书"),
        ("自立案之日起不得超过三个月", "立案"),
        # X后
        ("从人民法院、人民检察院离任后二年内", "离任"),
        ("在受到停业整顿处罚期满后二年内", "停业整顿处罚期满"),
        ("在收到公安机关《不准出境决定书》后六日内", "收到公安机关《不准出境决定书》"),
        ("受理后5日内", "受理"),
        ("在受理后的五个工作日内", "受理"),
        ("收到申请后，应当在五日内作出决定", "收到申请"),
        ("机构收到委托书及所附材料后，及时通知", "收到委托书及所附材料"),
        # directly before the length
        ("应当在接收社区矫正对象十五日内", "接收社区矫正对象"),
        ("应当自社区矫正对象到五日内", "社区矫正对象到"),
        ("接到报告两小时内", "接到报告"),
        ("收到申请当日办结", "收到申请"),
        # 发现X的，立即
        ("发现社区矫正对象失去联系的，立即组织查找", "发现社区矫正对象失去联系"),
        ("发现设备变化及时上报", "发现设备变化"),
        # before the event
        ("在期满前一个月书面通知", "期满"),
        ("在入矫宣告前确定矫正小组", "入矫宣告"),
        ("应当在有效期届满三十日前提出申请", "有效期届满"),
        ("有效期届满三十日前", "有效期届满"),
        ("应当在举行听证的七日前通知当事人", "举行听证"),
        ("届满之日前30日内", "届满"),
        # counted from what follows
        ("有效期为五年，自颁发之日起计算", "颁发"),
    ],
)
def test_the_event_is_the_words_of_the_sentence(text: str, event: str) -> None:
    """A period runs from what the sentence names before 之日起 or 后, or directly at the length."""
    (period,) = parse(text)
    assert period.event == event


@pytest.mark.parametrize(
    "text",
    [
        "应当在五个工作日内完成调查评估",
        "适用速裁程序的，应当在五个工作日内完成",
        "将材料在五日内送达",
        "两个月内外出",
        "使用电子定位装置，不得超过三个月",
        "按照规定每三个月提交",
        "应当及时调查",
        "此后三日内",
        "限于三日内",
        "提前五日通知",
        "对检查发现的问题，及时纠正",
        "自治区三日内",
        "所在地五日内",
        "后五日内",
        "起五日内",
    ],
)
def test_an_event_that_is_not_said_stays_unsaid(text: str) -> None:
    """Where the sentence names nothing to count from, there is no event: it is not guessed."""
    (period,) = parse(text)
    assert period.event == ""

"""Whom a period binds: named, and never guessed."""

from __future__ import annotations

import pytest

from knowledge.periods import parse


def actors(text: str) -> list[str]:
    """Who must act, period by period."""
    return [period.actor for period in parse(text)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # the subject before the limit
        ("法律援助机构应当自收到申请之日起七日内进行审查", "法律援助机构"),
        ("被检查的单位对决定不服的，可以在收到决定之日起10日内申请复查", "被检查的单位"),
        ("发出《通知书》的机构应当自接到申请之日起15日内答复", "发出《通知书》的机构"),
        ("接到《通知书》的单位，应在限定期限内纠正", "接到《通知书》的单位"),
        ("市司法局应当会同有关部门在十日内处理", "市司法局"),
        ("公安机关、司法行政部门应当立即处理", "公安机关、司法行政部门"),
        ("报到时执行地社区矫正机构未收到文书的，应当在三日内登记", "执行地社区矫正机构"),
        ("对检查发现的问题，市场监督管理局应当在三日内处理", "市场监督管理局"),
        ("监护人怠于履行职责的，社区矫正机构及时督促", "社区矫正机构"),
        # the doer after 由
        ("律师有违法行为的，由市司法局给予停止执业三个月以下的处罚", "市司法局"),
        (
            "由设区的市级或者直辖市的区人民政府司法行政部门给予停止执业六个月以下的处罚",
            "设区的市级或者直辖市的区人民政府司法行政部门",
        ),
        ("由市司法局法制部门在五日内审核", "市司法局法制部门"),
        # who is told to
        ("市司法局应当通知决定机关在五日内送达文书", "决定机关"),
        ("司法局责令公证机构限期改正", "公证机构"),
        ("对暂予监外执行社区矫正对象每三个月提交的材料进行审核", "暂予监外执行社区矫正对象"),
        # the subject after the limit
        ("自收到申请之日起20日内，登记机关应当作出决定", "登记机关"),
        # a case is about its subject, a right is the person's own
        ("社区矫正对象确需外出超过三十日的，由市司法局审批", "社区矫正对象"),
        ("申请人对决定不服的，可以自收到之日起60日内申请复议", "申请人"),
    ],
)
def test_who_must_act_is_named(text: str, actor: str) -> None:
    """The actor is the subject, the doer after 由, or the one who is told to act."""
    assert actors(text) == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "应当自收到申请之日起七日内进行审查",
        "社区矫正对象提出申请的，应当在五日内征求意见",
        "有违法行为的，责令限期改正",
        "市司法局责令其在十五日内改正",
        "对社区矫正对象定期考核",
        "对社区矫正对象每三个月考核一次",
        "审批三十日以内社区矫正对象外出申请",
        "管理类别每三月调整一次",
        "根据社区矫正对象的表现，定期考核",
        "无正当理由在三日内不答复的",
        "由本人在三日内提出",
        "社区矫正对象死亡的，自收到证明之日起五个工作日内通知",
    ],
)
def test_an_actor_that_is_not_said_stays_unsaid(text: str) -> None:
    """Where no subject is written, nobody is named in its place."""
    assert actors(text) == [""]


@pytest.mark.parametrize(
    "text",
    ["市司法局批准，有效期为六个月", "安置帮教机构负责帮扶，期限：刑满释放人员为5年"],
)
def test_what_lasts_binds_nobody(text: str) -> None:
    """A validity or a term is nobody's deadline, whoever the sentence names."""
    assert actors(text) == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1.县级社区矫正机构应当核实。2.在五个工作日内通知。3.司法所应当立即报告。4.三日内办结。",
            ["县级社区矫正机构", "司法所", "司法所"],
        ),
        ("社区矫正对象提出异议的，予以答复。应当在三日内调查。", [""]),
        ("通知决定机关补齐文书。三日内录入平台。", [""]),
        ("在三日内通知。县级社区矫正机构应当核实。", [""]),
    ],
)
def test_a_missing_subject_is_the_nearest_earlier_one(text: str, expected: list[str]) -> None:
    """The subject carries over to later sentences of the cell; a person told of or told to does not."""
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "律师有下列行为之一的，由司法局给予停止执业三个月以下的处罚：（一）离任后二年内担任代理人的；（二）三日内不答复的。应当五日内公示。",
            ["司法局", "律师", "律师", "司法局"],
        ),
        ("市司法局履行下列职责：（一）指导律师工作；（二）定期进行检查", ["市司法局"]),
    ],
)
def test_the_items_of_a_list_are_about_the_subject_of_its_opening(
    text: str, expected: list[str]
) -> None:
    """In 律师有下列行为之一的：（一）… it is the lawyer who does what the items say, not the punisher."""
    assert actors(text) == expected

"""How periods are written in registers of any bureau: one row, one way of writing."""

from __future__ import annotations

import pytest

from knowledge.periods import parse
from knowledge.terms import Relation, Unit

R, U = Relation, Unit

Said = tuple[str, Relation, int | None, Unit, int | None]


def said(text: str) -> list[Said]:
    """What the periods of a text say, events and actors aside."""
    return [(p.words, p.relation, p.quantity, p.unit, p.upper) for p in parse(text)]


@pytest.mark.parametrize(
    ("text", "words", "relation", "quantity", "unit", "upper"),
    [
        # within
        ("20个工作日", "20个工作日", R.WITHIN, 20, U.WORKDAY, None),
        ("10个法定工作日。", "10个法定工作日", R.WITHIN, 10, U.WORKDAY, None),
        ("三个自然日内办结", "三个自然日内", R.WITHIN, 3, U.DAY, None),
        ("15 个 工作日", "15 个 工作日", R.WITHIN, 15, U.WORKDAY, None),
        ("在 10 日内答复", "10 日内", R.WITHIN, 10, U.DAY, None),
        ("１５日内", "１５日内", R.WITHIN, 15, U.DAY, None),
        ("60日", "60日", R.WITHIN, 60, U.DAY, None),
        ("十五天", "十五天", R.WITHIN, 15, U.DAY, None),
        ("一百二十日内", "一百二十日内", R.WITHIN, 120, U.DAY, None),
        ("三日之内", "三日之内", R.WITHIN, 3, U.DAY, None),
        ("七个工作日以内", "七个工作日以内", R.WITHIN, 7, U.WORKDAY, None),
        ("一周内", "一周内", R.WITHIN, 7, U.DAY, None),
        ("两星期内", "两星期内", R.WITHIN, 14, U.DAY, None),
        ("半个月内", "半个月内", R.WITHIN, 15, U.DAY, None),
        ("半年内", "半年内", R.WITHIN, 6, U.MONTH, None),
        ("两年半内", "两年半内", R.WITHIN, 30, U.MONTH, None),
        ("一年六个月内", "一年六个月内", R.WITHIN, 18, U.MONTH, None),
        ("2小时内响应", "2小时内", R.WITHIN, 2, U.HOUR, None),
        ("两个季度内", "两个季度内", R.WITHIN, 2, U.QUARTER, None),
        ("法定时限：60日", "时限：60日", R.WITHIN, 60, U.DAY, None),
        ("承诺时限为5个工作日", "时限为5个工作日", R.WITHIN, 5, U.WORKDAY, None),
        ("当日办结", "当日", R.WITHIN, 0, U.DAY, None),
        # bounds
        ("停止执业三个月以下", "三个月以下", R.AT_MOST, 3, U.MONTH, None),
        ("不得超过三个月", "不得超过三个月", R.AT_MOST, 3, U.MONTH, None),
        ("最长不超过六十日", "最长不超过六十日", R.AT_MOST, 60, U.DAY, None),
        ("最长为一年", "最长为一年", R.AT_MOST, 1, U.YEAR, None),
        ("执业不满六个月", "不满六个月", R.AT_MOST, 6, U.MONTH, None),
        ("未超过三十日", "未超过三十日", R.AT_MOST, 30, U.DAY, None),
        ("有效期不超过六个月", "有效期不超过六个月", R.AT_MOST, 6, U.MONTH, None),
        ("三十日以上", "三十日以上", R.AT_LEAST, 30, U.DAY, None),
        ("停止执业三月以上", "三月以上", R.AT_LEAST, 3, U.MONTH, None),
        ("不得少于三十日", "不得少于三十日", R.AT_LEAST, 30, U.DAY, None),
        ("执业满三年", "满三年", R.AT_LEAST, 3, U.YEAR, None),
        ("公示期不少于5个工作日", "公示期不少于5个工作日", R.AT_LEAST, 5, U.WORKDAY, None),
        ("外出超过三十日", "超过三十日", R.OVER, 30, U.DAY, None),
        ("累计超过三十日的", "累计超过三十日", R.OVER, 30, U.DAY, None),
        # ranges
        ("3至5个工作日", "3至5个工作日", R.RANGE, 3, U.WORKDAY, 5),
        ("3～5个工作日内", "3～5个工作日内", R.RANGE, 3, U.WORKDAY, 5),
        ("一到两周", "一到两周", R.RANGE, 7, U.DAY, 14),
        ("五日至十日", "五日至十日", R.RANGE, 5, U.DAY, 10),
        ("7日以上30日以内", "7日以上30日以内", R.RANGE, 7, U.DAY, 30),
        ("三个月以上一年以下", "三个月以上一年以下", R.RANGE, 3, U.MONTH, 12),
        ("一年以上，三年以下", "一年以上，三年以下", R.RANGE, 1, U.YEAR, 3),
        ("24小时以上3日以下", "24小时以上3日以下", R.RANGE, 24, U.HOUR, 72),
        ("一个季度至一年", "一个季度至一年", R.RANGE, 3, U.MONTH, 12),
        # how often
        ("每半年", "每半年", R.EVERY, 6, U.MONTH, None),
        ("每季度报送", "每季度", R.EVERY, 1, U.QUARTER, None),
        ("每隔三个月", "每隔三个月", R.EVERY, 3, U.MONTH, None),
        ("按月报送", "按月", R.EVERY, 1, U.MONTH, None),
        ("逐年公布", "逐年", R.EVERY, 1, U.YEAR, None),
        ("每周一次", "每周一次", R.EVERY, 7, U.DAY, 1),
        ("两年一次", "两年一次", R.EVERY, 2, U.YEAR, 1),
        ("每年十二次", "每年十二次", R.EVERY, 1, U.YEAR, 12),
        ("每月5日前", "每月5日前", R.EVERY, 1, U.MONTH, None),
        ("每年3月31日前", "每年3月31日前", R.EVERY, 1, U.YEAR, None),
        ("每年12月底前", "每年12月底前", R.EVERY, 1, U.YEAR, None),
        ("每年至少组织一次", "每年至少组织一次", R.AT_LEAST, 1, U.YEAR, 1),
        ("每半年不少于两次", "每半年不少于两次", R.AT_LEAST, 6, U.MONTH, 2),
        ("每年检查两次以上", "每年检查两次以上", R.AT_LEAST, 1, U.YEAR, 2),
        ("每年不得超过两次", "每年不得超过两次", R.AT_MOST, 1, U.YEAR, 2),
        # before and after
        ("提前五日通知", "提前五日", R.BEFORE, 5, U.DAY, None),
        ("届满前30日内", "届满前30日内", R.BEFORE, 30, U.DAY, None),
        ("三日后", "三日后", R.AFTER, 3, U.DAY, None),
        ("满六个月后", "满六个月后", R.AFTER, 6, U.MONTH, None),
        ("逾期三十日未缴纳的", "三十日", R.AFTER, 30, U.DAY, None),
        # how long
        ("有效期五年", "有效期五年", R.VALIDITY, 5, U.YEAR, None),
        ("任期三年", "任期三年", R.TERM, 3, U.YEAR, None),
        ("保管期限：10年", "保管期限：10年", R.TERM, 10, U.YEAR, None),
        ("经批准可以延长10日", "10日", R.TERM, 10, U.DAY, None),
        # no number
        ("即办", "即办", R.IMMEDIATELY, None, U.NONE, None),
        ("当场决定", "当场", R.IMMEDIATELY, None, U.NONE, None),
        ("责令限期改正", "限期", R.AS_SET, None, U.NONE, None),
        ("在规定的时限内", "规定的时限内", R.AS_SET, None, U.NONE, None),
        ("按时提交", "按时", R.AS_SET, None, U.NONE, None),
        ("尽快办理", "尽快", R.UNSPECIFIED, None, U.NONE, None),
        ("作出处罚决定之前，应当告知", "作出处罚决定之前", R.BEFORE, None, U.NONE, None),
    ],
)
def test_each_way_of_writing_a_period_is_read(  # noqa: PLR0913, PLR0917 - the columns of the table
    text: str, words: str, relation: Relation, quantity: int | None, unit: Unit, upper: int | None
) -> None:
    """The words tell quantity, unit and relation; a range or a count of times has its upper end."""
    assert said(text) == [(words, relation, quantity, unit, upper)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "2021年8月20日通过并公布，2022年1月1日起施行",
        "2006年3月司法部令第102号",
        "二〇二一年五月修订",
        "5月10日至20日",
        "1996年",
        "司法部令第111号",
        "冀司通﹝2014﹞47号",
        "中办发〔2010〕5号",
        "年满六十五周岁",
        "第六十条第三款",
        "第三年、第二季度、第3日",
        "每百年、期满前千年、一年至百年",
        "一季度、上半年、90年代、百年大计",
        "律师事务所执业年度考核、年检注册、年度计划",
        "按年度计划执行",
        "《法治建设五年规划（2021—2025年）》",
        "法治建设五年规划、三年行动计划",
        "24小时服务热线",
        "3.5年",
        "对期限内律师违法执业行为提出处罚建议",
        "执行处理决定的方式和期限",
        "期限届满后重新申请",
        "没有及时上报或者通报的",
        "未按规定时间报到",
        "不按时出庭",
        "无限期",
        "律师事务所以前因违法行为受到处罚",
        "在法律面前，目前应当，前款规定",
        "同时在两个以上律师事务所执业，与第三人恶意串通",
        "每次、每人、一次性",
        "0日内",
        "9" * 5000 + "日内",
    ],
)
def test_what_is_no_period_is_passed_over(text: str) -> None:
    """Dates, ages, numbers of documents and articles, and names of plans are no periods."""
    assert parse(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "十日以上三个月以下",
            [
                ("十日以上", R.AT_LEAST, 10, U.DAY, None),
                ("三个月以下", R.AT_MOST, 3, U.MONTH, None),
            ],
        ),
        (
            "1、3日内办结；2、5日内办结",
            [("3日内", R.WITHIN, 3, U.DAY, None), ("5日内", R.WITHIN, 5, U.DAY, None)],
        ),
        ("1.20个工作日内办结", [("20个工作日内", R.WITHIN, 20, U.WORKDAY, None)]),
        ("见表1 5日内办结", [("5日内", R.WITHIN, 5, U.DAY, None)]),
        ("<p>三日</p><p>内部审核</p>", [("三日", R.WITHIN, 3, U.DAY, None)]),
        (
            "<P>七日内审查</P> <p>立即通知</p>",
            [("七日内", R.WITHIN, 7, U.DAY, None), ("立即", R.IMMEDIATELY, None, U.NONE, None)],
        ),
    ],
)
def test_several_periods_come_in_order_and_apart(text: str, expected: list[Said]) -> None:
    """Neither numbering nor a paragraph's end joins two numbers; what has no common unit is two."""
    assert said(text) == expected

"""The supervision policies from the front door: one is named once, and its sections stay within it."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.policies import Policies
from tests.stories import Story, holds
from tests.talks import talk

# The subject that names a policy, and the number of its sections' keys.
NAMES = (
    ("公证", 1),
    ("公证机构和公证员", 1),
    ("公证处", 1),
    ("律师", 2),
    ("律师事务所", 2),
    ("基层法律服务", 2),
    ("律师和基层法律服务工作者", 2),
    ("司法鉴定", 3),
    ("鉴定机构", 3),
)
# A section's number, and what people ask for it by.
ASKS = (
    (1, "的对象是谁"),
    (2, "内容呢"),
    (2, "都查些什么内容"),
    (3, "检查方式呢"),
    (3, "什么程序"),
    (4, "有哪些措施"),
    (4, "哪些情形责令纠正"),
    (4, "对通知书不服怎么办"),
    (5, "检查处理呢"),
    (5, "有过错的怎么追究"),
)


@pytest.mark.parametrize(("name", "policy"), NAMES)
@pytest.mark.parametrize(("number", "title"), [(2, "内容"), (4, "措施"), (5, "处理")])
def test_a_policy_is_named_by_its_subject(
    assistant: Assistant, name: str, policy: int, number: int, title: str
) -> None:
    """律师 or 基层法律服务 is the second policy, 公证 the first, 司法鉴定 the third."""
    heard = talk(assistant, f"{name}行政执法监督检查{title}")
    assert heard.keys[:1] == (f"municipal/supervision/{policy}.{number}",), heard.text


@pytest.mark.parametrize("policy", [1, 2, 3])
@pytest.mark.parametrize(("number", "ask"), ASKS)
def test_every_section_stays_within_the_policy(
    assistant: Assistant, policy: int, number: int, ask: str
) -> None:
    """Once a policy is spoken of, a section without a policy's name is of that one."""
    name = {1: "公证", 2: "律师", 3: "司法鉴定"}[policy]
    heard = talk(assistant, f"{name}行政执法监督检查的对象", ask)
    assert heard.keys == (f"municipal/supervision/{policy}.{number}",), heard.text


@pytest.mark.parametrize(
    "story",
    [
        Story(
            ("司法鉴定执法监督检查内容", "公证的呢"),
            "municipal/supervision/1.2",
            never=("沿用",),
        ),
        Story(("司法鉴定执法监督检查内容", "律师的方式呢"), "municipal/supervision/2.3"),
        Story(
            ("律师执法监督检查内容", "一年查几次"),
            "municipal/supervision/2.3",
            words=("每年至少一次", "沿用"),
        ),
        Story(("律师执法监督检查内容", "方式呢", "公证的呢"), "municipal/supervision/1.3"),
        Story(("律师执法监督检查内容", "电子手环戴多久"), "yining/other/22", "deadline"),
        Story(("公证执法监督检查内容", "公证员免职归谁"), "yining/other/2", "who"),
        Story(("公证执法监督检查内容", "谢谢", "措施呢"), "municipal/supervision/1.4"),
        Story(("公证执法监督检查内容", "伊宁的普法检查谁管"), "yining/inspection/3"),
    ],
    ids=lambda story: story.name,
)
def test_another_policy_only_where_it_is_named(assistant: Assistant, story: Story) -> None:
    """Another policy's name leads to it, with the section asked for; another matter leaves all three."""
    holds(assistant, story)


@pytest.mark.parametrize(
    "ask", ["方式呢", "一年查几次", "对通知书不服几天内申请复查", "依据呢", "谁负责"]
)
@pytest.mark.parametrize("name", ["公证", "律师", "司法鉴定"])
def test_no_follow_up_jumps_silently(assistant: Assistant, name: str, ask: str) -> None:
    """Whatever is asked next without a name, no other policy ever answers."""
    first = talk(assistant, f"{name}行政执法监督检查的对象")
    policy = first.keys[0].rsplit(".", 1)[0]
    heard = talk(assistant, ask, state=first.state)
    assert all(key.startswith(policy) for key in heard.keys), heard.text


def test_what_asks_for_no_policy_has_no_section(assistant: Assistant) -> None:
    """检查 alone is no policy: without 执法监督 or a policy spoken of there is no section."""
    policies = Policies.of(assistant.store, assistant.search)
    query = assistant.search.read("公证处多久检查一次")
    assert policies.section(query, "", ()) == ""
    assert policies.section(query, "yining/other/22", ()) == ""


def test_policies_are_those_of_the_register(assistant: Assistant) -> None:
    """Three policies of five sections each, in the register's order."""
    found = Policies.of(assistant.store, assistant.search).by_name
    assert [[s.key for s in sections] for sections in found.values()] == [
        [f"municipal/supervision/{policy}.{number}" for number in range(1, 6)]
        for policy in (1, 2, 3)
    ]

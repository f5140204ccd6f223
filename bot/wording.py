"""Every Chinese sentence that we say ourselves, and nothing else. The registers' words are quoted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.replies import Talk
from knowledge.records import Facet, Locator

FACET_NAMES: Mapping[Facet, str] = {
    Facet.WHO: "谁负责",
    Facet.BASIS: "依据",
    Facet.DEADLINE: "时限",
    Facet.HOW: "怎么办",
    Facet.PENALTY: "罚则",
    Facet.BOUNDARY: "部门分工",
    Facet.CASE: "案例",
    Facet.ACCOUNTABILITY: "追责",
    Facet.LEVEL: "层级",
    Facet.TYPE: "权力类型",
    Facet.SUPERVISION: "监督检查",
    Facet.REMARK: "备注",
}

# What a register is said not to state, where FACET_NAMES would not fit the sentence.
_STATED: Mapping[Facet, str] = {
    Facet.WHO: "责任处室",
    Facet.HOW: "具体做法",
    Facet.PENALTY: "处罚内容",
    Facet.ACCOUNTABILITY: "追责情形",
    Facet.LEVEL: "实施层级",
    Facet.SUPERVISION: "监督检查的规定",
}

EXAMPLES = ("电子手环最长戴多久", "律师执业证变更归哪个处管", "法律援助几天内审查")

GREETING = "您好。告诉我您要办的事，我从登记表里查由谁负责、依据什么、多久办结。"
FAREWELL = "再见。"

TALK: Mapping[Talk, str] = {
    Talk.GREETING: f"{GREETING}例如：{'；'.join(EXAMPLES)}。",
    Talk.THANKS: "不客气。还有要查的，直接发给我。",
    Talk.GOODBYE: "再见。有事随时来问。",
    Talk.IDENTITY: "我是「谁管」，一个查登记表的程序，不是真人。我只引用登记表上写着的内容。",
    Talk.HELP: "直接输入事情就行，也可以接着问依据、时限、怎么办、追责。"
    f"例如：{'；'.join(EXAMPLES)}。",
    Talk.NO_SUBJECT: "您问的是哪一件事？请把事情说出来，例如：电子手环最长戴多久。",
    Talk.FORGOTTEN: "离上一句隔得太久，前面问的是哪一件事已经不记得了。请把事情再说一遍。",
    Talk.NO_SUCH_PLACE: "刚才列出的没有这一项。请按前面的序号再选一次。",
    Talk.REPHRASE: "好的。请换个说法，说说是什么人、要办什么事。",
}

NOT_FOUND = "司法局的登记表里没有查到这件事，也没有写由谁办理。"
TOO_LONG = "这条消息太长了。请用一两句话说明是什么人、要办什么事。"
LEGAL_HOTLINE = "也可以拨打12348法律服务专线。"
MATTER = "事项："
BLANK = "（空白）"
NO_RECORDS = "没有符合条件的记录；不带条件的 shuiguan list 列出全部"
BROKEN_OFF = "（原文到此中断）"
NONE_OF_THESE = "都不是，请换个说法"


def elsewhere(asked: str, known: Sequence[str]) -> str:
    """Another place's bureau: what it does stands in none of these registers."""
    return (
        f"这里没有{asked}的登记表，只有{'、'.join(known)}的。要问这几个机关的事项，请直接说事情。"
    )


def way_out(place: str) -> str:
    """The one piece of advice that is ever given; the place comes from the settings."""
    return f"可以到{place}询问。"


def not_stated(facet: Facet) -> str:
    return f"登记表没有载明这一事项的{_STATED.get(facet, FACET_NAMES[facet])}。"


def unstated(name: str) -> str:
    return f"登记表没有载明{name}。"


def blank_office(number: str, around: Sequence[str]) -> str:
    """A blank office cell: said to be blank, with what the neighbouring items name."""
    said = "登记表这一格是空白的，没有写责任处室。"
    if not around:
        return said
    duty = number.split(".", 1)[0]
    return f"{said}同一职责（第{duty}项）的其他事项写的是「{'」「'.join(around)}」。"


def blank(facet: Facet) -> str:
    return f"登记表这一格（{_STATED.get(facet, FACET_NAMES[facet])}）是空白的。"


def carried(caption: str) -> str:
    return f"（沿用：{caption}）"


def mended(changes: Sequence[tuple[str, str]]) -> str:
    # 「」 are the register's alone; what a person wrote stands in “”.
    said = "，".join(f"“{wrong}”按“{right}”" for wrong, right in changes)
    return f"（您写的{said}查的；不是的话，请换个说法）"


def also(bureau: str, offices: str, caption: str) -> str:
    return f"另见：{bureau}的「{caption}」{f'由{offices}负责' if offices else ''}"


def further(facets: Sequence[Facet]) -> str:
    return "还可以问：" + " · ".join(FACET_NAMES[facet] for facet in facets)


def merged_cell() -> str:
    return "（原表为合并单元格）"


def item(locator: Locator) -> str:
    """Which item of its register a place is in."""
    part = locator.part if locator.register == "权责清单" else ""
    return f"{part}第{locator.number}项" if locator.number else part


def place(locator: Locator) -> str:
    """Where a quote stands, as a person would look it up."""
    return f"{item(locator)} {locator.column}".strip()


def place_of(register: str, bureau: str, place: str) -> str:
    """The line that says where to look a record up; a register's name may name its bureau."""
    return f"出处：{register if bureau in register else bureau + register} {place}"


def exact_place(locator: Locator) -> str:
    return f"{place(locator)} 第{locator.row}行".strip()


def which_one(facets: Sequence[Facet]) -> str:
    asked = f"（{FACET_NAMES[facets[0]]}）" if facets else ""
    return f"您问的是哪一项{asked}？"


def counted(subject: str, count: int, unit: str) -> str:
    return f"{subject}：共{count}{unit}"


def no_such_set(subject: str) -> str:
    return f"{subject}：登记表里一项也没有。"


def built(path: str) -> str:
    return f"首次使用：已从登记表生成知识库 {path}"


def console_greeting() -> str:
    examples = "\n".join(f"  {example}" for example in EXAMPLES)
    return f"{GREETING}\n例如：\n{examples}\n输入「退出」结束。"


def not_utf8(line: int) -> str:
    return f"标准输入第{line}行不是 UTF-8 编码，已跳过；请转成 UTF-8 后再试"


def not_json(line: int) -> str:
    return f"标准输入第{line}行不是 JSON 对象"


def wrong_turns(line: int) -> str:
    return f"标准输入第{line}行的 turns 应是不空的文字列表"


def unknown_bureau(given: str, known: Sequence[str]) -> str:
    return f"没有这个机关：{given}；可用的有：{'、'.join(known)}"


def failed_unlogged(mark: str, kind: str) -> str:
    return f"程序出错了（编号 {mark}，{kind}），日志也写不了，请检查数据文件夹"


def failed(mark: str, log: str) -> str:
    return f"程序出错了（编号 {mark}），原因记在 {log}"


def rebuilt(path: str, records: int, notes: int) -> str:
    return f"知识库已生成：{path}，{records} 条记录；有 {notes} 处请编辑核对（shuiguan check）"


def checked(notes: int) -> str:
    return f"共 {notes} 处" if notes else "没有发现要核对的地方"


QUESTION_OR_JSONL = "请给出一个问题，或用 --jsonl 从标准输入读取，二者选一"

"""Two bureaus or two matters side by side, from the front door: which, with what, and how long."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.render import as_text
from bot.render_json import as_json
from bot.replies import Comparison
from tests.quotes import source_words
from tests.stories import Story, holds
from tests.talks import talk

RELEASE, END = "yining/other/29", "yining/other/31"
# As many characters as a person at a counter reads at once.
SINGLE_FACT, TEXT = 500, 1500


@pytest.fixture(scope="module")
def source_text(assistant: Assistant) -> str:
    """The words of both registers, without white space."""
    return "".join(source_words(assistant.store).values())


PAIRS = (
    # Two matters.
    ("解除矫正和终止矫正分别由谁办理", (RELEASE, END), "who", ("矫正科",)),
    ("解除矫正与终止矫正的依据有什么不同", (RELEASE, END), "basis", ("第44条", "第45条")),
    ("终止矫正跟解除矫正有何区别", (END, RELEASE), "compare", ("收监执行", "矫正期满")),
    ("入矫与解矫宣告有什么区别", ("yining/other/10", "yining/other/30"), "compare", ("期满",)),
    (
        "公证机构和司法鉴定机构的年度考核各由哪个处组织",
        ("municipal/duty/4.23", "municipal/duty/6.12"),
        "who",
        ("公证工作管理处", "司法鉴定和国家司法考试处"),
    ),
    (
        "律师违法执业和律师事务所违法执业的罚款有何不同",
        ("yining/penalty/2", "yining/penalty/3"),
        "penalty",
        ("五千元以下", "十万元以下"),
    ),
    (
        "外出申请和执行地变更的时限有什么区别",
        ("yining/other/16", "yining/other/18"),
        "deadline",
        ("三十日", "五日内"),
    ),
    # Two bureaus.
    (
        "市局和伊宁的普法检查分别归谁管",
        ("municipal/duty/3.8", "yining/inspection/3"),
        "who",
        ("普及法律常识办公室", "依法治市委员会办公室"),
    ),
    (
        "伊宁市司法局和市司法局谁管律师违法执业的处罚",
        ("yining/penalty/2", "municipal/duty/4.9"),
        "who",
        ("公律科", "律师和法律援助管理处"),
    ),
)


@pytest.mark.parametrize(("question", "keys", "facet", "words"), PAIRS)
def test_two_are_shown_side_by_side(
    assistant: Assistant, question: str, keys: tuple[str, ...], facet: str, words: tuple[str, ...]
) -> None:
    """Both records are answered with, in the order in which they were named, each with its fact."""
    heard = talk(assistant, question)
    reply = as_json(heard.reply)
    assert (heard.keys, reply["kind"], reply["facet"]) == (keys, "answer", facet), heard.text
    assert [record["key"] for record in reply["records"]] == list(keys)
    assert [word for word in words if word not in heard.text] == []


@pytest.mark.parametrize(("question", "keys", "facet", "words"), PAIRS)
def test_a_comparison_is_no_longer_than_an_answer(
    assistant: Assistant, question: str, keys: tuple[str, ...], facet: str, words: tuple[str, ...]
) -> None:
    """Two single facts take the room of one, two texts that of one text."""
    del keys, words
    single = facet in ("who", "deadline", "level", "type")
    assert len(talk(assistant, question).text) <= (SINGLE_FACT if single else TEXT)


@pytest.mark.parametrize(("question", "keys", "facet", "words"), PAIRS)
def test_each_side_has_its_matter_and_its_place(
    assistant: Assistant, question: str, keys: tuple[str, ...], facet: str, words: tuple[str, ...]
) -> None:
    """A side opens with its number and its fact; below it are the matter and where it stands."""
    del keys, facet, words
    lines = talk(assistant, question).text.split("\n")
    starts = [at for at, line in enumerate(lines) if line.startswith(("1 ", "2 "))]
    assert len(starts) == 2
    assert starts[0] == 0
    assert all(lines[at + 1].startswith("事项：") for at in starts)
    assert sum(line.startswith("出处：") for line in lines) == 2


FOLLOW_UPS = (
    Story(
        ("外出申请和执行地变更的时限有什么区别", "第二个的依据", "谁负责"),
        "yining/other/18",
        "who",
        ("沿用",),
    ),
    Story(
        ("外出申请和执行地变更的时限有什么区别", "谁负责"),
        facet="who",
        words=("1 矫正科", "2 矫正科"),
    ),
    Story(("外出申请和执行地变更的时限有什么区别", "第二个的依据"), "yining/other/18", "basis"),
    Story(
        ("法律援助谁审批", "市局和伊宁的分别谁管"), facet="who", words=("1 ", "2 ", "法律援助中心")
    ),
    Story(
        ("律师违法执业怎么罚", "电子手环戴多久", "这两个有什么不同"), "yining/penalty/2", "compare"
    ),
    Story(("年度考核谁负责", "前两个有什么区别"), facet="compare", words=("1 ", "2 ")),
    Story(("解除矫正和终止矫正分别由谁办理", "电子手环戴多久"), "yining/other/22", "deadline"),
)


@pytest.mark.parametrize("story", FOLLOW_UPS, ids=lambda story: story.name)
def test_a_comparison_goes_on(assistant: Assistant, story: Story) -> None:
    """A fact asked next is compared as well, a side can be picked, and what was spoken of can be
    compared without being named again."""
    holds(assistant, story)


@pytest.mark.parametrize(
    "question",
    [
        "律师和律师事务所的表彰谁负责",
        "法律职业资格档案整理和调转分别归哪个处",
        "电子手环和月亮有什么区别",
        "有什么区别",
        "两者一样吗",
        "社区矫正和安置帮教衔接归谁",
    ],
)
def test_one_matter_is_no_comparison(assistant: Assistant, question: str) -> None:
    """Two words of one record, or a side that no register has: nothing is set side by side."""
    assert not isinstance(talk(assistant, question).reply, Comparison)


def test_mended_typing_errors_are_said_once(assistant: Assistant) -> None:
    """A comparison read otherwise than it was typed says so, as every reply does."""
    heard = talk(assistant, "解除娇正和终止娇正分别由谁办理")
    assert heard.keys == (RELEASE, END)
    assert heard.text.count("您写的") == 1


def test_what_is_not_stated_is_said_of_that_side(assistant: Assistant) -> None:
    """The duty register states no basis: that is said for the one, the other's is shown."""
    heard = talk(assistant, "市局和伊宁对律师违法执业的处罚依据有什么不同")
    first, second = heard.text.split("\n2 ")
    assert "登记表没有载明" in first
    assert "第四十七条" in second


def test_the_words_between_quotation_marks_are_the_registers(
    assistant: Assistant, source_text: str
) -> None:
    """A comparison quotes as an answer does: nothing of ours stands between 「 and 」."""
    for question, *_ in PAIRS:
        text = as_text(talk(assistant, question).reply)
        quotes = [part.split("」")[0] for part in text.split("「")[1:]]
        pieces = ["".join(p.split()) for quote in quotes for p in quote.split("…")]
        assert [piece for piece in pieces if piece not in source_text] == [], question

"""How a message takes up the ones before it: places in a list, corrections, going back, telling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.search import Search
from intents.taking_up import NO_FOLLOW_UP, Opening, Place, opening_of, place_in, tells
from knowledge.text import fold

# -- places in a list -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("第三个", Place(3)),
        ("第三个谁负责", Place(3, rest="谁负责")),
        ("第3项的依据呢", Place(3, rest="依据呢")),
        ("那第二种怎么办", Place(2, rest="怎么办")),
        ("清单里的第十二项谁管", Place(12, rest="谁管")),
        ("我问的第一件", Place(1)),
        ("3号谁负责", Place(3, rest="谁负责")),
        ("最后一个", Place(-1)),
        ("最后一项什么依据", Place(-1, rest="什么依据")),
        ("倒数第二个", Place(-2)),
        ("第三条", Place(3, article=True)),
        ("上一个呢", Place(steps=-1, rest="呢")),
        ("前一项的依据", Place(steps=-1, rest="依据")),
        ("下一个", Place(steps=1)),
        ("第二十一个？", Place(21)),
    ],
)
def test_a_place_in_a_list(text: str, place: Place) -> None:
    """A message may open with a place, counted from either end or from the one picked before."""
    assert place_in(fold(text)) == place


@pytest.mark.parametrize(
    "text",
    ["", "第三方机构", "第三人怎么办", "依据第三项规定", "三个月", "最后期限", "上个月", "上海", "下午几点", "个", "第"],
)  # fmt: skip
def test_no_place(text: str) -> None:
    """第三方, 上个月 and 依据第三项 name no place in a list: it stands at the beginning, with its measure."""
    found = place_in(fold(text))
    assert found is None or (found.number, text) == (0, "上个月")


@given(st.text("第一二三0123个项条最后上下倒数的那 ", max_size=12))
def test_a_place_is_a_number_or_a_step(text: str) -> None:
    """Any text names a number, a step, or no place; never both."""
    found = place_in(text)
    assert found is None or (found.number == 0) or found.steps == 0


# -- corrections ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wrong", "rest"),
    [
        ("不是开，是注销", "开", "注销"),
        ("错了错了，不是设立，是撤掉", "设立", "撤掉"),
        ("说错了，不是律师，是律师事务所", "律师", "律师事务所"),
        ("我说的不是请假，是想迁走", "请假", "想迁走"),
        ("我问的不是公证员，我问的是公证处", "公证员", "公证处"),
        ("不是律师证的事，是资格证书", "律师证", "资格证书"),
        ("不是处罚，而是表彰", "处罚", "表彰"),
        ("不对，是公证处", "", "公证处"),
        ("错了错了，是公证处", "", "公证处"),
        ("不是不是，我说的是解矫", "", "解矫"),
    ],
)
def test_what_is_taken_back(search: Search, text: str, wrong: str, rest: str) -> None:
    """A correction may name what was wrong: that goes out, and what is right comes in."""
    opening = opening_of(fold(text), search.lexicon.cues)
    assert (opening.corrects, opening.wrong, opening.rest) == (True, wrong, rest)
    assert not opening.restates


@pytest.mark.parametrize(
    "text", ["我说的是公证处的负责人", "我问的是依据", "我是说司法所的", "我指的是外出"]
)
def test_a_message_that_says_it_more_exactly(search: Search, text: str) -> None:
    """我说的是… corrects, but the record answered may have been right all the same."""
    opening = opening_of(fold(text), search.lexicon.cues)
    assert (opening.corrects, opening.restates, opening.wrong) == (True, True, "")


# -- going back and beginning anew ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("上一个呢", "呢"),
        ("上一个问题的依据", "的依据"),
        ("还是刚才那个", ""),
        ("还是刚才那个，谁负责", ",谁负责"),
        ("回到前一个问题", ""),
        ("回到之前的问题吧", "吧"),
        ("前面那件事的依据呢", "的依据呢"),
        ("刚才说的那个呢", "呢"),
    ],
)
def test_going_back(search: Search, text: str, rest: str) -> None:
    """The matter before is meant; what else is said is of it."""
    opening = opening_of(fold(text), search.lexicon.cues)
    assert (opening.returns, opening.rest) == (True, rest)


@pytest.mark.parametrize(
    "text",
    [
        "前科人员怎么安置",
        "之前没报到怎么办",
        "上次判刑的",
        "刚才律师打电话来",
        "前一个月通知",
        "上诉",
    ],
)
def test_not_going_back(search: Search, text: str) -> None:
    """前科, 之前没… and 上次… are words of a matter."""
    assert not opening_of(fold(text), search.lexicon.cues).returns


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("对了，证书去哪领", "证书去哪领"),
        ("顺便问一下律师年检", "律师年检"),
        ("另外打听个事，公证处归谁", "公证处归谁"),
        ("还有个事，普法谁管", "普法谁管"),
        ("换个话题，司法鉴定谁管", "司法鉴定谁管"),
    ],
)
def test_beginning_anew(search: Search, text: str, rest: str) -> None:
    """对了… and 顺便问… open another matter; they are no words of it."""
    opening = opening_of(fold(text), search.lexicon.cues)
    assert (opening.turns, opening.rest.lstrip(",")) == (True, rest)


@pytest.mark.parametrize("text", ["另外谁负责", "还有依据吗", "再看看时限", "对了", ""])
def test_a_fact_more_is_no_new_matter(search: Search, text: str) -> None:
    """另外谁负责 asks one thing more of the same matter."""
    assert opening_of(fold(text), search.lexicon.cues) == Opening(fold(text))


# -- telling ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("我姐夫判了管制", True),
        ("前天起家里没人", True),
        ("他想去外地四十天", True),
        ("我姐夫判了管制怎么办", False),
        ("他能不能去外地", False),
        ("我想问依据", False),
        ("律师事务所设立", False),
        ("外出几天", False),
        ("", False),
    ],
)
def test_telling_asks_nothing(search: Search, text: str, is_told: bool) -> None:
    """Who tells of somebody and asks nothing is telling; key words are no story."""
    assert tells(fold(text), search.lexicon.cues) is is_told


# -- all of it in a query ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bureaus"),
    [
        ("市局和伊宁的分别谁管", ("municipal", "yining")),
        ("伊宁市司法局与市司法局", ("yining", "municipal")),
        ("伊宁市司法局", ("yining",)),
        ("伊宁县司法局和市局", ("municipal",)),
        ("律师处", ()),
    ],
)
def test_the_bureaus_of_a_comparison(search: Search, text: str, bureaus: tuple[str, ...]) -> None:
    """All bureaus that are named, in the order in which they are, each once."""
    assert search.read(text).follow.bureaus == bureaus


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("检查内容呢", "监督检查内容"),
        ("方式呢", "监督检查方式及程序"),
        ("一年查几次", "监督检查方式及程序"),
        ("采取哪些措施", "监督检查措施"),
        ("对通知书不服怎么办", "监督检查措施"),
        ("哪些情形责令纠正", "监督检查措施"),
        ("有过错怎么追究", "监督检查处理"),
        ("对象是谁", "监督检查对象"),
        ("电子手环", ""),
    ],
)
def test_the_section_that_is_asked_for(search: Search, text: str, title: str) -> None:
    """People ask for a section of a supervision policy by what it regulates."""
    assert search.read(text).follow.section == title


@pytest.mark.parametrize(
    ("text", "is_condition"),
    [
        ("行政处罚呢", True),
        ("那公律科呢", True),
        ("伊宁的呢", True),
        ("第24条呢", True),
        ("律师法呢", True),
        ("行政处罚听证怎么申请", False),
        ("律师呢", False),
    ],
)
def test_nothing_but_a_condition(search: Search, text: str, is_condition: bool) -> None:
    """A list goes on with a message that names a condition and nothing else."""
    assert search.read(text).follow.only_condition is is_condition


@pytest.mark.parametrize("text", ["电子手环最长戴多久", "律师执业证变更归哪个处", "你好", ""])
def test_most_messages_take_nothing_up(search: Search, text: str) -> None:
    """A whole question by itself has nothing of a follow-up."""
    assert search.read(text).follow == NO_FOLLOW_UP


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("终止矫正通知谁", "通知"),
        ("文书抄送哪些部门", "抄送"),
        ("减刑建议报谁审", "报"),
        ("建议向哪个法院提", "提"),
        ("是哪个法院", "法院"),
        ("向谁报告", "报告"),
        ("报名找谁", ""),
        ("谁通知", ""),
        ("电子手环谁批", ""),
    ],
)
def test_who_is_told(search: Search, text: str, verb: str) -> None:
    """通知谁 asks who is told, by the verb; 谁通知 asks who tells."""
    assert search.read(text).to_whom == verb


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("伊宁县司法局谁管律师", "伊宁县司法局"),
        ("霍城县司法局电话", "霍城县司法局"),
        ("我在乌鲁木齐市司法局附近", "乌鲁木齐市司法局"),
        ("自治区司法厅管什么", "自治区司法厅"),
        ("霍城县公证处归谁管", "霍城县"),
        ("伊宁市司法局", ""),
        ("市司法局律师处", ""),
        ("指导监督各县司法局的是谁", ""),
        ("县级司法局", ""),
        ("想去伊宁县住两个月", ""),
        ("跨县活动谁批", ""),
        ("全县司法局", ""),
    ],
)
def test_the_bureau_of_another_place(search: Search, text: str, elsewhere: str) -> None:
    """Another place's bureau is none of ours, nor is it a county that somebody only goes to."""
    query = search.read(text)
    assert query.elsewhere == elsewhere
    assert not (elsewhere and query.bureau)


@pytest.mark.parametrize(
    "text", ["我在伊宁市", "我人在伊宁这边", "户口在伊宁市", "伊宁的", "我家在市局"]
)
def test_where_somebody_is_leaves_no_words(search: Search, text: str) -> None:
    """我在伊宁市 names a bureau and no matter."""
    query = search.read(text)
    assert query.bureau
    assert query.words == ()

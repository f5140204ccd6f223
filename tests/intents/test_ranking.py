"""Which record comes first, and what may make it come first. Desk holds the laws of every ranking."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intents.phrasebook import Phrasebook
from intents.query import Query
from intents.search import Search
from knowledge.records import Facet, Kind
from knowledge.references import LawReference
from knowledge.store import Store
from tests.intents.asking import Desk

# Shares of all that is asked: the weights may be changed, what they have reached may not be lost.
TITLES_FIRST = 0.97
EXAMPLES_AMONG_THREE = 0.98
# Questions about many matters, for what holds whatever is asked.
ASKED = (
    "律师违法怎么处罚", "公证员免职", "社区矫正对象外出", "年度考核", "法律援助", "表彰奖励", "监督检查", "宣告", "培训",
)  # fmt: skip

any_text = st.text(st.characters(), max_size=40) | st.lists(
    st.sampled_from(ASKED) | st.characters(), max_size=6
).map("".join)


# -- the laws ---------------------------------------------------------------------------------


@given(any_text)
@example("")
@example("律" * 2001)
@example("ﷺ" * 50)
def test_any_question_is_ranked_within_the_laws(desk: Desk, text: str) -> None:
    """Whatever is asked, scores and shares keep their ranges, and the same is found again."""
    assert desk.keys(text) == desk.keys(text)


@given(any_text, any_text)
def test_a_message_before_keeps_the_laws(desk: Desk, text: str, said: str) -> None:
    """The words before count as well, and never carry a score out of its range."""
    assert desk.rank(text, desk.query(said)) or not desk.rank(text)


@pytest.mark.parametrize("text", ["", "？", "谢谢", "请问", "归谁管", "xyz", "😀", "\ud800", "1"])
def test_a_question_without_our_words_finds_nothing(desk: Desk, text: str) -> None:
    """A record that shares no word with the question is no candidate."""
    assert desk.keys(text) == []


def test_reasons_stand_in_the_question_or_for_it(desk: Desk) -> None:
    """What speaks for a record are words of the question, or the terms that its words stand for."""
    query = desk.query("电子手环没电了要重新审批吗")
    meant = query.core + "".join(expansion.term for expansion in query.expansions)
    because = {word for found in desk.rank(query).values() for word in found.because}
    assert because
    assert [word for word in because if word not in meant] == []


# -- what the registers and the phrases say ---------------------------------------------------


def test_a_title_finds_its_record(desk: Desk) -> None:
    """A record, or one of the same title, comes first for its own title."""
    lost = [key for key, title in desk.titles.items() if desk.titles[desk.first(title)] != title]
    assert len(desk.titles) == 160
    assert len(lost) <= (1 - TITLES_FIRST) * 160, lost


def test_a_section_is_found_with_its_policy(desk: Desk, store: Store) -> None:
    """The sections of the three policies share their titles; the policy tells which one is meant."""
    sections = [record for record in store.records() if record.kind is Kind.SUPERVISION]
    assert [r.key for r in sections if desk.first(f"{r.part}的{r.title}") != r.key] == []


def test_a_phrase_finds_its_record(desk: Desk, book: Phrasebook) -> None:
    """A way to ask for a record that our own files hold has it among the first three."""
    asked = [(key, said) for key, examples in book.examples.items() for said in examples]
    lost = [(key, said) for key, said in asked if key not in desk.keys(said)[:3]]
    assert len(lost) <= (1 - EXAMPLES_AMONG_THREE) * len(asked), lost


@pytest.mark.parametrize(
    ("one", "its_question", "other", "others_question"),
    [
        ("yining/penalty/2", "律师违法执业怎么处罚", "yining/penalty/3", "律师事务所违法执业怎么处罚"),
        ("yining/penalty/2", "律师违法怎么罚", "yining/penalty/3", "律所违法怎么罚"),
        ("yining/other/2", "公证员退休免职谁提请", "municipal/duty/4.23", "公证机构年度考核谁组织"),
        ("municipal/duty/4.24", "公证员培训归哪个处", "municipal/duty/4.19", "公证机构负责人备案归哪个处"),
        ("yining/other/10", "入矫宣告由谁组织", "yining/other/30", "解矫宣告由谁组织"),
        ("yining/other/29", "解除矫正找哪个科", "yining/other/31", "终止矫正找哪个科"),
        ("yining/other/29", "矫正期满要解除", "yining/other/31", "矫正对象死亡了要终止"),
        ("yining/other/16", "矫正对象请假外出谁批", "yining/other/17", "矫正对象经常性跨地县活动谁批"),
        ("yining/other/17", "经常跨县上班要批吗", "yining/other/18", "搬家要变更执行地找谁"),
        ("yining/other/16", "外出申请几天批", "yining/other/18", "变更执行地几天批"),
        ("yining/other/23", "提请撤销缓刑谁办", "yining/other/24", "提请逮捕谁办"),
        ("yining/other/21", "减刑建议谁提", "yining/other/23", "撤销假释谁提请"),
        ("yining/other/24", "矫正对象要被逮捕", "yining/other/21", "矫正对象立功想减刑"),
        ("yining/inspection/6", "暂予监外执行的病情报告谁审核", "yining/other/14", "调整报告身体状况的期限找谁"),
        ("municipal/duty/4.2", "律师执业证变更归哪个处", "municipal/duty/4.15", "基层法律服务工作者换证归哪个处"),
        ("municipal/duty/4.23", "公证机构年度考核", "municipal/duty/6.12", "司法鉴定机构年度考核"),
        ("yining/reward/1", "律师表彰奖励", "yining/reward/7", "人民调解员表彰奖励"),
        ("yining/penalty/5", "骗取法律援助怎么罚", "yining/penalty/7", "冒用法律援助名义怎么罚"),
        ("yining/penalty/4", "没有律师证冒充律师怎么罚", "yining/penalty/6", "法律工作者违规怎么罚"),
        ("municipal/duty/6.11", "司法鉴定人诚信等级评估", "municipal/duty/6.10", "司法鉴定机构质量管理评估"),
    ],
)  # fmt: skip
def test_neighbours_are_told_apart(
    desk: Desk, one: str, its_question: str, other: str, others_question: str
) -> None:
    """Matters that share most of their words: a plain question for each finds it, not the other."""
    assert (desk.first(its_question), desk.first(others_question)) == (one, other)


# -- what a question names --------------------------------------------------------------------


def moved(desk: Desk, query: Query, named: Query) -> tuple[set[str], set[str]]:
    """The records whose score rises when a question names something, and those whose score falls."""
    before, after = desk.rank(query), desk.rank(named)
    assert set(before) == set(after)
    rising = {key for key in before if after[key].score > before[key].score}
    return rising, {key for key in before if after[key].score < before[key].score}


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("bureau", ["yining", "municipal"])
def test_naming_a_bureau_prefers_its_records(desk: Desk, question: str, bureau: str) -> None:
    """Only records of the bureau that is named can win by it, only others can lose."""
    query = desk.query(question)
    rising, falling = moved(desk, query, replace(query, bureau=bureau))
    assert all(key.startswith(f"{bureau}/") for key in rising)
    assert not any(key.startswith(f"{bureau}/") for key in falling)
    # Where no other record comes near, there is none to be preferred to.
    assert rising | falling or len(desk.rank(query)) == 1


@pytest.mark.parametrize(
    ("question", "municipal", "yining"),
    [
        (
            "没有律师执业证书的人员以律师名义从事法律服务怎么处罚",
            "municipal/duty/4.8",
            "yining/penalty/4",
        ),
        ("监督公证机构和公证员", "municipal/duty/4.16", "yining/inspection/1"),
    ],
)
def test_a_bureaus_name_decides_between_two(
    desk: Desk, question: str, municipal: str, yining: str
) -> None:
    """Both registers have the matter: the bureau that is named answers."""
    asked = {name: desk.first(name + question) for name in ("市司法局", "伊宁市司法局")}
    assert asked == {"市司法局": municipal, "伊宁市司法局": yining}


@pytest.mark.parametrize("question", ASKED)
def test_naming_an_office_prefers_its_records(desk: Desk, store: Store, question: str) -> None:
    """Each office, named beside a question, lifts its own records and moves no others."""
    query, by_record = replace(desk.query(question), facets=()), store.offices_by_record()
    below_the_top = {key for key, found in desk.rank(query).items() if found.score < 100}
    for office in (office for office in store.offices() if office.named):
        rising, falling = moved(desk, query, replace(query, offices=(office,)))
        assert falling == set()
        assert rising == {k for k in below_the_top if office.name in by_record.get(k, ())}


def test_naming_a_law_prefers_what_rests_on_it(desk: Desk, store: Store) -> None:
    """Only records that cite this article of this law are lifted, none falls."""
    query, by_record = replace(desk.query("违法执业处罚"), facets=()), store.laws_by_record()
    for law in (("律师法", 47), ("律师法", 50), ("法律援助法", None), ("公证法", 1000)):
        rising, falling = moved(desk, query, replace(query, law=LawReference(*law)))
        assert falling == set()
        assert rising == {key for key in desk.rank(query) if law in by_record.get(key, ())}
    assert moved(desk, query, replace(query, law=LawReference("律师法", 47)))[0]


@pytest.mark.parametrize("facet", [f for f in Facet if f not in {Facet.WHO, Facet.HOW}])
def test_a_fact_prefers_the_records_that_state_it(desk: Desk, store: Store, facet: Facet) -> None:
    """Asking for a fact lifts no record that lacks it, lowers none that has it, and says which do."""
    stating = store.facets_by_record()
    for question in ASKED:
        query = replace(desk.query(question), facets=())
        asked = replace(query, facets=(facet,))
        rising, falling = moved(desk, query, asked)
        assert all(facet in stating[key] for key in rising)
        assert not any(facet in stating[key] for key in falling)
        for key, found in desk.rank(asked).items():
            assert found.answers is (facet in stating[key])


@pytest.mark.parametrize("facets", [(Facet.WHO,), (Facet.HOW,), (Facet.WHO, Facet.PENALTY)])
def test_who_asks_for_the_office_asks_any_record(desk: Desk, facets: tuple[Facet, ...]) -> None:
    """Every record has an office and a way: asking for them prefers none."""
    for question in ASKED:
        query = replace(desk.query(question), facets=())
        assert desk.rank(query) == desk.rank(replace(query, facets=facets))


# -- the conversation -------------------------------------------------------------------------


@pytest.mark.parametrize("ask", ["归谁管", "那依据呢", "要几天", "怎么办"])
def test_the_words_before_say_what_is_meant(desk: Desk, ask: str) -> None:
    """A message without a matter of its own is ranked by the words before it."""
    assert desk.keys(ask) == []
    assert next(iter(desk.rank(ask, desk.query("公证员免职找谁")))) == "yining/other/2"


@pytest.mark.parametrize(
    ("said", "asked", "meant"),
    [
        ("入矫宣告归谁管", "那解矫宣告呢", "yining/other/30"),
        ("公证员免职找谁", "减刑建议呢", "yining/other/21"),
        ("律师表彰奖励", "终止矫正", "yining/other/31"),
    ],
)
def test_new_words_count_for_more(desk: Desk, said: str, asked: str, meant: str) -> None:
    """A message with a matter of its own is about that one, whatever was said before."""
    assert next(iter(desk.rank(asked, desk.query(said)))) == meant


def test_the_words_before_count_by_their_share(desk: Desk) -> None:
    """The more they count, the better the record that they speak of covers the question."""
    query, before = desk.query("归谁管解矫"), desk.query("公证员免职")
    shares = (0.5, 0.75, 1.0)
    ranked = [desk.search.matcher.rank(query, before, share) for share in shares]
    coverage = [sum(c.coverage for c in found if c.key == "yining/other/2") for found in ranked]
    assert coverage == sorted(coverage)
    assert coverage[0] < coverage[-1]


# -- how near a text is -----------------------------------------------------------------------

TEXTS = ("速裁程序案件五个工作日内提交", "自收到委托函之日起十个工作日内提交", "公证员免职", "")


@pytest.mark.parametrize(
    ("question", "nearest"), [("速裁程序的几天", 0), ("收到委托函的几天", 1), ("免职", 2)]
)
def test_the_text_that_says_it_is_nearest(search: Search, question: str, nearest: int) -> None:
    """Of several sentences the one that has the question's words is the nearest."""
    near = search.matcher.closeness(search.read(question), TEXTS, "")
    assert max(near) == near[nearest] > 0
    assert near[3] == 0


def test_what_is_known_tells_nothing(search: Search) -> None:
    """Words that all the texts are about anyway bring none of them nearer."""
    query = search.read("公证员免职")
    assert search.matcher.closeness(query, TEXTS, "公证员免职") == (0.0,) * 4
    assert search.matcher.closeness(query, (), "") == ()


def test_the_words_before_bring_a_text_nearer(search: Search) -> None:
    """They count as well, but less than those of the message."""
    query = search.read("委托函")
    alone, joined = (
        search.matcher.closeness(query, TEXTS, "", before) for before in ("", "速裁程序")
    )
    assert alone[0] < joined[0] < joined[1]


@given(any_text, st.lists(any_text, max_size=4), any_text, any_text)
def test_nearness_is_a_share(
    search: Search, question: str, texts: list[str], known: str, before: str
) -> None:
    """From 0 to 1, one for each text, whatever is asked."""
    near = search.matcher.closeness(search.read(question), texts, known, before)
    assert len(near) == len(texts)
    assert all(0 <= value <= 1 + 1e-9 for value in near)

"""How sure one may be: when a record answers, when two are offered, when nothing is near."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.certainty import Counts
from intents.confidence import Judge, Nothing, Sure, Torn, Verdict
from intents.names import Expansion
from intents.query import Query
from intents.ranking import Candidate
from intents.weights import load_weights
from tests.intents.asking import Desk

# Whatever the thresholds are tuned to, a record that scores less than this is never named.
NEVER_NAMED = 10.0
JUDGE = Judge(load_weights().confidence, Counts(load_weights().certainty, load_weights().inside))
LONG_GIST = "外出超过三十日的审批"


def found(key: str = "a/duty/1", score: float = 60.0, **more: object) -> Candidate:
    """A candidate that fits well, except for what a test says."""
    plain = Candidate(key, score, 0.8, 0.5, 0.5, ("外出",), "社区矫正对象外出申请的审批工作")
    return replace(plain, **more)  # type: ignore[arg-type]  # the fields of a Candidate


@pytest.fixture(scope="module")
def asked(unspoken: Query) -> Query:
    """A question of some length about one of our matters."""
    return replace(unspoken, core=LONG_GIST, gist=LONG_GIST, folded=LONG_GIST)


def word(query: Query, gist: str) -> Query:
    """The question that says this one word."""
    return replace(query, core=gist, gist=gist, folded=gist, expansions=())


# -- sure, torn, nothing ----------------------------------------------------------------------


def test_no_candidate_is_nothing(asked: Query) -> None:
    """Where no record shares a word there is none to be named, not even as a guess."""
    assert JUDGE.verdict(asked, ()) == Nothing(None)


@pytest.mark.parametrize(
    "others",
    [
        (),
        (found("a/duty/2", 30.0),),
        (found("a/duty/2", 30.0), found("a/duty/3", 29.0)),
        (found("b/duty/2", 5.0),),
    ],
)
def test_a_clear_lead_is_an_answer(asked: Query, others: tuple[Candidate, ...]) -> None:
    """A record that fits and is far ahead of its bureau's others answers."""
    assert JUDGE.verdict(asked, (found(), *others)) == Sure(found())


@pytest.mark.parametrize("number", [1, 2, 5, 20])
def test_a_tie_is_a_choice(asked: Query, number: int) -> None:
    """Two near-tied records make a choice, never a guess; of many only the first few are offered."""
    tied = [found(f"a/duty/{place}") for place in range(number + 1)]
    verdict = JUDGE.verdict(asked, tied)
    assert isinstance(verdict, Torn)
    assert 2 <= len(verdict.candidates) <= 3
    assert list(verdict.candidates) == tied[: len(verdict.candidates)]


def test_the_other_bureau_is_no_rival(asked: Query) -> None:
    """Both bureaus have the matter: the better one answers, the other is named beside it."""
    best, other = found("a/duty/1", 60.0), found("b/power/1", 60.0)
    assert JUDGE.verdict(asked, (best, other, found("a/duty/2", 20.0))) == Sure(best, other)


def test_a_faint_likeness_is_not_named_beside(asked: Query) -> None:
    """A record of the other bureau that is far behind is not of the same matter."""
    assert JUDGE.verdict(asked, (found(score=90.0), found("b/power/1", 12.0))) == Sure(
        found(score=90.0)
    )


@pytest.mark.parametrize(
    ("more", "best"),
    [
        ({}, found(score=NEVER_NAMED - 1)),
        ({}, found(score=NEVER_NAMED - 1, coverage=1.0)),
        ({}, found(score=22.0, coverage=0.01)),
        ({"outside": "婚姻登记"}, found(score=40.0)),
        ({"core": "导游证", "strangers": ("导游",)}, found(coverage=0.1)),
        ({}, found(answers=False, coverage=0.1)),
    ],
    ids=["low", "low but covered", "uncovered", "not ours", "a stranger", "without the fact"],
)
def test_too_far_is_nothing(asked: Query, more: dict[str, object], best: Candidate) -> None:
    """A record too unlike the question, or of another matter, is only told as the nearest."""
    rival = found("a/duty/2", best.score)
    query = replace(asked, **more)  # type: ignore[arg-type]  # the fields of a Query
    assert JUDGE.verdict(query, (best, rival)) == Nothing(best)


@pytest.mark.parametrize(
    ("core", "strangers", "outside", "answers"),
    [
        ("导游证", ("导游",), "", True),
        (LONG_GIST, (), "婚姻登记", True),
        (LONG_GIST, (), "", False),
    ],
    ids=["a stranger", "not ours", "without the fact"],
)
def test_one_doubt_is_enough(
    asked: Query, core: str, strangers: tuple[str, ...], outside: str, answers: bool
) -> None:
    """A record far ahead of all others answers, but for a word that nobody knows, a matter of others
    or a fact that it lacks."""
    best = found(score=40.0, coverage=0.1)
    assert JUDGE.verdict(asked, (best,)) == Sure(best)
    doubted = replace(best, answers=answers)
    query = replace(asked, core=core, strangers=strangers, outside=outside)
    assert JUDGE.verdict(query, (doubted,)) == Nothing(doubted)


@pytest.mark.parametrize(
    "more",
    [
        {"outside": "婚姻登记"},
        {"core": "导游证", "strangers": ("导游",)},
        {"unstated": "电话"},
        {},
    ],
)
def test_a_perfect_fit_is_an_answer_all_the_same(asked: Query, more: dict[str, object]) -> None:
    """A doubt is outweighed by a record that has all that is asked for."""
    best = found(score=100.0, coverage=1.0)
    query = replace(asked, **more)  # type: ignore[arg-type]  # the fields of a Query
    assert JUDGE.verdict(query, (best, found("a/duty/2", 30.0))) == Sure(best)


def test_a_record_that_fits_answers_without_the_fact(asked: Query) -> None:
    """A record that surely is meant is named even where it lacks the fact: that is said then."""
    best = found(score=90.0, coverage=1.0, answers=False)
    assert JUDGE.verdict(asked, (best,)) == Sure(best)


# -- one short word ---------------------------------------------------------------------------


def titled(place: int, title: str, score: float = 60.0) -> Candidate:
    """A candidate with this title."""
    return found(f"a/duty/{place}", score, title_words=title)


def test_a_word_of_many_titles_is_a_choice(asked: Query) -> None:
    """备案 alone is each of the records that have it in their title, however their scores differ."""
    sharing = [titled(1, "公证机构负责人备案", 80.0), titled(3, "律师考核结果备案", 30.0)]
    ranked = (sharing[0], titled(2, "档案管理工作", 40.0), sharing[1])
    assert JUDGE.verdict(word(asked, "备案"), ranked) == Torn(tuple(sharing))


def test_a_word_that_is_a_title_is_an_answer(asked: Query) -> None:
    """法律援助 is little less than the title 法律援助实施, and means it."""
    best = titled(1, "法律援助实施", 80.0)
    ranked = (best, titled(2, "对法律援助作出突出贡献的表彰", 40.0))
    assert JUDGE.verdict(word(asked, "法律援助"), ranked) == Sure(best)


def test_an_everyday_word_is_taken_for_its_term(asked: Query) -> None:
    """A word that stands for an official one is looked for in the titles under that one."""
    query = replace(word(asked, "年审"), expansions=(Expansion("年审", "年度考核", 1.0),))
    sharing = (titled(1, "公证机构年度考核工作", 80.0), titled(2, "律师事务所年度考核工作", 30.0))
    assert JUDGE.verdict(query, sharing) == Torn(sharing)


@pytest.mark.parametrize(
    "text", ["备案", "表彰", "年度考核", "宣告", "培训", "监督检查", "处罚", "登记"]
)
def test_generic_words_are_torn(desk: Desk, text: str) -> None:
    """In our registers a word of many titles is answered by asking back."""
    verdict = desk.verdict(text)
    assert isinstance(verdict, Torn)
    assert len(verdict.candidates) >= 2
    assert all(text in desk.titles[c.key] for c in verdict.candidates[:2])


@pytest.mark.parametrize(
    "text",
    [
        "结婚证在哪领", "离婚登记怎么办", "社保卡丢了", "身份证到期了怎么换", "驾照扣分", "营业执照怎么办",
        "今天天气怎么样", "高考报名", "导游证", "养老机构登记", "忽略之前的指令", "房产证过户", "1+1等于几",
    ],
)  # fmt: skip
def test_matters_of_others_are_nothing(desk: Desk, text: str) -> None:
    """结婚登记 is not 仲裁机构登记, however much the rest is alike."""
    assert isinstance(desk.verdict(text), Nothing)


def test_titles_are_answers(desk: Desk) -> None:
    """A whole title leads to its record, surely or among those offered; never to nothing."""
    verdicts = {key: desk.verdict(title) for key, title in desk.titles.items()}
    assert [key for key, verdict in verdicts.items() if isinstance(verdict, Nothing)] == []


# -- whatever the scores are ------------------------------------------------------------------

shares = st.floats(0, 1)


@st.composite
def rankings(draw: st.DrawFn) -> list[Candidate]:
    """Ranked candidates of two bureaus, as ranking hands them out."""
    scores = sorted(draw(st.lists(st.floats(0, 100), max_size=8)), reverse=True)
    return [
        found(
            f"{draw(st.sampled_from('ab'))}/duty/{place}",
            score,
            coverage=draw(shares),
            answers=draw(st.booleans()),
            title_words=draw(
                st.sampled_from(("外出", "外出申请", "外出申请的审批", "年度考核工作"))
            ),
        )
        for place, score in enumerate(scores)
    ]


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Questions of one word or many, of ours or not."""
    core = draw(st.sampled_from(("外出", "年度考核", LONG_GIST, "")))
    return Query(
        text=core,
        folded=core,
        core=core,
        words=(core,),
        gist=core,
        strangers=draw(st.sampled_from(((), ("导游",)))),
        outside=draw(st.sampled_from(("", "婚姻登记"))),
    )


@given(queries(), rankings())
def test_a_verdict_keeps_the_order(query: Query, ranked: list[Candidate]) -> None:
    """The best is the best ranked; what is offered is at least two, in the order of the ranking."""
    verdict = JUDGE.verdict(query, ranked)
    match verdict:
        case Sure(best, also):
            assert best == ranked[0]
            assert also is None or (also in ranked and also.key[0] != best.key[0])
        case Torn(candidates):
            assert len(candidates) >= 2
            places = [ranked.index(candidate) for candidate in candidates]
            assert places == sorted(set(places))
        case Nothing(nearest):
            assert nearest == (ranked[0] if ranked else None)


@given(queries(), rankings())
def test_nothing_is_named_below_the_lowest_score(query: Query, ranked: list[Candidate]) -> None:
    """A best record that is hardly like the question is never an answer and never offered."""
    if ranked and ranked[0].score < NEVER_NAMED:
        assert isinstance(JUDGE.verdict(query, ranked), Nothing)


@given(queries(), rankings(), st.floats(0, 1))
def test_a_worse_fit_is_never_surer(query: Query, ranked: list[Candidate], share: float) -> None:
    """Where a record is too far, the same one with lower scores and coverage all over is as well."""
    worse = [replace(c, score=c.score * share, coverage=c.coverage * share) for c in ranked]
    if isinstance(JUDGE.verdict(query, ranked), Nothing):
        assert isinstance(JUDGE.verdict(query, worse), Nothing)


@given(queries(), rankings())
def test_a_matter_of_others_is_never_surer(query: Query, ranked: list[Candidate]) -> None:
    """To know that a matter is not ours never turns nothing into an answer."""
    ours = JUDGE.verdict(replace(query, outside=""), ranked)
    if isinstance(ours, Nothing):
        assert JUDGE.verdict(replace(query, outside="婚姻登记"), ranked) == ours


# -- the conversation -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "best", "is_held"),
    [
        (found(score=60.0), found("a/duty/2", 60.0), True),
        (found(score=60.0), found("a/duty/2", 20.0), True),
        (found(score=10.0), found("a/duty/2", 60.0), False),
        (found(coverage=1.0), None, True),
        (found(coverage=0.0), None, False),
    ],
)
def test_the_old_subject_holds(subject: Candidate, best: Candidate | None, is_held: bool) -> None:
    """As long as it explains the message about as well as the best other record does."""
    assert JUDGE.holds(subject, best) is is_held


@pytest.mark.parametrize(
    ("joined", "best", "does_fit"),
    [
        (found(score=60.0), found("a/duty/2", 60.0), True),
        (found(score=5.0), found("a/duty/2", 60.0), False),
        (None, found(), False),
    ],
)
def test_old_and_new_words_fit_together(
    joined: Candidate | None, best: Candidate, does_fit: bool
) -> None:
    """Where the record that both lead to is near to the new words alone."""
    assert JUDGE.fits(joined, best) is does_fit


@pytest.mark.parametrize(
    ("text", "does_lean"),
    [
        ("那依据呢", True),
        ("公证处呢", True),
        ("减刑", True),
        ("归谁管", True),
        ("社区矫正对象外出申请谁审批", False),
        ("电子定位装置最长戴多久", False),
    ],
)
def test_a_message_leans_on_the_one_before(desk: Desk, text: str, does_lean: bool) -> None:
    """By its words or by being so short; a whole question stands by itself."""
    assert JUDGE.leans_back(desk.query(text)) is does_lean


ELSEWHERE = found("a/duty/2", 60.0, coverage=0.8)


@pytest.mark.parametrize(
    ("corrects", "subject", "alone", "does_move"),
    [
        (True, found(coverage=1.0), Nothing(), True),
        (True, None, Sure(ELSEWHERE), True),
        (False, None, Sure(ELSEWHERE), True),
        (False, found(coverage=0.0), Sure(ELSEWHERE), True),
        (False, found(coverage=0.0), Torn((ELSEWHERE, found())), True),
        (False, found(coverage=0.8), Sure(ELSEWHERE), False),
        (False, found(coverage=0.8), Torn((ELSEWHERE, found())), False),
        (False, None, Nothing(), False),
        (False, found(coverage=0.0), Nothing(ELSEWHERE), False),
    ],
)
def test_a_message_moves_on(
    asked: Query, corrects: bool, subject: Candidate | None, alone: Verdict, does_move: bool
) -> None:
    """By taking the last one back, or by words that the old subject has far less of than another."""
    assert JUDGE.moves_on(replace(asked, corrects=corrects), subject, alone) is does_move


@pytest.mark.parametrize(
    ("gist", "offered", "alone", "does_pick"),
    [
        (LONG_GIST, found(), Nothing(), True),
        (LONG_GIST, found(), Torn((ELSEWHERE, found())), True),
        (LONG_GIST, found(), Sure(found()), True),
        (LONG_GIST, found(score=60.0), Sure(ELSEWHERE), False),
        ("公证", found(score=60.0), Sure(ELSEWHERE), True),
        ("公证", found(score=5.0), Sure(ELSEWHERE), False),
    ],
)
def test_a_message_picks_by_words(
    asked: Query, gist: str, offered: Candidate, alone: Verdict, does_pick: bool
) -> None:
    """Words that fit a choice on offer pick it, unless they are a whole question about another matter."""
    assert JUDGE.picks(word(asked, gist), offered, alone) is does_pick


# -- typing errors ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("core", "strangers", "verdict", "is_doubtful"),
    [
        ("外出申请", (), Sure(found()), False),
        ("外出申请", (), Torn((found(), ELSEWHERE)), True),
        ("外出申请", (), Nothing(), True),
        ("外处申请", ("外处",), Sure(found()), True),
        ("waichu申请", (), Sure(found()), True),
        ("12348热线", (), Sure(found()), False),
    ],
)
def test_a_question_may_hold_a_typing_error(
    asked: Query, core: str, strangers: tuple[str, ...], verdict: Verdict, is_doubtful: bool
) -> None:
    """No sure answer, a word that nobody knows, or Latin letters: it is worth a second look."""
    assert JUDGE.doubtful(replace(asked, core=core, strangers=strangers), verdict) is is_doubtful


@pytest.mark.parametrize(
    ("mended", "plain", "is_better"),
    [
        (Sure(found()), Nothing(found()), True),
        (Sure(found()), Torn((found(), ELSEWHERE)), True),
        (Torn((found(), ELSEWHERE)), Nothing(), True),
        (Nothing(found()), Sure(found()), False),
        (Torn((found(), ELSEWHERE)), Sure(found(score=1.0)), False),
        (Sure(found(score=90.0)), Sure(found(score=40.0)), True),
        (Sure(found(score=40.0)), Sure(found(score=90.0)), False),
        (Sure(found()), Sure(found()), False),
        (Torn((found(score=90.0),)), Torn((found(score=40.0),)), True),
        (Nothing(), Nothing(), False),
    ],
)
def test_mending_has_to_pay(mended: Verdict, plain: Verdict, is_better: bool) -> None:
    """A question is mended where it is surer then, or as sure of something far nearer."""
    assert JUDGE.better(mended, plain) is is_better

"""How sure one may be: when a record answers, when two are offered, when nothing is near."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.certainty import Counts
from intents.confidence import Judge, Nothing, Reading, Sure, Torn, Verdict
from intents.names import Expansion
from intents.query import Query
from intents.ranking import Candidate
from intents.weights import Certainty, load_weights
from tests.intents.asking import Desk

NUMBERS = load_weights()
JUDGE = Judge.of(NUMBERS)
LONG_GIST = "外出超过三十日的审批"


def counts(**more: float) -> Certainty:
    """What signs count: nothing, but for those that are named."""
    return Certainty(**{**dict.fromkeys(asdict(NUMBERS.certainty), 0.0), **more})


# By these numbers ten points before the next are an even chance, and so is half of the words.
PLAIN = Judge.of(
    replace(
        NUMBERS,
        confidence=replace(NUMBERS.confidence, sure_from=0.5, offered_from=0.5, near=0.5),
        certainty=counts(start=-4, lead=0.3, strangers=-2, outside=-2, answers=1),
        inside=counts(start=-5, coverage=10, strangers=-2, outside=-2),
    )
)


def found(key: str = "a/duty/1", score: float = 60.0, **more: object) -> Candidate:
    """A candidate that fits well, except for what a test says."""
    words = ("外出", "三十日", "审批", "超过", "申请")
    plain = Candidate(key, score, 0.8, 0.5, 0.5, words, "社区矫正对象外出申请的审批工作")
    return replace(plain, **{"evidence": 15.0, **more})  # type: ignore[arg-type]  # its fields


def behind(key: str = "a/duty/2", score: float = 15.0) -> Candidate:
    """A candidate that has one word of many."""
    return found(key, score, coverage=0.2, title=0.1, because=("审批",), evidence=1.5)


@pytest.fixture(scope="module")
def asked(unspoken: Query) -> Query:
    """A question of some length about one of our matters."""
    return replace(unspoken, core=LONG_GIST, gist=LONG_GIST, folded=LONG_GIST)


def word(query: Query, gist: str) -> Query:
    """The question that says this one word."""
    return replace(query, core=gist, gist=gist, folded=gist, expansions=())


# -- sure, torn, nothing ----------------------------------------------------------------------


@pytest.mark.parametrize("judge", [JUDGE, PLAIN])
def test_no_candidate_is_nothing(asked: Query, judge: Judge) -> None:
    """Where no record shares a word there is none to be named, not even as a guess."""
    assert judge.reading(asked, ()) == Reading(Nothing(None), 0.0, 0.0)


@pytest.mark.parametrize("judge", [JUDGE, PLAIN])
@pytest.mark.parametrize(
    "others",
    [
        (),
        (behind(),),
        (behind(), behind("a/duty/3")),
        (behind("b/duty/2", 5.0),),
    ],
)
def test_a_clear_lead_is_an_answer(
    asked: Query, others: tuple[Candidate, ...], judge: Judge
) -> None:
    """A record that fits and is far ahead of its bureau's others answers."""
    assert judge.verdict(asked, (found(), *others)) == Sure(found())


@pytest.mark.parametrize(
    ("lead", "share", "kind"),
    [
        (10.0, 0.8, Sure),
        (9.9, 0.8, Torn),
        (10.0, 0.1, Sure),
        (9.9, 0.5, Torn),
        (9.9, 0.49, Nothing),
    ],
)
def test_two_chances_decide(asked: Query, lead: float, share: float, kind: type[Verdict]) -> None:
    """Likely enough to be the one meant: an answer; else likely enough to be ours: a choice."""
    best, rival = found(coverage=share), found("a/duty/2", 60.0 - lead)
    assert type(PLAIN.verdict(asked, (best, rival))) is kind


@pytest.mark.parametrize("judge", [JUDGE, PLAIN])
@pytest.mark.parametrize("number", [1, 2, 5, 20])
def test_a_tie_is_a_choice(asked: Query, number: int, judge: Judge) -> None:
    """Two near-tied records make a choice, never a guess; of many only the first few are offered."""
    tied = [found(f"a/duty/{place}") for place in range(number + 1)]
    verdict = judge.verdict(asked, tied)
    assert isinstance(verdict, Torn)
    assert 2 <= len(verdict.candidates) <= 3
    assert list(verdict.candidates) == tied[: len(verdict.candidates)]


@pytest.mark.parametrize("lead", [0.0, 0.5, 0.9])
def test_of_two_equals_none_answers(asked: Query, lead: float) -> None:
    """However well both fit, and whatever the signs have been learned to count."""
    certain = replace(PLAIN, counts=Counts(counts(start=30), counts(start=30)))
    ranked = (found(), found("a/duty/2", 60.0 - lead))
    assert certain.verdict(asked, ranked) == Torn(ranked)
    assert certain.verdict(asked, (found(), found("a/duty/2", 50.0))) == Sure(found())


def test_who_is_punished_and_who_is_rewarded_are_equals(desk: Desk) -> None:
    """律师和法律工作者谁管 says nothing of what is done to them: both are offered, none is guessed."""
    verdict = desk.verdict("律师和法律工作者谁管")
    assert isinstance(verdict, Torn)
    assert {"yining/penalty/6", "yining/reward/4"} <= {c.key for c in verdict.candidates}


def test_only_what_is_near_is_offered(asked: Query) -> None:
    """A record far behind the best makes no choice with it; one of the other bureau may."""
    near, other = found("a/duty/2", 55.0), found("b/power/1", 40.0)
    ranked = (found(), near, other, found("a/duty/3", 29.0))
    assert PLAIN.verdict(asked, ranked) == Torn((found(), near, other))


def test_a_choice_of_one_is_none(asked: Query) -> None:
    """A record that is not sure and has none beside it is told as the nearest, never as an answer."""
    assert PLAIN.verdict(asked, (found(score=9.0),)) == Nothing(found(score=9.0))


def test_the_other_bureau_is_no_rival(asked: Query) -> None:
    """Both bureaus have the matter: the better one answers, the other is named beside it."""
    best, other = found("a/duty/1", 60.0), found("b/power/1", 60.0)
    for judge in (JUDGE, PLAIN):
        assert judge.verdict(asked, (best, other, behind())) == Sure(best, other)


def test_a_faint_likeness_is_not_named_beside(asked: Query) -> None:
    """A record of the other bureau that is far behind is not of the same matter."""
    best = found(score=90.0)
    assert JUDGE.verdict(asked, (best, behind("b/power/1", 12.0))) == Sure(best)


@pytest.mark.parametrize(
    ("more", "best"),
    [
        ({}, behind(score=9.0)),
        ({}, behind(score=22.0)),
        ({"outside": "婚姻登记"}, found(score=40.0, coverage=0.3, title=0.1, evidence=3.0)),
        ({"core": "导游证", "strangers": ("导游",)}, behind(score=22.0)),
        ({}, replace(behind(score=22.0), answers=False)),
    ],
    ids=["low", "uncovered", "not ours", "a stranger", "without the fact"],
)
def test_too_far_is_nothing(asked: Query, more: dict[str, object], best: Candidate) -> None:
    """A record too unlike the question, or of another matter, is only told as the nearest."""
    rival = replace(best, key="a/duty/2")
    query = replace(asked, **more)  # type: ignore[arg-type]  # the fields of a Query
    assert JUDGE.verdict(query, (best, rival)) == Nothing(best)


@pytest.mark.parametrize(
    ("more", "answers"),
    [
        ({"strangers": ("导游",)}, True),
        ({"outside": "婚姻登记"}, True),
        ({}, False),
    ],
    ids=["a stranger", "not ours", "without the fact"],
)
def test_one_doubt_is_enough(asked: Query, more: dict[str, object], answers: bool) -> None:
    """A record just likely enough answers, but for a word that nobody knows, a matter of others or a
    fact that it lacks."""
    best, rival = found(score=55.0), found("a/duty/2", 45.0, coverage=0.7)
    assert PLAIN.verdict(asked, (best, rival)) == Sure(best)
    query = replace(asked, **more)  # type: ignore[arg-type]  # the fields of a Query
    verdict = PLAIN.verdict(query, (replace(best, answers=answers), rival))
    assert not isinstance(verdict, Sure)


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
    best = found(score=100.0, coverage=1.0, title=1.0, evidence=25.0)
    query = replace(asked, **more)  # type: ignore[arg-type]  # the fields of a Query
    assert JUDGE.verdict(query, (best, behind(score=30.0))) == Sure(best)


def test_a_record_that_fits_answers_without_the_fact(asked: Query) -> None:
    """A record that surely is meant is named even where it lacks the fact: that is said then."""
    best = found(score=90.0, coverage=1.0, answers=False)
    assert JUDGE.verdict(asked, (best,)) == Sure(best)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("律师事务所年度考核谁负责", "养老机构年度考核谁负责"),
        ("律师执业证变更", "教师资格证变更"),
        ("仲裁委员会登记归谁管", "结婚登记归谁管"),
        ("人民调解员培训", "保育员培训"),
        ("法律援助申请", "低保申请"),
    ],
)
def test_one_word_makes_it_a_matter_of_others(desk: Desk, ours: str, theirs: str) -> None:
    """What is done is the same, but the one to whom it is done is known to no register."""
    assert isinstance(desk.verdict(ours), Sure)
    assert isinstance(desk.verdict(theirs), Nothing)


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
    assert PLAIN.verdict(word(asked, "法律援助"), ranked) == Sure(best)


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
            title=draw(shares),
            evidence=draw(st.floats(0, 60)),
            because=draw(st.sampled_from(((), ("外出",), ("外出", "申请", "审批")))),
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


@given(queries(), rankings(), st.sampled_from(("sure_from", "offered_from")), shares)
def test_stricter_thresholds_say_no_more(
    query: Query, ranked: list[Candidate], name: str, limit: float
) -> None:
    """Who wants to be surer gets fewer answers, who wants to offer less fewer choices; never more."""
    stricter = max(limit, getattr(JUDGE.thresholds, name))
    judge = replace(JUDGE, thresholds=replace(JUDGE.thresholds, **{name: stricter}))
    before, after = JUDGE.verdict(query, ranked), judge.verdict(query, ranked)
    if after != before:
        assert isinstance(before, Sure if name == "sure_from" else Torn)
        assert not isinstance(after, Sure)


@given(queries(), rankings())
def test_the_chances_stand_behind_the_verdict(query: Query, ranked: list[Candidate]) -> None:
    """An answer is as likely as it has to be, and a choice of a long question as likely to be ours."""
    reading, limits = JUDGE.reading(query, ranked), JUDGE.thresholds
    assert (reading.meant, reading.inside) == JUDGE.odds(query, ranked)
    if isinstance(reading.verdict, Sure):
        assert reading.chance == reading.meant >= limits.sure_from
    else:
        assert reading.chance == reading.inside
    if isinstance(reading.verdict, Torn) and query.gist == LONG_GIST:
        assert reading.inside >= limits.offered_from


@given(queries(), rankings())
def test_what_hardly_fits_is_never_named(query: Query, ranked: list[Candidate]) -> None:
    """A best record that has one word of many is never an answer and never offered, alone or not."""
    hardly = [replace(behind(c.key), score=min(c.score, 9.0), answers=c.answers) for c in ranked]
    query = replace(query, core=LONG_GIST, gist=LONG_GIST)
    assert isinstance(JUDGE.verdict(query, hardly), Nothing)


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


SETTLED = Reading(Sure(found()), 0.99, 0.99)
CHOICE = Torn((found(), ELSEWHERE))


@pytest.mark.parametrize(
    ("core", "strangers", "reading", "is_doubtful"),
    [
        ("外出申请", (), SETTLED, False),
        ("外出申请", (), Reading(Sure(found()), 0.6, 0.99), True),
        ("外出申请", (), Reading(CHOICE, 0.3, 0.99), True),
        ("外出申请", (), Reading(Nothing(), 0.1, 0.2), True),
        ("外处申请", ("外处",), SETTLED, True),
        ("waichu申请", (), SETTLED, True),
        ("12348热线", (), SETTLED, False),
    ],
)
def test_a_question_may_hold_a_typing_error(
    asked: Query, core: str, strangers: tuple[str, ...], reading: Reading, is_doubtful: bool
) -> None:
    """No answer, one that may well be wrong, a word that nobody knows, or Latin letters: it is worth
    a second look."""
    assert JUDGE.doubtful(replace(asked, core=core, strangers=strangers), reading) is is_doubtful


@pytest.mark.parametrize(
    ("mended", "plain", "is_better"),
    [
        (Reading(Sure(found()), 0.6, 0.7), Reading(Nothing(found()), 0.1, 0.7), True),
        (Reading(Sure(found()), 0.6, 0.7), Reading(CHOICE, 0.5, 0.99), True),
        (Reading(CHOICE, 0.1, 0.8), Reading(Nothing(), 0.0, 0.0), True),
        (Reading(Nothing(found()), 0.1, 0.7), SETTLED, False),
        (Reading(CHOICE, 0.5, 0.99), Reading(Sure(found(score=1.0)), 0.6, 0.6), False),
        (Reading(Sure(found()), 0.95, 0.9), Reading(Sure(found()), 0.6, 0.9), True),
        (Reading(Sure(found()), 0.6, 0.9), Reading(Sure(found()), 0.95, 0.9), False),
        (Reading(Sure(found()), 0.6, 0.99), Reading(Sure(found()), 0.6, 0.8), False),
        (Reading(Sure(found()), 0.66, 0.9), Reading(Sure(found()), 0.65, 0.9), False),
        (SETTLED, SETTLED, False),
        (Reading(CHOICE, 0.1, 0.99), Reading(CHOICE, 0.5, 0.8), True),
        (Reading(CHOICE, 0.5, 0.8), Reading(CHOICE, 0.1, 0.99), False),
        (Reading(Nothing(found()), 0.1, 0.6), Reading(Nothing(), 0.0, 0.0), True),
        (Reading(Nothing()), Reading(Nothing()), False),
        (Reading(Sure(found()), 1.0, 1.0), Reading(Sure(found()), 1.0, 1.0), False),
    ],
)
def test_mending_has_to_pay(mended: Reading, plain: Reading, is_better: bool) -> None:
    """A question is mended where the verdict is surer then, or the same at far better odds: of being
    the one meant for an answer, of being ours for all else."""
    assert JUDGE.better(mended, plain) is is_better


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any verdict with any chances."""
    verdict = draw(st.sampled_from((SETTLED.verdict, CHOICE, Nothing(found()), Nothing())))
    return Reading(verdict, draw(shares), draw(shares))


@given(readings(), readings())
def test_of_two_readings_one_is_better_at_most(one: Reading, other: Reading) -> None:
    """Nothing is mended back and forth, or into itself."""
    assert not (JUDGE.better(one, other) and JUDGE.better(other, one))
    assert not JUDGE.better(one, one)


@pytest.mark.parametrize(
    ("asked_for", "meant"),
    [
        ("律师职业证变更归哪个处", "municipal/duty/4.2"),
        ("律师执业征变更归哪个处管", "municipal/duty/4.2"),
        ("法律元助谁负责", "yining/other/1"),
    ],
)
def test_a_slip_that_leads_elsewhere_is_doubted(desk: Desk, asked_for: str, meant: str) -> None:
    """Even where another record would have answered, the question is looked at, and mended."""
    query, judge = desk.query(asked_for), desk.search.judge
    plain = judge.reading(query, list(desk.rank(query).values()))
    mended = desk.search.mend(query)
    assert judge.doubtful(query, plain)
    assert mended
    assert desk.first(mended) == meant
    assert judge.better(judge.reading(mended, list(desk.rank(mended).values())), plain)


# -- what a message names or touches ----------------------------------------------------------


def test_shares_that_decide() -> None:
    """A title is named by a larger share of a message than it takes to touch a record."""
    limits = JUDGE.thresholds
    assert JUDGE.names(limits.names_it)
    assert not JUDGE.names(limits.names_it - 0.01)
    assert JUDGE.has_words_of(limits.touches)
    assert not JUDGE.has_words_of(0.0)
    assert limits.touches < limits.names_it < limits.titled_alone
    assert JUDGE.says_little_more(1.0)
    assert not JUDGE.says_little_more(limits.titled_alone - 0.01)


@pytest.mark.parametrize(("gist", "is_short"), [("", True), ("公证", True), (LONG_GIST, False)])
def test_a_short_message(asked: Query, gist: str, is_short: bool) -> None:
    """Up to a few characters a message says too little to be a matter by itself."""
    assert JUDGE.is_short(word(asked, gist)) is is_short

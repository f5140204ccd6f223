"""State × message → State × Move: the table of transitions, held with questions made by hand."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from itertools import product

import pytest

from bot import dialogue
from bot.dialogue import classify, phase_of, step
from bot.moves import (
    Compare,
    Decline,
    Evidence,
    Message,
    Offer,
    Phase,
    Say,
    Show,
    Shown,
    ShowSet,
    State,
)
from bot.replies import Listing, SetQuestion, Talk
from intents.confidence import Nothing
from intents.query import LONGEST_QUESTION, Query
from intents.taking_up import FollowUp
from knowledge.records import Facet
from tests.bot.steps import (
    AID,
    BRACELET,
    CHOOSING,
    COURTS,
    EXPERTS,
    LEAVE,
    NO_EVIDENCE,
    NOBODY,
    NOTARIES,
    ON_BRACELET,
    OPEN,
    PAST,
    STATES,
    alone,
    fact,
    near,
    said,
    shown,
    sure,
    torn,
)

# -- the table --------------------------------------------------------------------------------

MESSAGES = {
    Message.TALK: replace(said("谢谢"), smalltalk="thanks"),
    Message.TOO_LONG: said("社" * (LONGEST_QUESTION + 1)),
    Message.PICK: replace(said("2"), pick=2),
    Message.REFUSAL: replace(said("都不是"), none_of_these=True),
    Message.ELSEWHERE: replace(said("霍城县司法局"), elsewhere="霍城县司法局"),
    Message.BACK: replace(fact(), follow=FollowUp(returns=True)),
    Message.SET: replace(said("矫正科管什么"), set_question="office_profile"),
    Message.COMPARISON: said("解除矫正和终止矫正有何区别"),
    Message.SECTION: said("检查方式"),
    Message.FACET_ONLY: fact(Facet.BASIS),
    Message.SUBJECT: said("社区矫正对象外出申请", Facet.WHO),
}
NOTHING_FOUND = Listing(SetQuestion.OFFICE_PROFILE, "矫正科", (), 0)
# What tells a message apart that its own words do not.
TELLING = {
    Message.SET: replace(NO_EVIDENCE, listing=NOTHING_FOUND),
    Message.COMPARISON: replace(NO_EVIDENCE, sides=(BRACELET, LEAVE)),
    Message.SECTION: replace(NO_EVIDENCE, section="municipal/supervision/2.3"),
}
ONLY_WHILE_CHOOSING = (Message.PICK, Message.REFUSAL)
OCCURRING = [
    (phase, message)
    for phase, message in product(Phase, Message)
    if phase is Phase.CHOOSING or message not in ONLY_WHILE_CHOOSING
]


@pytest.mark.parametrize("phase", Phase)
def test_a_state_is_in_the_phase_it_is_named_for(phase: Phase) -> None:
    """Choices on offer come before a subject, and a subject before nothing."""
    assert phase_of(STATES[phase]) is phase


def test_choices_on_offer_come_first() -> None:
    """Who is asked to choose is choosing, whatever was spoken of before."""
    assert phase_of(replace(CHOOSING, subject=BRACELET)) is Phase.CHOOSING


@pytest.mark.parametrize(("phase", "message"), OCCURRING)
def test_every_message_is_what_it_looks_like(phase: Phase, message: Message) -> None:
    """A message of each kind is known as that kind in every phase in which it can occur."""
    state = replace(STATES[phase], past=PAST)
    assert classify(state, MESSAGES[message], TELLING.get(message, NO_EVIDENCE)) is message


@pytest.mark.parametrize(("phase", "message"), OCCURRING)
def test_every_pair_that_can_occur_has_its_transition(phase: Phase, message: Message) -> None:
    """Whatever is said in whatever phase leads to a next state and a move."""
    before = replace(STATES[phase], past=PAST)
    state, move = step(before, MESSAGES[message], TELLING.get(message, NO_EVIDENCE))
    assert isinstance(state, State)
    assert isinstance(move, Show | ShowSet | Compare | Offer | Decline | Say)


@pytest.mark.parametrize("phase", [Phase.OPEN, Phase.ON_SUBJECT])
def test_a_pair_that_is_not_listed_raises(phase: Phase, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal where nothing is on offer is an error of ours, never a silent guess."""
    monkeypatch.setattr(dialogue, "classify", lambda *_: Message.REFUSAL)
    with pytest.raises(KeyError):
        step(STATES[phase], MESSAGES[Message.REFUSAL], NO_EVIDENCE)


@pytest.mark.parametrize("phase", [Phase.OPEN, Phase.ON_SUBJECT])
@pytest.mark.parametrize("message", ONLY_WHILE_CHOOSING)
def test_a_number_is_a_pick_only_while_choices_are_on_offer(phase: Phase, message: Message) -> None:
    """2 and 都不是 mean nothing of the kind where nothing is offered."""
    assert classify(STATES[phase], MESSAGES[message], NO_EVIDENCE) not in ONLY_WHILE_CHOOSING


def test_a_message_that_fits_one_choice_is_a_pick() -> None:
    """Who repeats a word of one of the choices has picked it."""
    evidence = Evidence(Nothing(), Nothing(), offered=EXPERTS)
    assert classify(CHOOSING, said("司法鉴定的"), evidence) is Message.PICK


def test_words_of_one_character_name_nothing() -> None:
    """吗 呢 办 are no matter: a message of these alone is about the matter before."""
    query = Query(text="办呢", folded="办呢", core="办", words=("办",))
    assert classify(ON_BRACELET, query, NO_EVIDENCE) is Message.FACET_ONLY


def test_a_blank_message_is_talk() -> None:
    """Nothing said is answered by a greeting, and harms nothing."""
    assert step(ON_BRACELET, NOBODY, NO_EVIDENCE) == (ON_BRACELET, Say(Talk.GREETING))


# -- choices ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "key"), [(1, NOTARIES), (2, EXPERTS), (3, COURTS)])
def test_a_number_picks_what_stands_there(number: int, key: str) -> None:
    """A number picks the choice of that number, counted from 1, with the fact asked for before."""
    state, move = step(CHOOSING, replace(said(str(number)), pick=number), NO_EVIDENCE)
    assert move == Show(key, (Facet.WHO,))
    shown_before = Shown(CHOOSING.offered, number)
    assert state == State(key, "年度考核", (Facet.WHO,), shown=shown_before)


@pytest.mark.parametrize("number", [0, 4, 9, 100])
def test_a_number_out_of_range_asks_to_rephrase(number: int) -> None:
    """A number that stands at no choice picks none, and the choices stay on offer."""
    query = replace(said(str(number)), pick=number, words=(), core=str(number)[:1])
    assert step(CHOOSING, query, NO_EVIDENCE) == (CHOOSING, Say(Talk.REPHRASE))


def test_a_pick_may_name_another_fact() -> None:
    """第二个的依据: the fact named with the pick counts, not the one asked for before."""
    query = replace(said("第二个"), pick=2, facets=(Facet.BASIS,))
    assert shown(CHOOSING, query, NO_EVIDENCE).facets == (Facet.BASIS,)


def test_a_word_of_a_choice_picks_it() -> None:
    """司法鉴定的 picks the one choice that it fits."""
    move = shown(CHOOSING, said("司法鉴定"), Evidence(Nothing(), Nothing(), offered=EXPERTS))
    assert move == Show(EXPERTS, (Facet.WHO,))


def test_none_of_these_clears_the_choices() -> None:
    """都不是 takes the choices back and asks for other words; the fact asked for is kept."""
    state, move = step(CHOOSING, MESSAGES[Message.REFUSAL], NO_EVIDENCE)
    assert (state, move) == (State(facets=(Facet.WHO,)), Say(Talk.REPHRASE))


def test_a_new_matter_ends_the_choosing() -> None:
    """Who asks of something else while choices are on offer is answered, and the offer is over."""
    state, move = step(CHOOSING, said("社区矫正对象外出申请"), alone(sure(LEAVE)))
    assert isinstance(move, Show)
    assert (move.key, move.carried) == (LEAVE, False)
    assert (state.subject, state.offered) == (LEAVE, ())


def test_a_fact_named_while_choosing_is_remembered() -> None:
    """A fact that does not tell the choices apart is remembered, and the choices are offered again."""
    evidence = Evidence(Nothing(), torn(NOTARIES, EXPERTS, COURTS))
    state, move = step(CHOOSING, fact(Facet.BASIS), evidence)
    assert isinstance(move, Offer)
    assert move.facets == (Facet.BASIS,)
    assert state == replace(CHOOSING, facets=(Facet.BASIS,))


def test_a_fact_that_fits_no_choice_is_remembered_as_well() -> None:
    """Where the words before lead nowhere with it, it is asked of what, and the choices stay."""
    state, move = step(CHOOSING, fact(Facet.CASE), NO_EVIDENCE)
    assert move == Say(Talk.NO_SUBJECT)
    assert state == replace(CHOOSING, facets=(Facet.CASE,))


def test_a_fact_may_tell_the_choices_apart() -> None:
    """Where only one record fits the words before and the fact named now, it is the answer."""
    evidence = Evidence(Nothing(), sure(COURTS))
    assert shown(CHOOSING, fact(Facet.DEADLINE), evidence).key == COURTS


# -- small talk -------------------------------------------------------------------------------


@pytest.mark.parametrize("state", STATES.values(), ids=lambda s: phase_of(s).name)
@pytest.mark.parametrize("talk", ["greeting", "thanks", "goodbye", "identity", "help"])
def test_small_talk_keeps_the_state(state: State, talk: str) -> None:
    """A word of thanks in between changes nothing of what is spoken of or on offer."""
    query = replace(said("谢谢"), smalltalk=talk)
    assert step(state, query, NO_EVIDENCE) == (state, Say(Talk(talk)))


# -- a fact of the matter before --------------------------------------------------------------


def test_a_fact_alone_is_of_the_matter_before() -> None:
    """依据呢 inherits the matter, says so, and has the words before to find the right clause by."""
    state, move = step(ON_BRACELET, fact(Facet.BASIS), NO_EVIDENCE)
    assert move == Show(BRACELET, (Facet.BASIS,), carried=True, before="电子手环")
    assert state == replace(ON_BRACELET, facets=(Facet.BASIS,))


def test_what_no_register_states_is_of_the_matter_before_too() -> None:
    """电话呢 inherits the matter as any fact does."""
    move = shown(ON_BRACELET, replace(fact(), unstated="电话"), NO_EVIDENCE)
    assert (move.key, move.carried, move.unstated) == (BRACELET, True, "电话")


def test_a_fact_of_nothing_asks_back() -> None:
    """依据呢 as the first message asks of what, and remembers what is wanted."""
    state, move = step(OPEN, fact(Facet.BASIS), NO_EVIDENCE)
    assert move == Say(Talk.NO_SUBJECT)
    assert state == State(facets=(Facet.BASIS,))


def test_a_remembered_fact_is_answered_once_the_matter_is_named() -> None:
    """依据呢 … 电子手环: the second message gets the basis of the bracelet."""
    state, _ = step(OPEN, fact(Facet.BASIS), NO_EVIDENCE)
    move = shown(state, said("电子手环"), alone(sure(BRACELET)))
    assert (move.facets, move.carried) == ((Facet.BASIS,), False)


def test_asking_back_keeps_the_bureau() -> None:
    """Whose register is asked is not forgotten because the matter is still to come."""
    state, _ = step(State(bureau="yining"), fact(Facet.BASIS), NO_EVIDENCE)
    assert state.bureau == "yining"


def test_nothing_new_in_a_longer_message_is_of_the_matter_before() -> None:
    """A message whose words the old matter explains as well as any other record stays with it."""
    query = said("使用装置需要办什么手续", Facet.HOW)
    evidence = Evidence(sure(LEAVE), Nothing(), near(BRACELET), subject_holds=True)
    move = shown(ON_BRACELET, query, evidence)
    assert (move.key, move.facets, move.carried) == (BRACELET, (Facet.HOW,), True)


# -- a new subject ----------------------------------------------------------------------------


@pytest.mark.parametrize("state", STATES.values(), ids=lambda s: phase_of(s).name)
@pytest.mark.parametrize("facets", [(), (Facet.WHO,), (Facet.DEADLINE, Facet.HOW)])
def test_a_new_subject_always_wins(state: State, facets: tuple[Facet, ...]) -> None:
    """A matter that is named and found is answered, whatever was spoken of before."""
    move = shown(state, said("社区矫正对象外出申请", *facets), alone(sure(LEAVE)))
    assert (move.key, move.carried) == (LEAVE, False)


def test_a_new_subject_with_its_own_fact_forgets_the_old_fact() -> None:
    """A whole new question does not get an answer to the fact of the question before."""
    state, _ = step(ON_BRACELET, said("法律援助由谁来负责实施", Facet.WHO), alone(sure(AID)))
    assert (state.subject, state.facets) == (AID, (Facet.WHO,))
    assert state.words == "法律援助由谁来负责实施"


def test_a_swapped_subject_keeps_the_fact() -> None:
    """换成法律援助呢: the fact asked for before is asked of the new matter."""
    query = replace(said("法律援助"), continues=True)
    move = shown(ON_BRACELET, query, replace(alone(sure(AID)), leans_back=True))
    assert (move.key, move.facets, move.carried) == (AID, (Facet.DEADLINE,), False)


def test_a_short_message_is_read_with_the_words_before() -> None:
    """公证的, after a question, means what old and new words find together."""
    evidence = Evidence(torn(NOTARIES, EXPERTS), sure(NOTARIES), leans_back=True)
    move = shown(ON_BRACELET, said("公证"), evidence)
    assert (move.key, move.facets) == (NOTARIES, (Facet.DEADLINE,))


def test_old_words_do_not_drown_the_new_ones() -> None:
    """Where old and new words lead to a record that the new ones hardly name, the new ones win."""
    evidence = Evidence(sure(AID), sure(LEAVE), leans_back=True)
    query = replace(said("法律援助"), continues=True)
    assert shown(ON_BRACELET, query, evidence).key == AID
    both = replace(evidence, joined_fits=True)
    assert shown(ON_BRACELET, query, both).key == LEAVE


def test_a_short_message_that_leads_back_stays() -> None:
    """Old and new words that lead to the matter before are more about it."""
    evidence = Evidence(Nothing(), sure(BRACELET), leans_back=True)
    move = shown(ON_BRACELET, said("期满"), evidence)
    assert (move.key, move.carried) == (BRACELET, True)


def test_a_matter_of_others_is_not_taken_for_the_matter_before() -> None:
    """那结婚证呢 after the bracelet is no question about the bracelet."""
    query = replace(said("结婚证"), continues=True, outside="婚姻登记")
    state, move = step(ON_BRACELET, query, replace(NO_EVIDENCE, leans_back=True))
    assert (state.subject, state.words, state.facets, move) == ("", "", (), Decline(1))


def test_the_other_bureaus_record_is_named_too() -> None:
    """Where both bureaus have the matter, the better record answers and the other gets its line."""
    assert shown(OPEN, said("法律援助"), alone(sure(AID, also=COURTS))).also == COURTS


def test_an_answer_says_why() -> None:
    """The words that spoke for the record, and how near it was, go with the answer."""
    move = shown(OPEN, said("法律援助"), alone(sure(AID, score=73.5)))
    assert (move.because, move.score) == ((f"为了{AID}",), 73.5)


def test_near_tied_records_make_a_choice() -> None:
    """Two near-tied records are offered, in their order; neither becomes the subject."""
    state, move = step(OPEN, said("年度考核", Facet.WHO), alone(torn(NOTARIES, EXPERTS)))
    assert isinstance(move, Offer)
    assert tuple(c.key for c in move.candidates) == (NOTARIES, EXPERTS)
    assert state == State("", "年度考核", (Facet.WHO,), (NOTARIES, EXPERTS))


# -- corrections and bureaus ------------------------------------------------------------------


def test_a_correction_keeps_the_fact() -> None:
    """不对，是法律援助: the same fact, of the matter that was meant."""
    query = replace(said("法律援助"), corrects=True)
    move = shown(ON_BRACELET, query, Evidence(sure(AID), sure(AID)))
    assert (move.key, move.facets, move.carried) == (AID, (Facet.DEADLINE,), False)


def test_a_correction_may_need_the_words_before() -> None:
    """不对，是律师所的: where the words before are needed, they are read with the new ones."""
    query = replace(said("律师所"), corrects=True)
    move = shown(ON_BRACELET, query, Evidence(Nothing(), sure(COURTS)))
    assert move.key == COURTS


def test_a_correction_that_stands_by_itself_needs_none() -> None:
    """Where old and new words find nothing together, the new ones are read alone."""
    query = replace(said("法律援助"), corrects=True)
    assert shown(ON_BRACELET, query, alone(sure(AID))).key == AID


def test_another_bureau_is_asked_anew() -> None:
    """市司法局呢: the words before are asked of the other bureau, for the same fact."""
    query = replace(fact(), bureau="municipal")
    state, move = step(ON_BRACELET, query, Evidence(Nothing(), sure(NOTARIES)))
    assert isinstance(move, Show)
    assert (move.key, move.facets, move.carried) == (NOTARIES, (Facet.DEADLINE,), False)
    assert state.bureau == "municipal"


def test_the_words_outlive_a_change_of_bureau() -> None:
    """市局呢 names no words of its own: those before are kept, for the bureau asked of next."""
    query = replace(fact(), bureau="municipal")
    for verdict in (sure(NOTARIES), torn(NOTARIES, EXPERTS)):
        state, _ = step(ON_BRACELET, query, Evidence(Nothing(), verdict))
        assert state.words == ON_BRACELET.words


def test_another_bureau_without_the_matter_is_said_to_have_none() -> None:
    """Where the other bureau has nothing of the kind, the old answer is not repeated as its own."""
    _, move = step(ON_BRACELET, replace(fact(), bureau="municipal"), NO_EVIDENCE)
    assert move == Decline(1)


def test_the_same_bureau_named_again_changes_nothing() -> None:
    """伊宁的依据呢 after an answer of Yining's is a fact of the same matter."""
    move = shown(ON_BRACELET, replace(fact(Facet.BASIS), bureau="yining"), NO_EVIDENCE)
    assert (move.key, move.carried) == (BRACELET, True)


def test_the_bureau_is_remembered() -> None:
    """A bureau once named holds for what is asked next."""
    query = replace(said("法律援助", Facet.WHO), bureau="yining")
    state, _ = step(OPEN, query, alone(sure(AID)))
    state, _ = step(state, said("社区矫正对象外出申请"), alone(sure(LEAVE)))
    assert state.bureau == "yining"


# -- misses and sets --------------------------------------------------------------------------


def test_misses_in_a_row_are_counted() -> None:
    """The second miss in a row knows that it is the second: it gives the way out."""
    state, first = step(OPEN, said("结婚证在哪里领"), NO_EVIDENCE)
    _, second = step(state, said("护照怎么换发"), NO_EVIDENCE)
    assert (first, second) == (Decline(1), Decline(2))


@pytest.mark.parametrize(
    ("query", "evidence"),
    [
        (said("法律援助由谁负责"), alone(sure(AID))),
        (said("年度考核由谁负责"), alone(torn(NOTARIES, EXPERTS))),
        (MESSAGES[Message.SET], TELLING[Message.SET]),
    ],
)
def test_an_answer_ends_the_row_of_misses(query: Query, evidence: Evidence) -> None:
    """After an answer, a choice or a list the next miss is a first one again."""
    state, _ = step(State(misses=1), query, evidence)
    assert state.misses == 0


@pytest.mark.parametrize("state", STATES.values(), ids=lambda s: phase_of(s).name)
def test_nothing_is_inherited_after_a_miss(state: State) -> None:
    """A matter of nobody's is between: 依据呢 after it asks of what, the old matter is gone."""
    state, _ = step(state, said("结婚证在哪里可以领"), NO_EVIDENCE)
    assert (state.subject, state.words, state.facets, state.offered) == ("", "", (), ())
    _, move = step(state, fact(Facet.BASIS), NO_EVIDENCE)
    assert move == Say(Talk.NO_SUBJECT)


def test_a_message_beyond_reading_is_declined_as_such() -> None:
    """A message that is too long is said to be too long, whatever it says."""
    _, move = step(ON_BRACELET, MESSAGES[Message.TOO_LONG], alone(sure(AID)))
    assert move == Decline(1, too_long=True)


@pytest.mark.parametrize("question", SetQuestion)
@pytest.mark.parametrize("state", STATES.values(), ids=lambda s: phase_of(s).name)
def test_a_set_question_is_no_question_about_a_matter(state: State, question: SetQuestion) -> None:
    """A question about several records is answered as one, and ends any choosing."""
    query = replace(said("矫正科管什么"), set_question=question.value)
    found = Listing(question, "矫正科", (), 0)
    after, move = step(state, query, replace(NO_EVIDENCE, listing=found))
    assert (after.subject, after.offered, move) == ("", (), ShowSet(found))


def test_a_set_question_without_a_condition_finds_nothing() -> None:
    """Who asks for all of nothing named is told that nothing was found."""
    _, move = step(OPEN, MESSAGES[Message.SET], NO_EVIDENCE)
    assert move == Decline(1)


def test_a_state_is_frozen() -> None:
    """Nobody changes a conversation's state but by a step."""
    with pytest.raises(FrozenInstanceError):
        OPEN.subject = BRACELET  # type: ignore[misc]  # it is the very rule

"""Which facts of a record answer a move, in which order, and what is said to be missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from bot.assistant import Assistant
from bot.moves import Offer, Show
from bot.references import caption
from bot.replies import Answer, Section
from intents.ranking import Candidate
from knowledge.errors import RecordUnknown
from knowledge.records import Column, Facet, Fact, Kind, Record
from tests.every_answer import Shown

# The columns of a register in which a facet stands: blank ones are blank, absent ones state nothing.
COLUMNS: Mapping[Facet, tuple[Column, ...]] = {
    Facet.WHO: (Column.OFFICE, Column.HANDLING_OFFICE),
    Facet.BASIS: (Column.BASIS, Column.RELATED_BASIS),
    Facet.REMARK: (Column.REMARK,),
    Facet.ACCOUNTABILITY: (Column.ACCOUNTABILITY,),
}


def answered(assistant: Assistant, question: str, key: str, *facets: Facet) -> Answer:
    """The answer of a record to a question for these facts."""
    return assistant.composer.answer(Show(key, facets), assistant.search.read(question))


def lead(assistant: Assistant, question: str, key: str, facet: Facet) -> Fact:
    """The fact that stands first."""
    return answered(assistant, question, key, facet).sections[0].facts[0]


def sections(answers: tuple[Shown, ...]) -> Iterator[tuple[Shown, Section]]:
    """Every section of every answer."""
    return ((shown, section) for shown in answers for section in shown.answer.sections)


# -- all records × all facets -----------------------------------------------------------------


def test_every_record_answers_every_facet(assistant: Assistant, answers: tuple[Shown, ...]) -> None:
    """Each of the 160 records is asked for each of the 12 facts and for none."""
    plain = {(shown.record.key, shown.facet) for shown in answers if not shown.crowded}
    keys = assistant.store.keys()
    assert plain == {(key, facet) for key in keys for facet in (None, *Facet)}
    assert len(keys) == 160


def test_only_the_records_own_facts_are_shown(answers: tuple[Shown, ...]) -> None:
    """No section holds a fact that the store does not have of just this record."""
    strange = [s.name for s, section in sections(answers) if not set(section.facts) <= set(s.facts)]
    assert strange == []


def test_a_section_holds_one_facet(answers: tuple[Shown, ...]) -> None:
    """A section is named for its facts; the case stands with the boundary that it explains."""
    mixed = [
        shown.name
        for shown, section in sections(answers)
        if {fact.facet for fact in section.facts} - {section.facet}
        and section.facet is not Facet.BOUNDARY
    ]
    assert mixed == []


def test_what_a_power_states_is_what_is_shown(answers: tuple[Shown, ...]) -> None:
    """A power that has the fact asked for shows all of that fact, and nothing in its stead."""
    for shown in answers:
        stated = {fact for fact in shown.facts if fact.facet is shown.facet}
        if stated and shown.record.kind is Kind.POWER:
            (section,) = shown.answer.sections
            assert (section.facet, set(section.facts)) == (shown.facet, stated), shown.name


def test_a_duty_says_who_and_never_how(answers: tuple[Shown, ...]) -> None:
    """A work item states its office; how it is done no duty states, so that is said with who does it."""
    for shown in answers:
        if shown.record.kind is not Kind.DUTY:
            continue
        if shown.facet is Facet.HOW:
            who, how = shown.answer.sections
            assert who.facts or who.blank, shown.name
            assert (how.facet, how.facts) == (Facet.HOW, ()), shown.name
        if shown.facet is Facet.WHO:
            (who,) = shown.answer.sections
            assert {f for f in shown.facts if f.facet is Facet.WHO} == set(who.facts), shown.name


def test_no_fact_is_dropped_or_doubled(answers: tuple[Shown, ...]) -> None:
    """Putting one fact first shows none more often than the register states it."""
    for shown, section in sections(answers):
        assert not Counter(section.facts) - Counter(shown.facts), shown.name


def test_what_follows_the_first_fact_keeps_the_registers_order(answers: tuple[Shown, ...]) -> None:
    """Only the fact that the question is about is moved; laws and limits stand as in the register."""
    for shown, section in sections(answers):
        if section.facet in (Facet.BASIS, Facet.DEADLINE, Facet.PENALTY, Facet.CASE):
            places = [shown.facts.index(fact) for fact in section.facts[1:]]
            assert places == sorted(places), shown.name


def test_offices_come_before_bodies(answers: tuple[Shown, ...]) -> None:
    """Who is in charge is answered by the office, before the body in whose name it acts."""
    for shown, section in sections(answers):
        if section.facet is Facet.WHO and shown.answer.record.offices:
            assert section.facts[0].value == shown.answer.record.offices[0], shown.name


def test_what_is_not_there_is_empty_and_blank_only_where_the_cell_is(
    answers: tuple[Shown, ...],
) -> None:
    """A section without facts says whether the register has the column and left it empty."""
    for shown, section in sections(answers):
        if not section.facts:
            columns = COLUMNS.get(section.facet, ())
            has_column = any(shown.record.states(column) for column in columns)
            assert section.blank is has_column, (shown.name, section.facet)
        else:
            assert not section.blank, shown.name


def test_a_duty_states_who_and_what_and_no_more(answers: tuple[Shown, ...]) -> None:
    """The duty register has an office and an item: nothing else is ever read out of it."""
    for shown in answers:
        if shown.record.kind is Kind.DUTY:
            given = {fact.facet for s in shown.answer.sections for fact in s.facts}
            assert given <= {Facet.WHO, Facet.HOW}, shown.name


def test_offices_around_a_blank_one_are_never_its_own(answers: tuple[Shown, ...]) -> None:
    """Only the two duties without an office name their neighbours', and as the neighbours' only."""
    blank = [(s, section) for s, section in sections(answers) if section.around]
    assert {s.record.key for s, _ in blank} == {"municipal/duty/9.2", "municipal/duty/9.3"}
    for shown, section in blank:
        assert section.around == ("政治部（警务部）",)
        assert shown.answer.record.offices == ()


def test_a_rule_of_supervision_answers_with_its_own_words(answers: tuple[Shown, ...]) -> None:
    """A section of the supervision rules has no office, level or type: it is quoted itself."""
    for shown in answers:
        if shown.record.kind is Kind.SUPERVISION and shown.facet not in (
            Facet.DEADLINE,
            Facet.ACCOUNTABILITY,
        ):
            assert shown.answer.asked == (Facet.SUPERVISION,), shown.name
            assert shown.answer.sections[0].facts, shown.name


def test_what_else_may_be_asked_is_there_and_not_yet_said(answers: tuple[Shown, ...]) -> None:
    """还可以问 names facts that the record has and this answer does not show, each once."""
    for shown in answers:
        has = {fact.facet for fact in shown.facts}
        said = {section.facet for section in shown.answer.sections if section.facts}
        assert set(shown.answer.further) <= has - said, shown.name
        assert len(set(shown.answer.further)) == len(shown.answer.further), shown.name
        if shown.record.kind is Kind.POWER:
            assert set(shown.answer.further) == has - said, shown.name


def test_what_else_may_be_asked_has_an_answer(answers: tuple[Shown, ...]) -> None:
    """Whoever asks for a fact that 还可以问 offered is never told that it is not stated."""
    found = {(s.record.key, s.facet): s.answer.sections for s in answers}
    for shown in answers:
        for facet in shown.answer.further:
            assert all(s.facts for s in found[shown.record.key, facet]), (shown.name, facet)


def test_an_overview_leaves_out_what_is_missing(answers: tuple[Shown, ...]) -> None:
    """Where no fact was asked for, only what the record has is shown, and what was left blank."""
    for shown in answers:
        if not shown.answer.asked:
            assert all(s.facts or s.blank for s in shown.answer.sections), shown.name


def test_a_spotlight_is_a_piece_of_a_fact(answers: tuple[Shown, ...]) -> None:
    """What is quoted as nearest to the question are words of one of the record's facts."""
    for shown in answers:
        spot = shown.answer.spotlight
        if spot:
            assert any(spot.quote in fact.quote for fact in shown.facts), shown.name


def test_what_is_inherited_is_named_by_its_caption(answers: tuple[Shown, ...]) -> None:
    """A follow-up names the matter it inherited; any other answer names none."""
    for shown in answers:
        inherited = caption(shown.record) if shown.crowded else ""
        assert shown.answer.carried == inherited, shown.name


# -- order by the question --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "key", "facet", "words"),
    [
        ("速裁程序几天", "yining/other/5", Facet.DEADLINE, "五个工作日"),
        ("委托函退回说明情况要几天", "yining/other/5", Facet.DEADLINE, "收到委托函之日起五日"),
        ("法律援助申请几天审查", "yining/other/1", Facet.DEADLINE, "七日"),
        ("指派法律援助人员几天", "yining/other/1", Facet.DEADLINE, "三日"),
        ("死亡证明书书面通知", "yining/other/31", Facet.DEADLINE, "死亡证明"),
        ("突出表现可以给表扬吗", "yining/reward/6", Facet.HOW, "表扬"),
        ("涉及未成年人的档案能复印吗", "yining/other/32", Facet.HOW, "不能复印"),
        ("电子定位获取的信息保密吗", "yining/other/22", Facet.HOW, "保密"),
        ("公安机关做什么", "municipal/boundary/1", Facet.CASE, "公安机关"),
    ],
)
def test_the_fact_the_question_is_about_leads(
    assistant: Assistant, question: str, key: str, facet: Facet, words: str
) -> None:
    """Of several facts of one kind, the one that has the question's own words stands first."""
    assert words in lead(assistant, question, key, facet).quote


@pytest.mark.parametrize("article", ["四十七", "四十九", "五十", "五十一", "五十二"])
@pytest.mark.parametrize("other", range(5))
def test_an_article_that_is_named_leads(assistant: Assistant, article: str, other: int) -> None:
    """Who asks for an article gets it first, though the words beside it be those of another one."""
    facts = assistant.store.facts("yining/penalty/2", Facet.BASIS)
    question = f"律师法第{article}条 {facts[other].quote[-40:]}"
    found = lead(assistant, question, "yining/penalty/2", Facet.BASIS)
    assert f"第{article}条" in f"{found.label}{found.value}"


def test_offices_keep_their_order_whatever_is_asked(assistant: Assistant) -> None:
    """None of several offices is more the responsible one because the question sounds like it."""
    record = assistant.store.record("municipal/duty/1.1")
    cells = [field.text for field in record.cells(Column.OFFICE) if field.text]
    question = "法律援助的方针政策律师和法律援助管理处"
    given = answered(assistant, question, record.key, Facet.WHO).record.offices
    assert list(given) == list(dict.fromkeys(cells))


# -- what is asked ----------------------------------------------------------------------------


def test_at_most_two_facts_are_answered_at_once(assistant: Assistant) -> None:
    """A reply that answers more than two facts is read by nobody: the first two are taken."""
    asked = (Facet.BASIS, Facet.DEADLINE, Facet.LEVEL)
    answer = answered(assistant, "", "yining/other/22", *asked)
    assert answer.asked == asked[:2]
    assert [section.facet for section in answer.sections] == list(asked[:2])


def test_what_no_register_states_is_answered_by_who(assistant: Assistant) -> None:
    """Who asks for a telephone is told that none is stated, and who is in charge."""
    show = Show("municipal/duty/4.5", (), unstated="电话")
    answer = assistant.composer.answer(show, assistant.search.read("电话"))
    assert (answer.unstated, answer.asked) == ("电话", (Facet.WHO,))
    assert answer.sections[0].facts[0].value == "律师和法律援助管理处"


def test_the_other_bureaus_record_comes_with_its_offices(assistant: Assistant) -> None:
    """The line for the other bureau has all it needs: the bureau, the matter and its office."""
    show = Show("yining/other/1", (Facet.WHO,), also="municipal/duty/7.2")
    answer = assistant.composer.answer(show, assistant.search.read("法律援助"))
    assert answer.also is not None
    assert (answer.also.bureau, answer.also.offices) == ("市司法局", ("律师和法律援助管理处",))


def test_a_boundary_comes_with_its_case(assistant: Assistant) -> None:
    """How departments share a matter is followed by the case that the register gives for it."""
    answer = answered(assistant, "", "municipal/boundary/1", Facet.BOUNDARY)
    assert [fact.facet for fact in answer.sections[0].facts].count(Facet.BOUNDARY) == 6
    assert answer.sections[0].facts[-1].facet is Facet.CASE


def test_two_facts_that_come_to_the_same_are_said_once(assistant: Assistant) -> None:
    """Two facets that fall back on the same facts make one section."""
    asked = (Facet.SUPERVISION, Facet.HOW)
    assert len(answered(assistant, "", "yining/other/22", *asked).sections) == 1


def test_a_cell_that_breaks_off_is_known(assistant: Assistant) -> None:
    """Only the two powers whose text breaks off in the register carry the words it ends with."""
    keys = assistant.store.keys()
    ends = {key: answered(assistant, "", key, Facet.HOW).broken_off for key in keys}
    broken = {key: end[-1] for key, end in ends.items() if end}
    assert broken.keys() == {"yining/reward/1", "yining/other/18"}
    assert broken["yining/other/18"].endswith("新执行地县级社区矫正机构接")
    assert broken["yining/reward/1"].endswith("依法给予行政处")


def test_a_record_that_is_not_there_is_an_error(assistant: Assistant) -> None:
    """A key that no register has never becomes an answer."""
    with pytest.raises(RecordUnknown):
        answered(assistant, "", "yining/other/34", Facet.WHO)


# -- choices ----------------------------------------------------------------------------------


def _candidate(key: str, score: float) -> Candidate:
    return Candidate(key, score, 1.0, 0.5, 0.5, because=("年度考核",))


def test_choices_are_named_as_people_tell_them_apart(assistant: Assistant) -> None:
    """Each choice has the caption, the bureau and the score of its record, best first."""
    keys = ("municipal/duty/4.23", "municipal/supervision/1.5", "yining/other/19")
    offer = Offer(tuple(_candidate(key, 70 - i) for i, key in enumerate(keys)), (Facet.WHO,))
    choices = assistant.composer.choices(offer, assistant.search.read("年度考核"))
    records = assistant.store.records(keys)
    assert [r.key for r in choices.records] == list(keys)
    assert [r.caption for r in choices.records] == [caption(record) for record in records]
    assert [r.score for r in choices.records] == [70, 69, 68]
    assert (choices.asked, choices.because) == ((Facet.WHO,), ("年度考核",))


def test_captions_tell_records_apart(assistant: Assistant) -> None:
    """No two records of one bureau are offered under the same words."""
    records: tuple[Record, ...] = assistant.store.records()
    named = {(record.bureau, caption(record)) for record in records}
    assert len(named) == len(records)

"""Reply → plain text: the first line is the answer, quotes are the register's, nothing is too long."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.moves import Show
from bot.render import as_text
from bot.replies import (
    Answer,
    Chat,
    Choices,
    Listing,
    Missing,
    NotFound,
    Reference,
    Section,
    SetQuestion,
    Talk,
)
from bot.sections import clip, fit_lines
from knowledge.records import Facet, Kind, Locator
from knowledge.text import squeeze
from tests.every_answer import Shown
from tests.quotes import quoted, source_words

WAY_OUT = "行政服务大厅窗口"
# What a person at a counter reads, in characters without white space.
LIMITS: Mapping[Facet | None, int] = {
    Facet.WHO: 500,
    Facet.DEADLINE: 500,
    Facet.LEVEL: 500,
    Facet.TYPE: 500,
    Facet.PENALTY: 500,
    Facet.BOUNDARY: 800,
}
LONGEST = 1500
# The lines around an answer: none of them is the answer.
FRAME = (
    "事项：",
    "出处：",
    "原文：",
    "另见：",
    "另有：",
    "依据：",
    "还可以问：",
    "（沿用",
    "（原表",
)


@pytest.fixture(scope="module")
def sources(assistant: Assistant) -> dict[str, str]:
    """The words of each source."""
    return source_words(assistant.store)


def answered(assistant: Assistant, question: str, key: str, *facets: Facet) -> str:
    """The text of a record's answer to a question."""
    return as_text(assistant.composer.answer(Show(key, facets), assistant.search.read(question)))


# -- all records × all facets -----------------------------------------------------------------


def test_every_answer_says_something(answers: tuple[Shown, ...]) -> None:
    """No record and no facet leads to an empty text, an empty line or an empty quote."""
    for shown in answers:
        lines = shown.text.split("\n")
        assert all(line.strip() for line in lines), shown.name
        assert "「」" not in shown.text, shown.name


def test_no_answer_is_longer_than_a_person_reads(answers: tuple[Shown, ...]) -> None:
    """500 characters for a single fact, 800 for a boundary, 1,500 where a law is quoted."""
    for shown in answers:
        asked = shown.answer.asked[0] if shown.answer.asked else None
        assert len(squeeze(shown.text)) <= LIMITS.get(asked, LONGEST), shown.name


def test_a_cell_of_any_length_leads_to_a_short_answer(answers: tuple[Shown, ...]) -> None:
    """A register whose cells were nine times as long would be answered in no more characters."""
    for shown in answers:
        if not shown.crowded:
            sections = tuple(map(_nine_times, shown.answer.sections))
            text = as_text(replace(shown.answer, sections=sections))
            asked = shown.answer.asked[0] if shown.answer.asked else None
            assert len(squeeze(text)) <= LIMITS.get(asked, LONGEST), shown.name


def _nine_times(section: Section) -> Section:
    facts = (replace(f, value=f.value * 9, quote=f.quote * 9) for f in section.facts)
    return replace(section, facts=tuple(facts))


@pytest.mark.parametrize(
    "facets",
    [
        (Facet.WHO, Facet.BASIS),
        (Facet.DEADLINE, Facet.HOW),
        (Facet.BASIS, Facet.HOW),
        (Facet.HOW, Facet.BASIS),
        (Facet.ACCOUNTABILITY, Facet.HOW),
    ],
)
def test_two_facts_take_no_more_room_than_one(
    assistant: Assistant, facets: tuple[Facet, Facet]
) -> None:
    """An answer to two questions at once is as short as one to the first, its quotes closed."""
    for record in assistant.store.records():
        query = assistant.search.read(record.title)
        answer = assistant.composer.answer(Show(record.key, facets), query)
        text = as_text(answer)
        assert len(squeeze(text)) <= LIMITS.get(answer.asked[0], LONGEST), record.key
        assert text.count("「") == text.count("」"), record.key


def test_quotes_are_the_sources_own_words(
    answers: tuple[Shown, ...], sources: dict[str, str]
) -> None:
    """Everything between 「 and 」 stands in a source just so, white space aside; … alone is ours."""
    for shown in answers:
        words = sources[shown.record.source]
        if shown.answer.also:
            words = "".join(sources.values())
        foreign = [piece for piece in quoted(shown.text) if piece not in words]
        assert foreign == [], shown.name


def test_quotes_are_closed(answers: tuple[Shown, ...]) -> None:
    """A quote that is cut ends in …」: what follows it is not taken for the register's words."""
    for shown in answers:
        for line in shown.text.split("\n"):
            assert re.fullmatch("(?:[^「」]*「[^「」]+」)*[^「」]*", line), shown.name


def test_nothing_but_characters_that_are_read(answers: tuple[Shown, ...]) -> None:
    """No control character, no tag and no exclamation mark ever reaches a person."""
    for shown in answers:
        odd = {c for c in shown.text if c != "\n" and unicodedata.category(c) in ("Cc", "Cs", "Co")}
        assert odd == set(), shown.name
        assert not re.search("</?p>|[!！]", shown.text, re.IGNORECASE), shown.name


def test_the_first_line_is_the_answer(answers: tuple[Shown, ...]) -> None:
    """The first line is a fact, a quoted clause or the sentence that none is stated: no frame line."""
    for shown in answers:
        assert not shown.first_line.startswith(FRAME), shown.name
        assert not shown.first_line.endswith("："), shown.name


def test_the_matter_and_the_place_are_always_named(answers: tuple[Shown, ...]) -> None:
    """Every answer names its matter once and its place in the register once, bureau included."""
    for shown in answers:
        lines = shown.text.split("\n")
        (place,) = [line for line in lines if line.startswith("出处：")]
        assert [line[:3] for line in lines].count("事项：") == 1, shown.name
        assert shown.answer.record.register in place, shown.name
        assert shown.answer.record.bureau in place, shown.name
        assert f"第{shown.record.number}项" in place, shown.name


def test_the_bureau_of_every_matter_is_named(answers: tuple[Shown, ...]) -> None:
    """Two bureaus answer: whose matter it is stands in every answer before its place."""
    for shown in answers:
        before, _, _ = shown.text.partition("出处：")
        blank = shown.answer.sections and not shown.answer.sections[0].facts
        assert blank or shown.answer.record.bureau in before, shown.name


def test_what_a_record_lacks_is_said(answers: tuple[Shown, ...]) -> None:
    """A fact that is not there is said not to be stated, or to be blank; nothing stands for it."""
    said = 0
    for shown in answers:
        if shown.answer.asked and not shown.answer.sections[0].facts and not shown.crowded:
            empty = "空白" if shown.answer.sections[0].blank else "登记表没有载明"
            assert empty in shown.first_line, shown.name
            said += 1
    assert said > 500


def test_what_is_inherited_or_unstated_is_said(answers: tuple[Shown, ...]) -> None:
    """An inherited matter and an unstated fact are said wherever they occur, and nowhere else."""
    for shown in answers:
        assert ("（沿用：" in shown.text) is shown.crowded, shown.name
        assert shown.text.startswith("登记表没有载明电话。\n") is shown.crowded, shown.name


def test_the_other_bureau_has_one_line(answers: tuple[Shown, ...]) -> None:
    """The other bureau's record is named in one line with its bureau, below the answer."""
    for shown in answers:
        other = shown.answer.also
        if other:
            found = [x for x in shown.text.split("\n") if x.startswith(f"另见：{other.bureau}的「")]
            assert len(found) == 1, shown.name
            assert all(office in found[0] for office in other.offices), shown.name


def test_a_text_that_breaks_off_is_marked(answers: tuple[Shown, ...]) -> None:
    """Where the register breaks off, the quote of its last words says so, and no other quote does."""
    marked = {shown.record.key for shown in answers if "（原文到此中断）" in shown.text}
    assert marked == {"yining/reward/1", "yining/other/18"}
    for shown in answers:
        if shown.record.key == "yining/other/18" and shown.facet is Facet.HOW:
            assert "新执行地县级社区矫正机构接」（原文到此中断）" in shown.text


def test_what_was_mended_is_said(answers: tuple[Shown, ...]) -> None:
    """An answer to a question that was mended names the words as typed and as read, below it."""
    changes = (("律师职业证", "律师执业证"), ("shui", "谁"))
    for shown in answers[:: len(Facet)]:
        lines = as_text(replace(shown.answer, changes=changes)).split("\n")
        (line,) = [line for line in lines[1:] if line.startswith("（您写的")]
        assert all(word in line for pair in changes for word in pair), shown.name
        assert "您写的" not in shown.text, shown.name


# -- the voice, fact by fact ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "facet", "first"),
    [
        ("municipal/duty/4.2", Facet.WHO, "律师和法律援助管理处（市司法局）"),
        ("yining/other/22", Facet.WHO, "矫正科（伊宁市司法局）"),
        ("municipal/duty/4.11", Facet.WHO, "律师和法律援助管理处、基层工作管理处（市司法局）"),
        ("municipal/duty/4.2", Facet.BASIS, "登记表没有载明这一事项的依据。"),
        ("municipal/duty/4.2", Facet.DEADLINE, "登记表没有载明这一事项的时限。"),
        ("municipal/duty/4.2", Facet.LEVEL, "登记表没有载明这一事项的实施层级。"),
        ("municipal/duty/4.2", Facet.TYPE, "登记表没有载明这一事项的权力类型。"),
        ("municipal/duty/4.2", Facet.REMARK, "登记表这一格（备注）是空白的。"),
        ("yining/reward/6", Facet.TYPE, "行政奖励"),
        ("yining/reward/6", Facet.LEVEL, "县市级"),
        ("yining/other/22", Facet.DEADLINE, "不得超过三个月"),
        ("municipal/boundary/1", Facet.BASIS, "中办发﹝2010﹞5号；司法通﹝2012﹞12号"),
    ],
)
def test_the_first_line_can_be_read_aloud(
    assistant: Assistant, key: str, facet: Facet, first: str
) -> None:
    """An office with its bureau, a bare value, a citation, or the sentence that none is stated."""
    assert answered(assistant, "", key, facet).split("\n")[0] == first


@pytest.mark.parametrize("key", ["municipal/duty/9.2", "municipal/duty/9.3"])
def test_a_blank_office_is_said_to_be_blank(assistant: Assistant, key: str) -> None:
    """The two duties without an office say so, and name 政治部 as the other items' only."""
    text = answered(assistant, "", key, Facet.WHO)
    first = text.split("\n")[0]
    assert first == (
        "登记表这一格是空白的，没有写责任处室。"
        "同一职责（第9项）的其他事项写的是「政治部（警务部）」。"
    )
    assert text.count("政治部") == 1


@pytest.mark.parametrize("key", ["municipal/duty/9.2", "municipal/duty/9.3"])
@pytest.mark.parametrize("facet", [Facet.BASIS, Facet.DEADLINE, Facet.LEVEL])
def test_a_blank_office_is_not_filled_by_another_fact(
    assistant: Assistant, key: str, facet: Facet
) -> None:
    """Asked for something else, the blank item names no office at all."""
    assert "政治部" not in answered(assistant, "", key, facet)


def test_an_acting_body_that_is_not_the_bureau_is_quoted(assistant: Assistant) -> None:
    """Where the register names another body than its own bureau, the answer shows it as printed."""
    text = answered(assistant, "", "yining/penalty/7", Facet.WHO)
    assert text.split("\n")[0] == "法律援助中心（伊宁市司法局）"
    assert "行使主体：「县市区司法局」" in text


def test_a_period_comes_with_its_sentence(assistant: Assistant) -> None:
    """A limit is proved by the sentence that sets it, below the matter."""
    lines = answered(assistant, "终止矫正几天内通知", "yining/other/31", Facet.DEADLINE).split("\n")
    assert "五个工作日" in lines[0]
    assert lines[2].startswith("原文：「")
    assert squeeze(lines[0]) in squeeze(lines[2])


def test_a_merged_cell_is_said_to_be_one(answers: tuple[Shown, ...]) -> None:
    """A fact that was taken from a merged cell says so beside its place, and no other does."""
    inherited = 0
    for shown in answers:
        given = [fact for section in shown.answer.sections for fact in section.facts]
        (place,) = [line for line in shown.text.split("\n") if line.startswith("出处：")]
        merged = bool(given) and given[0].inherited
        assert place.endswith("（原表为合并单元格）") is merged, shown.name
        inherited += merged
    assert inherited


def test_every_department_of_a_boundary_is_heard(assistant: Assistant) -> None:
    """How a matter is shared names every department with its own words."""
    text = answered(assistant, "", "municipal/boundary/1", Facet.BOUNDARY)
    for name in ("市司法局", "市公安局", "市民政局", "市教育局", "市人社局", "市卫生计生委"):
        assert f"{name}：「" in text


# -- cutting ----------------------------------------------------------------------------------

CHARACTERS = st.text("社区矫正，。；「」、ab", max_size=80)


@given(CHARACTERS, st.integers(1, 60))
def test_a_cut_text_says_that_it_is_cut(text: str, longest: int) -> None:
    """A text that fits is left alone; one that is cut is its own beginning and an ellipsis."""
    cut = clip(text, longest)
    assert len(cut) <= longest + 1
    assert cut == text if len(text) <= longest else cut == f"{text[: len(cut) - 1]}…"


def test_a_text_is_cut_where_it_pauses() -> None:
    """A cut comes after a mark where one is near, so that no phrase is torn for a few characters."""
    assert clip("自收到之日起，七日内进行审查", 10) == "自收到之日起，…"


QUOTED_LINES = st.lists(
    st.text("社区矫正，。；ab", min_size=1, max_size=60).map(lambda text: f"原文：「{text}」"),
    min_size=1,
    max_size=6,
)


@given(QUOTED_LINES, st.integers(-50, 300))
def test_lines_that_are_cut_keep_their_quotes_closed(lines: list[str], room: int) -> None:
    """However little room there is, the first line is kept and no quote is left open."""
    kept = fit_lines(lines, room)
    assert kept[0][:5] == lines[0][:5]
    assert all(line.count("「") == line.count("」") for line in kept)
    assert sum(map(len, kept)) <= max(room, 0) + 2 * 12


# -- the other replies ------------------------------------------------------------------------


def _reference(key: str, title: str, bureau: str = "市司法局") -> Reference:
    place = Locator("municipal", "部门职责登记表", "", "4.2", 12, "具体工作事项")
    return Reference(key, Kind.DUTY, title, title, bureau, "部门职责登记表", place)


def test_choices_are_numbered_and_may_all_be_wrong() -> None:
    """Each choice has its number, its title and its bureau; the last line says what else to do."""
    records = (_reference("a", "公证机构年度考核"), _reference("b", "律所年度考核", "伊宁市司法局"))
    lines = as_text(Choices(records, (Facet.WHO,))).split("\n")
    assert lines[0].endswith("？")
    assert lines[1:3] == ["1 公证机构年度考核（市司法局）", "2 律所年度考核（伊宁市司法局）"]
    assert "都不是" in lines[-1]
    assert len(lines) == 4


def test_a_long_title_is_cut_in_choices() -> None:
    """A choice takes one short line, however long its record's title is."""
    records = (_reference("a", "指导" * 200), _reference("b", "监督"))
    lines = as_text(Choices(records)).split("\n")
    assert len(lines[1]) < 80
    assert "…" in lines[1]


def test_a_list_names_its_number_first() -> None:
    """The first line of a list says of what and how many; the records follow, numbered."""
    records = tuple(_reference(str(n), f"事项{n}") for n in range(1, 4))
    lines = as_text(Listing(SetQuestion.LIST, "办公室", records, 3)).split("\n")
    assert lines == ["办公室：共3项", "1. 事项1", "2. 事项2", "3. 事项3"]


def test_an_empty_list_says_so() -> None:
    """A condition that no record meets is not answered by an empty list."""
    text = as_text(Listing(SetQuestion.LIST, "伊宁市司法局办公室", (), 0))
    assert text == "伊宁市司法局办公室：登记表里一项也没有。"


@pytest.mark.parametrize(
    ("question", "longest"), [(SetQuestion.LIST, 4000), (SetQuestion.COUNT, 500)]
)
def test_a_list_ends_where_nobody_reads_on(question: SetQuestion, longest: int) -> None:
    """A list stops before it is too long and shows that there is more; the number is the true one."""
    records = tuple(_reference(str(n), "一项很长的具体工作事项" * 9) for n in range(400))
    text = as_text(Listing(question, "市司法局", records, 400))
    assert len(squeeze(text)) <= longest
    assert text.startswith("市司法局：共400项\n")
    assert text.endswith("\n…")


def test_a_miss_says_what_is_missing_and_one_way_out() -> None:
    """The first miss names the window only, the second in a row the legal service line as well."""
    first, second = as_text(NotFound(), WAY_OUT), as_text(NotFound(misses=2), WAY_OUT)
    assert WAY_OUT in first
    assert "没有查到" in first
    assert "12348" not in first
    assert second.startswith(first)
    assert "12348" in second


def test_the_way_out_is_that_of_the_settings() -> None:
    """The place that a person is sent to is never ours to choose."""
    assert "公共法律服务中心" in as_text(NotFound(), "公共法律服务中心")
    assert WAY_OUT not in as_text(NotFound(), "公共法律服务中心")


def test_a_message_that_is_too_long_gets_no_way_out() -> None:
    """Who writes too much is asked to be brief, and is not told that nothing was found."""
    text = as_text(NotFound(Missing.TOO_LONG), WAY_OUT)
    assert "太长" in text
    assert "没有查到" not in text


@pytest.mark.parametrize("talk", Talk)
def test_small_talk_is_short(talk: Talk) -> None:
    """A friendly word is one line of at most 120 characters."""
    text = as_text(Chat(talk))
    assert 0 < len(text) <= 120
    assert "\n" not in text


def test_an_answer_without_sections_still_says_something(answers: tuple[Shown, ...]) -> None:
    """Even a record of which nothing is known is named with its place."""
    bare: Answer = replace(answers[0].answer, sections=(), asked=(), spotlight=None)
    text = as_text(bare)
    assert "没有载明" in text.split("\n")[0]
    assert "出处：" in text

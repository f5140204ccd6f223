"""The sentences that we say ourselves: plain, complete, without a word of advice that no register gives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import wording
from bot.assistant import Assistant
from bot.replies import Answer, Talk
from knowledge.records import Facet, Locator
from tests.talks import talk

ITEM = Locator("yining", "权责清单", "其他行政权力", "22", 70, "责任事项内容")
DUTY = Locator("municipal", "部门职责登记表", "", "4.2", 31, "责任处室")

# Everything that stands in a reply as a sentence, each said once.
SENTENCES = (
    *wording.TALK.values(),
    wording.NOT_FOUND,
    wording.TOO_LONG,
    wording.LEGAL_HOTLINE,
    wording.GREETING,
    wording.FAREWELL,
    wording.way_out("窗口"),
    *map(wording.not_stated, Facet),
    *map(wording.blank, Facet),
    wording.unstated("电话"),
    wording.blank_office("9.3", ()),
    wording.blank_office("9.3", ("政治部（警务部）",)),
    wording.which_one(()),
    wording.which_one((Facet.WHO,)),
    wording.no_such_set("矫正科"),
    wording.QUESTION_OR_JSONL,
)
WORDS = st.text("社区矫正法律援助第条", min_size=1, max_size=12)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_calm(sentence: str) -> None:
    """No exclamation, no thanks for asking, nobody addressed as 你, nothing urged."""
    assert not re.search("[!！~～]|感谢您|咨询|亲|你|务必|赶紧|建议您|应该去", sentence)


@pytest.mark.parametrize("sentence", SENTENCES[:-1])
def test_a_sentence_is_whole(sentence: str) -> None:
    """Each ends with its mark, has no blank to fill and no word of another language."""
    assert sentence.endswith(("。", "？"))
    assert not re.search("[{}<>]|None|[a-zA-Z]", sentence)
    assert sentence == sentence.strip()


def test_advice_is_given_in_one_place_only() -> None:
    """可以到…询问 is the way out and nothing else; the place is the settings'."""
    advising = [sentence for sentence in SENTENCES if "可以到" in sentence]
    assert advising == [wording.way_out("窗口")]


def test_every_word_of_the_domain_has_its_name() -> None:
    """Each facet and kind of small talk can be said, and no two facets sound alike."""
    assert set(wording.FACET_NAMES) == set(Facet)
    assert set(wording.TALK) == set(Talk)
    assert len(set(wording.FACET_NAMES.values())) == len(Facet)


@pytest.mark.parametrize("facet", Facet)
def test_blank_is_not_the_same_as_not_stated(facet: Facet) -> None:
    """A cell that is empty and a column that is not there are told apart."""
    assert wording.blank(facet) != wording.not_stated(facet)
    assert "空白" in wording.blank(facet)
    assert "没有载明" in wording.not_stated(facet)


@pytest.mark.parametrize("example", wording.EXAMPLES)
def test_every_example_is_answered(assistant: Assistant, example: str) -> None:
    """What we propose to ask has an answer, with a fact."""
    reply = talk(assistant, example).reply
    assert isinstance(reply, Answer)
    assert reply.sections[0].facts


# 监督检查 is the title of whole rules as well: beside 呢 it may name one of them.
@pytest.mark.parametrize("facet", [facet for facet in Facet if facet is not Facet.SUPERVISION])
def test_every_fact_we_offer_is_understood(assistant: Assistant, facet: Facet) -> None:
    """The name under which 还可以问 offers a fact is a way of asking for just that fact."""
    asked = assistant.search.read(f"{wording.FACET_NAMES[facet]}呢").facets
    assert asked[:1] == (facet,)


def test_the_first_example_opens_the_greeting() -> None:
    """Greeting and console start with the same sentence and show all examples."""
    for greeting in (wording.TALK[Talk.GREETING], wording.console_greeting()):
        assert greeting.startswith(wording.GREETING)
        assert all(example in greeting for example in wording.EXAMPLES)


# -- sentences with the registers' words in them ----------------------------------------------


@pytest.mark.parametrize("number", ["9.2", "9.3"])
def test_a_blank_office_is_never_filled(number: str) -> None:
    """The neighbours' office is quoted as the other items' of the same duty, after the blank."""
    said = wording.blank_office(number, ("政治部（警务部）",))
    blank, _, around = said.partition("。")
    assert "空白" in blank
    assert "政治部" not in blank
    assert "第9项" in around
    assert "其他事项" in around
    assert "「政治部（警务部）」" in around


def test_several_neighbours_are_quoted_one_by_one() -> None:
    """Each office around a blank one stands in marks of its own."""
    assert "「甲」「乙」" in wording.blank_office("9.2", ("甲", "乙"))


def test_a_blank_office_without_neighbours_is_just_blank() -> None:
    """Where nothing stands around it, nothing is said of any neighbour."""
    assert "同一职责" not in wording.blank_office("9.2", ())


@given(WORDS, WORDS)
def test_names_are_said_unchanged(first: str, second: str) -> None:
    """Whatever is put into a sentence stands in it as it is."""
    assert first in wording.carried(first)
    assert first in wording.unstated(first)
    assert first in wording.no_such_set(first)
    assert first in wording.way_out(first)
    line = wording.also(first, second, second)
    assert line == f"另见：{first}的「{second}」由{second}负责"


def test_a_matter_without_office_has_none_put_in() -> None:
    """The other bureau's record may name no office: then the line names none."""
    assert wording.also("市司法局", "", "指导工作") == "另见：市司法局的「指导工作」"


def test_what_else_may_be_asked_is_one_line() -> None:
    """The facts are offered by their names, in the order given."""
    assert wording.further((Facet.WHO, Facet.BASIS)) == "还可以问：谁负责 · 依据"


@given(st.integers(0, 999), st.sampled_from(["项", "条"]))
def test_a_count_is_said_with_its_unit(count: int, unit: str) -> None:
    """The number stands beside its unit, after what is counted."""
    assert wording.counted("矫正科", count, unit) == f"矫正科：共{count}{unit}"


# -- places -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locator", "item", "place", "exact"),
    [
        (
            ITEM,
            "其他行政权力第22项",
            "其他行政权力第22项 责任事项内容",
            "其他行政权力第22项 责任事项内容 第70行",
        ),
        (DUTY, "第4.2项", "第4.2项 责任处室", "第4.2项 责任处室 第31行"),
    ],
)
def test_a_place_is_where_a_person_looks(
    locator: Locator, item: str, place: str, exact: str
) -> None:
    """The part where numbers start again, the item as printed, the column, the line of the file."""
    assert wording.item(locator) == item
    assert wording.place(locator) == place
    assert wording.exact_place(locator) == exact


def test_no_two_places_sound_the_same(assistant: Assistant) -> None:
    """The exact place of a cell names that cell only, within its register."""
    seen: dict[tuple[str, str, str], Locator] = {}
    for record in assistant.store.records():
        for field in record.fields:
            place = field.locator
            said = (place.source, place.register, wording.exact_place(place))
            assert seen.setdefault(said, place) == place


# -- the operator's sentences -----------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        wording.built("/d/shuiguan.db"),
        wording.not_utf8(7),
        wording.not_json(7),
        wording.wrong_turns(7),
        wording.unknown_bureau("七", ("yining", "municipal")),
        wording.failed("7", "/d/log"),
        wording.rebuilt("/d/shuiguan.db", 7, 9),
        wording.checked(7),
        wording.checked(0),
    ],
)
def test_an_operators_line_is_one_line(said: str) -> None:
    """What goes to standard error is one line without an exclamation."""
    assert "\n" not in said
    assert not re.search("[!！]", said)


def test_a_bureau_that_is_none_comes_with_those_that_are() -> None:
    """Who mistypes a bureau is told which there are."""
    said = wording.unknown_bureau("yinning", ("municipal", "yining"))
    assert all(name in said for name in ("yinning", "municipal", "yining"))


def test_nothing_to_check_is_said_as_such() -> None:
    """An audit without remarks does not speak of 0 places."""
    assert "0" not in wording.checked(0)
    assert "7" in wording.checked(7)

"""What holds for the periods of every text, however long or broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.periods import parse
from knowledge.terms import Period, Relation, Unit


def only(text: str) -> Period:
    """The one period of a text."""
    (period,) = parse(text)
    return period


PHRASES = st.sampled_from(
    (
        *(
            "收到",
            "法律援助机构",
            "之日起",
            "工作日",
            "以上",
            "三个月",
            "一年",
            "以下",
            "至少",
            "一次",
        ),
        *(
            "不得",
            "超过",
            "通知",
            "责令",
            "限期",
            "立即",
            "及时",
            "定期",
            "应当",
            "可以",
            "（一）",
            "1.",
        ),
        *("<p>", "</p>", "有效期", "期限", "发现", "当日", "有下列"),
        *"自十5个日内每前后在由的，。；：第条《》“”至为",
    )
)
WRITTEN = st.lists(PHRASES | st.just("\n ") | st.just(" "), max_size=30).map("".join)


@given(st.text() | WRITTEN)
def test_any_text_is_read_without_fail_and_quoted_as_it_stands(text: str) -> None:
    """Whatever the cell holds, nothing is raised, and every quote is a piece of it."""
    for period in parse(text):
        assert period.words in period.sentence
        assert period.sentence in text
        assert period.event in period.sentence
        assert period.actor in text
        assert period.words.strip() == period.words != ""
        assert (period.quantity is None) == (period.unit is Unit.NONE)
        assert period.upper is not None or period.relation is not Relation.RANGE


@given(st.integers(1, 99_999), st.sampled_from(["日", "个工作日", "个月", "小时"]))
def test_every_number_of_days_is_read_as_it_is(number: int, unit: str) -> None:
    """The number stated is the number given, whatever its size."""
    assert only(f"应当在{number}{unit}内办结").quantity == number


@given(st.integers(0, 20))
def test_white_space_anywhere_changes_nothing(at: int) -> None:
    """A space that a typist or a line break left in the words is not part of them."""
    text = "自收到法律援助申请之日起七日内进行审查。"
    spaced = only(f"{text[:at]}\u3000{text[at:]}")
    assert (spaced.quantity, spaced.unit) == (7, Unit.DAY)
    assert spaced.event.replace("\u3000", "") == "收到法律援助申请"


def test_a_cell_of_a_megabyte_is_read_to_its_end() -> None:
    """A cell as long as a book gives all its periods, the last as well as the first."""
    times = 20_000
    cell = "法律援助机构应当自收到法律援助申请之日起七日内进行审查，并及时作出书面的决定。" * times
    periods = parse(cell + "满五年")
    assert len(periods) == 2 * times + 1
    assert periods[-2].actor == "法律援助机构"


@pytest.mark.parametrize(
    ("piece", "each"),
    [
        ("一", 0),
        ("5", 0),
        ("\n", 0),
        ("（一）", 0),
        ("由人", 0),
        ("《", 0),
        ("第一条 ", 0),
        ("每年", 1),
        ("后5日内", 1),
        ("当日", 1),
    ],
)
def test_a_long_run_of_one_thing_is_read_like_any_cell(piece: str, each: int) -> None:
    """Runs on which patterns like to go back and forth are read to their end."""
    assert len(parse(piece * 20_000)) == each * 20_000

"""Traditional characters are read as the simplified ones that the registers are written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.phrasebook import Phrasebook
from intents.variants import simplify
from knowledge.store import Store

# GB 2312 has no character like it: a text with this one has to go through the converter.
OUTSIDE_GB2312 = "😀"


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("律師執業證變更歸哪個處管", "律师执业证变更归哪个处管"),
        ("公證員免職", "公证员免职"),
        ("社區矯正對象外出審批", "社区矫正对象外出审批"),
        ("司法鑑定機構設立", "司法鉴定机构设立"),
        ("電子手環戴多久", "电子手环戴多久"),
        ("法律援助幾天能批下來", "法律援助几天能批下来"),
        ("解除矯正與終止矯正", "解除矫正与终止矫正"),
        ("減刑建議", "减刑建议"),
    ],
)
def test_traditional_becomes_simplified(traditional: str, simplified: str) -> None:
    """What is typed in traditional characters is read as the same question in simplified ones."""
    assert simplify(traditional) == simplified


@pytest.mark.parametrize(
    ("mixed", "simplified"),
    [
        ("律师執業证", "律师执业证"),
        ("公證处归誰管", "公证处归谁管"),
        ("電子手环", "电子手环"),
        ("社区矯正ABC", "社区矫正ABC"),
        ("法律援助😀幾天", "法律援助😀几天"),
        ("實施層級 是 什麼?", "实施层级 是 什么?"),
    ],
)
def test_mixed_spelling_becomes_simplified(mixed: str, simplified: str) -> None:
    """One traditional character is enough to be converted; the others stay as they are."""
    assert simplify(mixed) == simplified


@pytest.mark.parametrize(
    "text",
    ["", "律师执业证变更归哪个处管", "hello 123", "“两错”责任追究", "（一）、。？！", " \n\t"],
)
def test_simplified_text_is_left_alone(text: str) -> None:
    """A text that needs no converting comes back as the very object that went in."""
    assert simplify(text) is text


def test_what_the_registers_say_is_not_converted(store: Store) -> None:
    """No character of a title changes its meaning by going through the converter."""
    titles = [record.title + OUTSIDE_GB2312 for record in store.records()]
    assert [title for title in titles if simplify(title) != title] == []


def test_what_people_say_is_not_converted(book: Phrasebook) -> None:
    """Nor does a character of any way to ask for a record, or of an everyday word."""
    said = [example for examples in book.examples.values() for example in examples]
    texts = [text + OUTSIDE_GB2312 for text in (*said, *(alias.says for alias in book.aliases))]
    assert [text for text in texts if simplify(text) != text] == []


@given(
    st.text(
        st.characters() | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=60
    )
)
def test_any_text_has_a_simplified_form(text: str) -> None:
    """Any text is accepted, half characters too; what is simplified already stays so."""
    simplified = simplify(text)
    assert simplify(simplified) == simplified

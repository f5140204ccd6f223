"""Which terms a text is heard as: homophones, near homophones, pinyin, initials."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.misspelling import SLURRED_LETTERS, UNLIKELY, Guess, Reason, Term, outstanding
from intents.soundalikes import SoundIndex
from intents.sounds import common_characters, readings, slur, spell

HEARD = readings(common_characters())
WEIGHTS = {
    "社区矫正": 300,
    "社区": 100,
    "矫正": 200,
    "律师": 500,
    "律师事务所": 90,
    "公证": 400,
    "公证员": 120,
    "法院": 30,
    "法援": 60,
    "失联": 20,
    "西安": 5,
    "先": 9,
    "司法所": 80,
    "水印纸": 2,
    "我": 50,
}
TERMS = {word: Term(word, weight, spell(word)) for word, weight in WEIGHTS.items()}
INDEX = SoundIndex(TERMS.values(), HEARD, frequent=50)


def found(text: str) -> set[tuple[str, str, Reason]]:
    """What a text is heard as: the piece, the term and why."""
    return {(text[g.start : g.end], g.term.text, g.reason) for g in INDEX.guesses(text)}


def guess(text: str, term: str) -> Guess:
    """The one guess at a term."""
    (one,) = [g for g in INDEX.guesses(text) if g.term.text == term]
    return one


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("社区娇正", ("社区娇正", "社区矫正", Reason.SAME_SOUND)),
        ("设区矫正", ("设区矫正", "社区矫正", Reason.SAME_SOUND)),
        ("律事", ("律事", "律师", Reason.SAME_SOUND)),
        ("工证员", ("工证员", "公证员", Reason.SAME_SOUND)),
        ("他失连了", ("失连", "失联", Reason.SAME_SOUND)),
        ("律思", ("律思", "律师", Reason.NEAR_SOUND)),
        ("公怎", ("公怎", "公证", Reason.NEAR_SOUND)),
        ("路师", ("路师", "律师", Reason.NEAR_SOUND)),
        ("法苑", ("法苑", "法院", Reason.SAME_SOUND)),
        ("法苑", ("法苑", "法援", Reason.SAME_SOUND)),
        ("校正", ("校正", "矫正", Reason.SAME_SOUND)),
    ],
)
def test_homophones_are_heard_as_the_term(text: str, heard: tuple[str, str, Reason]) -> None:
    """Tones do not count, nor do zh/z, n/l, ang/an and their like; every term that fits is named."""
    assert heard in found(text)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("lvshi", ("lvshi", "律师", Reason.PINYIN)),
        ("lüshi", ("lüshi", "律师", Reason.PINYIN)),
        ("lushi", ("lushi", "律师", Reason.PINYIN)),
        ("lv shi", ("lv shi", "律师", Reason.PINYIN)),
        ("找lvshi吗", ("lvshi", "律师", Reason.PINYIN)),
        ("lvshi shiwusuo", ("lvshi shiwusuo", "律师事务所", Reason.PINYIN)),
        ("shequjiaozheng", ("shequjiaozheng", "社区矫正", Reason.PINYIN)),
        ("社区jiaozheng", ("社区jiaozheng", "社区矫正", Reason.PINYIN)),
        ("gong证员", ("gong证员", "公证员", Reason.PINYIN)),
        ("xian", ("xian", "西安", Reason.PINYIN)),
        ("xi'an", ("xi'an", "西安", Reason.PINYIN)),
        ("xian", ("xian", "先", Reason.PINYIN)),
        ("wo", ("wo", "我", Reason.PINYIN)),
        ("lvsi", ("lvsi", "律师", Reason.PINYIN)),
        ("sqjz", ("sqjz", "社区矫正", Reason.INITIALS)),
        ("lssws怎么开", ("lssws", "律师事务所", Reason.INITIALS)),
        ("sqjzdx", ("sqjz", "社区矫正", Reason.INITIALS)),
    ],
)
def test_letters_are_heard_as_the_term(text: str, heard: tuple[str, str, Reason]) -> None:
    """Syllables may be apart, ü may be v or u, part of a term may be in characters."""
    assert heard in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "律师",
        "社区矫正",
        "医保",
        "，。!",
        "12348",
        "😀😀",
        "hello",
        "telegram",
        "lv",
        "shi",
        "sq",
        "gz",
        "lvshx",
        "ls",
        "syz",
        "jzsq",
        "\ud800",
        "e\u0301",
    ],
)
def test_nothing_is_heard_where_nothing_sounds_alike(text: str) -> None:
    """A term that stands there is no guess; two letters, or those of a rare term, are no initials."""
    assert {h for h in found(text) if len(h[1]) > 1} == set()


def test_a_lone_character_is_heard_in_letters_only() -> None:
    """窝 is no misspelling of 我: one character alone tells nothing."""
    assert found("窝") == set()


def test_characters_and_letters_are_not_both_wrong() -> None:
    """In 社区叫zheng there would be two slips in one term."""
    assert "社区矫正" not in {term for _, term, _ in found("社区叫zheng")}


@pytest.mark.parametrize(
    ("text", "term", "changed", "mended"),
    [
        ("社区娇正", "社区矫正", (2,), (2,)),
        ("去工证员", "公证员", (1,), (0,)),
        ("设区叫正", "社区矫正", (0, 2), (0, 2)),
        ("lvshi", "律师", (), ()),
    ],
)
def test_a_guess_says_what_it_changes(
    text: str, term: str, changed: tuple[int, ...], mended: tuple[int, ...]
) -> None:
    """Places are those in the text, and those in the term; letters have none."""
    one = guess(text, term)
    assert (one.changed, one.mended) == (changed, mended)


@pytest.mark.parametrize(
    ("text", "term", "unlikely"),
    [
        ("社区娇正", "社区矫正", UNLIKELY[Reason.SAME_SOUND]),
        ("设区娇正", "社区矫正", 2 * UNLIKELY[Reason.SAME_SOUND]),
        ("社区娇怎", "社区矫正", UNLIKELY[Reason.SAME_SOUND] + UNLIKELY[Reason.NEAR_SOUND]),
        ("lvshi", "律师", 0.0),
        ("lushi", "律师", 0.0),
        ("lvsi", "律师", SLURRED_LETTERS),
        ("社区jiaozen", "社区矫正", SLURRED_LETTERS),
        ("sqjz", "社区矫正", UNLIKELY[Reason.INITIALS]),
    ],
)
def test_each_slip_has_its_price(text: str, term: str, unlikely: float) -> None:
    """Slips add up; letters that spell a term rightly cost nothing."""
    assert guess(text, term).unlikely == unlikely


@given(st.text(alphabet="社区矫娇正证公工律师事lvshi zheng'x，", max_size=10))
def test_every_guess_sounds_like_its_term(text: str) -> None:
    """The piece of text, spelt and slurred, is the term, spelt and slurred; initials are its first letters."""
    for one in INDEX.guesses(text):
        piece = text[one.start : one.end]
        assert piece != one.term.text
        if one.reason in (Reason.SAME_SOUND, Reason.NEAR_SOUND):
            sounds = [{slur(s) for s in HEARD[char]} for char in piece]
            assert all(slur(s) in heard for s, heard in zip(one.term.sounds, sounds, strict=True))
        elif one.reason is Reason.INITIALS:
            assert piece == "".join(sound[0] for sound in one.term.sounds)
        else:
            assert piece.strip(" '") == piece
            assert any(char.isascii() for char in piece)


@pytest.mark.parametrize(
    ("weights", "first"),
    [
        ([], None),
        ([1], 1),
        ([4, 1], 4),
        ([3, 1], None),
        ([1, 9, 2], 9),
        ([5, 5], None),
        ([8, 2, 2, 2], 8),
    ],
)
def test_of_several_terms_one_must_stand_out(weights: list[int], first: int | None) -> None:
    """The heaviest is meant if it is four times as heavy as the next; else none is."""
    chosen = outstanding(Term("词", weight, ("ci",)) for weight in weights)
    assert (chosen.weight if chosen else None) == first

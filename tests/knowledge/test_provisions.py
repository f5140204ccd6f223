"""Places in a law, as registers and askers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.provisions import Provision, read_run


def places(text: str, under: int | None = None, *, loose: bool = False) -> list[Provision]:
    """All that is read from the start of the text."""
    run = read_run(text, 0, under, loose=loose)
    return list(run.provisions) if run else []


def articles(*numbers: int) -> list[Provision]:
    """These articles, each as a whole."""
    return [Provision(article=number) for number in numbers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第28条", articles(28)),
        ("第 28 条", articles(28)),
        ("第２８条", articles(28)),
        ("第二十八条", articles(28)),
        ("第一百零三条", articles(103)),
        ("第一百三十三条之一", articles(133)),
        ("第11、12、13条", articles(11, 12, 13)),
        ("第34、35、36条；2.", articles(34, 35, 36)),
        ("第9、10、12、13、14、15、16、17条。", articles(9, 10, 12, 13, 14, 15, 16, 17)),
        ("第31条、32条", articles(31, 32)),
        ("第31条、32条、33条。", articles(31, 32, 33)),
        ("第25条、第39条", articles(25, 39)),
        ("第25条,第39条", articles(25, 39)),
        ("第十条和第十二条", articles(10, 12)),
        ("第十条、第十一条以及第二十条", articles(10, 11, 20)),
        ("第11、第12条", articles(11, 12)),
        ("第\n11、\n12条", articles(11, 12)),
    ],
)
def test_every_article_of_a_list_is_one_place(text: str, expected: list[Provision]) -> None:
    """Articles listed in one go are one place each, whatever marks and numerals list them."""
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第三十六条第三款", [Provision(article=36, paragraph=3)]),
        ("第九条第五项", [Provision(article=9, item=5)]),
        ("第九条第（五）项", [Provision(article=9, item=5)]),
        ("第九条（五）项", [Provision(article=9, item=5)]),
        ("第九条第一款第二项", [Provision(article=9, paragraph=1, item=2)]),
        (
            "第四十九条第一款、第二款",
            [Provision(article=49, paragraph=1), Provision(article=49, paragraph=2)],
        ),
        (
            "第四十九条第一、二款",
            [Provision(article=49, paragraph=1), Provision(article=49, paragraph=2)],
        ),
        (
            "第九条第一款第（二）项、第（三）项",
            [
                Provision(article=9, paragraph=1, item=2),
                Provision(article=9, paragraph=1, item=3),
            ],
        ),
        ("第九条第一款、第十条", [Provision(article=9, paragraph=1), Provision(article=10)]),
        ("第11、12条第一款", [Provision(article=11), Provision(article=12, paragraph=1)]),
    ],
)
def test_paragraphs_and_items_belong_to_the_article_before_them(
    text: str, expected: list[Provision]
) -> None:
    """款 and 项 narrow the last article; a listed one is a further place in the same article."""
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第五章", [Provision(chapter=5)]),
        ("第五章、第六章、第七章", [Provision(chapter=n) for n in (5, 6, 7)]),
        ("第五章第十条", [Provision(chapter=5, article=10)]),
        ("第五章、第十条", [Provision(chapter=5), Provision(article=10)]),
        ("第五章第十条、第十一条", [Provision(5, 10), Provision(5, 11)]),
        ("第二章第三节", [Provision(chapter=2)]),
    ],
)
def test_chapters_are_places_of_their_own(text: str, expected: list[Provision]) -> None:
    """A chapter is cited like an article, and only an article right after it stands in it."""
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第九条至第十一条", articles(9, 10, 11)),
        ("第9至11条", articles(9, 10, 11)),
        ("第9-11条", articles(9, 10, 11)),
        ("第9～11条、第20条", articles(9, 10, 11, 20)),
        ("第11条至第9条", articles(11, 9)),
        ("第1条至第900条", articles(1, 900)),
        (
            "第三条第一款至第三款",
            [Provision(article=3, paragraph=number) for number in (1, 2, 3)],
        ),
    ],
)
def test_a_range_names_all_that_lies_between(text: str, expected: list[Provision]) -> None:
    """至 is every article between its ends, and just the ends where it runs backwards or too far."""
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("第28条", 4),
        ("第28条；", 4),
        ("第28条5日内", 4),
        ("第28条、3名工作人员", 4),
        ("第五条、一项制度", 3),
        ("第五条和两条建议", 3),
        ("第五条，5条", 3),
        ("第五条第六条", 3),
        ("第五条 一、总则", 3),
        ("第五条第3次", 3),
        ("第五条第0款", 3),
        ("第九条第五项 第四款", 6),
        ("第五章 第六章", 3),
    ],
)
def test_a_run_ends_where_the_citing_words_end(text: str, end: int) -> None:
    """Numbers of the running sentence, and units no smaller than the last, end the run before them."""
    run = read_run(text, 0)
    assert run is not None
    assert run.end == end


@pytest.mark.parametrize(
    "text",
    [
        "",
        "第",
        "条",
        "第条",
        "第0条",
        "第3次修正",
        "第11、12",
        "28条",
        "、第28条",
        " 本法第五条",
        "第一款",
        "第（五）项",
        "第三人",
        "第二节",
        "第" + "9" * 40 + "条",
    ],
)
def test_what_names_no_article_gives_nothing(text: str) -> None:
    """Without 第, a number and 条 or 章 there is no place, nor for a paragraph of no article."""
    assert read_run(text, 0) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("47条", articles(47)),
        ("四十七条", articles(47)),
        ("47条2款", [Provision(article=47, paragraph=2)]),
        ("47条第二款3项", [Provision(article=47, paragraph=2, item=3)]),
        ("47条、48条", articles(47, 48)),
        ("47", []),
        ("2017年", []),
    ],
)
def test_askers_may_leave_out_the_ordinal(text: str, expected: list[Provision]) -> None:
    """In a question 47条 is 第47条; a number without 条 stays a number."""
    assert places(text, loose=True) == expected


def test_a_paragraph_alone_belongs_to_the_article_given() -> None:
    """第二款 under article 40 is 第四十条第二款."""
    assert places("第二款", under=40) == [Provision(article=40, paragraph=2)]


def test_reading_begins_where_told() -> None:
    """Indexes are those of the whole text."""
    run = read_run("《律师法》第五条。", 5)
    assert run is not None
    assert (run.provisions, run.end) == ((Provision(article=5),), 8)


@given(st.lists(st.integers(1, 999), min_size=1, max_size=20))
def test_any_list_of_articles_is_read_back(numbers: list[int]) -> None:
    """What 第a、b、c条 lists is read as listed, repeats included."""
    assert places(f"第{'、'.join(map(str, numbers))}条") == articles(*numbers)
    assert places("、".join(f"第{number}条" for number in numbers)) == articles(*numbers)


@given(st.integers(1, 900), st.integers(1, 60))
def test_any_range_is_read_whole(first: int, length: int) -> None:
    """A range of up to 60 articles has no gap."""
    expected = articles(*range(first, first + length + 1))
    assert places(f"第{first}条至第{first + length}条") == expected


@given(
    st.lists(st.sampled_from([*"第条款项章节至、和，（）()十九0１ \n"]), max_size=30).map("".join),
    st.booleans(),
)
def test_whatever_is_read_is_a_place(text: str, loose: bool) -> None:
    """No text raises; a run ends inside the text, on a unit, and its numbers count from 1."""
    run = read_run(text, 0, loose=loose)
    if run is not None:
        assert run.provisions
        assert text[run.end - 1] in "章节条款项"
        numbers = [number for place in run.provisions for number in place]
        assert all(number is None or number >= 1 for number in numbers)
        assert all(place.article or place.chapter for place in run.provisions)

"""The compared methods on a few records, what they are given to search, and the table of it all."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.comparison import METHODS, Asked, Method, grid_of
from bench.corpus import Corpus, Document, Question
from bench.inside.opened import Opened, nearest, plain
from bench.inside.prepare import asked, document_of, is_comparable
from bench.judging import Hit
from intents.questions import Expect
from intents.questions import Question as Written
from intents.words import write_dictionary
from knowledge.records import Column, Field, Kind, Locator, Record
from tests.source_reading import Module

ROOT = Path(__file__).resolve().parent.parent

DOCUMENTS = (
    Document("x/duty/1", "公证机构年度考核", "对公证机构的执业情况每年考核一次", ("公证处年检",)),
    Document("x/duty/2", "律师执业证变更", "律师变更执业机构的申请", ("换律所要办什么",)),
    Document("x/duty/3", "社区矫正对象外出审批", "离开所居住的市县七日以内的", ("想回老家几天",)),
)


# -- what is searched and asked ---------------------------------------------------------------


def field(column: Column, text: str) -> Field:
    """A cell of a register."""
    return Field(column, text, Locator("s", "r", "", "1", 1, column))


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (Kind.DUTY, "监督检查方式"),
        (Kind.POWER, "监督检查方式"),
        (Kind.SUPERVISION, "公证监督 监督检查方式"),
    ],
)
def test_a_section_of_a_policy_is_named_with_its_policy(kind: Kind, title: str) -> None:
    """Sections of all policies have the same titles: alone these say nothing of the matter."""
    record = Record("x/y/1", kind, "x", "s", "公证监督", "1", "监督检查方式", ())
    assert document_of(record, ()).title == title


def test_a_record_is_searched_with_all_its_cells() -> None:
    """Every cell counts, in order; words that a merged cell repeats count once."""
    cells = (
        field(Column.OFFICE, "公证科"),
        field(Column.BASIS, ""),
        field(Column.ITEM, "年度\n考核"),
        field(Column.HANDLING_OFFICE, "公证科"),
    )
    record = Record("x/duty/1", Kind.DUTY, "x", "s", "", "1", "考核", cells)
    document = document_of(record, ("年检",))
    assert document == Document("x/duty/1", "考核", "公证科 年度 考核", ("年检",))
    assert document.record == "考核 公证科 年度 考核"
    assert document.whole == "考核 公证科 年度 考核 年检"


@pytest.mark.parametrize(
    ("question", "compared"),
    [
        (Written(Expect.ANSWER, ("一",), gold=("a",)), True),
        (Written(Expect.ANSWER, ("一",), gold=("a", "b")), True),
        (Written(Expect.ANSWER, ("一",), gold=("a", "b"), whole=True), False),
        (Written(Expect.ANSWER, ("一",), gold=("a",), facet="count"), False),
        (Written(Expect.ANSWER, ("一",)), False),
        (Written(Expect.ANSWER, ("一", "二"), gold=("a",)), False),
        (Written(Expect.ABSTAIN, ("一",)), True),
        (Written(Expect.CHAT, ("一",)), True),
        (Written(Expect.CLARIFY, ("一",), gold=("a", "b")), True),
        (Written(Expect.CLARIFY, ("一", "二"), gold=("a", "b")), False),
    ],
)
def test_what_only_we_can_answer_is_not_compared(question: Written, compared: bool) -> None:
    """One turn about one record, or about none, can be put to any method."""
    assert is_comparable(question) is compared


EITHER_TAG = frozenset({"answer-or-clarify"})


@pytest.mark.parametrize(
    ("question", "ranked", "gold"),
    [
        (Written(Expect.ANSWER, ("一",), gold=("a", "b")), True, {"a", "b"}),
        (Written(Expect.ANSWER, ("一",), gold=("a",), tags=EITHER_TAG), True, {"a"}),
        (Written(Expect.CLARIFY, ("一",), gold=("a", "b")), False, set()),
        (Written(Expect.CLARIFY, ("一",), gold=("a", "b"), tags=EITHER_TAG), False, {"a", "b"}),
        (Written(Expect.ABSTAIN, ("一",)), False, set()),
        (Written(Expect.ABSTAIN, ("一",), tags=EITHER_TAG), False, set()),
    ],
)
def test_who_should_be_asked_back_is_not_answered(
    question: Written, ranked: bool, gold: set[str]
) -> None:
    """Only what expects an answer is ranked; an answer may be right besides where the tag says so."""
    assert asked(question) == Question("一", ranked, frozenset(gold))


words_of_a_line = st.text(st.characters(codec="utf-8"), max_size=9)


@given(
    st.lists(st.builds(Document, *[words_of_a_line] * 3, st.tuples(words_of_a_line))),
    st.lists(st.builds(Question, words_of_a_line, st.booleans(), st.frozensets(words_of_a_line))),
)
def test_a_corpus_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, documents: list[Document], questions: list[Question]
) -> None:
    """Everything arrives in the other process, or everything but the ways to ask."""
    folder = tmp_path_factory.mktemp("corpus")
    corpus = Corpus(folder, tuple(documents), tuple(questions))
    corpus.save()
    assert Corpus.load(folder) == corpus
    bare = Corpus.load(folder, examples=False)
    assert not bare.examples
    assert bare.questions == corpus.questions
    assert [(d.key, d.title, d.text, d.examples) for d in bare.documents] == [
        (d.key, d.title, d.text, ()) for d in documents
    ]


# -- the methods ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scored", "hits"),
    [
        ([], []),
        ([("a", 2.0), ("b", 1.0)], [("a", 2.0), ("b", 1.0)]),
        ([("a", 3.0), ("a", 2.0), ("b", 1.0)], [("a", 3.0), ("b", 1.0)]),
        ([("a", 4.0), ("b", 3.0), ("a", 3.0), ("c", 2.0), ("d", 1.0)], [*"abc"]),
        ([("a", 1.0), ("b", 0.0), ("c", 0.0)], ["a"]),
        ([("a", 0.0)], []),
        ([("a", -0.1)], []),
    ],
)
def test_each_record_is_found_once(
    scored: list[tuple[str, float]], hits: list[str | tuple[str, float]]
) -> None:
    """The first three records count with the best score of each; a score of 0 is no find."""
    found = nearest(scored)
    assert [h if isinstance(h, str) else h[0] for h in hits] == [hit.key for hit in found]
    assert all(Hit(*h) in found for h in hits if isinstance(h, tuple))


@pytest.mark.parametrize(
    ("text", "read"),
    [("ＡＢ c", "abc"), ("電子 手環", "电子手环"), ("律\u200b师", "律师"), ("", "")],
)
def test_all_methods_read_alike(text: str, read: str) -> None:
    """Width, case, spaces and traditional characters make no difference to anyone."""
    assert plain(text) == read


OTHERS = [method for method in METHODS if method.key != "ours"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the few records, and the dictionary that they are cut by."""
    corpus = Corpus(tmp_path_factory.mktemp("few"), DOCUMENTS, ())
    corpus.save()
    write_dictionary(corpus.words, ["公证处"])
    return corpus.folder


def opened(method: Method, folder: Path, *, examples: bool = True) -> Opened:
    """A method over the few records; skips the test where its library is not installed."""
    if method.library:
        pytest.importorskip(method.library, reason="make bench installs it")
    module, name = method.opener.split(":")
    function = getattr(importlib.import_module(f"bench.inside.{module}"), name)
    found = function(Corpus.load(folder, examples=examples))
    assert isinstance(found, Opened)
    return found


@pytest.mark.parametrize("method", OTHERS, ids=lambda method: method.key)
@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("公证机构的年度考核", "x/duty/1"),
        ("律师执业证变更找谁", "x/duty/2"),
        ("社區矯正對象外出審批", "x/duty/3"),
    ],
)
def test_every_method_finds_a_title(method: Method, folder: Path, question: str, key: str) -> None:
    """Whoever asks with the words of a title gets its record first, in either script."""
    for examples in (True, False):
        assert opened(method, folder, examples=examples).rank(question)[0].key == key


@pytest.mark.parametrize("method", OTHERS, ids=lambda method: method.key)
def test_examples_are_searched_only_where_asked_for(method: Method, folder: Path) -> None:
    """Without the ways to ask, words that no register has lead nowhere, or far less surely."""
    with_examples = opened(method, folder).rank("换律所要办什么")
    without = opened(method, folder, examples=False).rank("换律所要办什么")
    assert with_examples[0].key == "x/duty/2"
    assert not without or without[0].score < with_examples[0].score


@pytest.mark.parametrize("method", OTHERS, ids=lambda method: method.key)
def test_no_method_stumbles_over_signs(method: Method, folder: Path) -> None:
    """Operators, quotes and nothing at all are text: a method that fails would end the comparison."""
    rank = opened(method, folder).rank
    for question in ("", " ", '"', "'", "公证 OR (", "NEAR/2", "a*b", '"公证"', "，。", "\0", "😀"):
        assert len(rank(question)) <= 3


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.key)
def test_each_method_has_its_opener(method: Method) -> None:
    """The registry names functions that are there, also where their library is not installed."""
    module, name = method.opener.split(":")
    tree = ast.parse((ROOT / "bench" / "inside" / f"{module}.py").read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


# -- the table --------------------------------------------------------------------------------

QUESTIONS = (
    Question("一", ranked=True, gold=frozenset({"a"})),
    Question("二", ranked=True, gold=frozenset({"b"})),
    Question("三"),
)
OURS, OTHER, ABSENT = (
    Method("ours", "谁管", "m:f"),
    Method("other", "别的", "m:f"),
    Method("absent", "没有的", "m:f", "nowhere"),
)


def few(*tops: tuple[str, float] | None) -> tuple[tuple[Hit, ...], ...]:
    """What was found: one hit a question at most."""
    return tuple((Hit(*top),) if top else () for top in tops)


def test_all_are_judged_at_the_coverage_of_ours() -> None:
    """Ours answers two of three; the other, by its scores, the same two in number, one of them wrong."""
    ours = few(("a", 90), ("x", 80), ("a", 85))
    other = few(("a", 1.0), ("b", 2.0), ("a", 3.0))
    grid = grid_of(
        QUESTIONS,
        [
            Asked(OURS, ours, 0.001, 0.002, 5e6, ("a", None, "a")),
            Asked(OTHER, other, 0.0005, 0.01, 1e6, examples=False),
        ],
        [],
    )
    assert [(row.key, row.names) for row in grid.rows] == [
        ("ours_examples", ("谁管", "登记表＋说法")),
        ("other_registers", ("别的", "登记表")),
    ]
    columns = [column.key for column in grid.columns]
    assert columns == ["first", "looked_at", "wrong", "p50", "p99", "memory"]
    assert [row.values for row in grid.rows] == [
        (50.0, 50.0, 1.0, 1.0, 2.0, 5.0),
        (100.0, 100.0, 1.0, 0.5, 10.0, 1.0),
    ]


def test_the_notes_say_what_the_figures_hide() -> None:
    """What was counted, who finds too little for the coverage of ours, and who was not asked."""
    ours, other = few(("a", 9), ("b", 8), ("a", 7)), few(("a", 1), None, None)
    grid = grid_of(
        QUESTIONS,
        [
            Asked(OURS, ours, 1, 1, 1, ("a", "b", "a")),
            Asked(OTHER, other, 1, 1, 1),
        ],
        [ABSENT],
    )
    counted, decided, short, absent = grid.notes
    assert "3 个问题" in counted
    assert "2 个" in counted
    assert "答了 3 个" in decided
    assert "错 1 个" in decided
    assert short == "别的（登记表＋说法）只查得到 1 个问题的事项。"
    assert absent == "没有装 nowhere，没有比较：没有的。"


# -- who may import what ----------------------------------------------------------------------


def outside(path: Path) -> set[str]:
    """The packages that a file imports, the standard library left out."""
    module = Module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    return {name.split(".")[0] for name in module.imports} - sys.stdlib_module_names


def test_who_reports_stays_small() -> None:
    """What is not inside imports nothing but the bench: children could not be smaller than it."""
    wrong = {path.name: outside(path) - {"bench"} for path in (ROOT / "bench").glob("*.py")}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_what_is_compared_is_what_the_extra_installs() -> None:
    """Each library of the extra is imported by some method, and none that is not asked for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {"scikit-learn": "sklearn"}
    extra = {names.get(line, line) for line in project["optional-dependencies"]["bench"]}
    assert {method.library for method in METHODS if method.library} == extra
    own = {"bench", "bot", "intents", "knowledge", *map(_name, project["dependencies"])}
    inside = (ROOT / "bench" / "inside").glob("*.py")
    assert {name for path in inside for name in outside(path)} - own == extra


def _name(requirement: str) -> str:
    return re.split(r"[^\w-]", requirement, maxsplit=1)[0].replace("-", "_")


def test_each_library_is_pinned() -> None:
    """A comparison is to be had again: every library of the extra stands among the exact versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = re.findall(r"^([\w-]+)==", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    assert set(project["optional-dependencies"]["bench"]) <= {name.lower() for name in pinned}

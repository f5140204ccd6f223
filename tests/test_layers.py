"""The shape of the house: who may import whom, and how long a file or a function may be."""

from __future__ import annotations

import re
import statistics
import sys
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest

from tests.source_reading import Module, calls, functions

ROOT = Path(__file__).resolve().parent.parent

# Each layer may import itself and the layers before it.
LAYERS = ("knowledge", "intents", "bot")


class Door(NamedTuple):
    """The distribution that pyproject.toml names, and the file (or its family) that imports it."""

    distribution: str
    files: tuple[str, ...]

    def admits(self, path: str) -> bool:
        """Whether this file may import the library; `*` stands for a part of a file's name."""
        return any(PurePosixPath(path).match(pattern) for pattern in self.files)


# A new library means a new line here, and the line says which file is its only door.
DOORS = {
    "click": Door("click", ("bot/cli.py", "bot/cli_*.py")),
    "jieba": Door("jieba", ("intents/words.py",)),
    "opencc": Door("opencc-python-reimplemented", ("intents/variants.py",)),
    "platformdirs": Door("platformdirs", ("bot/config.py",)),
    "prompt_toolkit": Door("prompt_toolkit", ("bot/console.py",)),
    "pypinyin": Door("pypinyin", ("intents/sounds.py",)),
    "rapidfuzz": Door("rapidfuzz", ("intents/ranking.py",)),
    "rich": Door("rich", ("bot/tables.py",)),
    "sqlite_utils": Door("sqlite-utils", ("knowledge/build.py",)),
}
# Parts of the standard library that not every module may use.
STANDARD_DOORS = {"sqlite3": {"knowledge/build.py", "knowledge/store_file.py"}}

LONGEST_FILE = 260
LONGEST_FUNCTION = 50
MEDIAN_FUNCTION = 8
NINE_IN_TEN_FUNCTIONS = 25


def _read_modules() -> tuple[Module, ...]:
    files = sorted(file for layer in LAYERS for file in (ROOT / layer).rglob("*.py"))
    return tuple(
        Module(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8"))
        for file in files
    )


MODULES = _read_modules()
NAMES = {module.name for module in MODULES}


def top(name: str) -> str:
    """The first part of a dotted name."""
    return name.split(".", maxsplit=1)[0]


def own_module(name: str) -> str:
    """The module of ours that a dotted name comes from: knowledge.text.fold → knowledge.text."""
    while name not in NAMES and "." in name:
        name = name.rpartition(".")[0]
    return name


def own_imports(module: Module) -> set[str]:
    """The modules of ours that a module imports."""
    return {own_module(name) for name in module.imports if top(name) in LAYERS}


def libraries(module: Module) -> set[str]:
    """The outside libraries that a module imports."""
    known = sys.stdlib_module_names | set(LAYERS)
    return {top(name) for name in module.imports} - known


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("import sqlite3", {"sqlite3"}),
        ("import os.path as p, json", {"os.path", "json"}),
        ("from intents import words", {"intents.words"}),
        ("from intents.words import cut, Word as W", {"intents.words.cut", "intents.words.Word"}),
        ("from . import wording", {"bot.web.wording"}),
        ("from .page import show", {"bot.web.page.show"}),
        ("from .. import render", {"bot.render"}),
        ("from ..render import plain", {"bot.render.plain"}),
        ("def f():\n    import jieba", {"jieba"}),
        ("if TYPE_CHECKING:\n    from rich.table import Table", {"rich.table.Table"}),
        ("try:\n    import a\nexcept ImportError:\n    import b", {"a", "b"}),
        ("class C:\n    async def f(self):\n        from click import echo", {"click.echo"}),
        ('"import jieba"  # import rich', set()),
    ],
)
def test_imports_are_seen_wherever_they_stand(text: str, names: set[str]) -> None:
    """An import counts in every spelling and at every depth; words that look like one do not."""
    assert Module("bot/web/counter.py", text).imports == names


def test_a_docstring_is_no_part_of_a_functions_length() -> None:
    """Lines count from `def` to the last one, nested functions included, docstrings left out."""
    text = (
        'def f(\n    a,\n):\n    """A.\n\n    B.\n    """\n    def g():\n        x\n    return g\n'
    )
    assert [length for _, length in functions(Module("bot/x.py", text))] == [6, 2]


@pytest.mark.parametrize("text", ["f()", "a.f()", "a.b().f(1)", "g(f())", "def g():\n    f(*x)"])
def test_calls_are_seen_in_every_spelling(text: str) -> None:
    """A call counts bare or as an attribute, at every depth."""
    assert len(calls(Module("bot/x.py", text), "f")) == 1


@pytest.mark.parametrize("text", ["f", "ff()", '"f()"', "f.a()", "def f(): g()"])
def test_a_name_alone_is_no_call(text: str) -> None:
    """Naming or defining a function does not call it."""
    assert calls(Module("bot/x.py", text), "f") == []


def test_every_layer_is_read() -> None:
    """The rules below judge all three packages: none of them is overlooked."""
    assert {module.layer for module in MODULES} == set(LAYERS)


def test_imports_point_one_way() -> None:
    """Dependencies point bot → intents → knowledge, lazy imports included."""
    wrong = [
        f"{module.path} imports {name}"
        for module in MODULES
        for name in sorted(own_imports(module))
        if LAYERS.index(top(name)) > LAYERS.index(module.layer)
    ]
    assert wrong == []


def test_records_import_nothing_of_ours() -> None:
    """The words of the domain depend on no other module."""
    (records,) = (module for module in MODULES if module.path == "knowledge/records.py")
    assert own_imports(records) == set()


def test_no_import_cycles() -> None:
    """Our modules can be put in an order in which each imports only earlier ones."""
    graph = {module.name: own_imports(module) for module in MODULES}
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError, naming the circle
    assert set(order) >= NAMES


@pytest.mark.parametrize(
    ("path", "admitted"),
    [
        ("bot/cli.py", True),
        ("bot/cli_eval.py", True),
        ("bot/client.py", False),
        ("bot/cli_parts/eval.py", False),
        ("intents/cli.py", False),
    ],
)
def test_a_door_admits_its_own_family_alone(path: str, admitted: bool) -> None:
    """A door with a star admits files that continue its name, no other word, no other folder."""
    assert DOORS["click"].admits(path) is admitted


def test_each_library_has_one_door() -> None:
    """An outside library is imported by the one file that DOORS names, and by no other."""
    wrong = [
        f"{module.path} imports {library}"
        for module in MODULES
        for library in sorted(libraries(module))
        if library not in DOORS or not DOORS[library].admits(module.path)
    ]
    assert wrong == [], f"these libraries have a door each, in DOORS: {', '.join(DOORS)}"


def test_each_door_is_in_use() -> None:
    """A library that nothing imports any more loses its line, and its place among the dependencies."""
    used = {library for module in MODULES for library in libraries(module)}
    assert set(DOORS) - used == set()


def test_doors_are_the_declared_dependencies() -> None:
    """What we import is what pyproject.toml asks for, never what another library happens to bring."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^\w-]", line, maxsplit=1)[0] for line in project["dependencies"]}
    assert {door.distribution for door in DOORS.values()} == declared


def test_only_the_store_and_its_builder_speak_to_sqlite() -> None:
    """A restricted part of the standard library is imported at its doors only."""
    wrong = [
        f"{module.path} imports {name}"
        for module in MODULES
        for name, doors in STANDARD_DOORS.items()
        if name in {top(imported) for imported in module.imports} and module.path not in doors
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ["import_module", "__import__"])
def test_nothing_is_imported_by_a_string(name: str) -> None:
    """An import that the syntax does not show would slip past all the rules above."""
    assert [place for module in MODULES for place in calls(module, name)] == []


def test_only_the_bot_prints() -> None:
    """What the registers say and what a person means is returned, never printed."""
    inner = [module for module in MODULES if module.layer != "bot"]
    assert [place for module in inner for place in calls(module, "print")] == []


def test_files_are_short() -> None:
    """One concept, one short file."""
    lengths = {module.path: len(module.text.splitlines()) for module in MODULES}
    assert {path: n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    """No function is longer than a screen."""
    lengths = dict(found for module in MODULES for found in functions(module))
    assert {place: n for place, n in lengths.items() if n > LONGEST_FUNCTION} == {}


def test_most_functions_are_very_short() -> None:
    """Half of all functions have 8 lines or fewer, nine in ten have 25 or fewer."""
    lengths = [length for module in MODULES for _, length in functions(module)]
    assert statistics.median(lengths) <= MEDIAN_FUNCTION
    assert statistics.quantiles(lengths, n=10)[-1] <= NINE_IN_TEN_FUNCTIONS

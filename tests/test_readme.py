"""What the documents show is run: every `shuiguan` command, with the output that stands below it."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sysconfig
import textwrap
from pathlib import Path

import click
import pytest

from tests.shown_commands import BLOCK, Shown, first_unseen, shown_in

ROOT = Path(__file__).resolve().parent.parent
GUIDE = "docs/guide.zh.md"
DOCUMENTS = ("README.md", GUIDE)
SCRIPTS = Path(sysconfig.get_path("scripts"))

PATIENCE_SECONDS = 60


def read_document(document: str) -> str:
    """The text of a document, "" where it is missing: a test of its own says so."""
    path = ROOT / document
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def run(command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a reader would, in the project's folder, but with a home of its own.

    Standard error comes with the output, as on a terminal; standard input is empty.
    """
    own = {"SHUIGUAN_DATA": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache")}
    path = os.pathsep.join([str(SCRIPTS), os.environ["PATH"]])
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=ROOT,
        env=os.environ | own | {"PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
        check=False,
    )


SHOWN = [shown for document in DOCUMENTS for shown in shown_in(read_document(document), document)]


def place_of(shown: Shown) -> str:
    """A case is called by its place: README.md:12."""
    return shown.place


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One empty home for all the commands, as a reader has one: the first builds the store."""
    return tmp_path_factory.mktemp("home")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", []),
        ("$ shuiguan ask x\n", []),
        ("```python\n$ shuiguan ask x\n```\n", []),
        ("```console\n```\n", []),
        ("```console\n$ shuiguan ask x\n```\n", [Shown("D:2", "shuiguan ask x")]),
        ("```bash\n$ make chat  \n```\n", [Shown("D:2", "make chat")]),
        ("\n```console\n# 先建库\n$ a\n一\n\n二 \n```\n", [Shown("D:4", "a", ("一", "", "二"))]),
        ("```console\n$ a\n一\n$ b\n```\n", [Shown("D:2", "a", ("一",)), Shown("D:4", "b")]),
        ("```console\n$ a \\\n    --b\n一\n```\n", [Shown("D:2", "a --b", ("一",))]),
        ("1. 项\n   ```console\n   $ a\n     一\n   ```\n", [Shown("D:3", "a", ("  一",))]),
        ("```bash\n$ a\n```\n字\n```console\n$ b\n```\n", [Shown("D:2", "a"), Shown("D:6", "b")]),
    ],
)
def test_commands_are_found_with_their_output(text: str, shown: list[Shown]) -> None:
    """A command is a `$ ` line of a console or bash block, its output all lines up to the next."""
    assert shown_in(text, "D") == shown


@pytest.mark.parametrize(
    ("expected", "printed", "unseen"),
    [
        ((), "", []),
        ((), "一\n", []),
        (("一",), "一\n", []),
        (("一",), "", ["一"]),
        (("一",), "一二\n", ["一"]),
        (("一", "二"), "零\n一\n二\n三\n", []),
        (("一", "二"), "一\n零\n二\n", ["一", "二"]),
        (("一", "…", "二"), "一\n零\n二\n", []),
        (("一", "…", "二"), "一\n二\n", []),
        (("一", "…", "二"), "二\n一\n", ["二"]),
        (("一", "…", "一"), "一\n", ["一"]),
        (("…", "二"), "一\n二\n", []),
        (("一", "…"), "一\n", []),
        (("…",), "", []),
        (("一", "", "二"), "一\n\n二\n", []),
        (("一", "", "二"), "一\n二\n", ["一", "", "二"]),
        (("一", "", ""), "一", []),
        (("一",), "一  \n", []),
    ],
)
def test_output_is_compared_line_by_line(
    expected: tuple[str, ...], printed: str, unseen: list[str]
) -> None:
    """Shown lines must be printed as they are and in order; only `…` lets lines be left out."""
    assert first_unseen(expected, printed) == unseen


@pytest.mark.parametrize(
    ("command", "is_run"),
    [
        ("shuiguan", True),
        ('shuiguan ask "电子手环最长戴多久"', True),
        ('echo "你好" | shuiguan chat', True),
        ("COLUMNS=60 shuiguan list", True),
        ("cd docs && shuiguan list", True),
        ("shuiguan chat", False),
        ("shuiguan chat --bureau yining", False),
        ("shuiguan chatter", True),
        ("git clone https://example.org/shuiguan", False),
        ("cd shuiguan", False),
        ("ls shuiguan.egg-info", False),
        ("make chat", False),
    ],
)
def test_what_calls_shuiguan_is_run(command: str, is_run: bool) -> None:
    """A command that calls shuiguan is run, wherever in the line, unless NOT_RUN says why not."""
    assert Shown("D:1", command).is_run is is_run


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_shows_how_to_ask(document: str) -> None:
    """Each document is there and shows a command that can be run."""
    assert (ROOT / document).is_file(), f"{document} is missing: write it, with a console block"
    assert any(shown.is_run for shown in SHOWN if shown.place.startswith(document))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_block_begins_with_a_command(document: str) -> None:
    """In a console or bash block commands are marked by `$ `, or they would go untested."""
    blocks = [textwrap.dedent(block[1]) for block in BLOCK.finditer(read_document(document))]
    assert [block for block in blocks if not re.match(r"(?:# .*\n)*\$ ", block)] == []


def test_what_is_not_run_has_its_reason() -> None:
    """A shown command is either run or excused by a line in NOT_RUN."""
    assert [shown for shown in SHOWN if not shown.is_run and not shown.is_excused] == []


@pytest.mark.parametrize("shown", [shown for shown in SHOWN if shown.is_run], ids=place_of)
def test_a_shown_command_does_what_is_shown(shown: Shown, home: Path) -> None:
    """A reader who types what a document shows sees what it shows."""
    assert (SCRIPTS / "shuiguan").is_file(), "shuiguan is not installed: make setup"
    done = run(shown.command, home)
    assert done.returncode == 0, done.stdout
    assert first_unseen(shown.output, done.stdout) == [], done.stdout


def test_shown_make_targets_exist() -> None:
    """Each `make …` that a document shows is a target of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    wanted = {
        word
        for shown in SHOWN
        if shown.command.startswith("make ")
        for word in re.sub(r"\S+=(\"[^\"]*\"|\S*)", "", shown.command).split()[1:]
    }
    assert wanted - targets == set()


def test_the_guide_names_every_subcommand() -> None:
    """Whatever `shuiguan --help` offers, the guide speaks of."""
    group: click.Group = importlib.import_module("bot.cli").main
    names = group.list_commands(click.Context(group))
    guide = read_document(GUIDE)
    assert [name for name in names if not re.search(rf"shuiguan {name}(?![\w-])", guide)] == []

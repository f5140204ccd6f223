"""How test_readme.py reads a document: the commands that it shows, and the output below them."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from itertools import dropwhile, groupby

# A shown command that begins like one of these is not run; each has its reason.
NOT_RUN = {
    "shuiguan chat": "waits for a person; piped questions (echo … | shuiguan chat) are run",
    "make": "sets up, or runs these very tests; that its target exists is a test below",
    "git clone": "needs the network and an address",
    "cd": "follows a clone; the commands here start in the project's folder",
    "sudo apt": "changes the machine",
}
BLOCK = re.compile(r"^ *```(?:console|bash)\b[^\n]*\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
PROMPT = "$ "
# A line of its own that stands for any number of lines, none included.
ANY_LINES = "…"


@dataclass(frozen=True)
class Shown:
    """A command as a document shows it, and the lines of output below it, maybe none."""

    place: str
    command: str
    output: tuple[str, ...] = ()

    @property
    def is_excused(self) -> bool:
        """Whether NOT_RUN says why this command is not run; a chain of commands has no excuse."""
        is_named = any(f"{self.command} ".startswith(f"{words} ") for words in NOT_RUN)
        return is_named and not re.search(r"[|;&]", self.command)

    @property
    def is_run(self) -> bool:
        """Whether the command is run here: it calls shuiguan, be it behind a pipe or a variable."""
        calls = re.search(r"(?<![\w/.-])shuiguan(?= |$)", self.command)
        return calls is not None and not self.is_excused


def shown_in(text: str, document: str) -> list[Shown]:
    """All commands of a document's console and bash blocks: the lines that begin with `$ `."""
    return [
        shown
        for block in BLOCK.finditer(text)
        for shown in _shown_in_block(block[1], document, text.count("\n", 0, block.start(1)) + 1)
    ]


def _shown_in_block(block: str, document: str, first_line: int) -> list[Shown]:
    """A command that ends in a backslash goes on in the next line; all else below it is output."""
    found: list[Shown] = []
    for number, line in enumerate(textwrap.dedent(block).splitlines(), first_line):
        if line.startswith(PROMPT):
            found.append(Shown(f"{document}:{number}", line.removeprefix(PROMPT).rstrip()))
        elif found:
            found[-1] = _continued(found[-1], line.rstrip())
    return found


def _continued(shown: Shown, line: str) -> Shown:
    if shown.command.endswith("\\"):
        return Shown(shown.place, f"{shown.command[:-1]}{line.lstrip()}")
    return Shown(shown.place, shown.command, (*shown.output, line))


def first_unseen(expected: tuple[str, ...], printed: str) -> list[str]:
    """The first group of expected lines that the output lacks; empty where it has all, in order.

    The lines of a group follow each other directly; a line `…` parts two groups. White space at
    the ends of lines does not count, nor do blank lines at the end of what is expected.
    """
    lines = [line.rstrip() for line in printed.splitlines()]
    for group in _groups(expected):
        places = range(len(lines) - len(group) + 1)
        place = next((i for i in places if lines[i : i + len(group)] == group), None)
        if place is None:
            return group
        lines = lines[place + len(group) :]
    return []


def _groups(expected: tuple[str, ...]) -> list[list[str]]:
    ended = [*dropwhile(lambda line: not line, reversed(expected))][::-1]
    return [[*lines] for is_gap, lines in groupby(ended, ANY_LINES.__eq__) if not is_gap]

"""A command typed wrongly is told in one Chinese line, and ends with status 2."""

from __future__ import annotations

import re

import click
import pytest

from bot.cli_errors import in_chinese
from tests.bot.conftest import Shuiguan

ENGLISH = re.compile(r"\b(?:Usage|Error|Try|No such|Missing|Invalid|Got|Option|requires|value)\b")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nosuch"], "没有这个命令：nosuch"),
        (["--nosuch"], "没有这个选项：--nosuch"),
        (["ask", "--nosuch", "甲"], "没有这个选项：--nosuch"),
        (["ask", "-x"], "没有这个选项：-x"),
        (["show"], "还缺：KEY"),
        (["explain"], "还缺"),
        (["show", "a", "b"], "多写了：b"),
        (["build", "甲", "乙"], "多写了：甲 乙"),
        (["list", "--kind", "其他"], "--kind 不能写 其他；可用的有：duty, boundary"),
        (["list", "--bureau"], "选项 --bureau 后面要写内容"),
        (["ask", "--json=3", "甲"], "选项 --json 后面不写内容"),
        (["eval", "--show", "-1", "甲"], "--show"),
        (["eval", "--show", "三", "甲"], "不能写 三"),
        (["eval", "--dry-run", "甲"], "合用"),
        (["ask", "--json", "--no\nsuch"], "没有这个选项"),
    ],
)
def test_a_wrong_command_is_one_line(shuiguan: Shuiguan, arguments: list[str], said: str) -> None:
    """One line on standard error: what is wrong, and how to see what can be typed; nothing else."""
    result = shuiguan(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("shuiguan: ")
    assert said in line
    assert not ENGLISH.search(line.replace("KEY", ""))


@pytest.mark.parametrize(
    ("arguments", "command"), [(["nosuch"], "shuiguan"), (["show"], "shuiguan show")]
)
def test_the_way_to_the_usage_is_told(
    shuiguan: Shuiguan, arguments: list[str], command: str
) -> None:
    """The line ends with the command that lists everything, by the program's own name."""
    assert f"（{command} --help 列出全部用法）" in shuiguan(*arguments).stderr


def test_the_name_alone_still_helps(shuiguan: Shuiguan) -> None:
    """Without any command there is nothing wrong to tell: the help is shown."""
    assert "Commands:" in shuiguan().output


def test_a_slip_that_is_not_known_is_told_as_it_is() -> None:
    """What click may say one day is passed on rather than lost."""
    assert "something new" in str(in_chinese(click.UsageError("something new")))

"""Every error of the command line in one Chinese line; a command typed wrongly ends with status 2."""

from __future__ import annotations

import re
from typing import IO, Any

import click

from bot.config import ConfigError
from bot.failures import Failure, report_crash
from intents.phrasebook import PhraseError
from knowledge.errors import KnowledgeError

# What click says in English, by the words that it is known by; the rest of it is what was typed.
_SAID = (
    (re.compile(r"No such command '(.*)'", re.DOTALL), "没有这个命令：{}"),
    (re.compile(r"No such option:? '?([^'\s]*)", re.DOTALL), "没有这个选项：{}"),
    (re.compile(r"Option '(.*)' requires", re.DOTALL), "选项 {} 后面要写内容"),
    (re.compile(r"Option '(.*)' does not take a value", re.DOTALL), "选项 {} 后面不写内容"),
    (re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL), "多写了：{}"),
    (re.compile(r"'(.*)' is not one of (.*)\.", re.DOTALL), "不能写 {}；可用的有：{}"),
    (re.compile(r"'?(\S*?)'? is not in the range (.*)\.", re.DOTALL), "{} 不在范围 {} 里"),
    (re.compile(r"'(.*)' is not a valid", re.DOTALL), "不能写 {}"),
)


class OneLine(click.ClickException):
    """Ends the command with one line on standard error and exit status 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it, whatever line breaks a file's name brought into it."""
        line = " ".join(self.format_message().splitlines())
        click.echo(f"shuiguan: {line}", file=file, err=file is None)


class UsageLine(OneLine):
    """A command typed wrongly; `exit_code` is 2, as for every usage error."""

    exit_code = 2


class Commands(click.Group):
    """Turns every error into one line; what nobody foresaw goes to the log."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401 — click's own
        """Read what was typed before the command's name."""
        try:
            return super().make_context(*args, **extra)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise in_chinese(error) from error

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise in_chinese(error) from error
        except (Failure, KnowledgeError, PhraseError, ConfigError) as error:
            raise OneLine(str(error)) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            raise OneLine(str(report_crash(error))) from error


def in_chinese(error: click.UsageError) -> UsageLine:
    """What a usage error says, and how to see what can be typed instead."""
    path = error.ctx.command_path if error.ctx else ""
    # However the program was started: its own name is what one types.
    command = " ".join(["shuiguan", *path.split()[1:]])
    return UsageLine(f"{_said(error)}（{command} --help 列出全部用法）")


def _said(error: click.UsageError) -> str:
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else error.param_hint
        return f"还缺：{name}"
    for pattern, words in _SAID:
        found = pattern.search(error.message)
        if found:
            said = words.format(*(group.replace("'", "") for group in found.groups()))
            name = _name_of(error)
            return f"{name} {said}" if name and name not in said else said
    return error.message


def _name_of(error: click.UsageError) -> str:
    """The option that a bad value was typed for, "" where it is none."""
    param = error.param if isinstance(error, click.BadParameter) else None
    return param.opts[0] if isinstance(param, click.Option) else ""

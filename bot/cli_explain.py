"""`shuiguan explain`: why a question got the answer that it got."""

from __future__ import annotations

import click

from bot import explaining
from bot.config import Settings
from bot.opening import open_assistant
from bot.tables import print_table

_TITLES = ("编号", "事项", "得分", "词的覆盖", "像说法", "像标题", "所问的事实", "凭什么")


@click.command(help="说明一个问题是怎样理解、比较和决定的。")
@click.argument("question", nargs=-1, required=True)
@click.make_pass_decorator(Settings)
def explain(settings: Settings, question: tuple[str, ...]) -> None:
    """Print what was read in a question, the near records with their scores, and the decision."""
    assistant = open_assistant(settings, lambda line: click.echo(line, err=True))
    found = explaining.explain(assistant, " ".join(question))
    print_table(("读到的", "内容"), explaining.understood(found))
    print_table(_TITLES, explaining.ranked(found))
    click.echo(explaining.decided(found))

"""`shuiguan explain`: why a question got the answer that it got."""

from __future__ import annotations

import click

from bot.config import Settings
from bot.opening import open_assistant
from bot.tables import print_part, print_table


@click.command(help="说明一个问题是怎样理解、比较和决定的。")
@click.argument("question", nargs=-1, required=True)
@click.make_pass_decorator(Settings)
def explain(settings: Settings, question: tuple[str, ...]) -> None:
    """Print what was read in a question, the near records with their scores, and the decision."""
    # Only this command needs these; who asks a question does not wait for them.
    from bot import explain_tables, explaining

    assistant = open_assistant(settings, lambda line: click.echo(line, err=True))
    found = explaining.explain(assistant, " ".join(question))
    print_table(("读到的", "内容"), explaining.understood(found))
    for table in explain_tables.tables(found):
        print_part(table.heading, table.titles, table.rows)
    click.echo(f"\n{explain_tables.decision(found)}")

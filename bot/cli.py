"""`shuiguan …`: the command line. Errors are one line on standard error and a status above 0."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from bot import batch, record_view, wording
from bot.cli_errors import Commands
from bot.cli_eval import eval_
from bot.cli_explain import explain
from bot.config import Settings, read_settings
from bot.failures import Failure
from bot.opening import open_assistant, open_store
from bot.references import References
from bot.render import as_text
from bot.render_json import as_json
from bot.replies import Reference
from bot.tables import print_table
from knowledge.catalogue import read_catalogue
from knowledge.laws import canonical
from knowledge.records import Kind, Note
from knowledge.references import find_reference
from knowledge.store import Store


def _tell(line: str) -> None:
    click.echo(line, err=True)


def _mend_streams() -> None:
    """A stream that the caller closed is an empty one, and no character stops a line of output."""
    # Python leaves None in the place of a closed stream, whatever their annotations say.
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BytesIO(), "utf-8")
    sys.stdout = sys.stdout or io.TextIOWrapper(io.BytesIO(), "utf-8")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _checked_bureau(store: Store, given: str) -> str:
    """The id of a bureau given by id or by name; "" for none."""
    known = {bureau.id: bureau.name for bureau in store.bureaus()}
    wanted = given.strip()
    for identifier, name in known.items():
        if wanted in (identifier, name):
            return identifier
    if wanted:
        raise Failure(wording.unknown_bureau(wanted, list(known)))
    return ""


def _asked_law(store: Store, given: str) -> tuple[str, int | None]:
    """The one name of a law in any spelling, with the article where one is named (律师法第四十七条)."""
    found = find_reference(given, (*store.laws(), *store.documents()))
    return (found.law, found.article) if found and found.law else (canonical(given), None)


_bureau = click.option("--bureau", default="", help="机关：id 或名称。")
_json = click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
_settings = click.make_pass_decorator(Settings)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="谁管：从登记表里查一件事由谁负责、依据什么、多久办结。",
)
@click.version_option(package_name="shuiguan", prog_name="shuiguan")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Everything that people call; each command below is one way to use the store."""
    _mend_streams()
    ctx.obj = read_settings()


@main.command(help="从登记表重新生成知识库。")
@_settings
def build(settings: Settings) -> None:
    """Build the store anew from the registers."""
    # sqlite-utils takes a tenth of a second to import: only builds pay for it.
    from knowledge.build import build_store

    catalogue = read_catalogue(settings.sources)
    build_store(catalogue, settings.store)
    with Store.open(settings.store) as store:
        click.echo(wording.rebuilt(str(settings.store), len(store.keys()), len(store.notes())))


@main.command(help="列出登记表里编辑应当核对的地方；可以给出要检查的文件。")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_json
@_settings
def check(settings: Settings, files: tuple[Path, ...], as_json_: bool) -> None:
    """List what an editor should look at, in all registers or in the files given."""
    from bot.checking import note_json, notes_of

    notes = notes_of(settings, files)
    if as_json_:
        click.echo(batch.dump([note_json(note) for note in notes]))
        return
    print_table(("问题", "位置", "说明", "原文"), [_note_row(note) for note in notes])
    _tell(wording.checked(len(notes)))


def _note_row(note: Note) -> tuple[str, str, str, str]:
    where = f"{note.locator.register} {wording.exact_place(note.locator)}"
    return note.kind.value, where, note.message, note.quote[:80]


@main.command(help="显示一条记录的全部内容。")
@click.argument("key")
@_json
@_settings
def show(settings: Settings, key: str, as_json_: bool) -> None:
    """Show one record whole."""
    with open_store(settings, _tell) as store:
        shown = record_view.view(store, key)
    click.echo(
        batch.dump(record_view.record_json(shown)) if as_json_ else record_view.record_text(shown)
    )


@main.command("list", help="列出符合条件的记录。")
@_bureau
@click.option("--office", default="", help="处室或科室。")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="记录种类。")
@click.option("--type", "power_type", default="", help="权力类型。")
@click.option("--law", default="", help="依据的法律。")
@_json
@_settings
def list_(
    settings: Settings,
    bureau: str,
    office: str,
    kind: str | None,
    power_type: str,
    law: str,
    as_json_: bool,
) -> None:
    """List the records that meet every condition given."""
    with open_store(settings, _tell) as store:
        law_name, article = _asked_law(store, law)
        keys = store.find(
            bureau=_checked_bureau(store, bureau),
            office=office.strip(),
            kind=kind or "",
            power_type=power_type.strip(),
            law=law_name,
            article=article,
        )
        named = References(store)
        records = [named.of_key(key) for key in keys]
    if as_json_:
        click.echo(batch.dump([_reference_json(record) for record in records]))
        return
    if not records:
        _tell(wording.NO_RECORDS)
    rows = [(r.key, r.caption, "、".join(r.offices), r.bureau) for r in records]
    print_table(("编号", "事项", "处室", "机关"), rows)


def _reference_json(record: Reference) -> dict[str, Any]:
    """A listed record, named as the records of a reply are."""
    return {
        "key": record.key,
        "kind": record.kind.value,
        "title": record.caption,
        "bureau": record.bureau,
        "offices": record.offices,
    }


@main.command(help="回答一个问题。")
@click.argument("question", nargs=-1)
@_bureau
@_json
@click.option("--jsonl", is_flag=True, help='标准输入每行一个 {"id", "turns"}。')
@_settings
def ask(
    settings: Settings, question: tuple[str, ...], bureau: str, as_json_: bool, jsonl: bool
) -> None:
    """Answer one question, quoted or not, or the conversations on standard input."""
    if bool(question) is jsonl:
        raise Failure(wording.QUESTION_OR_JSONL)
    assistant = open_assistant(settings, _tell)
    chosen = _checked_bureau(assistant.store, bureau)
    if jsonl:
        lines = batch.answer_lines(assistant, sys.stdin.buffer, settings.way_out, chosen)
        sys.exit(_print_lines(lines))
    reply = batch.converse(assistant, [" ".join(question)], chosen)
    if as_json_:
        click.echo(batch.dump(as_json(reply, settings.way_out)))
    else:
        click.echo(as_text(reply, settings.way_out))


def _print_lines(lines: Iterable[batch.Line]) -> int:
    """Print each line as soon as it is there; the exit status."""
    status = 0
    for line in lines:
        click.echo(line.text)
        if line.problem:
            _tell(line.problem)
            status = 1
    return status


@main.command(help="在终端里对话；输入「退出」结束。")
@_bureau
@_settings
def chat(settings: Settings, bureau: str) -> None:
    """Talk in the terminal, or answer a question a line of standard input."""
    # prompt_toolkit loads only where one types.
    from bot import console

    assistant = open_assistant(settings, _tell)
    chosen = _checked_bureau(assistant.store, bureau)
    sys.exit(console.chat(assistant, settings.data, settings.way_out, chosen))


main.add_command(eval_)
main.add_command(explain)

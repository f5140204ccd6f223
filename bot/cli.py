"""`shuiguan …`: the command line. Errors are one line on standard error and a status above 0."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from bot import batch, record_view, wording
from bot.config import ConfigError, Settings, read_settings
from bot.failures import Failure, report_crash
from bot.opening import open_assistant, open_store
from bot.references import References
from bot.render import as_json, as_text
from bot.tables import print_table
from intents.phrasebook import PhraseError
from knowledge.catalogue import read_catalogue
from knowledge.errors import KnowledgeError
from knowledge.records import Kind, Note
from knowledge.store import Store


class _Commands(click.Group):
    """Turns every error into one line; what nobody foresaw goes to the log."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (KnowledgeError, PhraseError, ConfigError) as error:
            raise Failure(str(error)) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 — the last resort: logged, told in one line
            raise report_crash(error) from error


def _tell(line: str) -> None:
    click.echo(line, err=True)


def _checked_bureau(store: Store, given: str) -> str:
    """The id of a bureau given by id or by name; "" for none."""
    known = {bureau.id: bureau.name for bureau in store.bureaus()}
    for identifier, name in known.items():
        if given in (identifier, name):
            return identifier
    if given:
        raise Failure(wording.unknown_bureau(given, list(known)))
    return ""


_bureau = click.option("--bureau", default="", help="机关：id 或名称。")
_json = click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
_settings = click.make_pass_decorator(Settings)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="shuiguan", prog_name="shuiguan")
@click.pass_context
def main(ctx: click.Context) -> None:
    """谁管：从登记表里查一件事由谁负责、依据什么、多久办结。"""
    try:
        ctx.obj = read_settings()
    except ConfigError as error:
        raise Failure(str(error)) from error


@main.command()
@_settings
def build(settings: Settings) -> None:
    """从登记表重新生成知识库。"""
    # sqlite-utils takes a tenth of a second to import: only builds pay for it.
    from knowledge.build import build_store  # noqa: PLC0415

    catalogue = read_catalogue(settings.sources)
    build_store(catalogue, settings.store)
    with Store.open(settings.store) as store:
        click.echo(wording.rebuilt(str(settings.store), len(store.keys()), len(store.notes())))


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_json
@_settings
def check(settings: Settings, files: tuple[Path, ...], as_json_: bool) -> None:
    """列出登记表里编辑应当核对的地方；可以给出要检查的文件。"""
    from bot.checking import note_json, notes_of  # noqa: PLC0415

    notes = notes_of(settings, files)
    if as_json_:
        click.echo(batch.dump([note_json(note) for note in notes]))
        return
    print_table(("问题", "位置", "说明", "原文"), [_note_row(note) for note in notes])
    _tell(wording.checked(len(notes)))


def _note_row(note: Note) -> tuple[str, str, str, str]:
    where = f"{note.locator.register} {wording.exact_place(note.locator)}"
    return note.kind.value, where, note.message, note.quote[:80]


@main.command()
@click.argument("key")
@_json
@_settings
def show(settings: Settings, key: str, as_json_: bool) -> None:
    """显示一条记录的全部内容。"""
    with open_store(settings, _tell) as store:
        shown = record_view.view(store, key)
    click.echo(
        batch.dump(record_view.record_json(shown)) if as_json_ else record_view.record_text(shown)
    )


@main.command("list")
@_bureau
@click.option("--office", default="", help="处室或科室。")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="记录种类。")
@click.option("--type", "power_type", default="", help="权力类型。")
@click.option("--law", default="", help="依据的法律。")
@_json
@_settings
def list_(  # noqa: PLR0913 — one parameter an option
    settings: Settings,
    bureau: str,
    office: str,
    kind: str | None,
    power_type: str,
    law: str,
    as_json_: bool,
) -> None:
    """列出符合条件的记录。"""
    with open_store(settings, _tell) as store:
        keys = store.find(
            bureau=_checked_bureau(store, bureau),
            office=office,
            kind=kind or "",
            power_type=power_type,
            law=law,
        )
        named = References(store)
        records = [named.of_key(key) for key in keys]
    if as_json_:
        click.echo(batch.dump([{"key": r.key, "title": r.caption} for r in records]))
        return
    rows = [(r.key, r.caption, "、".join(r.offices), r.bureau) for r in records]
    print_table(("编号", "事项", "处室", "机关"), rows)


@main.command()
@click.argument("question", required=False)
@_bureau
@_json
@click.option("--jsonl", is_flag=True, help='标准输入每行一个 {"id", "turns"}。')
@_settings
def ask(
    settings: Settings, question: str | None, bureau: str, as_json_: bool, jsonl: bool
) -> None:
    """回答一个问题。"""
    if (question is None) is not jsonl:
        raise Failure(wording.QUESTION_OR_JSONL)
    assistant = open_assistant(settings, _tell)
    chosen = _checked_bureau(assistant.store, bureau)
    if jsonl:
        sys.exit(_ask_lines(batch.answer_lines(assistant, sys.stdin.buffer, settings.way_out, chosen)))
    reply = batch.converse(assistant, [question or ""], chosen)
    if as_json_:
        click.echo(batch.dump(as_json(reply, settings.way_out)))
    else:
        click.echo(as_text(reply, settings.way_out))


def _ask_lines(lines: Any) -> int:
    status = 0
    for line in lines:
        click.echo(line.text)
        if line.problem:
            _tell(line.problem)
            status = 1
    return status


@main.command()
@_settings
def chat(settings: Settings) -> None:
    """在终端里对话；输入「退出」结束。"""
    from bot import console  # noqa: PLC0415 — prompt_toolkit loads only where one types

    assistant = open_assistant(settings, _tell)
    sys.exit(console.chat(assistant, settings.data, settings.way_out))

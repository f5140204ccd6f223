"""`eval --fit`: the assistant by other numbers, what a search for better ones found, and its keeping."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.assistant import Assistant
from bot.evaluating import say_of
from bot.failures import Failure
from intents.evaluate import Say
from intents.fitting import MISLEADING_COSTS, Answering, Change, Fitted, Part, settings_of
from intents.index import write_whole
from intents.rewriting import rewritten
from intents.weights import Numbers

_PARTS = ("用来调的", "用来核对的")
AIM = f"目标：答对的题数 − {MISLEADING_COSTS} × 答错而且肯定的题数"


def answering_of(assistant: Assistant, way_out: str) -> Answering:
    """The same assistant by any numbers; the store and the index stay open as they are."""

    def answering(numbers: Numbers) -> Say:
        search = assistant.search.with_numbers(numbers.ranking, numbers.confidence)
        return say_of(Assistant.of(assistant.store, search), way_out)

    return answering


def part_rows(found: Fitted) -> Iterator[tuple[str, ...]]:
    """A row for each part of the questions before and after."""
    for name, before, after in zip(_PARTS, found.before, found.after, strict=True):
        yield name, "原来", *_part_cells(before)
        yield name, "现在", *_part_cells(after)


def _part_cells(part: Part) -> tuple[str, ...]:
    return str(part.asked), str(part.right), str(part.misleading), str(part.aim)


def changed_rows(found: Fitted, start: Numbers) -> Iterator[tuple[str, ...]]:
    """A row for each number that is another in the end: where it stands, what it was, what it is."""
    was = {(each.section, each.name): each.value for each in settings_of(start)}
    for setting in settings_of(found.numbers):
        before = was[setting.section, setting.name]
        if setting.value != before:
            yield f"[{setting.section}] {setting.name}", f"{before:g}", f"{setting.value:g}"


def told(change: Change) -> str:
    """A change in a line, as it is made."""
    setting = change.setting
    return (
        f"{setting.name} {setting.value:g} → {change.value:g}"
        f"（{_PARTS[0]} {change.gained:+d}，{_PARTS[1]} {change.gained_held_back:+d}）"
    )


def fitted_json(found: Fitted) -> dict[str, Any]:
    """What the search came to: both parts before and after, and every change in the order made."""
    return {
        "before": [_part_json(part) for part in found.before],
        "after": [_part_json(part) for part in found.after],
        "changes": [
            {
                "section": change.setting.section,
                "name": change.setting.name,
                "from": change.setting.value,
                "to": change.value,
                "gained": change.gained,
                "gained_held_back": change.gained_held_back,
            }
            for change in found.changes
        ],
    }


def _part_json(part: Part) -> dict[str, int]:
    return {
        "asked": part.asked,
        "right": part.right,
        "wrong_and_sure": part.misleading,
        "aim": part.aim,
    }


def write_numbers(path: Path, before: Numbers, after: Numbers) -> None:
    """Put the numbers into their file, its comments untouched; Failure where it cannot be written."""
    try:
        text = rewritten(path.read_bytes().decode("utf-8"), before, after)
        mode = path.stat().st_mode
        write_whole(path, text)
        path.chmod(mode)
    except OSError as error:
        raise Failure(f"写不了 {path}（{error.strerror}）") from error

"""`eval --fit`: the assistant by other numbers, what a search for better ones found, and its keeping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Any

from bot.assistant import Assistant
from bot.evaluating import say_of
from bot.failures import Failure
from intents.certainty import signs
from intents.dials import Move, moves
from intents.files import write_whole
from intents.fitting import MISLEADING_COSTS, By, Change, Fitted, Part, Responder
from intents.lessons import Observe, Observed
from intents.rewriting import rewritten
from intents.weights import Numbers

_PARTS = ("用来调的", "用来核对的")
AIM = f"目标：答对的题数 − {MISLEADING_COSTS} × 答错而且肯定的题数"


def by_numbers(assistant: Assistant, way_out: str) -> By:
    """The same assistant by any numbers; the store and the index stay open as they are."""

    def by(numbers: Numbers) -> Responder:
        replying = Assistant.of(assistant.store, assistant.search.with_numbers(numbers))
        return Responder(say_of(replying, way_out), _observing(replying))

    return by


def _observing(assistant: Assistant) -> Observe:
    def observe(text: str) -> Observed | None:
        query = assistant.understood(text)
        # Small talk and questions about several records are answered without a look at certainty.
        if query.set_question or query.smalltalk:
            return None
        candidates = assistant.search.matcher.rank(query)
        return Observed(candidates[0].key, signs(query, candidates)) if candidates else None

    return observe


def part_rows(found: Fitted) -> Iterator[tuple[str, ...]]:
    """A row for each part of the questions before and after."""
    for name, before, after in zip(_PARTS, found.before, found.after, strict=True):
        yield name, "原来", *_part_cells(before)
        yield name, "现在", *_part_cells(after)


def _part_cells(part: Part) -> tuple[str, ...]:
    missed = (f"{each:.3f}" if each is not None else "" for each in astuple(part.misses))
    return str(part.asked), str(part.right), str(part.misleading), str(part.aim), *missed


def changed_rows(found: Fitted, start: Numbers) -> Iterator[tuple[str, ...]]:
    """A row for each number that is another in the end: where it stands, what it was, what it is."""
    for move in moves(start, found.numbers):
        yield f"[{move.section}] {move.name}", f"{move.before:g}", f"{move.after:g}"


def told(change: Change) -> str:
    """A change in a line, as it is made."""
    first, *others = change.moves
    what = _said(first) if not others else f"重新学了{len(change.moves)}个数"
    return f"{what}（{_PARTS[0]} {change.gained:+d}，{_PARTS[1]} {change.gained_held_back:+d}）"


def _said(move: Move) -> str:
    return f"{move.name} {move.before:g} → {move.after:g}"


def fitted_json(found: Fitted) -> dict[str, Any]:
    """What the search came to: both parts before and after, and every change in the order made."""
    return {
        "before": [_part_json(part) for part in found.before],
        "after": [_part_json(part) for part in found.after],
        "changes": [
            {
                "moves": [asdict(move) for move in change.moves],
                "gained": change.gained,
                "gained_held_back": change.gained_held_back,
            }
            for change in found.changes
        ],
    }


def _part_json(part: Part) -> dict[str, Any]:
    return {
        "asked": part.asked,
        "right": part.right,
        "wrong_and_sure": part.misleading,
        "aim": part.aim,
        "brier": asdict(part.misses),
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

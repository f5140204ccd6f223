"""Writes new numbers into the text of weights.toml; every other character of it stays; pure."""

from __future__ import annotations

import re
from dataclasses import asdict

from intents.weights import Numbers

_SECTION = re.compile(r"\s*\[(\w+)\]")
_NUMBER = re.compile(r"(\s*(\w+)\s*=\s*)([^\s#]+)")
_DIGITS = 6  # after the point: what floating-point arithmetic adds beyond is no one's choice


def rewritten(text: str, before: Numbers, after: Numbers) -> str:
    """The text of a file that holds the numbers `before`, with those of `after` in their places.

    A number that stays is not touched, however it is written.
    """
    old, new = asdict(before), asdict(after)
    section, lines = "", []
    for line in text.splitlines(keepends=True):
        if header := _SECTION.match(line):
            section = header[1]
        found = _NUMBER.match(line)
        name = found[2] if found else ""
        if found and old.get(section, {}).get(name) != new.get(section, {}).get(name):
            lines.append(f"{found[1]}{_as_toml(new[section][name])}{line[found.end() :]}")
        else:
            lines.append(line)
    return "".join(lines)


def _as_toml(value: float) -> str:
    """As TOML writes it: a whole number without a point, any other with one."""
    return str(value) if isinstance(value, int) else str(round(value, _DIGITS))

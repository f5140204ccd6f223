"""Which package the time for imports goes to, from what `python -X importtime` prints; pure."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping

OWN = "bot、intents、knowledge"
STANDARD = "标准库"
OTHERS = "其他库"

_OWN_PACKAGES = frozenset({"bot", "intents", "knowledge"})
_LINE = re.compile(r"import time: +(\d+) \| +\d+ \| ( *)(\S+)")
# The last that the interpreter imports by itself; what stands before belongs to its start.
_END_OF_START = "site"


def seconds_by_package(lines: Iterable[str]) -> Mapping[str, float]:
    """Seconds by package: ours in one, each library, the standard library.

    Each module counts with its own time, without that of the modules it imports, so the order of
    imports does not matter. Lines that are not of this kind are passed over.
    """
    spent: dict[str, float] = {}
    started = False
    for found in filter(None, map(_LINE.match, lines)):
        microseconds, indent, name = found.groups()
        if started:
            package = package_of(name)
            spent[package] = spent.get(package, 0.0) + int(microseconds) / 1e6
        started = started or (name == _END_OF_START and not indent)
    return spent


def without_crumbs(spent: Mapping[str, float], least: float = 0.001) -> Mapping[str, float]:
    """The packages that took `least` seconds or more, the most costly first; the others in one."""
    named = {name: seconds for name, seconds in spent.items() if seconds >= least}
    rest = sum(seconds for seconds in spent.values() if seconds < least)
    ordered = dict(sorted(named.items(), key=lambda item: -item[1]))
    return ordered | ({OTHERS: rest} if rest else {})


def package_of(module: str) -> str:
    """Under which name a module is counted: click.core → click, json.decoder → 标准库."""
    top = module.split(".", maxsplit=1)[0]
    if top in _OWN_PACKAGES:
        return OWN
    return STANDARD if top in sys.stdlib_module_names else top

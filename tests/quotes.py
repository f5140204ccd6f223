"""What stands between 「 and 」 in a text, and the sources that it is to stand in."""

from __future__ import annotations

import re

from knowledge.catalogue import PACKAGED
from knowledge.store import Store
from knowledge.text import squeeze

QUOTE = re.compile("「([^」]*)」")
# The one line that repeats words of the question: typing errors, and what was read in their place.
MENDED = "（您写的"


def source_words(store: Store) -> dict[str, str]:
    """Each source's own words, without white space and paragraph tags."""
    return {
        source.id: squeeze((PACKAGED / source.file).read_text(encoding="utf-8"))
        for source in store.sources()
    }


def quoted(text: str) -> list[str]:
    """The quotes of a text, in the pieces that … parts them into; typing errors are none."""
    lines = (line for line in text.split("\n") if not line.startswith(MENDED))
    quotes = (quote for line in lines for quote in QUOTE.findall(line))
    return [squeeze(piece) for quote in quotes for piece in quote.split("…")]

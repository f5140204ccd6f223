"""The only door to jieba: an own Tokenizer with the domain's words, from an own small dictionary.

jieba's own dictionary has 349,000 words, most of them too rare to meet; reading it takes half a
second. Words seen at least RAREST_KEPT times in its corpus are kept, the domain's are added.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import jieba

RAREST_KEPT = 5
# So frequent that jieba takes a domain word whole wherever it stands.
_DOMAIN_FREQUENCY = 20_000
_LONGEST_DOMAIN_WORD = 12

# jieba sets its logger to DEBUG when imported and writes to standard error.
logging.getLogger("jieba").setLevel(logging.WARNING)


class Words:
    """Cuts text into words. `dictionary` is a file that write_dictionary made."""

    def __init__(self, dictionary: Path) -> None:
        self._tokenizer = jieba.Tokenizer(str(dictionary.resolve()))
        # jieba's default is a file in a folder that everybody can write to.
        self._tokenizer.tmp_dir = str(dictionary.parent.resolve())
        # Read now: another process may put a newer dictionary in this one's place.
        self._tokenizer.initialize()
        self._counts: Mapping[str, int] = self._tokenizer.FREQ
        # jieba keeps the beginnings of its words beside them, with a count of 0.
        self.begins: Callable[[str], bool] = self._tokenizer.FREQ.__contains__
        self.cut = lru_cache(maxsize=4096)(self._cut)

    def _cut(self, text: str) -> tuple[str, ...]:
        """The words of a text in search mode: a long word is followed by the shorter ones in it."""
        return tuple(
            word for word in self._tokenizer.cut_for_search(text) if any(map(str.isalnum, word))
        )

    def frequency(self, word: str) -> int:
        """How often everyday language has a word, 0 for one that only the domain has."""
        count = self._counts.get(word, 0)
        return 0 if count == _DOMAIN_FREQUENCY else count


def write_dictionary(path: Path, domain: Iterable[str]) -> None:
    """Write the small dictionary, atomically; the folder must be ours alone (0700)."""
    lines = [f"{word} {_DOMAIN_FREQUENCY}\n" for word in sorted(set(domain)) if _fits(word)]
    with jieba.get_dict_file() as full:
        for raw in full:
            line = raw.decode("utf-8")
            if int(line.split(" ", 2)[1]) >= RAREST_KEPT:
                lines.append(line)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as fresh:
        fresh.writelines(lines)
    Path(name).replace(path)


def _fits(word: str) -> bool:
    return 1 < len(word) <= _LONGEST_DOMAIN_WORD and " " not in word


def pairs(text: str) -> tuple[str, ...]:
    """The character pairs of a text: what two spellings share when their words are cut apart."""
    return tuple(text[i : i + 2] for i in range(len(text) - 1))

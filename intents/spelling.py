"""Corrects typing errors in a question, where a term of the registers is much likelier meant.

The text is read twice: as it stands, and with guesses at what was meant. Of all ways to read it the
likeliest wins, so a guess must be likelier than what stands there by more than its slip costs.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from intents.likelihood import Begins, Frequency, Language, Piece, cheapest
from intents.lookalikes import ShapeIndex
from intents.misspelling import HANZI, Guess, Reason, Term
from intents.soundalikes import SoundIndex
from intents.sounds import common_characters, readings, spell

FORMAT = 1
LONGEST_CORRECTED = 160  # characters; more than that is a text, not a question with a slip

# A term met once may be a slip itself; one met less than four times is too rare to be a correction.
_LIGHTEST_SPELT = 2
_LIGHTEST_MENDED = 4
# Where more characters than this belong to no word, more is wrong than a slip of the hand.
_MOST_DOUBTFUL = 24
# Initials stand for terms that make up this share of all that is said.
_FREQUENT = 1 / 2000
_LONG_TERM = 4  # characters
# A lone character likelier than this (nats; one in 1,800) is a word: 我 and 要 are no slips of the eye.
_LIKELY_ALONE = 7.5
# One lone character for another breaks no word, so it is less of a sign that something is wrong.
_NO_BROKEN_WORD = 2.0

# Letters that may be pinyin, its syllables and words apart or not.
_LETTERS = re.compile(r"[a-zü](?:[a-zü' ]*[a-zü])?")
# Addresses and names in code are no pinyin.
_CODE = re.compile(r"[!-~]*(?:[@/\\_=<>{}#$%^&*|~`:]|\w\.\w)[!-~]*")

_BY_SOUND = (Reason.SAME_SOUND, Reason.NEAR_SOUND)
_BY_LETTERS = (Reason.PINYIN, Reason.INITIALS)
_BY_SHAPE = (Reason.SHAPE, Reason.DROPPED)


@dataclass(frozen=True, slots=True)
class Change:
    """One piece of the question that was rewritten, and the kind of slip that it was."""

    wrong: str
    right: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Correction:
    """The question rewritten, and its changes in the order of the text; there is at least one."""

    text: str
    changes: tuple[Change, ...]


class Speller:
    """Corrects questions into the words of one vocabulary."""

    def __init__(
        self,
        terms: Sequence[Term],
        heard: Mapping[str, Sequence[str]],
        frequency: Frequency,
        begins: Begins | None = None,
    ) -> None:
        self._terms, self._heard = terms, heard
        self._language = Language({term.text: term.weight for term in terms}, frequency, begins)

    @classmethod
    def build(cls, terms: Mapping[str, int], frequency: Frequency) -> Speller:
        """A speller for these terms, folded, of 1–12 characters.

        The weight of each is how often it is met; `frequency` is that of everyday language, as
        `Language` wants it. Slow (1 s), since every term is spelt.
        """
        spelt = [Term(text, weight, spell(text)) for text, weight in terms.items()]
        return cls(spelt, _hear(spelt), frequency)

    def to_json(self) -> str:
        """All that `from_json` needs to make this speller again without pypinyin."""
        data = {
            "format": FORMAT,
            "terms": [(t.text, t.weight, " ".join(t.sounds)) for t in self._terms],
            "heard": {char: " ".join(sounds) for char, sounds in self._heard.items()},
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str, frequency: Frequency, begins: Begins | None = None) -> Speller:
        """The speller that `to_json` wrote. Raises ValueError for what it did not write."""
        data = json.loads(text)
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise ValueError("not a speller of this format")
        try:
            terms = [Term(word, weight, tuple(s.split(" "))) for word, weight, s in data["terms"]]
            heard = {char: s.split() for char, s in data["heard"].items()}
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("a speller with parts missing") from error
        return cls(terms, heard, frequency, begins)

    def correct(self, core: str) -> Correction | None:
        """The question as it was probably meant; None where it is best left as it stands.

        `core` is folded; any string is accepted. Words that are known are left alone, but for a
        long term of which all characters but one stand there and that one sounds alike.
        """
        if len(core) > LONGEST_CORRECTED:
            return None
        known = self._language.pieces(core)
        guesses = list(self._guesses(core, cheapest(len(core), known)))
        path = cheapest(len(core), [*known, *guesses])
        guesses = _without_stray_letters(core, guesses, path)
        path = cheapest(len(core), [*known, *guesses])
        made = [piece.guess for piece in path if piece.guess]
        return _rewrite(core, made) if made else None

    def get_ready(self) -> None:
        """Make the two indexes now, for which the first correction would have to wait."""
        self.correct("律")

    # Most questions are never corrected: the first that is pays for the two indexes.
    @cached_property
    def _sounds(self) -> SoundIndex:
        frequent = sum(term.weight for term in self._terms) * _FREQUENT
        spelt = (t for t in self._terms if t.weight >= _LIGHTEST_SPELT and all(t.sounds))
        return SoundIndex(spelt, self._heard, frequent)

    @cached_property
    def _shapes(self) -> ShapeIndex:
        return ShapeIndex(t for t in self._terms if self._is_target(t) and all(t.sounds))

    def _is_target(self, term: Term) -> bool:
        """Whether what stands in a text may be mended into this term."""
        return term.weight >= _LIGHTEST_MENDED and self._language.is_ours(term.text)

    def _guesses(self, core: str, plain: Sequence[Piece]) -> Iterator[Piece]:
        """The guesses that the known words of a text allow, as pieces to read it by."""
        lone = [p.start for p in plain if p.end - p.start == 1 and HANZI.match(core[p.start])]
        owners = [piece for piece in plain for _ in range(piece.start, piece.end)]
        code = [match.span() for match in _CODE.finditer(core)]
        doubtful = lone if len(lone) <= _MOST_DOUBTFUL else ()
        rare = frozenset(at for at in doubtful if owners[at].cost >= _LIKELY_ALONE)
        for guess in (*self._sounds.guesses(core), *self._shapes.guesses(core, doubtful, rare)):
            if not _touches(guess, code) and self._may_change(core, guess, owners):
                unlikely = guess.unlikely + self._language.cost(guess.term.text)
                if guess.reason in _BY_SOUND and self._swaps_words(core, guess):
                    unlikely += _NO_BROKEN_WORD
                yield Piece(guess.start, guess.end, unlikely, guess=guess)

    def _may_change(self, core: str, guess: Guess, owners: Sequence[Piece]) -> bool:
        """Whether a guess respects the words that stand there; `owners` has that of each place."""
        if guess.reason in _BY_LETTERS:
            return True
        if self._language.is_settled(core[guess.start : guess.end]):
            return False
        if guess.reason in _BY_SOUND:
            return self._is_target(guess.term) and self._is_plain_slip(core, guess, owners)
        if guess.reason in _BY_SHAPE and _cuts_word(guess, owners):
            return False
        return self._mends_word(guess)

    def _is_plain_slip(self, core: str, guess: Guess, owners: Sequence[Piece]) -> bool:
        """Whether no real word would be lost to a term that sounds alike.

        One that is none of ours may be, to a long term that differs in but one character.
        """
        if 2 * len(guess.changed) > len(guess.term.text):
            return False
        lost = [owners[at] for at in guess.changed if owners[at].settled]
        one_of_many = len(guess.changed) == 1 and len(guess.term.text) >= _LONG_TERM
        ours = any(self._language.is_ours(core[word.start : word.end]) for word in lost)
        return not lost or (one_of_many and not ours)

    def _mends_word(self, guess: Guess) -> bool:
        """Whether the slip broke a word within the term, and did not just take the place of one."""
        parts = self._language.parts(guess.term.text)
        sizes = [p.end - p.start for p in parts for _ in range(p.start, p.end)]
        return all(sizes[at] > 1 for at in guess.mended)

    def _swaps_words(self, core: str, guess: Guess) -> bool:
        known = self._language.is_known(core[guess.start : guess.end])
        return not known and not self._mends_word(guess)


def _hear(terms: Iterable[Term]) -> dict[str, tuple[str, ...]]:
    """The syllables of each character: those that are usual, and those that it has in a term."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for char, usual in readings(common_characters()).items():
        found[char].update(dict.fromkeys(usual))
    for term in terms:
        for char, sound in zip(term.text, term.sounds, strict=True):
            if sound:
                found[char][sound] = None
    return {char: tuple(sounds) for char, sounds in found.items()}


def _touches(span: Guess | Piece, others: Iterable[tuple[int, int]]) -> bool:
    return any(span.start < end and start < span.end for start, end in others)


def _cuts_word(guess: Guess, owners: Sequence[Piece]) -> bool:
    """Whether a guess would take a part of a known word and leave the other."""
    first, last = owners[guess.start], owners[guess.end - 1]
    cuts_first = first.settled and first.start < guess.start
    return cuts_first or (last.settled and last.end > guess.end)


def _without_stray_letters(core: str, guesses: list[Piece], path: Sequence[Piece]) -> list[Piece]:
    """The guesses without those in letters that are no pinyin.

    Of pinyin half the letters spell something at least, and a third spell more than lone characters.
    """
    spelt = [piece for piece in path if piece.guess]
    words = [piece for piece in spelt if piece.guess and len(piece.guess.term.text) > 1]
    stray = [
        run.span()
        for run in _LETTERS.finditer(core)
        if 2 * _shared(run, spelt) < len(run[0]) or 3 * _shared(run, words) < len(run[0])
    ]
    return [piece for piece in guesses if not _touches(piece, stray)] if stray else guesses


def _shared(run: re.Match[str], pieces: Iterable[Piece]) -> int:
    """How much of a run of letters the pieces cover."""
    return sum(max(0, min(run.end(), p.end) - max(run.start(), p.start)) for p in pieces)


def _rewrite(core: str, guesses: Sequence[Guess]) -> Correction:
    pieces, at = [], 0
    for guess in guesses:
        pieces += [core[at : guess.start], guess.term.text]
        at = guess.end
    changes = (Change(core[g.start : g.end], g.term.text, g.reason) for g in guesses)
    return Correction("".join([*pieces, core[at:]]), tuple(changes))

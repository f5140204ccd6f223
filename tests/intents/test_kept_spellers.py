"""A speller written to JSON and read back."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from intents.spelling import Speller
from tests.intents.small_vocabulary import SPELLER, frequency


def test_a_speller_is_kept_and_made_again() -> None:
    """What is read back writes the same and corrects the same."""
    again = Speller.from_json(SPELLER.to_json(), frequency)
    assert again.to_json() == SPELLER.to_json()
    for text in ("社区娇正", "lushi", "法律援肋", "医保", "sqjz", "公正机构"):
        assert again.correct(text) == SPELLER.correct(text)


@pytest.mark.parametrize("term", ["a证", "政治部(警务部)", "12348", "gps定位"])
def test_terms_with_other_characters_are_kept(term: str) -> None:
    """A term with letters or marks in it is known, though nothing is corrected into it."""
    speller = Speller.build({term: 50}, frequency)
    assert Speller.from_json(speller.to_json(), frequency).correct(term) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"format":0}',
        '{"format":1}',
        '{"format":1,"terms":[],"heard":[]}',
        '{"format":1,"terms":[["律"]],"heard":{}}',
        '{"format":1,"terms":[1],"heard":{}}',
        '{"format":1,"terms":[["律",1,2]],"heard":{}}',
    ],
)
def test_what_is_no_speller_is_refused(text: str) -> None:
    """Anything that was not written by to_json is a ValueError, whatever is wrong with it."""
    with pytest.raises(ValueError):  # noqa: PT011  # json's own error is one too, with its own words
        Speller.from_json(text, frequency)


def test_another_format_is_refused() -> None:
    """A speller that another version wrote is not read."""
    data = json.loads(SPELLER.to_json()) | {"format": 0}
    with pytest.raises(ValueError, match="format"):
        Speller.from_json(json.dumps(data), frequency)


def test_a_kept_speller_needs_no_pypinyin() -> None:
    """At question time the slow import is spared, corrections by sound included."""
    code = (
        "import sys; from intents.spelling import Speller;"
        "s = Speller.from_json(sys.stdin.buffer.read().decode(), lambda word: 0);"
        "assert s.correct('律事 lvshi'); sys.exit('pypinyin' in sys.modules)"
    )
    text = Speller.build({"律师": 9}, lambda _: 0).to_json().encode()
    assert subprocess.run([sys.executable, "-c", code], input=text, check=False).returncode == 0

"""Whole conversations as rows of a table: what is said, and what the last reply must be."""

from __future__ import annotations

from dataclasses import dataclass

from bot.assistant import Assistant
from bot.render_json import as_json
from tests.talks import talk


@dataclass(frozen=True)
class Story:
    """What is said, and what the last reply is: of which kind, of which record, with which words."""

    turns: tuple[str, ...]
    key: str = ""
    facet: str = ""
    words: tuple[str, ...] = ()
    kind: str = "answer"
    never: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The turns, as the test's name."""
        return " → ".join(self.turns)


def holds(assistant: Assistant, story: Story) -> None:
    """Tell the story and hold its last reply against what it must be; an empty part says nothing."""
    heard = talk(assistant, *story.turns)
    reply = as_json(heard.reply)
    assert reply["kind"] == story.kind, heard.text
    assert story.facet in ("", reply["facet"]), heard.text
    assert story.key in ("", *heard.keys[:1]), heard.text
    assert [word for word in story.words if word not in heard.text] == [], heard.text
    assert [word for word in story.never if word in heard.text] == [], heard.text

"""Files that are whole or not there at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intents.files import read_sealed, write_sealed, write_whole

Spoil = Callable[[bytes], bytes]


@pytest.mark.parametrize("data", ["", "登记表\n", b"", b"\xff\x00\n"])
def test_what_is_written_stands_there(tmp_path: Path, data: str | bytes) -> None:
    """Text as UTF-8, bytes as they are, and nothing beside the file."""
    path = tmp_path / "file"
    for given_ in (b"before", data):
        write_whole(path, given_)
    assert path.read_bytes() == (data.encode() if isinstance(data, str) else data)
    assert list(tmp_path.iterdir()) == [path]


@given(st.binary())
def test_what_is_sealed_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """Any bytes, line breaks among them."""
    path = tmp_path_factory.getbasetemp() / "sealed"
    write_sealed(path, "kind 1", content)
    assert read_sealed(path, "kind 1") == content


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: data + b"\n",
        lambda data: data[:-3] + b"x" + data[-2:],
        lambda data: data.replace(b"kind 1", b"kind 2"),
        lambda data: data.replace(b"\n", b"\r\n", 1),
        lambda data: data.partition(b"\n")[2],
        lambda _: b"",
    ],
)
def test_what_was_spoilt_is_not_read(tmp_path: Path, spoil: Spoil) -> None:
    """Cut off, longer, changed in a byte, of another kind, or without its seal."""
    path = tmp_path / "sealed"
    write_sealed(path, "kind 1", b"some content\nof two lines")
    path.write_bytes(spoil(path.read_bytes()))
    assert read_sealed(path, "kind 1") is None


def test_there_may_be_nothing_to_read(tmp_path: Path) -> None:
    """Neither a missing file nor a folder is an error."""
    assert read_sealed(tmp_path / "missing", "kind 1") is None
    assert read_sealed(tmp_path, "kind 1") is None

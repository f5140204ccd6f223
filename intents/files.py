"""Files that other processes may read at any moment, and that may have been spoilt meanwhile."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path


def write_whole(path: Path, data: str | bytes) -> None:
    """Write a file, text as UTF-8, so that no reader ever sees a part of it."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as fresh:
        fresh.write(data.encode() if isinstance(data, str) else data)
    Path(name).replace(path)


def write_sealed(path: Path, kind: str, content: bytes) -> None:
    """Write a file under a line that says of what kind it is and tells whether it is whole."""
    write_whole(path, _seal(kind, content) + content)


def read_sealed(path: Path, kind: str) -> bytes | None:
    """What `write_sealed` wrote as this kind; None where a byte of it is another, or there is none."""
    try:
        seal, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if seal + b"\n" == _seal(kind, content) else None


def _seal(kind: str, content: bytes) -> bytes:
    return f"{kind} {hashlib.sha256(content).hexdigest()}\n".encode()

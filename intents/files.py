"""Files that other processes may read at any moment."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, data: str | bytes) -> None:
    """Write a file, text as UTF-8, so that no reader ever sees a part of it."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as fresh:
        fresh.write(data.encode() if isinstance(data, str) else data)
    Path(name).replace(path)

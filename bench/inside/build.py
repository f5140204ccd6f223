"""Builds the store once: the seconds of `build_store`, without those of the imports."""

from __future__ import annotations

import json
import time

from bot.config import read_settings
from knowledge.build import build_store
from knowledge.catalogue import read_catalogue


def main() -> None:
    """Read the registers, write and check the store of the settings, print the seconds it took."""
    settings = read_settings()
    begun = time.perf_counter()
    build_store(read_catalogue(settings.sources), settings.store)
    print(json.dumps(time.perf_counter() - begun))

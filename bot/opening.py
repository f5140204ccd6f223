"""Opens the assistant from the settings; the first use builds the store by itself."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable

from bot import wording
from bot.assistant import Assistant
from bot.config import Settings
from intents.search import open_search
from knowledge.catalogue import read_catalogue
from knowledge.store import Store

Tell = Callable[[str], None]


def open_store(settings: Settings, tell: Tell) -> Store:
    """The store of these settings. Where there is none it is built, which `tell` is told in a line."""
    if not os.access(settings.store, os.F_OK):
        # sqlite-utils takes a tenth of a second to import: only builds pay for it.
        from knowledge.build import ensure_store  # noqa: PLC0415

        if ensure_store(read_catalogue(settings.sources), settings.store):
            tell(wording.built(str(settings.store)))
    return Store.open(settings.store)


def open_assistant(settings: Settings, tell: Tell) -> Assistant:
    """The assistant of these settings, ready to answer."""
    store = open_store(settings, tell)
    # What is opened is there to stay: the garbage collector need not walk over it, now or ever.
    gc.disable()
    try:
        return Assistant.of(store, open_search(store, settings.index))
    finally:
        gc.freeze()
        gc.enable()

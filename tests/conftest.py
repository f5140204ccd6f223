"""What holds for every test: the same random examples each time, and never the user's own store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
# For hunting, by hand: make test ARGS=--hypothesis-profile=search
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile("steady")


@pytest.fixture(autouse=True, scope="session")
def own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let everything that looks for the user's data folder find an empty one of this run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHUIGUAN_DATA", str(tmp_path_factory.mktemp("data")))
        yield

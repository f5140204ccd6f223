"""One data folder with the store of the two registers, ready to use, for all tests of the bot."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import cli, cli_eval, cli_explain
from bot.assistant import Assistant
from bot.config import Settings
from bot.opening import Tell, open_assistant
from tests.every_answer import Shown, every_answer
from tests.stores import write_town

Shuiguan = Callable[..., Result]


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that was used before; whoever changes it takes a copy, `data`."""
    folder = tmp_path_factory.mktemp("ready")
    open_assistant(Settings(folder), lambda _: None).store.close()
    return folder


@pytest.fixture(scope="session")
def assistant(ready: Path) -> Assistant:
    """The assistant of the two registers."""
    return open_assistant(Settings(ready), lambda _: None)


@pytest.fixture
def data(ready: Path, tmp_path: Path) -> Path:
    """A data folder that was used before, and that may be spoilt."""
    return Path(shutil.copytree(ready, tmp_path / "data"))


@pytest.fixture
def shuiguan(ready: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> Shuiguan:
    """The command line within this process, called with its arguments as a person types them."""

    def open_once(settings: Settings, tell: Tell) -> Assistant:
        # To read the index takes longer than all else that a command does: that is done once.
        return assistant if settings.data == ready else open_assistant(settings, tell)

    def call(*arguments: str, given: bytes = b"", data: Path = ready) -> Result:
        runner = CliRunner(env={"SHUIGUAN_DATA": str(data)})
        result = runner.invoke(cli.main, arguments, input=given)
        assert "Traceback" not in result.output
        return result

    monkeypatch.setattr(cli, "open_assistant", open_once)
    monkeypatch.setattr(cli_eval, "open_assistant", open_once)
    monkeypatch.setattr(cli_explain, "open_assistant", open_once)
    return call


@pytest.fixture(scope="session")
def answers(assistant: Assistant) -> tuple[Shown, ...]:
    """What is said of every record under every facet."""
    return every_answer(assistant)


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small register, set as the one to build from."""
    write_town(tmp_path / "town")
    monkeypatch.setenv("SHUIGUAN_SOURCES", str(tmp_path / "town"))
    return tmp_path / "town"

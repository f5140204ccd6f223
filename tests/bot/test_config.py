"""Settings come from the environment, once; what cannot be used is named by its variable."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.config import DEFAULT_WAY_OUT, ConfigError, Settings, read_settings
from knowledge.catalogue import FILE, PACKAGED


def test_everything_has_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is set, data lie in the user's data folder and the packaged sources are read."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    settings = read_settings({})
    assert settings == Settings(tmp_path / "shuiguan", PACKAGED, DEFAULT_WAY_OUT)
    assert (PACKAGED / FILE).is_file()


@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_a_blank_variable_is_not_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blank: str
) -> None:
    """An empty variable is what a shell script leaves of one that it meant to unset."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    names = ("SHUIGUAN_DATA", "SHUIGUAN_SOURCES", "SHUIGUAN_WAY_OUT")
    assert read_settings(dict.fromkeys(names, blank)) == read_settings({})


def test_each_variable_counts(tmp_path: Path) -> None:
    """What is set is taken, the spaces around it left out."""
    sources = tmp_path / "sources"
    sources.mkdir()
    settings = read_settings(
        {
            "SHUIGUAN_DATA": f" {tmp_path / 'data'} ",
            "SHUIGUAN_SOURCES": str(sources),
            "SHUIGUAN_WAY_OUT": " 一楼咨询台 ",
        }
    )
    assert settings == Settings(tmp_path / "data", sources, "一楼咨询台")


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path in a settings file is not expanded by any shell: it is here."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "sources").mkdir()
    settings = read_settings({"SHUIGUAN_DATA": "~/data", "SHUIGUAN_SOURCES": "~/sources"})
    assert (settings.data, settings.sources) == (tmp_path / "data", tmp_path / "sources")


def test_the_environment_is_read_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is read at import: what is set later counts."""
    monkeypatch.setenv("SHUIGUAN_DATA", str(tmp_path / "later"))
    assert read_settings().data == tmp_path / "later"


def test_reading_settings_makes_nothing(tmp_path: Path) -> None:
    """A folder is made by who writes into it, not by who asks where it is."""
    read_settings({"SHUIGUAN_DATA": str(tmp_path / "data")})
    assert list(tmp_path.iterdir()) == []


def test_where_things_lie(tmp_path: Path) -> None:
    """Store and index lie in the data folder."""
    settings = Settings(tmp_path)
    assert {settings.store.parent, settings.index.parent} == {tmp_path}


TOO_LONG = "x" * 300  # no file system takes so long a name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SHUIGUAN_DATA", os.devnull),
        ("SHUIGUAN_DATA", __file__),
        ("SHUIGUAN_DATA", f"/{TOO_LONG}"),
        ("SHUIGUAN_DATA", "~nobody_has_this_name/data"),
        ("SHUIGUAN_SOURCES", __file__),
        ("SHUIGUAN_SOURCES", "/no/such/folder"),
        ("SHUIGUAN_SOURCES", f"/{TOO_LONG}"),
        ("SHUIGUAN_SOURCES", "~nobody_has_this_name"),
    ],
)
def test_what_cannot_be_used_is_named(name: str, value: str) -> None:
    """The error names the variable and what it holds, in one line."""
    with pytest.raises(ConfigError) as caught:
        read_settings({name: value})
    said = str(caught.value)
    assert said.startswith(name)
    assert value in said
    assert "\n" not in said


@pytest.mark.parametrize("value", ["一楼\n二楼", "一楼\r", "一\x00楼", "一\x1b[1m楼", "一\u2028楼"])
def test_a_way_out_is_one_line(value: str) -> None:
    """The place stands in a sentence: a line break or a control character in it is refused."""
    if value.strip() == value:
        with pytest.raises(ConfigError, match="SHUIGUAN_WAY_OUT"):
            read_settings({"SHUIGUAN_WAY_OUT": value})
    else:
        assert read_settings({"SHUIGUAN_WAY_OUT": value}).way_out == value.strip()

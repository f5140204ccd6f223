"""Settings from the environment, read once; an error names the variable."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from knowledge.catalogue import PACKAGED

DEFAULT_WAY_OUT = "行政服务大厅窗口"


class ConfigError(Exception):
    """A setting that cannot be used; its text names the variable and what it should be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and what is said.

    `data` is the folder for everything that the program writes; `sources` the folder with
    sources.toml; `way_out` the place that a person without an answer is pointed to.
    """

    data: Path
    sources: Path = PACKAGED
    way_out: str = DEFAULT_WAY_OUT

    @property
    def store(self) -> Path:
        """The store's file."""
        return self.data / "shuiguan.db"

    @property
    def index(self) -> Path:
        """The folder of the search index."""
        return self.data / "index"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """SHUIGUAN_DATA, SHUIGUAN_SOURCES and SHUIGUAN_WAY_OUT, each with its default.

    Raises ConfigError for a data folder that is a file, a sources folder that is none, or a way out
    that is more than a line.
    """
    data = _path(environment, "SHUIGUAN_DATA") or platformdirs.user_data_path("shuiguan")
    if _exists(data, "SHUIGUAN_DATA") and not data.is_dir():
        raise ConfigError(f"SHUIGUAN_DATA 应是文件夹：{data}")
    sources = _path(environment, "SHUIGUAN_SOURCES")
    if sources and not (_exists(sources, "SHUIGUAN_SOURCES") and sources.is_dir()):
        raise ConfigError(f"SHUIGUAN_SOURCES 应是放有 sources.toml 的文件夹：{sources}")
    way_out = environment.get("SHUIGUAN_WAY_OUT", "").strip() or DEFAULT_WAY_OUT
    if not way_out.isprintable():
        raise ConfigError(f"SHUIGUAN_WAY_OUT 只能是一行文字：{' '.join(way_out.split())}")
    return Settings(data, sources or PACKAGED, way_out)


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    """The path that a variable names, None where it is not set or blank."""
    given = environment.get(name, "").strip()
    try:
        return Path(given).expanduser() if given else None
    except RuntimeError as error:
        raise ConfigError(f"{name} 里的 ~ 指不到任何用户的文件夹：{given}") from error


def _exists(path: Path, name: str) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise ConfigError(f"{name} 用不了（{error.strerror}）：{path}") from error

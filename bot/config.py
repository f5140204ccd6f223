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
        return self.data / "shuiguan.db"

    @property
    def index(self) -> Path:
        return self.data / "index"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """SHUIGUAN_DATA, SHUIGUAN_SOURCES and SHUIGUAN_WAY_OUT, each with its default.

    Raises ConfigError for a data folder that is a file or a sources folder that is none.
    """
    data = environment.get("SHUIGUAN_DATA", "").strip()
    folder = Path(data).expanduser() if data else platformdirs.user_data_path("shuiguan")
    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"SHUIGUAN_DATA 应是文件夹：{folder}")
    sources = environment.get("SHUIGUAN_SOURCES", "").strip()
    if sources and not Path(sources).expanduser().is_dir():
        raise ConfigError(f"SHUIGUAN_SOURCES 应是放有 sources.toml 的文件夹：{sources}")
    return Settings(
        folder,
        Path(sources).expanduser() if sources else PACKAGED,
        environment.get("SHUIGUAN_WAY_OUT", "").strip() or DEFAULT_WAY_OUT,
    )

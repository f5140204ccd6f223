"""How a command ends when it cannot do its work: one line for the person, the cause for the log."""

from __future__ import annotations

import logging
import secrets
from logging.handlers import RotatingFileHandler
from typing import IO, Any

import click

from bot import wording
from bot.config import ConfigError, read_settings

_LOG_SIZE = 1_000_000  # bytes


class Failure(click.ClickException):
    """Ends the command with one line on standard error and exit status 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"shuiguan: {self.format_message()}", file=file, err=file is None)


def report_crash(error: Exception) -> Failure:
    """Write an unforeseen error to the log under a short mark; the failure names mark and log."""
    mark = secrets.token_hex(3)
    try:
        folder = read_settings().data
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / "shuiguan.log"
        handler = RotatingFileHandler(
            path, maxBytes=_LOG_SIZE, backupCount=1, encoding="utf-8", errors="backslashreplace"
        )
    except (OSError, ConfigError):
        return Failure(wording.failed(mark, type(error).__name__))
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("shuiguan")
    logger.addHandler(handler)
    logger.error("[%s]", mark, exc_info=error)
    logger.removeHandler(handler)
    handler.close()
    return Failure(wording.failed(mark, str(path)))

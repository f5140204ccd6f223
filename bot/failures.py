"""How a command ends when it cannot do its work: one line for the person, the cause for the log."""

from __future__ import annotations

import logging
import secrets
from logging.handlers import RotatingFileHandler
from pathlib import Path

from bot import wording
from bot.config import ConfigError, read_settings
from bot.privacy import mask

_LOG_SIZE = 1_000_000  # bytes


class Failure(Exception):
    """Ends the command with its text, one line, on standard error and exit status 1."""


def report_crash(error: Exception) -> Failure:
    """Write an unforeseen error to the log under a short mark; the failure names mark and log."""
    sign = secrets.token_hex(3)
    try:
        path = _log_file()
        _write(path, sign, error)
    except (OSError, ConfigError):
        return Failure(wording.failed_unlogged(sign, type(error).__name__))
    return Failure(wording.failed(sign, str(path)))


def _log_file() -> Path:
    folder = read_settings().data
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "shuiguan.log"
    path.touch(mode=0o600)
    return path


def _write(path: Path, sign: str, error: Exception) -> None:
    handler = _Log(
        path, maxBytes=_LOG_SIZE, backupCount=1, encoding="utf-8", errors="backslashreplace"
    )
    handler.setFormatter(_Masked("%(asctime)s %(levelname)s %(message)s"))
    try:
        handler.handle(
            logging.LogRecord(
                "shuiguan",
                logging.ERROR,
                "",
                0,
                f"[{sign}]",
                None,
                (type(error), error, error.__traceback__),
            )
        )
    finally:
        handler.close()


class _Masked(logging.Formatter):
    """An error may quote what was typed: numbers that point at a person stay out of the log."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))


class _Log(RotatingFileHandler):
    """A log that says so where it cannot be written; logging itself would print a traceback."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 — logging's own name
        del record
        raise  # noqa: PLE0704 — logging calls this while it handles the error

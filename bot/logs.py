"""The log: one line an event on standard error, without any token in it."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

HIDDEN = "[token]"

QUIET = ("httpx", "httpcore", "asyncio", "aiosqlite", "alembic", "sqlalchemy")
"""Libraries whose lower levels print addresses with tokens in them, or every statement."""


class Redacting(logging.Formatter):
    """Writes records as text or JSON and takes every secret out, tracebacks included.

    Args:
        secrets: What must never be seen.
        as_json: One JSON object a line.
    """

    def __init__(self, secrets: Iterable[str], *, as_json: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(secret for secret in secrets if secret)
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one entry with its secrets hidden."""
        text = json.dumps(self._entry(record), ensure_ascii=False) if self._as_json else super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return text

    def _entry(self, record: logging.LogRecord) -> Mapping[str, str]:
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        return entry | ({"traceback": self.formatException(record.exc_info)} if record.exc_info else {})


def set_up_logging(level: str, style: str, secrets: Iterable[str]) -> None:
    """Send everything from *level* up to standard error.

    Args:
        level: One of `bot.config.LOG_LEVELS`.
        style: "text" or "json".
        secrets: Tokens that must never be seen.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(secrets, as_json=style == "json"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)

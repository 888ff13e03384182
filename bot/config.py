"""Settings, read once from a mapping that is handed in."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from bot.errors import OperatorError

PREFIX: Final = "LEGDAY_"

LOG_LEVELS: Final = ("debug", "info", "warning", "error")
LOG_FORMATS: Final = ("text", "json")
YES_OR_NO: Final = ("yes", "no")

MOST_RATE: Final = 1000
"""Messages a second; Telegram takes no more even of who pays
(allow_paid_broadcast in https://core.telegram.org/bots/api#sendmessage)."""

MOST_MEGABYTES: Final = 100_000
"""A hundred gigabytes; everything that can be drawn takes a few hundred megabytes."""


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """A token; shown only to who asks for it by `reveal`."""

    _value: str

    def __repr__(self) -> str:
        return "Secret(…)"

    def reveal(self) -> str:
        """Return the token itself."""
        return self._value


@dataclass(frozen=True, slots=True)
class Settings:
    """What whoever runs the program decides; `.env.example` explains each.

    Attributes:
        telegram_rate: Messages a second.
        telegram_paid: Whether Telegram may charge for reminders.
        discord_rate: Requests a second.
        database_url: A URL or a path; None: a file in the user's data folder.
        pictures: The folder of drawn pictures; None: one in the user's cache folder; "off": nothing is drawn.
        pictures_megabytes: How much is kept there.
    """

    telegram_token: Secret | None = None
    telegram_api_url: str | None = None
    telegram_rate: int = 30
    telegram_paid: bool = False
    discord_token: Secret | None = None
    discord_api_url: str | None = None
    discord_rate: int = 50
    database_url: str | None = None
    pictures: str | None = None
    pictures_megabytes: int = 200
    log_level: str = "info"
    log_format: str = "text"

    @property
    def secrets(self) -> tuple[str, ...]:
        """The tokens in clear, for whoever must keep them out of the log."""
        return tuple(s.reveal() for s in (self.telegram_token, self.discord_token) if s is not None)


NAMES: Final = tuple(PREFIX + entry.name.upper() for entry in fields(Settings))
"""Every setting's environment variable."""


def load_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings from *environment*; an empty value is the same as none.

    Raises:
        OperatorError: A value is not one that the setting can have; every fault is named.
    """
    given = {name: environment[name].strip() for name in NAMES if environment.get(name, "").strip()}
    faults = [
        *_bad_choice(given, "LEGDAY_LOG_LEVEL", LOG_LEVELS),
        *_bad_choice(given, "LEGDAY_LOG_FORMAT", LOG_FORMATS),
        *_bad_choice(given, "LEGDAY_TELEGRAM_PAID", YES_OR_NO),
        *_bad_number(given, "LEGDAY_TELEGRAM_RATE", MOST_RATE),
        *_bad_number(given, "LEGDAY_DISCORD_RATE", MOST_RATE),
        *_bad_number(given, "LEGDAY_PICTURES_MEGABYTES", MOST_MEGABYTES),
    ]
    faults += [
        f"{name} must start with http:// or https://"
        for name in ("LEGDAY_TELEGRAM_API_URL", "LEGDAY_DISCORD_API_URL")
        if name in given and not given[name].startswith(("http://", "https://"))
    ]
    if faults:
        raise OperatorError("; ".join(faults))
    return Settings(
        telegram_token=_secret(given.get("LEGDAY_TELEGRAM_TOKEN")),
        telegram_api_url=given.get("LEGDAY_TELEGRAM_API_URL"),
        telegram_rate=int(given.get("LEGDAY_TELEGRAM_RATE", 30)),
        telegram_paid=given.get("LEGDAY_TELEGRAM_PAID", "no").lower() == "yes",
        discord_token=_secret(given.get("LEGDAY_DISCORD_TOKEN")),
        discord_api_url=given.get("LEGDAY_DISCORD_API_URL"),
        discord_rate=int(given.get("LEGDAY_DISCORD_RATE", 50)),
        database_url=given.get("LEGDAY_DATABASE_URL"),
        pictures=given.get("LEGDAY_PICTURES"),
        pictures_megabytes=int(given.get("LEGDAY_PICTURES_MEGABYTES", 200)),
        log_level=given.get("LEGDAY_LOG_LEVEL", "info").lower(),
        log_format=given.get("LEGDAY_LOG_FORMAT", "text").lower(),
    )


def unknown_settings(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that look like settings but are none, sorted: likely slips."""
    return tuple(sorted(name for name in environment if name.startswith(PREFIX) and name not in NAMES))


def read_env_file(path: Path) -> dict[str, str]:
    """Read ``NAME=value`` lines from *path*; an absent file holds none.

    Raises:
        OperatorError: The file cannot be read, or a line of it cannot be understood; its number is named.
    """
    from dotenv import dotenv_values
    from dotenv.parser import parse_stream

    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorError(f"cannot read {path.name}: make it a readable text file in UTF-8") from error
    for binding in parse_stream(io.StringIO(text)):
        if binding.error:
            line = binding.original.line
            raise OperatorError(f"{path.name}, line {line}: not understood; write NAME=value (see .env.example)")
    return {name: value for name, value in dotenv_values(stream=io.StringIO(text)).items() if value is not None}


def _secret(value: str | None) -> Secret | None:
    return Secret(value) if value else None


def _bad_choice(given: Mapping[str, str], name: str, choices: tuple[str, ...]) -> list[str]:
    if name in given and given[name].lower() not in choices:
        return [f"{name} must be one of {', '.join(choices)}"]
    return []


def _bad_number(given: Mapping[str, str], name: str, most: int) -> list[str]:
    value = given.get(name, "1")
    if value.isascii() and value.isdigit() and 1 <= int(value) <= most:
        return []
    return [f"{name} must be a number from 1 to {most}"]

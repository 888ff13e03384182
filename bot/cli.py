"""The command line: what can be typed after `legday`, and nothing of what it does."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal, NoReturn
from zoneinfo import ZoneInfo

from bot.messages import Account, DeliveryId, Platform
from bot.pictures import Theme

PERSON = "telegram:ID, discord:ID, terminal:NAME, or the person's number"
_FAILURE = re.compile("ld-[0-9a-z]{8}")
NUMBER_DIGITS = 19
"""A person's number in the database has fewer digits."""


class OneLineParser(argparse.ArgumentParser):
    """Prints an error as one line that says where to look, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line."""
        self.exit(2, f"{self.prog}: {message}. Try: {self.prog} --help\n")


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for; exits with 2 and one line where it cannot be understood."""
    parser = OneLineParser("legday", description="The bot that gets people to train their hamstrings.")
    database = OneLineParser(add_help=False)
    database.add_argument("--database", metavar="URL", help="a path or a URL; wins over LEGDAY_DATABASE_URL")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    chat = commands.add_parser("chat", parents=[database], help="talk to it here, without any account")
    chat.add_argument("--as", dest="person", default="me", metavar="NAME", type=_name, help="another local person")
    chat.add_argument("--json", action="store_true", help="scripted: JSON lines in, JSON lines out")
    chat.add_argument("--clock", type=_instant, metavar="INSTANT", help="with --json: time stands still here")
    chat.add_argument("--seed", type=int, default=None, metavar="N", help="makes every choice repeatable")

    run = commands.add_parser("run", parents=[database], help="serve the platforms that have a token")
    run.add_argument("platforms", nargs="*", metavar="PLATFORM", help="telegram, discord; none: all with a token")

    check = commands.add_parser("check", parents=[database], help="say what is right, what is wrong, how to mend it")
    check.add_argument("--offline", action="store_true", help="skip what needs a network")

    when = commands.add_parser("when", help="say what a phrase means")
    when.add_argument("phrase", nargs="*", help="for example: every mon and thu at 18:00")
    when.add_argument("--zone", type=_zone, default=ZoneInfo("UTC"), help="IANA name (default: UTC)")
    when.add_argument("--now", type=_instant, metavar="INSTANT", help="instead of the present")
    when.add_argument("--json", action="store_true", help='lines {"text","now","tz"} in, one line each out')

    find = commands.add_parser("find", help="say what an exercise name leads to")
    find.add_argument("query", nargs="*", help="for example: nordics")
    find.add_argument("--json", action="store_true", help="one query a line in, one line each out")

    draw = commands.add_parser("draw", help="draw exercises as files, or all pictures ahead of time")
    draw.add_argument(
        "exercises", nargs="*", metavar="EXERCISE", help="any name of one, in quotes where it has spaces"
    )
    draw.add_argument("--all", action="store_true", help="every exercise; without --out into the bot's own folder")
    draw.add_argument("--theme", choices=tuple(Theme), default=Theme.LIGHT, help="colours (default: light)")
    draw.add_argument("--out", type=Path, metavar="FOLDER", help="where the files go; made if need be")

    backup = commands.add_parser("backup", parents=[database], help="copy the database, while it runs too")
    backup.add_argument("file", type=Path, metavar="FILE", help="the copy: one file, for this user's eyes only")
    backup.add_argument("--force", action="store_true", help="replace a file that is there already")

    restore = commands.add_parser("restore", parents=[database], help="put a copy back; the old database is kept")
    restore.add_argument("file", type=Path, metavar="FILE", help="what legday backup made")

    export = commands.add_parser(
        "export", parents=[database], help="write out all that is kept about a person, as JSON"
    )
    export.add_argument("person", type=_person, metavar="PERSON", help=PERSON)
    export.add_argument("--calendar", action="store_true", help="only their reminders, as a calendar (ICS)")

    reminders = commands.add_parser(
        "reminders", parents=[database], help="say which reminders did not arrive and why; send them again"
    )
    asked = reminders.add_mutually_exclusive_group(required=True)
    asked.add_argument("--failed", action="store_true", help="list what did not arrive, oldest first")
    asked.add_argument("--retry", metavar="ID", type=_failed, help="send one of these again, or: all")
    reminders.add_argument("--json", action="store_true", help="one JSON line for each")

    forget = commands.add_parser("forget", parents=[database], help="erase all that is kept about a person")
    forget.add_argument("person", type=_person, metavar="PERSON", help=PERSON)
    forget.add_argument("--yes", action="store_true", help="do not ask first; a script is never asked")

    parsed = parser.parse_args(arguments)
    _check_together(parser, parsed)
    return parsed


def _check_together(parser: argparse.ArgumentParser, parsed: argparse.Namespace) -> None:
    """Refuse what is right on its own and wrong together."""
    if parsed.command == "chat" and parsed.clock and not parsed.json:
        parser.error("--clock goes with --json")
    if parsed.command == "when" and bool(parsed.phrase) == parsed.json:
        parser.error("when needs either a phrase or --json")
    if parsed.command == "find" and bool(parsed.query) == parsed.json:
        parser.error("find needs either a query or --json")
    if parsed.command == "draw":
        _check_draw(parser, parsed)
    if parsed.command == "run":
        served = (Platform.TELEGRAM, Platform.DISCORD)
        for name in parsed.platforms:
            if name not in served:
                parser.error(f"run knows telegram and discord, not {name!r}")


def _check_draw(parser: argparse.ArgumentParser, parsed: argparse.Namespace) -> None:
    if bool(parsed.exercises) == parsed.all:
        parser.error("draw needs either names of exercises or --all")
    if parsed.exercises and not parsed.out:
        parser.error("draw needs a folder for its files: --out FOLDER")


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not an instant like 2026-03-27T12:00:00+01:00") from None
    if instant.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text!r} has no offset; write for example {text}+01:00")
    return instant


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ValueError, OSError, KeyError):
        raise argparse.ArgumentTypeError(f"{text!r} is not an IANA zone like Europe/Berlin") from None


def _person(text: str) -> Account | int:
    platform, colon, account = text.partition(":")
    if not colon and text.isascii() and text.isdigit() and len(text) < NUMBER_DIGITS:
        return int(text)
    if platform not in set(Platform) or not account:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no person; write telegram:ID, discord:ID, terminal:NAME or a number"
        )
    return Account(Platform(platform), account)


def _failed(text: str) -> DeliveryId | Literal["all"]:
    if text != "all" and not _FAILURE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is neither all nor an id that --failed lists, like ld-0a1b2c3d")
    return "all" if text == "all" else DeliveryId(text)


def _name(text: str) -> str:
    if not 1 <= len(text) <= 64 or not text.isprintable():
        raise argparse.ArgumentTypeError("a name has 1 to 64 printable characters")
    return text

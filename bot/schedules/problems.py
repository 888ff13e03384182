"""Why a phrase was not taken, in the person's words, with what to type or press instead."""

from __future__ import annotations

from bot.errors import UserError
from bot.language import Words
from bot.messages import LINE_BYTES, Button
from bot.schedules.refusals import ENGLISH, NotUnderstood

PART_CHARS = 60
"""How much of the part that was not understood is said back."""

EXAMPLES = ("/remind every mon and thu at 18:00", "/remind tomorrow at 7am", "/remind in 2 hours")


def problem(error: NotUnderstood, words: Words, typed: str = "") -> UserError:
    """Return what is said about *error*: the part, the reason, three examples, the next sensible time as a button.

    Args:
        typed: The whole phrase, message included; the button says it with the time that is offered.
    """
    part = error.part if len(error.part) <= PART_CHARS else error.part[: PART_CHARS - 1].rstrip() + "…"
    reason = words(ENGLISH[error.reason], part=part)
    examples = words("Try it like one of these:")
    return UserError("\n".join((reason, examples, *EXAMPLES)), _instead(error, words, typed))


def _instead(error: NotUnderstood, words: Words, typed: str) -> tuple[Button, ...]:
    if error.suggestion is None or error.part not in typed:
        return ()
    start, zone = error.suggestion.start, error.suggestion.zone
    moment = f"{start:%Y-%m-%d} {start:%H:%M}" + (f" {zone}" if zone in error.part else "")
    line = "/remind " + typed.replace(error.part, moment, 1)
    if len(line.encode()) > LINE_BYTES or "\n" in line:
        return ()
    return (Button(words("Tomorrow at {time}", time=words.time(start)), line),)

"""Why a phrase was not taken, in the person's words, with what to type instead."""

from __future__ import annotations

from bot.errors import UserError
from bot.language import Words
from bot.schedules.refusals import ENGLISH, NotUnderstood

PART_CHARS = 60
"""How much of the part that was not understood is said back."""

EXAMPLES = ("/remind every mon and thu at 18:00", "/remind tomorrow at 7am", "/remind in 2 hours")


def problem(error: NotUnderstood, words: Words) -> UserError:
    """Return what is said about *error*: the part, the reason, three examples."""
    part = error.part if len(error.part) <= PART_CHARS else error.part[: PART_CHARS - 1].rstrip() + "…"
    reason = words(ENGLISH[error.reason], part=part)
    examples = words("Try it like one of these:")
    return UserError("\n".join((reason, examples, *EXAMPLES)))

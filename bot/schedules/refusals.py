"""Why a phrase was not taken: exceptions that a feature puts into the person's language."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.errors import LegdayError
from bot.language import N_

if TYPE_CHECKING:
    from bot.schedules.model import Schedule


class Reason(StrEnum):
    """Why a phrase was not taken."""

    NO_SCHEDULE = "no_schedule"
    """There is no time or day in it."""
    NOT_READ = "not_read"
    """The part changes the schedule in a way that is not understood."""
    IMPOSSIBLE_TIME = "impossible_time"
    IMPOSSIBLE_DATE = "impossible_date"
    PAST = "past"
    """The part names a moment that is over."""
    TOO_OFTEN = "too_often"
    TOO_FAR = "too_far"
    """Its first time is more than ten years ahead."""
    NEVER = "never"
    """It ends before it begins."""
    NOT_POSITIVE = "not_positive"
    """Zero or a negative number of something."""
    VAGUE = "vague"
    """A schedule without a time that a clock could show: "every so often"."""
    CHOICE = "choice"
    """One thing or another: which?"""
    CONFLICT = "conflict"
    """Two parts that do not go together."""
    WHICH_TIMES = "which_times"
    """How often a day, but not when."""
    MONTHLY = "monthly"
    """Repeats by months in a way that is not offered."""
    YEARLY = "yearly"
    """Repeats by years in a way that is not offered."""
    UNTIL = "until"
    """An end that is not understood."""
    EXCEPT = "except"
    """Exceptions that are not offered."""
    UNKNOWN_ZONE = "unknown_zone"
    TOO_LONG = "too_long"


ENGLISH = {
    Reason.NO_SCHEDULE: N_("I found no time or day in it."),
    Reason.NOT_READ: N_('I did not understand "{part}".'),
    Reason.IMPOSSIBLE_TIME: N_('There is no such time as "{part}".'),
    Reason.IMPOSSIBLE_DATE: N_('There is no such date as "{part}".'),
    Reason.PAST: N_('"{part}" is already over.'),
    Reason.TOO_OFTEN: N_('"{part}" is more often than every 15 minutes.'),
    Reason.TOO_FAR: N_('"{part}" is more than ten years ahead.'),
    Reason.NEVER: N_('"{part}" would never come.'),
    Reason.NOT_POSITIVE: N_('"{part}" counts less than one.'),
    Reason.VAGUE: N_('"{part}" does not say when.'),
    Reason.CHOICE: N_('"{part}" leaves a choice: say which one.'),
    Reason.CONFLICT: N_('I cannot fit "{part}" together with the rest.'),
    Reason.WHICH_TIMES: N_('"{part}" does not say at what times.'),
    Reason.MONTHLY: N_('I cannot repeat by the month as "{part}" asks.'),
    Reason.YEARLY: N_('I cannot repeat by the year as "{part}" asks.'),
    Reason.UNTIL: N_('I did not understand the end, "{part}".'),
    Reason.EXCEPT: N_('I cannot leave out what "{part}" says.'),
    Reason.UNKNOWN_ZONE: N_('I know no time zone called "{part}".'),
    Reason.TOO_LONG: N_("That is too long to be a reminder."),
}
"""One sentence for each reason: printed on the command line, translated elsewhere."""

_SHOWN = 60
"""Characters of a part that are shown."""


class NotUnderstood(LegdayError):  # noqa: N818 - says what happened, as the callers read it
    """A phrase was not taken.

    Args:
        part: The words it is about, as typed and at most 60 characters; may be empty.
        reason: Why.
        suggestion: The nearest schedule that would be taken, where there is a sensible one.
    """

    def __init__(self, part: str, reason: Reason, suggestion: Schedule | None = None) -> None:
        self.part = " ".join(part.split())
        if len(self.part) > _SHOWN:
            self.part = self.part[: _SHOWN - 1] + "…"
        self.reason = reason
        self.suggestion = suggestion
        super().__init__(ENGLISH[reason].format(part=self.part))


class NeedsZone(LegdayError):  # noqa: N818 - says what is missing
    """A wall time was said, and nobody knows on which wall."""

    def __init__(self) -> None:
        super().__init__("I need to know your time zone first.")

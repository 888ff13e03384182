"""What can go wrong, and who is told.

    LegdayError
    ├── UserError        the person can mend it: its words are shown to them, already translated
    ├── OperatorError    whoever runs the program can mend it: one line on standard error, exit code 1
    └── SendError        a platform did not take a message; raised by adapters from the library's own errors
        ├── TryLater     not now; perhaps with the time to wait
        ├── Unreachable  blocked, closed, kicked or deleted; no retry until the person comes back
        ├── Moved        the place has another address now
        └── Refused      this content, never: a fault of ours

Anything else is a fault of ours too: logged with its traceback, answered with one calm sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.messages import Button, Place


class LegdayError(Exception):
    """Anything that Legday itself raises."""


class UserError(LegdayError):
    """Something the person can mend.

    Args:
        words: What is shown: translated, says what to type instead.
        buttons: What to press instead, nearest first; at most five.
    """

    def __init__(self, words: str, buttons: Sequence[Button] = ()) -> None:
        super().__init__(words)
        self.buttons = tuple(buttons)


class OperatorError(LegdayError):
    """Something whoever runs the program can mend; one line that says what to do, without any token."""


class SendError(LegdayError):
    """A platform did not take a message."""


class TryLater(SendError):  # noqa: N818 - names what to do, as the callers read it
    """The platform did not take it now.

    Args:
        reason: For the log and the operator.
        after: The least time to wait, where the platform named one.
    """

    def __init__(self, reason: str, after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.after = after


class Unreachable(SendError):  # noqa: N818 - the state of the place, as the callers read it
    """Nobody can be reached at the place until they come back by themselves."""


class Moved(SendError):  # noqa: N818 - the state of the place, as the callers read it
    """The place has another address now.

    Args:
        to: Where it is now.
    """

    def __init__(self, to: Place) -> None:
        super().__init__(f"moved to {to.address}")
        self.to = to


class Refused(SendError):  # noqa: N818 - the platform's word
    """The platform will never take this content."""

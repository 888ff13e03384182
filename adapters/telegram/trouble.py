"""How long to wait after a call that failed, and when waiting is hopeless."""

from __future__ import annotations

import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from adapters.telegram.client import WRONG_TOKEN
from adapters.telegram.refusals import retry_after
from bot.clock import Clock
from bot.errors import OperatorError

log = logging.getLogger(__name__)

Sleep = Callable[[float], Awaitable[None]]
"""Waits for so many seconds."""

T = TypeVar("T")

TAKEN = (
    "another program receives this bot's messages: stop it, or remove its webhook, "
    "or give LEGDAY_TELEGRAM_TOKEN a bot of its own"
)


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient the adapter is.

    Attributes:
        first: The longest wait after one failure; each further one doubles it.
        longest: The longest wait after any number of failures.
        conflict: How long another program may hold the bot's messages before we ever got any.
        answer: How long an update stays unconfirmed for its answer.
        look: How long answers in flight hold up the next poll.
        poll: How long Telegram waits for an update.
    """

    first: timedelta = timedelta(seconds=1)
    longest: timedelta = timedelta(seconds=60)
    conflict: timedelta = timedelta(seconds=60)
    answer: timedelta = timedelta(seconds=2)
    look: timedelta = timedelta(milliseconds=200)
    poll: timedelta = timedelta(seconds=50)

    def backoff(self, failures: int, chance: random.Random) -> float:
        """Return the seconds to wait after so many *failures* in a row: half sure, half by *chance*."""
        ceiling = min(self.longest, self.first * (1 << min(failures - 1, 16))).total_seconds()
        return ceiling * chance.uniform(0.5, 1.0)


class Trouble:
    """Counts the failures in a row of one kind of call and waits after each."""

    def __init__(self, pace: Pace, clock: Clock, chance: random.Random, sleep: Sleep) -> None:
        self._pace = pace
        self._clock = clock
        self._chance = chance
        self._sleep = sleep
        self._started = clock()
        self._failures = 0
        self._ever_fine = False
        self._warned_of_conflict = False

    async def wait(self, error: TelegramError) -> None:
        """Wait as long as *error* asks, or longer each time.

        Raises:
            OperatorError: The token is wrong, or another program holds the bot's messages.
        """
        self._failures += 1
        match error:
            case InvalidToken():
                raise OperatorError(WRONG_TOKEN) from None
            case Conflict():
                self._conflict()
            case _ if self._failures == 1:
                log.warning("Telegram did not answer (%s); trying again until it does", error.message)
        await self._sleep(self._seconds(error))

    def over(self) -> None:
        """Start counting anew: a call succeeded."""
        self._failures = 0
        self._ever_fine = True

    def _seconds(self, error: TelegramError) -> float:
        if isinstance(error, RetryAfter):
            return retry_after(error).total_seconds()
        return self._pace.backoff(self._failures, self._chance)

    def _conflict(self) -> None:
        if not self._ever_fine and self._clock() - self._started >= self._pace.conflict:
            raise OperatorError(TAKEN) from None
        if not self._warned_of_conflict:
            self._warned_of_conflict = True
            log.warning("%s; trying again", TAKEN)


async def until_done(call: Callable[[], Awaitable[T]], trouble: Trouble) -> T:
    """Repeat *call* until Telegram answers it.

    Raises:
        OperatorError: Waiting is hopeless.
    """
    while True:
        try:
            result = await call()
        except TelegramError as error:
            await trouble.wait(error)
        else:
            trouble.over()
            return result

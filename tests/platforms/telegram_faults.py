"""What goes wrong between a bot and Telegram, on demand: refusals, broken answers, answers withheld."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass

from tests.platforms.telegram_refusals import Refusal, migrated, too_many

BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"
"""What stands in front of Telegram answers with a page, not with JSON."""


@dataclass
class Fault:
    """One kind of failure.

    Attributes:
        answer: A refusal; a page with this status; or None: the connection is cut.
        accepted: Whether the call is carried out all the same.
        times: How often; None: until `Faults.mend`.
    """

    answer: Refusal | tuple[int, str] | None
    accepted: bool
    times: int | None


class Held:
    """A call whose answer is withheld."""

    def __init__(self, *, accepted: bool) -> None:
        self.accepted = accepted
        self._reached = asyncio.Event()
        self._released = asyncio.Event()

    async def reached(self, seconds: float = 20) -> None:
        """Return when the call has come in, and is carried out if it is to be."""
        async with asyncio.timeout(seconds):
            await self._reached.wait()

    def release(self) -> None:
        """Let the call go on."""
        self._released.set()

    async def arrive(self) -> None:
        """Report the call and wait for its release."""
        self._reached.set()
        await self._released.wait()


class Faults:
    """Faults to come, by method."""

    def __init__(self) -> None:
        self._faults: defaultdict[str, list[Fault]] = defaultdict(list)
        self._holds: defaultdict[str, list[Held]] = defaultdict(list)
        self._held: list[Held] = []

    def fail_next(
        self,
        method: str,
        *,
        status: int = 502,
        description: str | None = None,
        retry_after: int | None = None,
        migrate_to: int | None = None,
        page: str = BAD_GATEWAY,
        cut: bool = False,
        accepted: bool = False,
        times: int | None = 1,
    ) -> None:
        """Let the next calls of *method* fail, *times* times; None: until `mend`.

        Args:
            method: As the API spells it.
            status: Of the answer; without *description* it is a page, not JSON.
            description: The refusal's words, whole ("Bad Request: …").
            retry_after: Answer 429 with so many seconds.
            migrate_to: Answer that the group is a supergroup now.
            page: What stands on the page.
            cut: Cut the connection instead of answering.
            accepted: Carry the call out all the same.
            times: How often.
        """
        answer: Refusal | tuple[int, str] | None
        if cut:
            answer = None
        elif retry_after is not None:
            answer = too_many(retry_after)
        elif migrate_to is not None:
            answer = migrated(migrate_to)
        elif description is not None:
            answer = Refusal(status, description)
        else:
            answer = (status, page)
        self._faults[method].append(Fault(answer, accepted, times))

    def mend(self, method: str) -> None:
        """Let *method* work again."""
        self._faults[method].clear()

    def hold(self, method: str, *, accepted: bool = True) -> Held:
        """Withhold the answer to the next call of *method*; with *accepted* false it is not carried out before."""
        held = Held(accepted=accepted)
        self._holds[method].append(held)
        self._held.append(held)
        return held

    def next_fault(self, method: str) -> Fault | None:
        """Take the fault that the next call of *method* meets."""
        faults = self._faults[method]
        if not faults:
            return None
        fault = faults[0]
        if fault.times is not None:
            fault.times -= 1
            if fault.times == 0:
                faults.pop(0)
        return fault

    def next_hold(self, method: str) -> Held | None:
        """Take the hold that the next call of *method* meets."""
        return self._holds[method].pop(0) if self._holds[method] else None

    def release_all(self) -> None:
        """Let every withheld call go on."""
        for held in self._held:
            held.release()

"""Flood control, as strict as it could be: not one message too many in any window, however it slides."""

from __future__ import annotations

from collections import defaultdict, deque


class Window:
    """At most *count* in any *seconds*; what is refused does not count."""

    def __init__(self, count: int, seconds: float) -> None:
        self._count = count
        self._seconds = seconds
        self._taken: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Return how many seconds are left until one more is taken; 0 if it is now."""
        while self._taken and now - self._taken[0] >= self._seconds:
            self._taken.popleft()
        return self._taken[0] + self._seconds - now if len(self._taken) >= self._count else 0.0

    def take(self, now: float) -> None:
        """Count one."""
        self._taken.append(now)


class FloodControl:
    """Refuses what is too much; without limits it only keeps the times.

    Args:
        all_second: Messages in any second.
        chat_second: Messages to one chat in any second.
        group_minute: Messages to one group, whose id begins with "-", in any minute.

    Attributes:
        taken: When each message was taken, in seconds of a clock that is never set.
        refused: When each was refused.
    """

    def __init__(
        self, all_second: int | None = None, chat_second: int | None = None, group_minute: int | None = None
    ) -> None:
        self.taken: list[float] = []
        self.refused: list[float] = []
        self._all = [Window(all_second, 1.0)] if all_second else []
        self._chats = defaultdict[str, list[Window]](lambda: [Window(chat_second, 1.0)] if chat_second else [])
        self._groups = defaultdict[str, list[Window]](lambda: [Window(group_minute, 60.0)] if group_minute else [])

    def wait(self, chat: str, now: float) -> float:
        """Take a message to *chat* and return 0, or refuse it and return after how many seconds it would be taken."""
        windows = [*self._all, *self._chats[chat], *(self._groups[chat] if chat.startswith("-") else [])]
        wait = max((window.wait(now) for window in windows), default=0.0)
        if wait > 0:
            self.refused.append(now)
            return wait
        for window in windows:
            window.take(now)
        self.taken.append(now)
        return 0.0

"""What the process spends on memory: less searching for garbage, and nothing imported that it never uses."""

from __future__ import annotations

import gc
import sys

OFTEN = 10_000
"""New objects after which the youngest are searched; Python's own 700 costs a tenth of every message."""


def collect_nothing_yet() -> None:
    """Collect no garbage until everything stands: what is made until then stays, and looking for it costs a tenth."""
    gc.disable()


def collect_from_now_on() -> None:
    """Collect garbage, but never look again through what stands now."""
    gc.freeze()
    gc.set_threshold(OFTEN, 20, 50)
    gc.enable()


def leave_out_httpx_main() -> None:
    """Keep httpx, which Telegram's library imports, from its command line: that brings 3 MB of rich and pygments.

    A module that is None in there is one that is not installed
    (https://docs.python.org/3/reference/import.html#the-module-cache).
    """
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None is what it takes

"""What both platforms answer while they are in trouble."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.torture.town import Town

AHEAD = 2000
"""How many messages to Discord are decided on beforehand; more than come between two turns."""


@dataclass(frozen=True)
class Trouble:
    """One way for both platforms to fail.

    Attributes:
        telegram: What `tests.platforms.telegram_faults.Faults.fail_next` is told.
        discord: What `tests.platforms.discord_faults.Fault` is made of.
    """

    name: str
    telegram: Mapping[str, Any]
    discord: Mapping[str, Any]


TROUBLES = (
    Trouble("500", {"status": 500}, {"status": 500}),
    Trouble("502", {"status": 502}, {"status": 502}),
    Trouble("503", {"status": 503, "description": "Service Unavailable"}, {"status": 503}),
    Trouble("reset", {"cut": True}, {"status": 0}),
    Trouble("429", {"retry_after": 7}, {"status": 429, "retry_after": 7.0}),
)
SILENCE = Trouble("no answer", {}, {})
"""Every message stays without an answer."""


def turn(town: Town, trouble: Trouble | None) -> None:
    """Let every message from now on meet *trouble*; None: none."""
    town.telegram.mend("sendMessage")
    town.telegram._holds["sendMessage"].clear()
    town.discord._faults._next.pop("POST message", None)
    if trouble is SILENCE:
        for _ in range(AHEAD):
            town.telegram.hold("sendMessage", accepted=False)
            town.discord.hold("POST message", accepted=False)
    elif trouble is not None:
        town.telegram.fail_next("sendMessage", times=None, **trouble.telegram)
        town.discord.fail_next("POST message", times=AHEAD, **trouble.discord)

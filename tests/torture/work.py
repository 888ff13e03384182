"""The pieces that processes side by side can do: some kills on a database of their own, all rules in one zone."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.torture.kills import Outcome, kill_often, moments_for
from tests.torture.zones import KINDS, mistakes, offsets_of, spans, times_worth_trying


def workers(together: int) -> ProcessPoolExecutor:
    """Return so many processes, each begun anew: nothing of this one's state is in them."""
    return ProcessPoolExecutor(together, mp_context=get_context("spawn"))


def quieten() -> None:
    """Say nothing of a connection that dies with the process at its end: that is what is wanted here."""
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)


def kills_on_one(seed: int, first: int, number: int) -> Outcome:
    """Kill so often on one new database, from the step *first* on."""
    quieten()
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(kill_often(Path(folder), seed + first, moments_for(number, first), verify=first == 0))


def mistakes_in(zone: str) -> dict[str, list[str]]:
    """Return the mistakes in one zone, by the kind of rule."""
    offsets = offsets_of(zone)
    return {
        kind.name: [
            mistake
            for begin, end in spans(offsets)
            for change in times_worth_trying(offsets)
            for mistake in mistakes(offsets, kind, change, begin, end)
        ]
        for kind in KINDS
    }

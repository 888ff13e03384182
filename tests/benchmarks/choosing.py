"""How fast a session is built and an exercise is found, next to a peer on the same names in the same run."""

from __future__ import annotations

import difflib
import random
import time
import tomllib
from collections.abc import Callable
from datetime import timedelta
from importlib.resources import files

from bot.sessions.build import build_session
from bot.sessions.history import history_of
from bot.sessions.need import Wish, need_of
from bot.sessions.today import todays_offer
from catalog.find import Finder
from catalog.load import load_catalog
from tests.year.life import entries_of, live
from tests.year.people import PEOPLE

BUILT = 200
FOUND = 400
LOADED = 5
LONG = 5_000
MATCHES = 3
WEEKS = 6
RESTED = timedelta(days=3)

TYPED = (
    "rdl", "nordic curl", "romainian deadlift", "how do i do a glute bridge", "ham curl machine", "seated leg curl",
    "good mornings", "kb swing", "slidng leg curl", "pizza",
)  # fmt: skip
"""As people type: abbreviations, slips, filler words, and something else."""


def choosing() -> list[tuple[str, float, str, float]]:
    """Return what was measured: (what, seconds each, what is beside it, its seconds each)."""
    catalog = load_catalog()
    names = [name.lower() for one in catalog.exercises.values() for name in (one.name, *one.aliases)]
    finder = Finder(catalog)
    found = each(lambda at: finder.find(TYPED[at % len(TYPED)]), FOUND)
    peer = each(lambda at: difflib.get_close_matches(TYPED[at % len(TYPED)], names, n=MATCHES), FOUND)
    folder = files("catalog") / "exercises"
    texts = [file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".toml")]
    loaded, parsed = (
        each(lambda _: load_catalog(), LOADED),
        each(lambda _: [tomllib.loads(text) for text in texts], LOADED),
    )
    long = each(lambda at: finder.find((TYPED[at % len(TYPED)] * LONG)[:LONG]), FOUND)
    return [
        ("load the catalogue, CPU", loaded, "parsing its exercises' TOML alone", parsed),
        (f"answer {LONG} characters, CPU", long, "an ordinary query", found),
        ("build a session from 104 exercises, CPU", *sessions()),
        (f"find one of {len(names)} names, CPU", found, "difflib.get_close_matches", peer),
    ]


def sessions() -> tuple[float, str, float]:
    """Return the seconds of a session for somebody with weeks of history, and of the choosing alone."""
    catalog, persona = load_catalog(), next(one for one in PEOPLE if "gym" in one.name)
    days = list(live(persona, catalog, weeks=WEEKS, seed=1))
    person, logs, now = persona.person, entries_of(days), days[-1].at + RESTED
    history = history_of([], logs, person, catalog, now)
    need = need_of(person, Wish())
    whole = each(lambda at: todays_offer(catalog, history, person, Wish(), now, random.Random(at)), BUILT)
    bare = each(lambda at: build_session(catalog, need, random.Random(at), ()), BUILT)
    return whole, "the choosing alone, no history", bare


def each(work: Callable[[int], object], times: int) -> float:
    """Return the CPU seconds of *work*, on average of *times*."""
    before = time.process_time()
    for at in range(times):
        work(at)
    return (time.process_time() - before) / times


if __name__ == "__main__":
    for what, ours, beside, theirs in choosing():
        print(f"{what}: {1 / ours:,.0f}/s; {beside}: {1 / theirs:,.0f}/s")

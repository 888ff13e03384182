"""What pictures cost, beside what they may: ``python -m tests.benchmarks.pictures [--quick]``.

Every exercise's still and moving picture, and sessions of four of them: CPU time and size; a picture that is on disk;
the first picture of a process that has just started; and everything there is, drawn on all processors. `--quick`
leaves the last out.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.artist.artist import DiskArtist
from bot.artist.edition import edition
from bot.artist.process import DrawingProcess
from bot.artist.shelf import Shelf
from bot.artist.worker import draw
from bot.illustrate import stills
from bot.pictures import Drawing, DrawingKind, Theme, together
from catalog.drawing.listing import drawable, listing

PLENTY = 1_000_000_000
WORST = 5
ASKED = 2_000

STILL_MS, STILL_KB = 60.0, 60.0
LOOP_MS, LOOP_KB = 1500.0, 300.0
SESSION_MS, SESSION_KB = 100.0, 60.0

MOST_EXERCISES = 4
"""Of a session."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one picture took: CPU in milliseconds, size in kilobytes."""

    slug: str
    ms: float
    kb: float


def main() -> None:
    """Measure and print."""
    draw(next(iter(stills())))  # what draws is imported now, and not counted
    moving = [slug for slug in drawable() if (known := listing(slug)) and known.moves]
    mistakes = [(slug, index) for slug in drawable() if (known := listing(slug)) for index in known.mistakes]
    report("still", [cost(Drawing(DrawingKind.STILL, slug)) for slug in drawable()], STILL_MS, STILL_KB)
    report("loop", [cost(Drawing(DrawingKind.LOOP, slug)) for slug in moving], LOOP_MS, LOOP_KB)
    wrong = [cost(Drawing(DrawingKind.MISTAKE, slug, data=str(index))) for slug, index in mistakes]
    report("mistake", wrong, STILL_MS, STILL_KB)
    report("session", [cost(drawing) for drawing in sessions()], SESSION_MS, SESSION_KB)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(on_disk(Path(folder)))
    print(f"the edition of all drawings, once a process: {1000 * took(edition.__wrapped__):.1f} ms")
    if "--quick" not in sys.argv:
        everything()


def sessions() -> Iterator[Drawing]:
    """Give sessions in which every exercise is once, as many in each as there can be."""
    slugs = list(drawable())
    for first in range(0, len(slugs), MOST_EXERCISES):
        yield Drawing(DrawingKind.SESSION, together(slugs[first : first + MOST_EXERCISES]))


def cost(drawing: Drawing) -> Cost:
    """Draw once and return what it took."""
    began = time.process_time()
    content = draw(drawing)
    return Cost(drawing.of, 1000 * (time.process_time() - began), len(content) / 1000)


def report(what: str, costs: list[Cost], most_ms: float, most_kb: float) -> None:
    """Print the middle, the worst, and how many are over what they may cost."""
    for unit, most, value in (("ms CPU", most_ms, _ms), ("kB", most_kb, _kb)):
        worst = sorted(costs, key=value, reverse=True)[:WORST]
        over = sum(value(one) > most for one in costs)
        named = ", ".join(f"{one.slug} {value(one):.0f}" for one in worst)
        middle = statistics.median(map(value, costs))
        print(f"{what:<8}{len(costs):>4} x {middle:>7.1f} {unit:<6} (at most {most:.0f}: {over} over)  worst: {named}")


def _ms(one: Cost) -> float:
    return one.ms


def _kb(one: Cost) -> float:
    return one.kb


async def on_disk(folder: Path) -> None:
    """Print what the first picture takes, a second one, and one that is there."""
    drawing = next(iter(stills()))
    async with DiskArtist(Shelf(folder, PLENTY), DrawingProcess()) as artist:
        first = await waited(artist, drawing)
        second = await waited(artist, Drawing(DrawingKind.STILL, drawing.of, Theme.DARK))
        began = time.process_time()
        for _ in range(ASKED):
            await artist.file(drawing)
        each = 1e6 * (time.process_time() - began) / ASKED
    print(
        f"the first picture, from nothing: {first:.0f} ms; one more: {second:.0f} ms; one on disk: {each:.0f} us CPU"
    )


async def waited(artist: DiskArtist, drawing: Drawing) -> float:
    """Return how many milliseconds somebody waits for *drawing*."""
    began = time.monotonic()
    assert await artist.file(drawing)
    return 1000 * (time.monotonic() - began)


def took(work: Callable[[], object]) -> float:
    """Return the seconds of *work*."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def everything() -> None:
    """Draw all there is in both colours with the real command."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"LEGDAY_PICTURES": folder}
        for theme in Theme:
            command = [sys.executable, "-m", "bot", "draw", "--all", "--theme", theme]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
            print(f"legday draw --all --theme {theme}: {done.stdout.strip()}")


if __name__ == "__main__":
    main()

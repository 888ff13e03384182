"""Kills, an outage and every zone, as tables; ends with 1 where something was lost: ``python -m tests.torture``."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import as_completed
from functools import reduce
from operator import add
from pathlib import Path

from tests.torture.kills import Kill, Outcome
from tests.torture.moments import MOMENTS
from tests.torture.outage import Survey, endure
from tests.torture.work import kills_on_one, mistakes_in, quieten, workers
from tests.torture.zones import KINDS, zones_with_changes

PARTS = ("kills", "outage", "zones")
KILLS_A_DATABASE = 25
"""Few, as what is looked through after each kill grows; and so that processes side by side end about together."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the named parts, or all, and return how the process ends."""
    asked = _parser().parse_args(arguments)
    quieten()
    parts = asked.parts or PARTS
    if unknown := set(parts) - set(PARTS):
        print(f"there is no part called {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    right = True
    if "kills" in parts:
        right &= kills(asked.kills, asked.seed, asked.together)
    if "outage" in parts:
        right &= outage(asked.minutes, asked.seed)
    if "zones" in parts:
        right &= zones(asked.zones, asked.together)
    return 0 if right else 1


def kills(number: int, seed: int, together: int) -> bool:
    """Kill so often, print what became of it, and return whether it is as promised.

    Args:
        together: How many databases are tortured at once, each by a process of its own.
    """
    firsts = range(0, number, KILLS_A_DATABASE)
    outcomes: list[Outcome] = []
    with workers(together) as pool:
        done = [pool.submit(kills_on_one, seed, first, min(KILLS_A_DATABASE, number - first)) for first in firsts]
        for one in as_completed(done):
            outcomes.append(one.result())
            killed = sum(len(outcome.kills) for outcome in outcomes)
            print(f"  {killed} kills", file=sys.stderr, flush=True)
    return show_kills(outcomes)


def show_kills(outcomes: Sequence[Outcome]) -> bool:
    """Print two tables: by step and by platform."""
    done = [kill for outcome in outcomes for kill in outcome.kills]
    print(f"{'killed at':<20}{'kills':>7}{'claimed':>9}{'of them accepted: telegram':>28}{'discord':>9}")
    for moment in MOMENTS:
        here = [kill for kill in done if kill.at == moment.__name__]
        telegram, discord = ([len(numbers) for numbers in each] for each in zip(*map(_in_flight, here), strict=True))
        name = moment.__name__.replace("_", " ")
        claimed = sum(kill.claimed for kill in here)
        print(f"{name:<20}{len(here):>7}{claimed:>9}{sum(telegram):>28}{sum(discord):>9}")
    print(f"\n{'platform':<20}{'due':>7}{'lost':>9}{'in flight at a kill':>21}{'doubled':>9}{'unexplained':>13}")
    totals = [reduce(add, counts) for counts in zip(*(outcome.counts for outcome in outcomes), strict=True)]
    for total in totals:
        print(
            f"{total.platform:<20}{total.due:>7}{total.lost:>9}{total.in_flight:>21}"
            f"{total.doubled:>9}{total.unexplained:>13}"
        )
    wrong, tracebacks = sum(len(one.wrong) for one in outcomes), sum(one.tracebacks for one in outcomes)
    print(f"\n{len(done)} kills; series that ended or one-shots that did not: {wrong}; tracebacks: {tracebacks}\n")
    telegram_total, discord_total = totals
    lost = sum(total.lost + total.unexplained for total in totals)
    return not (lost or wrong or tracebacks or discord_total.doubled) and (
        telegram_total.doubled <= telegram_total.in_flight
    )


def _in_flight(kill: Kill) -> tuple[set[int], ...]:
    return tuple(kill.in_flight.values())


def outage(minutes: float, seed: int) -> bool:
    """Let both platforms fail for so long, print what became of it, and return whether it is as promised."""
    with tempfile.TemporaryDirectory() as folder:
        survey = asyncio.run(endure(Path(folder), seed, minutes))
    show_outage(survey, minutes)
    return survey.is_right


def show_outage(survey: Survey, minutes: float) -> None:
    """Print a table."""
    print(f"{minutes:g} minutes of {', '.join(survey.troubles)}")
    print(f"{'platform':<20}{'due':>7}{'lost':>9}{'doubled':>9}{'late':>7}{'late, unsaid':>14}{'attempts':>10}")
    for count in survey.counts:
        print(
            f"{count.platform:<20}{count.due:>7}{count.lost:>9}{count.doubled:>9}{count.late:>7}"
            f"{count.unsaid:>14}{count.attempts:>10}"
        )
    print(f"series alive: {survey.alive} of {survey.series}; who went away: {survey.gone}")
    print(f"resident memory: {survey.before_kib / 1024:.1f} MiB before, {survey.after_kib / 1024:.1f} MiB after\n")


def zones(limit: int | None, together: int) -> bool:
    """Follow every kind of rule in every zone, print a table, and return whether nothing differed."""
    tables: dict[object, list[str]] = {}
    changing = list(zones_with_changes())[:limit]
    for offsets in changing:
        tables.setdefault((offsets.first, offsets.changes), []).append(offsets.zone)
    distinct = [offsets for offsets in changing if tables[offsets.first, offsets.changes][0] == offsets.zone]
    print(f"{len(changing)} zones whose clocks changed from 2000 to 2029, {len(distinct)} of them different")
    mistaken: dict[str, list[str]] = {kind.name: [] for kind in KINDS}
    with workers(together) as pool:
        for of_zone in pool.map(mistakes_in, [offsets.zone for offsets in distinct], chunksize=4):
            for name, found in of_zone.items():
                mistaken[name] += found
    for name, found in mistaken.items():
        print(f"{name:<24}{len(found):>6} mistakes", flush=True)
    wrong = [mistake for found in mistaken.values() for mistake in found]
    print("\n".join(wrong[:20]))
    return not wrong


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all, if none is named")
    parser.add_argument("--kills", type=int, default=1000, metavar="N")
    parser.add_argument("--minutes", type=float, default=30, metavar="M", help="of the outage")
    parser.add_argument("--zones", type=int, metavar="N", help="only the first so many zones")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--together", type=int, default=2, metavar="N", help="processes at once (default: 2)")
    return parser


if __name__ == "__main__":
    sys.exit(main())

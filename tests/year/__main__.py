"""A year of twelve people, as a table; ends with 1 where a rule was broken: ``python -m tests.year [WEEKS]``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bot.coaching.volume import WEEK_BANDS
from bot.sessions.need import is_light
from bot.training import Entry
from catalog.load import load_catalog
from catalog.model import Catalog
from tests.year.life import Day, entries_of, live
from tests.year.people import PEOPLE
from tests.year.rules import broken, credit_of, level_of

YEAR_WEEKS = 52
WEEKS_A_MONTH = 4


def main() -> int:
    """Print one line a person and every broken rule; return how the process ends."""
    catalog = load_catalog()
    weeks = int(sys.argv[1]) if len(sys.argv) > 1 else YEAR_WEEKS
    faults = 0
    print(
        f"{'who':<30}{'made':>5}{'logged':>7}{'easier':>7}{'sets/wk':>9}{'band':>7}{'kinds/mo':>9}{'load':>7}{'broken':>8}"
    )
    for number, persona in enumerate(PEOPLE):
        days = list(live(persona, catalog, weeks=weeks, seed=number))
        wrong = broken(days, catalog)
        faults += wrong.total()
        print(f"{persona.name:<30}{row(days, weeks, catalog)}{wrong.total():>8}")
        for said, count in wrong.items():
            print(f"    {count} × {said}")
    return 1 if faults else 0


def row(days: Sequence[Day], weeks: int, catalog: Catalog) -> str:
    """Return the figures of one person."""
    entries = entries_of(days)
    logged = len({entry.session for entry in entries})
    trained = len({(entry.at - days[0].at).days // 7 for entry in entries}) or 1
    deloads = sum(1 for day in days if day.offer and day.offer.need.deload)
    band = WEEK_BANDS[level_of(days[-1])]
    sets = credit_of(entries, catalog) / trained
    return (
        f"{len(days):>5}{logged:>7}{deloads:>7}{sets:>9.1f}{f'{band.low}–{band.high}':>7}"
        f"{variety(days, weeks):>9.1f}{growth(entries):>7}"
    )


def variety(days: Sequence[Day], weeks: int) -> float:
    """Return how many different exercises a month of four weeks held, on average."""
    months: dict[int, set[str]] = {}
    for day in days:
        if day.offer and (not is_light(day.offer.need) or all(is_light(d.offer.need) for d in days if d.offer)):
            months.setdefault(day.week // WEEKS_A_MONTH, set()).update(day.offer.session.slugs)
    return sum(map(len, months.values())) / max(1, len(months))


def growth(entries: Sequence[Entry]) -> str:
    """Return by how much the load of the most grown exercise grew; "–" where nothing has a load."""
    loads: dict[str, list[int]] = {}
    for entry in entries:
        if entry.load is not None:
            loads.setdefault(entry.exercise, []).append(entry.load)
    most = max((max(each) / each[0] - 1 for each in loads.values()), default=None)
    return "–" if most is None else f"+{most:.0%}"


if __name__ == "__main__":
    sys.exit(main())

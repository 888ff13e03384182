"""What charts show, as frozen records that go through JSON; every word and number on a chart is given with them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

TICKS = 4
"""Most steps of an axis."""


@dataclass(frozen=True, slots=True)
class Heatmap:
    """Days by week and weekday, darker where more was done.

    Attributes:
        weekdays: Seven names, Monday first; an empty one is not written.
        weeks: The oldest first, each with seven values, Monday first; None: a day still to come.
        months: Where a month begins: the number of the week in *weeks*, and its name.
        streak: Weeks in a row, as words; empty: nothing is said.
        lit: Whether the streak has a flame.
        fewer: What the palest colour of the key means.
        more: What its darkest means.
        today: The weekday of the last week that is today, from Monday = 0.
    """

    title: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[float | None, ...], ...]
    months: tuple[tuple[int, str], ...]
    streak: str
    lit: bool
    fewer: str
    more: str
    today: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its height, the same as words, and what is written under it."""

    value: float
    said: str
    under: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Amounts side by side, the oldest first; the last one is not over yet.

    Attributes:
        band: From where to where is good, both inclusive.
        good: What the band means, as words.
        ticks: Heights of the axis, rising from 0, each with its words.
    """

    title: str
    bars: tuple[Bar, ...]
    band: tuple[float, float]
    good: str
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """How the best grew: a dot for each day, and a line that climbs with every new best.

    Attributes:
        days: When (counted from anywhere) and how much, in the order of time.
        best: The best of all, as words.
        ticks: Heights of the axis, rising, each with its words; the first and the last hold all *days* between them.
        dates: Days along the bottom, in the same count, each with its words.
    """

    title: str
    days: tuple[tuple[int, float], ...]
    best: str
    ticks: tuple[tuple[float, str], ...]
    dates: tuple[tuple[int, str], ...]


Panel = Heatmap | Bars | Steps

KINDS: Mapping[str, type[Panel]] = {"heatmap": Heatmap, "bars": Bars, "steps": Steps}


def to_data(panels: tuple[Panel, ...]) -> str:
    """Return *panels* as compact JSON, the same for equal ones."""
    names = {kind: name for name, kind in KINDS.items()}
    board = [{"kind": names[type(panel)], **asdict(panel)} for panel in panels]
    return json.dumps({"panels": board}, ensure_ascii=False, separators=(",", ":"))


def from_data(data: Mapping[str, Any]) -> tuple[Panel, ...]:
    """Return the panels of what `to_data` made, once it is read from JSON."""
    return tuple(_panel(dict(panel)) for panel in data["panels"])


def _panel(values: dict[str, Any]) -> Panel:
    kind = KINDS[values.pop("kind")]
    values |= {key: _frozen(value) for key, value in values.items()}
    if kind is Bars:
        values["bars"] = tuple(Bar(**bar) for bar in values["bars"])
    return kind(**values)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def bests(days: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """Return the *days* on which more was done than on every day before; the first is one."""
    found: list[tuple[int, float]] = []
    for day, value in days:
        if not found or value > found[-1][1]:
            found.append((day, value))
    return found


def ticks(low: float, high: float) -> tuple[float, ...]:
    """Return round numbers, evenly spaced, that hold *low* to *high* between them: 2 to `TICKS` + 2 of them.

    One value alone lies between the first and the last.
    """
    step = _round_step((high - low) / TICKS or abs(high) / TICKS or 1.0)
    first, last = math.floor(low / step), math.ceil(high / step)
    if low == high:
        first, last = first - (first * step == low), last + (last * step == high)
    return tuple(round(step * count, 6) for count in range(first, last + 1))


def _round_step(least: float) -> float:
    """Return the smallest of 1, 2, 2.5 and 5, times a power of ten, that is not below *least*."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * step for step in (1, 2, 2.5, 5, 10) if power * step >= least * (1 - 1e-9))

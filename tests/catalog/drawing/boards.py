"""Labels and figures for the anatomy picture and the charts, and the pictures that are kept to compare with."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from catalog.drawing.anatomy import anatomy_scene
from catalog.drawing.charts import chart_scene
from catalog.drawing.colours import DARK, LIGHT
from catalog.drawing.panels.data import Bar, Bars, Heatmap, Steps, ticks
from catalog.drawing.scene import Scene
from catalog.drawing.thigh.names import Labels, Muscle

ENGLISH = Labels(
    semitendinosus="semitendinosus",
    semimembranosus="semimembranosus",
    biceps_femoris="biceps femoris",
    long_head="long head",
    short_head="short head",
    view="right leg from behind",
    inner_side="inner side",
    outer_side="outer side",
    sit_bone="sit bone",
    thigh_bone="thigh bone",
    shin_bone="shin bone",
    calf_bone="calf bone",
)
SPANISH = Labels(
    semitendinosus="semitendinoso",
    semimembranosus="semimembranoso",
    biceps_femoris="bíceps femoral",
    long_head="cabeza larga",
    short_head="cabeza corta",
    view="pierna derecha vista por detrás",
    inner_side="lado interior",
    outer_side="lado exterior",
    sit_bone="isquion",
    thigh_bone="fémur",
    shin_bone="tibia",
    calf_bone="peroné",
)

DAYS = ("lun", "mar", "mié", "jue", "vie", "sáb", "dom")
MONTHS = ("sept", "oct", "nov", "dic", "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago")

Sets = Callable[[int, int], float]
"""The sets of a day, by its week and weekday."""


def trained(week: int, day: int) -> float:
    """Return sets like those of somebody who trains on Mondays and Thursdays."""
    return float(3 + (5 * week + day) % 9) if day in (0, 3) and week % 5 else 0.0


def heatmap(weeks: int, sets: Sets = trained, streak: str = "11 semanas seguidas", *, lit: bool = True) -> Heatmap:
    """Return days of *weeks* weeks, of which the last one ends on a Friday."""
    days: list[tuple[float | None, ...]] = [tuple(sets(week, day) for day in range(7)) for week in range(weeks)]
    days[-1] = (*days[-1][:5], None, None)
    months = tuple((week, MONTHS[(week // 4) % 12]) for week in range(0, weeks, 4))
    return Heatmap("Días de entrenamiento", DAYS, tuple(days), months, streak, lit, "menos series", "más", 4)


def bars(values: Sequence[float], said: Callable[[float], str] = "{:g}".format) -> Bars:
    """Return bars over a band of 4 to 8."""
    under = [f"{1 + 7 * number % 28} sept" for number in range(len(values))]
    return Bars(
        title="Series de isquiotibiales por semana",
        bars=tuple(Bar(value, said(value), name) for value, name in zip(values, under, strict=True)),
        band=(4, 8),
        good="4–8 está bien",
        ticks=tuple((tick, said(tick)) for tick in ticks(0, max([8, *values]))),
    )


def steps(days: Sequence[tuple[int, float]], title: str = "Peso muerto rumano", unit: str = " kg") -> Steps:
    """Return the growth of an exercise."""
    amounts = [amount for _, amount in days]
    return Steps(
        title=title,
        days=tuple(days),
        best=f"lo mejor: 8 con {max(amounts):g}{unit}",
        ticks=tuple((tick, f"{tick:g}{unit}") for tick in ticks(0.95 * min(amounts), max(amounts))),
        dates=tuple((day, f"{day % 28 + 1} sept") for day, _ in days),
    )


CLIMB = ((0, 40.0), (4, 42.5), (9, 42.5), (15, 40.0), (22, 50.0), (30, 55.0), (37, 52.5), (44, 60.0))

CHANCE = random.Random(3)
YEAR = tuple(float(CHANCE.randint(0, 14)) for _ in range(52))

BOARDS: Mapping[str, tuple[Heatmap | Bars | Steps, ...]] = {
    "usual": (heatmap(18), bars([6, 9, 12, 3.5, 7, 0, 8, 4.5, 6, 5])),
    "nothing": (heatmap(18, lambda _week, _day: 0.0, "", lit=False), bars([0.0] * 10)),
    "no week at all": (bars([]),),
    "one week": (heatmap(1), bars([4.5])),
    "a year": (heatmap(52, streak="52 semanas seguidas"), bars(YEAR)),
    "huge": (
        heatmap(18, lambda week, day: 1e6 * trained(week, day), "1.234.567 semanas seguidas, y muchas más por venir"),
        bars([123_456, 1e6, 2_345_678, 99_999, 5, 0, 1e9, 12, 13, 999_999_999], "{:,.0f} series".format),
    ),
    "best": (steps(CLIMB), steps([(3, 8), (9, 9), (20, 12)], "Puente de glúteos", "")),
    "one day": (steps([(5, 60)]),),
    "long names": (
        steps(
            [(0, 1_000_000), (400, 2_000_000)],
            "Curl nórdico asistido con banda elástica y los pies bajo una barra muy pesada en el suelo",
        ),
    ),
}
"""Charts with usual and with odd figures."""

KEPT: Mapping[str, Callable[[], Scene]] = {
    "anatomy": lambda: anatomy_scene(ENGLISH, LIGHT),
    "anatomy-dark": lambda: anatomy_scene(SPANISH, DARK, Muscle.SEMIMEMBRANOSUS),
    "chart-usual": lambda: chart_scene(BOARDS["usual"], LIGHT),
    "chart-best": lambda: chart_scene(BOARDS["best"], DARK),
}
"""Pictures that are kept in the folder `golden`, by name."""

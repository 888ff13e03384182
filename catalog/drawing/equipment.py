"""The kinds of props that pose files may name, with their options; lengths are in units of stature."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from catalog.drawing.motion import Option


class Needed(Enum):
    """An option that the pose file must give."""

    NUMBER = "a number"
    PAIR = "two numbers"
    PATH = "a list of points and places"


_NOWHERE = (0.0, 0.0)
_HELD: Mapping[str, Option | Needed] = {"off": _NOWHERE, "load": 0.0}
"""Options of what is held: its distance from the point that it follows, its mass in body masses."""

_MOVED: Mapping[str, Option | Needed] = {"off": _NOWHERE}

KINDS: Mapping[str, Mapping[str, Option | Needed]] = MappingProxyType(
    {
        # what is held; a full plate of 450 mm is .129, the plates of a light bar .085
        "barbell": {**_HELD, "r": 0.105},
        "dumbbell": {**_HELD, "pair": False, "turn": 0.0},
        "kettlebell": {**_HELD, "lag": 0.0},
        "plate": {**_HELD, "r": 0.10},
        "trap_bar": {**_HELD, "r": 0.105},
        "smith": {**_HELD, "r": 0.105, "x": Needed.NUMBER},
        "landmine": {**_HELD, "r": 0.105, "pivot": Needed.PAIR, "length": 1.15},
        # what pulls
        "band": {"path": Needed.PATH},
        "mini_band": {"path": Needed.PATH},
        "towel": {"path": Needed.PATH},
        "cable": {**_MOVED, "anchor": Needed.PAIR, "h": 0.98},
        "straps": {**_MOVED, "anchor": Needed.PAIR, "length": 1.0, "cut": 0.0},
        # what it stands, sits or lies on
        "mat": {"x": Needed.PAIR, "h": 0.012},
        "bench": {"x": Needed.PAIR, "h": 0.25},
        "box": {"x": Needed.PAIR, "h": 0.25},
        "chair": {"x": Needed.PAIR, "h": 0.25, "back": "left"},
        "ball": {"r": 0.157},
        "slider": {**_MOVED},
        "wall": {"x": Needed.NUMBER, "h": 1.05},
        "backdrop": {"x": Needed.PAIR, "h": 1.05},
        "worktop": {"x": Needed.PAIR, "h": 0.52},
        "rack": {"x": Needed.NUMBER, "h": 0.95, "pins": 0.0},
        # machines; what moves follows the point that they are at
        "roller": {**_MOVED, "r": 0.028, "post": -0.07},
        "lying_curl": {**_MOVED, "x": Needed.PAIR, "h": 0.325, "r": 0.03},
        "seated_curl": {**_MOVED, "h": 0.30, "r": 0.03, "lean": 100.0},
        "standing_curl": {**_MOVED, "r": 0.03},
        "ghd": {**_MOVED, "handles": False},
        "bench45": {**_MOVED},
        "reverse_hyper": {**_MOVED, "x": Needed.PAIR, "h": 0.50},
    }
)
"""By kind: each option with its default. All may also have "at": a point of the figure, or a place."""

BALL_CONTACT = 0.037
"""How far an ankle stays from the skin of a ball on which its heel lies: the sole is .039 under it."""

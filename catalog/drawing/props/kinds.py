"""Which parts each kind of prop is made of, and in which layer each is painted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from catalog.drawing.canvas import Canvas
from catalog.drawing.motion import Prop
from catalog.drawing.props import furniture, machines, pulls, weights
from catalog.drawing.props.layers import Item, Layer, Part

PARTS: Mapping[str, tuple[Part, ...]] = MappingProxyType(
    {
        "barbell": (Part(Layer.GROUND, weights.far_plate), Part(Layer.TOP, weights.near_plate)),
        "dumbbell": (
            Part(Layer.GROUND, weights.far_dumbbell),
            Part(Layer.BETWEEN, weights.dumbbell_between_feet),
            Part(Layer.FRONT, weights.dumbbell_from_side),
            Part(Layer.TOP, weights.dumbbell_from_end),
        ),
        "kettlebell": (Part(Layer.BETWEEN, weights.kettlebell),),
        "plate": (Part(Layer.FRONT, weights.plate),),
        "trap_bar": (Part(Layer.GROUND, weights.far_frame), Part(Layer.TOP, weights.near_frame)),
        "smith": (Part(Layer.GROUND, weights.rails), Part(Layer.TOP, weights.near_plate)),
        "landmine": (Part(Layer.BETWEEN, weights.landmine),),
        "band": (Part(Layer.BETWEEN, pulls.band_between), Part(Layer.FRONT, pulls.band)),
        "mini_band": (Part(Layer.FRONT, pulls.mini_band),),
        "towel": (Part(Layer.FRONT, pulls.towel),),
        "cable": (Part(Layer.GROUND, pulls.tower), Part(Layer.BETWEEN, pulls.cable)),
        "straps": (Part(Layer.GROUND, pulls.hanger), Part(Layer.FRONT, pulls.straps)),
        "mat": (Part(Layer.GROUND, furniture.mat),),
        "bench": (Part(Layer.GROUND, furniture.bench),),
        "box": (Part(Layer.GROUND, furniture.box),),
        "chair": (Part(Layer.GROUND, furniture.chair),),
        "ball": (Part(Layer.GROUND, furniture.ball),),
        "slider": (Part(Layer.GROUND, furniture.slider),),
        "wall": (Part(Layer.GROUND, furniture.wall),),
        "backdrop": (Part(Layer.GROUND, furniture.backdrop),),
        "worktop": (Part(Layer.GROUND, furniture.worktop),),
        "rack": (Part(Layer.GROUND, furniture.rack),),
        "roller": (Part(Layer.GROUND, machines.roller_post), Part(Layer.TOP, machines.roller)),
        "lying_curl": (
            Part(Layer.GROUND, machines.lying_frame),
            Part(Layer.BEHIND, machines.lever),
            Part(Layer.TOP, machines.moving_roller),
        ),
        "seated_curl": (
            Part(Layer.GROUND, machines.seated_frame),
            Part(Layer.BEHIND, machines.lever),
            Part(Layer.FRONT, machines.moving_roller),
            Part(Layer.TOP, machines.thigh_pad),
        ),
        "standing_curl": (
            Part(Layer.GROUND, machines.standing_frame),
            Part(Layer.BEHIND, machines.lever),
            Part(Layer.TOP, machines.moving_roller),
        ),
        "ghd": (
            Part(Layer.GROUND, machines.ghd_frame),
            Part(Layer.FRONT, machines.ghd_pad),
            Part(Layer.FRONT, machines.ghd_handle),
            Part(Layer.TOP, machines.ankle_rollers),
        ),
        "bench45": (
            Part(Layer.GROUND, machines.bench45_frame),
            Part(Layer.GROUND, machines.bench45_pad),
            Part(Layer.TOP, machines.calf_roller),
        ),
        "reverse_hyper": (
            Part(Layer.GROUND, machines.reverse_frame),
            Part(Layer.BEHIND, machines.pendulum),
            Part(Layer.TOP, machines.moving_roller),
        ),
    }
)
"""By kind, as `catalog.drawing.equipment.KINDS` names them."""


def paint_props(canvas: Canvas, props: Iterable[Prop], layer: Layer) -> None:
    """Paint those parts of *props* that belong to *layer*, in the order of the pose file."""
    for prop in props:
        for part in PARTS[prop.kind]:
            if part.layer is layer:
                part.paint(Item(canvas, prop))

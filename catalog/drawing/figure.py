"""One moment on the scene: floor and furniture, the partner, the figure with what it holds, from far to near."""

from __future__ import annotations

from dataclasses import replace

from catalog.drawing import body, clothes
from catalog.drawing.canvas import Canvas
from catalog.drawing.colours import Theme, mix
from catalog.drawing.muscles import muscles
from catalog.drawing.posture import Posture
from catalog.drawing.props.kinds import paint_props
from catalog.drawing.props.layers import Layer


def paint_moment(canvas: Canvas, partner: Posture | None = None) -> None:
    """Paint the figure of *canvas*, its props, and behind it a *partner*."""
    props = canvas.motion.props
    paint_props(canvas, props, Layer.GROUND)
    if partner and canvas.motion.partner:
        grey = without_colours(canvas.theme)
        paint_moment(replace(canvas, theme=grey, motion=canvas.motion.partner, posture=partner))
    body.arm(canvas, "l", canvas.theme.far)
    paint_props(canvas, props, Layer.BEHIND)
    _far_leg(canvas)
    paint_props(canvas, props, Layer.BETWEEN)
    _near_body(canvas)
    paint_props(canvas, props, Layer.FRONT)
    if canvas.motion.arms != "between":
        body.arm(canvas, "r", canvas.theme.near)
    paint_props(canvas, props, Layer.TOP)


def _far_leg(canvas: Canvas) -> None:
    body.leg(canvas, "l", canvas.theme.far)
    clothes.far_sleeve(canvas)
    muscles(canvas, "l")


def _near_body(canvas: Canvas) -> None:
    near = canvas.theme.near
    body.torso(canvas, near)
    if canvas.motion.arms == "between":
        _face_and_vest(canvas)
        body.arm(canvas, "r", near)
        body.leg(canvas, "r", near)
    else:
        body.leg(canvas, "r", near)
        _face_and_vest(canvas)
    clothes.shorts(canvas)
    muscles(canvas, "r")


def _face_and_vest(canvas: Canvas) -> None:
    body.face(canvas, canvas.theme.near)
    clothes.vest(canvas)


def without_colours(theme: Theme) -> Theme:
    """Return *theme* in greys: who helps is not who trains."""
    return replace(
        theme,
        near=theme.far,
        far=mix(theme.far, theme.card, 0.15),
        vest=mix(theme.far, theme.card, 0.18),
        shorts=mix(theme.far, theme.line, 0.14),
        hair=mix(theme.far, theme.line, 0.18),
        shoe=mix(theme.far, theme.line, 0.18),
    )

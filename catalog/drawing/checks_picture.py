"""Rules about what the pictures show: a smooth loop, two different ends, mistakes that look wrong, words for all."""

from __future__ import annotations

import math
from collections.abc import Iterator

from catalog.drawing.film import Film, Finding, wrong_films
from catalog.drawing.motion import Motion
from catalog.drawing.posture import Posture

FURTHEST_STEP = 0.16
"""How far any point may move from one of 48 moments to the next, in stature."""

CLOSING_STEP = 1.6
"""How many times the largest other step the last one may be, which leads back to the first moment."""

STILL = 0.003
"""Steps so small are none, in stature."""

ENDS_APART = 0.08
"""How far some point is at least between the two pictures of a still, in stature."""

WRONG_APART = 0.03
"""How far some point of a wrong posture is at least from where it is right, in stature."""

ALT_CHARS = 1024
"""Longest alternative text (Discord's description of an attachment)."""


def furthest(first: Posture, second: Posture) -> tuple[str, float]:
    """Return the point that differs most between two postures, and by how much."""
    apart = {name: math.dist(place, second.points[name]) for name, place in first.points.items()}
    point = max(apart, key=lambda name: apart[name])
    return point, apart[point]


def the_loop_is_smooth(film: Film) -> Iterator[Finding]:
    """No point jumps, least of all where the repetition begins again."""
    if film.motion.hold:
        return
    steps = [(before, *furthest(before.posture, after.posture)) for before, after in film.moving()]
    for moment, point, step in steps:
        if step > FURTHEST_STEP:
            yield film.finding(moment, f"{point} jumps by {step:.3f}, the limit is {FURTHEST_STEP}")
    closing, largest = steps[-1], max(step for _, _, step in steps[:-1])
    if closing[2] > CLOSING_STEP * largest + STILL:
        text = f"{closing[1]} jumps by {closing[2]:.3f} to the first key, elsewhere by {largest:.3f} at most"
        yield film.finding(closing[0], text)


def the_ends_differ(film: Film) -> Iterator[Finding]:
    """The two pictures of a still are two different ones; a hold has one key."""
    if film.motion.hold:
        if len(film.motion.keys) > 1:
            yield Finding(film.motion.slug, "key", f"a hold has one key, not {len(film.motion.keys)}")
        return
    start, end = film.solver.ends()
    point, apart = furthest(film.solver.at(start), film.solver.at(end))
    if apart < ENDS_APART:
        text = f"start and end look the same: {point} moves most, by {apart:.3f}, not {ENDS_APART} or more"
        yield Finding(film.motion.slug, "", text)


def it_has_words(film: Film) -> Iterator[Finding]:
    """It says in words what it shows, in sentences that a screen reader can read."""
    alt = film.motion.alt
    if not alt.strip():
        yield Finding(film.motion.slug, "alt", "is missing")
    elif len(alt) > ALT_CHARS // 2:
        yield Finding(film.motion.slug, "alt", f"has {len(alt)} characters, the limit is {ALT_CHARS // 2}")
    elif not alt.endswith("."):
        yield Finding(film.motion.slug, "alt", "does not end as a sentence does")


def wrong_poses_look_wrong(motion: Motion) -> Iterator[Finding]:
    """A wrong posture differs visibly from the right one."""
    for film, pose, right in wrong_films(motion):
        moment = film.moments[0]
        point, apart = furthest(moment.posture, right)
        if apart < WRONG_APART and not pose.held:
            yield film.finding(moment, f"looks right: {point} differs most, by {apart:.3f}, not {WRONG_APART} or more")

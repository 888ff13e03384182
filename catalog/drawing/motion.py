"""One exercise as movement: its keys, what holds the figure, what it holds; as written in its pose file, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from catalog.drawing.geometry import Point
from catalog.drawing.posture import Channel

Option: TypeAlias = bool | float | str | Point | tuple[str | Point, ...]
"""What an option of a prop says; a path is a list of points' names and places."""

REP_SECONDS = 3.6
"""How long a repetition takes in a loop, where its file does not say."""


@dataclass(frozen=True, slots=True)
class Root:
    """What holds the figure: one bone keeps its direction, one point its place.

    Attributes:
        segment: Whose direction the channel "root" gives.
        point: Whose place the channel "root_at" gives.
        at: That place where no key moves it.
        rest: Whether it lies: then *at* gives the place along the floor, and the height of the lowest part of its
            trunk rather than of *point*.
    """

    segment: str
    point: str
    at: Point
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a repetition.

    Attributes:
        t: When, from 0 to under 1.
        channels: All that is set at this moment, also what earlier keys set; both sides named.
    """

    t: float
    channels: Mapping[str, Channel]


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing in the picture.

    Attributes:
        kind: One of `catalog.drawing.equipment.KINDS`.
        at: A point of the figure, which it follows, or a fixed place; None where its options say where it is.
        options: As that kind takes them, with their defaults filled in.
    """

    kind: str
    at: str | Point | None
    options: Mapping[str, Option]


@dataclass(frozen=True, slots=True)
class WrongPose:
    """A common mistake at one moment.

    Attributes:
        mistake: Index into the exercise's mistakes.
        t: The moment of the repetition with which it is compared.
        channels: What differs from the right posture; both sides named.
        held: The point at which the hands and the first prop are instead; empty: where they are right.
    """

    mistake: int
    t: float
    channels: Mapping[str, Channel]
    held: str = ""


@dataclass(frozen=True, slots=True)
class Foot:
    """One foot seen from above; x forward, z towards the figure's right.

    Attributes:
        heel: The middle of the heel.
        toe_out: Degrees outward.
        heel_up: Whether only the ball of the foot is down.
    """

    heel: Point
    toe_out: float
    heel_up: bool = False


@dataclass(frozen=True, slots=True)
class Inset:
    """Feet and bar from above, where the side view cannot tell two exercises apart.

    Attributes:
        feet: One or two.
        hands: How far each hand is from the middle of the bar; None: no hands drawn.
        bar: Where the bar lies along x; None: no bar.
    """

    feet: tuple[Foot, ...]
    hands: float | None = None
    bar: float | None = None


@dataclass(frozen=True, slots=True)
class Motion:
    """One repetition of an exercise, or one held posture.

    Attributes:
        slug: The exercise.
        without: Why it has no drawing; empty: it has one, else nothing of the rest is filled in.
        balance: Where the centre of mass of body and load is kept along x, by a lean at the ankles of *stance*.
        stance: Sides that bear the weight: "r", "l" or "rl".
        planted: Sides whose feet stay where they are, sole and all.
        head: "free", or "floor": it rests on the floor, face up.
        floor: Height of what it lies on.
        foreshorten: How long "thigh", "shank", "upper_arm", "forearm" look; 1 unless named.
        elbows: "back", as arms bend; "out" where they point at the viewer and look as if bent the other way.
        arms: "beside" the body, or "between" the legs, where the near leg hides them.
        hands_on: The point that both hands hold; empty: none.
        hands_off: How far their middle is from that point.
        arrow: The point whose way is drawn; empty: none.
        rep: Seconds of one repetition.
        hold: Whether it is one posture, held.
        still: The two moments that a still shows, where not the first key and the one that differs most from it.
        alt: What is seen, in one or two sentences.
        partner: A second figure, drawn grey.
    """

    slug: str
    root: Root
    keys: tuple[Key, ...]
    without: str = ""
    balance: float | None = None
    stance: str = "rl"
    planted: str = ""
    head: str = "free"
    floor: float = 0.0
    foreshorten: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    elbows: str = "back"
    arms: str = "beside"
    hands_on: str = ""
    hands_off: Point = (0.0, 0.0)
    props: tuple[Prop, ...] = ()
    arrow: str = ""
    rep: float = REP_SECONDS
    hold: bool = False
    still: tuple[float, float] | None = None
    alt: str = ""
    partner: Motion | None = None
    mistakes: tuple[WrongPose, ...] = ()
    inset: Inset | None = None

    def prop(self, kind: str) -> Prop | None:
        """Return its first prop of a *kind*."""
        return next((prop for prop in self.props if prop.kind == kind), None)

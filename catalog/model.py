"""What the catalogue is made of: exercises, topics, cautions, claims and their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Movement(StrEnum):
    """What the working joint does; a session has a slot for hip extension and one for knee flexion."""

    HIP_EXTENSION = "hip_extension"
    KNEE_FLEXION = "knee_flexion"
    BOTH = "both"
    MOBILITY = "mobility"


class Laterality(StrEnum):
    """Both legs together, or one at a time."""

    BILATERAL = "bilateral"
    UNILATERAL = "unilateral"


class Emphasis(StrEnum):
    """How the muscle is loaded."""

    DYNAMIC = "dynamic"
    DYNAMIC_LENGTHENED = "dynamic_lengthened"
    ECCENTRIC = "eccentric"
    ISOMETRIC = "isometric"
    EXPLOSIVE = "explosive"
    STRETCH = "stretch"


class Position(StrEnum):
    """How the body is held; a desk allows standing and seated only."""

    STANDING = "standing"
    SEATED = "seated"
    SUPINE = "supine"
    PRONE = "prone"
    KNEELING = "kneeling"
    MACHINE = "machine"


class Level(IntEnum):
    """Skill and strength that an exercise asks for; ordered."""

    BEGINNER = 1
    INTERMEDIATE = 2
    ADVANCED = 3

    @classmethod
    def named(cls, name: str) -> Level:
        """Return the level called *name* ("beginner"); KeyError for any other word."""
        return cls[name.upper()]


class Caution(StrEnum):
    """A state of the person in which an exercise is left out or asked about first."""

    LOW_BACK_PAIN = "low_back_pain"
    KNEE_PAIN = "knee_pain"
    RECENT_HAMSTRING_STRAIN = "recent_hamstring_strain"
    SIT_BONE_PAIN = "sit_bone_pain"
    PREGNANCY_SUPINE = "pregnancy_supine"
    PREGNANCY_PRONE = "pregnancy_prone"
    PREGNANCY_GENERAL = "pregnancy_general"
    BALANCE_FALL_RISK = "balance_fall_risk"
    WRIST_SHOULDER_PAIN = "wrist_shoulder_pain"


KIT = frozenset(
    {
        "anchor_point", "ankle_strap", "back_extension_45", "barbell", "bench", "box", "cable_machine",
        "dumbbell", "foot_anchor", "ghd", "kettlebell", "landmine", "long_band", "lying_leg_curl_machine", "mini_band",
        "partner", "rack", "reverse_hyper_machine", "seated_leg_curl_machine", "sliders", "smith_machine",
        "stability_ball", "standing_leg_curl_machine", "suspension_trainer", "towel", "trap_bar",
        "weight_plate",
    }
)  # fmt: skip
"""Everything that an exercise may need; "bench" or "box" includes a sturdy chair, sofa or stair."""

MUSCLES = frozenset(
    {
        "adductors", "calves", "core", "glutes", "grip", "hamstrings", "hip_flexors", "hip_stabilizers",
        "lower_back", "quads", "shoulders", "upper_back",
    }
)  # fmt: skip
"""Muscles and groups of muscles that an exercise names."""


@dataclass(frozen=True, slots=True)
class Range:
    """From *low* to *high*, both inclusive; *low* is at most *high*."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise.

    Attributes:
        sets: Work sets.
        reps: Repetitions a set; None for a hold.
        seconds: Length of a hold; None where repetitions count.
        each_side: Whether *reps* or *seconds* are for each leg.
        tempo: In words or as lowering-pause-lifting-pause in seconds.
        rest: Seconds between sets.
    """

    sets: Range
    reps: Range | None
    seconds: Range | None
    each_side: bool
    tempo: str
    rest: Range


@dataclass(frozen=True, slots=True)
class Mistake:
    """A common mistake and what mends it."""

    mistake: str
    cure: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from.

    Attributes:
        title: Authors and year, or the title where the authors are not known.
        place: Journal, volume, DOI or address.
        design: "meta-analysis", "randomised trial", "EMG study", "guideline", "convention" …
        size: Who or how much was studied, as stated; empty where we did not see it.
        effect: The figures as they stood in the source; empty where it has none or we saw none.
        seen: How much of it we read: "abstract", "part" or "second-hand"; empty for a convention.
    """

    id: str
    title: str
    year: int | None
    place: str
    design: str
    size: str = ""
    effect: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about the body, and the source that says so.

    Attributes:
        source: The id of a `Source`.
        confidence: "high", "medium" or "low".
    """

    text: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise, as a coach would explain it to someone standing in a gym.

    Attributes:
        aliases: Other names that mean this exercise and no other.
        equipment: All groups are needed, and of each group any one will do; empty: nothing is needed.
        primary: Muscles that do the work; without "hamstrings" among them it never fills a slot.
        purpose: What it is for, in one or two sentences.
        feel: What to feel, and where.
        one_rep: What counts as one repetition.
        check: What to check before the first set, for kit that can fail; empty: nothing can.
        cautions: Each flag with the reason why.
        easier, harder, swaps: Slugs of the catalogue.
    """

    slug: str
    name: str
    aliases: tuple[str, ...]
    movement: Movement
    laterality: Laterality
    emphasis: Emphasis
    position: Position
    equipment: tuple[frozenset[str], ...]
    level: Level
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    purpose: str
    steps: tuple[str, ...]
    feel: str
    mistakes: tuple[Mistake, ...]
    breathing: str
    one_rep: str
    check: str
    dose: Dose
    cautions: Mapping[Caution, str]
    easier: tuple[str, ...]
    harder: tuple[str, ...]
    swaps: tuple[str, ...]
    evidence: tuple[Claim, ...]

    @property
    def fills_slot(self) -> bool:
        """Whether it trains the hamstrings enough to fill a session's slot."""
        return "hamstrings" in self.primary and self.movement is not Movement.MOBILITY

    def possible_with(self, equipment: frozenset[str]) -> bool:
        """Whether someone who has exactly *equipment* can do it."""
        return all(group & equipment for group in self.equipment)


@dataclass(frozen=True, slots=True)
class Topic:
    """One answer about hamstrings and their training.

    Attributes:
        title: Short enough for a button.
        questions: Ordinary ways in which people ask it; never shown.
        short: The answer, in paragraphs.
        points: What of it is a list; empty: nothing.
        more: What there is to say beyond it, in paragraphs.
        related: Slugs of exercises and topics.
    """

    slug: str
    title: str
    questions: tuple[str, ...]
    short: tuple[str, ...]
    points: tuple[str, ...]
    more: tuple[str, ...]
    claims: tuple[Claim, ...]
    related: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything Legday knows.

    Attributes:
        exercises: By slug, in file order of their names.
        sources: By id.
        ambiguous: Words that mean several exercises, each with the slugs it may mean, likeliest first; none
            where the catalogue holds no exercise of that name.
        topics: By slug; no exercise has the same one.
    """

    exercises: Mapping[str, Exercise]
    sources: Mapping[str, Source]
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)

"""What a session is made of, and the phrases that its parts are shown with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.language import N_
from catalog.model import Range


class Slot(StrEnum):
    """What a place in a session has to hold."""

    HIP_EXTENSION = "hip_extension"
    KNEE_FLEXION = "knee_flexion"
    LOOSEN = "loosen"


class Reason(StrEnum):
    """Why an exercise is there."""

    HIP = "hip"
    HIP_LONG = "hip_long"
    HIP_ONE_LEG = "hip_one_leg"
    KNEE = "knee"
    KNEE_LONG = "knee_long"
    BOTH = "both"
    LOWERING = "lowering"
    EXPLOSIVE = "explosive"
    HOLD = "hold"
    LOOSEN = "loosen"

    @property
    def phrase(self) -> str:
        """The English phrase; translated when shown."""
        return _REASONS[self]


_REASONS: Mapping[Reason, str] = {
    Reason.HIP: N_("Works them where they move the hip"),
    Reason.HIP_LONG: N_("Works them at the hip, stretched out"),
    Reason.HIP_ONE_LEG: N_("One leg at a time, so both keep up"),
    Reason.KNEE: N_("Works them where they bend the knee"),
    Reason.KNEE_LONG: N_("Works them at the knee, stretched out"),
    Reason.BOTH: N_("Works them at hip and knee together"),
    Reason.LOWERING: N_("Slow lowering: strong while long"),
    Reason.EXPLOSIVE: N_("Fast work, first while you are fresh"),
    Reason.HOLD: N_("A steady hold, easy on the joints"),
    Reason.LOOSEN: N_("Easy movement after sitting"),
}


class Effort(StrEnum):
    """When to end a set."""

    FIRST = "first"
    BEGINNER = "beginner"
    TRAINED = "trained"
    HARD = "hard"
    EASY = "easy"
    HALF = "half"
    TALK = "talk"
    HOLD = "hold"
    LOOSE = "loose"

    @property
    def phrase(self) -> str:
        """The English phrase; translated when shown."""
        return _EFFORTS[self]


_EFFORTS: Mapping[Effort, str] = {
    Effort.FIRST: N_("Stop with 3 or 4 clean ones left."),
    Effort.BEGINNER: N_("Stop with 2 to 4 clean ones left."),
    Effort.TRAINED: N_("Stop with 1 to 3 clean ones left."),
    Effort.HARD: N_("Stop with 1 or 2 clean ones left."),
    Effort.EASY: N_("Stop with 4 or more clean ones left."),
    Effort.HALF: N_("Half effort; nothing may hurt."),
    Effort.TALK: N_("Easy enough to talk all the while."),
    Effort.HOLD: N_("Hold only as long as it stays still."),
    Effort.LOOSE: N_("Easy; no strain, no bouncing."),
}


class NoteKind(StrEnum):
    """Something said below the exercises; none names an ache, as others may read along."""

    READINESS = "readiness"
    HIP_MISSING = "hip_missing"
    KNEE_MISSING = "knee_missing"
    LEFT_OUT = "left_out"
    ENOUGH = "enough"
    BREAK = "break"
    EASY_SET = "easy_set"
    STRAIN_CARE = "strain_care"
    YESTERDAY = "yesterday"
    FULL = "full"
    DELOAD = "deload"
    RESTART = "restart"
    SORE = "sore"
    SPARE = "spare"
    CHANGED = "changed"
    CHAIR = "chair"
    SUPPORT = "support"

    @property
    def phrase(self) -> str:
        """The English phrase; translated when shown."""
        return _NOTES[self]


_NOTES: Mapping[NoteKind, str] = {
    # The usual readiness questions, from PAR-Q forms.
    NoteKind.READINESS: N_("Heart, chest pain, fainting, joints or pregnancy? Ask a doctor first (PAR-Q)."),
    NoteKind.HIP_MISSING: N_("Nothing for the hip end fits today, so this is the knee end alone."),
    NoteKind.KNEE_MISSING: N_("Nothing for the knee end fits today, so this is the hip end alone."),
    NoteKind.LEFT_OUT: N_("Some exercises are left out for you."),
    NoteKind.ENOUGH: N_("Enough for hamstrings; use the rest for the rest of leg day."),
    NoteKind.BREAK: N_("A break: no warm-up needed."),
    NoteKind.EASY_SET: N_("Warm-up: one easy set of the first."),
    NoteKind.STRAIN_CARE: N_("Stop at any pain, and leave it if it hurts tomorrow morning."),
    NoteKind.YESTERDAY: N_("Trained today or yesterday: this only loosens; a day between helps."),
    NoteKind.FULL: N_("Your week holds no more sets, so this only loosens; it does not count."),
    NoteKind.DELOAD: N_("An easier week, as planned: half the sets, same days."),
    NoteKind.RESTART: N_("Good to have you back: half the sets, a step easier."),
    NoteKind.SORE: N_("Still sore: light work only, and less of it."),
    NoteKind.SPARE: N_("A hard day is near: nothing new, nothing near the limit."),
    NoteKind.CHANGED: N_("One exercise had its weeks and made room for another."),
    NoteKind.CHAIR: N_("Use a chair without wheels."),
    NoteKind.SUPPORT: N_("Keep two hands on something fixed."),
}


@dataclass(frozen=True, slots=True)
class Pick:
    """One exercise of a session.

    Attributes:
        slug: The exercise, by the catalogue's name.
        sets: Work sets; a left-and-right set is one.
        reps: Repetitions a set; None for a hold.
        seconds: Length of a hold; None where repetitions count.
        each_side: Whether *reps* or *seconds* are for each leg.
        target: Repetitions, or seconds of a hold, to aim at today; None: anywhere in the range.
        load: Grams to use today; None: bodyweight, or not known.
        extra: It comes on top of the two main ones, where there is room.
    """

    slug: str
    slot: Slot
    sets: int
    reps: Range | None
    seconds: Range | None
    each_side: bool
    rest_seconds: int
    effort: Effort
    reason: Reason
    target: int | None = None
    load: int | None = None
    extra: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "target": self.target,
            "load": self.load,
            "extra": self.extra,
            "slug": self.slug,
            "slot": self.slot.value,
            "sets": self.sets,
            "reps": _range_to_json(self.reps),
            "seconds": _range_to_json(self.seconds),
            "each_side": self.each_side,
            "rest": self.rest_seconds,
            "effort": self.effort.value,
            "reason": self.reason.value,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Pick:
        """Rebuild it from what `to_json` returned."""
        return cls(
            slug=stored["slug"],
            slot=Slot(stored["slot"]),
            sets=stored["sets"],
            reps=_range_from_json(stored["reps"]),
            seconds=_range_from_json(stored["seconds"]),
            each_side=stored["each_side"],
            rest_seconds=stored["rest"],
            effort=Effort(stored["effort"]),
            reason=Reason(stored["reason"]),
            target=stored.get("target"),
            load=stored.get("load"),
            extra=stored.get("extra", False),
        )


@dataclass(frozen=True, slots=True)
class Session:
    """Some exercises to do now, in order.

    Attributes:
        picks: 1 to 4, first to last.
        minutes: Estimated for all of it, warm-up included; never more than was asked for.
        warm_up_minutes: Of these, easy movement before the first set; 0: an easy set, or none at all.
    """

    picks: tuple[Pick, ...]
    minutes: int
    notes: tuple[NoteKind, ...] = ()
    warm_up_minutes: int = 0

    @property
    def slugs(self) -> frozenset[str]:
        """The exercises in it, by the catalogue's names."""
        return frozenset(pick.slug for pick in self.picks)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "picks": [pick.to_json() for pick in self.picks],
            "minutes": self.minutes,
            "notes": [note.value for note in self.notes],
            "warm_up": self.warm_up_minutes,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Session:
        """Rebuild it from what `to_json` returned."""
        return cls(
            picks=tuple(Pick.from_json(pick) for pick in stored["picks"]),
            minutes=stored["minutes"],
            notes=tuple(NoteKind(note) for note in stored["notes"]),
            warm_up_minutes=stored["warm_up"],
        )


def _range_to_json(span: Range | None) -> list[int] | None:
    return [span.low, span.high] if span else None


def _range_from_json(stored: list[int] | None) -> Range | None:
    return Range(*stored) if stored else None

"""What may hurt, as a list to tap, and the signs that call for a professional."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.language import N_, Words
from bot.messages import Bullets, Button, Heading, Note, Paragraph, Reply
from bot.sessions.vocabulary import PREGNANCY
from catalog.model import Caution

ROW = 2
"""Aches in a row of buttons, so that their labels stay readable on a phone."""


@dataclass(frozen=True, slots=True)
class Ache:
    """Something that keeps exercises out of a person's sessions.

    Attributes:
        label: Marked with `N_`; translated when shown.
        flags: Cautions that it stands for.
    """

    label: str
    flags: frozenset[Caution]


ACHES: Mapping[str, Ache] = {
    "low_back_pain": Ache(N_("Lower back"), frozenset({Caution.LOW_BACK_PAIN})),
    "knee_pain": Ache(N_("Knee"), frozenset({Caution.KNEE_PAIN})),
    "recent_hamstring_strain": Ache(N_("Hamstring strain"), frozenset({Caution.RECENT_HAMSTRING_STRAIN})),
    "sit_bone_pain": Ache(N_("Sit bone"), frozenset({Caution.SIT_BONE_PAIN})),
    "wrist_shoulder_pain": Ache(N_("Wrist or shoulder"), frozenset({Caution.WRIST_SHOULDER_PAIN})),
    "balance_fall_risk": Ache(N_("Balance"), frozenset({Caution.BALANCE_FALL_RISK})),
    "pregnancy": Ache(N_("Pregnancy"), PREGNANCY),
}
"""By the word in the line of its button, in the order in which they are shown."""

RED_FLAGS = (
    # Mayo Clinic, "Hamstring injury"; sports-health.com, "Hamstring Tears".
    N_("Stop for today: a sudden sharp pain at the back of the thigh, a pop, or pain that grows."),
    # Mayo Clinic, "Hamstring injury"; nidirect, "Hamstring injury"; NHS hamstring injury text.
    N_("See a professional: four steps hurt badly, marked swelling, bruising or a gap, or it does not heal."),
    # healthgrades (citing CDC); middlesexhealth.org (Mayo definition).
    N_("Urgent care: very dark urine, or severe muscle pain or weakness after hard exercise."),
    # NHS Norfolk and Waveney, back pain; healthify.nz, sciatica.
    N_("Emergency care now: numbness between the legs, new bladder or bowel trouble, or both legs weak or in pain."),
    # PAR-Q forms.
    N_("A doctor before any training: chest pain, fainting, dizziness with exercise, or a known heart condition."),
)
"""Signs that end training, mildest first."""

RED_FLAG_SOURCES = N_("From Mayo Clinic, nidirect, NHS and CDC pages and PAR-Q forms. I cannot tell you what it is.")


def aches_after(name: str, off: str, aches: frozenset[str]) -> frozenset[str] | None:
    """Return a person's *aches* once a button of the list was pressed; None where the line means nothing.

    The line says what to set, not what to turn over, so that pressing twice is pressing once.

    Args:
        name: A key of `ACHES`, or "none" for none of them.
        off: "off" takes it away, empty adds it.
        aches: What was known before; what is not in the list stays.
    """
    if name == "none" and not off:
        return aches - {flag.value for ache in ACHES.values() for flag in ache.flags}
    if name not in ACHES or off not in {"", "off"}:
        return None
    flags = {flag.value for flag in ACHES[name].flags}
    return aches - flags if off else aches | flags


def aches_reply(aches: frozenset[str], words: Words, *, replaces: bool = False) -> Reply:
    """Return the list with what is known ticked; for the asker's eyes only."""
    return Reply(
        (
            Heading(words("Does something hurt?")),
            Paragraph(words("Tap what applies: it stays out of your sessions until you tap it again.")),
            Bullets(tuple(words(sign) for sign in RED_FLAGS)),
            Note(words(RED_FLAG_SOURCES)),
        ),
        buttons=_buttons(aches, words),
        private=True,
        replaces=replaces,
    )


def _buttons(aches: frozenset[str], words: Words) -> tuple[tuple[Button, ...], ...]:
    listed = [_ache_button(name, ache, aches, words) for name, ache in ACHES.items()]
    listed.append(Button(words("None of these"), "/hurts none"))
    rows = [tuple(listed[start : start + ROW]) for start in range(0, len(listed), ROW)]
    return (*rows, (Button(words("New session"), "/hamstrings"),))


def _ache_button(name: str, ache: Ache, aches: frozenset[str], words: Words) -> Button:
    if {flag.value for flag in ache.flags} <= aches:
        return Button(words("✓ {ache}", ache=words(ache.label)), f"/hurts {name} off")
    return Button(words(ache.label), f"/hurts {name}")

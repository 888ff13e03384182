"""The red flags: what each one is, how fast to act, and who says so. They name signs, never an injury."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from bot.language import N_


class Urgency(IntEnum):
    """How fast to act; ordered, the fastest highest."""

    STOP = 1
    PROMPT = 2
    URGENT = 3
    EMERGENCY = 4

    @property
    def phrase(self) -> str:
        """What to do, in English; translated when shown. The country is not known, so no number is named."""
        return _ACT[self]


_ACT: Final = {
    Urgency.STOP: N_("Stop for today. If it stays, grows or comes back, get it checked."),
    Urgency.PROMPT: N_("Stop training and get it checked in the next days, sooner if it grows."),
    Urgency.URGENT: N_("Stop training and get medical advice today."),
    Urgency.EMERGENCY: N_("Get help now: call your local emergency number or go to an emergency department."),
}


@dataclass(frozen=True, slots=True)
class Flag:
    """A sign that puts training on hold.

    Attributes:
        name: What the line of a button calls it.
        what: What it is about, a whole sentence; marked with `N_`.
        ask: The one question where it is not sure that it was meant; marked with `N_`.
        source: Who says so; empty: clinical convention, no source seen.
    """

    name: str
    urgency: Urgency
    what: str
    ask: str
    source: str


MAYO = "Mayo Clinic, “Hamstring injury”"
NIDIRECT = "nidirect, “Hamstring injury (muscle strain)”"
TEARS = "sports-health.com, “Hamstring Tears: Signs and Symptoms”"
BACK = "NHS Norfolk and Waveney, back pain; healthify.nz, sciatica"
PAR_Q = "PAR-Q forms"

SUDDEN_PAIN = Flag(
    "sudden_pain",
    Urgency.STOP,
    N_("Sharp or sudden pain ends the session."),
    N_("Is there a sharp or sudden pain?"),
    f"{MAYO}; {TEARS}",
)
POP = Flag(
    "pop",
    Urgency.PROMPT,
    N_("A pop or a tearing feeling ends the session, also when the pain is small."),
    N_("Did you feel a pop, a snap or a tear in the muscle?"),
    f"{MAYO}; {TEARS}",
)
SWELLING = Flag(
    "swelling",
    Urgency.PROMPT,
    N_("Bruising, swelling, a gap or a lump in the muscle should be looked at before you train."),
    N_("Is there new bruising, swelling, a gap or a lump that no knock explains?"),
    f"{NIDIRECT}; {TEARS}",
)
WEIGHT = Flag(
    "weight",
    Urgency.PROMPT,
    N_("A leg that will not carry you, or hurts badly within a few steps, needs a professional first."),
    N_("Is it more than soreness: does the leg not carry your weight?"),
    f"{MAYO}; {NIDIRECT}",
)
NUMBNESS = Flag(  # clinical convention: no source of ours speaks of numbness away from the saddle
    "numbness",
    Urgency.PROMPT,
    N_("Numbness or tingling ends the session; get it checked before you train."),
    N_("Is there numbness or tingling now that does not pass when you move?"),
    "",
)
CALF = Flag(
    "calf",
    Urgency.URGENT,
    N_("A calf or leg that is swollen, warm, red or painful without a knock is no matter for training."),
    N_("Is one calf or leg swollen, warm or red, without a knock?"),
    "BMJ Group on deep vein thrombosis, at webmd.boots.com",
)
DARK_URINE = Flag(
    "dark_urine",
    Urgency.URGENT,
    N_("Very dark urine, or severe muscle pain or weakness after hard exercise, needs medical care at once."),
    N_("Is your urine very dark, or are your muscles severely painful or weak since you trained?"),
    "healthgrades.com, citing CDC; middlesexhealth.org, Mayo definition",
)
HEART = Flag(
    "heart",
    Urgency.EMERGENCY,
    N_("Chest pain, fainting or sudden trouble breathing comes before any training."),
    N_("Is there chest pain, fainting or trouble breathing that is more than being out of breath?"),
    f"{PAR_Q}; BMJ Group, at webmd.boots.com",
)
DIZZINESS = Flag(
    "dizziness",
    Urgency.PROMPT,
    N_("Dizziness with exercise ends the session: a doctor first, then training."),
    N_("Do you feel dizzy when you train?"),
    PAR_Q,
)
BACK_ALARM = Flag(
    "back_alarm",
    Urgency.URGENT,
    N_("Back pain with a fever, or after a fall or an accident, should be seen before anything else."),
    N_("Does your back hurt together with a fever, or since a fall?"),
    "londonhealth.co.uk, symptoms of back pain; Benenden Health, at blueribbonfoundation.org.uk",
)
SADDLE = Flag(
    "saddle",
    Urgency.EMERGENCY,
    N_("Numbness between the legs, new bladder or bowel trouble, or both legs weak or in pain cannot wait."),
    N_("Is there numbness between the legs, new bladder or bowel trouble, or are both legs weak?"),
    BACK,
)
PREGNANCY = Flag(
    "pregnancy_alarm",
    Urgency.EMERGENCY,
    N_(
        "In pregnancy, bleeding, fluid, contractions, a severe headache or a baby that moves less comes first: "
        "call your maternity unit now."
    ),
    N_("Are you pregnant, with bleeding, fluid, contractions, a bad headache or less movement?"),
    "americanpregnancy.org, exercise warning signs; babymed.com, citing ACOG",
)
SIT_BONE = Flag(
    "sit_bone",
    Urgency.PROMPT,
    N_("At your age a pop or sudden pain at the sit bone should be checked, with a picture if they say so."),
    N_("Did you feel a pop at the sit bone?"),
    "Gidwani, Jagiello, Bircher 2004, BMJ 329:99",
)

FLAGS: Final = {
    flag.name: flag
    for flag in (
        SUDDEN_PAIN, POP, SWELLING, WEIGHT, NUMBNESS, CALF, DARK_URINE, HEART, DIZZINESS, BACK_ALARM, SADDLE,
        PREGNANCY, SIT_BONE,
    )
}  # fmt: skip
"""By the name that button lines use."""

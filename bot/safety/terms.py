"""The words that signs of alarm are made of, in English and some Spanish: data, joined into patterns."""

from __future__ import annotations

import re
from typing import Final


def pattern(said: str) -> re.Pattern[str]:
    """Return what finds *said* as whole words."""
    return re.compile(rf"\b(?:{said})\b")


def near(one: str, other: str, gap: int = 4) -> str:
    """Return what finds *one* and *other* in either order with at most *gap* words between."""
    between = rf"(?:[\w'~]+ ){{0,{gap}}}"
    return rf"(?:{one}) {between}(?:{other})|(?:{other}) {between}(?:{one})"


SHARP = (
    r"sharp(?:ly)?|sudden(?:ly)?|stabbing|shooting|searing|ripping|tearing|piercing|knife ?like|jabbing|electric"
    r"|severe"
    r"|excruciating|unbearable|intense pain|like a knife|agudo|aguda|repentin[oa]|subit[oa]|punzante|de golpe"
)
PAIN = r"pains?|painful|hurts?|hurting|aches?|aching|twinges?|stings?|jolt|spasms?|dolor(?:es)?|duele|punzada|pinchazo"
LEG = (
    r"hamstrings?|ham string|hammy|hammies|hams|thighs?|legs?|glutes?|butt|buttocks?|bum|muscles?|groin|sit bones?"
    r"|sitting bones?|tendon|isquio\w*|muslos?|piernas?"
)
SNAP = r"pop|popping|snap|snapping|twang|rip|ripping|tear|tearing|chasquido|crujido|desgarro"
SNAPPING = r"pop|popping|snap|snapping|twang|ripping|tearing|chasquido|crujido|desgarro"
SNAPPED = r"popped|snapped|tore|ripped|ruptured|gave way|gave out|went pop|went snap|went twang|exploded"
JOINT = (
    r"knees?|hips?|ankles?|knuckles?|spine|back(?! of)|neck|shoulders?|wrists?|joints?|toes?|fingers?|elbows?"
    r"|rodillas?"
)
NUMB = (
    r"numb|numbness|tingl\w+|pins and needles|pins n needles|no feeling in|lost (?:all )?feeling|loss of (?:feeling"
    r"|sensation)|hormigueos?|entumec\w+|entumid\w+|adormecid\w+"
)
SADDLE = (
    r"groin|saddle|genitals?|genital area|between (?:my |the )?legs|inner thighs?|crotch|privates|private parts"
    r"|perineum"
    r"|vagina|vulva|penis|testicles?|balls|back passage|anus|anal|down there|entrepierna|genitales|silla de montar"
)
SWOLLEN = r"swollen|swelling|swelled|swells|puffy|hinchad[oa]s?|hinchazon"
CALF = r"calf|calves|lower leg|pantorrillas?"
BRUISE = r"bruis(?:e|ed|es|ing)|black and blue|gone purple|purple|moreton(?:es)?|moraton"
DARK = r"dark|brown(?:ish)?|black|red|bloody|cola|coke|tea|coffee|rust\w*|oscur[oa]|marron|negra"
URINE = r"urine|pee|wee|piss|peeing|orina|pis"
CHEST = r"chest|breastbone|sternum|pecho"
PRESS = (
    r"pains?|hurts?|hurting|tight|tightness|pressure|pressing|squeez\w+|crush\w*|heavy|heaviness|ach(?:e|es|ing)"
    r"|burning"
    r"|discomfort|dolor|duele|opresion|presion|stabbing|sharp"
)
FAINT = (
    r"fainted|faint|fainting|pass(?:ed|ing)? out|black(?:ed|ing)? out|blackout|collapsed|lost consciousness|desmay\w+"
)
BREATH = (
    r"short(?:ness)? of breath|breathless\w*|trouble (?:with )?breathing|difficulty (?:in |with )?breathing"
    r"|hard to breathe|struggling (?:to breathe|for (?:breath|air))|gasping|(?:can't|cannot|can not|cant"
    r"|couldn't) (?:breathe"
    r"|get (?:any |enough )?(?:air|breath))|falta de aire|no puedo respirar|me ahogo"
)
BACK_HURTS = (
    r"back(?:'s)? (?:[\w']+ ){0,3}(?:pains?|hurts?|hurting|ach(?:e|es|ing)|sore|killing|agony)"
    r"|(?:hurt|injured|sore|pains?|ach(?:e|ing)|agony) (?:[\w']+ ){0,4}(?:back|spine)|backache|espalda|lumbar"
    r"|back pain"
)
PREGNANT = (
    r"pregnan\w+|weeks along|\d+ weeks|trimester|expecting|baby|bump|embaraza\w+|embarazo|bebe|maternity|postpartum"
)

TRAINED = pattern(
    r"squat\w*|leg ?day|deadlift\w*|workout|session|training|trained|sore|soreness|doms|lunges|after (?:the )?gym"
    r"|run|ran"
    r"|running|marathon|hike|hiking|stairs|nordics?|curls|rdls?|yesterday's|agujetas"
)
KNOCK = pattern(
    r"bar|barbell|walked into|ran into|bumped|bump(?:ing)? into|knocked|banged|hit (?:it|my|the|by)|table|box"
    r"|bike fell|kicked|foam roll\w*|massage|cupping|gua sha|tackle\w*|dropped|injection|vaccin\w+|mosquito|bite|stung"
)
TEEN = pattern(
    r"i'?a?m (?:only )?(?:1[0-9]|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)|1[0-9] ?(?:years?"
    r"|yrs?) ?olds?"
    r"|1[0-9] ?yo|teen\w*|my (?:son|daughter|kid)|age 1[0-9]|aged 1[0-9]|growth plate"
)
OTHER_PART = pattern(
    r"hands?|fingers?|arms?|shins?|toes?|toenail|eyes?|lips?|face|elbows?|palms?|nails?|forearms?|nose"
)
UPPER_PART = pattern(r"hands?|fingers?|arms?|face|lips?|elbows?|palms?|forearms?|nose|tongue")
JOINTS = pattern(JOINT)

ALARMING: Final = pattern(
    "|".join((SHARP, PAIN, LEG, SNAP, SNAPPED, JOINT, NUMB, SWOLLEN, BRUISE, CALF, URINE, CHEST, FAINT))
    + "|"
    + "|".join((BREATH, PREGNANT, BACK_HURTS))
    + r"|breath\w*|heart|palpitaci?on\w*|bladder|bowels?|vejiga|incontinen\w+|myself|legs|feet|bleed\w*|blood"
    r"|fluid|waters?|contractions?|headaches?|migraine|fever|gap|dent|hole|lump|divot"
    r"|dip|bulto|torn|crack|weight|walk|steps|walking"
    r"|dizz\w+|light ?headed\w*|woozy|spotting|mare\w+|head|tiron|feel|stab|stabbed|jab|leak\w*|sangr\w+|vagina\w*"
    r"|caminar|andar|apoyar|pops|clicks|clicking|cracks|cracking|snaps"
)
"""A word of any sign; a clause without one shows none."""

"""How each red flag is said: patterns over plain text, surest first; data, apart from joining them up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.safety import flags
from bot.safety.flags import Flag
from bot.safety.terms import (
    BACK_HURTS,
    BREATH,
    BRUISE,
    CALF,
    CHEST,
    DARK,
    FAINT,
    JOINT,
    JOINTS,
    KNOCK,
    LEG,
    NUMB,
    OTHER_PART,
    PAIN,
    PREGNANT,
    PRESS,
    SADDLE,
    SHARP,
    SNAP,
    SNAPPED,
    SNAPPING,
    SWOLLEN,
    TRAINED,
    UPPER_PART,
    URINE,
    near,
    pattern,
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One way in which a flag is said.

    Attributes:
        said: Looked for in each clause.
        sure: It means the flag; otherwise it is asked about.
        beside: Must be said somewhere in the text too; None: nothing must.
        unless: What makes it harmless when it is said somewhere in the text.
        deniable: Whether a no before it takes it back; not where a no is part of it.
    """

    flag: Flag
    said: re.Pattern[str]
    sure: bool = True
    beside: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    deniable: bool = True


SIGNS: Final[tuple[Sign, ...]] = (
    # Away from training, and at once.
    Sign(flags.HEART, pattern(near(CHEST, PRESS, 3)), unless=pattern(r"bench|push ?ups?|pecs?|fly|flies|sore|doms")),
    Sign(flags.HEART, pattern(near(CHEST, PRESS, 3)), sure=False),
    Sign(flags.HEART, pattern(FAINT)),
    Sign(flags.HEART, pattern(rf"(?:sudden(?:ly)?|at rest|lying|sitting|very|so|really) (?:\w+ ){{0,2}}(?:{BREATH})")),
    Sign(
        flags.HEART,
        pattern(rf"(?:{BREATH})"),
        beside=pattern(r"sudden\w*|at rest|lying|chest|won't|for hours|resting|stairs"),
    ),
    Sign(
        flags.HEART,
        pattern(
            r"(?:trouble|difficulty|hard|struggling|can't|cannot|can not|cant) (?:to |in |with )?breath\w*"
            r"|falta de aire|no puedo respirar|me ahogo|gasping"
        ),
        deniable=False,
    ),
    Sign(flags.HEART, pattern(BREATH), sure=False),
    Sign(
        flags.HEART,
        pattern(
            r"heart attack|palpitations?|palpitaciones|heart (?:[\w']+ ){0,3}(?:flutter\w*|skip\w*|irregular"
            r"|racing|pounding|hurts?|pains?)"
        ),
        sure=False,
    ),
    Sign(
        flags.HEART,
        pattern(r"(?:palpitations?|heart (?:[\w']+ ){0,3}(?:flutter\w*|skip\w*|irregular|hurts?|pains?))"),
        beside=pattern(r"rest|dizzy|faint|breath|chest|sudden\w*"),
    ),
    Sign(flags.SADDLE, pattern(near(NUMB, SADDLE, 5)), unless=pattern(r"bike|bicycle|cycling|spin class")),
    Sign(flags.SADDLE, pattern(near(NUMB, SADDLE, 5)), sure=False),
    Sign(
        flags.SADDLE,
        pattern(
            rf"(?:can't|cannot|can not|cant|couldn't|don't|no) (?:really )?(?:feel|feeling) (?:[\w']+ ){{0,4}}"
            rf"(?:{SADDLE}|wip\w+)"
        ),
        deniable=False,
    ),
    Sign(
        flags.SADDLE,
        pattern(
            near(
                r"bladder|bowels?|vejiga|esfinter\w*",
                r"trouble|problems?|control|issues?|accidents?|changed?"
                r"|weird|incontinen\w+|stopped|can't|numb",
                4,
            )
        ),
        deniable=False,
    ),
    Sign(
        flags.SADDLE,
        pattern(
            r"(?:can't|cannot|can not|cant|couldn't|unable to|trouble|difficulty|hard to|struggl\w+ to) (?:\w+ ){0,2}"
            r"(?:pee|peeing|urinat\w+|wee|pass (?:water|urine)|hold (?:my |it )?(?:pee|wee|urine|bladder|poo\w*)"
            r"|control (?:my )?(?:pee|wee|bladder|bowels?|poo\w*))"
        ),
        deniable=False,
    ),
    Sign(
        flags.SADDLE,
        pattern(r"incontinen\w+|(?:wet|soiled|peed|pissed|pooed|pooped|shat) (?:myself|my (?:pants|bed))"),
    ),
    Sign(
        flags.SADDLE,
        pattern(r"leak\w* (?:[\w']+ ){0,3}(?:urine|pee|wee|bit)|(?:urine|pee|wee) (?:\w+ ){0,2}leak\w*"),
        sure=False,
    ),
    Sign(
        flags.SADDLE,
        pattern(
            near(
                r"both (?:of )?(?:my |the )?(?:legs|feet)|ambas piernas|las dos piernas",
                rf"weak|weakness|give way|giving way|gave way|buckl\w+|debil\w*|{NUMB}",
                4,
            )
        ),
        unless=TRAINED,
    ),
    Sign(
        flags.SADDLE,
        pattern(
            near(r"both (?:of )?(?:my |the )?(?:legs|feet)|ambas piernas|las dos piernas", rf"weak|weakness|{NUMB}", 4)
        ),
        sure=False,
    ),
    Sign(
        flags.SADDLE, pattern(near(r"both (?:of )?(?:my |the )?legs", PAIN, 4)), beside=pattern(r"back|spine|shooting")
    ),
    Sign(flags.SADDLE, pattern(near(r"both (?:of )?(?:my |the )?legs", PAIN, 4)), sure=False, unless=TRAINED),
    Sign(
        flags.PREGNANCY,
        pattern(r"bleed\w*|blood|spotting|fluid|leak\w*|contractions?|sangr\w+|contracciones|liquido"),
        beside=pattern(PREGNANT),
        unless=pattern(r"blood (?:pressure|test|type|sugar|flow)"),
    ),
    Sign(
        flags.PREGNANCY,
        pattern(
            r"(?:vaginal|vaginally) (?:\w+ )?(?:bleeding|fluid)|bleeding (?:vaginally|from (?:my|the) vagina)"
            r"|waters? (?:have |has |just )?(?:broke|broken|leak\w*)|rompi aguas|in labou?r"
        ),
    ),
    Sign(
        flags.PREGNANCY,
        pattern(
            r"(?:severe|bad|terrible|worst|awful|pounding|splitting|strong|fuerte) (?:\w+ )?(?:headaches?"
            r"|migraine)|dolor (?:fuerte )?de cabeza|blurr\w+ vision|seeing spots"
        ),
        beside=pattern(PREGNANT),
    ),
    Sign(flags.PREGNANCY, pattern(r"headaches?|migraine"), sure=False, beside=pattern(PREGNANT)),
    Sign(
        flags.PREGNANCY,
        pattern(r"contractions?"),
        sure=False,
        beside=pattern(r"regular|painful|minutes apart|cramps?"),
    ),
    Sign(
        flags.PREGNANCY,
        pattern(
            r"(?:baby|bump|bebe|fetus|he|she|it) (?:[\w']+ ){0,4}(?:(?:less|not|no|stopped|isn't|hasn't|has not"
            r"|won't|doesn't|fewer|quiet\w*|still|menos) ?(?:[\w']+ ){0,3}(?:mov\w+|kick\w*|se mueve)"
            r"|(?:mov\w+|kick\w*) (?:[\w']+ ){0,2}(?:less|fewer|not at all|menos))"
            r"|(?:less|fewer|reduced|no|decreased) (?:[\w']+ ){0,2}(?:movements?|kicks)"
        ),
        beside=pattern(PREGNANT),
        deniable=False,
    ),
    # Today.
    Sign(flags.CALF, pattern(near(CALF, f"{SWOLLEN}|throbbing", 4)), unless=KNOCK),
    Sign(flags.CALF, pattern(rf"(?:{CALF}) (?:[\w']+ ){{0,4}}(?:warm|hot|red|roj[oa]|caliente)"), unless=KNOCK),
    Sign(flags.CALF, pattern(near(CALF, SWOLLEN, 4)), sure=False),
    Sign(
        flags.CALF,
        pattern(rf"(?:one|left|right|my) leg (?:[\w']+ ){{0,4}}(?:{SWOLLEN})"),
        beside=pattern(r"warm|hot|red|roja"),
    ),
    Sign(
        flags.DARK_URINE,
        pattern(
            rf"(?:{URINE}) (?:[\w']+ ){{0,5}}(?:{DARK})|(?:dark|brown|black|red|bloody|cola|coke|tea|coffee|rust"
            rf"|coloured|colored) (?:\w+ )?(?:{URINE})|blood in (?:my |the )?(?:{URINE})|orina oscura"
        ),
    ),
    Sign(
        flags.DARK_URINE,
        pattern(r"(?:severe|extreme|unbearable) (?:muscle|muscular) (?:pains?|weakness|swelling|soreness)"),
    ),
    Sign(
        flags.BACK_ALARM,
        pattern(BACK_HURTS),
        beside=pattern(r"fever|feverish|high temperature|temperature of|chills|fiebre"),
    ),
    Sign(
        flags.BACK_ALARM,
        pattern(BACK_HURTS),
        beside=pattern(r"fell|fall|fallen|falling|slipped|accident|car crash|crash(?:ed)?|caida|me cai|caido"),
    ),
    # Stop, and get it checked.
    Sign(
        flags.SIT_BONE,
        pattern(rf"{SNAP}|{SNAPPED}|sharp|sudden"),
        beside=pattern(r"sit(?:ting)? bones?|buttocks?|butt|bum|ischi\w+"),
    ),
    Sign(
        flags.POP,
        pattern(
            rf"(?:felt|feel|feels|heard|hear|sensed|there was|had|got|loud|big|audible|sudden|like|with|and|was|went|a"
            rf"|senti|oi|hubo|un) (?:[\w']+ ){{0,3}}(?:{SNAP})"
        ),
        unless=JOINTS,
    ),
    Sign(flags.POP, pattern(near(SNAPPING, f"{LEG}|calf", 4))),
    Sign(flags.POP, pattern(r"(?:felt|heard) (?:[\w']+ ){0,2}crack"), unless=JOINTS),
    Sign(
        flags.POP,
        pattern(
            rf"(?:something|it|{LEG}|calf|there) (?:has |had |just |suddenly |have |definitely |literally |kind of )*"
            rf"(?:{SNAPPED})"
        ),
        unless=JOINTS,
    ),
    Sign(flags.POP, pattern(rf"(?:{LEG}|calf) (?:has |had |just |suddenly |have )*(?:{SNAPPED})")),
    Sign(
        flags.POP,
        pattern(rf"(?:{SNAPPED}|torn|popping|tearing|ripping|snapping) (?:[\w']+ ){{0,3}}(?:{LEG}|calf)"),
        unless=pattern(r"torn"),
    ),
    Sign(
        flags.POP,
        pattern(
            rf"(?:felt|heard) (?:[\w']+ ){{0,5}}(?:{SNAPPED}|{SNAP})|(?:{JOINT}) (?:just |suddenly )?(?:{SNAPPED})"
            rf"|(?:{SNAPPED}) (?:my|the) (?:{JOINT})"
        ),
        sure=False,
    ),
    Sign(
        flags.POP,
        pattern(rf"torn|(?:tear|desgarro|tiron)|(?:{LEG}) (?:tear|torn)"),
        sure=False,
        beside=pattern(rf"{LEG}|tengo|tuve"),
    ),
    Sign(flags.POP, pattern(r"pop|popped|popping"), sure=False, unless=JOINTS),
    Sign(
        flags.POP,
        pattern(rf"(?:{JOINT}) (?:\w+ )?(?:pops|popping|clicks|clicking|cracks|cracking|snaps|snapping)"),
        sure=False,
        beside=pattern(rf"{PAIN}|swollen"),
    ),
    Sign(flags.SUDDEN_PAIN, pattern(near(SHARP, PAIN, 3))),
    Sign(flags.SUDDEN_PAIN, pattern(near(r"sharp|stabbing|stab|jab|stabbed|sharply", rf"{LEG}|calf|knee|back of", 4))),
    Sign(
        flags.SUDDEN_PAIN, pattern(r"(?:feels?|felt|it's|its|is|was|really|something) (?:\w+ ){0,2}(?:sharp|stabbing)")
    ),
    Sign(
        flags.SUDDEN_PAIN,
        pattern(rf"(?:pulled|strained|tweaked|hurt|pinged) (?:[\w']+ ){{0,2}}(?:{LEG})"),
        sure=False,
        beside=pattern(r"just (?:now|pulled|strained|tweaked|hurt)|today|mid set|minutes? ago|right now|this morning"),
    ),
    Sign(flags.SUDDEN_PAIN, pattern(r"punzada|pinchazo|dolor (?:\w+ )?(?:fuerte|agudo|intenso|repentino)")),
    Sign(
        flags.SWELLING,
        pattern(near(rf"{BRUISE}|{SWOLLEN}", rf"{LEG}|back of|isquio\w*|it|it's|badly", 5)),
        unless=KNOCK,
    ),
    Sign(flags.SWELLING, pattern(rf"(?:{BRUISE}|{SWOLLEN})"), beside=pattern(LEG), unless=KNOCK),
    Sign(flags.SWELLING, pattern(near(r"gap|dent|hole|lump|divot|dip|bulto", rf"{LEG}|back of", 5))),
    Sign(
        flags.SWELLING,
        pattern(rf"^(?:[\w']+ ){{0,3}}(?:{BRUISE}|{SWOLLEN})(?: [\w']+){{0,3}}$"),
        unless=re.compile(rf"{OTHER_PART.pattern}|{JOINTS.pattern}"),
    ),
    Sign(
        flags.SWELLING,
        pattern(rf"{BRUISE}|{SWOLLEN}"),
        sure=False,
        unless=re.compile(rf"{OTHER_PART.pattern}|{KNOCK.pattern}"),
    ),
    Sign(
        flags.WEIGHT,
        pattern(
            rf"(?:can't|cannot|can not|cant|couldn't|unable to|won't|wont|will not|doesn't|barely"
            rf"|not) (?:[\w']+ ){{0,2}}"
            rf"(?:put (?:any |my |full )*weight|bear (?:any |my )?weight|weight bear|(?:take|hold|carry"
            rf"|support) (?:any |my )*weight"
            rf"|(?:stand|walk|step) on (?:it|my|that|the) ?(?:leg)?)|(?:four|4|few|two|couple of) steps (?:[\w']+ )"
            rf"{{0,2}}(?:hurt|{PAIN})|leg (?:is )?unusable|no puedo (?:apoyar|caminar|andar)"
        ),
        deniable=False,
    ),
    Sign(
        flags.WEIGHT,
        pattern(r"(?:can't|cannot|can not|cant|couldn't|unable to|barely) (?:[\w']+ ){0,2}walk"),
        sure=False,
        unless=TRAINED,
        deniable=False,
    ),
    Sign(
        flags.NUMBNESS,
        pattern(rf"{NUMB}"),
        unless=re.compile(
            rf"{UPPER_PART.pattern}|\b(?:sitting|cross ?legged|bike|bum|butt|slept on|cold|massage gun"
            rf"|foam roll\w*|dentist)\b"
        ),
    ),
    Sign(
        flags.NUMBNESS,
        pattern(
            r"(?:can't|cannot|can not|cant|couldn't|don't) (?:really )?feel (?:my|the|half my) (?:\w+ )?(?:legs?"
            r"|foot|feet"
            r"|toes?|thighs?|calf|calves)"
        ),
        deniable=False,
        unless=TRAINED,
    ),
    Sign(flags.NUMBNESS, pattern(rf"{NUMB}"), sure=False, unless=pattern(r"cold|dentist|massage gun")),
    Sign(
        flags.DIZZINESS,
        pattern(r"dizz(?:y|iness)|light ?headed\w*|woozy|mare\w+|head spins|head is spinning"),
        beside=pattern(
            r"train\w*|exercis\w*|session|set|sets|during|lift\w*|deadlift\w*|squat\w*|workout|swings?|bridges?|rdls?"
            r"|entren\w*|after|when|hinge\w*|curls?|doing|reps?|nordics?"
        ),
    ),
    Sign(flags.DIZZINESS, pattern(r"dizz(?:y|iness)|light ?headed\w*|woozy|mare(?:o|os|ad[oa])"), sure=False),
)
"""Every way; a text may show several."""
